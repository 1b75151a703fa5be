"""What is odd about a plan that has no fault: it can be used, and somebody should look at it once more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from facilitator.conference.plan import Phase, Plan, PlannedSession, Workshop
from facilitator.exchange.faults import Fault, Place
from facilitator.exchange.plan_entries import CONFERENCE, PHASES, ROUNDS, WORKSHOPS, Section

Places = dict[Section, Place]


def hints(plan: Plan, places: Places) -> tuple[Fault, ...]:
    """Everything odd about a plan; ``places`` says where its sections stand."""
    return (
        *_lone_key(plan, places), *_long_phases(plan, places), *_overlaps(plan, places), *_twice_at_once(plan, places)
    )  # fmt: skip


def _lone_key(plan: Plan, places: Places) -> Iterator[Fault]:
    """Keys of which there is no second one in the safe."""
    if plan.has_lone_key:
        message = "There is only one key in seal_to, and what is sealed is lost with it: add the other one, too."
        yield Fault(message, places[CONFERENCE])


def _long_phases(plan: Plan, places: Places) -> Iterator[Fault]:
    """Phases that take longer than the shortest round."""
    shortest = min(plan.rounds, key=lambda turn: turn.minutes)
    common = any(not workshop.phases for workshop in plan.workshops)
    if common and _minutes(plan.phases) > shortest.minutes:
        message = "The phases take {phases} minutes together, and round {round} lasts {minutes}."
        values = {"phases": _minutes(plan.phases), "round": shortest.number, "minutes": shortest.minutes}
        yield Fault(message, places.get(PHASES, places[ROUNDS]), **values)
    for workshop in plan.workshops:
        if _minutes(workshop.phases) > shortest.minutes:
            yield _too_long(workshop, shortest.number, shortest.minutes, places)


def _too_long(workshop: Workshop, turn: int, minutes: int, places: Places) -> Fault:
    return Fault(
        "The phases of workshop {workshop} take {phases} minutes together, and round {round} lasts {minutes}.",
        places.get(PHASES, places[WORKSHOPS]),
        workshop=workshop.number,
        phases=_minutes(workshop.phases),
        round=turn,
        minutes=minutes,
    )


def _overlaps(plan: Plan, places: Places) -> Iterator[Fault]:
    """Rounds that begin before the one before has ended."""
    in_order = sorted(plan.rounds, key=lambda turn: (_minute_of_day(turn.start), turn.number))
    for before, after in pairwise(in_order):
        if _minute_of_day(after.start) < _minute_of_day(before.start) + before.minutes:
            message = "Round {after} begins before round {before} has ended."
            yield Fault(message, places[ROUNDS], after=after.number, before=before.number)


def _twice_at_once(plan: Plan, places: Places) -> Iterator[Fault]:
    """Rooms and moderators in two workshops of one round at once."""
    for first, second, room in _shared(plan, lambda session: [session.room] if session.room else []):
        message = "{first} and {second} are in the same room at the same time: {room}."
        yield Fault(message, places[WORKSHOPS], first=first, second=second, room=room)
    for first, second, name in _shared(plan, lambda session: session.moderators):
        message = "{first} and {second} have the same moderator at the same time: {name}."
        yield Fault(message, places[WORKSHOPS], first=first, second=second, name=name)


def _shared(plan: Plan, of: Callable[[PlannedSession], Iterable[str]]) -> Iterator[tuple[str, str, str]]:
    """Pairs of sessions of one round and start that share one of the names that ``of`` gives."""
    seen: dict[tuple[int, str, str], str] = {}
    for session in plan.sessions:
        for name in of(session):
            first = seen.setdefault((session.round, session.start, name), session.id)
            if first != session.id:
                yield first, session.id, name


def _minutes(phases: Iterable[Phase]) -> int:
    return sum(phase.minutes for phase in phases)


def _minute_of_day(time: str) -> int:
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)
