"""A session's cards in their clusters, ranked by dots: the ranked topic list of a results protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.conference.handover import ranked
from facilitator.conference.plan import Kind
from facilitator.conference.results import Cluster, Idea, SessionResult, Vote
from facilitator.language import Language
from facilitator.report.outline import Block, Card, Cards, Heading, Paragraph
from facilitator.report.wording import kind_word, language_name


def topics(result: SessionResult, say: Language) -> Iterator[Block]:
    """Clusters with their cards, then cards in none; each card that is not parked comes once."""
    ideas = [idea for idea in ranked(result.ideas) if not idea.parked]
    yield Heading(say("Topics by dots") if result.votes else say("Topics"))
    if not ideas and not result.clusters:
        yield Paragraph(say("No cards were collected in this session."))
        return
    yield from votes_taken(result.votes, say)
    known = {cluster.id for cluster in result.clusters}
    alone = [idea for idea in ideas if idea.cluster not in known]
    for cluster, inside in by_dots(result.clusters, ideas):
        yield Heading(cluster.name, 3, dots(cluster.dots, say))
        yield from _cards(inside, result, say)
    if alone:
        if known:
            yield Heading(say("Cards without a topic"), 3)
        yield from _cards(alone, result, say)


def parking_lot(result: SessionResult, say: Language) -> Iterator[Block]:
    """What was set aside."""
    parked = [idea for idea in ranked(result.ideas) if idea.parked]
    if parked:
        yield Heading(say("Parking lot"))
        yield from _cards(parked, result, say)


def dots(count: int | None, say: Language) -> str:
    """``12 dots``; nothing where there are none."""
    return say.count("{n} dot", "{n} dots", count) if count else ""


def as_card(idea: Idea, kinds: Sequence[Kind], say: Language) -> Card:
    """An idea as it is printed; of a redacted one nothing but that it was there."""
    kind = next((kind for kind in kinds if kind.id == idea.kind), Kind(idea.kind, idea.kind, "", "dot"))
    original = "" if idea.text is None else idea.original
    language = language_name(idea.language, say) if idea.language else ""
    return Card(
        text=say("[redacted]") if idea.text is None else idea.text,
        kind=kind_word(kind, say),
        colour=kind.colour,
        icon=kind.icon,
        number=str(idea.number),
        dots=idea.dots,
        original=original,
        original_language=say("Original wording ({language})", language=language) if original and language else "",
        remarks=tuple(_remarks(idea, say)),
        quiet=idea.text is None,
    )


def _remarks(idea: Idea, say: Language) -> Iterator[str]:
    if idea.interpreted:
        yield say("Through an interpreter")
    if idea.confirmed:
        yield say("Said again in {sessions}", sessions=", ".join(idea.confirmed))
    if idea.conflicts:
        yield say("Two laptops changed this card differently; the newest wording is shown.")


def _cards(ideas: Sequence[Idea], result: SessionResult, say: Language) -> Iterator[Block]:
    if ideas:
        yield Cards(tuple(as_card(idea, result.kinds, say) for idea in ideas))
    else:
        yield Paragraph(say("There is no card in this topic."), quiet=True)


def by_dots(clusters: Sequence[Cluster], ideas: Sequence[Idea]) -> list[tuple[Cluster, list[Idea]]]:
    """Clusters with their cards, the most dots first, then by their lowest card number; empty ones last."""
    found = [(cluster, [idea for idea in ideas if idea.cluster == cluster.id]) for cluster in clusters]

    def rank(pair: tuple[Cluster, list[Idea]]) -> tuple[int, bool, int, str]:
        cluster, inside = pair
        return -(cluster.dots or 0), not inside, min((idea.number for idea in inside), default=0), cluster.id

    return sorted(found, key=rank)


def votes_taken(votes: Sequence[Vote], say: Language) -> Iterator[Block]:
    """How many took part in the vote whose dots are shown. Dots of several votes are never added up."""
    if not votes:
        return
    sentences = [_voters(votes[-1], say)]
    if len(votes) > 1:
        names = ", ".join(vote.title or str(number) for number, vote in enumerate(votes, 1))
        sentences.append(say("There were several votes ({names}); the dots of the last one are shown.", names=names))
    yield Paragraph(" ".join(sentences), quiet=True)


def _voters(vote: Vote, say: Language) -> str:
    if vote.voters is None:
        return say("How many people gave dots was not noted.")
    if not vote.dots_each:
        return say.count("{n} person gave dots.", "{n} people gave dots.", vote.voters)
    each = dots(vote.dots_each, say)
    return say.count("{n} person could give {dots}.", "{n} people could give {dots} each.", vote.voters, dots=each)
