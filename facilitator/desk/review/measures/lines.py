"""The measures as rows of a view: by status, by date, or in the order made by hand. No window, no Qt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from facilitator.conference.review import STATUSES, Measure
from facilitator.desk.review.review import Review
from facilitator.report.dates import days

NO_PILLAR = "no pillar"
"""The id of the head above measures without a pillar."""
OVER = frozenset({"done", "deferred"})
"""Statuses in which nothing is late any more."""


@dataclass(frozen=True, slots=True)
class Line:
    """A measure, or the head of a pillar where ``measure`` is None: then ``name`` is the pillar's, empty for none.

    ``ideas`` counts those behind the measure, those of joint ideas and themes too; ``late`` says that it should be over
    by now and is not. A view's line of a head counts the measures below it in ``ideas``.
    """

    id: str
    measure: Measure | None = None
    name: str = ""
    ideas: int = 0
    late: bool = False


def late(measure: Measure, today: date) -> bool:
    """Whether it should be over by now and is not."""
    end = days(measure.until)
    return end is not None and end.last < today.toordinal() and measure.status not in OVER


def ideas_behind(review: Review) -> Counter[str]:
    """How many ideas each measure comes from."""
    by_source: dict[str, list[str]] = defaultdict(list)
    for measure in review.around.measures:
        for source in measure.sources:
            by_source[source].append(measure.id)
    found: Counter[str] = Counter()
    for row in review.rows.values():
        sources = filter(None, (row.id, row.joint, row.judgement.theme))
        found.update({measure for source in sources for measure in by_source.get(source, ())})
    return found


def lines_of(review: Review, today: date) -> list[Line]:
    """Every measure as a row, in the order made by hand."""
    counts = ideas_behind(review)
    return [Line(one.id, one, "", counts[one.id], late(one, today)) for one in review.around.measures]


def status_of(measure: Measure) -> str:
    """Its column on the board; a status of a later version of the program counts as an idea."""
    return measure.status if measure.status in STATUSES else STATUSES[0]


def by_status(lines: Sequence[Line]) -> dict[str, list[Line]]:
    """The columns of the board."""
    found: dict[str, list[Line]] = {status: [] for status in STATUSES}
    for line in lines:
        if line.measure:
            found[status_of(line.measure)].append(line)
    return found


def by_date(lines: Sequence[Line]) -> list[Line]:
    """What begins first stands first; what has no dates stands last."""

    def place(line: Line) -> tuple[int, int]:
        assert line.measure
        begin, end = days(line.measure.begin), days(line.measure.until)
        known = begin or end
        return (known.first, (end or known).last) if known else (date.max.toordinal(), 0)

    return sorted((line for line in lines if line.measure), key=place)


def under_pillars(lines: Sequence[Line], review: Review) -> list[Line]:
    """Every pillar with its measures below it, in the order made by hand; those without a pillar last."""
    return [line for group in _groups(lines, review) for line in group]


def _groups(lines: Sequence[Line], review: Review) -> Iterator[list[Line]]:
    known = {pillar.id for pillar in review.around.pillars}
    for pillar in review.around.pillars:
        mine = [line for line in lines if line.measure and line.measure.pillar == pillar.id]
        yield [Line(pillar.id, None, pillar.name, len(mine)), *mine]
    rest = [line for line in lines if line.measure and line.measure.pillar not in known]
    if rest or not known:
        yield [Line(NO_PILLAR, None, "", len(rest)), *rest]


@dataclass(frozen=True, slots=True)
class Placed:
    """Where things stand after a move: ``order`` are ids of one type; ``pillar`` is that of the moved measure."""

    order: tuple[str, ...]
    pillar: str | None = None


def moved(lines: Sequence[Line], ident: str, before: int) -> Placed | None:
    """A measure put before the row ``before`` of the list, under the pillar whose head stands above; None: nowhere."""
    if before <= 0:
        return None  # above the first head is nothing
    rest = [line for line in lines if line.id != ident]
    here = [line.id for line in lines].index(ident)
    at = before - (here < before)
    head = next(line for line in reversed(rest[:at]) if line.measure is None)
    order = [*rest[:at], lines[here], *rest[at:]]
    return Placed(tuple(line.id for line in order if line.measure), None if head.id == NO_PILLAR else head.id)


def pillars_moved(lines: Sequence[Line], ident: str, by: int) -> Placed | None:
    """A pillar one place up or down; None where it cannot go."""
    heads = [line.id for line in lines if line.measure is None and line.id != NO_PILLAR]
    if ident not in heads or not 0 <= heads.index(ident) + by < len(heads):
        return None
    at = heads.index(ident)
    heads.insert(at + by, heads.pop(at))
    return Placed(tuple(heads))
