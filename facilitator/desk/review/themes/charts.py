"""Bars: how many ideas each theme, kind and state has. The number stands beside every bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.desk.review.themes.lines import by_kind, by_state, by_theme
from facilitator.desk.review.triage.states import state_look, state_words
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import column, label, panel, wrapped
from facilitator.language import Language
from facilitator.report.wording import kind_word

MOST = 25
"""Themes that are drawn; the map has them all."""


class Bar(NamedTuple):
    """A name, a number, and the colour of the bar."""

    name: str
    number: int
    tone: str


class Chart(QWidget):
    """Bars below one another; a screen reader is told every number."""

    view_wanted = Signal()

    def __init__(self, title: str, colours: Colours) -> None:
        super().__init__()
        self._title, self._colours = title, colours
        self.bars: tuple[Bar, ...] = ()
        self._font, self._bold = font(Size.SMALL, MEDIUM), font(Size.SMALL, BOLD)
        self._pitch = QFontMetrics(self._bold).height() + scaled(10)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show these."""
        if tuple(bars) == self.bars:
            return
        self.bars = tuple(bars)
        numbers = ", ".join(f"{bar.name}: {bar.number}" for bar in bars)
        self.setAccessibleName(f"{self._title}. {numbers}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(300), self._pitch * max(1, len(self.bars)) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(200), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), QFontMetrics(self._bold)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((bar.number for bar in self.bars), default=0) or 1
        widest = max((QFontMetrics(self._font).horizontalAdvance(bar.name) for bar in self.bars), default=0)
        names = min(self.width() * 2 // 5, widest + 16)
        numbers = metrics.horizontalAdvance(str(most)) + 10
        room = max(10, self.width() - names - numbers - 8)
        for place, bar in enumerate(self.bars):
            top = place * self._pitch + 2
            self._name(painter, bar, QRect(4, top, names - 8, self._pitch))
            wide = max(2.0 if bar.number else 0.0, room * bar.number / most)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(bar.tone))
            painter.drawRoundedRect(QRectF(names, top + self._pitch * 0.2, wide, self._pitch * 0.6), 3, 3)
            painter.setFont(self._bold)
            painter.setPen(QColor(self._colours.ink))
            beside = QRect(int(names + wide) + 8, top, numbers, self._pitch)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(bar.number))
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def _name(self, painter: QPainter, bar: Bar, place: QRect) -> None:
        painter.setFont(self._font)
        painter.setPen(QColor(self._colours.ink))
        shown = QFontMetrics(self._font).elidedText(bar.name, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_V and not event.modifiers():
            self.view_wanted.emit()
        else:
            super().keyPressEvent(event)


class Charts(Scroll):
    """The three of them."""

    view_wanted = Signal()

    def __init__(self, words: CellWords, say: Language, colours: Colours) -> None:
        super().__init__()
        self._words, self._say, self._colours = words, say, colours
        self.states = Chart(say("Ideas by state"), colours)
        self.kinds = Chart(say("Ideas by kind"), colours)
        self.themes = Chart(say("Ideas by theme"), colours)
        self._more = wrapped(label("", Size.SMALL, tone="quiet"))
        holder = QWidget()
        inside = column(holder, 0, 12)
        titles = (say("Ideas by state"), say("Ideas by kind"), say("Ideas by theme"))
        for title, chart in zip(titles, (self.states, self.kinds, self.themes), strict=True):
            sheet = panel()
            under = column(sheet, 16, 8)
            under.addWidget(label(title, Size.TEXT, BOLD))
            under.addWidget(chart)
            if chart is self.themes:
                under.addWidget(self._more)
            chart.view_wanted.connect(self.view_wanted)
            inside.addWidget(sheet)
        inside.addStretch(1)
        self.setWidget(holder)

    def show_review(self) -> None:
        """Show the review that the words belong to."""
        words, colours, say = self._words, self._colours, self._say
        review, rows = words.review, words.review.rows.values()
        names = state_words(say)
        self.states.show_bars(
            [Bar(names[state], number, state_look(state, colours).tone) for state, number in by_state(rows, names)]
        )
        self.kinds.show_bars([self._kind(kind, number) for kind, number in by_kind(rows, review)])
        themes = by_theme(review)
        shown = [*themes[:-1][:MOST], themes[-1]]
        self.themes.show_bars(
            [
                Bar(review.themes[ident].name if ident else say("No theme"), number, self._tone(ident))
                for ident, number in shown
            ]
        )
        left = len(themes) - len(shown)
        self._more.setText(say.count("and {n} more theme", "and {n} more themes", left) if left else "")
        self._more.setVisible(bool(left))

    def _tone(self, theme: str) -> str:
        return self._colours.accent if theme else self._colours.edge

    def _kind(self, kind: str, number: int) -> Bar:
        known, colours = self._words.review.kinds.get(kind), self._colours
        tone = readable(known.colour if known else colours.quiet, colours.surface, colours.ink)
        return Bar(kind_word(known, self._say) if known else kind, number, tone)
