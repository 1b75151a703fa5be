"""The place for a new cluster: cards are dropped on it, then its name is typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame

from facilitator.desk.board.carrying import Load, Where
from facilitator.desk.board.name_box import NameBox
from facilitator.desk.board.pile_column import column_width
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size
from facilitator.desk.theme.widgets import button, column, label, wrapped
from facilitator.language import Language


class NewPile(QFrame):
    """``wanted`` tells name and cards; ``left`` that no cluster is made after all."""

    wanted = Signal(str, tuple)
    left = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("new-pile")
        self.setProperty("over", "")
        self.setFixedWidth(column_width())
        self._say = say
        self._cards: tuple[str, ...] = ()
        self.make_button = button(say("New cluster"), "plus", colours)
        self.make_button.clicked.connect(lambda: self.begin(()))
        self.hint = wrapped(label("", Size.SMALL, tone="quiet"))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.box = NameBox(say("Name of the new cluster"), say("Name, then Enter"))
        self.box.hide()
        self.box.taken.connect(self._take)
        self.box.left.connect(self.leave)
        inside = column(self, 12, 10)
        inside.addWidget(self.make_button)
        inside.addWidget(self.box)
        inside.addWidget(self.hint)
        inside.addStretch(1)
        self.show_hint("")

    def show_hint(self, text: str) -> None:
        """What to do here; the usual hint where nothing is given."""
        self._hint = text or self._say("Drag cards here, or choose some and press N.")
        if self.box.isHidden():
            self.hint.setText(self._hint)

    def begin(self, cards: tuple[str, ...]) -> None:
        """Let a name be typed for a new cluster of these cards."""
        self._cards = cards
        self.make_button.hide()
        say, n = self._say, len(cards)
        full = say.count("{n} card goes into it. Esc: not after all.", "{n} cards go into it. Esc: not after all.", n)
        self.hint.setText(full if cards else say("It is empty at first. Esc: not after all."))
        self.box.begin("")

    def leave(self) -> None:
        """No cluster is made."""
        if not self.box.isHidden():
            self._rest()
            self.left.emit()

    def _take(self, name: str) -> None:
        cards = self._cards
        self._rest()
        self.wanted.emit(name, cards)

    def _rest(self) -> None:
        self._cards = ()
        self.make_button.show()
        self.box.hide()
        self.box.clear()
        self.hint.setText(self._hint)

    def where(self, load: Load, place: QPoint) -> Where:
        """What a drop would do here: a place in it makes no difference."""
        return "cards" if load.cards else ""

    def take(self, load: Load, place: QPoint) -> None:
        """Cards fall here."""
        if load.cards:
            self.begin(load.cards)
