"""How the program speaks, looks and sounds on this machine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.context import Context
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import button, column, escaped, label, panel, row, wrapped
from facilitator.desk.topbar import LANGUAGE_NAMES
from facilitator.settings import LOOKS, TEXT_SIZES, Look, Settings, save_settings

LONGEST_NAME = 60


class SettingsDialog(QDialog):
    """Tells the settings that are wanted; nothing is changed before."""

    wanted = Signal(object)

    def __init__(self, settings: Settings, device: str, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._context = context
        say = context.say
        self.setWindowTitle(say("Settings"))
        words: dict[Look, str] = {
            "system": say("As the system"),
            "light": say("Light"),
            "dark": say("Dark"),
            "contrast": say("High contrast"),
        }
        self.languages = Choice(say("Language"), LANGUAGE_NAMES, context.say.code)
        self.looks = Choice(say("Look"), {look: words[look] for look in LOOKS}, settings.look)
        sizes = {str(size): say("{size} %", size=size) for size in TEXT_SIZES}
        self.sizes = Choice(say("Size of the text"), sizes, str(settings.text_size))
        sounds = {"on": say("On"), "off": say("Off")}
        self.sounds = Choice(say("A sound when a phase is over"), sounds, "on" if settings.sound else "off")
        self.device = name_box(settings.device, device, say("Name of this laptop"))
        self.reviewer = name_box(settings.reviewer, settings.device or device, say("Your name at the office"))
        self._arrange()

    def _arrange(self) -> None:
        say, inside, sheet, buttons = self._context.say, column(self, 24, 14), panel(), row()
        inside.addWidget(label(say("Settings"), Size.HEAD, BOLD))
        holder = column(sheet, 20, 16)
        for choice in (self.languages, self.looks, self.sizes, self.sounds):
            holder.addWidget(choice)
        text = say("The office sees it with the results, to tell the laptops apart.")
        holder.addLayout(_titled(self.device, text))
        text = say("It stands beside what you decide when you review the results.")
        holder.addLayout(_titled(self.reviewer, text))
        inside.addWidget(sheet)
        inside.addStretch(1)
        self.cancel_button = button(say("Cancel"), "", self._context.colours)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button = button(say("Save"), "", self._context.colours, "primary")
        self.save_button.clicked.connect(self.accept)
        self.save_button.setDefault(True)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        inside.addLayout(buttons)

    def chosen(self) -> Settings:
        """The settings as they stand in the dialog."""
        return replace(
            self._settings,
            language=self.languages.chosen,
            look=next(look for look in LOOKS if look == self.looks.chosen),
            text_size=int(self.sizes.chosen),
            sound=self.sounds.chosen == "on",
            device=self.device.text().strip(),
            reviewer=self.reviewer.text().strip(),
        )

    def accept(self) -> None:
        super().accept()
        self.wanted.emit(self.chosen())


def name_box(text: str, instead: str, title: str) -> QLineEdit:
    """A box for a name; ``instead`` stands where there is none."""
    made = QLineEdit(text)
    made.setPlaceholderText(instead)
    made.setMaxLength(LONGEST_NAME)
    made.setFont(font(Size.BODY))
    made.setAccessibleName(title)
    return made


def _titled(box: QLineEdit, text: str) -> QVBoxLayout:
    made = column(gap=4)
    made.addWidget(label(box.accessibleName(), Size.BODY, BOLD))
    made.addWidget(box)
    made.addWidget(wrapped(label(text, Size.SMALL, tone="quiet")))
    return made


class Choice(QWidget):
    """One of a few, side by side: a word above, a button for each."""

    def __init__(self, title: str, words: dict[str, str], chosen: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        inside, line = column(self, 0, 4), row(gap=scaled(14))
        inside.addWidget(label(title, Size.BODY, BOLD))
        for value, text in words.items():
            made = QRadioButton(escaped(text))
            made.setFont(font(Size.BODY, MEDIUM))
            made.setAccessibleName(f"{title}: {text}")
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setChecked(value == chosen)
            self._group.addButton(made)
            self.buttons[value] = made
            line.addWidget(made)
        line.addStretch(1)
        inside.addLayout(line)

    @property
    def chosen(self) -> str:
        """The value whose button is on."""
        return next(value for value, made in self.buttons.items() if made.isChecked())


def keep_settings(path: Path, settings: Settings, refuse: Callable[[Refusal], None]) -> None:
    """Keep the settings; where the disk does not take them, say so."""
    try:
        save_settings(path, settings)
    except OSError as error:
        refuse(
            Refusal(
                "Your settings could not be kept ({reason}); the conference is safe: free some space.",
                reason=error.strerror or str(error),
            )
        )
