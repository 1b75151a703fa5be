"""The office's public keys in a plan source."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.exchange.plan_source import PlanFaults
from tests.exchange.sealed import DAILY, SAFE
from tests.exchange.sources import TOML, read_toml


@pytest.mark.parametrize("wrong", ["age1nokey", "AGE-SECRET-KEY-1QQ"])
def test_a_false_public_key_is_a_fault(wrong: str, tmp_path: Path) -> None:
    change = TOML.replace('languages = ["de", "ar"]', f'seal_to = ["{DAILY.public}", "{wrong}"]')
    with pytest.raises(PlanFaults) as raised:
        read_toml(change, tmp_path)
    (fault,) = raised.value.faults
    assert fault.place.line == 5
    assert str(fault).startswith(f"line 5 (conference.seal_to): “{wrong}” is not a public key")


def test_public_keys_are_read(tmp_path: Path) -> None:
    change = TOML.replace('languages = ["de", "ar"]', f'seal_to = ["{DAILY.public}", "{SAFE.public}"]')
    assert read_toml(change, tmp_path).plan.seal_to == (DAILY.public, SAFE.public)
    assert read_toml(TOML, tmp_path).plan.seal_to == ()
