"""Long words and large text: the row below a page, its halves and the keys' help have room for all of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk.actions import KeysDialog
from facilitator.desk.cockpit.status import StatusRow
from facilitator.desk.review.halves import Halves
from facilitator.desk.review.triage.bar import FilterBar
from facilitator.desk.snapshots import Steps
from facilitator.desk.theme.colours import LIGHT
from facilitator.desk.theme.looks import put_on
from facilitator.desk.theme.widgets import column, label, wrapped
from facilitator.language import Language

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
WORDS = "Only one card is left in: take another one in, or press N if none says the same."


@pytest.fixture
def large(looks: QApplication) -> Iterator[None]:
    """Text of 150 %."""
    put_on("light", 150)
    yield
    put_on("system", 100)


@pytest.fixture
def status(looks: QApplication, qtbot: QtBot) -> StatusRow:
    """The row below a page, on a small laptop."""
    made = StatusRow(Language("en"), LIGHT)
    qtbot.addWidget(made)
    made.resize(520, 40)
    made.show()
    return made


def whole(row: StatusRow) -> bool:
    """Whether all that the row says is there, once it has been laid out."""
    QApplication.processEvents()
    buttons = (row.undo_button, row.redo_button)
    text = row.text.heightForWidth(row.text.width()) if row.text.wordWrap() else row.text.sizeHint().height()
    fits = text <= row.text.height() and row.text.minimumSizeHint().width() <= row.text.width()
    return fits and all(one.width() >= one.minimumSizeHint().width() for one in buttons)


def test_the_row_below_a_page_makes_room_for_what_it_says_later(status: StatusRow) -> None:
    status.show_steps(Steps())
    status.resize(status.minimumSizeHint().width(), 40)
    assert whole(status)
    status.note("Taken in again, and so were the others of this group")
    status.resize(520, status.heightForWidth(520))
    assert whole(status)


def test_what_is_too_long_for_one_line_has_several(status: StatusRow) -> None:
    status.saved()
    assert not status.text.wordWrap()
    status.note(WORDS)
    assert status.minimumSizeHint().width() < 520
    status.resize(520, status.heightForWidth(520))
    assert status.text.wordWrap()
    assert whole(status)
    status.saved()
    assert not status.text.wordWrap()


def test_halves_below_one_another_have_room_for_their_lines(qapp: QApplication, qtbot: QtBot) -> None:
    halves, upper, lower = Halves(), QWidget(), QWidget()
    qtbot.addWidget(halves)
    text = wrapped(label(f"{WORDS} {WORDS}"))
    column(upper, 0, 0).addWidget(label("Above"))
    column(lower, 0, 0).addWidget(text)
    for half in (upper, lower):
        halves.addWidget(half)
    halves.setOrientation(Qt.Orientation.Vertical)
    halves.resize(300, 60)
    halves.show()
    qapp.processEvents()
    assert halves.minimumSizeHint().height() >= text.heightForWidth(300) + upper.sizeHint().height()
    halves.setOrientation(Qt.Orientation.Horizontal)
    qapp.processEvents()
    assert halves.minimumSizeHint().height() < text.heightForWidth(300)


@pytest.mark.parametrize("width", [1000, 1280])
def test_the_keys_help_never_scrolls_sideways(large: None, qtbot: QtBot, width: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, 680)
    dialog = KeysDialog(Language("de"), LIGHT, window)
    dialog.show()
    QApplication.processEvents()
    (scroll,) = dialog.findChildren(QScrollArea)
    assert scroll.horizontalScrollBar().maximum() == 0
    assert dialog.width() <= width


def test_what_is_searched_for_goes_below_where_there_is_little_room(looks: QApplication, qtbot: QtBot) -> None:
    page, bar = QWidget(), FilterBar(Language("de"), LIGHT)
    qtbot.addWidget(page)
    column(page, 0, 0).addWidget(bar)
    page.resize(1200, 120)
    page.show()
    bar.show_counts(1_234, 20_000, 1_234)
    QApplication.processEvents()
    assert bar.line.x() > bar.left_words.geometry().right()
    page.resize(page.minimumSizeHint().width(), 120)
    QApplication.processEvents()
    assert bar.line.y() > bar.left_words.geometry().bottom()
    assert bar.views_button.geometry().right() < bar.width() < 500
    page.resize(1200, 120)
    bar.show_marked(3)
    QApplication.processEvents()
    assert bar.line.x() > bar.left_words.geometry().right()
