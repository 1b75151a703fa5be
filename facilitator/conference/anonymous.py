"""What may leave the house: results without anything that points to a person.

DESIGN: no moderators, devices, task owners, photos, original wording; headcount groups under 5 merged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from facilitator.conference.privacy import flags
from facilitator.conference.results import Headcount, SessionResult

SMALLEST_GROUP = 5
OTHERS = "…"
"""The name of what small groups are merged into, and of a cluster whose own name may not leave."""


def anonymous(result: SessionResult) -> SessionResult:
    """The same session without what points to a person.

    Texts that the privacy guard flags and that nobody has decided to keep are left out and counted in ``withheld``.
    """
    planned = replace(result.planned, moderators=(), workshop=replace(result.planned.workshop, moderators=()))
    ideas = [i for i in result.ideas if i.kept or not _flagged(i.text)]
    notes = [n for n in result.notes if n.kept or not _flagged(n.text, n.reason)]
    tasks = [t for t in result.tasks if t.kept or not _flagged(t.what, t.until)]
    clusters = [c if c.kept or not _flagged(c.name) else replace(c, name=OTHERS) for c in result.clusters]
    before = len(result.ideas) + len(result.notes) + len(result.tasks)
    return replace(
        result,
        planned=planned,
        ideas=tuple(replace(idea, original="", device="", conflicts=()) for idea in ideas),
        clusters=tuple(clusters),
        notes=tuple(notes),
        tasks=tuple(replace(task, who="") for task in tasks),
        headcount=_merged(result.headcount),
        devices=(),
        withheld=before - len(ideas) - len(notes) - len(tasks),
    )


def _flagged(*texts: str | None) -> bool:
    return any(text and flags(text) for text in texts)


def _merged(counts: Iterable[Headcount]) -> tuple[Headcount, ...]:
    """Groups under five become one; where that is still under five, it takes in the smallest of the others too."""
    ordered = sorted(counts, key=lambda count: count.count)
    small: list[Headcount] = []
    while ordered and (ordered[0].count < SMALLEST_GROUP or 0 < sum(c.count for c in small) < SMALLEST_GROUP):
        small.append(ordered.pop(0))
    kept = [count for count in counts if count in ordered]
    total = sum(count.count for count in small)
    return (*kept, Headcount(OTHERS, total)) if total else tuple(kept)
