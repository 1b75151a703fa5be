"""State: the same events add up to the same, in whatever order and however often they come."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference.events import Event, parse, to_line
from facilitator.conference.redaction import without
from facilitator.conference.stamps import Stamp
from facilitator.conference.state import Change, Register, State, fold
from tests.conference.play import Laptop, Wish, begun, exchange, kept, shown, try_to_do, wishes
from tests.conference.test_events import data_of

meetings = st.lists(st.tuples(st.integers(0, 2), wishes, st.booleans()), max_size=25)


@given(meetings, st.randoms(use_true_random=False))
def test_laptops_that_know_the_same_show_the_same(day: list[tuple[int, Wish, bool]], random: Random) -> None:
    laptops = begun("one", "two", "three")
    for number, wish, meet in day:
        try_to_do(laptops[number], wish)
        if meet:
            laptops[number].receive(laptops[(number + 1) % 3].events)
    exchange(*laptops)
    states = []
    for laptop in laptops:
        random.shuffle(laptop.events)
        states.append(State(kept([*laptop.events, *laptop.events])))
    assert states[0].subjects == states[1].subjects == states[2].subjects
    assert states[0].highest == states[1].highest == states[2].highest
    assert shown(states[0]) == shown(states[1]) == shown(states[2])


def test_what_comes_before_its_subject_waits() -> None:
    office = Laptop("one")
    (captured,) = office.do(i.CaptureIdea("a", "W1R1", "question", "Wann?"))
    (reworded,) = office.do(i.Reword("a", "Wo?"))
    state = State()
    assert fold(state, reworded) == Change("a", None, ("text",))
    assert (state.subject("a"), list(state.of("idea"))) == (None, [])
    assert fold(state, captured) == Change("a", "idea", ("session", "number", "kind", "text"))
    found = state.subject("a")
    assert found is not None
    assert (found.get("text"), found.device, found.changed) == ("Wo?", "one", reworded.wall)
    assert found.born == captured.stamp
    assert state.highest == {"W1R1": 1}


def test_subjects_come_in_the_order_of_their_creation() -> None:
    first = parse(to_line(data_of(subject="z", wall=1)))
    later = parse(to_line(data_of(subject="a", number=2, wall=2)))
    waiting = State([parse(to_line(data_of(subject="b", kind="IdeaParked", body={"parked": True})))])
    assert [subject.id for subject in State([later, first]).of("idea")] == ["z", "a"]
    assert waiting.subjects["b"].born is None


def test_the_highest_number_of_a_session_is_known() -> None:
    laptop = Laptop("one")
    for n in range(3):
        laptop.do(i.CaptureIdea(f"a{n}", "W1R1", "question", "Wann?"))
    laptop.do(i.Reassign(("a0",), "W2R1"))
    laptop.do(i.CaptureIdea("b", "W2R1", "question", "Wann?"))
    assert laptop.state.highest == {"W1R1": 3, "W2R1": 1}


# Conflicts.


def disputed() -> tuple[Laptop, Laptop]:
    """Two laptops that reworded the same card without knowing of each other."""
    one, two = Laptop("one"), Laptop("two", wall=Laptop("one").wall + 500)
    one.do(i.CaptureIdea("a", "W1R1", "question", "Wann?"))
    exchange(one, two)
    one.do(i.Reword("a", "Wann genau?"))
    two.do(i.Reword("a", "Wann endlich?"))
    exchange(one, two)
    return one, two


def register(laptop: Laptop, subject: str, name: str) -> Register:
    return laptop.state.subjects[subject].registers[name]


def test_two_edits_that_did_not_know_of_each_other_are_a_conflict() -> None:
    for laptop in disputed():
        found = laptop.state.subjects["a"]
        assert found.conflicts == ("text",)
        assert found.get("text") == "Wann endlich?"
        assert register(laptop, "a", "text").rivals == ("Wann endlich?", "Wann genau?")


def test_settling_ends_it_everywhere() -> None:
    one, two = disputed()
    two.do(i.Settle("a", "text", "Wann genau?"))
    assert two.state.subjects["a"].conflicts == ()
    exchange(one, two)
    for laptop in (one, two):
        assert laptop.state.subjects["a"].get("text") == "Wann genau?"
        assert laptop.state.subjects["a"].conflicts == register(laptop, "a", "text").rivals == ()


def test_an_ordinary_edit_settles_too() -> None:
    one, two = disputed()
    one.do(i.Reword("a", "Wann?"))
    exchange(one, two)
    assert two.state.subjects["a"].conflicts == ()


def test_settling_differently_is_a_conflict_again() -> None:
    one, two = disputed()
    one.do(i.Settle("a", "text", "Wann genau?"))
    two.do(i.Settle("a", "text", "Wann?"))
    exchange(one, two)
    assert one.state.subjects["a"].conflicts == ("text",)


def test_the_same_words_twice_are_no_conflict() -> None:
    one, two = Laptop("one"), Laptop("two")
    one.do(i.CaptureIdea("a", "W1R1", "question", "Wann?"))
    exchange(one, two)
    for laptop in (one, two):
        laptop.do(i.Reword("a", "Wo?"))
    exchange(one, two)
    assert len(register(one, "a", "text").heads) == 2
    assert one.state.subjects["a"].conflicts == ()


def test_different_fields_are_no_conflict() -> None:
    one, two = Laptop("one"), Laptop("two")
    one.do(i.CaptureIdea("a", "W1R1", "question", "Wann?"))
    exchange(one, two)
    one.do(i.Reword("a", "Wo?"))
    two.do(i.Park(("a",)))
    exchange(one, two)
    assert one.state.subjects["a"].conflicts == ()
    assert one.state.subjects["a"].get("parked") is True


def test_an_edit_names_the_heads_of_its_fields_once() -> None:
    one, _ = disputed()
    subject = one.state.subjects["a"]
    (draft,) = one.do(i.Reword("a", "Wozu?", original="چرا؟"))
    assert set(draft.replaces) == set(subject.heads(["text", "original"]))
    assert len(draft.replaces) == 2


def test_edits_that_replace_each_other_leave_nothing_and_break_nothing() -> None:
    ref = data_of()["journal"]
    ring = [
        parse(to_line(data_of(kind="PlanIssued", subject="plan", body={}, number=1))),
        parse(to_line(data_of(kind="IdeaReworded", number=2, body={"text": "a"}, replaces=[[ref, 3]]))),
        parse(to_line(data_of(kind="IdeaReworded", number=3, body={"text": "b"}, replaces=[[ref, 2]]))),
    ]
    state = State(ring)
    assert state.subjects["idea1"].get("text") is None
    assert state.subjects["idea1"].registers["text"].rivals == ()


# Forks: one id, two contents.


def fork(**changes: object) -> Event:
    return parse(to_line(data_of(**changes)))


@pytest.mark.parametrize("swap", [False, True])
def test_a_fork_shows_one_of_both_everywhere(swap: object) -> None:
    one, two = fork(), fork(device="Laptop 4", session="W1R2", body={"text": "Anders", "parked": True})
    state = State([two, one] if swap else [one, two])
    subject = state.subjects["idea1"]
    newer = max(one, two, key=lambda event: event.digest)
    older = min(one, two, key=lambda event: event.digest)
    assert subject.get("text") == newer.body["text"]
    assert subject.get("parked") is True
    assert (subject.device, subject.home) == (older.device, older.session)
    assert subject.birth == older.order


@pytest.mark.parametrize("swap", [False, True])
def test_of_two_creations_the_first_gives_the_type(swap: object) -> None:
    one, two = fork(), fork(kind="ClusterCreated", number=2, wall=1, body={"name": "Topf"})
    state = State([two, one] if swap else [one, two])
    assert (state.subjects["idea1"].type, state.subjects["idea1"].born) == ("cluster", Stamp(1, 0, one.journal))


def test_redaction_erases_words_and_nothing_else() -> None:
    event = fork(kind="Redacted", number=2, body={"fields": ["text", "fields", "session", "number"]})
    subject = State([fork(), event]).subjects["idea1"]
    assert subject.erased == {"text"}
    assert (subject.get("number"), subject.get("session")) == (1, "W1R1")
    assert subject.registers["fields"].value == ["text", "fields", "session", "number"]


def test_what_several_redactions_erased_adds_up() -> None:
    laptop = Laptop("one")
    laptop.do(i.CaptureIdea("a", "W1R1", "question", "Wann?", original="کی؟"))
    assert laptop.state.subjects["a"].erased == frozenset()
    laptop.do(i.Redact("a", ("original",)))
    laptop.do(i.Redact("a", ("text",)))
    assert laptop.state.subjects["a"].erased == {"text", "original"}
    assert laptop.do(i.Redact("a")) == laptop.do(i.Redact("a", ("original",))) == ()


def test_what_lost_its_words_still_replaces_what_it_replaced() -> None:
    wording = fork(number=2, kind="IdeaReworded", body={"text": "Frau Y."}, replaces=[[fork().journal, 1]])
    state = State([fork(), without(wording, frozenset({"text"}))])
    assert state.subjects["idea1"].get("text") is None
    assert state.subjects["idea1"].heads(["text"]) == (wording.ref,)
