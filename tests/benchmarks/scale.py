"""Merging 10,000 packages with 2,000,000 ideas, and what one would use instead.

    python -m tests.benchmarks.scale [PACKAGES]

Limits: at most 6 times a bare ``executemany`` of the same rows without the search index, 10 times with it; less than
1 GB of memory; per idea at most 1.3 times as long as with a hundredth of them; all again 20 times as fast; a search
within 50 ms (median).
"""

from __future__ import annotations

import csv
import importlib.util
import platform
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from facilitator.clock import SystemClock
from facilitator.record import open_record, search
from facilitator.session.merging import merge, status
from facilitator.session.progress import Progress
from tests.benchmarks.many import IDEAS, Speech, write_conference, write_packages

CHUNK = 20_000
KEPT = "SELECT i.*, e.hash, e.line FROM idea i CROSS JOIN event e ON e.journal = i.journal AND e.number = i.event"
"""Ideas' rows, each with its event as it came, which a merge has to keep as well."""
QUERIES = 60
PANDAS = """
import sys, sqlite3, pandas
parts = [pandas.read_csv(path, keep_default_na=False) for path in sys.argv[2:]]
whole = pandas.concat(parts).drop_duplicates("id")
with sqlite3.connect(sys.argv[1]) as db:
    whole.to_sql("idea", db, index=False)
"""


def main() -> None:
    """Prints a line for each thing measured."""
    packages = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    say(f"{datetime.now(UTC).date()}, Python {platform.python_version()}, {platform.system()}, {packages:,} packages")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan, key = write_conference(folder)
        with ProcessPoolExecutor(2) as pool:
            parts = [range(start, min(start + 500, packages)) for start in range(0, packages, 500)]
            paths = [p for made in pool.map(_written, [(folder, key, part) for part in parts]) for p in made]
        few = measured(folder / "few.sqlite", [plan, *paths[: max(packages // 100, 1)]], "a hundredth")
        whole = measured(folder / "central.sqlite", [plan, *paths], "all")
        say(f"per idea, all against a hundredth: {whole / few:.2f} x (limit 1.3)")
        afterwards(folder, [plan, *paths], whole * packages * IDEAS)
        beside(folder, paths)


def _written(work: tuple[Path, str, range]) -> list[Path]:
    return list(write_packages(*work))


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def seconds(action: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def measured(path: Path, packages: list[Path], name: str) -> float:
    """Merges without and with the search index, and inserts the same rows barely; returns seconds an idea."""
    catch_up, search.catch_up = search.catch_up, lambda db, known: None
    try:
        without = _merging(path.with_suffix(".without"), packages)
    finally:
        search.catch_up = catch_up
    path.with_suffix(".without").unlink()
    taken = _merging(path, packages)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with open_record(path, SystemClock().wall()) as record:
        ideas = record.look.ideas
    bare, kept = _bare(path, "SELECT * FROM idea"), _bare(path, KEPT)
    say(f"{name}: {ideas:,} ideas in {len(packages):,} packages")
    say(f"  bare executemany        {bare:8.2f} s  {bare / ideas * 1e6:6.2f} µs an idea")
    say(f"  the same with lines     {kept:8.2f} s  {kept / ideas * 1e6:6.2f} µs an idea")
    for what, took, limit in (("merge without index", without, 6), ("merge              ", taken, 10)):
        say(f"  {what}     {took:8.2f} s  {took / bare:6.2f} x (limit {limit}), with lines {took / kept:.2f} x")
    say(f"  highest memory so far   {memory:8.0f} MB (limit 1,000)")
    return taken / ideas


def _merging(path: Path, packages: list[Path]) -> float:
    clock = SystemClock()
    with open_record(path, clock.wall()) as record:
        return seconds(lambda: merge(record, packages, clock.wall(), Progress()))


def _bare(record: Path, query: str) -> float:
    """Seconds of inserting a record's rows into one table without an index; reading them is not counted."""
    path, taken = record.with_suffix(".bare"), 0.0
    with closing(sqlite3.connect(path)) as db, closing(sqlite3.connect(record)) as source:
        rows = source.execute(query)
        first = rows.fetchmany(CHUNK)
        db.execute(f"CREATE TABLE idea ({', '.join(f'c{n}' for n in range(len(first[0])))})")
        insert = f"INSERT INTO idea VALUES ({', '.join('?' * len(first[0]))})"
        while first:
            taken += seconds(partial(db.executemany, insert, first))
            first = rows.fetchmany(CHUNK)
        taken += seconds(db.commit)
    path.unlink()
    return taken


def afterwards(folder: Path, packages: list[Path], first: float) -> None:
    """Merging all again, searching, status and exports of the large record."""
    clock, central = SystemClock(), folder / "central.sqlite"
    with open_record(central, clock.wall()) as record:
        again = seconds(lambda: merge(record, packages, clock.wall(), Progress()))
        say(f"merging all again         {again:8.2f} s  {first / again:6.1f} times as fast (limit 20)")
        words = Speech(random.Random(1)).typed(QUERIES)
        took = [seconds(partial(record.search, word)) * 1000 for word in words]
        say(f"search, median of {QUERIES}      {median(took):8.1f} ms (limit 50), slowest {max(took):.0f} ms")
        say(f"status                    {seconds(lambda: status(record)):8.2f} s")
    for ending in ("csv", "json"):
        taken, memory = child(
            "from facilitator.start import main; main(['export', '--record', sys.argv[1], '--out', sys.argv[2]])",
            central,
            folder / f"out.{ending}",
        )
        say(f"export to {ending:4}            {taken:8.2f} s  {memory:6.0f} MB at most")


def child(code: str, *arguments: Path) -> tuple[float, float]:
    """Seconds and MB of a Python program."""
    whole = f"import sys\n{code}\nfrom tests.exchange.mutants import most_memory\nsys.stderr.write(str(most_memory()))"
    began = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", whole, *arguments], check=True, capture_output=True, text=True)
    return time.perf_counter() - began, int(done.stderr.strip().splitlines()[-1]) / 1024**2


def beside(folder: Path, packages: list[Path]) -> None:
    """The same rows by what one would use instead: they keep no history, no order, no hash."""
    tables = list(_tables(folder, len(packages)))
    tool = [sys.executable, "-m", "sqlite_utils", "insert", str(folder / "tool.sqlite"), "idea"]

    def by_tool() -> None:
        for table in tables:
            subprocess.run([*tool, str(table), "--csv", "--pk", "id", "--ignore"], check=True, capture_output=True)

    say(f"sqlite-utils insert --ignore, {len(tables)} tables: {seconds(by_tool):8.2f} s")
    if importlib.util.find_spec("pandas") is None:
        say("pandas is not installed: pip install pandas, to have it beside")
        return
    taken, memory = child(PANDAS, folder / "pandas.sqlite", *tables)
    say(f"pandas concat, drop_duplicates, to_sql:     {taken:8.2f} s  {memory:6.0f} MB")


def _tables(folder: Path, packages: int) -> Iterator[Path]:
    """The ideas as 100 tables."""
    with closing(sqlite3.connect(folder / "central.sqlite")) as db:
        rows = db.execute("SELECT id, session, number, kind, text, captured_at, device FROM idea ORDER BY row")
        size = max(1, packages * IDEAS // 100)
        for number in range(100):
            path = folder / f"table-{number}.csv"
            with path.open("w", newline="", encoding="utf-8") as file:
                writer = csv.writer(file)
                writer.writerow(["id", "session", "number", "kind", "text", "captured_at", "device"])
                writer.writerows(islice(rows, size))
            yield path


if __name__ == "__main__":
    main()
