"""The room's view: a window for the second screen that never takes the keys from the cockpit."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from facilitator.desk.room.ink import Faces, Ink
from facilitator.desk.room.picture import RoomPicture, clock_place, paint, unit_of, view_words
from facilitator.desk.theme.colours import Colours
from facilitator.language import Language

SIZE = (960, 540)
SMALLEST = (480, 270)
BLACK = "#000000"


class RoomWindow(QWidget):
    """Paints one picture; a double click makes it as large as the screen, and small again."""

    changed = Signal()
    """It was opened, closed, made large or small."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self._faces = Faces()
        self.black = False
        self.shown = RoomPicture("")

    def wear(self, say: Language, colours: Colours) -> None:
        """Speak this language in these colours from now on."""
        self._say = say
        self._colours = colours
        self.setWindowTitle(say("Room – Facilitator"))
        self._tell()
        self.update()

    def show_picture(self, picture: RoomPicture) -> None:
        """Show this from now on; only what differs is painted."""
        known, self.shown = self.shown, picture
        if (known.scene, known.view, known.title) != (picture.scene, picture.view, picture.title):
            self._tell()
            self.update()
        elif known.face != picture.face:
            self.update(clock_place(self.width(), self.height()).toAlignedRect())

    def set_black(self, black: bool) -> None:
        """Whether nothing is to be seen."""
        self.black = black
        self._tell()
        self.update()

    def _tell(self) -> None:
        """What a screen reader says of it. The words on it are read in the cockpit."""
        view = view_words(self._say)[self.shown.view] if self.shown.scene else self.shown.title
        self.setAccessibleName(self._say("What the room sees"))
        self.setAccessibleDescription(self._say("Black") if self.black else view)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(BLACK if self.black else self._colours.paper))
        if not self.black:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            unit = unit_of(self.width(), self.height())
            paint(Ink(painter, unit, self._colours, self._say, self._faces), self.width(), self.height(), self.shown)
        painter.end()

    # Where it is.

    def fill(self, screen: QScreen) -> None:
        """Be as large as this screen, on it."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.set_full(True)
        self.show()

    def stand(self, place: str) -> None:
        """Be a window to be moved about, where it was when ``place`` was written."""
        self.restoreGeometry(QByteArray.fromHex(QByteArray(place.encode("ascii", "ignore"))))
        self.showNormal()

    def place(self) -> str:
        """Where it is, to be kept."""
        return bytes(self.saveGeometry().toHex().data()).decode()

    def set_full(self, full: bool) -> None:
        """Whether it is as large as the screen it is on. (``showFullScreen`` would ask for the keys.)"""
        self.setWindowState(Qt.WindowState.WindowFullScreen if full else Qt.WindowState.WindowNoState)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.set_full(not self.isFullScreen())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # on systems that give it the keys all the same
            self.set_full(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self.changed.emit()


def other_screen(own: QScreen) -> QScreen | None:
    """A screen beside the one the cockpit is on; one that shows the same picture is none."""

    def apart(place: QRect) -> bool:
        return not place.intersects(own.geometry())

    return next((screen for screen in QGuiApplication.screens() if apart(screen.geometry())), None)
