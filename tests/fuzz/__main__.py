"""Fuzzes all targets, or those with a word in their name: ``python -m tests.fuzz [--minutes 30] [--seed N] [WORD]``.

Linux only; needs ``pip install .[fuzz]``. The minutes are shared out among the targets, one process each, one after the
other. Finds are kept in ``build/fuzz``: the input, and beside it how it went wrong. Ends with status 1 where there are
any.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.everything import TARGETS
from tests.house.sources import ROOT

FIGURES = ("number_of_executed_units", "new_units_added", "peak_rss_mb")


def fuzzed(name: str, seconds: int, seed: int, finds: Path) -> dict[str, int]:
    """Fuzz one target; returns libFuzzer's figures. Raises RuntimeError where it could not be run to its end."""
    command = [sys.executable, "-B", "-m", "tests.fuzz.child", name, str(seconds), str(seed), str(finds)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False)
    figures = {key: int(value) for key, value in re.findall(r"stat::(\w+):\s+(\d+)", done.stderr)}
    if done.returncode or not figures:
        (finds / f"{name}-stopped.txt").write_text(done.stderr[-20_000:], "utf-8")
    return figures


def main() -> int:
    """Print a line for each target and the finds; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("word", nargs="?", default="")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--finds", type=Path, default=ROOT / "build" / "fuzz")
    asked = parser.parse_args()
    if find_spec("atheris") is None:
        parser.exit(2, "atheris is not installed (there is one for Linux): pip install .[fuzz]\n")
    asked.finds.mkdir(parents=True, exist_ok=True)
    before = set(asked.finds.iterdir())
    names = [name for name in TARGETS if asked.word in name]
    seconds = max(round(asked.minutes * 60 / len(names)), 1)
    for name in names:
        figures = fuzzed(name, seconds, asked.seed, asked.finds)
        told = "  ".join(f"{key} {figures.get(key, '?')}" for key in FIGURES)
        sys.stdout.write(f"{name:12} seed {asked.seed}  {seconds} s  {told}\n")
        sys.stdout.flush()
    finds = sorted(path for path in set(asked.finds.iterdir()) - before if path.suffix == ".txt")
    for path in finds:
        sys.stdout.write(f"found: {path}\n")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
