"""A session with 500 photos is handed over at the real window: ``python -m tests.benchmarks.at_stick WHAT FOLDER``.

``prepare`` leaves the session, ``hand`` stops a hand-over in the middle and then does it; it says when it is at rest
and when it begins, so that its memory can be watched from outside.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facilitator.clock import SystemClock
from facilitator.conference import intents
from facilitator.desk.app import SWITCH, prepare
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.places import Place
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.window import MainWindow
from facilitator.exchange.volumes import Volume
from facilitator.files import resource_folder
from tests.benchmarks.at_window import Gaps, folders, told, until, wait
from tests.benchmarks.bench_handover import EACH, PHOTOS

SESSION = "W4R2"
AT = 30
"""Percent at which it is stopped."""
LONG = 33
"""Milliseconds from which on a gap is looked at more closely."""


class Busy(Gaps):
    """Gaps, and what the program did in the long ones: the window's thread, all threads. In the rest, others worked."""

    def __init__(self) -> None:
        self._before = _spent()
        self.window: list[float] = [0.0]
        self.all: list[float] = [0.0]
        super().__init__()

    def _tick(self) -> None:
        super()._tick()
        now = _spent()
        if self.found[-1] > LONG:
            self.window.append((now[0] - self._before[0]) * 1000)
            self.all.append((now[1] - self._before[1]) * 1000)
        self._before = now


def _spent() -> tuple[float, float]:
    """Seconds of processor time: this thread, all threads."""
    return time.thread_time(), time.process_time()


class Bench:
    """The window, and a folder that stands for a stick."""

    def __init__(self, folder: Path) -> None:
        self.stick = folder / "stick"
        self.stick.mkdir(exist_ok=True)
        self.window = MainWindow(replace(folders(folder), sticks=self._sticks), SystemClock(), "bench")
        self.window.show()
        self.window.open_plan(resource_folder() / "demo" / "plan.toml")
        until(lambda: self.window.findChildren(SessionsPage))

    def _sticks(self) -> list[Place]:
        free = shutil.disk_usage(self.stick).free
        volume = Volume("KREIS", self.stick, "none", "exfat", free, read_only=False, removable=True)
        return [Place("KREIS", self.stick, free, stick=True, volume=volume)]

    def fill(self) -> None:
        """The photos, in one commit each."""
        keeper, filled = self.window.context.keeper, list[None]()

        def fill() -> None:
            keeper.enter(SESSION)
            service = keeper.service
            for _ in range(PHOTOS):
                content = os.urandom(EACH)
                with service.together():
                    digest = hashlib.sha256(content).hexdigest()
                    service.do(intents.AddAttachment(service.new_id(), SESSION, digest, "jpg", ""))
                    service.record.keep_content(content)

        self.window.context.background.run(fill, self.window, filled.append)
        until(lambda: filled)

    def asked(self) -> HandOverDialog:
        """The dialog, ready to be pressed."""
        self.window.findChildren(SessionsPage)[0].hand_over_button.click()
        until(lambda: [one for one in self.window.findChildren(HandOverDialog) if one.go_button.isEnabled()])
        return self.window.findChildren(HandOverDialog)[0]


def hand(folder: Path) -> None:
    """Stop one in the middle, then do it whole; milliseconds, and what the stopped one left."""
    bench = Bench(folder)
    dialog = bench.asked()
    wait(3000)
    say("rest")
    wait(1500)
    say("busy")
    stopped, gaps = time.perf_counter(), Busy()
    dialog.go_button.click()
    until(lambda: dialog.bar.value() >= AT)
    pressed = time.perf_counter()
    dialog.cancel_button.click()
    until(lambda: not dialog.outcome.isHidden())
    told(stop=(time.perf_counter() - pressed) * 1000, stopped_at=(pressed - stopped) * 1000)
    told(stop_gap=max(gaps.over()), stop_window=max(gaps.window), left=len(list(bench.stick.iterdir())))
    until(dialog.go_button.isEnabled)
    began, gaps = time.perf_counter(), Busy()
    dialog.go_button.click()
    until(lambda: not dialog.outcome.isHidden())
    told(hand=time.perf_counter() - began, hand_gap=max(gaps.over()))
    told(hand_window=max(gaps.window), hand_all=max(gaps.all))
    told(there=len(list(bench.stick.iterdir())), size=sum(path.stat().st_size for path in bench.stick.iterdir()) / 1e6)
    say("done")
    wait(300)
    bench.window.close()


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(what: str, folder: Path) -> None:
    sys.setswitchinterval(SWITCH)
    application = QApplication([])
    prepare(application)
    if what == "prepare":
        bench = Bench(folder)
        bench.fill()
        bench.window.close()
    else:
        QTimer.singleShot(600_000, application.quit)
        hand(folder)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
