"""Taking in: what lies on a stick at once, merged by one button; the matrix of what is here; the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QSplitter

from facilitator.conference.errors import Refusal
from facilitator.desk.actions import Section
from facilitator.desk.handout.offers import Watched
from facilitator.desk.handout.outcome import Outcome
from facilitator.desk.handout.places import Place
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.parts import ReviewPart
from facilitator.desk.review.taking_in import work
from facilitator.desk.review.taking_in.here import Here
from facilitator.desk.review.taking_in.keys_dialog import KeysDialog
from facilitator.desk.review.taking_in.receipt import ReceiptBar
from facilitator.desk.review.taking_in.there import There
from facilitator.desk.review.taking_in.tools import Tools, direction
from facilitator.desk.review.triage.filters import Filter
from facilitator.desk.start.watch import SOON, Watch
from facilitator.desk.theme.widgets import column
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.language import Language
from facilitator.session.completeness import Cell, completeness


class TakeInPage(ReviewPart):
    """``moved`` tells hundredths of a merge, from the record's thread."""

    moved = Signal(int)

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        context = doer.context
        self._say = context.say
        self._keys, self._key_file = NO_KEYS, Path()
        self._looked = work.Looked((), ())
        self._cells: tuple[Cell, ...] = ()
        self._sticks: tuple[Place, ...] = ()
        self._progress = Watched(self.moved.emit)
        self._busy = False
        self.setAcceptDrops(True)
        self.tools = Tools(context.say, context.colours)
        self.outcome = Outcome(context.colours)
        self.receipt = ReceiptBar(doer)
        self.there = There(context.say, context.colours, self.outcome, self.receipt)
        self.here = Here(context.say, context.colours)
        self._arrange()
        self._connect()
        self._show()
        self._watch = Watch(context.papers, context.folders.sticks, SOON, self)
        self._watch.found.connect(self._show_sticks)

    def _arrange(self) -> None:
        inside, both = column(self, 0, 10), QSplitter(direction())
        both.setHandleWidth(16)
        both.addWidget(self.there)
        both.addWidget(self.here)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 4)
        both.setChildrenCollapsible(False)
        inside.addWidget(self.tools)
        inside.addWidget(both, 1)

    def _connect(self) -> None:
        tools, here = self.tools, self.here
        tools.folder_button.clicked.connect(self._choose)
        tools.again_button.clicked.connect(self._look_again)
        tools.key_button.clicked.connect(self.ask_key)
        tools.take_button.clicked.connect(self.take)
        tools.stop_button.clicked.connect(self._stop)
        self.moved.connect(tools.bar.setValue)
        here.chosen.connect(self._go)
        here.settled.connect(self._settle)
        here.disputes_wanted.connect(self._go_to_disputes)

    # The record.

    def show_all(self) -> None:
        doer = self.doer
        doer.ask(lambda: completeness(doer.keeper.service.record), self._show_cells)
        self.here.show_disputes(doer.review.conflicts)

    def show_news(self, news: object) -> None:
        self.here.show_disputes(self.doer.review.conflicts)

    def _show_cells(self, cells: tuple[Cell, ...]) -> None:
        self._cells = cells
        self._show()

    def begin(self, wanted: object) -> None:
        if isinstance(wanted, list | tuple):
            self.look([path for path in wanted if isinstance(path, Path)])
        elif self.doer.brought and not self._looked.places:
            self.look(self.doer.brought)
        tools = self.tools
        (tools.take_button if tools.take_button.isEnabled() else tools.folder_button).setFocus()

    def _go(self, session: str) -> None:
        self.doer.go_wanted.emit("look", Filter(chosen=(("session", session),)))

    def _go_to_disputes(self) -> None:
        self.doer.go_wanted.emit("conflicts", None)

    def _settle(self, session: str) -> None:
        doer = self.doer
        doer.run(lambda: work.settled(doer.keeper.service, session), self._show_cells)

    # Looking.

    def look(self, places: Sequence[Path]) -> None:
        """Show what lies at these places, and remember what of it is not taken in."""
        if not places or self._busy:
            return
        record, keys, now = self.doer.review.record, self._keys, self.doer.context.clock.wall()
        self.there.show_looking()
        self.doer.finder.stop()  # it uses the same thread, and takes long with very many ideas
        self.doer.context.papers.run(
            lambda: work.looked(record, places, keys, now, Watched(_unseen)), self, self._show_looked, self._refuse
        )

    def _look_again(self) -> None:
        self.look(self._looked.places)

    def _show_looked(self, looked: work.Looked) -> None:
        self._looked, doer = looked, self.doer
        self._show()
        doer.finder.go_on()
        doer.ask(lambda: work.noted(doer.keeper.service, looked.found), self._show_cells)
        if any(one.state == "shut" for one in looked.found) and self._keys is NO_KEYS:
            self.tools.key_button.setFocus()

    def _show_sticks(self, sticks: Sequence[Place]) -> None:
        """A stick that was plugged in is looked at, once."""
        new = [place.path for place in sticks if place.path not in {known.path for known in self._sticks}]
        self._sticks = tuple(sticks)
        self.receipt.show_sticks(sticks)
        if new and self.isVisible():
            self.look(new)

    def _show(self) -> None:
        looked, shut = self._looked, sum(one.state == "shut" for one in self._looked.found)
        self.there.show_looked(looked, self._cells)
        self.here.show_cells(self._cells)
        self.tools.show_state(len(self._to_take), shut, looked.places, self._busy)

    @property
    def _to_take(self) -> list[Path]:
        return [one.path for one in self._looked.found if one.state in work.TAKEN]

    def _choose(self) -> None:
        chooser = QFileDialog(self, self._say("Look at a folder or a share"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(self._look_into)
        chooser.open()

    def _look_into(self, name: str) -> None:
        self.look([Path(name)])

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
        self.tools.bar.setValue(0)
        self._show()
        doer.run(lambda: work.taken_in(doer.keeper.service, paths, keys, progress), self._taken, self._refuse)

    def _stop(self) -> None:
        self._progress.cancel()

    def _taken(self, merged: work.Merged) -> None:
        say, self._busy = self._say, False
        taken = say.count("{n} package taken in", "{n} packages taken in", merged.merged)
        ideas = say.count("{n} new idea", "{n} new ideas", merged.ideas) if merged.ideas else ""
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
        self.doer.finder.go_on()
        self.outcome.clear()
        self.outcome.tell("bad", refusal.said(self._say))
        self._show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if paths := _dropped(event.mimeData()):
            event.acceptProposedAction()
            self.look(paths)

    def keys(self, say: Language) -> tuple[Section, ...]:
        return ((say("Taking in"), ((say("Arrow keys"), say("walk through the matrix")), ("Enter", say("its ideas")))),)


def _dropped(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _unseen(_: int) -> None:
    """Looking is over before anybody would watch it."""
