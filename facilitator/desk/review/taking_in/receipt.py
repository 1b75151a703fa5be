"""The receipt that goes back to the laptops: as a file on their stick, saved elsewhere, or as codes to be read out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QGridLayout, QWidget

from facilitator.desk.context import Context
from facilitator.desk.handout.places import Place
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.messages import announce
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.taking_in import paper, work
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import ElidedLabel, button, column, label, panel, picture, row, tip, wrapped
from facilitator.session.receipts import Code


class ReceiptBar(QFrame):
    """Hidden until something was taken in."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._doer = doer
        self._folder = Path()
        self._sticks: tuple[Place, ...] = ()
        say, colours = doer.context.say, doer.context.colours
        self.back_button = button("", "stick", colours)
        self.back_button.clicked.connect(lambda: self.write(self._folder))
        self.save_button = button(say("Save the receipt …"), "save", colours)
        self.save_button.clicked.connect(self._choose)
        self.codes_button = button(say("As codes …"), "keyboard", colours)
        self.codes_button.clicked.connect(self._ask_codes)
        self.told = ElidedLabel("", Size.BODY, MEDIUM)
        inside, line = column(self, 12, 8), row(gap=8)
        line.addWidget(picture("done", colours.good, 22))
        line.addWidget(self.told, 1)
        inside.addLayout(line)
        buttons = Flow(gap=8)
        for one in (self.back_button, self.save_button, self.codes_button):
            buttons.addWidget(one)
        inside.addLayout(buttons)
        self.hide()

    def show_sticks(self, sticks: Sequence[Place]) -> None:
        """What is plugged in now."""
        self._sticks = tuple(sticks)

    def offer(self, places: Sequence[Path]) -> None:
        """Offer a receipt, onto the place that the packages came from."""
        say, folders = self._doer.context.say, [place for place in places if place.is_dir()]
        self._folder = folders[0] if folders else Path()
        names = {place.path: place.name for place in self._sticks}
        name = names.get(self._folder, self._folder.name)
        text = say("Onto {place}", place=name)
        self.back_button.setText(f"\u2009\u2009{text}")
        self.back_button.setAccessibleName(say("Write the receipt onto {place}", place=name))
        self.back_button.setVisible(bool(folders))
        self.told.show_whole(say("Receipt for the laptops: it unlocks tidying up there."))
        self.show()

    def write(self, folder: Path) -> None:
        """Write it into a folder, never over another file."""
        doer, word = self._doer, self._doer.context.say("Receipt")
        doer.run(lambda: work.receipt_into(doer.keeper.service.record, folder, word)[0], self._written)

    def _written(self, path: Path) -> None:
        say = self._doer.context.say
        text = say("The receipt is written and read back: {name}", name=path.name)
        self.told.show_whole(text)
        self.told.setToolTip(tip(f"{text} ({path.parent})"))
        announce(self.told, text)

    def _choose(self) -> None:
        chooser = QFileDialog(self, self._doer.context.say("Folder for the receipt"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(lambda name: self.write(Path(name)))
        chooser.open()

    def _ask_codes(self) -> None:
        doer = self._doer
        doer.ask(lambda: work.codes(doer.keeper.service.record), self._show_codes)

    def _show_codes(self, codes: list[Code]) -> None:
        dialog = CodesDialog(codes, self._doer.context, self._doer.review.plan.title, self.window())
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()


class CodesDialog(QDialog):
    """A code for each session and laptop, large enough to be read out on the telephone; it can be printed."""

    def __init__(self, codes: Sequence[Code], context: Context, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._codes, self._context, self._title = codes, context, title
        say, colours = context.say, context.colours
        self.setWindowTitle(say("Receipt as codes"))
        self.resize(min(720, parent.width() - 40), parent.height() - 80)
        inside, buttons, sheet = column(self, 24, 12), row(gap=8), panel()
        inside.addWidget(wrapped(label(say("Receipt as codes"), Size.HEAD, BOLD)))
        text = say("Read out the code of each session; it is typed on the laptop at “Tidy up”.")
        inside.addWidget(wrapped(label(text, Size.BODY, tone="quiet")))
        table = QGridLayout(sheet)
        table.setContentsMargins(16, 12, 16, 12)
        table.setHorizontalSpacing(20)
        for at, code in enumerate(codes):
            table.addWidget(label(code.session, Size.TEXT, BOLD), at, 0)
            table.addWidget(label(code.device, Size.BODY), at, 1)
            shown = label(code.code, Size.TITLE, BOLD, "accent")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            table.addWidget(shown, at, 2)
        table.setColumnStretch(3, 1)
        table.setRowStretch(len(codes), 1)
        inside.addWidget(Scroll(sheet), 1)
        self.print_button = button(say("Print …"), "printer", colours, "primary")
        self.print_button.clicked.connect(self._print)
        close = button(say("Close"), "", colours)
        close.clicked.connect(self.reject)
        close.setAutoDefault(False)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.print_button)
        inside.addLayout(buttons)

    def _print(self) -> None:
        say, codes, title = self._context.say, self._codes, self._title
        self._context.papers.run(lambda: paper.receipt_pdf(codes, title, say), self, self._preview)

    def _preview(self, pdf: Path) -> None:
        dialog = PreviewDialog(pdf, self._context.say, self._context.colours, self)
        dialog.finished.connect(lambda _: paper.thrown_away(pdf))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()
