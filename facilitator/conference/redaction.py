"""Redaction: which words must go, in whatever order the redaction and the words arrive.

A redaction erases the named fields from every event of its subject, those of other laptops too that it never knew
of; only an edit made in the knowledge of *all* redactions of the subject (the blackened wording) keeps its words. It
shows its knowledge by naming them: were it seen by way of other edits, it would depend on which of these had come.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from facilitator.conference.events import Event, Ref, parse, to_line
from facilitator.conference.kinds import KINDS


def redact(events: Sequence[Event]) -> list[Event]:
    """The events of one subject as they may be kept; those that lose words are new objects, the others the same.

    Where a copy of an event comes from a record that erased words of it, the other copies lose them too.
    """
    redactions = [e for e in events if e.kind == "Redacted"]
    copies: dict[tuple[Ref, bytes], set[str]] = {}
    for event in events:
        copies.setdefault((event.ref, event.digest), set()).update(event.erased)
    named = [(r.ref, frozenset(r.body.get("fields", ()))) for r in redactions]
    kept: list[Event] = []
    for event in events:
        unknown = [fields for ref, fields in named if ref not in event.replaces]
        kept.append(without(event, frozenset().union(*unknown) & _texts(event) | copies[event.ref, event.digest]))
    return kept


def _texts(event: Event) -> frozenset[str]:
    """The fields of an event that hold words. Of a kind unknown here every field of that name does."""
    kind = KINDS.get(event.kind)
    return kind.texts if kind else frozenset(event.body)


def without(event: Event, fields: frozenset[str]) -> Event:
    """The same event without these fields of its body, for good: the salt goes too, the hash of the line stays."""
    gone = fields & event.body.keys()
    if not gone:
        return event
    data = json.loads(event.line)
    data["body"] = {name: value for name, value in data["body"].items() if name not in gone}
    data.pop("salt", None)
    data["erased"] = sorted(gone | set(data.get("erased", ())))
    data["hash"] = event.digest.hex()
    return parse(to_line(data))
