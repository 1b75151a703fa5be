"""The way in: the last conference in two clicks, plans on sticks, a record that is open elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.handout.places import Place
from facilitator.desk.snapshots import Overview, SessionTile
from facilitator.desk.start.next_up import next_up, when
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.plan_finder import PlanFinder
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.start.watch import StickWatch
from facilitator.language import Language
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import SAMPLE, results_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
EN = Language("en")
TIMES = ("10:00", "11:15", "13:30")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A stick that is plugged in."""
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def desk_with_stick(looks: object, qtbot: QtBot, folders: Folders, clock: SteadyClock, stick: Path) -> Iterator[Desk]:
    """A window on a machine into which the stick is plugged."""
    made = Desk(qtbot, replace(folders, sticks=lambda: [Place("KREIS", stick, stick=True)]), clock)
    yield made
    made.close()


def test_two_clicks_from_the_start_to_a_running_clock(open_desk: Callable[[], Desk], plan: Path) -> None:
    first = open_desk()
    first.open_plan(plan)
    first.enter("W3R1")
    first.close()
    second = open_desk()
    go_on = second.find(StartPage).recent_buttons[0]
    second.bot.waitUntil(lambda: "W3R1" in go_on.accessibleName(), timeout=PATIENCE)
    assert go_on.hasFocus() or second.window.focusWidget() is go_on
    second.click(go_on)
    page = second.await_page(CockpitPage)
    second.click(page.clock.main_button)
    second.bot.waitUntil(lambda: page.clock.main_button.accessibleName() == "Pause", timeout=PATIENCE)
    assert page.session == "W3R1"


def test_the_button_does_not_wait_for_the_record(open_desk: Callable[[], Desk], plan: Path) -> None:
    first = open_desk()
    first.open_plan(plan)
    first.close()
    second = open_desk()
    second.click(second.find(StartPage).recent_buttons[0])
    assert len(second.await_page(SessionsPage).tiles) == 21


def overview(*tiles: SessionTile, mine: int = 3, date: str = "2026-10-17") -> Overview:
    return Overview(Path("x.sqlite"), "X", date, "", tiles, mine)


def tile(turn: int, start: str, state: str = "planned", workshop: int = 3) -> SessionTile:
    ident = f"W{workshop}R{turn}"
    return SessionTile(ident, workshop, turn, "T", "", start, 60, state, 0)  # type: ignore[arg-type]  # a state


@pytest.mark.parametrize(
    ("now", "states", "wanted"),
    [
        ("2026-10-16T20:00", ("planned",) * 3, "W3R1"),
        ("2026-10-17T10:50", ("planned",) * 3, "W3R1"),
        ("2026-10-17T11:00", ("planned",) * 3, "W3R2"),
        ("2026-10-17T10:30", ("closed", "planned", "planned"), "W3R2"),
        ("2026-10-17T13:00", ("closed", "running", "planned"), "W3R2"),
        ("2026-10-18T09:00", ("closed", "open", "closed"), "W3R2"),
        ("2026-10-18T09:00", ("closed", "closed", "closed"), None),
    ],
)
def test_the_next_session_is_the_one_that_is_due(now: str, states: tuple[str, ...], wanted: str | None) -> None:
    tiles = [tile(turn, start, state) for turn, start, state in zip((1, 2, 3), TIMES, states, strict=True)]
    other = tile(1, "09:00", "running", workshop=1)
    found = next_up(overview(other, *tiles), datetime.fromisoformat(now).astimezone())
    assert (found.id if found else None) == wanted


def test_when_it_is_said_in_words() -> None:
    one, now = tile(1, "10:00"), datetime.fromisoformat("2026-10-17T09:50").astimezone()
    days = ("2026-10-17", "2026-10-18", "2026-10-16", "2026-11-02", "im Herbst")
    said = [when(one, day, now, EN) for day in days]
    assert said == ["today 10:00", "tomorrow 10:00", "yesterday 10:00", "Monday, November 2, 2026 10:00", ""]
    assert next_up(overview(one, date="im Herbst"), now) == one


def test_a_plan_on_a_stick_is_shown_and_opened(desk_with_stick: Desk, stick: Path, plan: Path) -> None:
    desk = desk_with_stick
    page, watch = desk.find(StartPage), desk.window.findChildren(StickWatch)[0]
    (stick / "Konferenz").mkdir()
    shutil.copy(plan, stick / "Konferenz" / "plan.facilitator")
    watch.look()
    desk.bot.waitUntil(lambda: bool(page.plan_buttons), timeout=PATIENCE)
    (found,) = page.plan_buttons
    assert "Integrationskonferenz Landkreis Musterau" in found.accessibleName()
    assert "KREIS" in found.accessibleName()
    desk.click(found)
    assert len(desk.await_page(SessionsPage).tiles) == 21


def test_a_stick_that_is_pulled_out_takes_its_plans_along(desk_with_stick: Desk, stick: Path, plan: Path) -> None:
    desk = desk_with_stick
    page, watch = desk.find(StartPage), desk.window.findChildren(StickWatch)[0]
    shutil.copy(plan, stick)
    watch.look()
    desk.bot.waitUntil(lambda: bool(page.plan_buttons), timeout=PATIENCE)
    shutil.rmtree(stick)
    watch.look()
    desk.bot.waitUntil(lambda: not page.plan_buttons, timeout=PATIENCE)


def test_only_plans_are_found_and_each_is_read_once(tmp_path: Path, plan: Path, clock: SteadyClock) -> None:
    place = tmp_path / "stick"
    (place / "a" / "b").mkdir(parents=True)
    shutil.copy(SAMPLE, place / "a")
    shutil.copy(plan, place)
    shutil.copy(plan, place / "a" / "b" / "too-deep.facilitator")
    shutil.copy(plan, place / ".hidden.facilitator")
    shutil.copy(results_of(tmp_path / "other", plan, "W1R1", clock, "x"), place / "results.facilitator")
    (place / "broken.facilitator").write_bytes(b"nothing")
    (place / "list.xlsx").write_bytes(b"PK\3\4nothing")
    (place / "film.toml").mkdir()
    finder, places = PlanFinder(), [Place("S", place), Place("gone", tmp_path / "gone")]
    found = finder.find(places)
    assert [(one.path.name, one.place, one.date) for one in found] == [
        ("plan.toml", "S", "2026-10-17"),
        ("plan.facilitator", "S", "2026-10-17"),
    ]
    before = dict(finder._known)
    assert finder.find(places) == found
    assert finder._known == before
    assert all(finder._known[key] is before[key] for key in before)
