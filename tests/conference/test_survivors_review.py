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
    assert apart_id(tuple("gcfdeab")) == f"apart:{hashlib.sha256(b'a b c d e f g').hexdigest()}"
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
    office.do(i.CaptureIdea("c", "W1R1", "question", "Noch eine"))
    office.do(r.Split(("a", "b")))
    office.do(r.Join("j2", ("a", "c")))
    assert values(office, "j2", "text", "kind") == ["", "question"], "the words that are gone are not made up"


@pytest.mark.parametrize(
    ("one", "other", "joint"),
    [
        (("", ""), ("", ""), None),
        (("adopted", "x"), ("", ""), ("adopted", "x")),
        (("adopted", "x"), ("reviewed", "y"), ("adopted", "x")),
        (("reviewed", "y"), ("adopted", "x"), ("adopted", "x")),
        (("reviewed", "x"), ("", ""), ("reviewed", "x")),
        (("reviewed", ""), ("reviewed", ""), ("reviewed", "")),
        (("reviewed", "x"), ("reviewed", "y"), ("reviewed", "")),
        (("adopted", ""), ("", ""), ("adopted", "")),
        (("adopted", ""), ("adopted", "y"), ("adopted", "y")),
        (("adopted", "x"), ("adopted", "y"), ("adopted", "")),
        (("adopted", "x"), ("parked", "x"), None),
        (("parked", "x"), ("parked", "x"), ("parked", "x")),
        (("declined", "x"), ("declined", "x"), ("declined", "x")),
        (("declined", "x"), ("declined", "y"), None),
        (("declined", "x"), ("", ""), ("declined", "x")),
        (("", "a reason alone"), ("parked", "x"), ("parked", "x")),
    ],
)
def test_a_joint_idea_begins_with_what_its_ideas_agree_on(
    office: Laptop, one: tuple[str, str], other: tuple[str, str], joint: tuple[str, str] | None
) -> None:
    for ident, (state, reason) in (("a", one), ("b", other)):
        if state or reason:
            office.do(r.Judge((ident,), state, reason))
    made = office.do(r.Join("j", ("a", "b")))
    assert [tuple(event.body.values()) for event in made if event.kind == "JointJudged"] == ([joint] if joint else [])
    assert values(office, "j", "state", "reason") == list(joint or (None, None))


@pytest.mark.parametrize(
    ("one", "other", "joint"), [("t", None, "t"), ("t", "t", "t"), ("t", "u", None), (None, None, None)]
)
def test_a_joint_idea_begins_with_the_theme_that_none_of_its_ideas_denies(
    office: Laptop, one: str | None, other: str | None, joint: str | None
) -> None:
    for ident, name in (("t", "Wohnen"), ("u", "Sprache")):
        office.do(r.CreateTheme(ident, name))
    for ident, theme in (("a", one), ("b", other)):
        office.do(r.SetTheme((ident,), theme))
    made = office.do(r.Join("j", ("a", "b")))
    assert ("JointThemed" in [event.kind for event in made]) == (joint is not None)
    assert values(office, "j", "theme") == [joint]


def test_a_reason_that_was_redacted_is_none(office: Laptop) -> None:
    office.do(r.Judge(("a",), "adopted", "Weil Frau Schneider es sagt"))
    office.do(i.Redact("a", ("reason",)))
    office.do(r.Join("j", ("a", "b")))
    assert values(office, "j", "state", "reason") == ["adopted", ""]
