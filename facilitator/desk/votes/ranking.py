"""The ranked topic list: who stands where, with how many dots, and with whom it is shared."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.desk.cockpit.card_layout import CardLayouts
from facilitator.desk.rows import Index, RowsModel
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, REGULAR, Size, font, scaled
from facilitator.desk.votes.tally import Ranked
from facilitator.language import Language

ABOVE, GAP, BAR = 7, 6, 5
SIDE = 10


class RankingModel(RowsModel[Ranked]):
    """Lines of the ranked list, the first above."""

    def __init__(self, say: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(self.row(index))
        return self.spoken(self.row(index)) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def most(self) -> int:
        """The dots of the first."""
        return max((one.target.total or 0 for one in self.rows), default=0)

    def name(self, ranked: Ranked) -> str:
        """What it is called."""
        return ranked.target.name or self._say("(erased)")

    def place(self, ranked: Ranked) -> str:
        """``2. (tie)``; a dash where nothing was counted."""
        if not ranked.rank:
            return "–"
        return self._say("{rank}. (tie)", rank=ranked.rank) if ranked.tied else self._say("{rank}.", rank=ranked.rank)

    def dots(self, ranked: Ranked) -> str:
        """``12 dots``."""
        total = ranked.target.total
        return self._say("not counted") if total is None else self._say.count("{n} dot", "{n} dots", total)

    def again(self, ranked: Ranked) -> str:
        """In which later sessions it was said again."""
        sessions = ", ".join(ranked.target.again)
        return self._say("said again in {sessions}", sessions=sessions) if sessions else ""

    def spoken(self, ranked: Ranked) -> str:
        """The line for a screen reader."""
        place = self.place(ranked) if ranked.rank else ""
        return ", ".join(filter(None, (f"{place} {self.name(ranked)}".strip(), self.dots(ranked), self.again(ranked))))


class RankingPainter(QStyledItemDelegate):
    """Place and dots above, the name below, and a bar as long as the dots are many."""

    def __init__(self, colours: Colours, lines: RankingModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._colours, self._lines = colours, lines
        self._width = 240
        self._name, self._again = CardLayouts(font(Size.BODY, MEDIUM)), CardLayouts(font(Size.SMALL, REGULAR))
        self._place, self._dots = font(Size.SMALL, MEDIUM), font(Size.SMALL, BOLD)
        self._line = QFontMetrics(self._dots).height()

    def set_width(self, width: int) -> None:
        """How wide the list is."""
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        ranked, inside = self._lines.row(index), self._width - 2 * SIDE
        again = self._lines.again(ranked)
        high = self._name.height(self._lines.name(ranked), inside) + (self._again.height(again, inside) if again else 0)
        return QSize(self._width, ABOVE + self._line + high + BAR + 4 + ABOVE + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ranked, colours = self._lines.row(index), self._colours
        sheet = option.rect.adjusted(0, 0, 0, -GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setBrush(QColor(colours.accent_soft if focused else colours.surface))
        painter.drawRoundedRect(QRectF(sheet), 8, 8)
        line = QRect(sheet.left() + SIDE, sheet.top() + ABOVE, sheet.width() - 2 * SIDE, self._line)
        self._written(painter, line, ranked)
        top = line.bottom() + 1
        for layouts, text, tone in (
            (self._name, self._lines.name(ranked), colours.ink if ranked.rank else colours.quiet),
            (self._again, self._lines.again(ranked), colours.good),
        ):
            if text:
                painter.setPen(QColor(tone))
                for layout in layouts.laid_out(text, line.width()):
                    layout.draw(painter, QPointF(line.left(), top))
                top += layouts.height(text, line.width())
        self._bar(painter, QRect(line.left(), top + 4, line.width(), BAR), ranked)
        painter.restore()

    def _written(self, painter: QPainter, line: QRect, ranked: Ranked) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._place)
        painter.setPen(QColor(self._colours.quiet))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, self._lines.place(ranked))
        painter.setFont(self._dots)
        painter.setPen(QColor(self._colours.accent if ranked.rank else self._colours.quiet))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, self._lines.dots(ranked))

    def _bar(self, painter: QPainter, room: QRect, ranked: Ranked) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.sunken))
        painter.drawRoundedRect(QRectF(room), BAR / 2, BAR / 2)
        share = (ranked.target.total or 0) / max(1, self._lines.most())
        if share:
            painter.setBrush(QColor(self._colours.accent))
            painter.drawRoundedRect(
                QRectF(room.left(), room.top(), max(BAR, room.width() * share), BAR), BAR / 2, BAR / 2
            )


class RankingView(QListView):
    """Shows a ranked list; nothing is chosen in it."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.lines = RankingModel(say, self)
        self.setModel(self.lines)
        self._painter = RankingPainter(colours, self.lines, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(say("Ranked list"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumWidth(scaled(170))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._painter.set_width(self.viewport().width())
        super().resizeEvent(event)

    def show_ranking(self, ranking: tuple[Ranked, ...]) -> None:
        """Show the list; the lengths of all bars depend on the first."""
        self.lines.show_rows(ranking)
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
