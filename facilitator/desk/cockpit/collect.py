"""The step of collecting: the box, and below it the cards, newest first."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.capture import Capture
from facilitator.desk.cockpit.cards_view import CardsView
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.cockpit.reword import RewordDialog
from facilitator.desk.cockpit.status import EmptyCards
from facilitator.desk.keeper import CAPTURE
from facilitator.desk.snapshots import Entered, News, Picture
from facilitator.desk.theme.widgets import column


class CollectStep(QWidget):
    """Types what is called out. ``show_news`` changes exactly the cards that a committed change names."""

    def __init__(self, doer: Doer, entered: Entered) -> None:
        super().__init__()
        self._doer = doer
        say, colours = doer.context.say, doer.context.colours
        kinds = {kind.id: kind for kind in entered.kinds}
        self.capture = Capture(say, kinds, colours)
        self.view = CardsView(say, kinds, colours)
        self._list = QStackedWidget()
        self._empty = EmptyCards(say, colours)
        self._list.addWidget(self._empty)
        self._list.addWidget(self.view)
        inside = column(self, 0, 12)
        inside.addWidget(self.capture)
        inside.addWidget(self._list, 1)
        self.setFocusProxy(self.capture)
        self._connect()
        self.view.cards.load(entered.ideas)
        if entered.draft:
            self.capture.put(entered.draft)
        self._show_list()

    def _connect(self) -> None:
        view, do = self.view, self._doer.do
        self.capture.captured.connect(self._capture)
        self.capture.paused.connect(self._keep_draft)
        view.park.connect(lambda ids: do(intents.Park(ids)))
        view.unpark.connect(lambda ids: do(intents.Unpark(ids)))
        view.withdraw.connect(self._withdraw)
        view.change_kind.connect(lambda ids, kind: do(intents.ChangeKind(ids, kind)))
        view.reword.connect(self._reword)
        view.typed.connect(self._type_on)
        view.left.connect(self.capture.box.setFocus)

    def show_news(self, news: News) -> None:
        """Show what has changed."""
        self.view.cards.apply(news)
        self._show_list()

    def show_picture(self, picture: Picture) -> None:
        """Cards come by ``show_news``."""

    def count(self) -> int:
        """How many cards there are."""
        return self.view.cards.rowCount()

    def _show_list(self) -> None:
        self._list.setCurrentWidget(self.view if self.count() else self._empty)

    def _capture(self, kind: str, text: str, typed: str) -> None:
        intent = intents.CaptureIdea(self._doer.new_id(), self._doer.session, kind, text)

        def lost(_: Refusal) -> None:
            self.capture.put_back(typed)

        self._doer.do(intent, box=CAPTURE, then=self.view.scrollToTop, failed=lost)

    def _keep_draft(self, text: str) -> None:
        doer = self._doer
        keeper, session = doer.keeper, doer.session
        doer.ask(lambda: keeper.keep_draft(session, text), lambda _: None)

    def _withdraw(self, ids: tuple[str, ...]) -> None:
        """The chosen cards go away: typing goes on."""
        self._doer.do(intents.Withdraw(ids))
        self.capture.box.setFocus()

    def _reword(self, idea: Idea) -> None:
        context = self._doer.context
        dialog = RewordDialog(idea, context.say, context.colours, self)
        keeper = context.keeper

        def save(text: str) -> None:
            intent = intents.Reword(idea.id, text)
            context.background.run(lambda: keeper.do(intent), dialog, lambda _: dialog.accept(), dialog.refuse)

        dialog.wanted.connect(save)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def choose_kind(self, kind: str) -> None:
        """The keys of a kind: for the chosen cards while the list has the focus, else for the next card."""
        if self.view.hasFocus() and self.view.chosen():
            self.view.act(kind)
        else:
            self.capture.choose(kind)

    def _type_on(self, text: str) -> None:
        self.capture.box.setFocus()
        self.capture.box.insertPlainText(text)
