"""Redaction: which words must go, in whatever order the redaction and the words arrive.

A redaction erases the named fields from every event of its subject, those of other laptops too that it never knew
of; only an edit made in the knowledge of *all* redactions of the subject (the blackened wording) keeps its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.conference.events import Event, Ref, without
from facilitator.conference.kinds import KINDS


def redact(events: Sequence[Event]) -> list[Event]:
    """The events of one subject as they may be kept; those that lose words are new objects, the others the same.

    Where a copy of an event comes from a record that erased words of it, the other copies lose them too.
    """
    redactions = [e for e in events if e.kind == "Redacted"]
    copies: dict[tuple[Ref, bytes], set[str]] = {}
    for event in events:
        copies.setdefault((event.ref, event.digest), set()).update(event.erased)
    children = _children(events)
    knowing = [(_descendants(r.ref, children), frozenset(r.body.get("fields", ()))) for r in redactions]
    kept: list[Event] = []
    for event in events:
        # Known is what the event itself says it replaces: a fork of one that knows need not know.
        unknown = [fields for known, fields in knowing if known.isdisjoint(event.replaces)]
        kept.append(without(event, frozenset().union(*unknown) & _texts(event) | copies[event.ref, event.digest]))
    return kept


def _texts(event: Event) -> frozenset[str]:
    """The fields of an event that hold words. Of a kind unknown here every field of that name does."""
    kind = KINDS.get(event.kind)
    return kind.texts if kind else frozenset(event.body)


def _children(events: Iterable[Event]) -> dict[Ref, list[Ref]]:
    children: dict[Ref, list[Ref]] = {}
    for event in events:
        for ref in event.replaces:
            children.setdefault(ref, []).append(event.ref)
    return children


def _descendants(ref: Ref, children: dict[Ref, list[Ref]]) -> set[Ref]:
    """The event itself and all that replaced it, directly or by another."""
    found = {ref}
    waiting = [ref]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found
