"""Privacy hints that nobody has decided on: each with its reasons and a wording without the person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from facilitator.conference.privacy import reason_said
from facilitator.desk.closing.section import Section
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.lines import LineBox, said
from facilitator.desk.theme.widgets import button, column, label, named, picture, row, wrapped
from facilitator.language import Language
from facilitator.session.guard import Hint, neutral


class HintsSection(Section):
    """``kept`` brings what may stay, ``put`` what shall have other words, and them."""

    kept = Signal(str)
    put = Signal(str, str)

    def __init__(self, say: Language, colours: Colours) -> None:
        hint = say("These words may point to a person. What you replace is erased for good, in every copy here.")
        super().__init__(say("Privacy"), hint, say, colours)
        self.cards: dict[str, HintCard] = {}

    def begin(self) -> None:
        for card in self.cards.values():
            card.box.setFocus()
            return

    def show_hints(self, hints: Sequence[Hint]) -> None:
        """Show these; a card whose words somebody is typing stays as it is."""
        wanted = {hint.subject: hint for hint in hints}
        for gone in [ident for ident, card in self.cards.items() if wanted.get(ident) != card.hint]:
            shown = self.cards.pop(gone)
            self.body.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        for hint in hints:
            if hint.subject not in self.cards:
                self.cards[hint.subject] = card = HintCard(hint, self._say, self._colours)
                card.kept.connect(self.kept)
                card.put.connect(self.put)
                self.body.addWidget(card)
        self.setVisible(bool(hints))
        self.show_filled("open" if hints else "done", self._say("{n} to be decided", n=len(hints)))


class HintCard(QFrame):
    """One hint."""

    kept = Signal(str)
    put = Signal(str, str)

    def __init__(self, hint: Hint, say: Language, colours: Colours) -> None:
        super().__init__()
        self.hint = hint
        self.setProperty("panel", True)
        inside, why, buttons = column(self, 12, 8), row(gap=8), row()
        inside.addWidget(said(hint.text, Size.BODY, MEDIUM))
        reasons = dict.fromkeys(reason_said(flag, say) for flag in hint.flags)
        why.addWidget(picture("shield", colours.care, 18))
        why.addWidget(wrapped(label(" ".join(reasons), Size.SMALL, tone="care")), 1)
        inside.addLayout(why)
        self.box = LineBox(say("Other words for: {text}", text=hint.text))
        self.box.put(neutral(hint.flags))
        self.box.entered.connect(self._put)
        inside.addWidget(self.box)
        self.put_button = button(say("Use these words"), "done", colours)
        named(self.put_button, say("Use these words"), say("Enter"))
        self.put_button.clicked.connect(self._put)
        self.keep_button = button(say("Keep it as it is"), "", colours)
        self.keep_button.clicked.connect(lambda: self.kept.emit(hint.subject))
        buttons.addWidget(self.put_button)
        buttons.addWidget(self.keep_button)
        buttons.addStretch(1)
        inside.addLayout(buttons)

    def _put(self) -> None:
        if self.box.words:
            self.put.emit(self.hint.subject, self.box.words)
