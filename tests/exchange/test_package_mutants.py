"""Thousands of damaged packages: not one of them brings in anything but the very events it was made of."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from facilitator.exchange.manifest import EVENTS, MANIFEST
from facilitator.exchange.package import read_package
from tests.exchange import forging
from tests.exchange.broken import BROKEN
from tests.exchange.forging import edited, members, pack, rehashed
from tests.house.sources import ROOT

MIB = 1024 * 1024


def run(count: int, seed: int) -> dict[str, Any]:
    """Mutants in a process of their own, so that its memory can be measured."""
    command = [sys.executable, "-B", "-m", "tests.exchange.mutants", str(count), str(seed)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def check(result: dict[str, Any], count: int) -> None:
    ends = result["ends"]
    assert sum(ends.values()) == count
    refused = sum(n for end, n in ends.items() if end.endswith("refused"))
    assert refused > count * 0.8
    assert {"flip refused", "cut refused", "insert refused", "member refused", "forged refused"} <= set(ends)
    assert "forged harmless" not in ends
    assert result["memory"] < 300 * MIB


def test_no_mutant_brings_in_anything_else() -> None:
    check(run(1500, 1), 1500)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_no_mutant_of_many_brings_in_anything_else(seed: int) -> None:
    check(run(6000, 1000 * seed), 6000)


BOMBS = [
    "many members",
    "one endless line",
    "blank lines without end",
    "huge manifest",
    "huge attachment",
    "photos that unpack without end",
    "manifest nested too deep",
    "missing numbers without end",
]


def costly(good: Path, bad: Path, subjects: int) -> None:
    """Sound events of an unknown kind, each of which needs twenty times its length in memory."""
    heavy: dict[str, list[list[int]]] = {"a": [[]] * 250_000}
    parts = members(good)
    first, *_, last = parts[EVENTS].splitlines()
    lines = [edited(last, number=n + 1, kind="Heavy", body=heavy, subject=f"heavy-{n % subjects}") for n in range(12)]
    data = json.loads(parts[MANIFEST]) | {"fingerprints": {}, "ideas": {}}
    data["journals"][1] |= {"last": 12, "events": 12}
    content = b"".join(line + b"\n" for line in (first, *lines))
    pack(bad, list(rehashed(parts | {EVENTS: content, MANIFEST: json.dumps(data).encode()}).items()))


def test_bombs_need_little_memory(tmp_path: Path) -> None:
    good = forging.sound(tmp_path / "good.facilitator")
    for n, case in enumerate(BOMBS):
        BROKEN[case](good, tmp_path / f"{n}.facilitator")
    manifest = b'{"a":[' + b"[]," * (MIB) + b"[]]}"
    forging.with_parts(lambda parts: list((parts | {"manifest.json": manifest}).items()))(
        good, tmp_path / "manifest.facilitator"
    )
    costly(good, tmp_path / "about-one.facilitator", 1)
    costly(good, tmp_path / "about-many.facilitator", 12)
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from facilitator.record import open_record\n"
        "from facilitator.session.merging import find_packages, merge\n"
        "from facilitator.session.progress import Progress\n"
        "from tests.exchange.mutants import most_memory\n"
        "folder = Path(sys.argv[1])\n"
        "with open_record(folder / 'central.sqlite', 0) as record:\n"
        "    outcomes = merge(record, find_packages([folder]), 0, Progress())\n"
        "sys.stdout.write(' '.join(outcome.outcome for outcome in outcomes))\n"
        "sys.stdout.write(f' {most_memory()}')\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, tmp_path], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    *outcomes, memory = done.stdout.split()
    assert outcomes.count("refused") == len(BOMBS) + 2, done.stderr
    assert outcomes.count("merged") == 2
    assert int(memory) < 300 * MIB
    assert read_package(good).manifest.events == 5
