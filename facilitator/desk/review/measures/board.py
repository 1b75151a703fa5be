"""The board: a column for each status, cards moved between them by mouse and keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from facilitator.conference.review import STATUSES
from facilitator.desk.review.measures.lines import Line, by_status
from facilitator.desk.review.measures.painter import MeasurePainter
from facilitator.desk.review.measures.statuses import status_look
from facilitator.desk.review.measures.views import MeasureList
from facilitator.desk.review.measures.words import MeasureWords
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import ElidedLabel, column, label, picture, restyled, row

LEAST = 130
"""Pixels for text of 100 %: columns are not narrower, empty ones not wider; the board scrolls sideways then."""

WIDEST = 16_777_215
"""What Qt takes for no limit."""


class Pile(QFrame):
    """A column: its head with sign, word and number, and its cards."""

    def __init__(self, status: str, words: MeasureWords, colours: Colours) -> None:
        super().__init__()
        self.status = status
        self.setObjectName("pile")
        name, look = words.statuses[status], status_look(status, colours)
        say = words.say
        self.list = MeasureList(say("Measures: {status}", status=name), words, colours, say("No measure"))
        self.list.setItemDelegate(MeasurePainter(self.list.lines, words, colours, self.list))
        self._count = label("", Size.SMALL, MEDIUM)
        self.title = ElidedLabel(name, Size.SMALL, BOLD)
        head, inside, signs = column(gap=2), column(self, 2, 4), row(gap=6)
        head.setContentsMargins(6, 6, 6, 0)
        signs.addWidget(picture(look.sign, look.tone, 18))
        signs.addStretch(1)
        signs.addWidget(self._count)
        head.addLayout(signs)
        head.addWidget(self.title)
        inside.addLayout(head)
        inside.addWidget(self.list, 1)
        self.setMinimumWidth(scaled(LEAST))
        self.setStyleSheet(
            f"QFrame#pile {{ background: {colours.sunken}; border: 2px solid transparent; border-radius: 10px; }}"
            f" QFrame#pile[over='true'] {{ border-color: {colours.accent}; background: {colours.accent_soft}; }}"
        )

    def show_lines(self, lines: list[Line]) -> None:
        """Show these cards."""
        self.list.show_lines(lines)
        self._count.setText(str(len(lines)))


class Board(Scroll):
    """``moved`` brings the id of a measure and the status it is to have."""

    came = Signal(str)
    acted = Signal(str)
    moved = Signal(str, str)

    def __init__(self, words: MeasureWords, colours: Colours) -> None:
        super().__init__()
        self._inside = QWidget()
        beside = row(self._inside, 0, 8)
        self.piles = {status: Pile(status, words, colours) for status in STATUSES}
        for pile in self.piles.values():
            beside.addWidget(pile, 1)
            pile.list.came.connect(self._came)
            pile.list.acted.connect(self._act)
            pile.list.dragging.connect(self._drag)
            pile.list.dropped.connect(self._drop)
            pile.list.given_up.connect(self._let_go)
        self._ghost = QLabel(self)
        self._ghost.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ghost.hide()
        self._chosen = ""
        self.setWidget(self._inside)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def sizeHint(self) -> QSize:
        return QSize(scaled(600), scaled(300))

    def take_keys(self) -> None:
        """Give the keys to the column of the chosen card, or to the first one."""
        (self._pile_of(self._chosen) or self.piles[STATUSES[0]]).list.setFocus()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show all measures; what has the keys keeps them, in whatever column it is now."""
        focused = any(pile.list.hasFocus() for pile in self.piles.values())
        for status, mine in by_status(lines).items():
            self.piles[status].show_lines(mine)
            self.piles[status].setMaximumWidth(scaled(LEAST) if lines and not mine else WIDEST)
        for pile in self.piles.values():
            pile.list.unchoose()
        self.go_to(self._chosen, focused)

    def _pile_of(self, ident: str) -> Pile | None:
        return next((pile for pile in self.piles.values() if pile.list.lines.row_of(ident) >= 0), None)

    def go_to(self, ident: str, with_keys: object = False) -> None:
        """Choose a measure; where wanted, give it the keys."""
        pile = self._pile_of(ident)
        if pile is None:
            return
        self._chosen = ident
        if with_keys:
            pile.list.setFocus()
        pile.list.go_to(ident)
        self.ensureWidgetVisible(pile, 0, 0)
        self._only(pile.list)

    def _only(self, chosen: MeasureList) -> None:
        for pile in self.piles.values():
            if pile.list is not chosen:
                pile.list.unchoose()

    def _came(self, ident: str) -> None:
        pile = self._pile_of(ident)
        if pile is None:
            return
        self._chosen = ident
        self._only(pile.list)
        self.came.emit(ident)

    def _act(self, name: str) -> None:
        here = next((pile for pile in self.piles.values() if pile.list.hasFocus()), None)
        if here is None:
            return
        step = {"before": -1, "after": 1, "shift before": -1, "shift after": 1}.get(name, 0)
        if name.startswith("shift") and here.list.current:
            self._shift(here, here.list.current.id, step)
        elif step:
            self._step(here, step)
        else:
            self.acted.emit(name)

    def _shift(self, here: Pile, ident: str, step: int) -> None:
        at = STATUSES.index(here.status) + step
        if 0 <= at < len(STATUSES):
            self.moved.emit(ident, STATUSES[at])

    def _step(self, here: Pile, step: int) -> None:
        """Give the keys to the next column that has cards, at about the same height."""
        order = list(self.piles.values())
        at, place = order.index(here) + step, max(0, here.list.currentIndex().row())
        while 0 <= at < len(order):
            found = order[at]
            if found.list.lines.rowCount():
                found.list.setFocus()
                found.list.go_to_row(place)
                self.ensureWidgetVisible(found, 0, 0)
                return
            at += step

    # Dragging.

    def _drag(self, point: QPoint) -> None:
        held = self._pile_of(self._chosen)
        if held is None:
            return
        source = held.list
        if self._ghost.isHidden():
            rect = source.visualRect(source.currentIndex())
            self._ghost.setPixmap(source.viewport().grab(rect))
            self._ghost.resize(rect.size())
            self._ghost.show()
            self._ghost.raise_()
        self._ghost.move(self.mapFromGlobal(point) - QPoint(24, 16))
        for pile in self.piles.values():
            restyled(pile, "over", pile is self._under(point))

    def _under(self, point: QPoint) -> Pile | None:
        return next((p for p in self.piles.values() if p.rect().contains(p.mapFromGlobal(point))), None)

    def _drop(self, point: QPoint) -> None:
        held, pile = self._pile_of(self._chosen), self._under(point)
        self._let_go()
        if held is not None and pile is not None and pile is not held:
            self.moved.emit(self._chosen, pile.status)

    def _let_go(self) -> None:
        self._ghost.hide()
        for pile in self.piles.values():
            restyled(pile, "over", False)
