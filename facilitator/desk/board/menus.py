"""What can be done with the chosen cards, and with a cluster: the same as by keys, with the keys beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.desk.board.piles import Pile
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size, font
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.widgets import escaped
from facilitator.language import Language


class BoardMenu(QMenu):
    """``ask`` is given the name of what was chosen."""

    def __init__(self, say: Language, colours: Colours, ask: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._say, self._colours, self._ask = say, colours, ask
        self.setFont(font(Size.BODY))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add_cards(self, parked: int, count: int) -> None:
        """What the chosen cards can do; ``parked`` of them lie in the parking lot."""
        say = self._say
        self._add("forward", say("Move to …"), "move", "M")
        self._add("plus", say("New cluster of these cards …"), "gather", "N")
        back = parked == count
        self._add(
            "parking", say("Take out of the parking lot") if back else say("Into the parking lot"), "park", "Ctrl+L"
        )
        self._add("cut", say("Cut"), "cut", "Ctrl+X")

    def add_paste(self) -> None:
        """Cards that were cut can be put here."""
        self._add("drop", self._say("Put the cut cards here"), "paste", "Ctrl+V")

    def add_cluster(self, pile: Pile, others: int) -> None:
        """What a cluster can do; ``others`` are how many more there are."""
        say = self._say
        if self.actions():
            self.addSeparator()
        self._add("edit", say("Rename the cluster …"), "rename", "F2")
        self._add("clusters", say("Merge with …"), "merge", "G").setEnabled(others > 0)
        self._add("back", say("Cluster further to the left"), "shift left", "Ctrl+Left").setEnabled(others > 0)
        self._add("forward", say("Cluster further to the right"), "shift right", "Ctrl+Right").setEnabled(others > 0)
        self.addSeparator()
        self._add("withdraw", self._ending(pile), "dissolve", "")

    def _ending(self, pile: Pile) -> str:
        say = self._say
        text = say("Dissolve the cluster; its cards stay") if pile.ideas else say("Remove the empty cluster")
        if not pile.dots:
            return text
        return f"{text} ({say.count('{n} dot is not shown then', '{n} dots are not shown then', pile.dots)})"

    def _add(self, sign: str, text: str, name: str, keys: str) -> QAction:
        action = self.addAction(icon(sign, self._colours.ink), escaped(text))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here; the keys are the column's own
        action.triggered.connect(lambda: self._ask(name))
        return action
