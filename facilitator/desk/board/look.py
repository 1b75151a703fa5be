"""How the pin board and the counting of dots look, beside what all windows share."""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from facilitator.desk.theme.colours import Colours

SHEET = Template("""
QFrame[pile="cluster"], QFrame[pile="other"] { background: $sunken; border: 2px solid $sunken; border-radius: 12px; }
QFrame[pile="other"] { background: transparent; border: 2px solid $line; }
QFrame[pile][over="cards"] { background: $accent_soft; border: 2px solid $accent; }
QFrame[pile][over="merge"] { background: $accent_soft; border: 3px dashed $accent; }
QFrame[pile][over="left"] { border-left: 5px solid $accent; }
QFrame[pile][over="right"] { border-right: 5px solid $accent; }
QFrame#pile-head { background: transparent; border: none; }
QFrame#pile-head QPushButton { padding: 2px; }
QFrame#pile-head QPushButton:focus { padding: 0; }
QFrame#pile-head QLineEdit { padding: 3px 6px; border-radius: 7px; }
QFrame[pile] QListView { border: none; padding: 0 5px 5px 5px; border-radius: 10px; }
QFrame[pile] QListView:focus { border: 2px solid $accent; padding: 0 3px 3px 3px; }
QFrame#new-pile { background: transparent; border: 2px dashed $edge; border-radius: 12px; }
QFrame#new-pile[over="cards"] { background: $accent_soft; border-color: $accent; }
QFrame#chooser { background: $surface; border: 1px solid $edge; border-radius: 10px; }
QFrame#chooser QLineEdit { border-radius: 8px; padding: 6px 8px; }
QFrame#chooser QListWidget { border: none; padding: 0; background: $surface; }
QListWidget::item { padding: 6px 6px; border-radius: 6px; color: $ink; }
QListWidget::item:selected { background: $accent_soft; color: $ink; }
QPushButton[lot="true"][over="cards"] { background: $accent_soft; border: 2px solid $accent; padding: 7px 13px; }
""")


def board_sheet(colours: Colours) -> str:
    """The style sheet of the board in these colours."""
    return SHEET.substitute(asdict(colours))
