"""Waiting for what a window comes to show, where no test's own helper waits."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from facilitator.desk.messages import MessageBar

PATIENCE = 30_000
"""Milliseconds after which something will not come any more; nothing waits that long when all is well."""
PAUSE = 0.005
"""Seconds between two looks. Without them the record's thread would stand still: each of its thousands of calls of
SQLite gives Python's lock away, and gets it back from somebody who looks again and again only after 5 ms."""


def await_so(so: Callable[[], object], what: str, patience: int = PATIENCE) -> None:
    """Let the windows work until something is so. Raises TimeoutError, which says what was not and what they say.

    How much was computed tells a slow machine (little) from a window that works and works (nearly all the time).
    """
    deadline, computed = QDeadlineTimer(patience), time.process_time()
    while not so():
        if deadline.hasExpired():
            worked = f"computed for {time.process_time() - computed:.1f} s meanwhile"
            raise TimeoutError("; ".join([f"waited {patience / 1000:g} s for {what}", worked, *_said()]))
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(PAUSE)


def _said() -> list[str]:
    """What the windows tell people now."""
    bars = (one for one in QApplication.allWidgets() if isinstance(one, MessageBar) and one.isVisible())
    return [f"the window says: {bar.text.text()}" for bar in bars]
