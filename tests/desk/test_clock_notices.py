"""What the clock's panel says of the laptop's clock and of other laptops, and a session changed on the spot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.conference.plan import Phase, PlannedSession, Workshop
from facilitator.conference.timer_state import MINUTE
from facilitator.desk.cockpit.clock_notices import duration, notices
from facilitator.desk.cockpit.session_change import adjusted, adjustment
from facilitator.desk.cockpit.session_clock import SessionClock, planned_start, session_clock
from facilitator.language import Language
from tests.conftest import SteadyClock

EN = Language("en")
DAY = "2025-12-07"
START = "12:00"
PHASES = (Phase("Collect", 20, note="slowly"), Phase("Sort", 10), Phase("Close", 10, "close", protected=True))
SESSION = PlannedSession("W1R1", Workshop(1, "Housing"), 1, "Hall", ("Ann",), START, 40, PHASES)


@pytest.fixture
def clock() -> SteadyClock:
    """A clock at the planned start, in whatever time zone the tests run."""
    start = planned_start(DAY, START)
    assert start is not None
    return SteadyClock(start)


def fresh(clock: SteadyClock) -> SessionClock:
    return session_clock(clock, SESSION, DAY, {})


def said(clock: SessionClock, moved_by: str = "") -> list[str]:
    return [notice.text for notice in notices(clock, clock.read(), moved_by, EN)]


def test_nothing_is_said_on_a_good_day(clock: SteadyClock) -> None:
    assert said(fresh(clock)) == said(fresh(clock).moved("start")) == []


@pytest.mark.parametrize(("shift", "word"), [(3, "forward by 3 min"), (-3, "back by 3 min"), (-60 * 24 * 3, "3 days")])
def test_a_clock_that_was_set_is_said_with_what_can_be_done(clock: SteadyClock, shift: int, word: str) -> None:
    running = fresh(clock).moved("start")
    clock.set_wall(clock.wall() + shift * MINUTE)
    notice = notices(running, running.read(), "", EN)[0]
    assert word in notice.text
    assert notice.question == "follow?"
    assert said(running.following()) == []
    assert said(running.moved("end")) == []


def test_seconds_are_no_news(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    clock.set_wall(clock.wall() + 59_000)
    assert said(running) == []


@pytest.mark.parametrize(("days", "before", "during"), [(1, 0, 0), (-1, 0, 0), (8, 1, 0), (-365, 1, 1)])
def test_a_day_that_is_not_the_plans(clock: SteadyClock, days: int, before: int, during: int) -> None:
    clock.set_wall(clock.wall() + days * 24 * 60 * MINUTE)
    ready = fresh(clock)
    assert (len(said(ready)), len(said(ready.moved("start")))) == (before, during)
    assert all("Dec 7, 2025" in text for text in said(ready))


def test_another_laptop_is_named(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    assert "laptop 4" in said(running, "laptop 4")[0]
    assert said(running.moved("end"), "laptop 4") == []
    assert said(replace(running, doubt="long-gap"), "laptop 4") == []


@pytest.mark.parametrize(
    ("minutes", "text"), [(1, "1 min"), (119, "119 min"), (120, "2 hours"), (2880, "2 days"), (525_600, "365 days")]
)
def test_a_length_of_time_in_words(minutes: int, text: str) -> None:
    assert duration(minutes * MINUTE, EN) == text


# A session changed on the spot.


def test_only_what_differs_is_commanded() -> None:
    assert adjustment(SESSION, SESSION) is None
    changed = adjustment(SESSION, replace(SESSION, room="Attic"))
    assert changed is not None
    assert (changed.session, changed.room, changed.moderators, changed.start, changed.phases) == (
        "W1R1",
        "Attic",
        None,
        None,
        None,
    )


def test_other_phases_come_and_the_current_one_stays(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    clock.pass_time(5 * MINUTE)
    wanted = replace(SESSION, phases=(PHASES[0], Phase("Walk", 5), PHASES[2]))
    reading = adjusted(running, wanted, DAY).read()
    assert [phase.title for phase in reading.phases] == ["Collect", "Walk", "Close"]
    assert (reading.left, reading.ahead) == (15 * MINUTE, 5 * MINUTE)


def test_a_later_end_gives_time_to_what_was_cut(clock: SteadyClock) -> None:
    clock.pass_time(10 * MINUTE)
    running = fresh(clock).moved("start")
    assert running.read().cut == 10 * MINUTE
    reading = adjusted(running, replace(SESSION, minutes=50), DAY).read()
    assert (reading.cut, reading.ahead) == (0, 0)


def test_a_start_put_off_moves_the_end(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    before = running.read()
    reading = adjusted(running, replace(SESSION, start="12:15"), DAY).read()
    assert reading.spans[0].planned_start == before.spans[0].planned_start + 15 * MINUTE
    assert reading.ahead == before.ahead + 15 * MINUTE


def test_notes_and_rooms_leave_the_clock_alone(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    noted = replace(SESSION, room="Attic", phases=(*PHASES[:2], replace(PHASES[2], note="tea")))
    assert adjusted(running, noted, DAY).timer == running.timer
    assert adjusted(fresh(clock), replace(SESSION, minutes=60), DAY).timer is None
    ended = running.moved("end")
    assert adjusted(ended, replace(SESSION, minutes=60), DAY).timer == ended.timer
