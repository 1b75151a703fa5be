"""The box for what is called out: type, Enter, next. Below it, what belongs to the card, and quiet hints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame

from facilitator.conference.plan import Kind
from facilitator.desk.cockpit.card_box import CaptureBox
from facilitator.desk.cockpit.cluster_pick import ClusterPick, known
from facilitator.desk.cockpit.foot import FootRow
from facilitator.desk.cockpit.kinds import KindRow
from facilitator.desk.cockpit.original import OriginalRow, Wording
from facilitator.desk.cockpit.prefix import cards_of, split_prefix, split_tag
from facilitator.desk.cockpit.strips import GuardStrip, LinesQuestion, SaidStrip
from facilitator.desk.cockpit.typed import Typed
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.widgets import column
from facilitator.language import Language

PAUSE = 600
"""Milliseconds without a keystroke after which unfinished text is kept."""
REST = 150
"""Milliseconds without a keystroke after which hints are looked for."""


class Capture(QFrame):
    """Kinds and box. ``captured`` tells the cards that were typed (``Typed``), several where a list was pasted.

    ``paused`` tells the unfinished text, to be kept; ``rested`` the text to look for hints about, empty at once when
    it is gone.
    """

    captured = Signal(list)
    paused = Signal(str)
    rested = Signal(str)

    def __init__(
        self, say: Language, kinds: Mapping[str, Kind], colours: Colours, languages: Sequence[str] = ()
    ) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._kinds = kinds
        self.box = CaptureBox()
        self.box.setPlaceholderText(say("Type what is called out – Enter saves it"))
        self.box.setAccessibleName(say("New card"))
        self._row = KindRow(kinds, say, colours)
        self.buttons = self._row.buttons
        self.foot = FootRow(say, colours)
        self.pick = ClusterPick(say, colours)
        self.original = OriginalRow(languages, say, colours)
        self.question = LinesQuestion(say, colours)
        self.guard = GuardStrip(say, colours)
        self.said = SaidStrip(say, colours)
        self._returned = ""
        self._chosen = next(iter(kinds), "")
        self._clusters: tuple[str, ...] = ()
        self._kept = ""
        self._pause, self._rest = QTimer(self), QTimer(self)
        self._arrange()
        self._connect()
        self.choose(self._chosen)

    def _arrange(self) -> None:
        inside = column(self, 14, 8)
        for part in (self._row, self.box, self.question, self.foot, self.pick, self.original, self.guard, self.said):
            inside.addWidget(part)
        self.pick.hide()
        self.original.hide()
        give_keys(self, self.box)

    def _connect(self) -> None:
        box, question = self.box, self.question
        for timer, length in ((self._pause, PAUSE), (self._rest, REST)):
            timer.setSingleShot(True)
            timer.setInterval(length)
        self._pause.timeout.connect(lambda: self.paused.emit(box.toPlainText()))
        self._rest.timeout.connect(lambda: self.rested.emit(self.typed().text))
        self._row.clicked.connect(self.choose)
        box.entered.connect(self.enter)
        box.textChanged.connect(self._typed)
        box.escaped.connect(self._escape)
        box.lines_pasted.connect(self._ask)
        box.instead = self._whole
        question.split.connect(self._split)
        question.whole.connect(self._whole)
        question.left.connect(self._escape)
        self.foot.cluster_button.clicked.connect(self.choose_cluster)
        self.foot.without_button.clicked.connect(lambda: self._take_cluster(""))
        self.foot.original_button.clicked.connect(self.toggle_original)
        self.pick.picked.connect(self._take_cluster)
        self.pick.left.connect(self.close_pick)
        self.original.entered.connect(self.enter)
        self.original.done.connect(box.setFocus)
        self.guard.use.connect(self._use)
        self.guard.keep.connect(self.keep)

    # What belongs to the card.

    def choose(self, kind: str) -> None:
        """The kind that cards get from now on."""
        if kind in self.buttons:
            self._chosen = kind
            self._row.show_kind(kind)

    def show_clusters(self, names: tuple[str, ...]) -> None:
        """The clusters of the session."""
        self._clusters = names
        self.pick.show_names(names)
        self._show_cluster()

    def choose_cluster(self) -> None:
        """Let somebody choose the cluster of this card; a name typed behind # is where it begins."""
        if not self.pick.isHidden():
            self.close_pick()
            return
        name, rest = split_tag(self.box.toPlainText())
        if name:
            self._replace(rest)
        self.pick.begin(name or self.foot.cluster)

    def close_pick(self) -> None:
        """The keys go back to the box."""
        self.pick.hide()
        self.box.setFocus()

    def _take_cluster(self, name: str) -> None:
        self.foot.cluster = known(name, self._clusters) or name
        self._show_cluster()
        self.close_pick()

    def _show_cluster(self) -> None:
        name = split_tag(self.box.toPlainText())[0] or self.foot.cluster
        there = known(name, self._clusters)
        if not name:
            self.foot.show_none()
        elif there is None:
            self.foot.show_new(name)
        else:
            self.foot.show_known(there)

    def toggle_original(self) -> None:
        """Show or hide the box for what was said in another language. What is hidden is not saved."""
        self.set_original(self.original.isHidden())
        (self.original if self.foot.original_button.isChecked() else self.box).setFocus()

    def set_original(self, shown: bool) -> None:
        """Whether that box is there."""
        self.original.setVisible(shown)
        self.foot.original_button.setChecked(shown)

    def set_small(self, small: bool) -> None:
        """Whether the box alone is there, so that there is room for something else."""
        self.foot.setVisible(not small)
        self.original.setVisible(not small and self.foot.original_button.isChecked())
        if small:
            self.pick.hide()
            self.guard.hide()
            self.said.show_cards(())

    def keep(self) -> None:
        """These words may stay: the hint goes, and will not come again for the same text."""
        self._kept = self.typed().text
        self.guard.show_flags(())

    def is_kept(self, text: str) -> bool:
        """Whether somebody let this very text stand."""
        return bool(text) and text == self._kept

    def _use(self, wording: str) -> None:
        typed = self.box.toPlainText()
        begin = typed.find(self.typed().text)
        self._replace(typed[:begin] + wording + typed[begin + len(self.typed().text) :])
        self.guard.show_flags(())

    # The text.

    def typed(self) -> Typed:
        """The card as it stands."""
        typed = self.box.toPlainText()
        kind, text = split_prefix(typed.strip(), self._kinds)
        name, text = split_tag(text)
        cluster = name or self.foot.cluster
        wording = self.original.wording() if self.foot.original_button.isChecked() else Wording()
        return Typed(kind or self._chosen, text, typed, cluster, wording, self.is_kept(text))

    def put(self, text: str) -> None:
        """Show text that was typed before, with the cursor behind it."""
        self.box.put(text)

    def put_back(self, cards: Sequence[Typed]) -> None:
        """Cards that could not be saved come back: after others that did, before what has been typed since."""
        text = self.box.toPlainText()
        since = text.removeprefix(self._returned).removeprefix("\n") if text.startswith(self._returned) else text
        lines = (card.typed for card in cards)
        self._returned = "\n".join(filter(None, (self._returned if since != text else "", *lines)))
        self.put("\n".join(filter(None, (self._returned, since))))
        if len(cards) == 1 and not self.original.box.toPlainText():
            self.original.box.put(cards[0].wording.original)
        self.foot.cluster = self.foot.cluster or cards[0].cluster
        self._show_cluster()

    def clear(self) -> None:
        """The text is done with; what a card is said in, and by whom, stays for the next."""
        self.box.clear()
        self.original.box.clear()
        self._pause.stop()  # saving the card clears the draft
        self._rest.stop()
        self._returned, self._kept = "", ""
        self.foot.cluster = ""
        self._show_cluster()

    def flush(self) -> None:
        """Tell the unfinished text now rather than after the pause."""
        if self._pause.isActive():
            self._pause.stop()
            self.paused.emit(self.box.toPlainText())

    def enter(self) -> None:
        """Save the card; where a question is open, that is its answer."""
        if not self.question.isHidden():
            self._split()
            return
        card = self.typed()
        if card.text:  # not only a prefix so far
            self.captured.emit([card])  # the record's thread goes on while the box is emptied
            self.clear()

    def _typed(self) -> None:
        self._pause.start()
        text = self.box.toPlainText()
        self._row.show_kind(split_prefix(text, self._kinds)[0] or self._chosen)
        self._show_cluster()
        if text.strip():
            self._rest.start()
        else:
            self._rest.stop()
            self.rested.emit("")

    def _replace(self, text: str) -> None:
        """Other text in the box, as one step of typing."""
        cursor = self.box.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.box.setTextCursor(cursor)
        self.box.setFocus()

    # Pasted lists.

    def _ask(self, text: str) -> None:
        self.question.ask(text, len(cards_of(text)))

    def _escape(self) -> None:
        if not self.question.isHidden():
            self.question.hide()
            self.box.setFocus()
        elif not self.pick.isHidden():
            self.close_pick()

    def _whole(self) -> bool:
        if self.question.isHidden():
            return False
        self.question.hide()
        self.box.insertPlainText(self.question.text)
        self.box.setFocus()
        return True

    def _split(self) -> None:
        self.question.hide()
        self.box.setFocus()
        self._pause.start()  # what stands in the box is kept once more: saving cards clears the draft
        self.captured.emit([self._line(line) for line in cards_of(self.question.text)])

    def _line(self, line: str) -> Typed:
        kind, text = split_prefix(line, self._kinds)
        name, text = split_tag(text)
        return Typed(kind or self._chosen, text, line, name or self.foot.cluster)
