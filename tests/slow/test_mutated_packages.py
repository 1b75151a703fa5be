"""Twenty thousand packages changed with care: none brings in what it should not, stops the program or fills the memory.

``python -m pytest -m slow tests/slow/test_mutated_packages.py``; these come on top of those of
``tests/exchange/test_package_mutants.py``, which know nothing of a package's form.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.house.sources import ROOT
from tests.slow.mutating import MUTATIONS, mutations_of

MIB = 1024 * 1024


def run(count: int, seed: int, sort: str) -> dict[str, Any]:
    """Mutants in a process of their own, so that its memory can be measured."""
    command = [sys.executable, "-B", "-m", "tests.slow.mutating", str(count), str(seed), sort]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    sys.stdout.write(f"{count} of {sort}: {result['memory'] // MIB} MB at most\n")
    return result


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_no_mutant_does_harm(seed: int) -> None:
    result = run(5_000, 7_000 + 10 * seed, "results")
    for who in ("strangers", "own"):
        assert sum(result[who].values()) == 2_500
        assert {end.split()[0] for end in result[who]} == MUTATIONS.keys()
        assert {f"{what} refused" for what in MUTATIONS} <= result[who].keys()
    assert {"events merged", "both merged"} <= result["own"].keys()
    assert not {"names merged"} & result["strangers"].keys()
    assert result["memory"] < 300 * MIB


@pytest.mark.slow
@pytest.mark.parametrize("sort", ["plan", "review", "receipt"])
def test_no_mutant_of_another_sort_does_harm(sort: str) -> None:
    """A plan, an office's decisions, a receipt."""
    result = run(3_000, 8_000, sort)
    for who in ("strangers", "own"):
        assert sum(result[who].values()) == 1_500
        assert {end.split()[0] for end in result[who]} == set(mutations_of(sort))
        assert {f"{what} refused" for what in mutations_of(sort)} <= result[who].keys()
    assert "manifest merged" in result["own"]
    assert result["memory"] < 300 * MIB
