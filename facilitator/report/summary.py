"""The summary of one session: what was collected, weighed, decided and left open, as an outline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from enum import Enum

from facilitator.conference.anonymous import anonymous
from facilitator.conference.handover import ranked
from facilitator.conference.results import SessionResult
from facilitator.language import Language
from facilitator.report import wording
from facilitator.report.outline import Block, Code, Facts, Heading, Outline, Paragraph, Table
from facilitator.report.topics import parking_lot, topics

CODE_PREFIX = "facilitator"


class Version(Enum):
    """Who a document is for: with all that is known, or without anything that points to a person."""

    INTERNAL = "internal"
    ANONYMOUS = "anonymous"


def session_summary(
    result: SessionResult, say: Language, made_at: int, zone: tzinfo, version: Version = Version.INTERNAL
) -> Outline:
    """The session's results protocol. ``made_at`` in wall milliseconds UTC; times of day are told in ``zone``.

    Clusters are ranked by dots, cards in them by dots and then by number; no card is left out.
    """
    if version is Version.ANONYMOUS:
        result = anonymous(result)
    ident, at = result.planned.id, wording.moment(made_at, zone, "", say)
    return Outline(
        title=say("Results of {session}: {title}", session=ident, title=result.planned.workshop.title),
        author=result.organiser,
        language=say.code,
        footer=say("{conference} · {session} · as of {at}", conference=result.conference, session=ident, at=at),
        blocks=tuple(Summary(result, say, zone, version).blocks()),
    )


def fingerprint_in_groups(fingerprint: str) -> str:
    """The short form that is printed and compared by eye: ``1A2B 3C4D 5E6F 7A8B``."""
    short = fingerprint[:16].upper()
    return " ".join(short[at : at + 4] for at in range(0, len(short), 4))


@dataclass(frozen=True)
class Summary:
    """The parts of a session's summary, in their order."""

    result: SessionResult
    say: Language
    zone: tzinfo
    version: Version

    @property
    def internal(self) -> bool:
        """Whether names may stand in it."""
        return self.version is Version.INTERNAL

    def blocks(self) -> Iterator[Block]:
        """All of it."""
        workshop = self.result.planned.workshop
        yield Heading(workshop.title, 1, self.result.planned.id)
        if workshop.question:
            yield Paragraph(workshop.question)
        yield Facts(tuple(self._facts()))
        yield from topics(self.result, self.say)
        yield from parking_lot(self.result, self.say)
        yield from self._notes("decision", self.say("Decisions"))
        yield from self._notes("dissent", self.say("Dissent"))
        yield from self._tasks()
        yield from self._notes("note", self.say("Notes"))
        yield from self._gaps()
        yield self._code()

    def _facts(self) -> Iterator[tuple[str, str]]:
        say, result, planned = self.say, self.result, self.result.planned
        yield say("Conference"), result.conference
        yield say("Date and place"), ", ".join(filter(None, (wording.day(result.date, say), result.venue)))
        yield say("Session"), self._place_in_plan()
        yield say("Room"), planned.room
        yield say("Planned"), wording.planned_time(planned.start, planned.minutes, say)
        yield say("Held"), self.held()
        if self.internal:
            yield say("Moderation"), ", ".join(planned.moderators)
        yield say("Participants"), self.participants()
        yield say("Cards"), self.counts()
        yield say("Languages"), ", ".join(self._languages())
        if self.internal and result.devices:
            yield say("Laptops"), ", ".join(result.devices)

    def _place_in_plan(self) -> str:
        """Which workshop in which round; a session that was added on the day has its name alone."""
        number, turn = self.result.planned.workshop.number, self.result.planned.round
        if not number or not turn:
            return self.result.planned.id
        return self.say("Workshop {workshop}, round {round}", workshop=number, round=turn)

    def held(self) -> str:
        """When it really began and ended."""
        begun, ended = self.result.started_at, self.result.ended_at
        if begun is None and ended is None:
            return self.say("not recorded")
        start, end = (wording.moment(at, self.zone, self.result.date, self.say) for at in (begun, ended))
        return self.say("{start}–{end}", start=start, end=end)

    def participants(self) -> str:
        """How many people were there, by group."""
        groups = [group for group in self.result.headcount if group.count > 0]
        if not groups:
            return self.say("not counted")
        return wording.heads(groups, self.say)

    def _languages(self) -> list[str]:
        codes = dict.fromkeys(idea.language for idea in self.result.ideas if idea.language)
        return [wording.language_name(code, self.say) for code in codes]

    def counts(self) -> str:
        """How many cards there are, by kind."""
        ideas = ranked(self.result.ideas)
        counted = (
            (wording.kind_word(kind, self.say), sum(idea.kind == kind.id for idea in ideas))
            for kind in self.result.kinds
        )
        named = ", ".join(f"{label} {count}" for label, count in counted if count)
        return self.say("{count} ({groups})", count=len(ideas), groups=named) if named else str(len(ideas))

    def _notes(self, kind: str, title: str) -> Iterator[Block]:
        notes = [note for note in self.result.notes if note.kind == kind]
        if notes:
            yield Heading(title)
        for note in notes:
            yield Paragraph(self._shown(note.text))
            if note.reason and note.text is not None:
                yield Paragraph(self.say("Reason: {reason}", reason=note.reason), quiet=True)

    def _tasks(self) -> Iterator[Block]:
        if not self.result.tasks:
            return
        yield Heading(self.say("Tasks"))
        what, who, until = self.say("What"), self.say("Who"), self.say("Until")
        rows = [(self._shown(task.what), task.who, task.until) for task in self.result.tasks]
        if self.internal:
            yield Table((what, who, until), tuple(rows), (0.56, 0.24, 0.2))
        else:
            yield Table((what, until), tuple((row[0], row[2]) for row in rows), (0.76, 0.24))

    def _shown(self, text: str | None) -> str:
        return self.say("[redacted]") if text is None else text

    def _gaps(self) -> Iterator[Block]:
        """What is incomplete, said quietly."""
        found = gaps(self.result, self.say)
        if found:
            yield Heading(self.say("What is incomplete"))
        for sentence in found:
            yield Paragraph(sentence, quiet=True)

    def _code(self) -> Code:
        ident, whole = self.result.planned.id, self.result.fingerprint
        caption = self.say(
            "Fingerprint of this session: {fingerprint}\nWhoever compares it with that of another copy sees whether "
            "both hold the same.",
            fingerprint=fingerprint_in_groups(whole),
        )
        return Code(f"{CODE_PREFIX}:{ident}:{whole}", caption)


def gaps(result: SessionResult, say: Language) -> list[str]:
    """What is incomplete in a session, a sentence each."""
    return list(filter(None, (gap(result, say) for gap in _GAPS)))


def _state(result: SessionResult, say: Language) -> str:
    match result.state:
        case "planned":
            return say("The session was not begun.")
        case "open":
            return say("The clock of the session was not started.")
        case "running":
            return say("The session was not closed when this summary was made.")
        case "closed":
            return ""


def _times(result: SessionResult, say: Language) -> str:
    unknown = result.state == "closed" and None in (result.started_at, result.ended_at)
    return say("The actual times were not recorded.") if unknown else ""


def _heads(result: SessionResult, say: Language) -> str:
    return "" if any(group.count for group in result.headcount) else say("The participants were not counted.")


def _weight(result: SessionResult, say: Language) -> str:
    return say("No dots were counted.") if result.ideas and not result.votes else ""


def _redacted(result: SessionResult, say: Language) -> str:
    count = sum(idea.text is None for idea in ranked(result.ideas))
    if not count:
        return ""
    return say.count("The text of {n} card was redacted.", "The text of {n} cards was redacted.", count)


def _conflicts(result: SessionResult, say: Language) -> str:
    count = sum(bool(idea.conflicts) for idea in ranked(result.ideas))
    if not count:
        return ""
    return say.count(
        "{n} card was changed differently on two laptops; this has to be settled.",
        "{n} cards were changed differently on two laptops; this has to be settled.",
        count,
    )


def _withheld(result: SessionResult, say: Language) -> str:
    if not result.withheld:
        return ""
    return say.count(
        "{n} text was left out, because it may point to a person and nobody has decided on it yet.",
        "{n} texts were left out, because they may point to a person and nobody has decided on them yet.",
        result.withheld,
    )


_GAPS: tuple[Callable[[SessionResult, Language], str], ...] = (
    _state,
    _times,
    _heads,
    _weight,
    _redacted,
    _conflicts,
    _withheld,
)
