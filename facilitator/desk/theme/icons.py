"""Icons: simple strokes in any colour. Those of kinds are the ones that stand on paper too."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from facilitator.files import resource_folder
from facilitator.report import icons as printed

SHARPEST = 2.0
"""Drawn for every screen: what has more or fewer dots makes it smaller. The screens that are there have their own."""


@cache
def drawing(name: str) -> str:
    """The icon as SVG whose colour is ``currentColor``; signs for kinds come from the printed ones."""
    path = resource_folder() / "icons" / f"{name}.svg"
    if name.isidentifier() and path.is_file():
        return path.read_text("utf-8")
    sign = printed.icon(name)
    lines = f'<path d="{sign.lines}" fill="none" stroke="currentColor" stroke-width="{sign.stroke}"/>'
    areas = f'<path d="{sign.areas}" fill="currentColor"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {sign.side} {sign.side}" stroke-linecap="round"'
        f' stroke-linejoin="round">{lines if sign.lines else ""}{areas if sign.areas else ""}</svg>'
    )


@cache
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture ``size`` pixels wide, for a screen with ``ratio`` dots to a pixel."""
    picture = QPixmap(QSize(size, size) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing(name).replace("currentColor", colour).encode()))
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The icon for a button, sharp on every screen."""
    made = QIcon()
    for ratio in sorted({SHARPEST, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made
