"""Asks the privacy guard about texts on the record's thread, a few at a time, so that typing never waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from facilitator.conference.privacy import Flag, flags
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.doer import Doer

AT_ONCE = 20
"""Texts in one job: some milliseconds."""


class Guarding(QObject):
    """Keeps which cards are flagged and undecided. ``changed`` tells their ids."""

    changed = Signal(frozenset)

    def __init__(self, doer: Doer, parent: QObject) -> None:
        super().__init__(parent)
        self._doer = doer
        self._found: dict[str, tuple[str, tuple[Flag, ...]]] = {}
        self._waiting: dict[str, str] = {}
        self._busy = False
        self._told: frozenset[str] = frozenset()
        self._flagged: set[str] = set()
        self._kept: set[str] = set()

    def look(self, text: str, then: Callable[[Sequence[Flag]], None]) -> None:
        """Ask about what is being typed."""
        self._doer.ask(lambda: flags(text), then)

    def flags_of(self, idea: str) -> tuple[Flag, ...]:
        """What was found in a card's words."""
        return self._found.get(idea, ("", ()))[1]

    def show_cards(self, ideas: Iterable[Idea]) -> None:
        """These cards are new, or have changed."""
        for idea in ideas:
            (self._kept.add if idea.kept else self._kept.discard)(idea.id)
            if self._found.get(idea.id, ("", ()))[0] != (idea.text or ""):
                self._found.pop(idea.id, None)
                self._flagged.discard(idea.id)
                self._waiting[idea.id] = idea.text or ""
        self._tell()
        self._go_on()

    def _go_on(self) -> None:
        if self._busy or not self._waiting:
            return
        some = {ident: self._waiting.pop(ident) for ident in list(self._waiting)[-AT_ONCE:]}
        self._busy = True
        self._doer.ask(lambda: {ident: (text, flags(text)) for ident, text in some.items()}, self._take)

    def _take(self, found: dict[str, tuple[str, tuple[Flag, ...]]]) -> None:
        self._busy = False
        for ident, one in found.items():
            if ident not in self._waiting:
                self._found[ident] = one
                (self._flagged.add if one[1] else self._flagged.discard)(ident)
        self._tell()
        self._go_on()

    def _tell(self) -> None:
        told = frozenset(self._flagged - self._kept)
        if told != self._told:
            self._told = told
            self.changed.emit(told)
