"""The summary before it is printed: the real PDF, page by page."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QScrollArea, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.handout.paper import Paper
from facilitator.desk.messages import MessageBar
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.widgets import button, column, label, named, row
from facilitator.language import Language
from facilitator.session.places import writable

WIDEST = 1000


class PaperView(QScrollArea):
    """Tells when there is more or less room for a page."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PreviewDialog(QDialog):
    """Shows a PDF; prints it, or saves a copy."""

    def __init__(self, pdf: Path, say: Language, colours: Colours, parent: QWidget, title: str = "") -> None:
        super().__init__(parent)
        self._pdf = pdf
        self._say = say
        self._paper = Paper(pdf)
        self._page = 0
        self.setWindowTitle(title or say("Summary of the session"))
        self.resize(980, 820)
        self._sheet = QLabel()
        self._sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._scroll = PaperView()
        self._soon = QTimer(self)  # the window is painted first: a page takes as long as a frame may
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(lambda: self.turn_to(self._page))
        self._scroll.resized.connect(self._soon.start)
        self._scroll.setObjectName("paper")
        self._scroll.setWidget(self._sheet)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setAccessibleName(say("Page of the summary"))
        self._messages = MessageBar(say, colours)
        self._number = label("", Size.BODY, MEDIUM)
        self.back_button = button("", "backward", colours)
        named(self.back_button, say("Page before"), say("Page up"))
        self.next_button = button("", "forward", colours)
        named(self.next_button, say("Next page"), say("Page down"))
        self.save_button = button(say("Save as PDF …"), "save", colours)
        self.print_button = button(say("Print …"), "printer", colours, "primary")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        inside, tools = column(self, 20, 12), row()
        tools.addWidget(label(self.windowTitle(), Size.TITLE, BOLD), 1)
        tools.addWidget(self.back_button)
        tools.addWidget(self._number)
        tools.addWidget(self.next_button)
        tools.addSpacing(20)
        tools.addWidget(self.save_button)
        tools.addWidget(self.print_button)
        inside.addLayout(tools)
        inside.addWidget(self._messages)
        inside.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self.back_button.clicked.connect(lambda: self.turn_to(self._page - 1))
        self.next_button.clicked.connect(lambda: self.turn_to(self._page + 1))
        self.save_button.clicked.connect(self._choose_file)
        self.print_button.clicked.connect(self._choose_printer)
        for keys, step in (("PgUp", -1), ("PgDown", 1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.activated.connect(lambda step=step: self.turn_to(self._page + step))
        self.finished.connect(lambda _: self._close())

    def _close(self) -> None:
        self._soon.stop()
        self._paper.close()

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def turn_to(self, page: int) -> None:
        """Show a page, if there is one of this number."""
        self._page = min(max(0, page), len(self._paper) - 1)
        ratio = self.devicePixelRatioF()
        width = min(WIDEST, max(200, self._scroll.viewport().width() - 48))
        picture = QPixmap.fromImage(self._paper.picture(self._page, round(width * ratio)))
        picture.setDevicePixelRatio(ratio)
        self._sheet.setPixmap(picture)
        self._sheet.setContentsMargins(0, 24, 0, 24)
        self._sheet.setMinimumHeight(QSize(picture.deviceIndependentSize().toSize()).height() + 48)
        self._number.setText(self._say("Page {number} of {of}", number=self._page + 1, of=len(self._paper)))
        self.back_button.setEnabled(self._page > 0)
        self.next_button.setEnabled(self._page + 1 < len(self._paper))
        self._scroll.verticalScrollBar().setValue(0)

    def save_to(self, path: Path) -> None:
        """Save a copy of the PDF."""
        try:
            with writable(path):
                shutil.copyfile(self._pdf, path)
        except Refusal as refusal:
            self._messages.refuse(refusal)
        else:
            self._messages.show_text(self._say("Saved as {name}", name=str(path)), "good")

    def print_on(self, printer: QPrinter) -> None:
        """Print it."""
        self._paper.print_on(printer)
        self._messages.show_text(self._say("Sent to the printer {name}", name=printer.printerName()), "good")

    def _choose_file(self) -> None:
        chooser = QFileDialog(self, self._say("Save as PDF"), self._pdf.name, "PDF (*.pdf)")
        chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        chooser.setDefaultSuffix("pdf")
        chooser.selectFile(self._pdf.name)
        chooser.fileSelected.connect(lambda name: self.save_to(Path(name)))
        chooser.open()

    def _choose_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.windowTitle())
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self._paper))
        dialog.accepted.connect(lambda: self.print_on(printer))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
