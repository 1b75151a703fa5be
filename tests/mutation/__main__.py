"""Changes fold, merge, review and clocks in small ways, and looks what the tests notice: ``python -m tests.mutation``.

``python -m tests.mutation [--all] [WORD]``: only files with a word in their name; all verdicts. Works on copies of the
project in a temporary folder, with two processes; needs a system that can fork. Which survivors are meant to survive
stands in ``docs/mutation.md``; ends with status 1 where there are others.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.house.sources import FILES, FOLDERS, ROOT

PROCESSES = 2
JUDGED = ROOT / "docs" / "mutation.md"

FOLD = """
    conference/test_survivors conference/test_state conference/test_late_knowledge conference/test_redaction
    conference/test_views conference/test_history conference/test_history_redacted conference/test_commands_ideas
    conference/test_commands_sessions conference/test_commands_protocol conference/test_handover
"""
CLOCK = """
    conference/test_survivors_clock conference/test_timer conference/test_timer_start_and_end
    conference/test_timer_reading conference/test_timer_recovery conference/test_timer_clock conference/test_timer_share
    conference/test_timer_properties
"""
STORING = """
    record/test_survivors record/test_captures record/test_places record/test_changed_types record/test_waited_for
    record/test_receiving record/test_record record/test_appending record/test_forked_plan record/test_reading
    record/test_redaction record/test_convergence record/test_review_rows record/test_parts session/test_merging
"""
MERGING = """
    session/test_survivors session/test_merging session/test_merging_contents session/test_merging_refusals
    session/test_receipts session/test_gaps session/test_rare_days session/test_real_days cli/test_merge
"""
STAMPS = """
    conference/test_stamps conference/test_state conference/test_late_knowledge record/test_appending
    record/test_receiving record/test_record
"""
DECIDING = """
    conference/test_commands_review conference/test_survivors_review conference/test_review_picture
    conference/test_reviewed record/test_survivors_review record/test_review_rows record/test_review_reading
    session/test_review session/test_account session/test_review_together
"""
CALLED_OUT = "conference/test_called_out conference/test_events exchange/test_package"
ANNOUNCED = "exchange/test_many_events exchange/test_package exchange/test_package_sorts exchange/test_packing"
TESTS = {
    "conference/called_out": CALLED_OUT,
    "exchange/announced": ANNOUNCED,
    "conference/state": FOLD,
    "conference/redaction": FOLD,
    "conference/stamps": STAMPS,
    "conference/review": DECIDING,
    "conference/commands/review": DECIDING,
    "conference/timer": CLOCK,
    "conference/timer_share": CLOCK,
    "conference/timer_state": CLOCK,
    "conference/timer_recovery": CLOCK,
    "record/captures": STORING,
    "record/commits": STORING,
    "record/storing": STORING,
    "record/sums": STORING,
    "record/review": DECIDING,
    "record/review_rows": DECIDING,
    "session/merging": MERGING,
}
"""The files that are changed, and the fast tests that concern each: those that notice most come first."""

Verdict = dict[str, Any]


def copied(folder: Path) -> Path:
    """The project without its history and caches."""
    place = folder / "project"
    place.mkdir(parents=True)
    for name in FOLDERS:
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        if (ROOT / name).exists():
            shutil.copy2(ROOT / name, place)
    return place


def tried(copies: list[Path], name: str, tell: Callable[[Verdict], None]) -> None:
    """Tell each verdict on a file's mutants. Raises RuntimeError where the tests fail without a change."""
    tests = [f"tests/{test}.py" for test in TESTS[name].split()]

    def share(number: int) -> None:
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "tests.mutation.trying",
            copies[number],
            f"facilitator/{name}.py",
        ]
        environment = os.environ | {"TMPDIR": str(copies[number].parent), "PYTHONHASHSEED": "0"}
        with subprocess.Popen(
            [*command, str(number), str(len(copies)), *tests],
            cwd=copies[number],
            env=environment,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            for line in process.stdout or ():
                tell(json.loads(line))
        if process.returncode:
            raise RuntimeError(f"{name}: its tests fail without a change, or could not be run")

    with ThreadPoolExecutor() as pool:
        list(pool.map(share, range(len(copies))))


def change_of(verdict: Verdict) -> str:
    """The change as the table of ``docs/mutation.md`` has it, without backticks and bars."""
    return f"{verdict['was']} → {verdict['now']}".replace("`", "'").replace("|", "¦")


def judged() -> set[tuple[str, str]]:
    """The survivors that the table knows, by file and change: lines move."""
    rows = re.findall(r"^\| (\S+) \| \d+ \| `(.+)` \| ", JUDGED.read_text("utf-8"), re.MULTILINE)
    return {(file, change) for file, change in rows}


def main() -> int:
    """Print survivors (and what else is asked for) and a line for each file; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--all", action="store_true", help="print the killed ones too")
    asked = parser.parse_args()
    if not hasattr(os, "fork"):
        parser.exit(2, "this system cannot fork\n")
    known, unknown = judged(), 0
    with tempfile.TemporaryDirectory() as folder:
        copies = [copied(Path(folder) / str(number)) for number in range(PROCESSES)]
        for name in (name for name in TESTS if asked.word in f"{name}.py"):
            counts = Counter[str]()

            def tell(verdict: Verdict, name: str = name, counts: Counter[str] = counts) -> None:
                said = verdict["verdict"]
                if said == "survived":
                    said = "survived, judged" if (f"{name}.py", change_of(verdict)) in known else "survived"
                counts[said] += 1
                if asked.all or said != "killed":
                    sys.stdout.write(f"{said:16} {name}.py:{verdict['line']}: {change_of(verdict)}\n")
                    sys.stdout.flush()

            tried(copies, name, tell)
            figures = ", ".join(f"{count} {said}" for said, count in sorted(counts.items()))
            sys.stdout.write(f"{name}.py: {counts.total()} mutants: {figures}\n")
            unknown += counts["survived"]
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
