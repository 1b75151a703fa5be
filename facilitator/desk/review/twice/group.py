"""The chosen group at full length: why, its wording once it is joined, its cards, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.review.twice.bundles import Bundle, best, rows_of
from facilitator.desk.review.twice.cards import Cards
from facilitator.desk.review.twice.words import BundleWords
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.lines import LineBox
from facilitator.desk.theme.widgets import beside, button, column, label, named, picture, wrapped
from facilitator.language import Language

SHOWN = {
    "suggested": ("join", "out", "apart", "next"),
    "joined": ("split", "next"),
    "apart": ("allow", "next"),
}


class GroupSheet(QWidget):
    """``acted`` tells what is wanted, as in ``keys.KEYS``; ``worded`` that the wording is to be kept."""

    acted = Signal(str)
    worded = Signal()

    def __init__(self, words: CellWords, bundle_words: BundleWords, say: Language, colours: Colours) -> None:
        super().__init__()
        self._cell_words, self._words, self._say, self._colours = words, bundle_words, say, colours
        self.bundle: Bundle | None = None
        self._offered, self._joint_words = "", ""
        self.title = wrapped(label("", Size.TITLE, BOLD))
        self.why = wrapped(label("", Size.BODY, tone="quiet"))
        self.wording = LineBox(say("Wording of the joint idea"))
        self._wording_title = wrapped(label(say("Wording of the joint idea"), Size.SMALL, MEDIUM, "quiet"))
        self.cards = Cards(words, say, colours)
        self.hint = wrapped(label("", Size.TEXT, tone="quiet"))
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sign = picture("joined", colours.edge, 48)
        self.buttons = self._made_buttons()
        self._arrange()
        self.cards.acted.connect(self.acted)
        self.cards.changed.connect(self._turned)
        self.wording.entered.connect(self.worded)

    def _made_buttons(self) -> dict[str, QPushButton]:
        say, colours = self._say, self._colours
        made = {
            "join": button("", "joined", colours, "primary"),
            "out": button(keyed(say("Leave out"), say("Space")), "withdraw", colours, "small"),
            "apart": button(keyed(say("Not the same"), "N"), "split", colours, "small"),
            "split": button(keyed(say("Split off"), "S"), "split", colours, "small"),
            "allow": button(keyed(say("May be suggested again"), "A"), "undo", colours, "small"),
            "next": button(keyed(say("Next"), say("Enter")), "next", colours, "small"),
        }
        named(made["out"], say("Leave this one out, or take it in again"), say("Space"))
        named(made["apart"], say("Not the same: never suggested again"), "N")
        named(made["split"], say("Split this one off"), "S")
        named(made["allow"], say("May be suggested again"), "A")
        named(made["next"], say("The next group"), "Enter")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for place, one in enumerate(made.values()):
            self._group.addButton(one, place)
        self._group.idClicked.connect(self._clicked)
        return made

    def _clicked(self, place: int) -> None:
        self.acted.emit(list(self.buttons)[place])

    def _arrange(self) -> None:
        inside, self._acts = column(self, 0, 8), QWidget()
        flow = Flow(self._acts, 8)
        for one in self.buttons.values():
            flow.addWidget(one)
        for shown in (self.title, self.why):
            inside.addWidget(shown)
        inside.addWidget(self.cards, 1)
        inside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.hint, 1)
        for below in (self._wording_title, self.wording, self._acts):
            inside.addWidget(below)

    def show_none(self, text: str) -> None:
        """There is no group; say what to do."""
        self.bundle = None
        self.hint.setText(text)
        self.cards.forget()
        self.cards.show_ideas([], "", "")
        self._show_parts("")

    def show_bundle(self, bundle: Bundle, review: Review) -> None:
        """Show a group; what was left out and typed stays where it is the same one."""
        same = self.bundle is not None and self.bundle.key == bundle.key
        if not same:
            self.cards.forget()
        self.bundle = bundle
        rows, suggested = rows_of(bundle, review), bundle.sort == "suggested"
        typed = bundle.reason is not None and bundle.reason.typed
        self.title.setText(f"{self._words.count(bundle)}, {self._words.said_in(bundle)}")
        why = self._words.why(bundle)
        self.why.setText(f"{self._words.score(bundle)}: {why}" if suggested else why)
        self.why.setVisible(bool(self.why.text()))
        self.cards.show_ideas(rows, "" if typed or bundle.sort == "apart" else "shared", "any" if suggested else "")
        self._joint_words = next((review.joints[one].text for one in bundle.joints if one in review.joints), "")
        if not same or self.wording.words == self._offered:
            self._offer_words()
        self._show_parts(bundle.sort)
        self._count()

    def _offer_words(self) -> None:
        """The words of the joint idea, or the best ones of those that are not left out."""
        rows = [card.idea for card in self.cards.rest()]
        if self.bundle is not None and (rows or self._joint_words):
            self._offered = self._joint_words or best(rows, self.bundle.reason).text.strip()
            self.wording.put(self._offered)

    def _turned(self) -> None:
        """A card was left out, or taken in again: what was typed stays."""
        if self.wording.words == self._offered:
            self._offer_words()
        self._count()

    def _show_parts(self, sort: str) -> None:
        worded = sort in ("suggested", "joined")
        parts: dict[QWidget, bool] = {
            self.title: bool(sort),
            self.cards: bool(sort),
            self._acts: bool(sort),
            self.why: bool(sort and self.why.text()),
            self.hint: not sort,
            self._sign: not sort,
            self._wording_title: worded,
            self.wording: worded,
        }
        for part, visible in parts.items():
            part.setVisible(visible)
        for name, one in self.buttons.items():
            one.setVisible(name in SHOWN.get(sort, ()))

    def _count(self) -> None:
        """Say on the button how many would be joined."""
        say, made, count = self._say, self.buttons["join"], len(self.cards.rest())
        words = say.count("Join {n} idea", "Join {n} ideas", count)
        made.setText(beside(keyed(words, "J")))
        named(made, words, "J")
        made.setEnabled(count > 1)


def keyed(text: str, key: str) -> str:
    """The words of a button, and its key behind them."""
    return f"{text}  {key}"
