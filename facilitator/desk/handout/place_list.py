"""The places to choose from: sticks come and go by themselves, any folder can be added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QWidget

from facilitator.desk.handout.places import Place
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import button, column, escaped, label, picture, row, tip, wrapped
from facilitator.language import Language

AROUND = 150
"""Pixels beside the text of a choice: the mark, the frames around it."""


class PlaceList(QWidget):
    """``chosen`` tells that another place is the one, or that it is gone (None)."""

    chosen = Signal(object)

    def __init__(self, folders: Sequence[Place], say: Language, colours: Colours, width: int) -> None:
        super().__init__()
        self._say = say
        self._width = width
        self._folders = list(folders)
        self._sticks: tuple[Place, ...] = ()
        self._by_hand = False
        self.buttons: dict[Path, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._choices = column(gap=2)
        self._empty = QWidget()
        hint = row(self._empty, 6, 10)
        hint.addWidget(picture("stick", colours.accent, 24))
        hint.addWidget(wrapped(label(say("Plug the stick in: it is shown here at once."), Size.BODY, MEDIUM)), 1)
        self.other_button = button(say("Other folder …"), "folder", colours)
        self.other_button.clicked.connect(self._choose_other)
        inside = column(self, 0, 4)
        inside.addWidget(self._empty)
        inside.addLayout(self._choices)
        inside.addWidget(self.other_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show()

    @property
    def place(self) -> Place | None:
        """The one that is chosen."""
        known = {place.path: place for place in self._all}
        return next((known[path] for path, shown in self.buttons.items() if shown.isChecked()), None)

    @property
    def _all(self) -> list[Place]:
        return [*self._sticks, *self._folders]

    def show_sticks(self, sticks: Sequence[Place]) -> None:
        """These are plugged in now. The first of them is taken unless somebody has chosen another place."""
        before = self.place
        self._sticks = tuple(sticks)
        self._show()
        writable = [place for place in sticks if not place.read_only]
        if writable and not (self.place and (self._by_hand or self.place.stick)):
            self.buttons[writable[0].path].setChecked(True)
        if _key(self.place) != _key(before):
            self.chosen.emit(self.place)

    def add_folder(self, path: Path) -> None:
        """Offer a folder, too, and take it."""
        if path not in self.buttons:
            self._folders.append(Place(str(path), path))
            self._show()
        self.buttons[path].click()

    def _show(self) -> None:
        there = {place.path for place in self._all}
        for gone in [path for path in self.buttons if path not in there]:
            self._drop(gone)
        for at, place in enumerate(self._all):
            if place.path not in self.buttons:
                self.buttons[place.path] = self._choice(place)
                self._choices.insertWidget(at, self.buttons[place.path])
            self._tell(self.buttons[place.path], place)
        self._empty.setVisible(not self._sticks)

    def _drop(self, path: Path) -> None:
        shown = self.buttons.pop(path)
        self._group.removeButton(shown)
        self._choices.removeWidget(shown)
        shown.hide()
        shown.deleteLater()

    def _choice(self, place: Place) -> QRadioButton:
        made = QRadioButton()
        made.setFont(font(Size.BODY, MEDIUM))
        made.clicked.connect(self._clicked)
        self._group.addButton(made)
        return made

    def _tell(self, shown: QRadioButton, place: Place) -> None:
        say = self._say
        free = _room(place.free, say) if place.free is not None else ""
        path = "" if place.name == str(place.path) else str(place.path)
        protected = say("write-protected") if place.read_only else ""
        whole = " · ".join(filter(None, (place.name, path, protected or free)))
        room = self._width - scaled(AROUND)
        shown.setText(escaped(shown.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideMiddle, room)))
        shown.setToolTip(tip(whole))
        shown.setAccessibleName(whole)

    def _clicked(self) -> None:
        self._by_hand = True
        self.chosen.emit(self.place)

    def _choose_other(self) -> None:
        chooser = QFileDialog(self, self._say("Choose a folder"))
        chooser.setFileMode(QFileDialog.FileMode.Directory)
        chooser.fileSelected.connect(lambda name: self.add_folder(Path(name)))
        chooser.open()


def _room(free: int, say: Language) -> str:
    if free < 1e9:
        return say("{size} MB free", size=f"{free / 1e6:.0f}")
    return say("{size} GB free", size=QLocale(say.code).toString(free / 1e9, "f", 1))


def _key(place: Place | None) -> tuple[Path, bool] | None:
    """What makes it another place: not how much room is left there."""
    return (place.path, place.read_only) if place else None
