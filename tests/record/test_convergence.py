"""Whatever comes in whatever order: records that know the same events hold the same rows, and they are the views."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.conference.events import Event
from tests.conference.play import Wish, begun, try_to_do, wishes
from tests.conference.play import exchange as exchange_laptops
from tests.record.desks import Desk, check_rows, exchange, picture

meetings = st.lists(st.tuples(st.integers(0, 2), wishes, st.booleans()), min_size=1, max_size=16)


@contextmanager
def desks(*names: str) -> Iterator[list[Desk]]:
    """Records in folders of their own, for Hypothesis, whose examples share the test's."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        yield [stack.enter_context(closing(Desk(Path(folder), name, None))) for name in names]


def pieces(events: list[Event], random: Random) -> Iterator[list[Event]]:
    while events:
        cut = random.randint(1, len(events))
        yield events[:cut]
        events = events[cut:]


@given(meetings, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_any_order_any_pieces_any_number_of_times(day: list[tuple[int, Wish, bool]], random: Random) -> None:
    laptops = begun("one", "two", "three")
    for number, wish, meet in day:
        try_to_do(laptops[number], wish)
        if meet:
            laptops[number].receive(laptops[(number + 1) % 3].events)
    exchange_laptops(*laptops)
    pictures = []
    with desks("one", "two", "three") as records:
        for desk in records:
            events = laptops[0].events[:]
            random.shuffle(events)
            for piece in pieces(events, random):
                desk.receive(piece)
                if random.random() < 0.3:
                    check_rows(desk)
            check_rows(desk)
            pictures.append(picture(desk))
            again = desk.receive(random.sample(events, len(events)))
            assert (again.new, again.ideas_new) == (0, 0)
            assert picture(desk) == pictures[-1]
    assert pictures[0] == pictures[1] == pictures[2]


@given(meetings)
@settings(max_examples=25)
def test_records_at_work_that_meet_now_and_then(day: list[tuple[int, Wish, bool]]) -> None:
    with desks("one", "two", "three") as records:
        (start,) = begun("start")
        for desk in records:
            desk.receive(start.events)
        for number, wish, meet in day:
            records[number].wish(wish)
            if meet:
                records[number].receive(records[(number + 1) % 3].events())
        for desk in records:
            check_rows(desk)
        exchange(*records)
        exchange(*records)
        for desk in records:
            check_rows(desk)
        assert picture(records[0]) == picture(records[1]) == picture(records[2])
