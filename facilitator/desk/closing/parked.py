"""The parking lot at the end: what is still in it, to be taken out or left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.conference.results import Idea
from facilitator.desk.closing.section import Section
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.widgets import button, column, label, named, row, wrapped
from facilitator.language import Language


class ParkedSection(Section):
    """``fetched`` brings a card that is taken out."""

    fetched = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__(say("Parking lot"), "", say, colours)
        self.rows: dict[str, tuple[Idea, QWidget]] = {}
        self._none: QLabel = wrapped(label(say("No card is in it."), Size.BODY, tone="quiet"))
        self._list = column(gap=4)
        self.body.addLayout(self._list)
        self.body.addWidget(self._none)

    def show_cards(self, ideas: Sequence[Idea]) -> None:
        """Show the parked ones of these."""
        parked = {idea.id: idea for idea in ideas if idea.parked}
        for gone in [ident for ident, (idea, _) in self.rows.items() if parked.get(ident) != idea]:
            _, shown = self.rows.pop(gone)
            self._list.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        for at, idea in enumerate(parked.values()):
            if idea.id not in self.rows:
                self.rows[idea.id] = idea, self._row(idea)
                self._list.insertWidget(at, self.rows[idea.id][1])
        self._none.setVisible(not parked)
        count = self._say.count("{n} card", "{n} cards", len(parked)) if parked else ""
        self.show_filled("done" if parked else "optional", count)

    def _row(self, idea: Idea) -> QWidget:
        made, text = QWidget(), idea.text or self._say("(erased)")
        inside = row(made, 0, 10)
        fetch = button(self._say("Take out"), "redo", self._colours)
        named(fetch, self._say("Take out of the parking lot: {text}", text=text))
        fetch.clicked.connect(lambda: self.fetched.emit(idea.id))
        inside.addWidget(said(text, Size.BODY), 1)
        inside.addWidget(fetch, 0, Qt.AlignmentFlag.AlignTop)
        return made
