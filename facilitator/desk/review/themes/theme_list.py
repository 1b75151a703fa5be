"""Pillars with their themes below them; ideas and themes can be let go on them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.desk.board.carrying import cluster_data, load_of
from facilitator.desk.review.asking import asked
from facilitator.desk.review.chosen_list import ChosenList
from facilitator.desk.review.keyed import Index, KeyedModel
from facilitator.desk.review.plain_list import plain_list
from facilitator.desk.review.row_paint import paint_row
from facilitator.desk.review.themes.keys import HELD_IN_THEMES, IN_THEMES
from facilitator.desk.review.themes.lines import Line
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.icons import pixmap
from facilitator.language import Language

SIDE, ABOVE, SIGN, INDENT = 12, 9, 18, 22
MIDDLE = Qt.AlignmentFlag.AlignVCenter
SIGNS = {"none": "empty", "pillar": "clusters", "loose": "clusters", "theme": "theme"}
Words = Callable[[Line], str]


class LinePainter(QStyledItemDelegate):
    """A line each: sign, name, number of ideas."""

    def __init__(self, model: KeyedModel[Line], name: Words, colours: Colours, view: ThemeList) -> None:
        super().__init__(view)
        self._model, self._name, self._colours, self._view = model, name, colours, view
        self._bold, self._plain = font(Size.BODY, BOLD), font(Size.BODY, MEDIUM)
        self.height = QFontMetrics(self._bold).height() + 2 * scaled(ABOVE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(160), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect, colours = self._model.items[index.row()], option.rect, self._colours
        paint_row(painter, option, colours)
        if self._view.target == index.row():
            painter.setPen(QPen(QColor(colours.accent), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        head = line.sort in ("pillar", "loose")
        inside = rect.adjusted(scaled(SIDE) + (scaled(INDENT) if line.sort == "theme" else 0), 0, -scaled(SIDE), 0)
        sign = scaled(SIGN)
        tone = colours.accent if head else colours.quiet
        shown = pixmap(SIGNS[line.sort], tone, sign, painter.device().devicePixelRatio())
        painter.drawPixmap(QPoint(inside.left(), inside.center().y() - sign // 2), shown)
        painter.setFont(self._bold if head else self._plain)
        metrics = painter.fontMetrics()
        number = str(line.ideas)
        painter.setPen(QColor(colours.ink))
        painter.drawText(inside, MIDDLE | Qt.AlignmentFlag.AlignRight, number)
        words = inside.adjusted(sign + 8, 0, -metrics.horizontalAdvance(number) - 10, 0)
        text = metrics.elidedText(self._name(line), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, MIDDLE | Qt.AlignmentFlag.AlignLeft, text)


class ThemeList(ChosenList[Line]):
    """``came`` brings the line that is chosen; ``acted`` tells what a key asks for.

    ``ideas_dropped`` brings ids of ideas and the line on which they were let go, ``theme_dropped`` a theme's.
    """

    ideas_dropped = Signal(object, object)
    theme_dropped = Signal(str, object)

    def __init__(self, name: Words, spoken: Words, say: Language, colours: Colours) -> None:
        super().__init__(KeyedModel[Line](spoken))
        self.lines = self.rows
        self.target = -1
        self._painter = LinePainter(self.lines, name, colours, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(say("Themes and pillars"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setMinimumSize(scaled(240), self._painter.height * 3)
        plain_list(self, colours)

    def go_to_line(self, key: tuple[str, ...]) -> None:
        """Choose a line, where it is shown."""
        self.go_to(self.lines.row_of(key))

    def after(self, line: Line) -> Line | None:
        """The next theme below a line."""
        below = self.lines.items[self.lines.row_of(line.key) + 1 :]
        return next((other for other in below if other.sort == "theme"), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = asked(event, IN_THEMES, HELD_IN_THEMES)
        if name:
            self.acted.emit(name)
        elif not (event.text().isprintable() and event.text().strip()):
            super().keyPressEvent(event)  # letters would make Qt jump to a line that begins with them

    # Dragging.

    def startDrag(self, actions: Qt.DropAction) -> None:
        line = self.current()
        if line is not None and line.sort == "theme":
            drag = QDrag(self)
            drag.setMimeData(cluster_data(line.id))
            drag.exec(Qt.DropAction.MoveAction)

    def _aim(self, place: int) -> None:
        self.target = place
        self.viewport().update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        load = load_of(event.mimeData())
        if load.cards or load.cluster:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._aim(self.indexAt(event.position().toPoint()).row())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        load, place = load_of(event.mimeData()), self.indexAt(event.position().toPoint()).row()
        self._aim(-1)
        if not 0 <= place < len(self.lines.items):
            return
        event.acceptProposedAction()
        if load.cards:
            self.ideas_dropped.emit(load.cards, self.lines.items[place])
        elif load.cluster:
            self.theme_dropped.emit(load.cluster, self.lines.items[place])
