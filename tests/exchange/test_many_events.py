"""More events than are looked at in one go: none is passed over, and no more lines are held than memory can bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from facilitator.conference.events import Draft, Event, JournalEntry
from facilitator.exchange import announced
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


@pytest.mark.parametrize("more", [0, 1])
def test_so_much_may_be_said_of_one_subject_wherever_it_stands(more: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of it is folded at once. That of others is not counted with it."""
    said = [
        Draft("IdeaCaptured", "W1R1", "much", {"session": "W1R1", "number": 1, "kind": "question", "text": "Wo?"}),
        *[Draft("IdeaReworded", "W1R1", "much", {"text": f"Worte {n}"}) for n in range(1_200)],
    ]
    about = [forging.event(draft, forging.JOURNAL, number, "W1R1") for number, draft in enumerate(said, 1)]
    plan, small = forging.events(0)[0], forging.event(replace(said[0], subject="few"), forging.JOURNAL, 1_202, "W1R1")
    found = [plan, *about, small]
    manifest = replace(
        forging.manifest_of(found, 1_201),
        ideas={"W1R1": 2},
        journals=(
            JournalEntry(forging.PLAN_JOURNAL, "", "Laptop 1", 1, 1, 1),
            JournalEntry(forging.JOURNAL, "W1R1", "Laptop 1", 1, 1_202, 1_202),
        ),
    )
    monkeypatch.setattr(announced, "MOST_ABOUT_ONE", sum(len(event.line) for event in about) - more)
    if more:
        with pytest.raises(BadPackage, match=NAME):
            list(announced_events(in_pieces(_lines(found)), manifest, NAME))
    else:
        assert list(announced_events(in_pieces(_lines(found)), manifest, NAME)) == found


@pytest.mark.parametrize("pieces", [[], [[]]])
def test_none_at_all_are_none(pieces: list[list[bytes]]) -> None:
    manifest = replace(forging.manifest_of([], 0), ideas={}, journals=(), fingerprints={})
    assert list(announced_events(pieces, manifest, NAME)) == []
    with pytest.raises(BadPackage, match=NAME):
        list(announced_events(pieces, forging.manifest_of([], 0), NAME))
