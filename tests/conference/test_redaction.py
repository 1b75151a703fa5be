"""Redaction: the words go, in whatever order they and the redaction arrive; what was written knowingly stays."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference.events import Event, parse, to_line
from facilitator.conference.redaction import redact, without
from facilitator.conference.state import State
from facilitator.conference.views import ideas_of
from tests.conference.play import Laptop, exchange, kept
from tests.conference.test_events import data_of

SECRET = "Frau Yılmaz"


def laptops(count: int = 2) -> list[Laptop]:
    """All know the card with the name in it."""
    found = [Laptop(f"laptop{n}") for n in range(count)]
    found[0].do(i.CaptureIdea("a", "W1R1", "question", f"{SECRET} fragt: wann?", original=SECRET))
    exchange(*found)
    return found


def told(events: list[Event]) -> str:
    return "\n".join(event.line for event in events)


def text_of(laptop: Laptop) -> str | None:
    (idea,) = ideas_of(laptop.state, "W1R1")
    return idea.text


def test_where_nothing_was_redacted_nothing_changes() -> None:
    (one,) = laptops(1)
    assert all(after is before for after, before in zip(redact(one.events), one.events, strict=True))


def test_the_words_go_and_all_else_stays() -> None:
    one, _ = laptops()
    one.do(i.Park(("a",)))
    one.do(i.Reword("a", f"Wann, fragt {SECRET}"))
    one.do(i.Redact("a"))
    assert SECRET not in told(kept(one.events))
    (idea,) = ideas_of(one.state, "W1R1")
    assert (idea.text, idea.original, idea.redacted, idea.parked, idea.number) == (None, "", True, True, 1)
    assert sorted(e.digest for e in kept(one.events)) == sorted(e.digest for e in one.events)


def test_only_the_named_fields_go() -> None:
    one, _ = laptops()
    one.do(i.Redact("a", ("original",)))
    (idea,) = ideas_of(one.state, "W1R1")
    assert (idea.text, idea.original, idea.redacted) == (f"{SECRET} fragt: wann?", "", False)


def test_what_is_written_knowingly_stays() -> None:
    one, two = laptops()
    one.do(i.Redact("a"))
    one.do(i.Reword("a", "Eine Teilnehmerin fragt: wann?"))
    one.do(i.Reword("a", "Jemand fragt: wann?"))
    exchange(one, two)
    assert text_of(two) == "Jemand fragt: wann?"
    assert not ideas_of(two.state, "W1R1")[0].redacted
    assert "Eine Teilnehmerin" in told(kept(two.events))
    assert SECRET not in told(kept(two.events))


def test_what_is_written_unknowingly_goes() -> None:
    one, two = laptops()
    two.do(i.Reword("a", f"{SECRET} will wissen, wann"))
    one.do(i.Redact("a"))
    exchange(one, two)
    for laptop in (one, two):
        assert text_of(laptop) is None
        assert SECRET not in told(kept(laptop.events))
        assert laptop.state.subjects["a"].conflicts == ()


def test_a_wording_that_knows_one_redaction_of_two_goes() -> None:
    one, two = laptops()
    one.do(i.Redact("a"))
    one.do(i.Reword("a", "Frau Y. fragt: wann?"))
    two.do(i.Redact("a"))
    exchange(one, two)
    assert text_of(one) is None
    one.do(i.Reword("a", "Jemand fragt: wann?"))
    exchange(one, two)
    assert text_of(two) == "Jemand fragt: wann?"


def test_redacting_again_takes_what_was_written_since() -> None:
    one, two = laptops()
    one.do(i.Redact("a"))
    one.do(i.Reword("a", "Frau Y. fragt: wann?"))
    assert len(one.do(i.Redact("a"))) == 1
    exchange(one, two)
    assert text_of(two) is None
    assert "Frau Y." not in told(kept(two.events))


def test_a_redaction_of_one_field_does_not_take_a_wording_that_knows_it_only_by_another() -> None:
    one, _ = laptops()
    one.do(i.Redact("a", ("original",)))
    one.do(i.Reword("a", original="کسی"))
    one.do(i.Redact("a", ("text",)))
    assert ideas_of(one.state, "W1R1")[0].original == "کسی"


def test_of_a_kind_unknown_here_every_such_field_goes() -> None:
    future = parse(to_line(data_of(kind="IdeaTranslated", number=2, body={"text": SECRET, "by": "Amt"})))
    redaction = parse(to_line(data_of(kind="Redacted", number=3, body={"fields": ["text"]})))
    left = redact([future, redaction])
    assert json.loads(left[0].line)["body"] == {"by": "Amt"}
    assert left[1] is redaction


def test_a_fork_of_a_knowing_edit_need_not_know() -> None:
    redaction = parse(to_line(data_of(kind="Redacted", number=2, body={"fields": ["text"]})))
    known = [[redaction.journal, 2]]
    knowing = parse(to_line(data_of(kind="IdeaReworded", number=3, body={"text": "Jemand"}, replaces=known)))
    unknowing = parse(to_line(data_of(kind="IdeaReworded", number=3, body={"text": SECRET})))
    left = redact([unknowing, redaction, knowing])
    assert ["text" in event.body for event in left] == [False, False, True]


def test_a_copy_that_lost_its_words_takes_them_from_the_other_copies() -> None:
    """The redaction itself may come later, or be missing in an old package."""
    event = parse(to_line(data_of()))
    bare = without(event, frozenset({"text"}))
    assert redact([event, bare]) == redact([bare, event]) == [bare, bare]


def test_a_redaction_without_fields_erases_nothing() -> None:
    event, empty = parse(to_line(data_of())), parse(to_line(data_of(kind="Redacted", number=2, body={})))
    assert redact([event, empty]) == [event, empty]
    assert State([event, empty]).subjects["idea1"].erased == frozenset()


EDITS = {
    "reword": lambda laptop, n: laptop.do(i.Reword("a", f"{SECRET} sagt {n}")),
    "original": lambda laptop, n: laptop.do(i.Reword("a", original=f"{SECRET} {n}")),
    "redact": lambda laptop, n: laptop.do(i.Redact("a")),
    "redact text": lambda laptop, n: laptop.do(i.Redact("a", ("text",))),
    "park": lambda laptop, n: laptop.do(i.Park(("a",))),
}


@given(
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from(sorted(EDITS)), st.booleans()), max_size=14),
    st.randoms(use_true_random=False),
)
def test_laptops_agree_whatever_was_redacted_when(day: list[tuple[int, str, bool]], random: Random) -> None:
    three = laptops(3)
    for n, (number, edit, meet) in enumerate(day):
        EDITS[edit](three[number], n)
        if meet:
            three[number].receive(three[(number + 1) % 3].events)
    exchange(*three)
    lines = []
    for laptop in three:
        random.shuffle(laptop.events)
        lines.append({event.line for event in kept(laptop.events)})
    assert lines[0] == lines[1] == lines[2]
    assert three[0].state.subjects == three[1].state.subjects == three[2].state.subjects
    three[0].do(i.Reword("a", "Jemand fragt: wann?"))
    exchange(*three)
    assert [text_of(laptop) for laptop in three] == ["Jemand fragt: wann?"] * 3


@given(st.permutations(range(6)), st.integers(0, 6))
def test_in_any_order_and_any_pieces(order: list[int], cut: int) -> None:
    """What is kept of the first piece, kept again together with the second, is what is kept of the whole."""
    one, two = laptops()
    two.do(i.Reword("a", f"{SECRET} will wissen, wann"))
    two.do(i.Redact("a"))
    one.do(i.Redact("a", ("text",)))
    one.do(i.Reword("a", "Frau Y."))
    one.do(i.Park(("a",)))
    exchange(one, two)
    events = [event for event in one.events if event.subject == "a"]
    shuffled = [events[n] for n in order]
    pieces = redact([*redact(shuffled[:cut]), *shuffled[cut:]])
    assert {event.line for event in pieces} == {event.line for event in redact(events)}
    assert SECRET not in told(pieces)


@pytest.mark.parametrize("kind", ["cluster", "note", "task", "vote", "photo", "session", "heads"])
def test_everything_that_holds_words_can_be_redacted(kind: str) -> None:
    (one,) = laptops(1)
    made: dict[str, tuple[i.Intent, str]] = {
        "cluster": (i.CreateCluster("c", "W1R1", SECRET), "c"),
        "note": (i.WriteNote("n", "W1R1", "decision", SECRET, SECRET), "n"),
        "task": (i.AgreeTask("t", "W1R1", SECRET, SECRET), "t"),
        "vote": (i.OpenVote("v", "W1R1", SECRET), "v"),
        "photo": (i.AddAttachment("p", "W1R1", "ab" * 32, "jpg", SECRET), "p"),
        "session": (i.AdjustSession("X1", title=SECRET), "session:X1"),
        "heads": (i.CountHeads("W1R1", SECRET, 3), ""),
    }
    intent, ident = made[kind]
    (event,) = one.do(intent)
    assert SECRET not in event.subject
    one.do(i.Redact(ident or event.subject))
    one.do(i.Redact("a"))
    assert SECRET not in told(kept(one.events))
    assert "ab" * 32 not in told(kept(one.events))
