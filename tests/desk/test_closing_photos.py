"""Photos on the closing page: many at once, shown small, captioned, removed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent

from facilitator.desk.closing.photo_tile import PhotoTile, thumbnail
from facilitator.desk.closing.step import ClosingStep
from tests.desk.closings import click
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import worked
from tests.exchange.test_photos import photo

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def _colour(tile: PhotoTile) -> str:
    """The colour of a picture's left half, once it is shown."""
    image = tile.image.pixmap().toImage()
    colour = image.pixelColor(image.width() // 4, image.height() // 2)
    return "red" if colour.red() > 200 and colour.alpha() == 255 and colour.blue() < 60 else "other"


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"flip {number}.jpg" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(photo(400 + number, 300))
    return paths


def test_photos_are_dropped_shown_captioned_and_removed(desk: Desk, closing: ClosingStep, pictures: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in pictures])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert closing.photos.acceptDrops()
    closing.photos.dropEvent(QDropEvent(QPoint(5, 5), actions, data, buttons, keys))
    desk.bot.waitUntil(lambda: len(closing.photos.tiles) == 3, timeout=PATIENCE)
    desk.await_label(closing.photos, "3 photos added")
    tile = next(iter(closing.photos.tiles.values()))
    desk.bot.waitUntil(lambda: _colour(tile) == "red", timeout=PATIENCE)
    desk.write_in(tile.box, "Flip chart 1")
    desk.press_in(tile.box, Qt.Key.Key_Return)
    desk.bot.waitUntil(
        lambda: worked(desk, desk.window._keeper.picture).photos[0].caption == "Flip chart 1",
        timeout=PATIENCE,
    )
    click(desk, tile.remove_button)
    desk.bot.waitUntil(lambda: len(closing.photos.tiles) == 2, timeout=PATIENCE)


def test_many_photos_can_be_stopped(desk: Desk, closing: ClosingStep, pictures: list[Path]) -> None:
    adder = closing.photos.adder
    done: list[int] = []
    adder.finished.connect(lambda added, _: done.append(added))
    adder.add(pictures * 4)
    desk.bot.waitUntil(lambda: bool(closing.photos.tiles) or adder._done > 0, timeout=PATIENCE)
    desk.click(closing.photos.cancel_button)
    desk.bot.waitUntil(lambda: bool(done), timeout=PATIENCE)
    assert 0 < done[0] < 12
    assert not adder.busy


def test_what_is_no_picture_is_said_and_the_others_are_added(
    desk: Desk, closing: ClosingStep, pictures: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "film.jpg").write_bytes(b"no picture")
    closing.photos.adder.add([tmp_path / "film.jpg", tmp_path / "gone.jpg", pictures[0]])
    desk.await_message("film.jpg is no picture")
    desk.bot.waitUntil(lambda: len(closing.photos.tiles) == 1, timeout=PATIENCE)
    closing.photos.adder.add([tmp_path / "gone.jpg"])
    desk.await_message("gone.jpg cannot be read")


def test_what_is_no_picture_has_no_small_one() -> None:

    assert thumbnail(b"", QSize(10, 10)).isNull()
