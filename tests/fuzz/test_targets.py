"""Each target takes its seeds and a few hundred changes of them; what goes wrong is kept once for each place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.conference.errors import Refusal
from facilitator.language import Language
from tests.fuzz.everything import TARGETS
from tests.fuzz.targets import refusing, try_many
from tests.fuzz.watching import Watch


@pytest.mark.parametrize("name", TARGETS)
def test_any_bytes_are_taken_or_refused(name: str) -> None:
    try_many(TARGETS[name], 100, 1)


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_are_good_inputs(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the fuzzing would begin with what is refused at the door."""
    refused: list[Refusal] = []

    def said(self: Refusal, _: Language) -> str:
        refused.append(self)
        return ""

    monkeypatch.setattr("facilitator.conference.errors.Refusal.said", said)
    target = TARGETS[name]
    with target.open(tmp_path) as attempt:
        for seed in target.seeds(tmp_path):
            attempt(seed)
    assert refused == []


def wrong(data: bytes) -> None:
    if data.startswith(b"a"):
        raise ZeroDivisionError
    data.decode("ascii")


def inputs() -> Iterator[bytes]:
    yield from (b"a1", b"a2", b"fine", b"\xff")


def test_what_goes_wrong_is_kept_once_for_each_place(tmp_path: Path) -> None:
    watch = Watch("any", tmp_path)
    for data in inputs():
        watch.data = data
        with watch:
            wrong(data)
    found = {path.name.split("-")[1]: path.read_bytes() for path in tmp_path.iterdir() if path.suffix != ".txt"}
    assert found == {"ZeroDivisionError": b"a1", "UnicodeDecodeError": b"\xff"}
    assert len(list(tmp_path.glob("*.txt"))) == 2
    with pytest.raises(KeyboardInterrupt), watch:
        raise KeyboardInterrupt


def test_only_the_refusals_that_are_meant_pass() -> None:
    class Meant(Refusal):
        pass

    with refusing(Meant):
        raise Meant("It is not a table.")
    with pytest.raises(Refusal), refusing(Meant):
        raise Refusal("It is something else.")
