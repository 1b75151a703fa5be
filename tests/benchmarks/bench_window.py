"""The real window on a screen of its own: how soon a card is painted, whether it ever stands still, how soon it is
there.

Limits: what Enter costs beside the flush to the disk at most 16.7 ms
in 99 of 100 cards, with 1,000 cards listed; no gap above 33 ms while the clock runs and a summary is made; less than
1 % of a core in idle time; launched in at most twice the time of an empty window.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

from tests.house.sources import ROOT

LAUNCHES = 9
EMPTY = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.processEvents()
print("there", flush=True)
print("open", flush=True)
"""
"""The least that Qt can show."""
Environment = dict[str, str]


@contextmanager
def screen() -> Iterator[Environment]:
    """The environment for a window: the screen that is there, else one in memory (Xvfb, on Linux).

    Python keeps what it compiled, as it does where the program is installed.
    """
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if sys.platform != "linux" or os.environ.get("DISPLAY"):
        yield own
        return
    seen, said = os.pipe()
    command = ["Xvfb", "-displayfd", str(said), "-screen", "0", "1280x820x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[said], stderr=subprocess.DEVNULL) as server:
        os.close(said)
        with os.fdopen(seen) as answer:
            number = answer.readline().strip()
        yield {**own, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        server.terminate()


def ask(what: str, folder: Path, environment: Environment) -> dict[str, list[float]]:
    """What ``at_window`` says, by the names of the figures."""
    command = [sys.executable, "-m", "tests.benchmarks.at_window", what, str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    lines = (line.split() for line in done.stdout.splitlines())
    return {name: [float(value) for value in values] for name, *values in lines}


def compare_window_capture(folder: Path) -> list[str]:
    """From Enter to the painted card, and what of it is not the disk."""
    with screen() as environment:
        said = ask("capture", folder, environment)
    rest = said["rest"]
    return [
        f"Enter to painted, 1,000 cards      {said['painted_p50'][0]:8.2f} ms  p99 {said['painted_p99'][0]:8.2f}",
        f"of that: the commit's flush        {said['flush_p50'][0]:8.2f} ms  p99 {said['flush_p99'][0]:8.2f}",
        f"the same without that of each      {median(rest):8.2f} ms  p99 {p99(rest):8.2f} (limit 16.7)",
        f"entering a session of 1,000 cards  {said['entered'][0]:8.1f} ms",
    ]


def compare_window_frames(folder: Path) -> list[str]:
    """The longest times in which the window did nothing."""
    with screen() as environment:
        said = ask("frames", folder, environment)
    return [
        f"longest gap, the clock runs        {said['clock_most'][0]:8.1f} ms",
        f"longest gap, summary and typing    {said['summary_most'][0]:8.1f} ms  (limit 33)",
        f"summary of 1,000 cards             {said['summary_seconds'][0]:8.1f} s",
    ]


def compare_window_idle(folder: Path) -> list[str]:
    """What the window costs while nobody does anything."""
    with screen() as environment:
        said = ask("idle", folder, environment)
    return [
        f"idle                               {said['idle_share'][0]:8.2f} % of a core (limit 1)",
        f"the clock runs                     {said['clock_share'][0]:8.2f} % of a core",
    ]


def compare_window_launch(folder: Path) -> list[str]:
    """From starting Python to a window, in turns; 2,000 ideas are on record."""
    spent: dict[str, list[tuple[float, float]]] = {"empty": [], "launch": []}
    with screen() as environment:
        ask("prepare", folder, environment)
        for _ in range(LAUNCHES):
            spent["empty"].append(launched(["-c", EMPTY], environment))
            spent["launch"].append(launched(["-m", "tests.benchmarks.at_launch", str(folder)], environment))
    least = median(there for there, _ in spent["empty"])
    there, opened = (median(times[place] for times in spent["launch"]) for place in (0, 1))
    return [
        f"an empty window of PySide6         {least:8.0f} ms",
        f"the first page can be used         {there:8.0f} ms  {there / least:.2f} x (limit 2)",
        f"the conference is open             {opened:8.0f} ms  {opened / least:.2f} x",
    ]


def launched(arguments: list[str], environment: Environment) -> tuple[float, float]:
    """Milliseconds until the window is there, and until the conference is open."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        there = time.perf_counter()
        program.stdout.readline()
        opened = time.perf_counter()
    return (there - began) * 1000, (opened - began) * 1000


def p99(values: list[float]) -> float:
    return quantiles(values, n=100)[98]
