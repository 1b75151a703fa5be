"""The hand-over: what the next round of a workshop needs of the rounds before it, on a page or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from facilitator.conference.results import Cluster, Idea, SessionResult
from facilitator.language import Language
from facilitator.report import wording
from facilitator.report.outline import Block, Cards, Heading, Outline, Paragraph, Table
from facilitator.report.topics import as_card, dots, ranked

MOST_TOPICS = 6
MOST_QUESTIONS = 6
MOST_CONFIRMED = 8
QUESTION = "question"


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
    held = [result for result in earlier if result.ideas]
    if not held:
        yield Paragraph(say("Nothing has come from the rounds before yet."))
    for result in held:
        yield from _round(result, say)


def _round(result: SessionResult, say: Language) -> Iterator[Block]:
    people = sum(group.count for group in result.headcount)
    heads = say.count("{n} person", "{n} people", people) if people else ""
    yield Heading(say("What round {number} said", number=result.planned.round), 2, heads)
    yield from _topics(result, say)
    confirmed = [idea for idea in ranked(result.ideas) if idea.confirmed][:MOST_CONFIRMED]
    yield from _cards(say("Said again since"), confirmed, result, say)
    questions = [idea for idea in ranked(result.ideas) if idea.kind == QUESTION and not idea.parked]
    yield from _cards(say("Open questions"), questions[:MOST_QUESTIONS], result, say)


def _topics(result: SessionResult, say: Language) -> Iterator[Block]:
    strongest = sorted(result.clusters, key=lambda cluster: -(cluster.dots or 0))[:MOST_TOPICS]
    if not strongest:
        return
    head = (say("Strongest topics"), say("Weight"), say("For example"))
    rows = tuple((cluster.name, dots(cluster.dots, say), _example(cluster, result)) for cluster in strongest)
    yield Table(head, rows, (0.3, 0.14, 0.56))


def _example(cluster: Cluster, result: SessionResult) -> str:
    """The words of its strongest card."""
    inside = [idea for idea in ranked(result.ideas) if idea.cluster == cluster.id and idea.text and not idea.parked]
    return inside[0].text or "" if inside else ""


def _cards(title: str, ideas: Sequence[Idea], result: SessionResult, say: Language) -> Iterator[Block]:
    if ideas:
        yield Heading(title, 3)
        yield Cards(tuple(as_card(idea, result.kinds, say) for idea in ideas))
