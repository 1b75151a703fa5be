"""Commands on ideas and clusters."""

from __future__ import annotations

from dataclasses import replace

from facilitator.conference import intents
from facilitator.conference.commands.writing import (
    Drafts,
    clean,
    cleaned,
    decide,
    existing,
    home_of,
    plan_of,
    session_there,
    words,
    write,
)
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft
from facilitator.conference.state import State


@decide.register
def capture(intent: intents.CaptureIdea, state: State) -> Drafts:
    """A new card; it gets the next number of its session. Defaults are left out of the event."""
    session = session_there(state, intent.session)
    body = {
        "session": session,
        "number": state.highest.get(session, 0) + 1,
        "kind": _kind(state, intent.kind),
        "text": words(intent.text),
    }
    optional = {
        "language": intent.language,
        "original": clean(intent.original),
        "interpreted": intent.interpreted,
        "cluster": _cluster(state, intent.cluster, session),
        "parked": intent.parked,
    }
    body |= {name: value for name, value in optional.items() if value}
    return (Draft("IdeaCaptured", session, intent.id, cleaned(body)),)


@decide.register
def capture_all(intent: intents.CaptureAll, state: State) -> Drafts:
    """Their numbers follow one another, and new clusters come before the cards that go into them."""
    drafts: Drafts = ()
    for cluster in intent.clusters:
        drafts += create_cluster(cluster, state)
    new = {cluster.id for cluster in intent.clusters}
    for place, card in enumerate(intent.cards):
        into = {"cluster": card.cluster} if card.cluster in new else {}
        (draft,) = capture(replace(card, cluster=None) if into else card, state)
        drafts += (replace(draft, body={**draft.body, **into, "number": draft.body["number"] + place}),)
    return drafts


@decide.register
def reword(intent: intents.Reword, state: State) -> Drafts:
    """Other words; empty text is refused, an empty original takes it away."""
    idea = existing(state, intent.idea, "idea")
    fields: dict[str, object] = {}
    if intent.text is not None:
        fields["text"] = words(intent.text)
    if intent.original is not None:
        fields["original"] = clean(intent.original)
    if intent.language is not None:
        fields["language"] = intent.language
    if intent.interpreted is not None:
        fields["interpreted"] = intent.interpreted
    return write(state, "IdeaReworded", idea.id, home_of(idea), **fields)


@decide.register
def change_kind(intent: intents.ChangeKind, state: State) -> Drafts:
    """Another kind; the card keeps its number."""
    kind = _kind(state, intent.kind)
    return _each(state, intent.ideas, "IdeaKindChanged", "kind", kind)


@decide.register
def park(intent: intents.Park, state: State) -> Drafts:
    """Into the parking lot."""
    return _each(state, intent.ideas, "IdeaParked", "parked", True)


@decide.register
def unpark(intent: intents.Unpark, state: State) -> Drafts:
    """Out of the parking lot."""
    return _each(state, intent.ideas, "IdeaParked", "parked", False)


@decide.register
def move(intent: intents.MoveIdeas, state: State) -> Drafts:
    """Into a cluster of their own session, or out of all."""
    for ident in intent.ideas:
        _cluster(state, intent.cluster, home_of(existing(state, ident, "idea")))
    return _each(state, intent.ideas, "IdeaMoved", "cluster", intent.cluster)


@decide.register
def reassign(intent: intents.Reassign, state: State) -> Drafts:
    """To another session. Clusters belong to a session, so the cards come out of theirs."""
    target = session_there(state, intent.session)
    moved = _each(state, intent.ideas, "IdeaReassigned", "session", target)
    changed = tuple(draft.subject for draft in moved)
    return moved + _each(state, changed, "IdeaMoved", "cluster", None)


@decide.register
def confirm(intent: intents.Confirm, state: State) -> Drafts:
    """Said again in another session: evidence for the idea, and no second card."""
    idea = existing(state, intent.idea, "idea")
    session = session_there(state, intent.session)
    if home_of(idea) == session:
        raise Refusal("It was said in this very session already, so there is nothing to confirm.")
    for known in state.of("confirmation"):
        if not known.withdrawn and (known.get("idea"), known.get("session")) == (idea.id, session):
            return ()
    return write(state, "IdeaConfirmed", intent.id, session, idea=idea.id, session=session)


@decide.register
def create_cluster(intent: intents.CreateCluster, state: State) -> Drafts:
    """A new cluster, and the cards that go into it at once."""
    session = session_there(state, intent.session)
    for ident in intent.ideas:
        if home_of(existing(state, ident, "idea")) != session:
            raise Refusal("A cluster holds cards of one session only, so nothing was moved.")
    created = write(state, "ClusterCreated", intent.id, session, session=session, name=words(intent.name))
    return created + _each(state, intent.ideas, "IdeaMoved", "cluster", intent.id)


@decide.register
def rename_cluster(intent: intents.RenameCluster, state: State) -> Drafts:
    """Another name."""
    cluster = existing(state, intent.cluster, "cluster")
    return write(state, "ClusterRenamed", cluster.id, home_of(cluster), name=words(intent.name))


@decide.register
def place_cluster(intent: intents.PlaceCluster, state: State) -> Drafts:
    """Its place in the order."""
    cluster = existing(state, intent.cluster, "cluster")
    return write(state, "ClusterPlaced", cluster.id, home_of(cluster), position=intent.position)


@decide.register
def merge_clusters(intent: intents.MergeClusters, state: State) -> Drafts:
    """One cluster of two; dots stay on what they were put on."""
    kept, other = existing(state, intent.cluster, "cluster"), existing(state, intent.other, "cluster")
    if kept is other:
        return ()
    _cluster(state, other.id, home_of(kept))
    cards = (idea for idea in state.of("idea") if idea.get("cluster") == other.id and home_of(idea) == home_of(kept))
    moved = _each(state, tuple(idea.id for idea in cards), "IdeaMoved", "cluster", kept.id)
    return moved + write(state, "Withdrawn", other.id, home_of(other), withdrawn=True)


def _each(state: State, ideas: tuple[str, ...], kind: str, field: str, value: object) -> Drafts:
    drafts: Drafts = ()
    for ident in dict.fromkeys(ideas):
        idea = existing(state, ident, "idea")
        drafts += write(state, kind, ident, home_of(idea), **{field: value})
    return drafts


def _kind(state: State, kind: str) -> str:
    if plan_of(state).kind(kind) is None:
        raise Refusal("The plan has no kind of idea called {kind}: nothing was changed.", kind=kind)
    return kind


def _cluster(state: State, cluster: str | None, session: str) -> str | None:
    if cluster is not None and home_of(existing(state, cluster, "cluster")) != session:
        raise Refusal("A cluster holds cards of one session only, so nothing was moved.")
    return cluster
