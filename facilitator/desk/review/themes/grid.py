"""The map: where each theme was spoken of, as numbers with shades; Enter or a click shows the ideas."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.desk.review.review import Review
from facilitator.desk.review.themes.lines import Grid, grid_of
from facilitator.desk.review.triage.filters import Filter
from facilitator.desk.theme.colours import Colours, contrast, mixed
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.language import Language

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NAMES_WIDTH, CELL_WIDTH, CELL_HEIGHT = 230, 84, 40
LEAST, DEEPEST = 0.06, 0.36
"""How much of the accent the shades of 1 and of the largest number have: on all of them, numbers can be read."""


class GridModel(QAbstractTableModel):
    """Themes below one another, workshops side by side; the last column is the sum."""

    def __init__(self, say: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self.grid = Grid((), (), ())
        self.names: tuple[str, ...] = ()

    def show_grid(self, grid: Grid, names: tuple[str, ...]) -> None:
        """Show these numbers; where themes and workshops are the same, exactly those that are other ones change."""
        before = self.grid
        if (before.themes, before.workshops, self.names) != (grid.themes, grid.workshops, names):
            self.beginResetModel()
            self.grid, self.names = grid, names
            self.endResetModel()
            return
        self.grid = grid
        for row, (old, new) in enumerate(zip(before.numbers, grid.numbers, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(new)))

    def number(self, row: int, column: int) -> int:
        """How many ideas."""
        numbers = self.grid.numbers[row]
        return numbers[column] if column < len(numbers) else sum(numbers)

    def spoken(self, row: int, column: int) -> str:
        """A number in a sentence."""
        say = self._say
        count = say.count("{n} idea", "{n} ideas", self.number(row, column))
        return say("{theme}, {workshop}: {count}", theme=self.names[row], workshop=self.title(column), count=count)

    def title(self, column: int) -> str:
        """A workshop, whole."""
        say, workshops = self._say, self.grid.workshops
        if column >= len(workshops):
            return say("all workshops")
        number, title = workshops[column]
        return say("Workshop {number}: {title}", number=number, title=title) if number else say("in no workshop")

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.grid.themes)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or not self.grid.themes else len(self.grid.workshops) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(self.number(index.row(), index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.spoken(index.row(), index.column())
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and not across:
            return self.names[section]
        if role == Qt.ItemDataRole.DisplayRole and section < len(self.grid.workshops):
            number = self.grid.workshops[section][0]
            return self._say("W{number}", number=number) if number else "–"
        if role == Qt.ItemDataRole.DisplayRole:
            return self._say("All")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.title(section) if across else self.names[section]
        return None


class CellPainter(QStyledItemDelegate):
    """A number on a shade; the number can be read on every shade."""

    def __init__(self, model: GridModel, colours: Colours, view: QWidget) -> None:
        super().__init__(view)
        self._model, self._colours, self._view = model, colours, view
        self._font, self._sum = font(Size.BODY, MEDIUM), font(Size.BODY, BOLD)

    def shade(self, row: int, column: int) -> tuple[str, str]:
        """The ground of a cell, and the tone of its number."""
        colours, grid = self._colours, self._model.grid
        number = self._model.number(row, column)
        if column >= len(grid.workshops) or not number:
            return colours.surface, colours.ink if number else colours.quiet
        if not grid.themes[row]:
            return colours.sunken, colours.ink
        ground = mixed(colours.accent, colours.surface, LEAST + (DEEPEST - LEAST) * number / grid.most)
        return ground, max((colours.ink, colours.on_accent), key=lambda ink: contrast(ink, ground))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground, ink = self.shade(index.row(), index.column())
        painter.fillRect(option.rect, QColor(ground))
        painter.setPen(QColor(ink))
        painter.setFont(self._sum if index.column() >= len(self._model.grid.workshops) else self._font)
        painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        if option.state & QStyle.StateFlag.State_Selected:
            wide = 3 if self._view.hasFocus() else 1
            painter.setPen(QPen(QColor(self._colours.ink), wide))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRect(option.rect).adjusted(2, 2, -3, -3))


class ThemeGrid(QTableView):
    """``wanted`` brings a ``Filter`` for the ideas of a cell; ``came`` says the chosen cell in words."""

    wanted = Signal(object)
    came = Signal(str)
    view_wanted = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self.map = GridModel(say, self)
        self.painter = CellPainter(self.map, colours, self)
        self.setModel(self.map)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(say("Map: ideas by theme and workshop"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setFont(font(Size.BODY, MEDIUM))
        down.setFixedWidth(scaled(NAMES_WIDTH))
        down.setDefaultSectionSize(scaled(CELL_HEIGHT))
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setFont(font(Size.BODY, MEDIUM))
        across.setDefaultSectionSize(scaled(CELL_WIDTH))
        for header in (down, across):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.setStyleSheet(
            f"QTableView {{ background: {colours.surface}; border: 2px solid {colours.line}; border-radius: 10px;"
            f" gridline-color: {colours.line}; }} QTableView:focus {{ border-color: {colours.accent}; }}"
            f" QHeaderView {{ background: transparent; border: none; }} QHeaderView::section {{ padding: 0 10px;"
            f" background: {colours.surface}; color: {colours.ink}; border: none; }}"
        )
        self.clicked.connect(self._look)
        self.selectionModel().currentChanged.connect(self._moved)

    def sizeHint(self) -> QSize:
        return QSize(scaled(600), scaled(300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Workshops share the room that there is, as far as a number stays readable."""
        columns = self.map.columnCount()
        if columns:
            self.horizontalHeader().setDefaultSectionSize(max(scaled(52), self.viewport().width() // columns))

    def show_review(self, review: Review) -> None:
        """Show this review; the chosen cell stays."""
        here = self.currentIndex().row(), self.currentIndex().column()
        grid, say = grid_of(review), self._say
        names = tuple(review.themes[ident].name if ident else say("No theme") for ident in grid.themes)
        self.map.show_grid(grid, names)
        self._fit()
        if not self.currentIndex().isValid() and self.map.rowCount():
            row, column = min(max(here[0], 0), self.map.rowCount() - 1), max(here[1], 0)
            self.setCurrentIndex(self.map.index(row, min(column, self.map.columnCount() - 1)))
        self._moved()

    def _moved(self) -> None:
        here = self.currentIndex()
        self.came.emit(self.map.spoken(here.row(), here.column()) if here.isValid() else "")

    def _look(self) -> None:
        here, grid = self.currentIndex(), self.map.grid
        if not here.isValid():
            return
        theme = ("theme", grid.themes[here.row()])
        if here.column() < len(grid.workshops):
            self.wanted.emit(Filter(chosen=(theme, ("workshop", str(grid.workshops[here.column()][0])))))
        else:
            self.wanted.emit(Filter(chosen=(theme,)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._look()
        elif event.key() == Qt.Key.Key_V and not event.modifiers():
            self.view_wanted.emit()
        elif not (event.text().isprintable() and event.text().strip()):
            super().keyPressEvent(event)
