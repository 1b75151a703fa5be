"""Parts of a commit: what failed is never kept, whether it can be taken back alone or not."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from facilitator.conference import intents as i
from facilitator.conference.events import Event
from facilitator.record import sorted_out
from facilitator.record.captures import Delivery
from facilitator.record.rows import Same
from tests.conference.play import Laptop
from tests.record.conftest import Seat
from tests.record.desks import Desk, picture


class Failed(Exception):
    """Something went wrong after a part of it was written."""


def cards(name: str, number: int = 3) -> list[Event]:
    laptop = Laptop(name)
    for n in range(number):
        laptop.do(i.CaptureIdea(f"{name}{n}", "W1R1", "question", f"Karte {n}"))
    return laptop.own


def part_of_it(desk: Desk, name: str) -> None:
    with desk.record.part():
        desk.record.receive(cards(name), desk.wall)
        raise Failed


def ideas(desk: Desk) -> list[str]:
    return sorted(row["id"] for row in desk.record.look.rows("idea"))


def test_a_part_alone_is_kept_or_not_at_all(desk: Desk) -> None:
    with pytest.raises(Failed):
        part_of_it(desk, "a")
    assert ideas(desk) == []
    with desk.record.part():
        desk.record.receive(cards("b", 1), desk.wall)
    assert ideas(desk) == ["b0"]


def test_a_part_that_failed_ends_all_even_where_nobody_says_so(desk: Desk) -> None:
    def unnoticed() -> None:
        with desk.record.together():
            desk.record.receive(cards("b"), desk.wall)
            with pytest.raises(Failed):
                part_of_it(desk, "a")
            desk.record.receive(cards("c"), desk.wall)

    with pytest.raises(RuntimeError, match="nothing of it is kept"):
        unnoticed()
    assert ideas(desk) == []
    desk.record.receive(cards("d", 1), desk.wall)
    assert ideas(desk) == ["d0"], "and what comes next is kept"


def test_what_was_taken_back_with_it_does_not_end_the_rest(desk: Desk) -> None:
    def refused() -> None:
        with desk.record.together():
            part_of_it(desk, "a")

    with desk.record.together():
        desk.record.receive(cards("b", 1), desk.wall)
        with pytest.raises(Failed):
            refused()
        desk.record.receive(cards("c", 1), desk.wall)
    assert ideas(desk) == ["b0", "c0"]


def test_taking_back_another_does_not_heal_what_failed(desk: Desk) -> None:
    def unnoticed() -> None:
        with desk.record.together():
            with pytest.raises(Failed):
                part_of_it(desk, "a")
            with pytest.raises(Failed), desk.record.together():
                part_of_it(desk, "b")

    with pytest.raises(RuntimeError, match="nothing of it is kept"):
        unnoticed()
    assert ideas(desk) == []


def test_what_is_read_is_of_one_moment(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.record.path)) as other, other:
        with desk.record.unchanging():
            assert ideas(desk) == []
            assert desk.record.remembered("seen") is None
            other.execute("INSERT INTO meta VALUES ('seen', 'by another')")
            other.commit()
            assert desk.record.remembered("seen") is None
        assert desk.record.remembered("seen") == "by another"


@pytest.mark.parametrize("place", [0, 60, 119])
def test_rows_that_cannot_be_written_take_all_with_them(desk: Desk, place: int) -> None:
    before = picture(desk)
    (good,) = sorted_out(cards("a", 120)).captures
    kinds: list[str | None] = ["question"] * 120
    kinds[place] = None
    bad = good._replace(ideas=good.ideas | {"kind": kinds})
    with pytest.raises(sqlite3.IntegrityError):
        desk.record.receive_sorted([Delivery([bad], [])], desk.wall)
    assert picture(desk) == before


SAID: dict[str, list[object]] = {
    "session": ["W1R1", "W1R2"],
    "kind": ["question", "suggestion"],
    "text": ["Karte", None],
    "language": ["", "ar"],
    "original": ["", "كلمة"],
    "interpreted": [False, True],
    "cluster": [None, "", "k"],
    "parked": [False, True],
    "number": [0, 1, 2],
}


@pytest.mark.parametrize("field", [*SAID, "device"])
@pytest.mark.parametrize("others", [0, 1])
def test_columns_with_one_value_and_with_several_give_the_same_rows(seat: Seat, field: str, others: int) -> None:
    """Each field has several values in turn, beside others that have one, the first or the last."""
    bodies = []
    for n in range(130):
        values = {name: some[-others] for name, some in SAID.items()}
        if field in SAID:
            values[field] = SAID[field][n % len(SAID[field])]
        bodies.append({name: value for name, value in values.items() if value is not None or name == "cluster"})
    found = [
        event._replace(body=body, device="x" * (n % 3) if field == "device" else "Laptop")
        for n, (event, body) in enumerate(zip(cards("a", 130), bodies, strict=True))
    ]
    quick, thorough = seat("quick"), seat("thorough")
    quick.record.receive_sorted([sorted_out(found)], quick.wall)
    thorough.record.receive_sorted([Delivery([], found)], thorough.wall)
    assert picture(quick)["idea"] == picture(thorough)["idea"]
    (captures,) = sorted_out(found).captures
    several = {name for name, column in captures.ideas.items() if not isinstance(column, Same)}
    always = {"id", "number", "text", "captured_at", "changed_at", "event"}
    assert several == always | {field}
