"""Reviewers for tests: each has a record with the same three sessions, and works on it as the office does."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facilitator.conference import intents
from facilitator.record import Record
from facilitator.session.review import Changed, ReviewService, review_name, write_review
from tests.session.hall import Hall, rows


@dataclass
class Reviewer:
    """A central record and the review on it; ``told`` is what listeners heard."""

    record: Record
    review: ReviewService
    hall: Hall
    told: list[Changed] = field(default_factory=list)

    def do(self, intent: Any) -> Changed:
        self.hall.clock.pass_time(1_000)
        return self.review.do(intent)

    def hand_out(self) -> Path:
        path, _ = write_review(self.record, self.hall.folder / review_name(self.record), self.hall.clock.wall())
        return path

    def take_in(self, *paths: Path) -> list[str]:
        outcomes = self.hall.merged(self.record, *paths)
        self.review.reload()
        return [outcome.outcome for outcome in outcomes]

    def rows(self) -> dict[str, Any]:
        """All rows, conflicts and events, in an order that does not depend on how they came."""
        look = self.record.look
        lines = sorted(look.lines_of([journal.name for journal in look.journals()]))
        return {**rows(self.record), "conflict": look.conflicts, "lines": lines}


@dataclass
class Collected:
    """What three sessions brought: ``one`` and ``two`` of W1R1, ``three`` of W1R2, ``four`` of W2R1."""

    one: str
    two: str
    three: str
    four: str
    packages: list[Path]


def collect(hall: Hall) -> Collected:
    """Four cards; W1R2 confirms the second one, and W1R1 put dots on both of its own."""
    first, second, third = (hall.laptop(f"l{n}", s) for n, s in enumerate(("W1R1", "W1R2", "W2R1"), 1))
    one, two = first.capture("Wohnungen fehlen"), first.capture("Mehr Kurse", "suggestion")
    vote = first.service.new_id()
    first.service.do(intents.OpenVote(vote, "W1R1", "Punkte"))
    first.service.do(intents.CountVoters(vote, 12))
    first.service.do(intents.CountDots(vote, one, 5))
    first.service.do(intents.CountDots(vote, two, 3))
    hall.merged(second.record, first.hand_out("W1R1"))
    again = hall.seated(second.record, "W1R2")
    three = again.capture("Zu wenig Wohnungen")
    again.service.do(intents.Confirm(again.service.new_id(), two, "W1R2"))
    four = third.capture("Wohnraum ist knapp")
    return Collected(one, two, three, four, [first.hand_out("W1R1"), again.hand_out("W1R2"), third.hand_out("W2R1")])


def reviewer(hall: Hall, collected: Collected, name: str) -> Reviewer:
    """Somebody with all packages on a record of their own."""
    record = hall.central(name)
    record.remember("device", name)
    hall.merged(record, *collected.packages)
    found = Reviewer(record, ReviewService(record, hall.clock), hall)
    found.review.subscribe(found.told.append)
    return found
