"""Measures out of a table, into the review: run again with a corrected table it changes, and does not double."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.conference import intents_review as intents
from facilitator.conference.errors import Refusal
from facilitator.conference.review import Measure
from facilitator.exchange.faults import Fault
from facilitator.exchange.measures import MeasureRow, MeasuresReading
from facilitator.session.review import finding
from facilitator.session.review.service import ReviewService


@dataclass(frozen=True, slots=True)
class TakenMeasures:
    """How many measures are new, changed or as they were; and why the others were refused."""

    new: int
    changed: int
    same: int
    refused: tuple[Fault, ...]


def take_measures(review: ReviewService, reading: MeasuresReading) -> TakenMeasures:
    """Take a table's measures in as one step; pillars that are not there yet come before them as another."""
    names = dict.fromkeys(row.pillar for row in reading.rows if row.pillar)
    new = [name for name in names if finding.pillar(review.look, name) is None]
    review.do_all([intents.CreatePillar(review.new_id(), name) for name in new])
    taking = _Taking(review, reading)
    for row in reading.rows:
        taking.take(row)
    review.do_all(taking.wanted)
    refused = (*reading.faults, *taking.refused)
    return TakenMeasures(taking.new, taking.changed, taking.same, refused)


@dataclass
class _Taking:
    """One pass over a table; ``wanted`` is what is to be done in the end."""

    review: ReviewService
    reading: MeasuresReading
    wanted: list[intents.ReviewIntent] = field(default_factory=list)
    refused: list[Fault] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0

    def __post_init__(self) -> None:
        self._known = self.review.look.measures()
        used = [subject.get("number", 0) for subject in self.review.state.of("measure")]
        self._highest = max((*used, *(row.number for row in self.reading.rows)), default=0)
        self._seen: set[str | int] = set()

    def take(self, row: MeasureRow) -> None:
        """Look at a row; whatever is wrong with it, the others are taken."""
        try:
            measure = self._measure(row)
            wanted = self._changes(row, measure.id) if measure else [self._creation(row)]
            drafts = [draft for intent in wanted for draft in self.review.drafts(intent)]
        except Fault as fault:
            self.refused.append(fault)
        except Refusal as refusal:
            self.refused.append(Fault("{reason}", row.place, reason=refusal))
        else:
            self.wanted += wanted
            self.new += measure is None
            self.changed += bool(measure and drafts)
            self.same += not drafts

    def _measure(self, row: MeasureRow) -> Measure | None:
        """The measure that a row is about: by its number, else by its name; None for a new one."""
        title = row.title.casefold()
        fitting = [m for m in self._known if (m.number == row.number if row.number else m.title.casefold() == title)]
        if len(fitting) > 1:
            raise Fault("There is more than one such measure: give its number, or mend the numbers first.", row.place)
        key = fitting[0].number if fitting else row.number or title
        if key in self._seen:
            raise Fault("This measure stands in the table twice: take one of the rows out.", row.place)
        self._seen.add(key)
        return fitting[0] if fitting else None

    def _creation(self, row: MeasureRow) -> intents.ReviewIntent:
        number = row.number or self._highest + 1
        fields = {"title": row.title, "number": number, **row.fields, **self._pillar(row)}
        made = intents.CreateMeasure(self.review.new_id(), fields, self._sources(row))
        self._highest = max(self._highest, number)
        return made

    def _changes(self, row: MeasureRow, measure: str) -> list[intents.ReviewIntent]:
        """Sources are added: one that a table leaves out may have been named by hand."""
        fields = {"title": row.title, **row.fields, **self._pillar(row)}
        return [intents.ChangeMeasure(measure, fields), intents.NameSources(measure, self._sources(row))]

    def _pillar(self, row: MeasureRow) -> dict[str, str | None]:
        return {"pillar": finding.pillar(self.review.look, row.pillar)} if row.pillar else {}

    def _sources(self, row: MeasureRow) -> tuple[str, ...]:
        return tuple(finding.source(self.review.look, word) for word in row.sources)
