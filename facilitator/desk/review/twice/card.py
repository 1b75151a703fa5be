"""One idea of a group, beside the others: its words as they were written, what all share in bold and underlined."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from facilitator.conference.review import IdeaRow
from facilitator.desk.cockpit.card_layout import option_for
from facilitator.desk.review.asking import asked
from facilitator.desk.review.triage.filters import state_of
from facilitator.desk.review.triage.states import state_look
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.review.twice.keys import HELD, KEYS
from facilitator.desk.review.twice.sharing import Span
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.widgets import ElidedLabel, column, label, picture, row, wrapped
from facilitator.language import Language


class SharedText(QWidget):
    """A text of people, all of it, in its own direction. It is drawn, never read as markup."""

    def __init__(self, text: str, spans: Sequence[Span], colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font(Size.TEXT))
        self._layout.setTextOption(option_for(text))
        self._layout.setFormats([_marked(span, colours) for span in spans])
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def marked(self) -> list[str]:
        """The words that are shown as shared."""
        units = self._layout.text().encode("utf-16-le")
        cuts = ((mark.start, mark.start + mark.length) for mark in self._layout.formats())
        return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in cuts]

    @property
    def text_direction(self) -> Qt.LayoutDirection:
        """Where it begins."""
        return self._layout.textOption().textDirection()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set(width)

    def sizeHint(self) -> QSize:
        return QSize(240, self._set(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().height())

    def _set(self, width: int) -> int:
        """Break it into lines of a width; returns the height."""
        self._layout.beginLayout()
        top = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(40, width))
            line.setPosition(QPointF(0, top))
            top += line.height() * 1.05
        self._layout.endLayout()
        return int(top) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        self._set(self.width())
        painter = QPainter(self)
        painter.setPen(QColor(self._colours.ink))
        self._layout.draw(painter, QPointF(0, 0))
        painter.end()


def _marked(span: Span, colours: Colours) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span
    shape = QTextCharFormat()
    shape.setFont(font(Size.TEXT, BOLD))
    shape.setFontUnderline(True)
    shape.setForeground(QColor(colours.accent))
    made.format = shape
    return made


class Card(QCheckBox):
    """Checked while it belongs to the group; ``acted`` tells what a key asks for."""

    acted = Signal(str)

    def __init__(
        self, number: int, idea: IdeaRow, spans: Sequence[Span], words: CellWords, say: Language, colours: Colours
    ) -> None:
        super().__init__()
        self.idea, self.number = idea, number
        self._say, self._colours, self._words = say, colours, words
        self.text_shown = SharedText(idea.text, spans, colours)
        self._out = label(say("Left out"), Size.SMALL, BOLD, "bad")
        self._out.hide()
        self.setChecked(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        inside = column(self, 14, 8)
        inside.addLayout(self._head())
        inside.addWidget(self.text_shown)
        if idea.original:
            inside.addWidget(wrapped(label(say("Original wording"), Size.SMALL, MEDIUM, "quiet")))
            inside.addWidget(said(idea.original, Size.BODY))
        inside.addStretch(1)
        inside.addWidget(wrapped(label(self._where(), Size.SMALL, tone="quiet")))
        inside.addLayout(self._weight())
        self.toggled.connect(self._turned)
        self._turned(True)

    def _head(self) -> QHBoxLayout:
        line, kind = row(gap=8), self._words.review.kinds.get(self.idea.kind)
        tone = readable(kind.colour if kind else self._colours.quiet, self._colours.surface, self._colours.ink)
        line.addWidget(label(str(self.number), Size.SMALL, BOLD, "quiet"))
        line.addWidget(label(self.idea.label, Size.BODY, BOLD))
        line.addWidget(picture(kind.icon if kind else "dot", tone, 16))
        line.addWidget(ElidedLabel(self._words.kind(self.idea), Size.SMALL, MEDIUM), 1)
        line.addWidget(self._out)
        return line

    def _where(self) -> str:
        say, place = self._say, self._words.review.session(self.idea.session)
        turn = say("round {n}", n=place.round) if place.round else ""
        return " · ".join(filter(None, (place.title, turn)))

    def _weight(self) -> QHBoxLayout:
        line, say, idea = row(gap=6), self._say, self.idea
        if idea.dots is not None:
            line.addWidget(picture("dots", self._colours.ink, 16))
            line.addWidget(label(self._words.dots(idea), Size.SMALL, MEDIUM))
        state = state_of(idea)
        if state != "new":
            look = state_look(state, self._colours)
            line.addWidget(picture(look.sign, look.tone, 16))
            line.addWidget(label(self._words.state(idea), Size.SMALL, MEDIUM, look.name))
        if idea.confirmed:
            times = say.count("said again {n} time", "said again {n} times", idea.confirmed)
            line.addWidget(label(times, Size.SMALL, MEDIUM))
        line.addStretch(1)
        return line

    def _turned(self, belongs: object) -> None:
        say, words = self._say, self._words
        self._out.setVisible(not belongs)
        out = "" if belongs else say("Left out")
        facts = (out, self.idea.label, words.kind(self.idea), self.idea.text, self.idea.original, self._where())
        name = ", ".join(filter(None, (str(self.number), *facts, words.dots(self.idea))))
        self.setAccessibleName(name)
        self.update()

    # As a card, not as a box to tick.

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return inside.minimumSize() if inside else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, out = self._colours, self.isCheckable() and not self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 3.0 if self.hasFocus() else 1.0
        pen = QPen(QColor(colours.accent if self.hasFocus() else colours.edge), wide)
        if out:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.paper if out else colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 10, 10)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = asked(event, KEYS, HELD)
        if name:
            self.acted.emit(name)
        else:
            super().keyPressEvent(event)
