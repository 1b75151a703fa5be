"""What may leave the house: nothing that points to a person, and no small group that can be counted out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference.anonymous import OTHERS, SMALLEST_GROUP, anonymous
from facilitator.conference.results import Headcount, SessionResult
from facilitator.conference.views import session_result
from tests.conference.play import Laptop

PLAIN, NAMED = "Mehr Busse am Abend", "Frau Schneider, 0171 2345678, hilft gern"


@pytest.fixture
def result() -> SessionResult:
    """Of each sort one that may be told, and one that names somebody."""
    laptop = Laptop("Geheimer Laptop")
    laptop.do(i.AdjustSession("W1R1", moderators=("Frau Moderatorin",)))
    for ident, text in (("a", PLAIN), ("b", NAMED)):
        laptop.do(i.CaptureIdea(ident, "W1R1", "question", text, original="im Wortlaut"))
        laptop.do(i.CreateCluster(f"k{ident}", "W1R1", text))
        laptop.do(i.WriteNote(f"n{ident}", "W1R1", "note", text))
        laptop.do(i.AgreeTask(f"t{ident}", "W1R1", text, "Herr Yilmaz", "Mai"))
    laptop.do(i.WriteNote("reason", "W1R1", "decision", PLAIN, NAMED))
    laptop.do(i.AgreeTask("until", "W1R1", PLAIN, "", "bis Frau Schneider, 0171 2345678, anruft"))
    return session_result(laptop.state, "W1R1", "0" * 64)


def test_what_names_somebody_is_left_out_and_counted(result: SessionResult) -> None:
    shown = anonymous(result)
    assert [idea.text for idea in shown.ideas] == [PLAIN]
    assert [note.text for note in shown.notes] == [PLAIN]
    assert [task.what for task in shown.tasks] == [PLAIN]
    assert [cluster.name for cluster in shown.clusters] == [PLAIN, OTHERS]
    assert shown.withheld == 5


def test_what_somebody_let_stand_is_shown(result: SessionResult) -> None:
    kept = replace(
        result,
        ideas=tuple(replace(idea, kept=True) for idea in result.ideas),
        notes=tuple(replace(note, kept=True) for note in result.notes),
        tasks=tuple(replace(task, kept=True) for task in result.tasks),
        clusters=tuple(replace(cluster, kept=True) for cluster in result.clusters),
    )
    shown = anonymous(kept)
    assert [idea.text for idea in shown.ideas] == [PLAIN, NAMED]
    assert [note.reason for note in shown.notes] == ["", "", NAMED]
    assert len(shown.tasks) == 3
    assert [cluster.name for cluster in shown.clusters] == [PLAIN, NAMED]
    assert shown.withheld == 0


def test_who_said_wrote_or_does_it_is_never_shown(result: SessionResult) -> None:
    conflicting = replace(result, ideas=tuple(replace(idea, conflicts=("text",)) for idea in result.ideas))
    shown = anonymous(conflicting)
    assert (shown.planned.moderators, shown.planned.workshop.moderators, shown.devices) == ((), (), ())
    assert {(idea.original, idea.device, idea.conflicts) for idea in shown.ideas} == {("", "", ())}
    assert {task.who for task in shown.tasks} == {""}
    assert result.planned.moderators == ("Frau Moderatorin",)


def merged(result: SessionResult, **counts: int) -> dict[str, int]:
    headcount = tuple(Headcount(group, count) for group, count in counts.items())
    return {count.group: count.count for count in anonymous(replace(result, headcount=headcount)).headcount}


def test_small_groups_become_one_and_take_in_a_larger_one_where_they_are_still_few(result: SessionResult) -> None:
    assert merged(result, a=5, b=6) == {"a": 5, "b": 6}
    assert merged(result, a=9, b=3, c=2) == {"a": 9, OTHERS: 5}
    assert merged(result, a=9, b=7, c=4) == {"a": 9, OTHERS: 11}
    assert merged(result, a=3) == {OTHERS: 3}
    assert merged(result, a=0, b=8) == {"b": 8}
    assert merged(result) == {}


@given(counts=st.lists(st.integers(0, 12), max_size=6))
def test_no_small_group_can_be_counted_out(counts: list[int]) -> None:
    bare = session_result(Laptop("one").state, "W1R1", "0" * 64)
    shown = merged(bare, **{f"g{n}": count for n, count in enumerate(counts)})
    assert sum(shown.values()) == sum(counts)
    assert all(count >= SMALLEST_GROUP for count in shown.values()) or len(shown) == 1
