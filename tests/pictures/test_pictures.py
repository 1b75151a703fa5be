"""The checks of the pictures find what is wrong, and nothing in the windows is: in long words and in large type."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk.frame import PageScroll
from tests.pictures.checks import faults
from tests.pictures.pseudo import Pseudo
from tests.pictures.sorting import sorting_screens
from tests.pictures.stage import Dress, Stage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
DRESSES = (Dress("long", width=1000, height=680), Dress("de", "dark", 200), Dress("de", "contrast", 150, 1000, 680))


@pytest.fixture
def sheet(looks: QApplication, qtbot: QtBot) -> QWidget:
    """A window to plant faults in."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.setStyleSheet("background: #FFFFFF; color: #000000")
    made.show()
    return made


def planted(sheet: QWidget, what: QWidget, place: tuple[int, int, int, int]) -> list[str]:
    what.setParent(sheet)
    what.setGeometry(*place)
    what.show()
    return [fault.split(":")[0] for fault in faults(sheet)]


def test_words_that_fit_are_fine(sheet: QWidget) -> None:
    assert planted(sheet, QLabel("Enough room"), (10, 10, 300, 40)) == []


def test_a_label_too_narrow_is_found(sheet: QWidget) -> None:
    assert planted(sheet, QLabel("Not enough room for this"), (10, 10, 60, 40)) == ["cut off"]


def test_a_button_too_narrow_is_found(sheet: QWidget) -> None:
    assert planted(sheet, QPushButton("Not enough room for this"), (10, 10, 60, 40)) == ["cut off"]


def test_lines_too_many_are_found(sheet: QWidget) -> None:
    label = QLabel("Words that need several lines, and there is room for one of them only")
    label.setWordWrap(True)
    assert planted(sheet, label, (10, 10, 150, 20)) == ["cut off"]


def test_what_reaches_out_of_the_window_is_found(sheet: QWidget) -> None:
    assert planted(sheet, QLabel("Half outside"), (350, 10, 200, 40)) == ["outside"]


def test_what_overlaps_is_found(sheet: QWidget) -> None:
    planted(sheet, QLabel("One"), (10, 10, 100, 40))
    assert "overlapping" in planted(sheet, QLabel("Other"), (90, 10, 100, 40))


def test_pale_words_are_found(sheet: QWidget) -> None:
    label = QLabel("Hardly to be read")
    label.setStyleSheet("color: #B0B0B0")
    assert planted(sheet, label, (10, 10, 200, 40)) == ["pale"]


def test_long_words_keep_their_places() -> None:
    say = Pseudo("de")
    assert (say.code, say.asked) == ("en", "de")
    assert "3" in say("{n} sounds", n=3)
    assert len(say("Start the clock")) > 1.3 * len("Start the clock")
    assert say.count("{n} card", "{n} cards", 2).startswith("⟦2 ")


@pytest.mark.parametrize("dress", [DRESSES[0], *(pytest.param(one, marks=pytest.mark.slow) for one in DRESSES[1:])])
def test_nothing_is_cut_off_overlaps_or_is_pale(
    looks: QApplication, qtbot: QtBot, tmp_path: Path, dress: Dress
) -> None:
    stage = Stage(dress, tmp_path)
    found = [f"{name}: {fault}" for name, shown in stage.screens() for fault in faults(shown)]
    stage.close()
    assert found == []


@pytest.mark.parametrize("dress", [DRESSES[0], *(pytest.param(one, marks=pytest.mark.slow) for one in DRESSES[1:])])
def test_nothing_is_cut_off_where_ideas_are_put_in_order(
    looks: QApplication, qtbot: QtBot, tmp_path: Path, dress: Dress
) -> None:
    stage = Stage(dress, tmp_path)
    found = [f"{name}: {fault}" for name, shown in sorting_screens(stage, tmp_path) for fault in faults(shown)]
    stage.close()
    assert found == []


def test_a_small_laptop_needs_no_scroll_bars(looks: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(Dress("de", width=1000, height=680), tmp_path)
    found = []
    for name, shown in stage.screens():
        if name == "message":  # it takes room from the page while it is there
            break
        for area in shown.findChildren(PageScroll):
            bars = area.horizontalScrollBar(), area.verticalScrollBar()
            found += [name for bar in bars if bar.isVisible()]
    stage.close()
    assert found == []
