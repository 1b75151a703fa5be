"""Handing a session's results over: choose a stick or a folder, write, read back, say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QDialog, QFileDialog, QFrame, QLabel, QRadioButton, QVBoxLayout, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.context import Context
from facilitator.desk.handout.places import Place
from facilitator.desk.messages import announce
from facilitator.desk.snapshots import Exported
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import button, column, escaped, label, panel, picture, row, tip, wrapped


class ExportDialog(QDialog):
    """Offers places and writes the entered session's package into the one chosen."""

    def __init__(self, context: Context, places: Sequence[Place], parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        say, colours = context.say, context.colours
        self.setWindowTitle(say("Export the results"))
        self.setMinimumWidth(min(scaled(620), parent.width() - 40))
        self._group = QButtonGroup(self)
        self._places: list[Place] = []
        self._choices = column(gap=2)
        self._outcome = column(gap=0)
        self.export_button = button(say("Export"), "export", colours, "primary")
        self.export_button.clicked.connect(self.export)
        self.other_button = button(say("Other folder …"), "folder", colours)
        self.other_button.clicked.connect(self._choose_other)
        self.close_button = button(say("Close"), "", colours)
        self.close_button.clicked.connect(self.reject)
        self._arrange()
        for place in places:
            self.add_place(place)
        self._group.buttons()[0].setChecked(True)
        self.export_button.setFocus()

    def _arrange(self) -> None:
        say, inside, sheet, buttons = self._context.say, column(self, 24, 14), panel(), row()
        inside.addWidget(wrapped(label(say("Where shall the results go?"), Size.HEAD, BOLD)))
        text = say("A copy of everything in this session is written as one file and read back. It all stays here, too.")
        inside.addWidget(wrapped(label(text, Size.BODY, tone="quiet")))
        holder = column(sheet, 12, 2)
        holder.addLayout(self._choices)
        holder.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(sheet)
        inside.addLayout(self._outcome)
        inside.addStretch(1)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.export_button)
        inside.addLayout(buttons)

    def add_place(self, place: Place) -> QRadioButton:
        """Offer one more place."""
        say = self._context.say
        free = say("{size} GB free", size=f"{place.free / 1e9:.1f}") if place.free is not None else ""
        path = "" if place.name == str(place.path) else str(place.path)
        whole = " · ".join(filter(None, (place.name, path, free)))
        choice = QRadioButton()
        choice.setFont(font(Size.BODY, MEDIUM))
        room = self.minimumWidth() - scaled(140)
        choice.setText(escaped(choice.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideMiddle, room)))
        choice.setToolTip(tip(whole))
        choice.setAccessibleName(whole)
        self._group.addButton(choice, len(self._places))
        self._places.append(place)
        self._choices.addWidget(choice)
        QTimer.singleShot(0, self, self.adjustSize)  # once the new texts have their fonts
        return choice

    def _choose_other(self) -> None:
        chooser = QFileDialog(self, self._context.say("Choose a folder"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(lambda name: self.add_place(Place(name, Path(name))).setChecked(True))
        chooser.open()

    def export(self) -> None:
        """Write into the chosen place."""
        place, keeper = self._places[self._group.checkedId()], self._context.keeper
        self.export_button.setEnabled(False)
        self._context.background.run(lambda: keeper.export(place.path), self, self._exported, self._refused)

    def _exported(self, exported: Exported) -> None:
        say = self._context.say
        cards = say.count("{n} card", "{n} cards", exported.ideas)
        counts = f"{cards} · {say.count('{n} event', '{n} events', exported.events)}"
        self._tell("good", say("Written, read back and compared: {counts}", counts=counts), str(exported.path))
        self.export_button.setEnabled(True)
        self.close_button.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self._tell("bad", refusal.said(self._context.say), "")
        self.export_button.setEnabled(True)

    def _tell(self, sort: str, text: str, path: str) -> None:
        _clear(self._outcome)
        colours, sheet = self._context.colours, QFrame()
        sheet.setObjectName("message")
        sheet.setProperty("sort", sort)
        inside, words = row(sheet, 14, 12), column(gap=2)
        good = sort == "good"
        inside.addWidget(
            picture("done" if good else "alert", colours.good if good else colours.bad, 26),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        inside.addLayout(words, 1)
        words.addWidget(wrapped(label(text, Size.BODY, MEDIUM)))
        if path:
            words.addWidget(breakable(path))
        self._outcome.addWidget(sheet)
        announce(self, f"{text} {path}")
        QTimer.singleShot(0, self, self.adjustSize)  # once the new texts have their fonts


def breakable(path: str) -> QLabel:
    """A long path that may go on in the next line after each of its parts."""
    made = wrapped(label(re.sub(r"([_/\\\\-])", "\\1\u200b", path), Size.SMALL, tone="quiet"))
    made.setAccessibleName(path)
    return made


def _clear(layout: QVBoxLayout) -> None:
    while item := layout.takeAt(0):
        if shown := item.widget():
            shown.deleteLater()
