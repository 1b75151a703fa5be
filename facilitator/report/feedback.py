"""The feedback: what became of every idea, session by session, as an outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import NamedTuple

from facilitator.conference.account import FATES, Fate, fate
from facilitator.conference.plan import Kind
from facilitator.conference.review import IdeaRow
from facilitator.conference.reviewed import Heard, Reviewed
from facilitator.language import Language
from facilitator.report import wording
from facilitator.report.account import Account, fate_word, together
from facilitator.report.outline import (
    Bars,
    Block,
    Contents,
    Entry,
    Facts,
    Heading,
    Ledger,
    Notice,
    Outline,
    Paragraph,
)
from facilitator.report.summary import Version
from facilitator.report.topics import dots


def feedback(
    reviewed: Reviewed, say: Language, made_at: int, zone: tzinfo, version: Version = Version.INTERNAL
) -> Outline:
    """The account of all ideas, session by session.

    ``reviewed`` is already what the audience may see (``for_everybody``). ``made_at`` in wall milliseconds UTC.
    """
    telling = _Feedback(Account(reviewed, say, zone, version), say)
    title = say("What became of the ideas: {of}", of=reviewed.plan.title)
    blocks = tuple(telling.whole(reviewed.sessions))
    return Outline(title, reviewed.plan.organiser, say.code, telling.account.footer(made_at), blocks)


def session_feedback(
    reviewed: Reviewed, say: Language, made_at: int, zone: tzinfo, version: Version = Version.INTERNAL
) -> Outline:
    """The account of one session's ideas, for those who were there. ``reviewed`` is that of ``of_session``."""
    telling = _Feedback(Account(reviewed, say, zone, version), say)
    title = say("What became of the ideas: {of}", of=", ".join(heard.id for heard in reviewed.sessions))
    blocks = tuple(telling.alone(reviewed.sessions))
    return Outline(title, reviewed.plan.organiser, say.code, telling.account.footer(made_at), blocks)


class _Feedback(NamedTuple):
    """The parts of the feedback, in their order."""

    account: Account
    say: Language

    def whole(self, heard: Sequence[Heard]) -> Iterator[Block]:
        """All sessions, with a list of contents."""
        account, say = self.account, self.say
        yield Heading(say("What became of the ideas"), 1)
        yield Paragraph(account.reviewed.plan.title)
        sentence = say("Here stands every idea of the conference, once, with what became of it and why.")
        yield Paragraph(sentence)
        rows = account.reviewed.ideas
        yield Facts(
            (
                (say("Date and place"), account.day_and_place()),
                (say("Ideas"), str(len(rows))),
                (say("Sessions"), str(len(heard))),
                (say("Not yet decided"), str(sum(fate(row) == "open" for row in rows))),
            )
        )
        yield from self._chart(rows)
        yield from self._left_out()
        yield Heading(say("Contents"))
        yield Contents(2)
        for each in heard:
            yield from self._session(each, 2)

    def alone(self, heard: Sequence[Heard]) -> Iterator[Block]:
        """One session, as a hand-out for those who were there."""
        for each in heard:
            yield from self._session(each, 1)
        yield from self._left_out()

    def _session(self, heard: Heard, level: int) -> Iterator[Block]:
        rows = self.account.reviewed.by_session.get(heard.id, ())
        name = f"{heard.id} · {heard.title}" if heard.title != heard.id else heard.id
        yield Heading(name, level, self.say.count("{n} idea", "{n} ideas", len(rows)))
        yield from self._told(rows)
        if level == 1:
            yield from self._chart(rows)
        if heard.redacted:
            yield Paragraph(
                self.say.count(
                    "The text of {n} card was redacted; it is not counted here.",
                    "The text of {n} cards was redacted; they are not counted here.",
                    heard.redacted,
                ),
                quiet=True,
            )
        found = {each: [row for row in rows if fate(row) == each] for each in FATES}
        for place, (each, mine) in enumerate((each, mine) for each, mine in found.items() if mine):
            yield Heading(fate_word(each, self.say), level + 1, str(len(mine)))
            heads = self.say("Idea"), self.say("What became of it")
            yield Ledger(heads, tuple(self._entry(row, each) for row in mine), goes_on=place > 0)

    def _told(self, rows: Sequence[IdeaRow]) -> Iterator[Block]:
        if not rows:
            yield Paragraph(self.say("No ideas came from this session."))
            return
        counted = ", ".join(together(f"{word} {count}") for word, count in self.account.counted(rows) if count)
        yield Paragraph(
            self.say.count(
                "This is what became of your {n} idea: {counted}.",
                "This is what became of your {n} ideas: {counted}.",
                len(rows),
                counted=counted,
            )
        )

    def _chart(self, rows: Sequence[IdeaRow]) -> Iterator[Block]:
        if rows:
            counted = self.account.counted(rows)
            named = ", ".join(f"{word} {count}" for word, count in counted)
            yield Bars(self.say("What became of the ideas, as bars: {named}", named=named), tuple(counted))

    def _left_out(self) -> Iterator[Block]:
        for sentence in self.account.withheld():
            yield Notice(sentence)

    def _entry(self, row: IdeaRow, became: Fate) -> Entry:
        plan = self.account.reviewed.plan
        kind = plan.kind(row.kind) or Kind(row.kind, row.kind, "", "dot")
        text = self.account.words(row.text)
        return Entry(
            text,
            wording.kind_word(kind, self.say),
            kind.colour,
            kind.icon,
            row.label,
            self._fate(row, became),
            tuple(self._why(row)),
            tuple(self._about(row)),
            quiet=text != row.text,
        )

    def _fate(self, row: IdeaRow, became: Fate) -> str:
        if became == "open" and row.judgement.state:
            return self.say("◇ Looked at, not yet decided")
        return fate_word(became, self.say)

    def _about(self, row: IdeaRow) -> Iterator[str]:
        topic = self.say("Cluster: {name}", name=self.account.words(row.cluster)) if row.cluster else ""
        if parts := list(filter(None, (topic, dots(row.dots, self.say)))):
            yield " · ".join(parts)
        if row.sessions > 1 and row.joint is None:
            yield self.account.said_in(row.sessions, row.workshops)

    def _why(self, row: IdeaRow) -> Iterator[str]:
        """The trail: measures, the joint idea, the theme, the reason; for the office who decided."""
        account, say, reviewed = self.account, self.say, self.account.reviewed
        for ident in row.measures:
            if ident in reviewed.measure:
                yield account.measure(reviewed.measure[ident])
        if row.joint and row.joint in reviewed.joint:
            yield account.joined(reviewed.joint[row.joint], row)
        if row.judgement.reason:
            yield say("Reason: {reason}", reason=account.words(row.judgement.reason))
        theme = row.judgement.theme
        if theme and theme in reviewed.theme:
            yield self._theme(theme)
        if account.internal:
            yield from self._by(row)
        yield from account.noted(row.id)

    def _theme(self, ident: str) -> str:
        """The theme, and the measures that were made of it as a whole."""
        name = self.account.words(self.account.reviewed.theme[ident].name)
        made = self.account.reviewed.measures_of_theme.get(ident, ())
        if not made:
            return self.say("Theme: {name}", name=name)
        numbers = ", ".join(str(measure.number) for measure in made)
        return self.say("Theme: {name} (source of measure {numbers})", name=name, numbers=numbers)

    def _by(self, row: IdeaRow) -> Iterator[str]:
        judgement = row.judgement
        if judgement.state and judgement.decided_by:
            at = wording.moment(judgement.decided_at, self.account.zone, "", self.say)
            yield self.say("Decided by {name}, {at}", name=judgement.decided_by, at=at)
        elif judgement.reviewer:
            yield self.say("Lies with {name}", name=judgement.reviewer)
        if row.conflict:
            yield self.say("Changed differently in two places; this has to be settled.")
