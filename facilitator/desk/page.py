"""What every page of the main window is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator.desk.topbar import Header
from facilitator.language import Language

if TYPE_CHECKING:
    from facilitator.desk.actions import Section


class Page(QWidget):
    """``header`` and ``buttons`` are what the bar above shows of it.

    ``back`` is the way back from it, where that is not to the first page; ``again`` shows it in another language or
    look.
    """

    header: Header
    buttons: tuple[QWidget, ...] = ()
    back: Callable[[], object] | None = None
    again: Callable[[], object] | None = None

    def leave(self) -> None:
        """It goes: what is unfinished on it is kept. There is nothing on most pages."""

    def keys(self, say: Language) -> tuple[Section, ...]:
        """The keys that F1 names in place of those of a session; none on most pages."""
        return ()
