"""A rehearsal says so on every page, and nothing of it ever gets into the real conference."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.record import open_record
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from tests.conftest import NOON
from tests.desk.desks import Desk
from tests.desk.starting import SAMPLE, band_is_shown, exported, tile_of, worked

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_a_rehearsal_says_so_and_its_package_is_refused(desk: Desk, plan: Path, tmp_path: Path) -> None:
    desk.open_plan(plan)
    assert not band_is_shown(desk)
    desk.window.go_back()
    start = desk.await_page(StartPage)
    start.rehearse_button.menu().actions()[0].trigger()
    desk.await_page(SessionsPage)
    assert band_is_shown(desk)
    page = desk.enter("W1R1")
    desk.capture("Nur zur Probe")
    assert band_is_shown(desk)
    path = worked(desk, lambda: exported(desk.window._keeper, tmp_path))
    with open_record(tmp_path / "central.sqlite", NOON) as central:
        outcomes = merge(central, [plan, path], NOON, Progress())
        assert [outcome.outcome for outcome in outcomes] == ["merged", "refused"]
        assert "rehearsal" in str(outcomes[1].reason)
        assert central.look.ideas == 0
    desk.window.go_back()
    desk.await_page(SessionsPage)
    desk.window.go_back()
    start = desk.await_page(StartPage)
    assert not band_is_shown(desk)
    assert [one.recent.rehearsal for one in start.recent_buttons] == [False, True]
    assert page.session == "W1R1"


def test_the_menu_offers_the_last_conference_and_a_plan(desk: Desk, plan: Path) -> None:
    desk.open_plan(plan)
    desk.window.go_back()
    actions = desk.await_page(StartPage).rehearse_button.menu().actions()
    assert [action.text() for action in actions] == ["Integrationskonferenz Landkreis Musterau", "Choose a plan …"]


@pytest.mark.parametrize("source", ["plan.facilitator", "plan.toml"])
def test_a_plan_is_rehearsed_from_its_file(desk: Desk, plan: Path, source: str) -> None:
    desk.window._doors._rehearse([plan if source == plan.name else SAMPLE])
    assert len(desk.await_page(SessionsPage).tiles) == 21
    assert band_is_shown(desk)


def test_what_cannot_be_rehearsed_leaves_nothing_behind(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("nothing", "utf-8")
    desk.window._doors._rehearse([tmp_path / "x.toml"])
    desk.await_message("The plan x.toml was not read")
    assert list(desk.folders.records.glob("*.sqlite")) == []


def test_the_sample_is_a_rehearsal_that_goes_on(open_desk: Callable[[], Desk], plan: Path, tmp_path: Path) -> None:
    first = open_desk()
    first.open_sample()
    assert band_is_shown(first)
    first.enter("W1R1")
    first.capture("Eins")
    path = worked(first, lambda: exported(first.window._keeper, tmp_path))
    first.close()
    with open_record(tmp_path / "central.sqlite", NOON) as central:
        assert merge(central, [plan, path], NOON, Progress())[1].outcome == "refused"
    second = open_desk()
    assert second.find(StartPage).last is None
    assert tile_of(second.open_sample(), "W1R1").ideas == 1
