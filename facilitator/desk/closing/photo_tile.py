"""A photo on the closing page: small, with its caption, to be removed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFrame, QLabel

from facilitator.desk.snapshots import Photo
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.lines import LineBox
from facilitator.desk.theme.widgets import button, column, named, row
from facilitator.language import Language

SIZE = QSize(196, 132)


def thumbnail(content: bytes, size: QSize) -> QImage:
    """The picture, no larger than a size; an empty one where it cannot be read. Any thread may ask."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class PhotoTile(QFrame):
    """``captioned`` brings other words, ``removed`` tells that it shall go."""

    captioned = Signal(str)
    removed = Signal()

    def __init__(self, photo: Photo, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._caption = ""
        self.image = QLabel()
        self.image.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.image.setFixedSize(SIZE)
        self.image.setPixmap(pixmap("photo", colours.edge, 40, 2.0))
        self.box = LineBox(say("Caption"), say("Caption"))
        self.box.entered.connect(self._save)
        self.box.left.connect(self._save)
        self.box.escaped.connect(lambda: self.box.put(self._caption))
        self.remove_button = button("", "withdraw", colours, "flat")
        named(self.remove_button, say("Remove the photo"))
        self.remove_button.clicked.connect(self.removed)
        self.setFixedWidth(SIZE.width() + 18)
        inside, line = column(self, 8, 6), row(gap=2)
        inside.addWidget(self.image, 0, Qt.AlignmentFlag.AlignHCenter)
        line.addWidget(self.box, 1)
        line.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(line)
        self.show_caption(photo.caption)

    def show_caption(self, caption: str) -> None:
        """Show it, unless somebody is typing another one."""
        if not self.box.hasFocus() or self.box.words == self._caption:
            self.box.put(caption)
        self._caption = caption
        self.image.setAccessibleName(caption)

    def show_image(self, image: QImage) -> None:
        """Show the picture once it is there."""
        if not image.isNull():
            shown = QPixmap.fromImage(image)
            shown.setDevicePixelRatio(max(1.0, image.width() / SIZE.width(), image.height() / SIZE.height()))
            self.image.setPixmap(shown)

    def _save(self) -> None:
        if self.box.words != self._caption:
            self._caption = self.box.words
            self.captioned.emit(self._caption)
