"""Taking in at the office: what lies there is told, merged by one button, confirmed; what is missing is seen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator.desk.context import Folders
from facilitator.desk.handout.places import Place
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.taking_in.keys_dialog import KeysDialog
from facilitator.desk.review.taking_in.page import TakeInPage
from facilitator.desk.review.taking_in.receipt import CodesDialog
from facilitator.desk.review.triage.page import TriagePage
from facilitator.exchange.keys import key_file
from facilitator.exchange.package import read_package
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.offices import OfficeDesk, hall_in, results
from tests.exchange.sealed import DAILY, seal_file

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LONG_AGO = 1_500_000_000


class Bench:
    """The page, in a record of the plan and the first session; the other packages are on the stick."""

    def __init__(self, desk: Desk, office: OfficeDesk, stick: Path, packages: list[Path], plugged: list[Place]) -> None:
        self.desk, self.office, self.stick, self.packages, self.plugged = desk, office, stick, packages, plugged
        desk.click(desk.find(ReviewPage).nav.buttons["take_in"])
        self.page = desk.await_page(TakeInPage)
        self.until(lambda: self.page.here.matrix.cells)

    def until(self, come: Callable[[], object]) -> None:
        self.desk.bot.waitUntil(lambda: bool(come()), timeout=PATIENCE)

    def look(self, *places: Path) -> None:
        before, wanted = self.page._looked, places or (self.stick,)
        self.page.look(wanted)
        self.until(lambda: self.page._looked is not before and self.page._looked.places == wanted)

    def states(self) -> dict[str, str]:
        shown = {}
        for at, one in enumerate(self.page._looked.found):
            item = self.page.there.list.item(at, 0)
            shown[one.path.name] = item.text() if item else ""
        return shown

    def cell(self, session: str) -> str:
        (found,) = [one for one in self.page.here.matrix.cells.values() if one.cell.session == session]
        return found.cell.state

    def take(self) -> str:
        self.until(self.page.tools.take_button.isEnabled)
        self.desk.click(self.page.tools.take_button)
        self.until(self.page.outcome.isVisible)
        self.until(lambda: not self.page._busy)
        return " | ".join(one.text() for one in self.page.outcome.findChildren(QLabel))


@pytest.fixture
def bench(looks: object, qtbot: QtBot, folders: Folders, clock: SteadyClock, tmp_path: Path) -> Iterator[Bench]:
    stick = tmp_path / "STICK"
    stick.mkdir()
    plugged: list[Place] = []
    desk = Desk(qtbot, replace(folders, sticks=lambda: tuple(plugged)), clock)
    packages = results(hall_in(tmp_path, clock))
    yield Bench(desk, OfficeDesk(desk, packages[:2]), stick, packages, plugged)
    desk.close()


def on_stick(bench: Bench, package: Path, name: str, content: bytes | None = None) -> Path:
    path = bench.stick / name
    path.write_bytes(package.read_bytes() if content is None else content)
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_everything_on_a_stick_is_told_before_anything_is_taken_in(bench: Bench) -> None:
    plan, known, new, other = bench.packages
    on_stick(bench, known, "a-known.facilitator")
    on_stick(bench, new, "b-new.facilitator")
    on_stick(bench, other, "c-damaged.facilitator", other.read_bytes()[:-200])
    on_stick(bench, other, "d-half.facilitator.part")
    seal_file(other, bench.stick / "e-sealed.facilitator")
    bench.look()
    assert bench.states() == {
        "a-known.facilitator": "known",
        "b-new.facilitator": "new",
        "c-damaged.facilitator": "damaged",
        "e-sealed.facilitator": "sealed",
        "d-half.facilitator.part": "not all there yet",
    }
    assert bench.page.tools.take_button.accessibleName() == "Take in 1 file"
    assert len(bench.page.doer.review.rows) == 3
    assert plan.exists()


def test_a_stick_is_looked_at_when_it_is_plugged_in_and_taken_in_by_one_press(bench: Bench) -> None:
    for at, package in enumerate(bench.packages[2:]):
        on_stick(bench, package, f"p{at}.facilitator")
    assert (bench.cell("W1R1"), bench.cell("W1R2"), bench.cell("W2R1")) == ("received", "missing", "missing")
    bench.plugged.append(Place("KREIS", bench.stick, stick=True))
    bench.until(lambda: bench.page.there.list.rowCount() == 2)
    told = bench.take()
    assert "2 packages taken in · 4 new ideas" in told
    bench.until(lambda: bench.cell("W2R1") == "received")
    assert len(bench.page.doer.review.rows) == 7
    bench.until(lambda: set(bench.states().values()) == {"known"})
    assert not bench.page.tools.take_button.isEnabled()
    copies = bench.page.doer.review.record.with_name(f"{bench.page.doer.review.record.stem}-packages")
    assert len(list(copies.iterdir())) == 2


def test_a_damaged_file_is_refused_by_name_and_the_others_are_taken_in(bench: Bench) -> None:
    _, _, new, other = bench.packages
    on_stick(bench, new, "b-new.facilitator")
    path = on_stick(bench, other, "c.facilitator")
    bench.look()
    path.write_bytes(other.read_bytes()[:-200])  # between looking and taking in
    told = bench.take()
    assert "1 package taken in" in told
    assert "1 refused" in told
    assert "c.facilitator" in told


def test_the_key_is_asked_for_once_and_opens_what_is_sealed(bench: Bench, tmp_path: Path) -> None:
    seal_file(bench.packages[2], bench.stick / "one.facilitator")
    key = tmp_path / "daily.key.age"
    key.write_bytes(key_file(DAILY, "vier Worte genügen mir"))
    bench.look()
    assert bench.states() == {"one.facilitator": "sealed"}
    bench.desk.click(bench.page.tools.key_button)
    dialog = bench.desk.await_page(KeysDialog)
    dialog.file_box.setText(str(key))
    dialog.word_box.setText("falsch")
    bench.desk.press_in(dialog.word_box, Qt.Key.Key_Return)
    bench.desk.await_label(dialog, "does not open with this passphrase")
    dialog.word_box.setText("vier Worte genügen mir")
    bench.desk.press_in(dialog.word_box, Qt.Key.Key_Return)
    bench.until(lambda: bench.states() == {"one.facilitator": "new, was sealed"})
    assert "1 package taken in" in bench.take()
    bench.until(lambda: bench.states() == {"one.facilitator": "known, was sealed"})  # it has looked again by itself
    seal_file(bench.packages[3], bench.stick / "two.facilitator")
    bench.look()
    assert bench.states()["two.facilitator"] == "new, was sealed"
    assert not any(b"vier Worte" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_a_cell_leads_to_the_ideas_of_its_session(bench: Bench) -> None:
    (cell,) = [one for one in bench.page.here.matrix.cells.values() if one.cell.session == "W1R1"]
    assert "W1R1" in cell.accessibleName()
    assert "received, 3 ideas" in cell.accessibleName()
    cell.setFocus()
    bench.desk.press_in(cell, Qt.Key.Key_Return)
    look = bench.desk.await_page(TriagePage)
    assert {row.session for row in look.table.ideas.rows} == {"W1R1"}


def test_the_arrow_keys_walk_through_the_matrix(bench: Bench) -> None:
    bench.desk.window.activateWindow()
    cells = bench.page.here.matrix.cells
    cells[1, 1].setFocus()
    bench.desk.press_in(cells[1, 1], Qt.Key.Key_Right)
    assert bench.desk.window.focusWidget() is cells[1, 2]
    bench.desk.press_in(cells[1, 2], Qt.Key.Key_Down)
    assert bench.desk.window.focusWidget() is cells[2, 2]


def test_the_receipt_goes_back_onto_the_stick_and_as_codes(bench: Bench) -> None:
    on_stick(bench, bench.packages[2], "p.facilitator")
    bench.look()
    bench.take()
    bench.until(bench.page.receipt.back_button.isVisible)
    bench.desk.click(bench.page.receipt.back_button)
    bench.until(lambda: "written and read back" in bench.page.receipt.told.accessibleName())
    (receipt,) = [path for path in bench.stick.iterdir() if path.name.startswith("Receipt")]
    assert read_package(receipt).manifest.holds == "receipt"
    bench.desk.click(bench.page.receipt.codes_button)
    dialog = bench.desk.await_page(CodesDialog)
    assert [code.session for code in dialog._codes] == ["W1R1", "W1R2"]
    assert all(any(code.code == one.text() for one in dialog.findChildren(QLabel)) for code in dialog._codes)
    dialog.reject()


def test_packages_are_dropped_onto_the_page(bench: Bench) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in bench.packages[2:]])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    bench.page.dropEvent(QDropEvent(QPoint(5, 5), copy, data, left, none))
    bench.until(lambda: bench.page.there.list.rowCount() == 2)
    assert "2 packages taken in" in bench.take()


def test_a_folder_with_sealed_packages_opens_by_its_plan_and_they_are_shown(
    desk: Desk, clock: SteadyClock, tmp_path: Path
) -> None:
    plan, *packages = results(hall_in(tmp_path, clock))
    folder = tmp_path / "all"
    folder.mkdir()
    (folder / "z-plan.facilitator").write_bytes(plan.read_bytes())
    seal_file(packages[0], folder / "a-sealed.facilitator")
    desk.window.screens.office.bring([folder])
    page = desk.await_page(ReviewPage)
    desk.click(page.nav.buttons["take_in"])
    take = desk.await_page(TakeInPage)
    desk.bot.waitUntil(lambda: take.there.list.rowCount() == 2, timeout=PATIENCE)
    assert [one.state for one in take._looked.found] == ["shut", "known"]
    desk.bot.waitUntil(take.tools.key_button.isVisible, timeout=PATIENCE)
