"""Runs the benchmarks, or those whose names contain a word: ``python -m tests.benchmarks [WORD]``.

A benchmark is a function in a file ``bench_*.py`` of this folder and gets an empty folder. ``bench_…(folder)`` prepares
what it needs, yields once, and does what is to be timed; ``compare_…(folder)`` measures several things in one run and
returns a line for each, with their ratios.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

RUNS = 5

Benchmark = Callable[[Path], Iterator[None]]
Comparison = Callable[[Path], list[str]]


def found(kind: str, word: str) -> Iterator[Any]:
    """Every function of this kind (``bench``, ``compare``) with the word in its name."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        module = importlib.import_module(f"tests.benchmarks.{path.stem}")
        yield from (thing for name, thing in vars(module).items() if name.startswith(f"{kind}_") and word in name)


def measure(benchmark: Benchmark) -> float:
    """Seconds from the ``yield`` to the end."""
    with tempfile.TemporaryDirectory() as folder:
        steps = benchmark(Path(folder))
        next(steps)
        start = time.perf_counter()
        for _ in steps:
            raise RuntimeError(f"{benchmark.__name__} yields twice")
        return time.perf_counter() - start


def main() -> None:
    """Print the median and the slowest of a few runs for each benchmark, in milliseconds, and the comparisons."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    today, cores = datetime.now(UTC).date(), os.cpu_count()
    sys.stdout.write(f"{today}, {cores} cores, Python {platform.python_version()}, {platform.system()}\n")
    for benchmark in found("bench", word):
        seconds = [measure(benchmark) for _ in range(RUNS)]
        name = benchmark.__name__.removeprefix("bench_").replace("_", " ")
        sys.stdout.write(f"{name:50} {median(seconds) * 1000:9.1f} ms   slowest {max(seconds) * 1000:9.1f} ms\n")
    for comparison in found("compare", word):
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write("\n".join(comparison(Path(folder))) + "\n")


if __name__ == "__main__":
    main()
