"""Rows with bars: a list that is as high as its rows, walked through by keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.desk.review.account.telling import Bar
from facilitator.desk.rows import Index, RowsModel
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.widgets import tip

MIDDLE = Qt.AlignmentFlag.AlignVCenter
BAR, PAD, SIGN = 8, 6, 18
"""Pixels for text of 100 %: the bar's height, around the words, a sign."""


def bar_tone(look: str, colours: Colours) -> str:
    """The colour of a part; its words say the same."""
    tones = {
        "measure": colours.accent,
        "adopted": colours.good,
        "parked": colours.care,
        "declined": colours.bad,
        "joined": colours.quiet,
        "open": colours.edge,
    }
    return tones.get(look, colours.ink)


def spoken(bar: Bar) -> str:
    """A row for a screen reader."""
    return ", ".join(filter(None, (f"{bar.text}: {bar.count}", bar.more)))


class BarsModel(RowsModel[Bar]):
    """The rows."""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match role if index.isValid() else None:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return spoken(self.row(index))
            case Qt.ItemDataRole.ToolTipRole:
                return tip(spoken(self.row(index)))
            case _:
                return None


class BarPainter(QStyledItemDelegate):
    """Sign, words and number; below them the bar, its parts side by side."""

    def __init__(self, model: BarsModel, colours: Colours, view: QListView) -> None:
        super().__init__(view)
        self._model, self._colours = model, colours
        self._words, self._number = font(Size.BODY, MEDIUM), font(Size.BODY, BOLD)
        self._sign, self._pad, self._bar = scaled(SIGN), scaled(PAD), scaled(BAR)
        self._line = max(QFontMetrics(self._words).height(), self._sign)
        self.height = self._line + self._bar + 3 * self._pad

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar, rect, colours = self._model.row(index), option.rect, self._colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        line = QRect(rect.left() + self._pad, rect.top() + self._pad, rect.width() - 2 * self._pad, self._line)
        tone = bar_tone(bar.look, colours) if bar.look not in ("open", "") else colours.ink
        at = QRect(line.left(), line.center().y() - self._sign // 2 + 1, self._sign, self._sign)
        painter.drawPixmap(at, pixmap(bar.sign, tone, self._sign, painter.device().devicePixelRatio()))
        number = str(bar.count)
        wide = QFontMetrics(self._number).horizontalAdvance(number) + 4
        self._write(painter, line, number, self._number, Qt.AlignmentFlag.AlignRight)
        words = line.adjusted(self._sign + 8, 0, -wide - 8, 0)
        self._write(painter, words, bar.text, self._words, Qt.AlignmentFlag.AlignLeft)
        self._parts(painter, QRectF(line.left(), line.bottom() + self._pad, line.width(), self._bar), bar)
        painter.restore()

    def _parts(self, painter: QPainter, whole: QRectF, bar: Bar) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.sunken))
        painter.drawRoundedRect(whole, 3, 3)
        left = whole.left()
        for look, share in bar.parts:
            if share > 0:
                wide = max(3.0, share * whole.width())
                painter.setBrush(QColor(bar_tone(look, self._colours)))
                painter.drawRoundedRect(
                    QRectF(left, whole.top(), min(wide, whole.right() - left), whole.height()), 2, 2
                )
                left = min(left + wide + 1, whole.right() - 3)

    def _write(self, painter: QPainter, rect: QRect, text: str, shape: QFont, side: Qt.AlignmentFlag) -> None:
        painter.setFont(shape)
        painter.setPen(QColor(self._colours.ink))
        shown = QFontMetrics(shape).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, side | MIDDLE, shown)


class BarList(QListView):
    """``wanted`` brings the filter of a row that was clicked or taken by Enter, ``came`` the id of the chosen one."""

    wanted = Signal(object)
    came = Signal(str)
    reached = Signal(QRect)
    """Where the chosen row is on the screen, after a key."""

    def __init__(self, name: str, colours: Colours) -> None:
        super().__init__()
        self.bars = BarsModel(self)
        self._painter = BarPainter(self.bars, colours, self)
        self.setModel(self.bars)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._take)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_bars(self, bars: list[Bar]) -> None:
        """Show these rows."""
        self.bars.show_rows(bars)
        self.setFixedHeight(self._painter.height * len(bars) + 2 * self.frameWidth() + 10)

    @property
    def current(self) -> Bar | None:
        """The row that has the keys."""
        index = self.currentIndex()
        return self.bars.row(index) if index.isValid() else None

    def go_to(self, ident: str) -> None:
        """Choose a row."""
        index = self.bars.index(self.bars.row_of(ident))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)
            place = self.visualRect(self.currentIndex())
            self.reached.emit(QRect(self.viewport().mapToGlobal(place.topLeft()), place.size()))

    def _take(self) -> None:
        if self.current is not None:
            self.wanted.emit(self.current.wanted)

    def _moved(self) -> None:
        if self.current is not None:
            self.came.emit(self.current.id)
