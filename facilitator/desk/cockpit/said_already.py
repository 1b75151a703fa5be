"""Cards that say already what is being typed: of this session, and of the rounds before. Choosing one makes no second.

A card of an earlier round is confirmed: said again in this one. A card of this session is shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.capture import Capture
from facilitator.desk.cockpit.cards_view import CardsView
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.cockpit.strips import Said, SaidStrip
from facilitator.desk.cockpit.typed import Typed
from facilitator.desk.keeper import CAPTURE
from facilitator.desk.snapshots import News, Picture
from facilitator.session.closeness import Cards


class SaidAlready(QObject):
    """Looks the typed text up, shows what is close below the box, and does what is chosen there."""

    def __init__(self, doer: Doer, capture: Capture, view: CardsView) -> None:
        super().__init__(capture)
        self._doer = doer
        self._capture = capture
        self._view = view
        self._cards = Cards()
        self._earlier: dict[str, Said] = {}
        self._confirmed: Typed | None = None
        capture.said.chosen.connect(self.choose)

    def show_own(self, ideas: Iterable[Idea]) -> None:
        """The session's own cards."""
        for idea in ideas:
            self._cards.put(idea.id, idea.text)

    def show_news(self, news: News) -> None:
        """What has changed among them."""
        self.show_own(news.ideas)
        for ident in news.gone:
            self._cards.put(ident, None)

    def show_picture(self, picture: Picture) -> None:
        """The cards of the rounds before."""
        say = self._doer.context.say
        earlier = {
            idea.id: Said(idea.id, idea.text, say("Round {number}", number=result.planned.round), idea.dots)
            for result in picture.earlier
            for idea in result.ideas
            if idea.text
        }
        for ident in self._earlier.keys() - earlier.keys():
            self._cards.put(ident, None)
        for ident, card in earlier.items():
            self._cards.put(ident, card.text)
        self._earlier = earlier

    def look(self, text: str) -> None:
        """Show the cards that are close to what is being typed."""
        most = SaidStrip.MOST if self._capture.original.isHidden() else 1
        found = (self._card(ident) for ident, _ in self._cards.closest(text, most))
        self._capture.said.show_cards([card for card in found if card is not None])

    def _card(self, ident: str) -> Said | None:
        if ident in self._earlier:
            return self._earlier[ident]
        row = self._view.cards.row_of(ident)
        if row < 0:
            return None
        idea = self._view.cards.idea(self._view.cards.index(row))
        return Said(ident, self._view.cards.text(idea), "", idea.dots)

    def choose(self, place: int) -> None:
        """No second card: the one at this place in the strip says it."""
        if place < len(self._capture.said.cards):
            card = self._capture.said.cards[place]
            (self._confirm if card.where else self._show)(card)

    def _confirm(self, card: Said) -> None:
        doer, typed = self._doer, self._capture.typed()

        def done() -> None:
            self._confirmed = typed

        def lost(_: Refusal) -> None:
            self._capture.put_back([typed])

        self._capture.clear()
        doer.do(intents.Confirm(doer.new_id(), card.idea, doer.session), box=CAPTURE, then=done, failed=lost)

    def _show(self, card: Said) -> None:
        row = self._view.cards.row_of(card.idea)
        index = self._view.cards.index(row)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index, CardsView.ScrollHint.PositionAtCenter)
        self._doer.note(self._doer.context.say("It is in the list already, marked below"))

    def bring_back(self) -> None:
        """The confirmation is being undone: what was typed instead of it comes back."""
        typed, self._confirmed = self._confirmed, None
        if typed is not None:
            self._capture.put_back([typed])

    def forget(self) -> None:
        """Something else is typed: from now on, undoing is just undoing."""
        if self._capture.box.toPlainText():
            self._confirmed = None
