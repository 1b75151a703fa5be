"""The roadmap: measures by field of action, where they come from, when they are due and how far they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import NamedTuple

from facilitator.conference.account import fate
from facilitator.conference.review import STATUSES, Measure, Pillar
from facilitator.conference.reviewed import Reviewed
from facilitator.language import Language
from facilitator.report import wording
from facilitator.report.account import Account, status_word
from facilitator.report.dates import Days, days, scale
from facilitator.report.outline import (
    Bars,
    Block,
    Contents,
    Facts,
    Heading,
    Items,
    Notice,
    Outline,
    Paragraph,
    Span,
    Table,
    Timeline,
)
from facilitator.report.summary import Version

MOST_LISTED = 60
"""Of ideas that are adopted and in no measure; of more, their number is told, and the feedback names them all."""


def roadmap(
    reviewed: Reviewed, say: Language, made_at: int, zone: tzinfo, version: Version = Version.INTERNAL
) -> Outline:
    """All measures. ``reviewed`` is already what the audience may see; ``made_at`` in wall milliseconds UTC."""
    telling = _Roadmap(Account(reviewed, say, zone, version), say)
    title = say("Roadmap: {conference}", conference=reviewed.plan.title)
    blocks = tuple(telling.blocks())
    return Outline(title, reviewed.plan.organiser, say.code, telling.account.footer(made_at), blocks)


def status_table(account: Account, measures: Sequence[Measure]) -> Table:
    """Measures in the order of their status, each with who is responsible and until when."""
    say = account.say
    order = {status: place for place, status in enumerate(STATUSES)}
    ordered = sorted(measures, key=lambda measure: order.get(measure.status, len(order)))
    rows = [
        (
            status_word(measure.status, say),
            str(measure.number),
            account.words(measure.title),
            *((measure.responsible or "–",) if account.internal else ()),
            wording.when(account.words(measure.until), say) or "–",
        )
        for measure in ordered
    ]
    names = (say("Responsible"),) if account.internal else ()
    widths = (0.17, 0.06, 0.4, 0.2, 0.17) if account.internal else (0.18, 0.07, 0.55, 0.2)
    return Table((say("Status"), say("No."), say("Measure"), *names, say("Until")), tuple(rows), widths)


class _Roadmap(NamedTuple):
    """The parts of the roadmap, in their order."""

    account: Account
    say: Language

    def blocks(self) -> Iterator[Block]:
        """All of it."""
        say, reviewed = self.say, self.account.reviewed
        yield Heading(say("Roadmap"), 1)
        yield Paragraph(reviewed.plan.title)
        yield Facts(tuple(self._facts()))
        if not reviewed.measures:
            yield Paragraph(say("There is no measure yet."))
            yield from self._gaps()
            return
        yield from self._chart()
        yield from self._drafts()
        yield Heading(say("Contents"))
        yield Contents(3)
        for pillar, measures in reviewed.under():
            yield from self._pillar(pillar, measures)
        yield from self._timeline()
        yield Heading(say("Overview by status"))
        yield status_table(self.account, reviewed.measures)
        yield from self._gaps()

    def _facts(self) -> Iterator[tuple[str, str]]:
        say, reviewed = self.say, self.account.reviewed
        yield say("Date and place"), self.account.day_and_place()
        yield say("Fields of action"), str(sum(pillar is not None for pillar, _ in reviewed.under()))
        yield say("Measures"), str(len(reviewed.measures))
        yield say("Ideas in measures"), str(sum(fate(row) == "measure" for row in reviewed.ideas))

    def _chart(self) -> Iterator[Block]:
        measures = self.account.reviewed.measures
        found = [(status, sum(measure.status == status for measure in measures)) for status in STATUSES]
        bars = tuple((status_word(status, self.say), count) for status, count in found)
        named = ", ".join(f"{name} {count}" for name, count in bars)
        yield Bars(self.say("Measures by status, as bars: {named}", named=named), bars)

    def _drafts(self) -> Iterator[Block]:
        lacking = sum(bool(measure.lacks) for measure in self.account.reviewed.measures)
        if lacking:
            yield Notice(
                self.say.count(
                    "{n} measure has no owner or no deadline yet; it is marked.",
                    "{n} measures have no owner or no deadline yet; they are marked.",
                    lacking,
                )
            )

    def _pillar(self, pillar: Pillar | None, measures: Sequence[Measure]) -> Iterator[Block]:
        name = self.account.words(pillar.name) if pillar else self.say("Without a field of action")
        yield Heading(name, 2, self.say.count("{n} measure", "{n} measures", len(measures)))
        for measure in measures:
            yield from self._measure(measure)

    def _measure(self, measure: Measure) -> Iterator[Block]:
        say, words = self.say, self.account.words
        yield Heading(f"{measure.number}. {words(measure.title)}", 3, status_word(measure.status, say))
        if measure.lacks:
            yield Notice(self._lacking(measure))
        if measure.conflict:
            yield Notice(say("Changed differently in two places; this has to be settled."))
        if measure.goal:
            yield Paragraph(say("Goal: {goal}", goal=words(measure.goal)))
        if measure.description:
            yield Paragraph(words(measure.description))
        if pairs := tuple((name, value) for name, value in self._columns(measure) if value):
            yield Facts(pairs)
        sources = tuple(self._sources(measure))
        if sources:
            yield Items(say("Where it comes from"), sources)
        else:
            yield Paragraph(say("No idea is named as its source."), quiet=True)
        if comments := tuple(self.account.noted(measure.id)):
            yield Items(say("Comments"), comments)

    def _lacking(self, measure: Measure) -> str:
        names = {"responsible": self.say("who is responsible"), "until": self.say("until when")}
        what = ", ".join(names[name] for name in measure.lacks)
        if measure.faulty:
            return self.say("This counts as decided, but does not say: {what}.", what=what)
        return self.say("A draft: it does not say yet: {what}.", what=what)

    def _columns(self, measure: Measure) -> Iterator[tuple[str, str]]:
        say, words = self.say, self.account.words
        if self.account.internal:
            yield say("Responsible"), measure.responsible
            yield say("With whom"), measure.with_whom
        yield say("Begin"), wording.when(words(measure.begin), say)
        yield say("Until"), wording.when(words(measure.until), say)
        yield say("Resources"), words(measure.resources)
        if self.account.internal:
            yield say("Reports to"), measure.reports_to
        yield say("Builds on"), words(measure.builds_on)
        yield say("Indicator"), words(measure.indicator)
        yield say("Target group"), words(measure.target_group)
        yield say("Priority"), words(measure.priority)
        if measure.changed_at:
            yield say("Last change"), wording.moment(measure.changed_at, self.account.zone, "", say)

    def _sources(self, measure: Measure) -> Iterator[str]:
        account, reviewed = self.account, self.account.reviewed
        for source in measure.sources:
            if source in reviewed.idea:
                yield account.idea(reviewed.idea[source])
            elif source in reviewed.joint:
                yield from self._joint(source)
            elif source in reviewed.theme:
                theme = reviewed.theme[source]
                yield self.say.count(
                    "Theme {name} with {n} idea",
                    "Theme {name} with {n} ideas",
                    theme.ideas,
                    name=account.quoted(theme.name),
                )

    def _joint(self, source: str) -> Iterator[str]:
        """A joint idea with all that were joined: here none is left unnamed, so that each can be found."""
        account, joint = self.account, self.account.reviewed.joint[source]
        known = [account.reviewed.idea[ident].label for ident in joint.ideas if ident in account.reviewed.idea]
        said = account.said_in(len(joint.sessions), joint.workshops)
        yield self.say("{text} ({others}), {said}", text=account.quoted(joint.text), others=", ".join(known), said=said)

    def _timeline(self) -> Iterator[Block]:
        say, account = self.say, self.account
        dated = [(span, measure) for measure in account.reviewed.measures if (span := _span(measure))]
        yield Heading(say("Time line"))
        if dated:
            dated.sort(key=lambda pair: (pair[0].last, pair[1].number))
            whole = scale([span for span, _ in dated], say)
            spans = [
                Span(
                    account.measure(measure),
                    f"{status_word(measure.status, say)} · {self._dates(measure)}",
                    whole.share(span.first if days(measure.begin) else span.last),
                    whole.share(span.last),
                    self._dates(measure),
                )
                for span, measure in dated
            ]
            yield Timeline(whole.ticks, tuple(spans))
        known = {measure.id for _, measure in dated}
        if rest := [account.measure(measure) for measure in account.reviewed.measures if measure.id not in known]:
            yield Items(say("Without a date"), tuple(rest))

    def _dates(self, measure: Measure) -> str:
        begin, until = (wording.when(self.account.words(text), self.say) for text in (measure.begin, measure.until))
        if begin and until:
            return self.say("from {begin} until {until}", begin=begin, until=until)
        return self.say("until {until}", until=until) if until else self.say("from {begin}", begin=begin)

    def _gaps(self) -> Iterator[Block]:
        """What the roadmap does not answer yet."""
        found = [*self._without_measure(), *self._undecided(), *self.account.withheld()]
        if found:
            yield Heading(self.say("What is incomplete"))
            yield Items("", tuple(found))

    def _without_measure(self) -> Iterator[str]:
        of_theme = self.account.reviewed.measures_of_theme
        rows = (row for row in self.account.reviewed.ideas if fate(row) == "adopted")
        adopted = [row.id for row in rows if row.judgement.theme not in of_theme]
        if adopted:
            yield self.say.count(
                "{n} adopted idea is in no measure yet: {labels}",
                "{n} adopted ideas are in no measure yet: {labels}",
                len(adopted),
                labels=self.account.labels(adopted, MOST_LISTED),
            )

    def _undecided(self) -> Iterator[str]:
        if count := sum(fate(row) == "open" for row in self.account.reviewed.ideas):
            yield self.say.count(
                "{n} idea is not yet decided; the feedback names it.",
                "{n} ideas are not yet decided; the feedback names them.",
                count,
            )


def _span(measure: Measure) -> Days | None:
    """From the first day to the last one, as far as its dates can be read."""
    begin, until = days(measure.begin), days(measure.until)
    if begin and until:
        return Days(min(begin.first, until.last), max(begin.first, until.last))
    return until or begin
