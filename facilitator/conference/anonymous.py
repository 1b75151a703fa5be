"""What may leave the house: results without anything that points to a person.

DESIGN: no moderators, devices, task owners, photos, original wording; headcount groups under 5 merged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.conference.results import Headcount, SessionResult

SMALLEST_GROUP = 5
OTHERS = "…"
"""The name of what small groups are merged into."""


def anonymous(result: SessionResult) -> SessionResult:
    """The same session without what points to a person."""
    planned = replace(result.planned, moderators=(), workshop=replace(result.planned.workshop, moderators=()))
    return replace(
        result,
        planned=planned,
        ideas=tuple(replace(idea, original="", device="", conflicts=()) for idea in result.ideas),
        tasks=tuple(replace(task, who="") for task in result.tasks),
        headcount=_merged(result.headcount),
        devices=(),
    )


def _merged(counts: Iterable[Headcount]) -> tuple[Headcount, ...]:
    """Groups under five become one; where that is still under five, it takes in the smallest of the others too."""
    ordered = sorted(counts, key=lambda count: count.count)
    small: list[Headcount] = []
    while ordered and (ordered[0].count < SMALLEST_GROUP or 0 < sum(c.count for c in small) < SMALLEST_GROUP):
        small.append(ordered.pop(0))
    kept = [count for count in counts if count in ordered]
    total = sum(count.count for count in small)
    return (*kept, Headcount(OTHERS, total)) if total else tuple(kept)
