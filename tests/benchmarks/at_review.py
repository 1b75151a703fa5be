"""What is done at the office's window to be timed: ``python -m tests.benchmarks.at_review WHAT FOLDER``.

``FOLDER`` holds a central record, ``central.sqlite``, and the window's own folders come into it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.clock import SystemClock
from facilitator.desk.app import SWITCH, prepare
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.triage.filters import Filter
from facilitator.desk.review.triage.page import TriagePage
from facilitator.desk.window import MainWindow
from tests.benchmarks.at_window import Gaps, folders, told, until, wait

TYPED = ("w", "wo", "woh", "wohn", "wohnu", "wohnun", "wohnung", "wohnung a", "wohnung ar", "wohnung arbeit")


class Bench:
    """The office's window on a record, looking through ideas."""

    def __init__(self, folder: Path) -> None:
        self.window = MainWindow(folders(folder), SystemClock(), "bench")
        self.window.show()
        until(lambda: self.window.screens)
        wait(1500)  # what stands behind the first page is loaded by then
        began = time.perf_counter()
        self.window.open_plan(folder / "central.sqlite")
        until(lambda: self.window.findChildren(TriagePage))
        self.page = self.window.findChildren(TriagePage)[0]
        until(lambda: self.page.table.ideas.rows)
        self.window.repaint()
        self.opened = (time.perf_counter() - began) * 1000
        wait(500)

    def timed(self, do: Callable[[], object]) -> float:
        """Milliseconds until it is done and painted."""
        began = time.perf_counter()
        do()
        QApplication.processEvents()
        return (time.perf_counter() - began) * 1000


def look(folder: Path) -> None:
    """Opening, a key in the search, a filter, and frames while scrolling and while deciding."""
    bench = Bench(folder)
    page = bench.page
    line = page.bar.line
    line.setFocus()
    typed = [bench.timed(lambda text=text: line.setText(text)) for text in TYPED]  # type: ignore[misc]  # bound
    typed += [bench.timed(lambda text=text: line.setText(text)) for text in reversed(TYPED)]  # type: ignore[misc]
    line.clear()
    chosen = (("state", "new"), ("workshop", "2"), ("workshop", "3"), ("dots", "1"))
    filters = [bench.timed(lambda n=n: page.filter_by(Filter("", chosen[:n]))) for n in (1, 2, 3, 4, 0)]  # type: ignore[misc]
    told(ideas=len(page.table.ideas.rows), opened=bench.opened)
    told(typed=median(typed), typed_most=max(typed), filtered=median(filters), filtered_most=max(filters))
    page.table.setFocus()
    wait(300)
    told(scrolled_most=_scrolled(page), stepped_most=_stepped(page), decided_most=_decided(page))
    bench.window.findChildren(ReviewPage)[0].leave()
    bench.window.close()


def _scrolled(page: TriagePage) -> float:
    gaps, bar = Gaps(), page.table.verticalScrollBar()
    for _ in range(150):
        bar.setValue(bar.value() + 97)
        wait(12)
    return max(gaps.over())


def _stepped(page: TriagePage) -> float:
    """Keys held down: the details follow."""
    gaps = Gaps()
    for _ in range(100):
        QTest.keyClick(page.table, Qt.Key.Key_Down)
        wait(30)
    wait(300)
    return max(gaps.over())


def _decided(page: TriagePage) -> float:
    """One decision after the other, as fast as somebody presses A."""
    gaps = Gaps()
    for _ in range(30):
        QTest.keyClick(page.table, Qt.Key.Key_A)
        wait(120)
    wait(500)
    return max(gaps.over())


def main(what: str, folder: Path) -> None:
    sys.setswitchinterval(SWITCH)
    application = QApplication([])
    prepare(application)
    {"look": look}[what](folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
