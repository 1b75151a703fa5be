"""What every page stands in: the bar above it, the messages, and a way to scroll where the text is larger than it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from facilitator.desk.messages import MessageBar
from facilitator.desk.start.band import RehearsalBand
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.widgets import column
from facilitator.desk.topbar import TopBar
from facilitator.language import Language

AROUND = 8
"""Pixels above and below what is scrolled to."""


class PageScroll(QScrollArea):
    """Gives a page all the room there is, and scrolls where that is less than it needs: with large text."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page: QWidget | None = None
        holder = QWidget()
        holder.setObjectName("page")
        self._holder = column(holder, 0, 0)
        self.setWidget(holder)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._come)

    def _come(self, _: QWidget | None, now: QWidget | None) -> None:
        """Qt scrolls to what Tab comes to only: what a key has opened may lie below."""
        if now is not None and self.isAncestorOf(now):
            QTimer.singleShot(0, self, self._show_focus)  # it has its place by then

    def _show_focus(self) -> None:
        """Show what has the keys, and the sheet that it is on, as far as they fit."""
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here):
            return
        for shown in (_sheet_of(here), here):
            if shown.height() <= self.viewport().height():
                self.ensureWidgetVisible(shown, 0, AROUND)

    def put(self, page: QWidget) -> None:
        """Hold this page; the one before is thrown away."""
        if self._page is not None:
            self._holder.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()  # it may be the one that asked for this page
        self._page = page
        self._holder.addWidget(page)


def _sheet_of(control: QWidget) -> QWidget:
    """The white sheet that a control is on; without one the control itself."""
    above: QWidget | None = control
    while above is not None:
        if above.property("panel"):
            return above
        above = above.parentWidget()
    return control


class Frame(QWidget):
    """Built anew for each language and look."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("page")
        self.messages = MessageBar(say, colours)
        self.bar = TopBar(say, colours)
        self._scroll = PageScroll()
        inside, holder = column(self, 0, 0), column()
        holder.setContentsMargins(20, 0, 20, 0)
        holder.addWidget(self.messages)
        self._band = RehearsalBand(say, colours)
        self._band.hide()
        inside.addWidget(self.bar)
        inside.addWidget(self._band)
        inside.addLayout(holder)
        inside.addWidget(self._scroll, 1)

    def set_rehearsal(self, rehearsal: bool) -> None:
        """Whether the open conference is only a rehearsal."""
        self._band.setVisible(rehearsal)

    def put(self, page: QWidget) -> None:
        """Show this page; the one before is thrown away."""
        self._scroll.put(page)
