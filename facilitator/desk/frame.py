"""What every page stands in: the bar above it, the messages, and a way to scroll where the text is larger than it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from facilitator.desk.messages import MessageBar
from facilitator.desk.start.band import RehearsalBand
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.widgets import column
from facilitator.desk.topbar import TopBar
from facilitator.language import Language


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

    def put(self, page: QWidget) -> None:
        """Hold this page; the one before is thrown away."""
        if self._page is not None:
            self._holder.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()  # it may be the one that asked for this page
        self._page = page
        self._holder.addWidget(page)


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
