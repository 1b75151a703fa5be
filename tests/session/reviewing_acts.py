"""What reviewers do by random numbers, for Hypothesis to choose from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from facilitator.conference import intents
from facilitator.conference import intents_review as r
from facilitator.conference.review import STATES
from facilitator.session.review import clashes, write_review
from tests.session.reviewing import Collected, Reviewer

Act = Callable[["Office", Reviewer, int, int], Any]


@dataclass(frozen=True)
class Wish:
    who: int
    what: int
    first: int
    second: int


@dataclass
class Office:
    """Three reviewers, and the packages that lie about."""

    folder: Path
    cards: Collected
    people: list[Reviewer]
    lying: list[Path]

    def idea(self, number: int) -> str:
        return (self.cards.one, self.cards.two, self.cards.three, self.cards.four)[number % 4]

    def ideas(self, first: int, second: int) -> tuple[str, ...]:
        return self.idea(first), self.idea(second)

    def hand_out(self, one: Reviewer) -> None:
        path, _ = write_review(one.record, self.folder / f"{len(self.lying)}.facilitator", one.hall.clock.wall())
        self.lying.append(path)

    def deliver(self, one: Reviewer, number: int) -> None:
        if self.lying:
            one.take_in(self.lying[number % len(self.lying)])


def anything(one: Reviewer, kind: str, number: int) -> str:
    """One of the things of a table; hidden ones too."""
    found = sorted(row["id"] for row in one.record.look.rows(kind))
    return str(found[number % len(found)]) if found else "nothing"


def settle(office: Office, one: Reviewer, a: int, b: int) -> None:
    found = clashes(one.record)
    if found:
        clash = found[a % len(found)]
        one.do(intents.Settle(clash.subject, clash.field, clash.rivals[b % len(clash.rivals)].value))


REASONS = ("", "Zu teuer", "Nicht zuständig")
ACTS: tuple[Act, ...] = (
    *[lambda o, p, a, b: p.do(r.Judge((o.idea(a % 2),), STATES[b % 5], REASONS[a % 3]))] * 4,  # so that they contradict
    *[lambda o, p, a, b: p.do(r.Assign((o.idea(a % 2),), ("Anna", "Berta")[b % 2]))] * 2,
    lambda o, p, a, b: p.do(r.Judge((o.idea(a),), STATES[b % 5], REASONS[a % 3])),
    lambda o, p, a, b: p.do(r.Judge(o.ideas(a, b), STATES[a % 5], REASONS[b % 3])),
    lambda o, p, a, b: p.do(r.SetTheme(o.ideas(a, b), anything(p, "theme", b))),
    lambda o, p, a, b: p.do(r.SetTheme((o.idea(a),), None)),
    lambda o, p, a, b: p.do(r.Assign((o.idea(a),), ("", "Anna", "Berta")[b % 3])),
    lambda o, p, a, b: p.do(r.CreateTheme(p.review.new_id(), f"Thema {a % 3}", subjects=(o.idea(b),))),
    lambda o, p, a, b: p.do(r.RenameTheme(anything(p, "theme", a), f"Thema {b}")),
    lambda o, p, a, b: p.do(r.Join(p.review.new_id(), o.ideas(a, b))),
    lambda o, p, a, b: p.do(r.Join(anything(p, "joint", a), (o.idea(b),))),
    lambda o, p, a, b: p.do(r.Split((o.idea(a),))),
    lambda o, p, a, b: p.do(r.Judge((anything(p, "joint", a),), STATES[b % 5], "Gemeinsam")),
    lambda o, p, a, b: p.do(r.KeepApart(o.ideas(a, b))),
    lambda o, p, a, b: p.do(r.AllowTogether(o.ideas(a, b))),
    lambda o, p, a, b: p.do(r.CreateMeasure(p.review.new_id(), {"title": f"Maßnahme {a}"}, (o.idea(b),))),
    lambda o, p, a, b: p.do(r.ChangeMeasure(anything(p, "measure", a), {"goal": REASONS[b % 3], "priority": str(b)})),
    lambda o, p, a, b: p.do(r.NameSources(anything(p, "measure", a), (o.idea(b), anything(p, "theme", a)))),
    lambda o, p, a, b: p.do(r.DropSources(anything(p, "measure", a), (o.idea(b),))),
    lambda o, p, a, b: p.do(r.WriteComment(p.review.new_id(), o.idea(a), "Nachfragen")),
    lambda o, p, a, b: p.do(intents.Withdraw((anything(p, ("theme", "joint", "measure", "idea")[b % 4], a),))),
    lambda o, p, a, b: p.do(intents.Restore((anything(p, ("theme", "joint", "measure", "idea")[b % 4], a),))),
    lambda o, p, a, b: p.do(intents.Redact(o.idea(a), ("reason",) if b % 2 else ())),
    lambda o, p, a, b: p.do(intents.Reword(o.idea(a), f"Anders {b}")),
    settle,
    lambda o, p, a, b: p.review.undo(),
    lambda o, p, a, b: p.review.undo(),
    lambda o, p, a, b: p.review.redo(),
    lambda o, p, a, b: o.hand_out(p),
    lambda o, p, a, b: o.hand_out(p),
    lambda o, p, a, b: o.deliver(p, a),
    lambda o, p, a, b: o.deliver(p, b),
)
small = st.integers(0, 7)
wishes = st.builds(Wish, st.integers(0, 2), st.integers(0, len(ACTS) - 1), small, small)
