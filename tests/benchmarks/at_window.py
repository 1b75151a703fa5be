"""What is done at the real window to be timed: ``python -m tests.benchmarks.at_window WHAT FOLDER`` prints figures.

``FOLDER`` holds the window's own folders, as ``made_ready`` leaves them.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import psutil
from PySide6.QtCore import QEventLoop, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from facilitator.clock import SystemClock
from facilitator.conference import intents
from facilitator.desk.app import SWITCH, prepare
from facilitator.desk.cockpit import cards_view
from facilitator.desk.cockpit.card_painter import CardPainter
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.window import MainWindow
from facilitator.files import resource_folder
from facilitator.record import opening
from facilitator.settings import Settings, save_settings

SESSION = "W4R2"
WORDS = """
    Mehr Sprachkurse am Abend mit Kinderbetreuung auch in den kleinen Gemeinden Wohnungen sind zu teuer Der Bus fährt
    selten Ausbildung für Frauen Anerkennung von Abschlüssen dauert lange Treffpunkt im Hof der Bücherei
""".split()
SAMPLES = 200
PATIENCE = 60


def texts(seed: int) -> Iterator[str]:
    """Cards as people call them out, 3 to 18 words, no two alike."""
    chance = random.Random(seed)
    while True:
        yield " ".join(chance.choices(WORDS, k=chance.randint(3, 18))) + f" {chance.randrange(10**6)}"


class TimedPainter(CardPainter):
    """Notes when a card with a text was painted first."""

    painted: dict[str, float] = {}  # noqa: RUF012  # one list in one window

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        self.painted.setdefault(index.data(), time.perf_counter())


class TimedConnection(sqlite3.Connection):
    """Notes from when to when each commit took: what the disk has its part in."""

    spent: list[tuple[float, float]] = []  # noqa: RUF012  # one record in one window

    def execute(self, *statement: Any) -> sqlite3.Cursor:
        began = time.perf_counter()
        try:
            return super().execute(*statement)
        finally:
            if statement[0].startswith("COMMIT"):
                self.spent.append((began, time.perf_counter()))

    @classmethod
    def between(cls, began: float, ended: float) -> float:
        """Milliseconds of this time in which something was committed."""
        return sum(max(0.0, min(ended, last) - max(began, first)) for first, last in cls.spent) * 1000


def timed(path: Path, mode: str) -> sqlite3.Connection:
    """The connection of a record, with its commits timed."""
    name = f"{path.resolve().as_uri()}?mode={mode}"
    return sqlite3.connect(name, uri=True, isolation_level=None, timeout=5, factory=TimedConnection)


def until(done: Callable[[], object]) -> None:
    """Let the window go on until something is so; it sleeps while there is nothing to do, as in real life."""
    last, wake = time.perf_counter() + PATIENCE, QTimer()
    wake.start(20)
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.perf_counter() > last:
            raise TimeoutError("the window did not come so far")


def wait(milliseconds: int) -> None:
    """Let time pass. (QTest.qWait would keep Python's lock, and no other thread could work meanwhile.)"""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def folders(folder: Path) -> Folders:
    made = Folders(folder / "records", folder / "settings.json", folder)
    save_settings(made.settings, Settings("de"))
    return made


class Bench:
    """A window in a session of some cards."""

    def __init__(self, folder: Path) -> None:
        self.window = MainWindow(folders(folder), SystemClock(), "bench")
        self.window.show()
        self.window.open_plan(resource_folder() / "demo" / "plan.toml")
        until(lambda: self.window.findChildren(SessionsPage))

    def enter(self) -> CockpitPage:
        self.window.enter(SESSION)
        until(lambda: [page for page in self.window.findChildren(CockpitPage) if page.isVisible()])
        return self.window.findChildren(CockpitPage)[0]

    def fill(self, cards: int, session: str = SESSION) -> None:
        """So many cards, in one commit."""
        keeper, some = self.window.context.keeper, texts(1)
        filled: list[None] = []

        def fill() -> None:
            keeper.enter(session)
            service = keeper.service
            with service.together():
                for _ in range(cards):
                    service.do(intents.CaptureIdea(service.new_id(), session, "suggestion", next(some)))

        self.window.context.background.run(fill, self.window, filled.append)
        until(lambda: filled)

    def close(self) -> None:
        self.window.close()


def told(**figures: float) -> None:
    for name, value in figures.items():
        sys.stdout.write(f"{name} {value:.4f}\n")
    sys.stdout.flush()


def p99(values: list[float]) -> float:
    return quantiles(values, n=100)[98]


def filled(folder: Path) -> Bench:
    bench = Bench(folder)
    bench.fill(1_000)
    return bench


def capture(folder: Path) -> None:
    """From Enter until the card is painted, in milliseconds, one card after the other with pauses as people make."""
    setattr(cards_view, "CardPainter", TimedPainter)  # noqa: B010  # the list makes its painter of this name
    setattr(opening, "_connected", timed)  # noqa: B010  # a record is opened by this name
    bench = filled(folder)
    began = time.perf_counter()
    page = bench.enter()
    until(lambda: TimedPainter.painted)
    told(entered=(time.perf_counter() - began) * 1000)
    wait(1500)
    some, chance, spent, flushed = texts(2), random.Random(3), [], []
    for _ in range(SAMPLES):
        text = next(some)
        page.capture.box.insertPlainText(text)
        wait(chance.randint(20, 260))
        began = time.perf_counter()
        QTest.keyClick(page.capture.box, Qt.Key.Key_Return)
        until(lambda text=text: text in TimedPainter.painted)  # type: ignore[misc]  # a default binds it
        painted = TimedPainter.painted[text]
        spent.append((painted - began) * 1000)
        flushed.append(TimedConnection.between(began, painted))
        wait(chance.randint(0, 200))
    told(painted_p50=median(spent), painted_p99=p99(spent), painted_most=max(spent))
    told(flush_p50=median(flushed), flush_p99=p99(flushed))
    sys.stdout.write("rest " + " ".join(f"{all_ - disk:.3f}" for all_, disk in zip(spent, flushed, strict=True)) + "\n")
    bench.close()


class Gaps:
    """Milliseconds between the ticks of a timer of 5 ms: what the window could not do anything in."""

    def __init__(self) -> None:
        self._last = time.perf_counter()
        self.found: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.found.append((now - self._last) * 1000)
        self._last = now

    def over(self) -> list[float]:
        self._timer.stop()
        return self.found


def frames(folder: Path) -> None:
    """Gaps while the clock runs, then while a summary is made and while cards are typed as well."""
    bench = filled(folder)
    page = bench.enter()
    page.clock.ask_main()
    wait(2000)
    calm = Gaps()
    wait(4000)
    told(clock_most=max(calm.over()))
    some, busy, began = texts(5), Gaps(), time.perf_counter()
    page.print_wanted.emit()
    while not bench.window.findChildren(PreviewDialog):
        page.capture.box.insertPlainText(next(some))
        QTest.keyClick(page.capture.box, Qt.Key.Key_Return)
        wait(150)
    told(summary_most=max(busy.over()), summary_seconds=time.perf_counter() - began)
    bench.close()


def idle(folder: Path) -> None:
    """Percent of a core, with the clock standing and with the clock running."""
    bench = filled(folder)
    page = bench.enter()
    wait(4000)
    process = psutil.Process()

    def spent() -> float:
        times = process.cpu_times()
        return float(times.user + times.system)

    def share(seconds: float) -> float:
        before, began = spent(), time.perf_counter()
        wait(int(seconds * 1000))
        return 100 * (spent() - before) / (time.perf_counter() - began)

    told(idle_share=share(10))
    page.clock.ask_main()
    wait(1000)
    told(clock_share=share(10))
    bench.close()


def prepare_launch(folder: Path) -> None:
    """Leave a conference with 2,000 ideas."""
    bench = Bench(folder)
    bench.fill(1_000)
    bench.fill(1_000, "W5R1")
    bench.close()


def main(what: str, folder: Path) -> None:
    sys.setswitchinterval(SWITCH)
    application = QApplication([])
    prepare(application)
    {
        "capture": capture,
        "frames": frames,
        "idle": idle,
        "prepare": prepare_launch,
    }[what](folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
