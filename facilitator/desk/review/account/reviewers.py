"""What reviewers give to one another: my decisions into a folder, theirs from one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.handout.outcome import Outcome
from facilitator.desk.review.account.work import given
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.taking_in.work import Merged, taken_in
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, Size
from facilitator.desk.theme.widgets import button, column, label, named, panel, wrapped
from facilitator.exchange.sealing import NO_KEYS
from facilitator.session.merging import find_packages
from facilitator.session.progress import Progress


class Reviewers(QWidget):
    """Writes and takes in reviewers' packages."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__()
        self._doer = doer
        context = doer.context
        say, colours = context.say, context.colours
        self._say = say
        self.give_button = button(say("Give my decisions …"), "stick", colours)
        named(self.give_button, say("Give my decisions to another reviewer"), "Ctrl+E")
        self.take_button = button(say("Take in theirs …"), "open", colours)
        named(self.take_button, say("Take in the decisions of another reviewer"))
        self.conflicts_button = button("", "alert", colours)
        self.outcome = Outcome(colours)
        sheet, outside, buttons = panel(), column(self, 0, 0), QWidget()
        outside.addWidget(sheet)
        inside, flow = column(sheet, 16, 10), Flow(buttons, 6)
        inside.addWidget(label(say("Several reviewers"), Size.TEXT, BOLD))
        hint = say(
            "Each decides on a record of their own. What two decided differently is shown and settled; nothing is lost."
        )
        inside.addWidget(wrapped(label(hint, Size.SMALL, tone="quiet")))
        for made in (self.give_button, self.take_button, self.conflicts_button):
            flow.addWidget(made)
        inside.addWidget(buttons)
        inside.addWidget(self.outcome)
        self.give_button.clicked.connect(self.choose_folder)
        self.take_button.clicked.connect(self.choose_packages)
        self.conflicts_button.clicked.connect(self._show_conflicts)

    def show_conflicts(self) -> None:
        """How much was decided differently."""
        count = self._doer.review.conflicts
        text = self._say.count("{n} conflict", "{n} conflicts", count)
        self.conflicts_button.setText(f"\u2009\u2009{text}")
        named(self.conflicts_button, self._say("{conflicts}: look at both sides and choose", conflicts=text))
        self.conflicts_button.setVisible(bool(count))

    def _show_conflicts(self) -> None:
        self._doer.go_wanted.emit("conflicts", None)

    # Giving.

    def choose_folder(self) -> None:
        """Ask where the package goes: a stick, a share, a folder."""
        self._chooser(self._say("Folder or stick for the package"), QFileDialog.FileMode.Directory)

    def _chooser(self, title: str, mode: QFileDialog.FileMode) -> None:
        chooser = QFileDialog(self, title, str(self._doer.context.folders.documents))
        chooser.setFileMode(mode)
        if mode == QFileDialog.FileMode.Directory:
            chooser.fileSelected.connect(self._give)
        else:
            chooser.setNameFilter("*.facilitator")
            chooser.filesSelected.connect(self._take)
        chooser.open()

    def _give(self, name: str) -> None:
        self.give_to(Path(name))

    def give_to(self, folder: Path) -> None:
        """Write the package into a folder."""
        keeper = self._doer.keeper
        self._doer.run(lambda: given(keeper.service, folder), self._given, self._failed)

    def _given(self, path: Path) -> None:
        say = self._say
        more = say("The other reviewer takes it in here, or with the packages of the sessions.")
        self.outcome.clear()
        self.outcome.tell("good", say("Saved as {name}", name=str(path)), more)

    # Taking.

    def choose_packages(self) -> None:
        """Ask which packages came."""
        self._chooser(self._say("Packages of other reviewers"), QFileDialog.FileMode.ExistingFiles)

    def _take(self, names: Sequence[str]) -> None:
        self.take_in([Path(name) for name in names])

    def take_in(self, places: Sequence[Path]) -> None:
        """Merge them."""
        keeper = self._doer.keeper
        self._doer.run(
            lambda: taken_in(keeper.service, find_packages(places), NO_KEYS, Progress()), self._taken, self._failed
        )

    def _taken(self, merged: Merged) -> None:
        say = self._say
        self.outcome.clear()
        if merged.merged:
            text = say.count("{n} package taken in", "{n} packages taken in", merged.merged)
            self.outcome.tell("good", text, say("Who decided what stands in the list, and with each idea."))
        elif not merged.refused:
            self.outcome.tell("info", say("Everything in it is here already."))
        for one in merged.refused:
            assert one.reason
            self.outcome.tell("bad", one.reason.said(say), one.path.name)

    def _failed(self, refusal: Refusal) -> None:
        self.outcome.clear()
        self.outcome.tell("bad", refusal.said(self._say))
