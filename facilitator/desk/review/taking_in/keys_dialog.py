"""Asks for the office's key and its passphrase, once; both are kept in memory only, as long as the window is open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.context import Context
from facilitator.desk.handout.outcome import Outcome
from facilitator.desk.theme.fonts import BOLD, Size, font, scaled
from facilitator.desk.theme.widgets import button, column, label, row, wrapped
from facilitator.exchange.keys import read_keys
from facilitator.exchange.sealing import Keys

WIDTH = 560


class KeysDialog(QDialog):
    """``opened`` is called with what opens sealed packages."""

    def __init__(
        self, context: Context, file: Path | None, opened: Callable[[Keys, Path], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._opened = opened
        say, colours = context.say, context.colours
        self.setWindowTitle(say("Key of the office"))
        self.setMinimumWidth(min(scaled(WIDTH), parent.width() - 40))
        self.file_box, self.word_box = QLineEdit(str(file or "")), QLineEdit()
        self.word_box.setEchoMode(QLineEdit.EchoMode.Password)
        self.choose_button = button(say("Choose …"), "folder", colours)
        self.choose_button.clicked.connect(self._choose)
        self.open_button = button(say("Open with this key"), "private", colours, "primary")
        self.open_button.clicked.connect(self.open_keys)
        close = button(say("Close"), "", colours)
        close.clicked.connect(self.reject)
        self.outcome = Outcome(colours)
        inside, line, buttons = column(self, 24, 10), row(gap=8), row(gap=8)
        inside.addWidget(wrapped(label(say("These packages are sealed"), Size.HEAD, BOLD)))
        text = say("Give the daily key (its name ends in .key.age) and its passphrase. Neither is written anywhere.")
        inside.addWidget(wrapped(label(text, Size.BODY, tone="quiet")))
        for name, box in ((say("File of the key"), self.file_box), (say("Passphrase"), self.word_box)):
            box.setFont(font(Size.BODY))
            box.setAccessibleName(name)
        inside.addWidget(label(say("File of the key"), Size.SMALL, BOLD, "quiet"))
        line.addWidget(self.file_box, 1)
        line.addWidget(self.choose_button)
        inside.addLayout(line)
        inside.addWidget(label(say("Passphrase"), Size.SMALL, BOLD, "quiet"))
        inside.addWidget(self.word_box)
        inside.addWidget(self.outcome)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.open_button)
        inside.addLayout(buttons)
        self.word_box.returnPressed.connect(self.open_keys)
        for one in (self.choose_button, close):
            one.setAutoDefault(False)
        (self.word_box if file else self.choose_button).setFocus()

    def _choose(self) -> None:
        chooser = QFileDialog(self, self._context.say("File of the key"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.file_box.setText)
        chooser.open()

    def open_keys(self) -> None:
        """Read the key: that takes a moment, because guessing shall take long."""
        path, words = Path(self.file_box.text()), self.word_box.text()
        self.open_button.setEnabled(False)
        self._context.papers.run(lambda: read_keys(path, lambda _: words), self, self._read, self._refused)

    def _read(self, secrets: tuple[str, ...]) -> None:
        self._opened(Keys(secrets), Path(self.file_box.text()))
        self.accept()

    def _refused(self, refusal: Refusal) -> None:
        self.open_button.setEnabled(True)
        self.outcome.clear()
        self.outcome.tell("bad", refusal.said(self._context.say))
        self.word_box.setFocus()
        self.word_box.selectAll()
