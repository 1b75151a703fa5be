"""Garbage is collected in the thread of the windows alone.

Python collects in whatever thread happens to ask for memory. What is left of a closed page would then be torn down in
the thread of the record, and Qt answers that with a crash of the whole program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks."""


class Sweeper(QObject):
    """Takes collecting over from Python until ``stop``."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(sweep)
        self._timer.start(EVERY)

    def stop(self) -> None:
        """Leave it to Python again: when no other thread is at work any more."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()


def settle() -> None:
    """Much has come that will stay: collect now, and leave all that is there out of later collecting until next time.

    Looking through the rows of 20,000 ideas again takes longer than a frame. They go as always when nothing refers to
    them any more; what refers to itself waits for the next call.
    """
    if not gc.isenabled():  # only where collecting was taken over
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def sweep() -> None:
    """Collect what Python would have collected by now: the oldest generation that is due, with the younger ones."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
