"""Changing a card where it stands: its text, its kind, and what was really said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from facilitator.conference.errors import Refusal
from facilitator.conference.intents import ChangeKind, Reword
from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.card_box import CardBox
from facilitator.desk.cockpit.kinds import KindRow
from facilitator.desk.cockpit.original import OriginalRow, Wording
from facilitator.desk.cockpit.strips import Lines
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.widgets import beside, button, column, named, row
from facilitator.language import Language


class CardEditor(QFrame):
    """Stays open with its text until ``saved`` is called. ``wanted`` says that it is to be saved, ``left`` Esc."""

    wanted = Signal()
    left = Signal()
    grown = Signal()

    def __init__(
        self,
        idea: Idea,
        kinds: Mapping[str, Kind],
        languages: Sequence[str],
        say: Language,
        colours: Colours,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.idea = idea
        self._say = say
        self._inside = column(self, 12, 8)
        self.kinds = KindRow(kinds, say, colours)
        self.kinds.show_kind(idea.kind)
        self.box = CardBox(Size.TEXT, 1)
        self.box.setAccessibleName(say("Text of the card"))
        self.original = OriginalRow(languages, say, colours)
        self.original_button = button(say("Original wording"), "speech", colours, "flat")
        named(self.original_button, say("Original wording"), "Alt+O")
        self.trouble = Lines(MEDIUM, "bad")
        self.save_button = button(say("Save"), "done", colours, "primary")
        named(self.save_button, say("Save"), "Enter")
        self.cancel_button = button(say("Cancel"), "", colours)
        named(self.cancel_button, say("Cancel"), "Esc")
        self._arrange()
        self._fill(idea)

    def _arrange(self) -> None:
        inside, below = self._inside, row(gap=8)
        below.addWidget(self.original_button)
        below.addStretch(1)
        below.addWidget(self.cancel_button)
        below.addWidget(self.save_button)
        for part in (self.kinds, self.box, self.original, self.trouble):
            inside.addWidget(part)
        inside.addLayout(below)
        give_keys(self, self.box)
        self.kinds.clicked.connect(lambda _: self.box.setFocus())
        self.box.entered.connect(self.wanted)
        self.original.entered.connect(self.wanted)
        self.original.done.connect(self.box.setFocus)
        self.save_button.clicked.connect(self.wanted)
        self.cancel_button.clicked.connect(self.left)
        self.original_button.clicked.connect(self.toggle_original)

    def _fill(self, idea: Idea) -> None:
        self.box.put(idea.text or "")
        self.original.show_wording(Wording(idea.original, idea.language, idea.interpreted))
        self.original.setVisible(bool(idea.original or idea.language or idea.interpreted))
        self.original_button.setVisible(self.original.isHidden())
        self.trouble.hide()

    def toggle_original(self) -> None:
        """Show the box for what was said in another language."""
        self.original.show()
        self.original_button.hide()
        self.original.setFocus()

    def blacken(self, wording: str, warning: str) -> None:
        """Propose other words, with a warning of what becomes of the old ones."""
        self.box.put(wording)
        self.box.selectAll()
        self.original.hide()
        self.original_button.hide()
        self.kinds.hide()
        self.save_button.setText(beside(self._say("Blacken")))
        named(self.save_button, self._say("Blacken"), "Enter")
        self.trouble.show_words(warning)
        self.trouble.show()

    def changes(self) -> tuple[Reword | ChangeKind, ...]:
        """What is different from the card as it was; nothing where nothing is."""
        idea, shown = self.idea, self.original.wording()
        kind = self.kinds.shown()
        changed: list[Reword | ChangeKind] = []
        known = (idea.text or "", idea.language, idea.original, idea.interpreted)
        wanted = (self.box.toPlainText(), shown.language, shown.original, shown.interpreted)
        if wanted != known:
            changed.append(Reword(idea.id, *wanted))
        if kind and kind != idea.kind:
            changed.append(ChangeKind((idea.id,), kind))
        return tuple(changed)

    def refuse(self, refusal: Refusal) -> None:
        """Say why it was not saved; the text stays."""
        self.trouble.show_words(refusal.said(self._say))
        self.trouble.show()
        self.box.setFocus()

    def needed(self) -> int:
        """How high it has to be."""
        return self._inside.totalSizeHint().height()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key goes on to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        event.accept()
