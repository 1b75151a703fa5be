"""Which words somebody let stand although the privacy guard flags them."""

from __future__ import annotations

from collections.abc import Iterable

from facilitator.conference.views import kept_wording
from facilitator.record import Record


def kept_words(record: Record, idents: Iterable[str]) -> tuple[set[str], set[str]]:
    """(ids of those things whose words somebody let stand, the words of the ideas among them)."""
    kept = [subject for subject in record.state_of(idents).subjects.values() if kept_wording(subject)]
    return {subject.id for subject in kept}, {subject.get("text") for subject in kept if subject.type == "idea"}
