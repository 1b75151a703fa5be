"""Waiting for what a window comes to show, where no test's own helper waits."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from facilitator.desk.messages import MessageBar

PATIENCE = 30_000
"""Milliseconds of pauses after which something will not come any more; nothing waits that long when all is well."""
PAUSE = 0.005
"""Seconds between two looks. Without them the record's thread would stand still: each of its thousands of calls of
SQLite gives Python's lock away, and gets it back from somebody who looks again and again only after 5 ms."""


def await_so(so: Callable[[], object], what: str, patience: int = PATIENCE) -> None:
    """Let the windows work until something is so. Raises TimeoutError, which says what was not and what they say.

    ``patience`` is counted in looks with a pause after each, not by the clock: a machine may be so busy with what goes
    first that it has no time at all for this program, for longer than anybody's patience. How much was computed tells
    a slow machine (little) from a window that works and works (nearly all the time).
    """
    began, computed = time.monotonic(), time.process_time()
    for _ in range(int(patience / 1000 / PAUSE)):
        if so():
            return
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(PAUSE)
    if not so():
        waited = f"waited {time.monotonic() - began:.1f} s for {what}"
        worked = f"computed for {time.process_time() - computed:.1f} s meanwhile"
        raise TimeoutError("; ".join([waited, worked, *_said()]))


def _said() -> list[str]:
    """What the windows tell people now."""
    bars = (one for one in QApplication.allWidgets() if isinstance(one, MessageBar) and one.isVisible())
    return [f"the window says: {bar.text.text()}" for bar in bars]
