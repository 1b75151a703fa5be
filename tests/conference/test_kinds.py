"""The table of kinds: types of fields, who changes what, which words can be erased, whose ids look how."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from facilitator.conference.kinds import KINDS, SUBJECTS, WORDS, FieldType, erasable, fits, names, setter
from facilitator.conference.plan import plan_to_json
from tests.conference.play import PLAN

GOOD: dict[FieldType, list[Any]] = {
    "text": ["", "Wort"],
    "optional text": [None, "Wort"],
    "count": [0, 2**53 - 1],
    "optional count": [None, 7],
    "flag": [True, False],
    "words": [[], ["a", ""]],
    "plan": [plan_to_json(PLAN)],
    "phases": [[], [{"title": "Sammeln", "minutes": 20}], [{"title": "S", "minutes": 1, "later": {}}]],
    "clock": [{}, {"started": 5, "ended": None, "more": [1]}],
}
BAD: dict[FieldType, list[Any]] = {
    "text": [None, 1, True, [], {}],
    "optional text": [1, []],
    "count": [None, -1, 2**53, True, 1.0, "1"],
    "optional count": [-1, False, "1"],
    "flag": [None, 0, 1, "true"],
    "words": [None, "abc", [1], ["a", None], {"a": 1}],
    "plan": [None, {}, [], "plan", {"id": "a", "title": "b"}],
    "phases": [None, {}, [{}], [{"title": "S", "minutes": "1"}], ["S"], [None], [{"title": "S", "minutes": -1}]],
    "clock": [None, [], {"started": "10:00"}, {"ended": -1}, {"started": True}],
}


@pytest.mark.parametrize("wanted", get_args(FieldType))
def test_values_fit_their_type(wanted: FieldType) -> None:
    assert [value for value in GOOD[wanted] if not fits(value, wanted)] == []
    assert [value for value in BAD[wanted] if fits(value, wanted)] == []


def test_what_changes_a_field() -> None:
    assert setter("idea", "text") == "IdeaReworded"
    assert setter("idea", "withdrawn") == "Withdrawn"
    assert setter("vote", "title") == "VoteOpened"
    assert setter("session", "closed") == "SessionClosed"
    with pytest.raises(KeyError):
        setter("idea", "position")


def test_every_field_of_every_type_can_be_settled() -> None:
    for kind in KINDS.values():
        for name in kind.fields:
            if kind.subject:
                found = KINDS[setter(kind.subject, name)]
                assert (found.subject, found.fields[name]) == (kind.subject, kind.fields[name])


def test_what_can_be_erased() -> None:
    assert erasable("idea") == {"text", "original", "reason", "reviewer"}
    assert erasable("attachment") == {"sha256", "caption"}
    assert erasable("plan") == erasable("dots") == frozenset()
    assert frozenset().union(*map(erasable, SUBJECTS)) == WORDS
    assert all(kind.texts <= kind.fields.keys() for kind in KINDS.values())


@pytest.mark.parametrize(
    ("ident", "subject", "fitting"),
    [
        ("plan", "plan", True),
        ("plan2", "plan", False),
        ("plan", "idea", False),
        ("plan", "", True),
        ("planning", "idea", True),
        ("session:W1R1", "session", True),
        ("W1R1", "session", False),
        ("session:W1R1", "note", False),
        ("session:W1R1", "", True),
        ("dots:a:b", "dots", True),
        ("dots:a:b", "vote", False),
        ("heads:a", "headcount", True),
        ("0af3", "idea", True),
        ("0af3", "headcount", False),
    ],
)
def test_no_card_passes_for_the_plan(ident: str, subject: str, fitting: object) -> None:
    assert names(ident, subject) is fitting
