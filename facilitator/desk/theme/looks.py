"""How the windows look and sound on this machine, and which language they speak until somebody chose one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from facilitator.desk.theme.colours import CONTRAST, DARK, LIGHT, Colours
from facilitator.desk.theme.fonts import set_text_size
from facilitator.settings import Look, Settings

SCHEMES: dict[Look, Qt.ColorScheme] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}


def colours_of(look: Look) -> Colours:
    """The colours of a look."""
    if look == "contrast":
        return CONTRAST
    if look == "system":
        return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if look == "dark" else LIGHT


def put_on(look: Look, percent: int) -> Colours:
    """Let all windows made from now on look so, and the system's own dialogs too; returns the colours."""
    set_text_size(percent)
    QGuiApplication.styleHints().setColorScheme(SCHEMES[look])
    colours = colours_of(look)
    QApplication.setPalette(palette(colours))
    return colours


def palette(colours: Colours) -> QPalette:
    """The colours of what the style sheet leaves to Qt: ticks, dialogs of Qt's own."""
    made, role = QPalette(), QPalette.ColorRole
    roles = {
        role.Window: colours.paper,
        role.WindowText: colours.ink,
        role.Base: colours.surface,
        role.AlternateBase: colours.sunken,
        role.Text: colours.ink,
        role.Button: colours.surface,
        role.ButtonText: colours.ink,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.ToolTipBase: colours.ink,
        role.ToolTipText: colours.paper,
        role.PlaceholderText: colours.quiet,
        role.Link: colours.accent,
    }
    for known, colour in roles.items():
        made.setColor(known, QColor(colour))
    for known in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, known, QColor(colours.off))
    return made


def sound(settings: Settings) -> Callable[[], object]:
    """What is to be heard when a phase comes to its end: the system's own sound, or nothing."""
    return QApplication.beep if settings.sound else silence


def silence() -> None:
    """Nothing is to be heard."""


def system_language() -> str:
    """German where the system speaks it, else English."""
    return "de" if QLocale.system().language() == QLocale.Language.German else "en"
