"""The whole account of a conference: what came, who was there, what was said, weighed, decided and is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import NamedTuple

from facilitator.conference.anonymous import OTHERS
from facilitator.conference.handover import ranked
from facilitator.conference.results import EVERYBODY, Idea, SessionResult
from facilitator.conference.reviewed import Heard, Reviewed
from facilitator.language import Language
from facilitator.report.account import Account
from facilitator.report.maps import themes_by_workshop
from facilitator.report.outline import (
    Bars,
    Block,
    Cell,
    Contents,
    Facts,
    Grid,
    Heading,
    Items,
    Outline,
    Paragraph,
    Table,
)
from facilitator.report.roadmap import status_table
from facilitator.report.summary import Summary, Version, gaps
from facilitator.report.topics import by_dots, dots, votes_taken

MOST_STRONGEST = 6
"""Cards that stand for a session which made no topics."""


def whole_account(
    reviewed: Reviewed,
    results: Sequence[SessionResult],
    say: Language,
    made_at: int,
    zone: tzinfo,
    version: Version = Version.INTERNAL,
) -> Outline:
    """Everything in one document. ``reviewed`` and ``results`` are already what the audience may see.

    ``made_at`` in wall milliseconds UTC.
    """
    telling = _Conference(Account(reviewed, say, zone, version), say, tuple(results))
    title = say("Results of {conference}", conference=reviewed.plan.title)
    blocks = tuple(telling.blocks())
    return Outline(title, reviewed.plan.organiser, say.code, telling.account.footer(made_at), blocks)


class _Conference(NamedTuple):
    """The parts of the account, in their order."""

    account: Account
    say: Language
    results: Sequence[SessionResult]

    def blocks(self) -> Iterator[Block]:
        """All of it."""
        say = self.say
        yield Heading(self.account.reviewed.plan.title, 1)
        yield Facts(tuple(self._facts()))
        yield Heading(say("Contents"))
        yield Contents(2)
        yield from self._completeness()
        yield from self._heads()
        yield from self._fates()
        yield from themes_by_workshop(self.account)
        if self.account.reviewed.measures:
            yield Heading(say("Measures by status"))
            yield status_table(self.account, self.account.reviewed.measures)
        yield from self._sessions()
        yield from self._decisions()
        yield from self._tasks()
        yield from self._parked()
        yield from self._gaps()

    def _facts(self) -> Iterator[tuple[str, str]]:
        say, reviewed = self.say, self.account.reviewed
        yield say("Date and place"), self.account.day_and_place()
        yield say("Organiser"), reviewed.plan.organiser
        came = sum(heard.received for heard in reviewed.sessions)
        yield say("Sessions"), say("{came} of {all}", came=came, all=len(reviewed.sessions))
        yield say("Ideas"), str(len(reviewed.ideas))
        yield say("Themes"), str(len(reviewed.themes))
        yield say("Measures"), str(len(reviewed.measures))

    # What came, and who was there.

    def _completeness(self) -> Iterator[Block]:
        say, sessions = self.say, self.account.reviewed.sessions
        yield Heading(say("What has come in"))
        if not sessions:
            yield Paragraph(say("There are no sessions."))
            return
        turns = sorted({heard.round for heard in sessions if heard.round})
        rows = []
        for workshop in sorted({heard.workshop for heard in sessions if heard.workshop}):
            mine = {heard.round: heard for heard in sessions if heard.workshop == workshop}
            name = next(heard.title for heard in mine.values())
            rows.append((f"{workshop}. {name}", tuple(self._arrival(mine.get(turn)) for turn in turns)))
        if rows:
            heads = (say("Round {number}", number=turn) for turn in turns)
            yield Grid((say("Workshop"), *heads), tuple(rows))
        added = [heard for heard in sessions if not (heard.workshop and heard.round)]
        if added:
            named = tuple(f"{heard.id} {heard.title}: {self._arrival(heard).text}" for heard in added)
            yield Items(say("Added on the day"), named)

    def _arrival(self, heard: Heard | None) -> Cell:
        if heard is None:
            return Cell("–")
        say, count = self.say, len(self.account.reviewed.by_session.get(heard.id, ()))
        number = say.count("{n} idea", "{n} ideas", count)
        if heard.forked:
            return Cell(say("△ copies differ, {number}", number=number), 0.25)
        if not heard.received:
            return Cell(say("✗ missing"))
        if heard.missing:
            return Cell(say("△ gaps, {number}", number=number), 0.25)
        if heard.state == "running":
            return Cell(say("▶ still running, {number}", number=number), 0.25)
        if not count:
            return Cell(say("○ empty"), 0.1)
        return Cell(f"✓ {number}", 0.5)

    def _heads(self) -> Iterator[Block]:
        """People by group and round: over rounds nothing is added up, for the same people come three times."""
        say = self.say
        yield Heading(say("Participants"))
        turns = sorted({result.planned.round for result in self.results})
        found: dict[str, dict[int, int]] = {}
        for result in self.results:
            for group in result.headcount:
                if group.count > 0:
                    counts = found.setdefault(group.group, {})
                    counts[result.planned.round] = counts.get(result.planned.round, 0) + group.count
        if not found:
            yield Paragraph(say("Nobody was counted."))
            return
        most = max(count for counts in found.values() for count in counts.values())
        rows = [
            (
                self._group(group),
                tuple(Cell(str(counts[t]), counts[t] / most) if t in counts else Cell("–") for t in turns),
            )
            for group, counts in found.items()
        ]
        if len(rows) > 1:
            sums = (sum(counts.get(turn, 0) for counts in found.values()) for turn in turns)
            rows.append((say("Together"), tuple(Cell(str(count)) for count in sums)))
        yield Grid((say("Group"), *(self._round(turn) for turn in turns)), tuple(rows))
        yield Paragraph(
            say(
                "Rounds are not added up: many people take part in several. Sessions without a count are missing here."
            ),
            quiet=True,
        )

    def _group(self, group: str) -> str:
        return {OTHERS: self.say("other"), EVERYBODY: self.say("People"), "": self.say("People")}.get(group, group)

    def _round(self, turn: int) -> str:
        return self.say("Round {number}", number=turn) if turn else self.say("Added")

    def _fates(self) -> Iterator[Block]:
        rows = self.account.reviewed.ideas
        yield Heading(self.say("What became of the ideas"))
        if not rows:
            yield Paragraph(self.say("No ideas were collected."))
            return
        counted = self.account.counted(rows)
        named = ", ".join(f"{word} {count}" for word, count in counted)
        yield Bars(self.say("What became of the ideas, as bars: {named}", named=named), tuple(counted))

    # The sessions in short.

    def _sessions(self) -> Iterator[Block]:
        for result in self.results:
            if result.planned.round <= 1:
                number, title = result.planned.workshop.number, result.planned.workshop.title
                yield Heading(f"{number}. {title}" if number else title)
            yield from self._session(result)

    def _session(self, result: SessionResult) -> Iterator[Block]:
        say, turn = self.say, result.planned.round
        summary = Summary(result, say, self.account.zone, self.account.version)
        name = say("{session}, round {number}", session=result.planned.id, number=turn) if turn else result.planned.id
        yield Heading(name, 3, say.count("{n} card", "{n} cards", len(ranked(result.ideas))))
        pairs = [(say("Held"), summary.held()), (say("Participants"), summary.participants())]
        if self.account.internal:
            pairs.append((say("Moderation"), ", ".join(result.planned.moderators)))
        yield Facts((*pairs, (say("Cards"), summary.counts())))
        yield from votes_taken(result.votes, say)
        yield from self._ranking(result)

    def _ranking(self, result: SessionResult) -> Iterator[Block]:
        """The session's own ranked list: dots of several sessions or votes are never added up."""
        say = self.say
        open_ones = [idea for idea in ranked(result.ideas) if not idea.parked]
        heads = say("Dots"), say("Cards")
        if result.clusters:
            rows = [
                (self.account.words(cluster.name), str(cluster.dots or "–"), str(len(inside)), _strongest(inside, say))
                for cluster, inside in by_dots(result.clusters, open_ones)
            ]
            yield Table((say("Topic"), *heads, say("Strongest card")), tuple(rows), (0.3, 0.1, 0.1, 0.5))
        elif open_ones:
            strongest = open_ones[:MOST_STRONGEST]
            rows_of_cards = tuple((f"{idea.number}", _text(idea, say), dots(idea.dots, say)) for idea in strongest)
            yield Table((say("No."), say("Strongest cards"), say("Dots")), rows_of_cards, (0.08, 0.74, 0.18))

    # What was agreed, what was set aside, what is missing.

    def _decisions(self) -> Iterator[Block]:
        say = self.say
        for sort, title in (("decision", say("Decisions")), ("dissent", say("Dissent")), ("note", say("Notes"))):
            rows = [
                (result.planned.id, _told(note.text, say), note.reason)
                for result in self.results
                for note in result.notes
                if note.kind == sort
            ]
            if rows:
                yield Heading(title)
                if sort == "decision":
                    heads = (say("Session"), say("Decision"), say("Reason"))
                    yield Table(heads, tuple(rows), (0.12, 0.48, 0.4))
                else:
                    yield Table((say("Session"), title), tuple(row[:2] for row in rows), (0.12, 0.88))

    def _tasks(self) -> Iterator[Block]:
        say = self.say
        rows = [
            (result.planned.id, _told(task.what, say), *((task.who,) if self.account.internal else ()), task.until)
            for result in self.results
            for task in result.tasks
        ]
        if rows:
            yield Heading(say("Tasks"))
            who = (say("Who"),) if self.account.internal else ()
            widths = (0.1, 0.44, 0.26, 0.2) if self.account.internal else (0.12, 0.66, 0.22)
            yield Table((say("Session"), say("What"), *who, say("Until")), tuple(rows), widths)

    def _parked(self) -> Iterator[Block]:
        say = self.say
        rows = [
            (f"{result.planned.id}-{idea.number}", _text(idea, say))
            for result in self.results
            for idea in result.ideas
            if idea.parked and not idea.withdrawn
        ]
        if rows:
            yield Heading(say("Parking lot"), 2, str(len(rows)))
            yield Table((say("No."), say("Card")), tuple(rows), (0.16, 0.84))

    def _gaps(self) -> Iterator[Block]:
        found = [(result.planned.id, " ".join(gaps(result, self.say))) for result in self.results]
        rows = tuple((session, sentences) for session, sentences in found if sentences)
        left_out = self.account.withheld()
        if rows or left_out:
            yield Heading(self.say("What is incomplete"))
        if left_out:
            yield Items("", tuple(left_out))
        if rows:
            yield Table((self.say("Session"), self.say("What is incomplete")), rows, (0.12, 0.88))


def _strongest(ideas: Sequence[Idea], say: Language) -> str:
    return _text(ideas[0], say) if ideas else "–"


def _text(idea: Idea, say: Language) -> str:
    return _told(idea.text, say)


def _told(text: str | None, say: Language) -> str:
    return say("[redacted]") if text is None else text
