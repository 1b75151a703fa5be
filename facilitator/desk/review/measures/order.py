"""The measures in the order made by hand, under their pillars; and on a scale of time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from facilitator.desk.review.measures.lines import Line, Placed, by_date, moved, pillars_moved, under_pillars
from facilitator.desk.review.measures.painter import RowPainter
from facilitator.desk.review.measures.times import TimeHead, TimePainter, scale_of
from facilitator.desk.review.measures.views import MeasureList
from facilitator.desk.review.measures.words import MeasureWords
from facilitator.desk.review.review import Review
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.widgets import column


class OrderView(MeasureList):
    """``placed`` brings the id of what was moved, and where everything stands now."""

    placed = Signal(str, object)

    def __init__(self, words: MeasureWords, colours: Colours) -> None:
        say = words.say
        hint = say("There is no measure yet: press N to make one.")
        super().__init__(say("Measures in their order"), words, colours, hint)
        self.setItemDelegate(RowPainter(self.lines, words, colours, self))
        self.dragging.connect(self._drag)
        self.dropped.connect(self._drop)
        self.given_up.connect(self._let_go)

    def show_measures(self, lines: Sequence[Line], review: Review) -> None:
        """Show them under their pillars."""
        wanted = under_pillars(lines, review)
        self.show_lines(wanted if any(line.measure for line in wanted) or review.around.pillars else [])

    def take_keys(self) -> None:
        """Give it the keys."""
        self.setFocus()

    def shift(self, by: int) -> None:
        """Move the chosen measure past its neighbour, into the next pillar at the end of one; or a whole pillar."""
        here = self.current
        if here is None:
            return
        at = self.currentIndex().row()
        if here.measure is None:
            self._tell(here.id, pillars_moved(self.lines.rows, here.id, by))
        elif 0 < at + by < self.lines.rowCount():
            self._tell(here.id, moved(self.lines.rows, here.id, at - 1 if by < 0 else at + 2))

    def _tell(self, ident: str, placed: Placed | None) -> None:
        if placed is not None:
            self.placed.emit(ident, placed)

    def _drag(self, point: QPoint) -> None:
        self.show_mark(max(1, self.place_at(self.viewport().mapFromGlobal(point))))

    def _drop(self, point: QPoint) -> None:
        place = max(1, self.place_at(self.viewport().mapFromGlobal(point)))
        self._let_go()
        here = self.current
        if here is not None and place not in (self.currentIndex().row(), self.currentIndex().row() + 1):
            self._tell(here.id, moved(self.lines.rows, here.id, place))

    def _let_go(self) -> None:
        self.show_mark(-1)


class TimeView(QWidget):
    """Rows of bars, and the scale above them."""

    came = Signal(str)
    acted = Signal(str)

    def __init__(self, words: MeasureWords, colours: Colours) -> None:
        super().__init__()
        say = words.say
        self._say = say
        hint = say("There is no measure yet: press N to make one.")
        self.list = MeasureList(say("Measures by date"), words, colours, hint)
        self._painter = TimePainter(self.list.lines, words, colours, self.list)
        self.list.setItemDelegate(self._painter)
        self.head = TimeHead(self._painter, self.list, say, colours)
        inside = column(self, 0, 0)
        inside.addWidget(self.head)
        inside.addWidget(self.list, 1)
        self.list.came.connect(self.came)
        self.list.acted.connect(self.acted)
        self.list.resized.connect(self.head.update)

    def show_measures(self, lines: Sequence[Line], today: date) -> None:
        """Show them, the first first."""
        self._painter.today = today
        self._painter.scale = scale_of(lines, today, self._say)
        self.list.show_lines(by_date(lines))
        self.head.update()

    def take_keys(self) -> None:
        """Give it the keys."""
        self.list.setFocus()

    def go_to(self, ident: str) -> None:
        """Choose a measure."""
        self.list.go_to(ident)
