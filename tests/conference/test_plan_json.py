"""The plan as JSON: there and back, unknown fields left out, nonsense refused."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.plan import (
    DEFAULT_KINDS,
    MOST_SESSIONS,
    Phase,
    Plan,
    Round,
    SessionChange,
    Workshop,
    is_phase,
    is_plan,
    phases_from_json,
    plan_from_json,
    plan_to_json,
)
from tests.conference.play import PLAN

texts, numbers = st.text(max_size=8), st.integers(0, 99)
phases = st.lists(st.builds(Phase, texts, numbers, texts, st.booleans(), texts), max_size=3).map(tuple)
words = st.lists(texts, max_size=3).map(tuple)
plans = st.builds(
    Plan,
    id=texts,
    title=texts,
    date=texts,
    languages=words,
    groups=words,
    seal_to=words,
    retention_days=numbers,
    workshops=st.lists(
        st.builds(Workshop, numbers, texts, texts, texts, words, texts, st.booleans(), phases), max_size=3
    ).map(tuple),
    rounds=st.lists(st.builds(Round, numbers, texts, numbers), max_size=3).map(tuple),
    phases=phases,
    changes=st.lists(st.builds(SessionChange, texts, texts, words, texts), max_size=2).map(tuple),
    kinds=st.just(DEFAULT_KINDS),
    revision=numbers,
)


@given(plans)
def test_there_and_back(plan: Plan) -> None:
    data = json.loads(json.dumps(plan_to_json(plan)))
    assert is_plan(data)
    assert plan_from_json(data) == plan


def test_a_session_takes_its_own_else_the_workshops_else_the_rounds() -> None:
    plan = replace(
        PLAN,
        workshops=(replace(PLAN.workshops[0], phases=(Phase("Nur Reden", 60),)), PLAN.workshops[1]),
        changes=(SessionChange("W1R2", room="2.07", moderators=("C. Tal",), start="11:30"),),
    )
    first, second = plan.session("W1R1"), plan.session("W1R2")
    assert first is not None
    assert second is not None
    assert (first.room, first.moderators, first.start, first.minutes) == ("1.01", ("A. Berg",), "10:00", 60)
    assert (second.room, second.moderators, second.start) == ("2.07", ("C. Tal",), "11:30")
    assert [phase.title for phase in second.phases] == ["Nur Reden"]
    other = plan.session("W2R1")
    assert other is not None
    assert other.phases == plan.phases
    assert [session.id for session in plan.sessions] == ["W1R1", "W1R2", "W2R1", "W2R2"]
    assert plan.session("W9R9") is None


def test_kinds_are_found() -> None:
    found = PLAN.kind("question")
    assert found is not None
    assert found.label == "Frage"
    assert PLAN.kind("answer") is None


def test_what_a_newer_version_adds_is_left_out() -> None:
    data = plan_to_json(PLAN) | {"sponsor": "Sparkasse"}
    data["rounds"] = [{"number": 1, "start": "10:00", "minutes": 60, "coffee": True}]
    assert is_plan(data)
    assert plan_from_json(data) == replace(PLAN, rounds=PLAN.rounds[:1])
    assert phases_from_json([{"title": "a", "minutes": 1, "music": 2}]) == (Phase("a", 1),)


@pytest.mark.parametrize(
    "change",
    [
        {"title": None},
        {"title": 5},
        {"revision": True},
        {"revision": -1},
        {"retention_days": 2**53},
        {"languages": "de"},
        {"languages": ["de", 1]},
        {"languages": None},
        {"workshops": None},
        {"workshops": [1]},
        {"workshops": ["number"]},
        {"workshops": [{"number": 1}]},
        {"workshops": [{"number": 10**30, "title": "a"}]},
        {"workshops": [{"number": 1, "title": "a", "phases": [5]}]},
        {"rounds": {"number": 1}},
        {"rounds": [{"number": 1, "start": 10, "minutes": 60}]},
        {"phases": [[]]},
        {"changes": [{}]},
        {"kinds": [{"id": "a"}]},
    ],
)
def test_nonsense_is_no_plan(change: dict[str, Any]) -> None:
    assert not is_plan(plan_to_json(PLAN) | change)


def test_a_plan_that_would_never_end_is_refused_at_once() -> None:
    workshops = [{"number": n, "title": "a"} for n in range(20_000)]
    rounds = [{"number": n, "start": "10:00", "minutes": 60} for n in range(20_000)]
    assert not is_plan(plan_to_json(PLAN) | {"workshops": workshops, "rounds": rounds})
    assert is_plan(plan_to_json(PLAN) | {"workshops": workshops[:MOST_SESSIONS], "rounds": rounds[:1]})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(plan_to_json(PLAN))), json_values)
def test_any_value_anywhere_is_taken_or_refused(name: str, value: Any) -> None:
    data = plan_to_json(PLAN) | {name: value}
    if is_plan(data):
        assert plan_from_json(data).sessions is not None
    assert not is_plan(value)
    assert is_phase({"title": "a", "minutes": value}) is (type(value) is int and 0 <= value < 2**53)
    assert is_phase(value) is False


@pytest.mark.parametrize(
    ("keys", "lone"), [((), False), (("a",), True), (("a", "a"), True), (("a", "b"), False)], ids=str
)
def test_sealed_to_one_key_only(keys: tuple[str, ...], lone: bool) -> None:
    assert Plan("k", "Konferenz", "2026-03-07", seal_to=keys).has_lone_key is lone
