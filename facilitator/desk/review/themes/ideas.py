"""The ideas beside the themes: the table, narrower, from which ideas are dragged into themes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QTableView

from facilitator.desk.board.carrying import cards_data
from facilitator.desk.review.asking import asked
from facilitator.desk.review.themes.keys import IN_IDEAS
from facilitator.desk.review.triage.model import COLUMNS
from facilitator.desk.review.triage.table import WIDTHS, IdeasTable
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import scaled
from facilitator.language import Language

SHOWN = ("idea", "text")
OWN = (Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Slash, Qt.Key.Key_Home, Qt.Key.Key_End)


class ThemeIdeas(IdeasTable):
    """Its keys are those of ``keys.IN_IDEAS``, and those to mark and to move."""

    def __init__(self, words: CellWords, say: Language, colours: Colours) -> None:
        super().__init__(words, say, colours)
        self._pressed: QPoint | None = None
        for place, name in enumerate(COLUMNS):
            self.setColumnHidden(place, name not in SHOWN)
        self.setMinimumWidth(scaled(260))
        self.setMinimumHeight(scaled(80))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())  # what is asked above it has the room first

    def resizeEvent(self, event: QResizeEvent) -> None:
        QTableView.resizeEvent(self, event)
        first = scaled(WIDTHS["idea"])
        self.setColumnWidth(COLUMNS.index("idea"), first)
        self.setColumnWidth(COLUMNS.index("text"), max(scaled(120), self.viewport().width() - first))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = asked(event, IN_IDEAS)
        letter = event.text().isprintable() and event.text().strip() and not event.modifiers()
        if name:
            self.acted.emit(name)
        elif not letter or event.key() in OWN:
            super().keyPressEvent(event)

    # Dragging.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._pressed = None
            self.drag().exec(Qt.DropAction.MoveAction)

    def drag(self) -> QDrag:
        """The marked ideas on their way, or the one that has the keys."""
        made = QDrag(self)
        made.setMimeData(cards_data(tuple(row.id for row in self.targets())))
        return made
