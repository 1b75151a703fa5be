"""The style sheet. Fonts are set on the widgets (see ``fonts``), never here: a sheet would lose their weight."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import scaled
from facilitator.files import resource_folder

SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget#page { background: $paper; }
QLabel { background: transparent; }
QLabel[tone="quiet"] { color: $quiet; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="good"] { color: $good; }
QLabel[tone="care"] { color: $care; }
QLabel[tone="bad"] { color: $bad; }
QFrame[panel="true"] { background: $surface; border: 1px solid $line; border-radius: 12px; }
QFrame#bar { background: $surface; border: none; border-bottom: 1px solid $line; }
QLabel#badge { background: $accent; color: $on_accent; border-radius: 9px; padding: 0 10px; }
QFrame#drop { background: $surface; border: 2px dashed $edge; border-radius: 14px; }
QFrame#drop[over="true"] { background: $accent_soft; border-color: $accent; }

QPushButton, QToolButton {
    background: $surface; border: 1px solid $edge; border-radius: 8px; padding: 8px 14px;
}
QPushButton:hover, QToolButton:hover { background: $accent_soft; border-color: $accent; }
QPushButton:pressed, QToolButton:pressed { background: $sunken; }
QPushButton:focus, QToolButton:focus { border: 3px solid $accent; padding: 6px 12px; }
QPushButton:disabled, QToolButton:disabled { color: $off; background: transparent; border-color: $line; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]:hover { background: $accent_hover; }
QPushButton[role="primary"]:focus { border: 3px solid $ink; padding: 6px 12px; }
QPushButton[role="primary"]:disabled { background: $sunken; color: $quiet; border-color: $sunken; }
QFrame#steps { background: $sunken; border-radius: 11px; }
QPushButton[role="step"] { background: transparent; border-color: transparent; padding: 6px 12px; }
QPushButton[role="step"]:checked { background: $surface; border-color: $line; color: $accent; }
QPushButton[role="step"]:focus { border: 3px solid $accent; padding: 4px 10px; }
QPushButton[role="toggle"]:checked { background: $accent_soft; border-color: $accent; color: $accent; }
[role="more"] { background: transparent; border-color: transparent; padding: 3px 8px; }
[role="more"]:hover { background: $sunken; }
[role="more"]:focus { border: 3px solid $accent; padding: 1px 6px; }
QPushButton[role="small"] { padding: 4px 10px; border-radius: 6px; }
QPushButton[role="small"]:focus { border: 3px solid $accent; padding: 2px 8px; }
QPushButton[role="lit"] { background: $accent_soft; border-color: $accent; }
QToolButton[role="lit"] { background: $accent_soft; border-color: $accent; }
QToolButton[role="held"] { background: $care_soft; border-color: $care; color: $care; }
QPushButton[role="flat"], QToolButton[role="flat"] { background: transparent; border-color: transparent; }
QPushButton[role="flat"]:hover, QToolButton[role="flat"]:hover { background: $sunken; }
QPushButton[role="flat"]:focus, QToolButton[role="flat"]:focus { border: 3px solid $accent; padding: 6px 12px; }
QToolButton::menu-indicator { image: none; width: 0; }

QPlainTextEdit, QLineEdit {
    background: $surface; color: $ink; border: 2px solid $edge; border-radius: 10px; padding: 8px 10px;
    selection-background-color: $accent; selection-color: $on_accent; placeholder-text-color: $quiet;
}
QPlainTextEdit[place="kept"] { background: $paper; border-color: $line; }
QPlainTextEdit:focus, QPlainTextEdit[place="kept"]:focus, QLineEdit:focus { border-color: $accent; }
QLineEdit:disabled { background: $sunken; color: $quiet; border-color: $line; }
QListView {
    background: transparent; border: 2px solid transparent; border-radius: 12px; outline: none;
    padding: 3px 1px 1px 1px;
}
QListView:focus { border-color: $accent; }
QTableWidget { background: $surface; border: 1px solid $line; border-radius: 12px; outline: none; }
QTableWidget:focus { border: 2px solid $accent; }
QTableWidget::item { padding: 6px 8px; border: none; border-bottom: 1px solid $line; }
QTableWidget::item:selected { background: $accent_soft; color: $ink; }
QTableWidget QHeaderView, QTableWidget QHeaderView::section { background: transparent; }
QTableWidget QHeaderView::section { color: $quiet; border: none; border-bottom: 1px solid $line; padding: 6px 8px; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollArea#paper { background: $sunken; border: 1px solid $line; border-radius: 10px; }
QScrollArea:focus { border: 2px solid $accent; border-radius: 10px; }

QFrame#message { border-radius: 10px; border: 1px solid $bad; background: $bad_soft; }
QFrame#message[place="top"] { margin-top: 12px; }
QFrame#message[sort="good"] { border-color: $good; background: $good_soft; }
QFrame#message[sort="info"] { border-color: $accent; background: $accent_soft; }
QFrame#message[sort="care"] { border-color: $care; background: $care_soft; }
QFrame#message[sort="said"] { border-color: $line; background: $sunken; }
QLabel#pill { border-radius: 12px; padding: 4px 12px; background: $sunken; color: $quiet; }
QLabel#pill[sort="good"] { background: $good_soft; color: $good; }
QLabel#pill[sort="care"] { background: $care_soft; color: $care; }
QLabel#pill[sort="bad"] { background: $bad; color: $surface; }
QFrame#pill { border: none; border-radius: 12px; background: $sunken; }
QFrame#pill[sort="info"] { background: $accent_soft; }
QFrame#pill[sort="good"] { background: $good_soft; }
QFrame#pill[sort="care"] { background: $care; }
QFrame#pill[sort="bad"] { background: $bad; }
QLabel[pill="plain"] { color: $quiet; }
QLabel[pill="info"] { color: $accent; }
QLabel[pill="good"] { color: $good; }
QLabel[pill="care"], QLabel[pill="bad"] { color: $surface; }
QFrame#face { border: 2px solid transparent; border-radius: 10px; }
QFrame#face[sort="care"] { background: $care_soft; }
QFrame#face[sort="bad"] { background: $bad_soft; border-color: $bad; }
QFrame#note { border: none; border-radius: 8px; background: $sunken; }
QFrame#notice { border: 1px solid $line; border-radius: 8px; background: $sunken; }
QFrame#notice[sort="info"] { background: $accent_soft; border-color: $accent_soft; }
QFrame#notice[sort="care"] { background: $care_soft; border-color: $care_soft; }

QMenu { background: $surface; border: 1px solid $line; border-radius: 8px; padding: 6px; }
QMenu::item { padding: 8px 28px 8px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; color: $ink; }
QMenu::item:disabled { color: $off; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QToolTip { background: $ink; color: $paper; border: none; padding: 6px 8px; }
QRadioButton, QCheckBox { spacing: 10px; padding: 8px 6px; border: 2px solid transparent; border-radius: 8px; }
QRadioButton:focus, QCheckBox:focus { border-color: $accent; }
QRadioButton::indicator, QCheckBox::indicator { width: ${mark}px; height: ${mark}px; }
QRadioButton::indicator { border: 2px solid $edge; border-radius: ${half}px; background: $surface; }
QRadioButton::indicator:checked { border: ${dot}px solid $accent; width: ${inner}px; height: ${inner}px; }
QCheckBox::indicator { border: 2px solid $edge; border-radius: 5px; background: $surface; }
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: url("$tick"); }
QCheckBox::indicator:disabled { border-color: $line; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar::handle:vertical { background: $thumb; border-radius: 4px; min-height: 36px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle:horizontal { background: $thumb; border-radius: 4px; min-width: 36px; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def style_sheet(colours: Colours) -> str:
    """The style sheet of all windows in these colours, for text of the size that is wanted."""
    mark = scaled(16)
    dot = mark // 3
    colour = "white" if colours.on_accent == "#FFFFFF" else "black"
    tick = (resource_folder() / "marks" / f"tick-{colour}.svg").as_posix()
    return SHEET.substitute(
        asdict(colours), mark=mark, half=mark // 2 + 2, dot=dot, inner=mark + 4 - 2 * dot, tick=tick
    )
