"""What lies on a stick or in a folder: a line for each file, with its state, what it is, and what it would bring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from facilitator.desk.review.taking_in.signs import FOUND, colour, found_word
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font, scaled
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.widgets import tip
from facilitator.language import Language
from facilitator.session.completeness import Cell, sessions_of
from facilitator.session.taking_in import Found

FEWEST = 130
"""Pixels that it is content with: the head and two lines."""
LAPTOP, BRINGS = 2, 3
ROOMY = 470
"""Pixels from which on there is room for the column of the laptops: what a file brings says more."""


class FoundList(QTableWidget):
    """Arrow keys walk; nothing in it can be changed."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__(0, 4)
        self._say = say
        self._colours = colours
        self.setAccessibleName(say("What lies there"))
        self.setFont(font(Size.BODY))
        self.setHorizontalHeaderLabels([say("State"), say("Session"), say("Laptop"), say("What it brings")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIconSize(QSize(scaled(18), scaled(18)))
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setFont(font(Size.SMALL, MEDIUM))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        for at in range(3):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(LAPTOP, self.width() < scaled(ROOMY))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(FEWEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), scaled(FEWEST))

    def show_found(self, found: Sequence[Found], cells: Sequence[Cell]) -> None:
        """Show these; ``cells`` are the sessions as they stand in the record."""
        here = {cell.session: cell.here for cell in cells}
        self.setRowCount(len(found))
        for at, one in enumerate(found):
            self._line(at, one, here)
        self.resizeRowsToContents()

    def _line(self, at: int, one: Found, here: Mapping[str, bool]) -> None:
        say, sessions = self._say, sessions_of(one, here)
        newer = any(here[session] for session in sessions)
        sign, tone = FOUND[one.state]
        word = found_word(one, newer, say)
        if one.sealed and one.state != "shut":
            word = say("{state}, was sealed", state=word)
        first = QTableWidgetItem(icon(sign, colour(tone, self._colours), scaled(18)), word)
        first.setForeground(QColor(colour(tone, self._colours)))
        first.setFont(font(Size.BODY, MEDIUM))
        device = one.manifest.device if one.manifest else ""
        for column, item in enumerate(
            (
                first,
                QTableWidgetItem(", ".join(sessions)),
                QTableWidgetItem(device),
                QTableWidgetItem(self._holds(one) if one.reason is None else one.path.name),
            )
        ):
            item.setToolTip(tip(self.whole(one)))
            if column == BRINGS:
                item.setFont(font(Size.SMALL))
            self.setItem(at, column, item)

    def whole(self, one: Found) -> str:
        """Which file it is, and all of what it brings or why it does not."""
        brings = self._brings(one).replace("\n", " ")
        whole = brings if one.path.name in brings else f"{one.path.name}: {brings}"
        return f"{whole} ({one.manifest.device})" if one.manifest and one.manifest.device else whole

    def _brings(self, one: Found) -> str:
        """What taking it in would bring, or why that cannot be; else the file's name."""
        say = self._say
        return one.reason.said(say) if one.reason is not None else self._holds(one)

    def _holds(self, one: Found) -> str:
        say = self._say
        if one.state == "half":
            return say("{name}: wait until it is there, then look again", name=one.path.name)
        if one.manifest is None or not one.events:
            return one.path.name
        ideas = say.count("{n} idea in it", "{n} ideas in it", sum(one.manifest.ideas.values()))
        entries = say.count("{n} new entry", "{n} new entries", one.events)
        return f"{ideas},\n{entries}" if one.manifest.ideas else entries

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the button of the page takes it
        else:
            super().keyPressEvent(event)
