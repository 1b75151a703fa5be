"""What opens above the idea's details while something is chosen or written, and closes again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.desk.review.triage.pick import Entry, Pick
from facilitator.desk.review.triage.reason import ReasonBox
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.widgets import column
from facilitator.language import Language


class Drawer(QWidget):
    """Asks one thing at a time. ``closed`` tells that the keys belong to the table again."""

    closed = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.pick, self.reason = Pick(say, colours), ReasonBox(say, colours)
        self._then: Callable[[object], object] = _nothing
        self._new: Callable[[str], object] = _nothing
        self._gone: Callable[[object], object] = _nothing
        inside = column(self, 0, 0)
        for shown in (self.pick, self.reason):
            shown.hide()
            inside.addWidget(shown)
            shown.left.connect(self.close_drawer)
        self.pick.picked.connect(self._picked)
        self.pick.named.connect(self._named)
        self.pick.removed.connect(self._removed)
        self.reason.written.connect(self._picked)
        self.hide()

    def choose(
        self,
        title: str,
        entries: Sequence[Entry],
        then: Callable[[object], object],
        new: tuple[str, Callable[[str], object]] | None = None,
        remove: tuple[str, Callable[[object], object]] | None = None,
    ) -> None:
        """Let somebody choose; ``new`` is how a new one is offered and made, ``remove`` a hint and how one goes."""
        self._then = then
        self._new = new[1] if new else _nothing
        self._gone = remove[1] if remove else _nothing
        self._open(self.pick)
        self.pick.ask(title, entries, new[0] if new else "", remove[0] if remove else "")

    def write(
        self, title: str, text: str, offers: Sequence[str], then: Callable[[object], object], needed: str = ""
    ) -> None:
        """Let somebody write."""
        self._then = then
        self._open(self.reason)
        self.reason.ask(title, text, offers, needed)

    def _open(self, wanted: QWidget) -> None:
        for shown in (self.pick, self.reason):
            shown.setVisible(shown is wanted)
        self.show()

    def close_drawer(self) -> None:
        """Nothing is chosen."""
        self.hide()
        self.closed.emit()

    def _picked(self, value: object) -> None:
        self.close_drawer()
        self._then(value)

    def _named(self, name: str) -> None:
        self.close_drawer()
        self._new(name)

    def _removed(self, value: object) -> None:
        if self._gone is not _nothing:
            self.close_drawer()
            self._gone(value)


def _nothing(_: object) -> None:
    """Nothing of this sort was offered."""
