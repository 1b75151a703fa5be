"""Newer plans and results that are brought to the open conference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.conference.errors import Refusal
from facilitator.desk.bringing import begin_to_rehearse
from facilitator.desk.context import Folders
from facilitator.desk.keeper import Keeper
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.record import open_record
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.settings import Settings, save_settings
from tests.conftest import NOON, SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import band_is_shown, drop, exported, pages, results_of, tile_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_a_plan_corrected_in_the_morning_is_taken_over_the_open_session(desk: Desk, plan: Path, newer: Path) -> None:
    desk.open_plan(plan)
    desk.enter("W1R1")
    desk.capture("Eins")
    desk.type("halb")
    drop(desk, newer)
    assert "revision 2" in desk.await_message("The newer plan is in force")
    desk.bot.waitUntil(
        lambda: any(page.isVisible() and "Kleiner Saal" in page.header.subtitle for page in pages(desk)),
        timeout=PATIENCE,
    )
    page = next(page for page in pages(desk) if page.isVisible())
    assert desk.texts() == ["Eins"]
    assert page.capture.box.toPlainText() == "halb"
    drop(desk, newer)
    desk.await_message("was here already")


def test_results_dropped_on_the_window_are_taken_in(desk: Desk, plan: Path, tmp_path: Path, clock: SteadyClock) -> None:
    page = desk.open_plan(plan)
    one = results_of(tmp_path / "a", plan, "W2R1", clock, "a", "b")
    drop(desk, one)
    assert "2 cards" in desk.await_message("Taken in from")
    desk.bot.waitUntil(lambda: desk.find(SessionsPage) is not page, timeout=PATIENCE)
    assert tile_of(desk.find(SessionsPage), "W2R1").ideas == 2
    two = results_of(tmp_path / "b", plan, "W4R1", clock, "c")
    (tmp_path / "broken.facilitator").write_bytes(one.read_bytes()[:-200])
    drop(desk, one, two)
    assert "1 card" in desk.await_message("Taken in from 2 files")


def test_a_package_of_a_rehearsal_is_refused_in_one_sentence(
    desk: Desk, plan: Path, tmp_path: Path, clock: SteadyClock
) -> None:

    keeper = Keeper(tmp_path / "r", clock, "laptop 9", lambda _: None)
    keeper.rehearse(plan)
    keeper.enter("W1R1")
    path = exported(keeper, tmp_path)
    keeper.close()
    desk.open_plan(plan)
    drop(desk, path)
    desk.await_message("comes from a rehearsal")
    assert not band_is_shown(desk)


def test_the_real_plan_leads_out_of_a_rehearsal(desk: Desk, plan: Path) -> None:
    desk.window._doors._rehearse([plan])
    desk.await_page(SessionsPage)
    assert band_is_shown(desk)
    drop(desk, plan)
    desk.bot.waitUntil(lambda: not band_is_shown(desk), timeout=PATIENCE)


def test_a_record_that_another_window_holds_is_not_opened(open_desk: Callable[[], Desk], plan: Path) -> None:
    first, second = open_desk(), open_desk()
    first.open_plan(plan)
    second.window.open_plan(plan)
    second.await_message("is open in another window or program")
    assert second.find(StartPage).isVisible()


def test_a_device_kept_in_the_settings_is_not_asked(
    open_desk: Callable[[], Desk], folders: Folders, plan: Path
) -> None:
    save_settings(folders.settings, Settings("en", "Laptop 7"))
    assert not open_desk().open_plan(plan).device.isVisible()


def test_only_an_empty_record_becomes_a_rehearsal(tmp_path: Path, plan: Path) -> None:

    with open_record(tmp_path / "x.sqlite", NOON) as record:
        merge(record, [plan], NOON, Progress())
        with pytest.raises(Refusal, match="record of its own"):
            begin_to_rehearse(record, plan, NOON)
