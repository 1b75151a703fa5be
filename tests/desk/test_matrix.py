"""The matrix of sessions in the office's window: every state by word, sign and legend, remembered after closing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.conference import intents
from facilitator.conference.plan import Plan, Round, Workshop
from facilitator.desk.review.office_page import OfficePage
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.taking_in.matrix import CellButton
from facilitator.desk.review.taking_in.page import TakeInPage
from facilitator.desk.review.triage.page import TriagePage
from facilitator.desk.start.page import StartPage
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.session.hall import Hall, Laptop
from tests.session.test_completeness import twin_lines
from tests.session.test_gaps import key_of, with_lines, without

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
WORKSHOPS = ("Wohnen", "Arbeit", "Sprache", "Bildung", "Gesundheit", "Freizeit", "Verkehr")
PLAN = Plan(
    "kreis-2026",
    "Integrationskonferenz",
    "2026-03-07",
    workshops=tuple(Workshop(n, title, room=f"Raum {n}") for n, title in enumerate(WORKSHOPS, 1)),
    rounds=(Round(1, "10:00", 60), Round(2, "11:15", 60), Round(3, "13:00", 60)),
)
LONG_AGO = 1_500_000_000


class Day:
    """Seven workshops in three rounds; of some sessions something came."""

    def __init__(self, folder: Path, clock: SteadyClock) -> None:
        self.hall = Hall(folder / "hall", clock, PLAN)
        self.stick = folder / "STICK"
        self.stick.mkdir()

    def laptop(self, session: str, cards: int = 2) -> Laptop:
        laptop = self.hall.laptop(f"laptop-{session}-{len(self.hall.open)}", session)
        laptop.capture_many(cards)
        return laptop

    def put(self, package: Path, cut: int = 0) -> Path:
        """On the stick, as long ago that it is no longer being written."""
        path = self.stick / package.name
        content = package.read_bytes()
        path.write_bytes(content[: len(content) - cut])
        os.utime(path, (LONG_AGO, LONG_AGO))
        return path

    def with_gaps(self) -> Path:
        laptop = self.laptop("W1R1", 5)
        whole = laptop.hand_out()
        return with_lines(whole, self.hall.folder / "holey.facilitator", without(whole, 3), key_of(laptop.record))

    def forked(self) -> Sequence[Path]:
        laptop = self.laptop("W1R2", 1)
        package = laptop.hand_out()
        lines = twin_lines(package)
        return package, with_lines(package, self.hall.folder / "twin.facilitator", lines, key_of(laptop.record))

    def running(self) -> Path:
        laptop = self.laptop("W1R3")
        laptop.service.do(intents.MoveClock("W1R3", {"started": 1}))
        return laptop.hand_out()

    def empty(self) -> Path:
        laptop = self.laptop("W2R1", 0)
        laptop.service.do(intents.CloseSession("W2R1"))
        return laptop.hand_out()

    def twice(self) -> Sequence[Path]:
        return [self.laptop("W2R2").hand_out() for _ in range(2)]


class Seat:
    """The page in a window."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.click(desk.find(ReviewPage).nav.buttons["take_in"])
        self.page = desk.await_page(TakeInPage)
        self.until(lambda: self.page.here.matrix.cells)

    def until(self, come: Callable[[], object]) -> None:
        self.desk.bot.waitUntil(lambda: bool(come()), timeout=PATIENCE)

    def cell(self, session: str) -> CellButton:
        (found,) = [one for one in self.page.here.matrix.cells.values() if one.cell.session == session]
        return found

    def words(self, session: str) -> str:
        """What can be read in a cell below its number."""
        return self.cell(session).findChildren(QLabel)[-1].accessibleName()

    def signs(self, session: str) -> set[bytes]:
        """The pictures in a cell, as they are painted."""
        found = set()
        for one in self.cell(session).findChildren(QLabel):
            if not one.pixmap().isNull():
                image = one.pixmap().toImage().scaled(18, 18)
                found.add(bytes(image.constBits()))
        return found

    def legend(self) -> dict[str, str]:
        return {state: made.findChildren(QLabel)[-1].text() for state, made in self.page.here.legend.entries.items()}

    def look(self, *places: Path) -> None:
        before = self.page._looked
        self.page.look(places)
        self.until(lambda: self.page._looked is not before and self.page._looked.places == places)


def opened(desk: Desk, *packages: Path) -> Seat:
    desk.click(desk.find(StartPage).office_button)
    desk.await_page(OfficePage).dropped.emit(list(packages))
    desk.await_page(TriagePage)
    return Seat(desk)


def again(open_desk: Callable[[], Desk], desk: Desk) -> Seat:
    """The program is closed and started again; the office goes on with its record."""
    desk.close()
    new = open_desk()
    new.click(new.find(StartPage).office_button)
    new.click(new.await_page(OfficePage).recent_buttons[0])
    new.await_page(TriagePage)
    return Seat(new)


@pytest.fixture
def day(tmp_path: Path, clock: SteadyClock) -> Day:
    return Day(tmp_path, clock)


def test_every_state_is_told_by_word_and_sign(desk: Desk, day: Day) -> None:
    taken = [day.hall.plan_package(), day.with_gaps(), *day.forked(), day.running(), day.empty(), *day.twice()]
    newer = day.laptop("W3R1")
    taken += [newer.hand_out(), day.laptop("W3R2").hand_out()]
    newer.capture()
    on_stick = [day.put(newer.hand_out()), day.put(day.laptop("W4R1").hand_out())]
    day.put(day.laptop("W4R2").hand_out(), cut=200)
    day.hall.close()
    seat = opened(desk, *taken)
    assert len(seat.page.here.matrix.cells) == 21
    seat.look(day.stick)
    wanted = {
        "W1R1": "gaps",
        "W1R2": "twice the same",
        "W1R3": "still ran",
        "W2R1": "without ideas",
        "W2R2": "received, several laptops",
        "W3R1": "newer version came",
        "W3R2": "received",
        "W4R1": "not taken in yet",
        "W4R2": "damaged",
        "W7R3": "missing",
    }
    seat.until(lambda: {session: seat.words(session) for session in wanted} == wanted)
    for session, words in wanted.items():
        assert words in seat.cell(session).accessibleName()
    alone = [session for session in wanted if session != "W2R2"]
    signs = [seat.signs(session) for session in alone]
    assert all(len(found) == 1 for found in signs)
    assert len(set.union(*signs)) == len(alone)
    assert len(seat.signs("W2R2")) == 2
    assert seat.legend() == {
        "damaged": "damaged 1",
        "gaps": "gaps 1",
        "forks": "twice the same 1",
        "newer": "newer version came 1",
        "came": "not taken in yet 1",
        "running": "still ran 1",
        "missing": "missing 12",
        "empty": "without ideas 1",
        "received": "received 2",
        "twice": "several laptops 1",
    }
    assert all(path.exists() for path in on_stick)


def test_what_came_is_remembered_when_the_program_is_closed(
    desk: Desk, open_desk: Callable[[], Desk], day: Day
) -> None:
    newer, damaged = day.laptop("W3R1"), day.laptop("W4R2")
    first = newer.hand_out()
    newer.capture()
    later, whole = day.put(newer.hand_out()), damaged.hand_out()
    torn = day.put(whole, cut=200)
    day.hall.close()
    seat = opened(desk, day.hall.plan_package(), first)
    seat.look(day.stick)
    seat.until(lambda: (seat.words("W3R1"), seat.words("W4R2")) == ("newer version came", "damaged"))
    shutil.move(later, later.with_suffix(".away"))
    torn.unlink()
    seat = again(open_desk, desk)
    assert (seat.words("W3R1"), seat.words("W4R2")) == ("newer version came", "damaged")
    shutil.move(later.with_suffix(".away"), later)
    day.put(whole)
    seat.look(day.stick)
    seat.until(lambda: seat.words("W4R2") == "not taken in yet")
    seat.desk.click(seat.page.tools.take_button)
    seat.until(lambda: (seat.words("W3R1"), seat.words("W4R2")) == ("received", "received"))
    seat = again(open_desk, seat.desk)
    assert (seat.words("W3R1"), seat.words("W4R2")) == ("received", "received")


def test_a_file_that_was_refused_at_the_first_taking_in_is_shown(desk: Desk, day: Day) -> None:
    good, torn = day.laptop("W1R1").hand_out(), day.put(day.laptop("W4R2").hand_out(), cut=200)
    day.hall.close()
    seat = opened(desk, day.hall.plan_package(), good, torn)
    assert desk.await_message("1 file was not taken in").endswith("says why.")
    assert seat.words("W4R2") == "damaged"
    seat.cell("W4R2").setFocus()
    assert torn.name[-40:] in seat.page.here.told.text()


def test_nothing_more_comes_of_a_session(desk: Desk, open_desk: Callable[[], Desk], day: Day) -> None:
    laptop = day.laptop("W1R1")
    first = laptop.hand_out()
    laptop.capture()
    day.put(laptop.hand_out(), cut=200)
    day.hall.close()
    seat = opened(desk, day.hall.plan_package(), first)
    here = seat.page.here
    assert not here.settle_button.isVisible()
    seat.look(day.stick)
    seat.until(lambda: seat.words("W1R1") == "damaged")
    seat.cell("W1R1").setFocus()
    assert here.settle_button.isVisible()
    desk.click(here.settle_button)
    seat.until(lambda: seat.words("W1R1") == "received")
    assert not here.settle_button.isVisible()
    assert again(open_desk, desk).words("W1R1") == "received"


def test_a_cell_leads_to_its_ideas_or_says_what_is_missing(desk: Desk, day: Day) -> None:
    packages = [day.hall.plan_package(), day.running()]
    day.hall.close()
    seat = opened(desk, *packages)
    here = seat.page.here
    assert here.told.text() == "1 of 21 sessions are here."
    desk.click(seat.cell("W7R3"))
    assert here.isVisible()
    assert here.told.text() == "W7R3: Nothing came of it yet: ask for the laptop's stick."
    seat.cell("W1R3").setFocus()
    desk.press_in(seat.cell("W1R3"), Qt.Key.Key_Return)
    look = desk.await_page(TriagePage)
    assert {row.session for row in look.table.ideas.rows} == {"W1R3"}
