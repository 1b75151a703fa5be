"""Redaction: which words must go, in whatever order the redaction and the words arrive.

A redaction erases the named fields from every event of its subject, those of other laptops too that it never knew
of; only an edit made in the knowledge of *all* redactions of the subject (the blackened wording) keeps its words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.conference.events import Event, Ref, without
from facilitator.conference.kinds import KINDS


def redact(events: Sequence[Event]) -> list[Event]:
    """The events of one subject as they may be kept; those that lose words are new objects, the others the same."""
    redactions = [e for e in events if e.kind == "Redacted"]
    if not redactions:
        return list(events)
    children = _children(events)
    knowing = {r.ref: _descendants(r.ref, children) for r in redactions}
    kept: list[Event] = []
    for event in events:
        gone = frozenset(
            name for r in redactions if event.ref not in knowing[r.ref] for name in r.body.get("fields", ())
        )
        kept.append(without(event, gone & _texts(event)) if event.kind != "Redacted" else event)
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
    found: set[Ref] = set()
    waiting = [ref]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
    return found
