"""What was said twice is looked for as soon as packages are merged: the count stands beside the page's name."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from facilitator.conference.intents_review import Join
from facilitator.desk.handout.offers import Watched
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.taking_in.page import TakeInPage
from facilitator.desk.review.twice.finder import Finder, Polite
from facilitator.desk.review.twice.page import TwicePage
from facilitator.grouping import ByWords
from facilitator.session.elsewhere import Elsewhere
from facilitator.session.grouping import Suggesting
from facilitator.session.progress import Progress
from tests.conftest import SteadyClock
from tests.desk.desks import Desk
from tests.desk.offices import OfficeDesk, hall_in
from tests.session.hall import Hall

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
BUS = "Der Bus zum Bahnhof soll länger fahren"
TEXTS = {"W1R1": (BUS, "Mehr Kurse am Abend"), "W1R2": (f"{BUS}!", "Ein Hof")}
LATE = {"W2R1": ("Mehr Kurse am Abend.",)}


class Bell(QObject):
    """Whoever rings it tells somebody."""

    rung = Signal(int)


def packages(hall: Hall, texts: Mapping[str, tuple[str, ...]]) -> list[Path]:
    made = []
    for session, said in texts.items():
        laptop = hall.laptop(f"laptop-{session}", session)
        for text in said:
            laptop.capture(text, "suggestion")
        made.append(laptop.hand_out(session))
    return made


class Bench:
    """An office that never looked at the page."""

    def __init__(self, desk: Desk, hall: Hall) -> None:
        first, self.late = packages(hall, TEXTS), packages(hall, LATE)
        hall.close()
        self.desk, self.office = desk, OfficeDesk(desk, [hall.plan_package(), *first])

    @property
    def finder(self) -> Finder:
        return self.office.page.doer.finder

    def badge(self) -> str:
        button = self.desk.find(ReviewPage).nav.buttons["twice"]
        assert button.accessibleName() == button.text().strip("\u2009")
        return button.accessibleName()


@pytest.fixture
def bench(desk: Desk, tmp_path: Path, clock: SteadyClock) -> Bench:
    return Bench(desk, hall_in(tmp_path, clock))


def test_the_count_comes_by_itself_and_follows_what_is_merged_and_joined(bench: Bench) -> None:
    office = bench.office
    office.until(lambda: bench.badge() == "Said twice  1")
    office.take_in(*bench.late)
    office.until(lambda: bench.badge() == "Said twice  2")
    assert "twice" not in office.page.parts
    office.page.doer.do(Join("j", tuple(office.row(label).id for label in ("W1R1-1", "W1R2-1"))))
    office.until(lambda: bench.badge() == "Said twice  1")
    office.desk.press_in(office.table, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    office.until(lambda: bench.badge() == "Said twice  2")
    office.press(Key.Key_F7)
    page = bench.desk.await_page(TwicePage)
    assert page.list.bundles.rowCount() == 2


def test_many_are_compared_in_another_process(
    desk: Desk, tmp_path: Path, clock: SteadyClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitator.desk.review.twice.finder.MANY", 5)
    bench = Bench(desk, hall_in(tmp_path, clock))
    bench.office.until(lambda: bench.badge() == "Said twice  1")
    here = bench.finder._suggesting
    assert here is not None
    assert isinstance(here.alike, ByWords), "four are few"
    bench.office.take_in(*bench.late)
    bench.office.until(lambda: bench.badge() == "Said twice  2")
    there = bench.finder._suggesting
    assert there is not None
    assert isinstance(there.alike, Elsewhere)
    bench.office.page.doer.do(Join("j", tuple(bench.office.row(label).id for label in ("W1R1-1", "W1R2-1"))))
    bench.office.until(lambda: bench.badge() == "Said twice  1")
    there.alike._other.kill()
    there.alike._other.join(30)
    bench.finder.learn_all()
    bench.office.until(lambda: bench.finder.latest.whole and not bench.finder.busy)
    again = bench.finder._suggesting
    assert again is not None
    assert again is not there
    assert bench.badge() == "Said twice  1"


def test_what_is_found_is_there_when_the_page_is_opened(bench: Bench) -> None:
    bench.office.until(lambda: not bench.finder.busy)
    turns: list[None] = []
    bench.finder.begun.connect(lambda: turns.append(None))
    bench.office.press(Key.Key_F7)
    page = bench.desk.await_page(TwicePage)
    assert page.list.bundles.rowCount() == 1
    assert not page.head.stop_button.isVisible()
    bench.office.press(Key.Key_F6, Key.Key_F7)
    assert turns == []


def test_it_can_be_stopped_and_the_window_goes_on_meanwhile(
    desk: Desk, tmp_path: Path, clock: SteadyClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, goes_on, among = threading.Event(), threading.Event(), Suggesting.among

    def slow(self: Suggesting, *given: object) -> object:
        going.set()
        assert goes_on.wait(30)
        return among(self, *given)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Suggesting, "among", slow)
    bench = Bench(desk, hall_in(tmp_path, clock))
    bench.office.until(going.is_set)
    bench.office.decide(Key.Key_A)
    assert bench.office.row("W1R1-1").judgement.state == "adopted"
    bench.office.press(Key.Key_F7)
    page = bench.desk.await_page(TwicePage)
    assert page.head.stop_button.isVisible()
    bench.desk.click(page.head.stop_button)
    goes_on.set()
    bench.office.until(lambda: not bench.finder.busy)
    assert not bench.finder.latest.whole
    assert "Comparing was stopped" in page.sheet.hint.text()
    assert bench.badge() == "Said twice"
    bench.office.desk.press_in(page.list, Key.Key_R)
    bench.office.until(lambda: bench.badge() == "Said twice  1")


def test_stopped_before_it_began_it_is_not_busy_for_ever(bench: Bench) -> None:
    bench.office.until(lambda: not bench.finder.busy)
    bench.finder.learn_all()
    bench.finder.stop()
    assert not bench.finder.busy
    assert bench.badge() == "Said twice  1"
    assert not bench.finder.latest.whole


def test_looking_at_a_stick_comes_first_and_then_it_goes_on(bench: Bench) -> None:
    bench.office.until(lambda: not bench.finder.busy)
    page = bench.office.page
    page.show_part("take_in")
    take = page.parts["take_in"]
    assert isinstance(take, TakeInPage)
    bench.finder.learn_all()
    take.look(bench.late)
    assert not bench.finder.latest.whole
    bench.office.until(lambda: take._looked.places == tuple(bench.late))
    bench.office.until(lambda: bench.finder.latest.whole)
    assert bench.badge() == "Said twice  1"


def test_closing_the_window_does_not_wait_for_it(
    desk: Desk, tmp_path: Path, clock: SteadyClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    going, stopped = threading.Event(), threading.Event()

    def endless(self: Suggesting, ideas: object, joints: object, apart: object, progress: Progress) -> list[object]:
        going.set()
        while not progress.cancelled:
            time.sleep(0.01)
        stopped.set()
        return []

    monkeypatch.setattr(Suggesting, "among", endless)
    bench = Bench(desk, hall_in(tmp_path, clock))
    bench.office.until(going.is_set)
    desk.close()
    assert stopped.is_set()


def test_comparing_ends_with_the_page_it_was_for(
    desk: Desk, tmp_path: Path, clock: SteadyClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another language the pages are other ones; nobody would hear the window for what goes on, nor stop it."""
    going, ended = threading.Event(), list[bool]()

    def endless(self: Suggesting, ideas: object, joints: object, apart: object, progress: Progress) -> list[object]:
        going.set()
        until = time.monotonic() + 10
        while not progress.cancelled and time.monotonic() < until:
            time.sleep(0.01)
        ended.append(progress.cancelled)
        return []

    monkeypatch.setattr(Suggesting, "among", endless)
    bench = Bench(desk, hall_in(tmp_path, clock))
    bench.office.until(going.is_set)
    desk.window.set_language("de")
    bench.office.until(lambda: bool(ended))
    assert ended[0]


def test_who_is_gone_is_not_told_any_more() -> None:
    bell = Bell()
    going = Watched(bell.rung.emit)
    shiboken6.delete(bell)
    going(1, 2)
    assert not going.cancelled


def test_comparing_waits_while_the_window_is_busy() -> None:
    told: list[int] = []
    polite = Polite(told.append)
    polite._heard = float("-inf")
    working = threading.Thread(target=polite, args=(1, 2), daemon=True)
    working.start()
    working.join(0.05)
    assert working.is_alive()
    while working.is_alive():
        polite.hear()
        working.join(0.001)
    polite._heard = float("-inf")
    polite.cancel()
    polite(2, 2)
    assert told == [50, 100]
