"""Events: kept exactly as they came; a line is one, or it is refused, and nothing else."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.events import (
    HIGHEST_NUMBER,
    LONGEST_SESSION,
    BadEvent,
    Draft,
    Event,
    compose,
    parse,
    to_line,
    unsound,
)
from facilitator.conference.kinds import KINDS
from facilitator.conference.redaction import without
from facilitator.conference.stamps import Stamp
from facilitator.conference.state import State
from facilitator.conference.views import ideas_of
from tests.conftest import NOON

JOURNAL = "0123456789abcdef" * 2


def data_of(**changes: Any) -> dict[str, Any]:
    """A sound event as JSON values, with changes."""
    body = {"session": "W1R1", "number": 1, "kind": "question", "text": "Wo gibt es Kurse?"}
    return {
        "journal": JOURNAL,
        "number": 1,
        "wall": NOON,
        "tick": 0,
        "kind": "IdeaCaptured",
        "session": "W1R1",
        "subject": "idea1",
        "replaces": [],
        "step": 1,
        "device": "Laptop 3",
        "salt": "00",
        "body": body,
    } | changes


def test_what_a_command_decided_becomes_a_line_and_comes_back() -> None:
    draft = Draft("IdeaReworded", "W1R1", "idea1", {"text": "Über „uns“"}, ((JOURNAL, 1),))
    event = compose(
        draft,
        session="W1R1",
        journal=JOURNAL,
        number=2,
        stamp=(NOON, 7),
        step=2,
        device="Laptop 3",
        salt="ff",
        undoes=(JOURNAL, 1),
        redoes=(JOURNAL, 9),
    )
    assert parse(event.line) == event
    assert (event.ref, event.stamp) == ((JOURNAL, 2), Stamp(NOON, 7, JOURNAL))
    assert (event.undoes, event.redoes, event.replaces) == ((JOURNAL, 1), (JOURNAL, 9), ((JOURNAL, 1),))
    assert event.digest == hashlib.sha256(event.line.encode()).digest()
    assert "Über" in event.line
    assert "\n" not in event.line


def test_the_line_is_kept_byte_by_byte() -> None:
    line = json.dumps(data_of(later={"x": [1.50, None]}, body={"text": "ä", "mood": 1e3}), indent=None, sort_keys=True)
    event = parse(f"  {line} ")
    assert event.line == f"  {line} "
    assert event.body["mood"] == 1000


def test_bytes_are_a_line_too() -> None:
    line = to_line(data_of(body={"text": "Größe ☺"}))
    assert parse(line.encode()) == parse(line)
    with pytest.raises(BadEvent):
        parse(line.encode("latin-1", "replace"))


def test_a_field_is_looked_at_though_its_neighbours_were_known_before() -> None:
    """What was found out about the types of a body is remembered; a number that is too large has the type of others."""
    parse(to_line(data_of(body={"text": "a", "number": 1})))
    for body in ({"text": "a", "number": -1}, {"text": "a", "number": 2**53}, {"text": 1, "number": 1}):
        with pytest.raises(BadEvent):
            parse(to_line(data_of(body=body)))


def test_an_unknown_kind_is_kept_and_sets_nothing() -> None:
    event = parse(to_line(data_of(kind="IdeaSung", body={"text": 5, "melody": ["c", "d"]})))
    assert event.body["melody"] == ["c", "d"]
    assert State([event]).subject("idea1") is None


def test_unknown_fields_of_a_known_kind_do_no_harm() -> None:
    event = parse(to_line(data_of(body=data_of()["body"] | {"mood": {"deep": [1]}}, weather="rain")))
    (idea,) = ideas_of(State([event]), "W1R1")
    assert idea.text == "Wo gibt es Kurse?"


BAD_LINES = {
    "nothing": "",
    "no JSON": "{",
    "no object": "[]",
    "a number": "5",
    "a text": '"hash"',
    "empty": "{}",
    "two lines": to_line(data_of()).replace(",", ",\n", 1),
    "not a number": to_line(data_of()).replace('"tick":0', '"tick":NaN'),
    "hidden not a number": to_line(data_of(more=1)).replace('"more":1', '"more":NaN'),
    "infinity": to_line(data_of(more=1)).replace('"more":1', '"more":-Infinity'),
    "beyond every number": to_line(data_of(more=1)).replace('"more":1', '"more":1e999'),
    "a name twice": to_line(data_of()).replace('"tick":0', '"tick":0,"tick":0'),
    "a name twice inside": to_line(data_of()).replace('"number":1,"kind"', '"number":1,"number":2,"kind"'),
    "too deep": '{"a":' * 100_000,
    "deep inside": to_line(data_of(more=1)).replace('"more":1', '"more":' + "[" * 5_000 + "]" * 5_000),
    "a number of 5,000 digits": to_line(data_of(more=1)).replace('"more":1', '"more":1' + "0" * 5_000),
    "a lone surrogate": to_line(data_of())[:-1] + ',"x":"\ud800"}',
}


@pytest.mark.parametrize("name", BAD_LINES)
def test_lines_that_are_no_events(name: str) -> None:
    with pytest.raises(BadEvent):
        parse(BAD_LINES[name])


BAD_FIELDS: list[tuple[str, Any]] = [
    ("journal", "0" * 31),
    ("journal", "G" * 32),
    ("journal", JOURNAL.upper()),
    ("number", 0),
    ("number", HIGHEST_NUMBER + 1),
    ("number", True),
    ("wall", -1),
    ("wall", 2**53),
    ("wall", 1.0),
    ("tick", None),
    ("step", "1"),
    ("kind", None),
    ("session", "x" * (LONGEST_SESSION + 1)),
    ("session", "W1\nR1"),
    ("subject", ""),
    ("subject", "x" * 201),
    ("subject", "a\x00b"),
    ("subject", "\ud800"),
    ("subject", "plan"),
    ("subject", "session:W1R1"),
    ("device", "\udfff"),
    ("device", 3),
    ("replaces", None),
    ("replaces", [1]),
    ("replaces", [[JOURNAL]]),
    ("replaces", [[JOURNAL, "1"]]),
    ("replaces", [[[], 1]]),
    ("undoes", [JOURNAL]),
    ("undoes", [1, 1]),
    ("undoes", {"a": 1}),
    ("redoes", True),
    ("body", None),
    ("body", []),
    ("body", {"text": None}),
    ("body", {"text": "a\x00b"}),
    ("body", {"text": "a\x08b"}),
    ("body", {"text": "a\ufffeb"}),
    ("body", {"text": "\ud83d"}),
    ("body", {"number": -1}),
    ("body", {"interpreted": 1}),
    ("hash", "00"),
    ("hash", "00" * 32),
    ("erased", ["text"]),
]


@pytest.mark.parametrize(("name", "value"), BAD_FIELDS)
def test_malformed_fields_are_refused(name: str, value: Any) -> None:
    with pytest.raises(BadEvent, match="not an event"):
        parse(to_line(data_of(**{name: value})))


@pytest.mark.parametrize(
    "change",
    [
        {"erased": ["text"], "hash": "00" * 31},
        {"erased": ["text"], "hash": "xy" * 32},
        {"erased": ["kind"], "hash": "00" * 32},
        {"erased": [1], "hash": "00" * 32},
        {"erased": [["text"]], "hash": "00" * 32},
        {"erased": [], "hash": "00" * 32},
        {"hash": "00" * 32},
    ],
)
def test_what_claims_to_be_erased_must_be(change: dict[str, Any]) -> None:
    with pytest.raises(BadEvent):
        parse(to_line(data_of(body={"session": "W1R1", "kind": "question"}, **change)))


def test_the_reason_is_told_in_a_few_words() -> None:
    with pytest.raises(BadEvent) as caught:
        parse(to_line(data_of(body={"text": 5})))
    assert str(caught.value) == "This line is not an event: ValueError IdeaCaptured.text is malformed."


def test_broken_text_in_unknown_fields_is_passed_on() -> None:
    line = to_line(data_of(later="\ud800 ä"))
    assert line.isascii()
    assert parse(line).line == line


def test_harmless_escapes_are_text() -> None:
    line = json.dumps(data_of(body={"text": 'Ümit sagt: "a\\b"\n\t☺'}))
    assert parse(line).body["text"] == 'Ümit sagt: "a\\b"\n\t☺'


def test_unsound_text_is_found_wherever_it_is() -> None:
    assert not any(map(unsound, ("a\n", 5, None, [1, {"a": "b"}])))
    assert all(map(unsound, ({"a": ["\x01"]}, {"\x01": 1}, ["\ud800"])))


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


def parsed(data: Any) -> Event | None:
    try:
        return parse(to_line(data))
    except BadEvent:
        return None


@given(st.sampled_from([*data_of(), "undoes", "redoes", "hash", "erased", "else"]), anything)
def test_any_value_in_any_field_is_an_event_or_refused(name: str, value: Any) -> None:
    event = parsed(data_of(**{name: value}))
    if event is not None:
        assert parse(event.line) == event
        State([event])


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_any_body_of_any_kind_is_an_event_or_refused(kind: str, data: st.DataObject) -> None:
    names = st.sampled_from([*KINDS[kind].fields, "else"])
    body = data.draw(st.dictionaries(names, anything, max_size=4))
    subject = data.draw(st.sampled_from(["plan", "session:W1R1", "dots:a:b", "heads:a", "idea1"]))
    event = parsed(data_of(kind=kind, subject=subject, body=body))
    if event is not None:
        state = State([event])
        assert state.subjects[subject].id == subject


@given(anything)
def test_any_json_is_an_event_or_refused(value: Any) -> None:
    assert parsed(value) is None


def test_words_are_taken_out_for_good() -> None:
    event = parse(to_line(data_of(body=data_of()["body"] | {"original": "کجا؟"})))
    left = without(event, frozenset({"text", "original", "cluster"}))
    assert left.erased == ("original", "text")
    assert "Kurse" not in left.line
    assert "salt" not in json.loads(left.line)
    assert (left.digest, left.ref, left.body["kind"]) == (event.digest, event.ref, "question")
    assert parse(left.line) == left


def test_words_are_taken_out_bit_by_bit() -> None:
    event = parse(to_line(data_of(body=data_of()["body"] | {"original": "کجا؟"})))
    once = without(event, frozenset({"text"}))
    twice = without(once, frozenset({"original", "text"}))
    assert twice == without(event, frozenset({"original", "text"}))
    assert without(twice, frozenset({"text"})) is twice


def test_no_two_events_share_their_place_in_the_order() -> None:
    one, fork = parse(to_line(data_of())), parse(to_line(data_of(salt="01")))
    assert one.stamp == fork.stamp
    assert one.order != fork.order
