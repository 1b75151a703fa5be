"""Taking in: what lies on a stick at once, merged by one button; the matrix of what is here; the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QProgressBar, QSplitter, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.actions import Section
from facilitator.desk.handout.offers import Watched
from facilitator.desk.handout.outcome import Outcome
from facilitator.desk.handout.places import Place
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.parts import ReviewPart
from facilitator.desk.review.taking_in import work
from facilitator.desk.review.taking_in.found_list import FoundList
from facilitator.desk.review.taking_in.keys_dialog import KeysDialog
from facilitator.desk.review.taking_in.matrix import Matrix
from facilitator.desk.review.taking_in.receipt import ReceiptBar
from facilitator.desk.review.triage.filters import Filter
from facilitator.desk.start.watch import SOON, Watch
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import ElidedLabel, button, column, label, named, row, wrapped
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.language import Language

LARGE = 140
"""Per cent: the size of text from which on things stand below one another."""


class TakeInPage(ReviewPart):
    """``moved`` tells hundredths of a merge, from the record's thread."""

    moved = Signal(int)

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        context = doer.context
        self._say, self._colours = context.say, context.colours
        self._keys, self._key_file = NO_KEYS, Path()
        self._looked = work.Looked((), ())
        self._cells: tuple[work.Cell, ...] = ()
        self._sticks: tuple[Place, ...] = ()
        self._progress = Watched(self.moved.emit)
        self._busy = False
        self.setAcceptDrops(True)
        self.list = FoundList(self._say, self._colours)
        self.matrix = Matrix(self._say, self._colours)
        self.outcome = Outcome(self._colours)
        self.receipt = ReceiptBar(doer)
        self.summary = ElidedLabel("", Size.BODY, MEDIUM)
        self.detail = wrapped(label("", Size.SMALL, tone="quiet"))
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self._build_buttons()
        self._arrange()
        self._connect()
        self._show()
        self._watch = Watch(context.papers, context.folders.sticks, SOON, self)
        self._watch.found.connect(self._show_sticks)

    def _build_buttons(self) -> None:
        say, colours = self._say, self._colours
        self.folder_button = button(say("Folder …"), "folder", colours)
        named(self.folder_button, say("Look at a folder or a share"))
        self.again_button = button(say("Look again"), "redo", colours)
        self.key_button = button(say("Open with the key …"), "private", colours)
        self.take_button = button(say("Take in"), "save", colours, "primary")
        self.stop_button = button(say("Stop"), "stop", colours)
        self.disputes_button = button("", "alert", colours)

    def _arrange(self) -> None:
        say, inside, both = self._say, column(self, 0, 10), QSplitter(_direction())
        tools, left, right = row(gap=8), QWidget(), QWidget()
        for one in (self.folder_button, self.again_button, self.key_button):
            tools.addWidget(one)
        tools.addStretch(1)
        acts = row(gap=8)
        acts.addWidget(self.bar, 1)
        acts.addWidget(self.stop_button)
        acts.addWidget(self.take_button)
        there, here = column(left, 0, 8), column(right, 0, 8)
        there.setContentsMargins(0, 0, 8, 0)
        here.setContentsMargins(8, 0, 0, 0)
        there.addWidget(self.summary)
        there.addWidget(self.list, 1)
        there.addWidget(self.detail)
        head = row(gap=8)
        head.addWidget(label(say("What is here"), Size.TEXT, BOLD), 1)
        head.addWidget(self.disputes_button)
        here.addLayout(head)
        scroll = Scroll(self.matrix)
        scroll.setMinimumWidth(self.matrix.minimumWidth() + 12)
        here.addWidget(scroll, 1)
        both.addWidget(left)
        both.addWidget(right)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 4)
        both.setChildrenCollapsible(False)
        inside.addLayout(tools)
        if _direction() == Qt.Orientation.Vertical:
            inside.addLayout(acts)
        else:
            tools.addLayout(acts)
        inside.addWidget(self.outcome)
        inside.addWidget(self.receipt)
        inside.addWidget(both, 1)

    def _connect(self) -> None:
        self.folder_button.clicked.connect(self._choose)
        self.again_button.clicked.connect(lambda: self.look(self._looked.places))
        self.key_button.clicked.connect(self.ask_key)
        self.take_button.clicked.connect(self.take)
        self.stop_button.clicked.connect(self._stop)
        self.moved.connect(self.bar.setValue)
        self.list.currentCellChanged.connect(lambda at, *_: self._show_detail(at))
        self.matrix.chosen.connect(self._go)
        self.disputes_button.clicked.connect(
            lambda: self.doer.go_wanted.emit("look", Filter(chosen=(("only", "disputed"),)))
        )

    # The record.

    def show_all(self) -> None:
        doer = self.doer
        doer.ask(lambda: work.completeness(doer.keeper.service.record), self._show_cells)
        self._show_disputes()

    def show_news(self, news: object) -> None:
        self._show_disputes()

    def _show_disputes(self) -> None:
        count = len(self.doer.review.around.clashes)
        text = self._say.count("{n} conflict", "{n} conflicts", count)
        self.disputes_button.setText(f"\u2009\u2009{text}")
        named(self.disputes_button, self._say("{conflicts}: look at both sides and choose", conflicts=text))
        self.disputes_button.setVisible(bool(count))

    def _show_cells(self, cells: tuple[work.Cell, ...]) -> None:
        self._cells = cells
        self._show()

    def begin(self, wanted: object) -> None:
        if isinstance(wanted, list | tuple):
            self.look([path for path in wanted if isinstance(path, Path)])
        elif self.doer.brought and not self._looked.places:
            self.look(self.doer.brought)
        (self.take_button if self.take_button.isEnabled() else self.folder_button).setFocus()

    def _go(self, session: str) -> None:
        self.doer.go_wanted.emit("look", Filter(chosen=(("session", session),)))

    # Looking.

    def look(self, places: Sequence[Path]) -> None:
        """Show what lies at these places."""
        if not places or self._busy:
            return
        record, keys, now = self.doer.review.record, self._keys, self.doer.context.clock.wall()
        self.summary.show_whole(self._say("Looking …"))
        self.doer.context.papers.run(
            lambda: work.looked(record, places, keys, now, Watched(_unseen)), self, self._show_looked, self._refuse
        )

    def _show_looked(self, looked: work.Looked) -> None:
        self._looked = looked
        self._show()
        if any(one.state == "shut" for one in looked.found) and self._keys is NO_KEYS:
            self.key_button.setFocus()

    def _show_sticks(self, sticks: Sequence[Place]) -> None:
        """A stick that was plugged in is looked at, once."""
        new = [place.path for place in sticks if place.path not in {known.path for known in self._sticks}]
        self._sticks = tuple(sticks)
        self.receipt.show_sticks(sticks)
        if new and self.isVisible():
            self.look(new)

    def _show(self) -> None:
        say, found = self._say, self._looked.found
        states = {cell.session: cell.state for cell in self._cells}
        self.list.show_found(found, states)
        self.matrix.show_cells(self._cells, work.cell_states(self._cells, found))
        paths, shut = self._to_take, sum(one.state == "shut" for one in found)
        if not self._looked.places:
            self.summary.show_whole(say("Plug a stick in, or drop packages or a folder here."))
        else:
            files = say.count("{n} file", "{n} files", len(found))
            names = ", ".join(path.name or str(path) for path in self._looked.places)
            self.summary.show_whole(say("{files} on {places}", files=files, places=names))
        self.take_button.setText(f"\u2009\u2009{self._take_words}")
        self.take_button.setAccessibleName(self._take_words)
        self.take_button.setEnabled(bool(paths) and not self._busy)
        self.key_button.setVisible(bool(shut))
        self.again_button.setVisible(bool(self._looked.places))
        for shown in (self.bar, self.stop_button):
            shown.setVisible(self._busy)

    def _show_detail(self, at: int) -> None:
        """All that there is to say of one line."""
        found = self._looked.found
        self.detail.setText(self.list.whole(found[at]) if 0 <= at < len(found) else "")

    @property
    def _take_words(self) -> str:
        count = len(self._to_take)
        return self._say.count("Take in {n} file", "Take in {n} files", count) if count else self._say("Take in")

    @property
    def _to_take(self) -> list[Path]:
        return [one.path for one in self._looked.found if one.state in work.TAKEN]

    def _choose(self) -> None:
        chooser = QFileDialog(self, self._say("Look at a folder or a share"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(lambda name: self.look([Path(name)]))
        chooser.open()

    # Keys.

    def ask_key(self) -> None:
        """Ask for the key and look again with it."""
        dialog = KeysDialog(self.doer.context, self._key_file if self._key_file.name else None, self._unlock, self)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def _unlock(self, keys: Keys, file: Path) -> None:
        self._keys, self._key_file = keys, file
        self.look(self._looked.places)

    # Taking in.

    def take(self) -> None:
        """Merge everything that there is to be taken in."""
        paths, keys, doer = self._to_take, self._keys, self.doer
        if not paths or self._busy:
            return
        self._busy, self._progress = True, Watched(self.moved.emit)
        progress = self._progress
        self.outcome.clear()
        self.bar.setValue(0)
        self._show()
        doer.run(lambda: work.taken_in(doer.keeper.service, paths, keys, progress), self._taken, self._refuse)

    def _stop(self) -> None:
        self._progress.cancel()

    def _taken(self, merged: work.Merged) -> None:
        say, self._busy = self._say, False
        taken = say.count("{n} package taken in", "{n} packages taken in", merged.merged)
        ideas = say.count("{n} new idea", "{n} new ideas", merged.ideas)
        known = say.count("{n} known before", "{n} known before", merged.known) if merged.known else ""
        more = "\n".join(one.reason.said(say) for one in merged.refused if one.reason)
        refused = say.count("{n} refused", "{n} refused", len(merged.refused)) if more else ""
        self.outcome.clear()
        self.outcome.tell("care" if more else "good", " · ".join(filter(None, (taken, ideas, known, refused))), more)
        if merged.not_kept is not None:
            self.outcome.tell("care", merged.not_kept.said(say))
        self.receipt.offer(self._looked.places)
        self.look(self._looked.places)

    def _refuse(self, refusal: Refusal) -> None:
        self._busy = False
        self.outcome.clear()
        self.outcome.tell("bad", refusal.said(self._say))
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := _dropped(event):
            event.acceptProposedAction()
            self.look(paths)

    def keys(self, say: Language) -> tuple[Section, ...]:
        return ((say("Taking in"), ((say("Arrow keys"), say("walk through the matrix")), ("Enter", say("its ideas")))),)


def _direction() -> Qt.Orientation:
    """Side by side, or below one another where the text is so large that there is no room."""
    return Qt.Orientation.Vertical if scaled(100) > LARGE else Qt.Orientation.Horizontal


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _unseen(_: int) -> None:
    """Looking is over before anybody would watch it."""
