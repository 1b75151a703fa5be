"""What a room may see of a session: the only door between the record and the projector. Knows no Qt.

A scene is made of names of cards and topics in their order, and apart from it the ``words`` of those that may be shown.
What is not in ``words`` is not shown, so that a frozen picture loses a card as soon as its words are withdrawn,
redacted or doubted, and shows new words as soon as they are there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from facilitator.conference.plan import Kind
from facilitator.conference.privacy import flags
from facilitator.conference.results import Cluster, Idea, SessionResult
from facilitator.desk.snapshots import Picture

QUESTION = "question"
MOST_TOPICS = 6
MOST_QUESTIONS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a card or the name of a topic; a card's ``kind`` is a kind's id, and a topic has none."""

    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic by its id ("" for cards in none), its cards, and its dots where any were counted."""

    id: str
    cards: tuple[str, ...]
    dots: int | None = None


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in the list by dots; several of the same place are ``tied``."""

    id: str
    place: int
    dots: int
    tied: bool


@dataclass(frozen=True, slots=True)
class EarlierRound:
    """What an earlier round said: its strongest topics, its open questions, how many people it was."""

    number: int
    people: int
    topics: tuple[Topic, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Scene:
    """A session for the room. ``newest`` are cards, the newest first; ``parked`` those set aside."""

    session: str
    title: str
    question: str
    kinds: Mapping[str, Kind]
    words: Mapping[str, Words] = field(default_factory=dict)
    newest: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    parked: tuple[str, ...] = ()
    ranks: tuple[Rank, ...] = ()
    voters: int | None = None
    earlier: tuple[EarlierRound, ...] = ()

    def shown(self, idents: Iterable[str]) -> list[str]:
        """Those that may be shown."""
        return [ident for ident in idents if ident in self.words]

    def with_words_of(self, newest: Scene) -> Scene:
        """This scene with what may be shown now: how a frozen picture goes on."""
        return replace(self, words=newest.words)


class Sieve:
    """Lets the words through that a room may see; each text is looked at once while it is there."""

    def __init__(self, find: Callable[[str], object] = flags) -> None:
        self._find = find
        self._known: dict[str, bool] = {}

    def scene(self, picture: Picture) -> Scene:
        """The session as the room may see it."""
        result = picture.result
        results = (*picture.earlier, result)
        ideas = [idea for one in results for idea in one.ideas if not idea.withdrawn]
        clusters = [cluster for one in results for cluster in one.clusters]
        self._forget({idea.text or "" for idea in ideas} | {cluster.name for cluster in clusters})
        words = {idea.id: Words(idea.text, idea.kind) for idea in ideas if idea.text and self._may(idea.text, idea)}
        words |= {cluster.id: Words(cluster.name) for cluster in clusters if self._may(cluster.name, cluster)}
        return Scene(
            session=result.planned.id,
            title=result.planned.workshop.title,
            question=result.planned.workshop.question,
            kinds={kind.id: kind for kind in result.kinds},
            words=words,
            newest=tuple(idea.id for idea in reversed(result.ideas) if not idea.parked),
            topics=_topics(result),
            parked=tuple(idea.id for idea in result.ideas if idea.parked),
            ranks=_ranks(result),
            voters=_voters(picture),
            earlier=tuple(_round(one) for one in picture.earlier if one.ideas),
        )

    def _may(self, text: str, holder: Idea | Cluster) -> bool:
        """Whether nobody needs to look at the words first, or somebody has, and let them stand."""
        if holder.kept:
            return True
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = not self._find(text)
        return known

    def _forget(self, texts: set[str]) -> None:
        """Keep nothing of texts that are gone."""
        self._known = {text: fine for text, fine in self._known.items() if text in texts}


def _topics(result: SessionResult) -> tuple[Topic, ...]:
    """The topics in the order they were put in, and the cards in none."""
    known = {cluster.id for cluster in result.clusters}
    ideas = [idea for idea in result.ideas if not idea.parked]
    loose = tuple(idea.id for idea in ideas if idea.cluster not in known)
    topics = [
        Topic(cluster.id, tuple(idea.id for idea in ideas if idea.cluster == cluster.id), cluster.dots)
        for cluster in result.clusters
    ]
    return (*topics, Topic("", loose)) if loose else tuple(topics)


def _ranks(result: SessionResult) -> tuple[Rank, ...]:
    """Topics, and cards in none, by their dots; those with as many share a place."""
    known = {cluster.id for cluster in result.clusters}
    counted = [(cluster.id, cluster.dots) for cluster in result.clusters if cluster.dots is not None]
    counted += [
        (idea.id, idea.dots)
        for idea in result.ideas
        if idea.dots is not None and not idea.parked and idea.cluster not in known
    ]
    order = sorted(counted, key=lambda pair: -pair[1])
    all_dots = [dots for _, dots in order]
    return tuple(Rank(ident, all_dots.index(dots) + 1, dots, tied=all_dots.count(dots) > 1) for ident, dots in order)


def _voters(picture: Picture) -> int | None:
    """How many took part in the vote whose dots are shown: the newest in which any were counted."""
    counted = [vote for vote in picture.result.votes if picture.dots.get(vote.id)]
    return counted[-1].voters if counted else None


def _round(result: SessionResult) -> EarlierRound:
    strongest = sorted((topic for topic in _topics(result) if topic.id), key=lambda topic: -(topic.dots or 0))
    asked = sorted(
        (idea for idea in result.ideas if idea.kind == QUESTION and not idea.parked), key=lambda idea: -(idea.dots or 0)
    )
    people = sum(group.count for group in result.headcount)
    questions = tuple(idea.id for idea in asked[:MOST_QUESTIONS])
    return EarlierRound(result.planned.round, people, tuple(strongest[:MOST_TOPICS]), questions)
