"""The box for what is called out: type, Enter, next."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextOption
from PySide6.QtWidgets import QButtonGroup, QFrame, QPlainTextEdit, QPushButton

from facilitator.conference.plan import Kind
from facilitator.desk.cockpit.prefix import prefix_of, split_prefix
from facilitator.desk.theme.colours import Colours, mixed, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.widgets import beside, column, named, row
from facilitator.language import Language
from facilitator.report.wording import kind_word

PAUSE = 600
"""Milliseconds without a keystroke after which unfinished text is kept."""
FEWEST_LINES, MOST_LINES = 2, 5


class CardBox(QPlainTextEdit):
    """Takes text: Enter is told by ``entered``, Shift+Enter breaks the line; undo without text is told, too."""

    entered = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(Size.TITLE))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        """As high as its text, within limits. (The document's height counts lines here, says Qt.)"""
        lines = min(MOST_LINES, max(FEWEST_LINES, round(self.document().size().height())))
        inside = self.fontMetrics().lineSpacing() * lines + 2 * int(self.document().documentMargin())
        self.setFixedHeight(inside + 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event)
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.toPlainText():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.toPlainText():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        else:
            self.entered.emit()


class KindButton(QPushButton):
    """Chooses a kind: colour, icon and word."""

    def __init__(self, kind: Kind, number: int, say: Language, colours: Colours) -> None:
        super().__init__(beside(kind_word(kind, say)))
        self.kind = kind
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(font(Size.BODY, MEDIUM))
        tone = readable(kind.colour, colours.surface, colours.ink)
        soft = mixed(kind.colour, colours.surface, 0.14)
        self._bold = readable(tone, soft, colours.ink)
        self.setIcon(icon(kind.icon, self._bold))
        keys = f"Ctrl+{number}" if number < 10 else ""
        sign = prefix_of(kind.id)
        named(
            self, kind_word(kind, say), ", ".join(filter(None, (keys, sign and say("or begin with {sign}", sign=sign))))
        )
        self.setStyleSheet(
            f"QPushButton:checked {{ background: {soft}; border: 2px solid {tone}; color: {self._bold};"
            f" padding: 7px 13px; }} "
            f"QPushButton:checked:focus {{ border: 3px solid {colours.accent}; padding: 6px 12px; }}"
        )
        self.toggled.connect(lambda: self.setFont(font(Size.BODY, BOLD if self.isChecked() else MEDIUM)))


class Capture(QFrame):
    """Kinds and box. ``captured`` tells a card's kind, its text and what was typed, with a prefix where there is one.

    ``paused`` tells the unfinished text, to be kept.
    """

    captured = Signal(str, str, str)
    paused = Signal(str)

    def __init__(self, say: Language, kinds: Mapping[str, Kind], colours: Colours) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._kinds = kinds
        self.box = CardBox()
        self.box.setPlaceholderText(say("Type what is called out – Enter saves it"))
        self.box.setAccessibleName(say("New card"))
        self.box.entered.connect(self._enter)
        self.box.textChanged.connect(self._typed)
        self._group = QButtonGroup(self)
        self.buttons = {kind.id: KindButton(kind, n, say, colours) for n, kind in enumerate(kinds.values(), 1)}
        self._returned = ""
        self._chosen = next(iter(kinds), "")
        self._arrange()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(lambda: self.paused.emit(self.box.toPlainText()))
        self.choose(self._chosen)

    def _arrange(self) -> None:
        inside, kinds = column(self, 14, 8), row(gap=6)
        for one in self.buttons.values():
            self._group.addButton(one)
            one.clicked.connect(lambda _=False, kind=one.kind.id: self.choose(kind))
            kinds.addWidget(one)
        kinds.addStretch(1)
        inside.addLayout(kinds)
        inside.addWidget(self.box)
        self.setFocusProxy(self.box)

    def choose(self, kind: str) -> None:
        """The kind that cards get from now on."""
        if kind in self.buttons:
            self._chosen = kind
            self.buttons[kind].setChecked(True)

    def put(self, text: str) -> None:
        """Show text that was typed before, with the cursor behind it."""
        self.box.setPlainText(text)
        self.box.moveCursor(self.box.textCursor().MoveOperation.End)

    def put_back(self, typed: str) -> None:
        """A card that could not be saved comes back: after others that did, before what has been typed since."""
        text = self.box.toPlainText()
        since = text.removeprefix(self._returned).removeprefix("\n") if text.startswith(self._returned) else text
        self._returned = "\n".join(filter(None, (self._returned if since != text else "", typed)))
        self.put("\n".join(filter(None, (self._returned, since))))

    def flush(self) -> None:
        """Tell the unfinished text now rather than after the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self.paused.emit(self.box.toPlainText())

    def _typed(self) -> None:
        self._pause.start()
        kind, _ = split_prefix(self.box.toPlainText(), self._kinds)
        if shown := self.buttons.get(kind or self._chosen):
            shown.setChecked(True)

    def _enter(self) -> None:
        typed = self.box.toPlainText()
        if not typed.strip():
            return
        kind, text = split_prefix(typed.strip(), self._kinds)
        if not text:  # only a prefix so far
            return
        self.box.clear()
        self._pause.stop()  # saving the card clears the draft
        self._returned = ""
        self.captured.emit(kind or self._chosen, text, typed)
