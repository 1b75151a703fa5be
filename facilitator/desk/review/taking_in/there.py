"""What lies there: how many files on which stick, the list of them, and all that there is to say of one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from facilitator.desk.review.taking_in.found_list import FoundList
from facilitator.desk.review.taking_in.work import Looked
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.widgets import ElidedLabel, column, label, wrapped
from facilitator.language import Language
from facilitator.session.completeness import Cell


class There(QWidget):
    """``list`` shows the files; ``above`` and ``below`` are what stands before and behind it."""

    def __init__(self, say: Language, colours: Colours, *above: QWidget) -> None:
        super().__init__()
        self._say = say
        self._looked = Looked((), ())
        self.list = FoundList(say, colours)
        self.summary = ElidedLabel("", Size.BODY, MEDIUM)
        self.detail = wrapped(label("", Size.SMALL, tone="quiet"))
        inside = column(self, 0, 8)
        for shown in above:
            inside.addWidget(shown)
        inside.addWidget(self.summary)
        inside.addWidget(self.list, 1)
        inside.addWidget(self.detail)
        self.list.currentCellChanged.connect(self._show_detail)

    def show_looking(self) -> None:
        """It is being looked at."""
        self.summary.show_whole(self._say("Looking …"))

    def show_looked(self, looked: Looked, cells: Sequence[Cell]) -> None:
        """Show what was found."""
        say, self._looked = self._say, looked
        self.list.show_found(looked.found, cells)
        self._show_detail(self.list.currentRow())
        if not looked.places:
            self.summary.show_whole(say("Plug a stick in, or drop packages or a folder here."))
            return
        files = say.count("{n} file", "{n} files", len(looked.found))
        names = ", ".join(path.name or str(path) for path in looked.places)
        self.summary.show_whole(say("{files} on {places}", files=files, places=names))

    def _show_detail(self, at: int, *_: int) -> None:
        """All that there is to say of one line."""
        found = self._looked.found
        text = self.list.whole(found[at]) if 0 <= at < len(found) else ""
        self.detail.setText(text)
        self.detail.setVisible(bool(text))
