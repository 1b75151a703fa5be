"""Typing in a whole table of cards at once: paper cards after the end, or a corrected table run again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from facilitator.conference import intents
from facilitator.conference.commands.writing import clean, home_of
from facilitator.exchange.cards import CardRow
from facilitator.session.service import Service

VOTE = "vote"
"""The source under which a record remembers the vote that the cards' dots belong to."""

LIKE = 0.6
"""Share of common letters from which on a line counts as the corrected form of an earlier one."""


@dataclass(frozen=True, slots=True)
class CardsDone:
    """What a table of cards did: ideas that are new, that changed, that were the same; ``absent`` came from an earlier
    table and are not in this one (they stay: leaving a line out of a table takes nothing back)."""

    new: int
    changed: int
    same: int
    absent: int


def take_cards(service: Service, cards: Sequence[CardRow]) -> CardsDone:
    """Bring the entered session's ideas in line with the table, in one commit. Raises Refusal; then nothing changed."""
    record, session = service.record, service.session
    known = record.cards(session)
    matched = _matched(service, cards, known)
    counts = {"new": 0, "changed": 0, "same": 0}
    ideas: dict[int, str] = {}
    with service.together():
        clusters = _clusters(service, cards)
        for row, card in enumerate(cards):
            cluster = clusters.get(clean(card.cluster))
            source, idea = matched[row]
            outcome = "new" if idea is None else _update(service, idea, card, cluster)
            ideas[row] = idea or _capture(service, card, cluster)
            record.note_card(session, source, ideas[row])
            counts[outcome] += 1
        _count_dots(service, [(ideas[row], card.dots) for row, card in enumerate(cards)], _voters(cards), known)
    mentioned = set(ideas.values())
    absent = {idea for source, idea in known.items() if source != VOTE} - mentioned
    return CardsDone(counts["new"], counts["changed"], counts["same"], len(absent))


def _matched(service: Service, cards: Sequence[CardRow], known: dict[str, str]) -> list[tuple[str, str | None]]:
    """For each card the source it is remembered by and the idea it is about, None for a new one."""
    found: list[tuple[str, str | None]] = []
    unnamed = _matched_by_place(service, [card for card in cards if not card.id], known)
    for card in cards:
        if not card.id:
            found.append(next(unnamed))
            continue
        subject = service.state.subject(card.id)
        own = subject is not None and subject.type == "idea" and home_of(subject) == service.session
        found.append((f"id:{card.id}", card.id if own else known.get(f"id:{card.id}")))
    return found


def _matched_by_place(
    service: Service, cards: Sequence[CardRow], known: dict[str, str]
) -> Iterator[tuple[str, str | None]]:
    """Cards without an id are told by their words and their order, so that a corrected one is known again."""
    rows = sorted(int(source[4:]) for source in known if source.startswith("row:"))
    earlier = [known[f"row:{row}"] for row in rows]
    texts = [_text(service, idea) for idea in earlier]
    idea_of = _paired(texts, [clean(card.text) for card in cards])
    following = max(rows, default=0)
    for place in range(len(cards)):
        if place in idea_of:
            yield f"row:{rows[idea_of[place]]}", earlier[idea_of[place]]
        else:
            following += 1
            yield f"row:{following}", None


def _paired(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """For places in ``new`` the places in ``old`` that they continue.

    The same words are the same card wherever they stand. Of the rest, as many new as old ones are corrections line by
    line; otherwise likeness decides, in order, and what is like none is new.
    """
    free: dict[str, list[int]] = {}
    for place, text in enumerate(old):
        free.setdefault(text, []).append(place)
    pairs = {place: free[text].pop(0) for place, text in enumerate(new) if free.get(text)}
    rest_new = [place for place in range(len(new)) if place not in pairs]
    rest_old = sorted(place for places in free.values() for place in places)
    if len(rest_new) == len(rest_old):
        return pairs | dict(zip(rest_new, rest_old, strict=True))
    for place in rest_new:
        best = max(rest_old, key=lambda other: _alike(new[place], old[other]), default=None)
        if best is not None and _alike(new[place], old[best]) > LIKE:
            pairs[place] = best
            del rest_old[: rest_old.index(best) + 1]
    return pairs


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _text(service: Service, idea: str) -> str:
    subject = service.state.subject(idea)
    return str(subject.get("text", "")) if subject else ""


def _clusters(service: Service, cards: Sequence[CardRow]) -> dict[str, str]:
    """The session's clusters by name; those that the cards name and that are not there are made."""
    found = {
        str(c.get("name", "")): c.id
        for c in service.state.of("cluster")
        if not c.withdrawn and home_of(c) == service.session
    }
    for name in dict.fromkeys(clean(card.cluster) for card in cards):
        if name and name not in found:
            found[name] = service.new_id()
            service.do(intents.CreateCluster(found[name], service.session, name))
    return found


def _capture(service: Service, card: CardRow, cluster: str | None) -> str:
    ident = service.new_id()
    service.do(
        intents.CaptureIdea(
            ident,
            service.session,
            card.kind,
            card.text,
            language=card.language,
            original=card.original,
            interpreted=card.interpreted,
            cluster=cluster,
            parked=card.parked,
        )
    )
    return ident


def _update(service: Service, idea: str, card: CardRow, cluster: str | None) -> str:
    changes = [
        *service.do(intents.Reword(idea, card.text, card.language, card.original, card.interpreted)),
        *service.do(intents.ChangeKind((idea,), card.kind)),
        *service.do(intents.MoveIdeas((idea,), cluster)),
        *service.do(intents.Park((idea,)) if card.parked else intents.Unpark((idea,))),
    ]
    return "changed" if changes else "same"


def _voters(cards: Sequence[CardRow]) -> int | None:
    return next((card.voters for card in cards if card.voters is not None), None)


def _count_dots(
    service: Service, dots: Sequence[tuple[str, int | None]], voters: int | None, known: dict[str, str]
) -> None:
    if voters is None and all(count is None for _, count in dots):
        return
    vote = known.get(VOTE)
    if vote is None:
        vote = service.new_id()
        service.do(intents.OpenVote(vote, service.session))
        service.record.note_card(service.session, VOTE, vote)
    service.do(intents.CountVoters(vote, voters))
    for idea, count in dots:
        service.do(intents.CountDots(vote, idea, count))
