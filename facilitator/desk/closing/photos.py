"""Photos of the flip charts: chosen, dropped or from a stick; small pictures with captions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QFileDialog, QProgressBar

from facilitator.conference.errors import Refusal
from facilitator.desk.closing.adding import PhotoAdder
from facilitator.desk.closing.photo_tile import SIZE, PhotoTile, thumbnail
from facilitator.desk.closing.section import Section
from facilitator.desk.closing.work import content_of
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.snapshots import Photo
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import Size
from facilitator.desk.theme.widgets import button, label, row, wrapped

PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp")


class PhotosSection(Section):
    """``captioned`` brings a photo and other words, ``removed`` a photo's id."""

    captioned = Signal(object, str)
    removed = Signal(str)

    def __init__(self, doer: Doer) -> None:
        say, colours = doer.context.say, doer.context.colours
        hint = say("Flip charts and pin boards, no faces. Place and camera are taken out of the pictures.")
        super().__init__(say("Photos"), hint, say, colours)
        self._doer = doer
        self.setAcceptDrops(True)
        self.tiles: dict[str, PhotoTile] = {}
        self.adder = PhotoAdder(doer)
        self.adder.progressed.connect(self._progress)
        self.adder.finished.connect(self._finished)
        self.add_button = button(say("Add photos …"), "photo", colours)
        self.add_button.clicked.connect(self._choose)
        self.cancel_button = button(say("Cancel"), "", colours)
        self.cancel_button.clicked.connect(self.adder.cancel)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.text = wrapped(label(say("Drop pictures here, or choose them."), Size.BODY, tone="quiet"))
        self._flow = Flow(gap=10)
        line = row(gap=10)
        line.addWidget(self.add_button)
        line.addWidget(self.text, 1)
        line.addWidget(self.bar, 1)
        line.addWidget(self.cancel_button)
        self.body.addLayout(line)
        self.body.addLayout(self._flow)
        self.bar.hide()
        self.cancel_button.hide()
        self.show_photos(())

    def begin(self) -> None:
        self.add_button.setFocus()

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """Show these; pictures are fetched once."""
        there = {photo.id for photo in photos}
        for gone in [ident for ident in self.tiles if ident not in there]:
            shown = self.tiles.pop(gone)
            self._flow.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        for photo in photos:
            if photo.id not in self.tiles:
                self.tiles[photo.id] = self._tile(photo)
                self._flow.addWidget(self.tiles[photo.id])
            self.tiles[photo.id].show_caption(photo.caption)
        count = self._say.count("{n} photo", "{n} photos", len(photos)) if photos else ""
        self.show_filled("done" if photos else "optional", count)

    def _tile(self, photo: Photo) -> PhotoTile:
        made, keeper = PhotoTile(photo, self._say, self._colours), self._doer.keeper
        made.captioned.connect(lambda text: self.captioned.emit(photo, text))
        made.removed.connect(lambda: self.removed.emit(photo.id))
        self._doer.ask(lambda: content_of(keeper.service, photo.sha256), lambda content: self._draw(photo.id, content))
        return made

    def _draw(self, ident: str, content: bytes) -> None:
        size = SIZE * self.devicePixelRatioF()

        def show(image: QImage) -> None:
            if ident in self.tiles:
                self.tiles[ident].show_image(image)

        self._doer.context.papers.run(lambda: thumbnail(content, size), self, show)

    # Adding.

    def _choose(self) -> None:
        folders = self._doer.context.folders
        plugged_in = folders.sticks()
        place = plugged_in[0].path if plugged_in else folders.documents
        chooser = QFileDialog(self, self._say("Add photos"), str(place))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.setNameFilter(f"{self._say('Pictures')} ({' '.join(f'*{ending}' for ending in PICTURES)})")
        chooser.filesSelected.connect(lambda names: self.adder.add([Path(name) for name in names]))
        chooser.open()

    def _progress(self, done: int, total: int) -> None:
        busy = done < total
        for shown in (self.bar, self.cancel_button):
            shown.setVisible(busy)
        self.bar.setMaximum(total)
        self.bar.setValue(done)
        self.bar.setAccessibleName(self._say("{done} of {total} photos", done=done, total=total))
        if busy:
            self.text.setText(self._say("{done} of {total} photos", done=done, total=total))

    def _finished(self, added: int, refusal: Refusal | None) -> None:
        self.text.setText(self._say.count("{n} photo added", "{n} photos added", added))
        self.bar.hide()
        self.cancel_button.hide()
        if refusal is not None:
            self._doer.context.refuse(refusal)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if pictures_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if found := pictures_in(event.mimeData()):
            event.acceptProposedAction()
            self.adder.add(found)


def pictures_in(data: QMimeData) -> list[Path]:
    """The pictures among what is dragged."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.suffix.lower() in PICTURES]
