"""The hand-over: what the next round of a workshop needs of the rounds before it, on a page or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from facilitator.conference.handover import RoundSaid, handover_of
from facilitator.conference.results import Idea, SessionResult
from facilitator.language import Language
from facilitator.report import wording
from facilitator.report.outline import Block, Cards, Heading, Outline, Paragraph, Table
from facilitator.report.topics import as_card, dots


def handover(
    earlier: Sequence[SessionResult], upcoming: SessionResult, say: Language, made_at: int, zone: tzinfo
) -> Outline:
    """What rounds ``earlier`` said, for the moderator and the group of ``upcoming``.

    Strongest topics by dots, ideas that were said again, open questions: each round for itself, because dots of
    several rounds are never added up. ``made_at`` in wall milliseconds UTC.
    """
    planned = upcoming.planned
    title = say("Hand-over to {session}: {title}", session=planned.id, title=planned.workshop.title)
    at = wording.moment(made_at, zone, "", say)
    return Outline(
        title=title,
        author=upcoming.organiser,
        language=say.code,
        footer=say("{conference} · {session} · as of {at}", conference=upcoming.conference, session=planned.id, at=at),
        blocks=tuple(_blocks(earlier, upcoming, say)),
    )


def _blocks(earlier: Sequence[SessionResult], upcoming: SessionResult, say: Language) -> Iterator[Block]:
    planned = upcoming.planned
    yield Heading(planned.workshop.title, 1, say("for round {number}", number=planned.round))
    if planned.workshop.question:
        yield Paragraph(planned.workshop.question)
    rounds = handover_of(earlier)
    if not rounds:
        yield Paragraph(say("Nothing has come from the rounds before yet."))
    for said in rounds:
        yield from _round(said, say)


def _round(said: RoundSaid, say: Language) -> Iterator[Block]:
    heads = say.count("{n} person", "{n} people", said.people) if said.people else ""
    yield Heading(say("What round {number} said", number=said.round), 2, heads)
    yield from _topics(said, say)
    yield from _cards(say("Strongest cards"), said.cards, said, say)
    yield from _cards(say("Said again since"), said.confirmed, said, say)
    yield from _cards(say("Open questions"), said.questions, said, say)


def _topics(said: RoundSaid, say: Language) -> Iterator[Block]:
    if not said.topics:
        return
    head = (say("Strongest topics"), say("Weight"), say("For example"))
    rows = tuple((topic.name, dots(topic.dots, say), topic.example) for topic in said.topics)
    yield Table(head, rows, (0.3, 0.14, 0.56))


def _cards(title: str, ideas: Sequence[Idea], said: RoundSaid, say: Language) -> Iterator[Block]:
    if ideas:
        yield Heading(title, 3)
        yield Cards(tuple(as_card(idea, said.kinds, say) for idea in ideas))
