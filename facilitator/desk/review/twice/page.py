"""Said twice: groups of ideas that may say the same, one after the other, decided on by one key each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from facilitator.desk.actions import Section
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.halves import Halves
from facilitator.desk.review.parts import ReviewPart
from facilitator.desk.review.snapshots import ReviewNews
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.review.twice.acts import TwiceActs
from facilitator.desk.review.twice.bundles import SORTS, Bundle, Sort, joined, kept_apart, looked_at, suggested
from facilitator.desk.review.twice.group import GroupSheet
from facilitator.desk.review.twice.head import TwiceHead
from facilitator.desk.review.twice.keys import twice_keys
from facilitator.desk.review.twice.list import BundleList
from facilitator.desk.review.twice.words import BundleWords
from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.widgets import column
from facilitator.language import Language

SIDE_BY_SIDE = 860
"""Pixels for text of 100 %: where there is less, the cards stand below the list."""


class TwicePage(ReviewPart):
    """The groups at the left, the cards of the chosen one at the right."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        say, colours = doer.context.say, doer.context.colours
        self._words = BundleWords(say)
        self._cell_words = CellWords(doer.review, say)
        self.head = TwiceHead(self._words, say, colours)
        self.list = BundleList(self._words, say, colours)
        self.sheet = GroupSheet(self._cell_words, self._words, say, colours)
        self.finder = doer.finder
        self.sort: Sort = "suggested"
        self._acts = TwiceActs(doer)
        self._handled: list[tuple[str, ...]] = []
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        self._halves = Halves()
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(14)
        self._halves.addWidget(self.list)
        self._halves.addWidget(self.sheet)
        self._halves.setStretchFactor(0, 2)
        self._halves.setStretchFactor(1, 5)
        self._halves.setSizes([scaled(330), scaled(800)])
        inside = column(self, 0, 10)
        inside.addWidget(self.head)
        inside.addWidget(self._halves, 1)

    def _connect(self) -> None:
        self.head.chosen.connect(self.show_list)
        self.head.stopped.connect(self.finder.stop)
        self.head.again.connect(self.finder.look)
        self.head.alike.connect(self._join_alike)
        self.list.came.connect(self._came)
        self.list.acted.connect(self.act)
        self.sheet.acted.connect(self.act)
        self.sheet.worded.connect(self._worded)
        self.sheet.wording.escaped.connect(self._take_keys)
        self.finder.begun.connect(self._show_begun)
        self.finder.moved.connect(self._moved)
        self.finder.found.connect(self._show_found)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(SIDE_BY_SIDE)
        self._halves.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    # What the frame asks for.

    def show_all(self) -> None:
        self._cell_words.review = self.doer.review
        self._handled.clear()
        self.head.show_work(self.finder.busy)
        self._refresh()

    def show_news(self, news: ReviewNews) -> None:
        here, said = self.list.current(), {row.id for row in news.rows}
        self._refresh()
        if here is not None and here == self.list.current() and {*said, *news.about} & {*here.ideas, *here.joints}:
            self.sheet.show_bundle(here, self.doer.review)

    def begin(self, wanted: object) -> None:
        self._take_keys()

    def keys(self, say: Language) -> tuple[Section, ...]:
        return twice_keys(say)

    # Looking.

    def _show_begun(self) -> None:
        self.head.show_work("busy")
        if not self.list.bundles.items:
            self._show_none()

    def _moved(self, hundredths: int) -> None:
        if self.finder.busy:
            self.head.show_work("busy", hundredths)

    def _show_found(self) -> None:
        self.head.show_work("")
        waited = self.list.hasFocus() and self.sheet.bundle is None
        self._refresh()
        self._go_back()
        if waited:
            self._take_keys()

    def _go_back(self) -> None:
        """A group that was decided on and is there again was undone: it is shown."""
        if self._handled and (place := self.list.bundles.row_of(self._handled[-1])) >= 0:
            self._handled.pop()
            self.list.go_to(place)

    # What is shown.

    def _lists(self) -> dict[Sort, list[Bundle]]:
        review = self.doer.review
        return {
            "suggested": suggested(self.finder.latest.suggestions, review),
            "joined": joined(review.around.joints),
            "apart": kept_apart(self.finder.latest.apart, review),
        }

    def show_list(self, sort: Sort) -> None:
        """Show one of the three lists."""
        self.sort = sort
        self.list.bundles.load([])
        self._refresh()
        self.list.go_to(0)
        self._take_keys()

    def _refresh(self) -> None:
        lists, review = self._lists(), self.doer.review
        self.list.change(lists[self.sort])
        counts: dict[Sort, int] = {sort: len(lists[sort]) for sort in SORTS}
        self.head.show_counts(looked_at(review.around.joints, self.finder.latest.apart), counts, self.sort)
        self.head.show_alike(len(self._alike()) if self.sort == "suggested" else 0)
        if not lists[self.sort]:
            self._show_none()

    def _show_none(self) -> None:
        had_keys = any(card.hasFocus() for card in self.sheet.cards.cards)
        self.sheet.show_none(self._nothing())
        if had_keys:
            self.list.setFocus()

    def _nothing(self) -> str:
        say = self.doer.context.say
        if not self.doer.review.rows:
            return say("There are no ideas yet: take in the packages that came back from the workshops.")
        match self.sort:
            case "joined":
                return say("Nothing is joined yet: press J at a suggested group, or mark ideas in the table.")
            case "apart":
                return say("Nothing was kept apart yet: press N at a suggested group whose ideas do not say the same.")
        if self.finder.busy:
            return say("All ideas are being compared: the first groups come in a moment.")
        if not self.finder.latest.whole:
            return say("Comparing was stopped: press R to go on.")
        return say("No group is left to look at. What else says the same can be marked in the table and joined with J.")

    def _came(self, bundle: Bundle | None) -> None:
        if bundle is not None:
            self.sheet.show_bundle(bundle, self.doer.review)

    def _take_keys(self) -> None:
        """The first card has the keys, so that one key leaves it out; the list where there is none."""
        here = self.sheet.cards.here()
        (self.list if here is None else here).setFocus(Qt.FocusReason.OtherFocusReason)

    # What is wanted.

    def act(self, name: str) -> None:
        """Do what a key or a button stands for."""
        place, bundle = self.list.currentIndex().row(), self.list.current()
        match name:
            case "next" | "down":
                self._go(place + 1)
            case "up":
                self._go(max(0, place - 1))
            case "first" | "last":
                self._go(0 if name == "first" else len(self.list.bundles.items) - 1)
            case "left" | "right":
                self.sheet.cards.walk(1 if name == "right" else -1)
            case "view":
                self.show_list(SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)])
            case "again":
                self.finder.look()
            case "join alike":
                self._join_alike()
            case _ if bundle is not None:
                self._decide(name, bundle)

    def _go(self, place: int) -> None:
        in_cards = not self.list.hasFocus()
        self.list.go_to(place)
        if in_cards:
            self._take_keys()

    def _decide(self, name: str, bundle: Bundle) -> None:
        cards, here = self.sheet.cards, self.sheet.cards.here()
        match (name, bundle.sort):
            case ("out", "suggested") if here is not None:
                here.toggle()
            case ("join", "suggested"):
                self._join(bundle)
            case ("apart", "suggested"):
                self._acts.keep_apart([card.idea for card in cards.cards], self._done(bundle))
            case ("split", "joined") if here is not None:
                self._acts.split([here.idea], self._take_keys)
            case ("allow", "apart"):
                self._acts.allow(bundle, self._take_keys)
            case ("wording", "suggested" | "joined"):
                self.sheet.wording.setFocus()
                self.sheet.wording.selectAll()
            case ("take words", "suggested" | "joined") if here is not None:
                self.sheet.wording.put(here.idea.text)
                self._worded()
            case _ if name.isdecimal():
                cards.turn(int(name))

    def _join(self, bundle: Bundle) -> None:
        cards = self.sheet.cards
        rest, out = ([card.idea for card in some] for some in (cards.rest(), cards.out()))
        if len(rest) < 2:
            say = self.doer.context.say
            self.doer.note(say("Only one card is left in: take another one in, or press N if none says the same."))
        else:
            self._acts.join(rest, out, self.sheet.wording.words, self._done(bundle))

    def _alike(self) -> list[Bundle]:
        return [bundle for bundle in self._lists()["suggested"] if bundle.reason and bundle.reason.typed]

    def _join_alike(self) -> None:
        if self.sort == "suggested" and (bundles := self._alike()):
            self._acts.join_alike(bundles, self._take_keys)

    def _worded(self) -> None:
        """The wording is done: kept at once where the ideas are joined already, else with the joining."""
        bundle, text = self.sheet.bundle, self.sheet.wording.words
        if bundle is not None and bundle.sort == "joined" and text and text != bundle.text:
            self._acts.reword(bundle.joints[0], text, self._take_keys)
        elif not text:
            self.doer.note(self.doer.context.say("A joint idea needs words: type them, or press Esc."))
        else:
            self._take_keys()

    def _done(self, bundle: Bundle) -> Callable[[], None]:
        """What happens once a group is decided on and saved: it goes at once, and the next one has the keys."""

        def done() -> None:
            self._handled.append(bundle.key)
            self.finder.drop(bundle.ideas)
            self._refresh()
            self._take_keys()

        return done
