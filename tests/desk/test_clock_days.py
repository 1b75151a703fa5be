"""Laptops that sleep, are killed or have wrong clocks; other laptops; sessions changed on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.clock import Clock
from facilitator.conference import intents
from facilitator.conference.timer_state import MINUTE
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.cockpit.session_clock import Move, SessionClock
from facilitator.desk.cockpit.session_dialog import SessionDialog
from facilitator.desk.keeper import Keeper
from facilitator.files import resource_folder
from facilitator.session.plans import make_plan_package
from tests.conftest import SteadyClock
from tests.desk.clocks import COLLECT, CTRL, WELCOME, WHY, answer_all, await_phase, await_time, entered, started, texts
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import exported

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    return entered(desk)


@pytest.fixture
def running(desk: Desk) -> CockpitPage:
    return started(desk)


# The laptop's clock, sleep, and kills.


def test_a_laptop_clock_that_is_set_is_said_once(desk: Desk, running: CockpitPage, clock: SteadyClock) -> None:
    notice = running.clock.notice
    answer_all(desk, running)
    clock.set_wall(clock.wall() + 3 * MINUTE)
    desk.bot.waitUntil(lambda: "put forward by 3 min" in notice.text.text(), timeout=PATIENCE)
    assert running.clock.box.time.text() == "08:00"
    desk.click(notice.follow_button)
    desk.bot.waitUntil(lambda: not notice.isVisible(), timeout=PATIENCE)
    assert running.session_clock.read().clock_shift == 0
    clock.set_wall(clock.wall() - 7 * MINUTE)
    desk.bot.waitUntil(lambda: "set back by 7 min" in notice.text.text(), timeout=PATIENCE)
    desk.click(notice.keep_button)
    desk.bot.waitUntil(lambda: not notice.isVisible(), timeout=PATIENCE)
    assert running.session_clock.read().clock_shift == -7 * MINUTE


def test_the_day_is_asked_for_and_nothing_is_blocked(desk: Desk, cockpit: CockpitPage) -> None:
    assert "the plan says" in cockpit.clock.notice.text.text()
    assert cockpit.clock.main_button.isEnabled()
    answer_all(desk, cockpit)
    assert not cockpit.clock.notice.isVisible()


def test_ten_minutes_of_sleep_are_counted(desk: Desk, running: CockpitPage, clock: SteadyClock) -> None:
    clock.pass_time(10 * MINUTE)
    await_time(desk, running, "+2:00")
    assert not running.clock.doubt.isVisible()
    assert running.clock.box.pill.sign == "bell"


def test_a_lid_closed_over_night_asks_and_a_break_is_one(desk: Desk, running: CockpitPage, clock: SteadyClock) -> None:
    panel = running.clock
    clock.pass_time(2 * MINUTE)
    await_time(desk, running, "06:00")
    clock.pass_time(14 * 60 * MINUTE)
    desk.bot.waitUntil(panel.doubt.isVisible, timeout=PATIENCE)
    assert "left running for hours" in " ".join(texts(panel.doubt))
    assert not panel.main_button.isVisible()
    desk.bot.waitUntil(lambda: "Please decide" in texts(panel), timeout=PATIENCE)  # once there is room for it
    desk.click(panel.doubt.resume_button)
    desk.bot.waitUntil(lambda: not panel.doubt.isVisible(), timeout=PATIENCE)
    assert running.session_clock.read().elapsed == 2 * MINUTE


@pytest.mark.parametrize(
    ("gone", "set_back", "question"),
    [(10, 0, ""), (14 * 60, 0, "left running for hours"), (10, 60, "set back since")],
)
def test_a_program_that_was_killed_goes_on(
    open_desk: Callable[[], Desk], clock: SteadyClock, gone: int, set_back: int, question: str
) -> None:
    first = open_desk()
    first.open_sample()
    page = first.enter("W1R2")
    first.click(page.clock.main_button)
    await_phase(first, page, WELCOME)
    first.close()
    clock.pass_time(gone * MINUTE)
    clock.set_wall(clock.wall() - set_back * MINUTE)
    second = open_desk()
    second.open_sample()
    panel = second.enter("W1R2").clock
    assert panel.doubt.isVisible() == bool(question)
    assert question in " ".join(texts(panel.doubt))
    if not question:
        assert panel.box.time.text() == "+2:00"
    else:
        second.click(panel.doubt.trust_button)
        second.bot.waitUntil(panel.main_button.isVisible, timeout=PATIENCE)


# Other laptops.


def results_of_another(folder: Path, plan: Path, clock: Clock, *moves: Move) -> Path:
    """The package of a laptop on which the session's clock was moved."""
    other = Keeper(folder / "other", clock, "laptop 9", lambda _: None)
    other.open(plan)
    entered = other.enter("W1R2")
    kept = SessionClock(clock, entered.planned, None)
    for move in moves:
        kept = kept.moved(move)
        other.do(intents.MoveClock("W1R2", kept.kept()))
    path = exported(other, folder)
    other.close()
    return path


def test_the_clock_of_another_laptop_is_followed_and_taken_over(desk: Desk, clock: SteadyClock, tmp_path: Path) -> None:
    plan = tmp_path / "plan.facilitator"
    make_plan_package(resource_folder() / "demo" / "plan.toml", plan, None, clock.wall())
    desk.open_plan(plan)
    cockpit = desk.enter("W1R2")
    answer_all(desk, cockpit)
    package = results_of_another(tmp_path, plan, clock, "start", "next")
    keeper = desk.window.context.keeper
    clock.pass_time(MINUTE)
    keep_in_step(desk, cockpit, lambda: keeper.bring([package]))
    await_phase(desk, cockpit, WHY)
    await_time(desk, cockpit, "03:00")
    answer_all_but(desk, cockpit, "laptop 9")
    desk.click(cockpit.clock.more_button)
    await_time(desk, cockpit, "04:00")
    assert "laptop 9" not in cockpit.clock.notice.text.text() or not cockpit.clock.notice.isVisible()


def keep_in_step(desk: Desk, page: CockpitPage, job: Callable[[], object]) -> None:
    """Do a job on the record's thread, then let the page ask for a picture."""
    done: list[object] = []
    desk.window.context.background.run(job, page, done.append)
    desk.bot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    page._rest.start()


def answer_all_but(desk: Desk, page: CockpitPage, part: str) -> None:
    while part not in page.clock.notice.text.text():
        desk.click(page.clock.notice.close_button)
    assert page.clock.notice.isVisible()


def test_an_own_move_never_flickers_back(desk: Desk, running: CockpitPage) -> None:
    seen: list[str] = []
    running.clock_moved.connect(lambda moved: seen.append(f"{moved.read().phase}"))
    for _ in range(3):
        desk.press(Qt.Key.Key_PageDown)
        running._ask()
    await_phase(desk, running, "Ordnen")
    with desk.bot.waitSignal(running.pictured, timeout=PATIENCE):
        running._ask()
    assert seen == ["1", "2", "3"]


# A session changed on the spot.


def test_room_start_and_phases_are_changed_in_one_step(desk: Desk, running: CockpitPage) -> None:
    running.clock.more.change_action.trigger()
    dialog = desk.await_page(SessionDialog)
    assert not dialog.isModal()
    assert [row.title.isEnabled() for row in dialog.rows.rows] == [False, *[True] * 5]
    dialog.room.setText("Dachboden")
    dialog.minutes.setText("70")
    dialog.rows.rows[2].minutes.setText("35")
    desk.click(dialog.rows.rows[1].remove_button)
    desk.click(dialog.save_button)
    desk.bot.waitUntil(lambda: "Dachboden" in running.header.subtitle, timeout=PATIENCE)
    desk.bot.waitUntil(lambda: not desk.window.findChildren(SessionDialog), timeout=PATIENCE)
    assert any("Dachboden" in label.accessibleName() for label in desk.window.findChildren(QLabel))
    phases = running.session_clock.read().phases
    assert [phase.title for phase in phases[:2]] == [WELCOME, COLLECT]
    assert phases[1].planned == 35 * MINUTE
    desk.click(running.clock.next_button)
    await_phase(desk, running, COLLECT)


def test_before_the_start_the_clock_follows_the_plan(desk: Desk, cockpit: CockpitPage) -> None:
    cockpit.clock.more.change_action.trigger()
    dialog = desk.await_page(SessionDialog)
    dialog.rows.rows[0].minutes.setText("3")
    desk.click(dialog.rows.add_button)
    for wrong, reason in (("", "no title"), ("Pause", "")):
        dialog.rows.rows[-1].title.setText(wrong)
        desk.click(dialog.save_button)
        assert reason in dialog.trouble.text()
    await_time(desk, cockpit, "03:00")
    desk.press(Qt.Key.Key_Z, CTRL)
    await_time(desk, cockpit, "08:00")


def test_what_is_no_time_stays_in_the_dialog(desk: Desk, cockpit: CockpitPage) -> None:
    cockpit.clock.more.change_action.trigger()
    dialog = desk.await_page(SessionDialog)
    dialog.start.setText("noon")
    desk.click(dialog.save_button)
    assert "no time of day" in dialog.trouble.text()
    dialog.start.setText("9.30")
    dialog.minutes.setText("")
    desk.click(dialog.save_button)
    assert "at least a minute" in dialog.trouble.text()
    dialog.minutes.setText("45")
    desk.click(dialog.save_button)
    desk.bot.waitUntil(lambda: "09:30–10:15" in cockpit.header.subtitle, timeout=PATIENCE)
