"""The step of collecting: the box, and below it the cards, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.privacy import Flag
from facilitator.conference.results import Idea
from facilitator.desk.actions import shortcut
from facilitator.desk.cockpit.capture import Capture
from facilitator.desk.cockpit.cards_view import CardsView
from facilitator.desk.cockpit.cluster_pick import known
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.cockpit.guarding import Guarding
from facilitator.desk.cockpit.said_already import SaidAlready
from facilitator.desk.cockpit.status import EmptyCards
from facilitator.desk.cockpit.typed import Typed
from facilitator.desk.handout.earlier import EarlierRounds
from facilitator.desk.keeper import CAPTURE
from facilitator.desk.snapshots import Entered, News, Picture
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.widgets import column
from facilitator.session.guard import neutral


class CollectStep(QWidget):
    """Types what is called out. ``show_news`` changes exactly the cards that a committed change names."""

    def __init__(self, doer: Doer, entered: Entered) -> None:
        super().__init__()
        self._doer = doer
        self._languages = entered.languages
        say, colours = doer.context.say, doer.context.colours
        kinds = {kind.id: kind for kind in entered.kinds}
        self.capture = Capture(say, kinds, colours, entered.languages)
        self.view = CardsView(say, kinds, colours)
        self._guarding = Guarding(doer, self)
        self._said = SaidAlready(doer, self.capture, self.view)
        self._clusters: dict[str, str] = {}  # ids by names
        self._list = QStackedWidget()
        self._empty = EarlierRounds(EmptyCards(say, colours), say, colours)
        self._empty.button.clicked.connect(self.show_earlier)
        self.capture.foot.add(self._empty.button)
        self._list.addWidget(self._empty)
        self._list.addWidget(self.view)
        self._list.setMinimumHeight(1)  # hints take their room from the list, never from the window around
        inside = column(self, 0, 12)
        inside.addWidget(self.capture)
        inside.addWidget(self._list, 1)
        give_keys(self, self.capture)
        self._connect()
        self._keys()
        self._fill(entered)

    def _connect(self) -> None:
        view, do = self.view, self._doer.do
        self.capture.captured.connect(self._capture)
        self.capture.paused.connect(self._keep_draft)
        self.capture.rested.connect(self._hint)
        self.capture.box.textChanged.connect(self._said.forget)
        self.capture.box.undo_wanted.connect(self._said.bring_back)
        view.park.connect(lambda ids: do(intents.Park(ids)))
        view.unpark.connect(lambda ids: do(intents.Unpark(ids)))
        view.withdraw.connect(self._withdraw)
        view.change_kind.connect(lambda ids, kind: do(intents.ChangeKind(ids, kind)))
        view.reassign.connect(lambda ids, session: do(intents.Reassign(ids, session)))
        view.keep.connect(lambda ids: do(*map(intents.KeepWording, ids)))
        view.blacken.connect(self._blacken)
        view.reword.connect(self._edit)
        view.typed.connect(self._type_on)
        view.pasted.connect(self._paste)
        view.left.connect(self._give_back)
        view.changing.connect(self.capture.set_small)
        self._guarding.changed.connect(view.cards.show_flagged)

    def _keys(self) -> None:
        capture = self.capture
        shortcut(self, "Ctrl+K", capture.choose_cluster)
        shortcut(self, "Alt+O", self._original)
        shortcut(self, "Alt+U", capture.guard.use_button.click)
        shortcut(self, "Alt+K", capture.guard.keep_button.click)
        for place in range(capture.said.MOST):
            shortcut(self, f"Alt+{place + 1}", lambda place=place: self._said.choose(place))  # type: ignore[misc]  # a default binds it

    def _fill(self, entered: Entered) -> None:
        self.view.cards.load(entered.ideas)
        self._said.show_own(entered.ideas)
        self._guarding.show_cards(entered.ideas)
        interpreted = entered.planned.workshop.interpreted
        self.capture.original.interpreted.setChecked(interpreted)
        self.capture.set_original(interpreted)
        if entered.draft:
            self.capture.put(entered.draft)
        self._show_list()

    def show_news(self, news: News) -> None:
        """Show what has changed."""
        self.view.cards.apply(news)
        self._said.show_news(news)
        self._guarding.show_cards(news.ideas)
        self._show_list()

    def show_picture(self, picture: Picture) -> None:
        """Clusters, other sessions and earlier rounds; cards come by ``show_news``."""
        clusters = picture.result.clusters
        self._clusters = {cluster.name: cluster.id for cluster in clusters}
        self.capture.show_clusters(tuple(self._clusters))
        self.view.cards.show_clusters({cluster.id: cluster.name for cluster in clusters})
        self.view.sessions = {ident: title for ident, title in picture.sessions.items() if ident != self._doer.session}
        self._said.show_picture(picture)
        self._empty.show_picture(picture)

    def show_earlier(self) -> None:
        """Show what earlier rounds said in place of the cards, or the cards again."""
        self._empty.toggle(self._list, self.view if self.count() else self._empty)

    def count(self) -> int:
        """How many cards there are."""
        return self.view.cards.rowCount()

    def _show_list(self) -> None:
        self._list.setCurrentWidget(self.view if self.count() else self._empty)

    # New cards.

    def _capture(self, typed: Sequence[Typed]) -> None:
        doer = self._doer
        new = self._new_clusters(typed)
        ids = self._clusters | {cluster.name: cluster.id for cluster in new}
        cards = tuple(self._card(card, ids) for card in typed)
        kept = [intents.KeepWording(card.id) for card, one in zip(cards, typed, strict=True) if one.kept]

        def done() -> None:
            self.view.scrollToTop()
            if kept:
                doer.do(*kept)

        def lost(_: Refusal) -> None:
            self.capture.put_back(typed)

        doer.do(intents.CaptureAll(cards, new), box=CAPTURE, then=done, failed=lost)

    def _new_clusters(self, typed: Sequence[Typed]) -> tuple[intents.CreateCluster, ...]:
        """Those that the cards name and that are not there yet."""
        names: dict[str, str] = {}
        for card in typed:
            if card.cluster and known(card.cluster, self._clusters) is None:
                names.setdefault(card.cluster.casefold(), card.cluster)
        return tuple(intents.CreateCluster(self._doer.new_id(), self._doer.session, name) for name in names.values())

    def _card(self, typed: Typed, clusters: Mapping[str, str]) -> intents.CaptureIdea:
        name, wording = known(typed.cluster, clusters), typed.wording
        return intents.CaptureIdea(
            self._doer.new_id(),
            self._doer.session,
            typed.kind,
            typed.text,
            language=wording.language,
            original=wording.original,
            interpreted=wording.interpreted,
            cluster=clusters[name] if name else None,
        )

    def _keep_draft(self, text: str) -> None:
        doer = self._doer
        keeper, session = doer.keeper, doer.session
        doer.ask(lambda: keeper.keep_draft(session, text), lambda _: None)

    def _hint(self, text: str) -> None:
        self._said.look(text)
        self.capture.guard.show_flags(())
        if text and not self.capture.is_kept(text):
            self._guarding.look(text, lambda found: self._show_hint(text, found))

    def _show_hint(self, text: str, found: Sequence[Flag]) -> None:
        if text == self.capture.typed().text:  # nothing was typed meanwhile
            self.capture.guard.show_flags(found)

    # Cards that are there.

    def _withdraw(self, ids: tuple[str, ...]) -> None:
        """The chosen cards go away: typing goes on."""
        self._doer.do(intents.Withdraw(ids))
        self.capture.box.setFocus()

    def _edit(self, idea: Idea) -> None:
        editor = self.view.edit_card(idea, self._languages)

        def save() -> None:
            changes = editor.changes()
            if changes:
                context, keeper = self._doer.context, self._doer.keeper
                context.background.run(lambda: keeper.do(*changes), editor, lambda _: self._edited(), editor.refuse)
            else:
                self._edited()

        editor.wanted.connect(save)
        editor.left.connect(self._edited)

    def _blacken(self, idea: Idea) -> None:
        say, found = self._doer.context.say, self._guarding.flags_of(idea.id)
        editor = self.view.edit_card(idea, self._languages)
        warning = say("Enter erases the old words for good, also in exports within reach; that cannot be undone.")
        editor.blacken(neutral(found) if found else idea.text or "", warning)

        def save() -> None:
            text, context, keeper = editor.box.toPlainText(), self._doer.context, self._doer.keeper
            job = context.background.run
            job(lambda: keeper.blacken(idea.id, text), editor, lambda _: self._edited(), editor.refuse)

        editor.wanted.connect(save)
        editor.left.connect(self._edited)

    def _edited(self) -> None:
        self.view.close_editor()
        self.capture.box.setFocus()

    # Keys.

    def choose_kind(self, kind: str) -> None:
        """The keys of a kind: for the card that is changed, else the chosen cards in the list, else the next card."""
        if (editor := self.view.editing()) is not None:
            editor.kinds.show_kind(kind)
        elif self.view.hasFocus() and self.view.chosen():
            self.view.act(kind)
        else:
            self.capture.choose(kind)

    def _original(self) -> None:
        if (editor := self.view.editing()) is not None:
            editor.toggle_original()
        else:
            self.capture.toggle_original()

    def _give_back(self) -> None:
        if self.view.editor is None:
            self.capture.box.setFocus()

    def _type_on(self, text: str) -> None:
        self.capture.box.setFocus()
        self.capture.box.insertPlainText(text)

    def _paste(self) -> None:
        self.capture.box.setFocus()
        self.capture.box.paste()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside everything gives the keys back to the box."""
        self._give_back()
