"""What two laptops set differently: the one shown by now and the others, each to be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from facilitator.conference.plan import Kind
from facilitator.desk.closing.section import Section
from facilitator.desk.closing.work import Conflict
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.widgets import button, column, named, row
from facilitator.language import Language
from facilitator.report.wording import kind_word


class ConflictsSection(Section):
    """``settled`` brings the conflict and the value that holds from now on."""

    settled = Signal(object, object)

    def __init__(self, say: Language, colours: Colours) -> None:
        hint = say("Two laptops changed the same thing without knowing of each other. Nothing is lost: choose one.")
        super().__init__(say("Conflicts"), hint, say, colours)
        self.sheets: dict[Conflict, QFrame] = {}

    def begin(self) -> None:
        for sheet in self.sheets.values():
            sheet.setFocus()
            return

    def show_conflicts(self, conflicts: Sequence[Conflict], kinds: Sequence[Kind]) -> None:
        """Show these."""
        for gone in [known for known in self.sheets if known not in conflicts]:
            shown = self.sheets.pop(gone)
            self.body.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        for conflict in conflicts:
            if conflict not in self.sheets:
                self.sheets[conflict] = self._sheet(conflict, kinds)
                self.body.addWidget(self.sheets[conflict])
        self.setVisible(bool(conflicts))
        self.show_filled("open" if conflicts else "done", self._say("{n} to be decided", n=len(conflicts)))

    def _sheet(self, conflict: Conflict, kinds: Sequence[Kind]) -> QFrame:
        say, made = self._say, QFrame()
        made.setProperty("panel", True)
        inside = column(made, 12, 8)
        title = say("Card {number}", number=conflict.number) if conflict.number else say("A line of the protocol")
        inside.addWidget(said(title, Size.SMALL, MEDIUM, "quiet"))
        for value in conflict.values:
            line, text = row(), self._words(value, kinds)
            choose = button(say("This one"), "done", self._colours)
            named(choose, say("This one: {text}", text=text))
            choose.clicked.connect(lambda _=False, value=value: self.settled.emit(conflict, value))
            line.addWidget(said(text, Size.BODY), 1)
            line.addWidget(choose)
            inside.addLayout(line)
        give_keys(made, choose)
        return made

    def _words(self, value: Any, kinds: Sequence[Kind]) -> str:
        kind = next((kind for kind in kinds if kind.id == value), None)
        return kind_word(kind, self._say) if kind else str(value or self._say("(erased)"))
