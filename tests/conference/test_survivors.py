"""What the other tests let pass when the code was changed in small ways: state and redaction."""

from __future__ import annotations

import json

import pytest

from facilitator.conference import intents as i
from facilitator.conference.events import Event, parse, to_line
from facilitator.conference.redaction import redact, without
from facilitator.conference.state import Change, State, Subject, fold, wording
from facilitator.conference.views import idea_view
from tests.conference.play import Laptop
from tests.conference.test_events import JOURNAL, data_of
from tests.conftest import NOON

# State.


def event(number: int, kind: str, body: dict[str, object], **more: object) -> Event:
    return parse(to_line(data_of(number=number, kind=kind, body=body) | more))


def card(*events: Event) -> Subject:
    return State([parse(to_line(data_of())), *events]).subjects["idea1"]


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_first_edits_the_newest_is_shown(order: int) -> None:
    older = event(2, "IdeaReworded", {"original": "alt"}, wall=NOON + 1)
    newer = event(3, "IdeaReworded", {"original": "neu"}, wall=NOON + 2)
    found = card(*[older, newer][::order]).registers["original"]
    assert (found.value, found.rivals, found.heads) == ("neu", ("neu", "alt"), (older.ref, newer.ref))


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_edits_of_one_moment_the_later_number_is_shown(order: int) -> None:
    edits = [event(number, "IdeaReworded", {"original": f"{number}"}) for number in (2, 3)]
    assert card(*edits[::order]).get("original") == "3"


def test_one_value_has_no_rivals() -> None:
    assert card().registers["text"].rivals == ()


def test_what_a_view_made_of_a_subject_is_no_part_of_it() -> None:
    one, two = Subject("a"), Subject("a", view="seen")
    assert (one, repr(one), one.changed) == (two, repr(two), 0)


def test_a_view_is_made_anew_after_each_event() -> None:
    state = State([parse(to_line(data_of()))])
    subject = state.subjects["idea1"]
    assert idea_view(subject).text == "Wo gibt es Kurse?"
    fold(state, event(2, "IdeaReworded", {"text": "Wann?"}))
    assert idea_view(subject).text == "Wann?"


def test_what_has_no_value_any_more_has_its_default() -> None:
    erased = event(2, "Redacted", {"fields": ["text"]}, replaces=[list(card().registers["text"].heads[0])])
    assert card(erased).registers["text"].value is None
    assert card(erased).get("text", "geschwärzt") == "geschwärzt"


def test_conflicts_are_named_in_order_and_never_of_redactions() -> None:
    edits = [event(n, "IdeaReworded", {"text": f"{n}", "original": f"{n}"}) for n in (2, 3)]
    found = card(
        *edits, *[event(n, "Redacted", {"fields": fields}) for n, fields in ((4, ["text"]), (5, ["original"]))]
    )
    assert len(found.registers["fields"].rivals) == 2
    assert found.conflicts == ("original", "text")


def test_of_two_clocks_of_a_session_the_newest_is_right() -> None:
    moves = [
        event(n, "ClockMoved", {"clock": {"started": n, "ended": None, "timer": {}}}, subject="session:W1R1")
        for n in (2, 3)
    ]
    found = State(moves).subjects["session:W1R1"]
    assert (len(found.registers["clock"].rivals), found.conflicts) == (2, ())


def test_an_edit_names_what_lost_its_words_in_order_until_it_was_replaced() -> None:
    lost = [without(event(n, "IdeaReworded", {"text": "x"}), frozenset({"text"})) for n in range(9, 1, -1)]
    heads = card().registers["text"].heads
    assert card(*lost).heads(["text"]) == (*heads, *[(JOURNAL, n) for n in range(2, 10)])
    knowing = event(10, "IdeaReworded", {"text": "y"}, replaces=[[JOURNAL, n] for n in range(1, 9)])
    assert card(*lost, knowing).heads(["text"]) == (knowing.ref, (JOURNAL, 9))


def test_an_edit_of_words_names_every_redaction_and_no_other_edit_does() -> None:
    erased = [event(n, "Redacted", {"fields": []}) for n in range(9, 1, -1)]
    found = card(*erased, event(10, "IdeaParked", {"parked": True}))
    assert found.heads(["parked"]) == ((JOURNAL, 10),)
    assert found.heads(["text"]) == ((JOURNAL, 1), *[(JOURNAL, n) for n in range(2, 10)])


def test_a_wording_has_the_same_name_everywhere() -> None:
    """It is kept in records: its form is never another."""
    first = event(1, "IdeaReworded", {"text": "x"}, journal="f" * 32, wall=NOON - 1)
    assert wording(card(first)) == f"{JOURNAL}/1 {'f' * 32}/1"


def test_a_kind_from_the_future_sets_nothing() -> None:
    assert fold(State(), event(1, "FromTheFuture", {"text": "x"})) == Change("idea1", None, ())


def test_a_field_from_the_future_is_not_set() -> None:
    assert fold(State(), event(1, "IdeaParked", {"parked": True, "colour": "red"})).fields == ("parked",)


def test_a_card_that_names_no_session_and_no_number_counts_where_it_was_written() -> None:
    assert State([event(1, "IdeaCaptured", {"text": "x"})]).highest == {"W1R1": 0}


# Redaction.


def test_the_salt_goes_with_the_words() -> None:
    """With it, and the hash that stays, whoever guesses the words could prove that he guessed right."""
    (captured,) = Laptop("one").do(i.CaptureIdea("a", "W1R1", "question", "Frau Yılmaz fragt"))
    assert "salt" in json.loads(captured.line)
    assert "salt" not in json.loads(without(captured, frozenset({"text"})).line)


def test_what_lost_its_words_is_the_same_line_everywhere() -> None:
    names = [f"words{n}" for n in range(20)]
    strange = event(1, "FromTheFuture", dict.fromkeys(names, "x"))
    assert json.loads(without(strange, frozenset(names)).line)["erased"] == sorted(names)


def test_what_is_not_there_is_not_erased() -> None:
    captured = parse(to_line(data_of()))
    assert without(captured, frozenset({"original"})) is captured
    assert without(captured, frozenset({"text", "original"})).erased == ("text",)


def test_a_redaction_takes_words_and_nothing_else() -> None:
    left, _ = redact([parse(to_line(data_of())), event(2, "Redacted", {"fields": ["text", "number", "kind"]})])
    assert left.erased == ("text",)
    assert (left.body["number"], left.body["kind"]) == (1, "question")


def test_only_a_redaction_redacts() -> None:
    events = [parse(to_line(data_of())), event(2, "FromTheFuture", {"fields": ["text"]})]
    assert redact(events) == events
