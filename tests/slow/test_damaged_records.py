"""Records damaged at random places: each opens as far as it can be read, or says that it cannot.

``python -m pytest -m slow -rP tests/slow/test_damaged_records.py``; a failure names the seed, which damages in the same
way again.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.record.wrecks import Model, model, opened, wreck

PLACES = 200


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Model:
    """Three hundred cards with photos and a backup."""
    return model(tmp_path_factory.mktemp("model"), 300)


@pytest.mark.slow
def test_what_is_there_and_what_is_named_is_everything(everything: Model) -> None:
    ends: Counter[str] = Counter()

    @settings(max_examples=PLACES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32))
    def at_a_place(seed: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            wreck(everything, Path(folder) / "wreck", random.Random(seed))
            ends[opened(everything, Path(folder) / "wreck").end] += 1

    at_a_place()
    sys.stdout.write(f"{dict(ends)}\n")
    assert sum(ends.values()) >= PLACES
    assert ends["rescued"] > PLACES // 2
    assert ends["refused"] < PLACES // 10
