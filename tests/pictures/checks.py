"""What can be seen to be wrong without looking: text that is cut off, things that overlap, text too pale to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QScrollArea, QToolButton, QWidget

from facilitator.desk.theme.colours import ENOUGH, contrast
from facilitator.desk.theme.widgets import ElidedLabel

SLACK = 2
"""Pixels by which Qt's own measures of text differ from one another."""


def faults(root: QWidget) -> list[str]:
    """Everything that is wrong with a window that is shown."""
    shown = [one for one in root.findChildren(QWidget) if one.isVisible() and one.window() is root]
    image = root.grab().toImage()
    found = [*cut_off(shown), *overlapping(root, shown), *pale(root, shown, image)]
    return list(dict.fromkeys(found))


def cut_off(shown: list[QWidget]) -> Iterator[str]:
    """Labels and buttons whose words need more room than they have."""
    for one in shown:
        text = _text(one)
        if text and not isinstance(one, ElidedLabel) and not _fits(one):
            yield f"cut off: {_place(one)} {text!r}: {_size(one.size())} for {_size(_needed(one))}"
        elif text and not _scrolled(one) and not one.visibleRegion().boundingRect().contains(one.contentsRect()):
            yield f"outside: {_place(one)} {text!r}"


def overlapping(root: QWidget, shown: list[QWidget]) -> Iterator[str]:
    """Widgets that lie on one another though they have the same parent."""
    families: dict[int, list[QWidget]] = {}
    for one in shown:
        if not one.objectName().startswith("qt_") and not isinstance(one.parentWidget(), QAbstractScrollArea):
            families.setdefault(id(one.parentWidget()), []).append(one)
    for family in families.values():
        for one, other in combinations(family, 2):
            if one.geometry().adjusted(1, 1, -1, -1).intersects(other.geometry().adjusted(1, 1, -1, -1)):
                yield f"overlapping: {_place(one)} and {_place(other)}"


def pale(root: QWidget, shown: list[QWidget], image: QImage) -> Iterator[str]:
    """Words whose strongest pixel does not stand out enough from what is behind them."""
    for one in shown:
        seen = one.visibleRegion().boundingRect().size()
        if not _text(one) or not one.isEnabled() or seen.width() * seen.height() < 0.8 * one.width() * one.height():
            continue  # scrolled out of sight
        found = _strongest(image, _inside(root, one))
        if found < ENOUGH:
            yield f"pale: {_place(one)} {_text(one)!r}: {found:.1f}"


def _strongest(image: QImage, place: QRect) -> float:
    """The highest contrast between the commonest colour of a place and any other in it."""
    ratio = image.devicePixelRatio()
    part = image.copy(QRect(place.topLeft() * ratio, place.size() * ratio)).convertToFormat(QImage.Format.Format_RGB32)
    seen = Counter(memoryview(part.constBits()).cast("I"))
    if not seen:
        return ENOUGH
    ground = _colour(seen.most_common(1)[0][0])
    return max(contrast(ground, _colour(pixel)) for pixel in seen)


def _colour(pixel: int) -> str:
    return f"#{pixel & 0xFFFFFF:06X}"


def _inside(root: QWidget, one: QWidget) -> QRect:
    """What can be seen of a widget, in the window, without its frame."""
    seen = one.visibleRegion().boundingRect().intersected(one.rect().adjusted(3, 3, -3, -3))
    return QRect(one.mapTo(root, seen.topLeft()), seen.size()).intersected(root.rect())


def _text(one: QWidget) -> str:
    worded = isinstance(one, QLabel | QAbstractButton)
    if isinstance(one, QToolButton) and one.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return ""
    return one.text().strip() if worded and isinstance(one, QLabel | QAbstractButton) else ""


def _fits(one: QWidget) -> bool:
    needed = _needed(one)
    return needed.width() <= one.width() + SLACK and needed.height() <= one.height() + SLACK


def _needed(one: QWidget) -> QSize:
    """How large it has to be for all its words."""
    if isinstance(one, QLabel) and one.wordWrap():
        words = one.text().split()
        longest = max((one.fontMetrics().horizontalAdvance(word) for word in words), default=0)
        return QSize(min(longest, one.width() + longest // 20), one.heightForWidth(one.width()))
    if isinstance(one, QLabel):
        ink = one.fontMetrics().tightBoundingRect(one.text())  # digits need less than a line
        return QSize(one.minimumSizeHint().width(), ink.height())
    return one.sizeHint() - QSize(16, 8)  # its own space around the words may be less


def _scrolled(one: QWidget) -> bool:
    parent = one.parentWidget()
    return parent is not None and (isinstance(parent, QScrollArea) or _scrolled(parent))


def _place(one: QWidget) -> str:
    names, parent = [type(one).__name__], one.parentWidget()
    while parent is not None and len(names) < 4:
        if type(parent).__module__.startswith("facilitator"):
            names.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(names)


def _size(size: QSize) -> str:
    return f"{size.width()}×{size.height()}"
