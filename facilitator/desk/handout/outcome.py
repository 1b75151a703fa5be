"""What became of it: a sheet with a sign, a sentence, and a quiet line below it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from facilitator.desk.messages import announce
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.widgets import column, label, picture, row, wrapped

Sort = Literal["good", "care", "bad", "info"]
SIGNS: dict[Sort, str] = {"good": "done", "care": "alert", "bad": "alert", "info": "info"}


class Outcome(QWidget):
    """Shows nothing, or one sheet for each thing that is to be said; a screen reader hears them."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._inside: QVBoxLayout = column(self, 0, 8)
        self.hide()

    def clear(self) -> None:
        """Say nothing any more."""
        while item := self._inside.takeAt(0):
            if shown := item.widget():
                shown.hide()
                shown.deleteLater()
        self.hide()

    def tell(self, sort: Sort, text: str, more: str = "", large: str = "") -> QFrame:
        """Say one thing more; ``large`` stands above it."""
        sheet, tone = QFrame(), str(getattr(self._colours, "accent" if sort == "info" else sort))
        sheet.setObjectName("message")
        sheet.setProperty("sort", sort)
        inside, words = row(sheet, 14, 12), column(gap=2)
        sign = picture(SIGNS[sort], tone, 34 if large else 26)
        inside.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(words, 1)
        if large:
            words.addWidget(wrapped(label(large, Size.TITLE, BOLD)))
        words.addWidget(said(text, Size.BODY, MEDIUM))
        if more:
            words.addWidget(said(more, Size.SMALL, tone="quiet"))
        self._inside.addWidget(sheet)
        self.show()
        announce(self, " ".join(filter(None, (large, text, more))))
        return sheet
