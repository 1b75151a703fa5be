"""How a list of rows of one height looks and behaves on the office's pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from facilitator.desk.theme.colours import Colours


def plain_list(made: QListView, colours: Colours) -> None:
    """A white sheet that shows where the keys are; only looked at, scrolled smoothly, never sideways."""
    made.setUniformItemSizes(True)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setStyleSheet(
        f"QListView {{ background: {colours.surface}; border: 2px solid {colours.line}; border-radius: 10px;"
        f" padding: 0; }} QListView:focus {{ border-color: {colours.accent}; }}"
    )
