"""Below the themes: what can be done with the chosen line, by mouse as well."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from facilitator.desk.review.themes.lines import Line
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import MEDIUM, Size, font
from facilitator.desk.theme.widgets import button, named
from facilitator.language import Language

MOVABLE = ("theme", "pillar")


class Act(NamedTuple):
    """A button: what it asks for, its word, its key, and the sorts of lines that it is for; none: always."""

    name: str
    word: str
    key: str
    sorts: tuple[str, ...] = ()


def acts(say: Language) -> tuple[Act, ...]:
    """In their order."""
    return (
        Act("new theme", say("New theme"), "N"),
        Act("new pillar", say("New pillar"), "P"),
        Act("rename", say("Rename"), "F2", MOVABLE),
        Act("merge", say("Merge"), "M", ("theme",)),
        Act("put", say("Under a pillar"), "U", ("theme",)),
        Act("up", say("Earlier"), "Ctrl+↑", MOVABLE),
        Act("down", say("Later"), "Ctrl+↓", MOVABLE),
        Act("withdraw", say("Remove"), "Del", MOVABLE),
    )


class ThemeBar(QWidget):
    """``acted`` tells by name what is wanted."""

    acted = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        inside = Flow(self, 4)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._acts = acts(say)
        self.buttons: dict[str, QPushButton] = {}
        for place, act in enumerate(self._acts):
            made = button(f"{act.word}  {act.key}", "", colours, "small")
            made.setFont(font(Size.SMALL, MEDIUM))
            named(made, act.word, act.key)
            self._group.addButton(made, place)
            inside.addWidget(made)
            self.buttons[act.name] = made
        self._group.idClicked.connect(self._clicked)

    def _clicked(self, place: int) -> None:
        self.acted.emit(self._acts[place].name)

    def show_line(self, line: Line | None) -> None:
        """What is possible with this line."""
        for act in self._acts:
            possible = not act.sorts or (line is not None and line.sort in act.sorts)
            self.buttons[act.name].setEnabled(possible)
