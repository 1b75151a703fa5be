"""Widgets as all screens use them: labels and buttons that are plain text, named, and in the right type."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, REGULAR, Size, font, scaled
from facilitator.desk.theme.icons import icon, pixmap


def label(text: str = "", size: int = Size.BODY, weight: int = REGULAR, tone: str = "") -> QLabel:
    """A label. Its text is data: never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setFont(font(size, weight))
    made.setProperty("tone", tone)
    return made


class ElidedLabel(QLabel):
    """A label of one line that ends in … where there is no room; the whole text is its tool tip."""

    def __init__(self, text: str = "", size: int = Size.BODY, weight: int = REGULAR, tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, weight))
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""
        self.show_whole(text)

    def show_whole(self, text: str) -> None:
        """Show a text, as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else tip(self._whole))


class Pages(QStackedWidget):
    """Shows one page at a time; it needs as much room as the page that is shown, not as the largest one."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._fit)

    def _fit(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.sizeHint() if shown else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else super().minimumSizeHint()


def wrapped(made: QLabel) -> QLabel:
    """The label, over as many lines as it needs."""
    made.setWordWrap(True)
    return made


def picture(name: str, colour: str, size: int = 20) -> QLabel:
    """An icon that says nothing which is not said beside it in words; it grows with the text."""
    made, size = QLabel(), scaled(size)
    made.setPixmap(pixmap(name, colour, size, 2.0))
    made.setFixedSize(size, size)
    made.setScaledContents(True)
    return made


def button(text: str, sign: str, colours: Colours, role: str = "") -> QPushButton:
    """A button with an icon; a click leaves the focus where it was, so that typing goes on."""
    made = QPushButton(beside(text) if sign else escaped(text))
    made.setFont(font(Size.BODY, MEDIUM))
    made.setProperty("role", role)
    made.setAccessibleName(text)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    set_sign(made, sign, colours.on_accent if role == "primary" else colours.ink)
    return made


def set_sign(made: QAbstractButton, sign: str, colour: str, size: int = 20) -> None:
    """Give a button its icon, which grows with the text; none where ``sign`` is empty."""
    size = scaled(size)
    made.setIcon(icon(sign, colour, size) if sign else QIcon())
    made.setIconSize(QSize(size, size))


def named(made: QAbstractButton, text: str, keys: str = "") -> None:
    """Say in a tool tip and to a screen reader what a button does, and by which keys."""
    made.setAccessibleName(text)
    made.setToolTip(tip(f"{text} ({keys})" if keys else text))


def escaped(text: str) -> str:
    """Text for buttons and menus, in which a single & would underline a letter."""
    return text.replace("&", "&&")


def beside(text: str) -> str:
    """Text for a button with an icon, a little away from it (Qt leaves four pixels)."""
    return f"\u2009\u2009{escaped(text)}" if text else ""


def tip(text: str) -> str:
    """Text for a tool tip that is never read as markup."""
    escaped_text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{escaped_text}</span>"


def panel() -> QFrame:
    """A white sheet on the grey."""
    made = QFrame()
    made.setProperty("panel", True)
    return made


def restyled(made: QWidget, name: str, value: object) -> None:
    """Change a property that the style sheet looks at."""
    if made.property(name) != value:
        made.setProperty(name, value)
        made.style().unpolish(made)
        made.style().polish(made)


def column(parent: QWidget | None = None, margin: int = 0, gap: int = 8) -> QVBoxLayout:
    """Things below one another."""
    made = QVBoxLayout(parent) if parent else QVBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(gap)
    return made


def row(parent: QWidget | None = None, margin: int = 0, gap: int = 8) -> QHBoxLayout:
    """Things beside one another."""
    made = QHBoxLayout(parent) if parent else QHBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(gap)
    return made
