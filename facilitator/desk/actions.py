"""Keys: how a page gets its shortcuts, and what F1 says of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QGridLayout, QScrollArea, QWidget

from facilitator.desk.board.keys import sorting_keys, weighing_keys
from facilitator.desk.cockpit.prefix import ESCAPE
from facilitator.desk.room.keys import room_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.widgets import button, column, label, panel, row
from facilitator.language import Language

Section = tuple[str, tuple[tuple[str, str], ...]]
AROUND, BAR = 120, 24
"""Pixels at least beside the help as a whole, and within it for its scroll bar."""


def shortcut(page: QWidget, keys: str, do: Callable[[], object]) -> QShortcut:
    """Let keys do something while the focus is anywhere in a page."""
    made = QShortcut(QKeySequence(keys), page)
    made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    made.activated.connect(do)
    return made


def sections(say: Language) -> tuple[Section, ...]:
    """All keys, with what they do."""
    return (
        (
            say("While typing"),
            (
                ("Enter", say("save the card")),
                ("Shift+Enter", say("begin a new line")),
                ("Ctrl+1, 2, 3", say("choose the kind of card")),
                (
                    "?  !  .",
                    say("first sign and a space: the kind of this card ({escape} before it: just text)", escape=ESCAPE),
                ),
                ("#Name", say("last word: the cluster of this card ({escape} before it: just text)", escape=ESCAPE)),
                ("Ctrl+K", say("choose the cluster of this card")),
                ("Alt+O", say("the original wording beside it")),
                ("Alt+1, 2, 3", say("said already: confirm this card")),
                ("Alt+U, Alt+K", say("privacy hint: take the wording, keep mine")),
                ("F4", say("what earlier rounds said")),
                ("Ctrl+Z", say("take back the typing; in an empty box, the last step")),
                ("Ctrl+Y", say("do it again")),
            ),
        ),
        (
            say("In the list of cards"),
            (
                ("F2", say("change the text")),
                ("Ctrl+1, 2, 3", say("change the kind")),
                ("Ctrl+L", say("into the parking lot and out of it")),
                ("Del", say("withdraw")),
                ("Esc", say("back to typing")),
            ),
        ),
        sorting_keys(say),
        weighing_keys(say),
        room_keys(say),
        (
            say("Session"),
            (
                ("F5, F6, F7, F8", say("collect, sort, weigh, close")),
                ("Ctrl+T", say("start the clock, pause, go on")),
                ("Ctrl+N", say("next phase")),
                ("Ctrl+Shift+N", say("back to the phase before")),
                ("PgDown", say("next phase, also by a presenter's remote")),
                ("PgUp", say("back to the phase before, also by a remote")),
                ("B", say("pause and go on by a remote, not while typing")),
                ("Ctrl++", say("one minute more for this phase")),
                ("Ctrl+-", say("one minute less for this phase")),
                ("F10", say("more about the clock")),
                ("Ctrl+E", say("hand over to the office")),
                ("Ctrl+P", say("print the summary")),
                ("Alt+Left", say("back to the sessions")),
                ("Ctrl+O", say("open a plan")),
                ("Ctrl+,", say("settings")),
                ("F1", say("these keys")),
            ),
        ),
    )


class KeysDialog(QDialog):
    """Says which keys do what: ``own`` ones of a page, else all."""

    def __init__(self, say: Language, colours: Colours, parent: QWidget, own: Sequence[Section] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keys"))
        inside = column(self, 24, 16)
        inside.addWidget(label(say("Everything works by keys"), Size.HEAD, BOLD))
        both, scroll, room = QWidget(), QScrollArea(), parent.width() - AROUND
        side_by_side, parts = row(both, gap=16), sections(say)
        left, right = ((*parts[:2], parts[3]), (parts[2], *parts[4:])) if not own else (own[::2], own[1::2])
        for sheet in filter(None, (left, right)):
            side_by_side.addWidget(_sheet(sheet), 1)
        scroll.setWidget(both)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(say("Keys"))
        if both.minimumSizeHint().width() + BAR > room:
            side_by_side.setDirection(QBoxLayout.Direction.TopToBottom)
            scroll.setMinimumWidth(room * 4 // 5)
        else:
            scroll.setMinimumWidth(min(both.sizeHint().width() + BAR, room))
        inside.addWidget(scroll, 1)
        self.resize(self.sizeHint().width(), parent.height() - 80)
        close = button(say("Close"), "", colours, "primary")
        close.clicked.connect(self.accept)
        inside.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus()


def _sheet(parts: Sequence[Section]) -> QWidget:
    sheet = panel()
    inside = column(sheet, 20, 10)
    for title, keys in parts:
        inside.addWidget(label(title, Size.TEXT, BOLD, "accent"))
        table = QGridLayout()
        table.setHorizontalSpacing(18)
        table.setVerticalSpacing(8)
        table.setColumnStretch(1, 1)
        for at, (combination, text) in enumerate(keys):
            table.addWidget(label(_native(combination), Size.BODY, MEDIUM), at, 0, Qt.AlignmentFlag.AlignTop)
            words = label(text)
            words.setWordWrap(True)
            words.setMinimumWidth(250)
            table.addWidget(words, at, 1)
        inside.addLayout(table)
        inside.addSpacing(8)
    inside.addStretch(1)
    return sheet


def _native(keys: str) -> str:
    """Keys as this system names them (a Mac has signs for them)."""
    first, *more = keys.split(", ")
    if first.startswith(("?", "!", "#")):
        return keys
    return ", ".join([QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText), *more])
