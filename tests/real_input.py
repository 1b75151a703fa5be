"""Runs the whole way on real ideas: ``python -m tests.real_input [--keep DIR]``.

Deals the ideas of ``../shared/data/klimarat-dev.csv`` (beside the checkout, never in it) out as CARDS for 21 sessions
on seven records, merges them, merges them again, and checks that every idea is there once, word for word.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import tempfile
import time
from collections import Counter
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from facilitator.cli import main as facilitator
from facilitator.clock import SystemClock
from facilitator.files import resource_folder
from facilitator.language import Language

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "klimarat-dev.csv"
SESSIONS = [f"W{workshop}R{turn}" for workshop in range(1, 8) for turn in range(1, 4)]
KINDS = ("observation", "question", "suggestion")


def call(*arguments: str | Path) -> str:
    """One command; returns what it prints. Raises SystemExit where it does not end with status 0."""
    out = io.StringIO()
    with redirect_stdout(out):
        status = facilitator([str(argument) for argument in arguments], SystemClock(), Language("en"))
    if status:
        raise SystemExit(f"{arguments[0]} ended with status {status}: {out.getvalue()[:500]}")
    return out.getvalue()


def deal_out(folder: Path) -> list[str]:
    """Write a CARDS file for each session; returns all texts."""
    with DATA.open(encoding="utf-8", newline="") as file:
        texts = [row["text"].strip() for row in csv.DictReader(file)]
    for number, session in enumerate(SESSIONS):
        with (folder / f"{session}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["kind", "text", "dots", "voters"])
            for place in range(number, len(texts), len(SESSIONS)):
                writer.writerow([KINDS[place % 3], texts[place], place % 7, 25])
    return texts


def capture(folder: Path) -> None:
    """Each workshop's three sessions on a record of its own."""
    call("plan", resource_folder() / "demo" / "plan.toml", "--out", folder / "plan.facilitator")
    (folder / "packages").mkdir()
    for session in SESSIONS:
        record, out = folder / f"laptop-{session[:2]}.sqlite", folder / "packages" / f"{session}.facilitator"
        cards = ("--from", folder / f"{session}.csv", "--record", record, "--device", session[:2])
        call("capture", folder / "plan.facilitator", "--session", session, *cards, "--out", out)


def merge(folder: Path) -> dict[str, Any]:
    """Everything into the central record; returns the receipt."""
    places = (folder / "plan.facilitator", folder / "packages")
    receipt = json.loads(call("merge", *places, "--record", folder / "central.sqlite", "--json"))
    assert isinstance(receipt, dict)
    return receipt


def run(folder: Path) -> list[str]:
    """Play it; returns what was measured, a line each. Raises AssertionError where anything is lost or doubled."""
    texts, lines, began = deal_out(folder), [], time.perf_counter()
    capture(folder)
    lines.append(f"captured {len(texts)} ideas in 21 sessions: {time.perf_counter() - began:.1f} s")
    began = time.perf_counter()
    first = merge(folder)
    lines.append(f"merged: {time.perf_counter() - began:.2f} s")
    began = time.perf_counter()
    again = merge(folder)
    lines.append(f"merged again: {time.perf_counter() - began:.2f} s")
    assert first["ideas"] == again["ideas"] == len(texts), (first["ideas"], again["ideas"], len(texts))
    assert not first["sessions"]["missing"]
    assert all(file["events_new"] == 0 for file in again["files"])
    call("export", "--record", folder / "central.sqlite", "--out", folder / "all.json")
    exported = json.loads((folder / "all.json").read_text("utf-8"))["ideas"]
    assert Counter(idea["text"] for idea in exported) == Counter(texts)
    began = time.perf_counter()
    hits = json.loads(call("search", "--record", folder / "central.sqlite", "rad", "--json"))["hits"]
    lines.append(f"searched: {len(hits)} hits, {time.perf_counter() - began:.3f} s with opening")
    call("report", "session", "--record", folder / "central.sqlite", "--session", "W3R2", "--out", folder / "W3R2.pdf")
    lines.append(f"a summary of {len(texts) // 21} cards is in {folder / 'W3R2.pdf'}")
    return lines


def main() -> None:
    """Run it in the folder after ``--keep``, or in one that is removed at the end."""
    if not DATA.exists():
        sys.stdout.write(f"skipped: there is no {DATA.name} in a folder shared/data beside this checkout\n")
        return
    if sys.argv[1:2] == ["--keep"]:
        folder = Path(sys.argv[2])
        folder.mkdir(parents=True)
        sys.stdout.write("\n".join(run(folder)) + "\n")
        return
    with tempfile.TemporaryDirectory() as folder_name:
        sys.stdout.write("\n".join(run(Path(folder_name))) + "\n")


if __name__ == "__main__":
    main()
