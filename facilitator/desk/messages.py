"""The one place where an error, or good news, reaches a person: a bar above the page, never a box in the way."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.widgets import button, label, named, picture, restyled, row, wrapped
from facilitator.language import Language

Sort = Literal["bad", "good", "info"]
SIGNS: dict[Sort, str] = {"bad": "alert", "good": "done", "info": "info"}
TALLEST = 190


class MessageBar(QFrame):
    """Shows one message until it is closed or the next one comes."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("place", "top")
        self._say = say
        self._tones: dict[Sort, str] = {"bad": colours.bad, "good": colours.good, "info": colours.accent}
        self._sign = picture("alert", colours.bad, 22)
        self.text = wrapped(label("", Size.BODY, MEDIUM))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = button("", "close", colours, "flat")
        named(self.close_button, say("Close this message"))
        self.close_button.clicked.connect(self.hide)
        self.stop_button = button("", "stop", colours)
        self._stop: Callable[[], object] = self.hide
        self.stop_button.clicked.connect(self._stop_work)
        self._scroll = _scroll(self.text)
        inside = row(self, 10, 12)
        inside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.show_text(refusal.said(self._say), "bad")

    def fault(self, name: str) -> None:
        """Say that the program itself has a fault; ``name`` is the error's."""
        self.show_text(
            self._say(
                "Something went wrong inside the program ({name}). What is in the list is saved; please start the"
                " program anew if it happens again.",
                name=name,
            ),
            "bad",
        )

    def show_work(self, text: str, stop: str, stopping: Callable[[], object]) -> None:
        """Show what is being done until it is; ``stop`` names the button that calls ``stopping``."""
        self.show_text(text, "info")
        self.stop_button.setText(stop)
        self.stop_button.setAccessibleName(stop)
        self._stop = stopping
        self.stop_button.show()

    def _stop_work(self) -> None:
        self._stop()

    def hide_work(self) -> None:
        """It is done; another message that came meanwhile stays."""
        if not self.stop_button.isHidden():
            self.hide()

    def show_text(self, text: str, sort: Sort) -> None:
        """Show a sentence and read it out."""
        self.stop_button.hide()
        self._sign.setPixmap(pixmap(SIGNS[sort], self._tones[sort], 22, 2.0))
        self.text.setText(text)
        self.setAccessibleName(text)
        restyled(self, "sort", sort)
        self.show()
        self._fit()
        announce(self, text)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        width = self._scroll.viewport().width()
        self._scroll.setFixedHeight(min(TALLEST, max(30, self.text.heightForWidth(width) + 4)))


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something at once."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # its many enumerations take 20 ms to make

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def tell_faults(bar: MessageBar) -> None:
    """From now on, errors that nobody expected are logged and told in this bar."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        import logging

        logging.getLogger("facilitator").critical("unexpected error", exc_info=(kind, error, trace))
        bar.fault(kind.__name__)

    sys.excepthook = hook


def _scroll(inside: QWidget) -> QScrollArea:
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setWidget(inside)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made
