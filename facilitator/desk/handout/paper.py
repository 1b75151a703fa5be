"""A PDF on the screen and on the printer: pages become pictures, by the same engine that browsers use."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
POINTS = 72


class Paper:
    """An opened PDF. One thread uses it."""

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path)

    def __len__(self) -> int:
        return len(self._document)

    def picture(self, page: int, width: int) -> QImage:
        """A page (from 0), ``width`` pixels wide."""
        sheet = self._document[page]
        return self._rendered(page, width / float(sheet.get_width()))

    def _rendered(self, page: int, scale: float) -> QImage:
        bitmap = self._document[page].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        size, stride = (bitmap.width, bitmap.height), bitmap.stride
        return QImage(bytes(bitmap.buffer), *size, stride, QImage.Format.Format_RGBX8888).copy()

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages that the printer was asked for, each as large as the sheet allows."""
        first, last = printer.fromPage() or 1, printer.toPage() or len(self)
        painter = QPainter(printer)
        for number in range(first - 1, min(last, len(self))):
            if number >= first:
                printer.newPage()
            image = self._rendered(number, PRINT_DPI / POINTS)
            painter.drawImage(_fitted(image.size(), painter.viewport()), image)
        painter.end()

    def close(self) -> None:
        """Give the file back."""
        self._document.close()


def _fitted(size: QSize, sheet: QRect) -> QRect:
    """The largest place of these proportions in the middle of a sheet."""
    place = QRect(sheet.topLeft(), size.scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio))
    place.moveCenter(sheet.center())
    return place
