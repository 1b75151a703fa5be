"""More events than are looked at in one go: none is passed over, and no more lines are held than memory can bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from facilitator.conference.events import Draft, Event
from facilitator.exchange.announced import announced_events, in_pieces
from facilitator.exchange.manifest import BadPackage
from tests.exchange import forging

NAME = "W1R1.facilitator"


def _read(found: Sequence[Event], changed: Sequence[bytes]) -> list[Event]:
    """``changed`` lines read as those of a package that announces ``found``."""
    return list(announced_events(in_pieces(changed), forging.manifest_of(found, len(found) - 2), NAME))


def _lines(found: Sequence[Event]) -> list[bytes]:
    return [event.line.encode() + b"\n" for event in found]


@pytest.mark.parametrize("number", [999, 1_000, 1_001, 2_000, 2_001])
def test_all_of_them_are_read_in_their_order(number: int) -> None:
    found = forging.events(number - 2)
    assert _read(found, _lines(found)) == found


@pytest.mark.parametrize("place", [999, 1_000, 2_000])
def test_a_wrong_one_is_found_wherever_it_is(place: int) -> None:
    found = forging.events(1_999)
    lines = _lines(found)
    for wrong in (lines[place].replace(b'"salt":"', b'"salt":"0'), b"{}\n", lines[place].replace(b"Laptop 1", b"x")):
        with pytest.raises(BadPackage, match=NAME):
            _read(found, [*lines[:place], wrong, *lines[place + 1 :]])
    with pytest.raises(BadPackage, match=NAME):
        _read(found, [*lines[:place], *lines[place + 1 :]])
    with pytest.raises(BadPackage, match=NAME):
        _read(found, [*lines[: place + 1], *lines[place:]])


@pytest.mark.parametrize(("length", "most"), [(10, 1_000), (100_000, 12)])
def test_few_are_held_before_the_first_is_given(length: int, most: int) -> None:
    """A thousand lines, or with the plan as many as go beyond a mebibyte."""
    body = {"session": "W1R1", "number": 1, "kind": "question", "text": "e" * length}
    long = [
        forging.event(Draft("IdeaCaptured", "W1R1", f"idea-{number}", body), forging.JOURNAL, number, "W1R1")
        for number in range(1, most + 100)
    ]
    found = [*forging.events(0)[:1], *long]
    taken = 0

    def counted() -> Iterator[bytes]:
        nonlocal taken
        for line in _lines(found):
            taken += 1
            yield line

    next(announced_events(in_pieces(counted()), forging.manifest_of(found, len(long)), NAME))
    assert taken == most
