"""Runs the benchmarks, or those whose names contain a word: ``python -m tests.benchmarks [WORD]``.

A benchmark is a function ``bench_…(folder)`` in a file ``bench_*.py`` of this folder. It gets an empty folder, prepares
what it needs, yields once, and does what is to be timed.
"""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

RUNS = 5

Benchmark = Callable[[Path], Iterator[None]]


def benchmarks(word: str) -> Iterator[Benchmark]:
    """Every benchmark with the word in its name."""
    for path in sorted(Path(__file__).parent.glob("bench_*.py")):
        module = importlib.import_module(f"tests.benchmarks.{path.stem}")
        yield from (thing for name, thing in vars(module).items() if name.startswith("bench_") and word in name)


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
    """Print the median and the slowest of a few runs for each, in milliseconds."""
    for benchmark in benchmarks(sys.argv[1] if len(sys.argv) > 1 else ""):
        seconds = [measure(benchmark) for _ in range(RUNS)]
        name = benchmark.__name__.removeprefix("bench_").replace("_", " ")
        sys.stdout.write(f"{name:50} {median(seconds) * 1000:9.1f} ms   slowest {max(seconds) * 1000:9.1f} ms\n")


if __name__ == "__main__":
    main()
