"""What the other tests let pass when the review's commands were changed in small ways."""

from __future__ import annotations

import hashlib

import pytest

from facilitator.conference import intents as i
from facilitator.conference import intents_review as r
from facilitator.conference.commands.review import apart_id
from facilitator.conference.errors import Refusal
from tests.conference.play import Laptop, begun
from tests.conference.test_commands_review import subject, values


@pytest.fixture
def office() -> Laptop:
    return begun("office-1")[0]


@pytest.mark.parametrize(
    ("intent", "named"),
    [
        (r.Judge(("a",), "maybe"), "maybe is nothing that can be decided"),
        (r.CreateTheme("u", " WOHNEN "), "There is a WOHNEN already"),
        (r.Join("j", ("a", "b"), kind="poem"), "no kind of idea called poem"),
    ],
)
def test_what_is_refused_is_named(office: Laptop, intent: r.ReviewIntent, named: str) -> None:
    office.do(r.CreateTheme("t", "Wohnen"))
    with pytest.raises(Refusal) as refused:
        office.do(intent)
    assert named in str(refused.value)


def test_a_name_is_kept_without_the_blanks_around_it_and_must_be_one(office: Laptop) -> None:
    office.do(r.CreatePillar("p", "  Ankommen "))
    assert values(office, "p", "name") == ["Ankommen"]
    with pytest.raises(Refusal):
        office.do(r.CreatePillar("q", "   "))


def test_each_new_one_comes_last(office: Laptop) -> None:
    for ident, name in (("p", "Ankommen"), ("q", "Bleiben"), ("s", "Mitreden")):
        office.do(r.CreatePillar(ident, name))
    assert [values(office, ident, "position") for ident in "pqs"] == [[1], [2], [3]]
    office.do(r.Arrange(("s", "q", "p")))
    office.do(r.CreatePillar("z", "Zuletzt"))
    assert [values(office, ident, "position") for ident in "sqpz"] == [[1], [2], [3], [4]]


def test_a_name_that_was_redacted_is_in_nobodys_way(office: Laptop) -> None:
    office.do(r.CreateTheme("t", "Frau Schneider"))
    office.do(i.Redact("t"))
    office.do(r.CreateTheme("u", "Wohnen"))
    assert values(office, "u", "name", "position") == ["Wohnen", 2]


def test_ideas_kept_apart_are_noted_by_everybody_under_one_id(office: Laptop) -> None:
    """Records of earlier versions know it: how it is made may not change."""
    assert apart_id(("b", "a", "b")) == f"apart:{hashlib.sha256(b'a b').hexdigest()}"
    for ident in "gfedc":
        office.do(i.CaptureIdea(ident, "W1R1", "question", ident))
    office.do(r.KeepApart(tuple("gcfdeab")))
    assert subject(office, apart_id(tuple("abcdefg"))).get("ideas") == list("abcdefg")


def test_ideas_of_which_one_was_redacted_are_joined_with_the_words_given(office: Laptop) -> None:
    office.do(i.Redact("a"))
    with pytest.raises(Refusal):
        office.do(r.Join("x", ("a", "b"), kind="poem"))
    office.do(r.Join("j", ("a", "b"), text="Wohnen"))
    assert values(office, "j", "text", "kind") == ["Wohnen", "question"]
