"""Above the table: what is left to do, searching as one types, and chips that say what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLineEdit, QPushButton, QWidget

from facilitator.desk.review.triage.filters import Choice, Filter
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import beside, button, column, label, named, row, set_sign
from facilitator.language import Language

BETWEEN = 20
"""Pixels between what is left to do and what is searched for."""


class SearchLine(QLineEdit):
    """``left`` tells that the keys belong to the table again."""

    left = Signal()
    cleared = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ProgressLine(QFrame):
    """How much is done, as a thin line; the words beside it say the same."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._share = 0.0
        self.setFixedHeight(scaled(6))

    def set_share(self, share: float) -> None:
        """0 to 1."""
        if share != self._share:
            self._share = share
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, scaled(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, round_ = QRectF(self.rect()), self.height() / 2
        painter.setBrush(QColor(self._colours.line))
        painter.drawRoundedRect(whole, round_, round_)
        if self._share > 0:
            done = QRectF(whole.topLeft(), whole.size())
            done.setWidth(max(whole.height(), whole.width() * self._share))
            painter.setBrush(QColor(self._colours.accent))
            painter.drawRoundedRect(done, round_, round_)
        painter.end()


class Chip(QPushButton):
    """A value that was chosen; ``taken`` tells that it is to be taken away."""

    taken = Signal(object)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._choice: Choice = ("", "")
        self.setProperty("role", "small")
        self.setFont(font(Size.SMALL, MEDIUM))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_sign(self, "close", colours.ink, 14)
        self.clicked.connect(self._take)

    def show_choice(self, choice: Choice, text: str) -> None:
        """Stand for this value."""
        self._choice = choice
        self.setText(beside(text))
        named(self, self._say("Take away: {filter}", filter=text))
        self.show()

    def _take(self) -> None:
        self.taken.emit(self._choice)


class FilterBar(QWidget):
    """``changed`` brings another ``Filter``; the buttons ask for lists to choose from.

    What is left to do stands beside what is searched for, or above it where there is less room.
    """

    changed = Signal(object)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self.filter = Filter()
        self._telling = False
        self.left_words = label("", Size.TEXT, BOLD)
        self.shown_words = label("", Size.BODY, tone="quiet")
        self.marked_words = label("", Size.BODY, BOLD, "accent")
        self.progress = ProgressLine(colours)
        self.line = SearchLine()
        self.line.setFont(font(Size.BODY))
        self.line.setPlaceholderText(say("Search in all ideas"))
        self.line.setAccessibleName(say("Search in all ideas"))
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(scaled(200))
        self.filter_button = button(say("Filter"), "filter", colours)
        named(self.filter_button, say("Filter"), "F")
        self.views_button = button(say("Views"), "view", colours)
        named(self.views_button, say("Saved views"), "V")
        self.clear_button = button(say("Show all"), "close", colours, "small")
        named(self.clear_button, say("Show all ideas"), "X")
        self.chips: list[Chip] = []
        self._pool: list[Chip] = []  # Qt deletes what is taken out of a layout, which Python may do as well
        self._holder = QWidget()
        self._flow = Flow(gap=6)
        column(self._holder, 0, 0).addLayout(self._flow)
        self._flow.addWidget(self.clear_button)
        self._holder.hide()
        self._arrange()
        self.line.textChanged.connect(self._typed)
        self.clear_button.clicked.connect(self.clear)

    def _arrange(self) -> None:
        inside, counts = column(self, 0, 8), row(gap=10)
        words, line = column(gap=5), row(gap=8)
        self._both = row(gap=BETWEEN)
        counts.addWidget(self.left_words)
        counts.addStretch(1)
        counts.addWidget(self.marked_words)
        counts.addWidget(self.shown_words)
        words.addLayout(counts)
        words.addWidget(self.progress)
        line.addWidget(self.line, 1)
        line.addWidget(self.filter_button)
        line.addWidget(self.views_button)
        self._parts = words, line
        for part in self._parts:
            self._both.addLayout(part, 1)
        inside.addLayout(self._both)
        inside.addWidget(self._holder)

    def _widths(self) -> list[int]:
        """What the two parts need."""
        return [part.minimumSize().width() for part in self._parts]

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._widths()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        way = QBoxLayout.Direction
        narrow = sum(self._widths()) + BETWEEN > self.width()
        self._both.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def show_counts(self, left: int, whole: int, shown: int) -> None:
        """How many ideas are not reviewed yet, of how many, and how many are shown."""
        say = self._say
        numbers = {"left": _figure(left, say), "whole": _figure(whole, say)}
        text = say("{left} of {whole} not yet reviewed", **numbers) if left else say("All ideas are reviewed")
        self.left_words.setText(text)
        self.progress.set_share((whole - left) / whole if whole else 0.0)
        self.shown_words.setText(say("{n} shown", n=_figure(shown, say)) if shown != whole else "")
        self._fit()

    def show_marked(self, count: int) -> None:
        """How many ideas are marked."""
        self.marked_words.setText(self._say.count("{n} marked", "{n} marked", count) if count else "")
        self._fit()

    def show_text(self, text: str) -> None:
        """What is searched for."""
        if self.line.text() != text:
            self._telling = True  # the line's own cross comes and goes by its signals, so these are not blocked
            self.line.setText(text)
            self._telling = False

    def set_filter(self, wanted: Filter) -> None:
        """What is shown now."""
        self.filter = wanted
        filtered = bool(wanted.text or wanted.chosen)
        if self._holder.isHidden() == filtered:
            self._holder.setVisible(filtered)
            self.clear_button.setVisible(filtered)

    def show_chips(self, chips: Sequence[tuple[Choice, str]]) -> None:
        """Say which values are chosen, each in words."""
        while len(self._pool) < len(chips):
            self._pool.append(Chip(self._say, self._colours))
            self._pool[-1].taken.connect(self._take_away)
            self._flow.addWidget(self._pool[-1])
        self.chips = self._pool[: len(chips)]
        for chip, (choice, text) in zip(self.chips, chips, strict=True):
            chip.show_choice(choice, text)
        for chip in self._pool[len(chips) :]:
            chip.hide()

    def _take_away(self, choice: Choice) -> None:
        self.changed.emit(self.filter.toggled(choice))

    def _typed(self, text: str) -> None:
        if not self._telling:
            self.changed.emit(Filter(text, self.filter.chosen))

    def clear(self) -> None:
        """Show all ideas."""
        self.changed.emit(Filter())


def _figure(number: int, say: Language) -> str:
    """A number as the language writes it: ``2,174`` or ``2.174``."""
    return f"{number:,}".replace(",", "." if say.code == "de" else ",")
