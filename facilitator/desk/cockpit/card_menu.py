"""The menu of the chosen cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import Size, font
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.widgets import escaped
from facilitator.language import Language
from facilitator.report.wording import kind_word

Act = Callable[[str], object]
"""Does something with the chosen cards, by its name."""


class CardMenu(QMenu):
    """What can be done with the chosen cards. It is gone once it is closed."""

    def __init__(self, parent: QWidget, say: Language, colours: Colours, act: Act) -> None:
        super().__init__(parent)
        self._say = say
        self._colours = colours
        self._act = act
        self.setFont(font(Size.BODY))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def fill(self, chosen: Sequence[Idea], kinds: Iterable[Kind], flagged: Sequence[Idea]) -> None:
        """Everything but the sessions."""
        say = self._say
        self._add("edit", say("Change the text …"), "reword", "F2").setEnabled(len(chosen) == 1)
        if len(chosen) == 1 and flagged:
            self._add("shield", say("Blacken …"), "blacken")
        if flagged:
            self._add("done", say("The wording may stay"), "keep")
        self.addSeparator()
        for number, kind in enumerate(kinds, 1):
            tone = readable(kind.colour, self._colours.surface, self._colours.ink)
            action = self._add("", kind_word(kind, say), kind.id, f"Ctrl+{number}" if number < 10 else "")
            action.setIcon(icon(kind.icon, tone))
            action.setEnabled(any(idea.kind != kind.id for idea in chosen))
        self.addSeparator()
        parked = bool(chosen) and all(idea.parked for idea in chosen)
        text = say("Take out of the parking lot") if parked else say("Into the parking lot")
        self._add("parking", text, "park", "Ctrl+L")
        self._add("withdraw", say("Withdraw"), "withdraw", "Del")

    def offer_sessions(self, titles: Mapping[str, str], give: Act) -> None:
        """The sessions that the cards may belong to; ``give`` gets the id of the one that was chosen."""
        if not titles:
            return
        menu = self.addMenu(icon("forward", self._colours.ink), self._say("Belongs to another session …"))
        menu.setFont(font(Size.BODY))
        for ident, title in titles.items():
            menu.addAction(escaped(f"{ident}  {title}")).triggered.connect(lambda _=False, ident=ident: give(ident))

    def _add(self, sign: str, text: str, name: str, keys: str = "") -> QAction:
        action = self.addAction(icon(sign, self._colours.ink), escaped(text))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here; the keys are the list's own
        action.triggered.connect(lambda: self._act(name))
        return action
