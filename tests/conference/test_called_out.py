"""Lines that are checked many at once are what they would be one by one; what cannot be is refused alike."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference import called_out
from facilitator.conference.called_out import parse_all
from facilitator.conference.events import HIGHEST_NUMBER, LONGEST_SESSION, BadEvent, Event, parse, to_line
from tests.conference.test_events import JOURNAL, data_of

BODY = {
    "session": "W1R1",
    "number": 1,
    "kind": "question",
    "text": "Wo gibt es Kurse?",
    "language": "de",
    "original": "",
    "interpreted": False,
    "cluster": None,
    "parked": False,
}


def card(number: int, /, **changes: Any) -> dict[str, Any]:
    """A capture as this program writes it, with changes of its envelope."""
    return data_of(number=number, step=number, subject=f"{number:032x}", body=BODY | {"number": number}) | changes


def said(number: int, /, **changes: Any) -> dict[str, Any]:
    """The same with changes of its body."""
    return card(number, body=BODY | changes)


def without(data: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def outcome(read: Callable[[Sequence[bytes]], list[Event]], lines: Sequence[bytes]) -> str:
    """What is read of lines, types and all; or that they are refused."""
    try:
        return repr(read(lines))
    except BadEvent:
        return "refused"


def one_by_one(lines: Sequence[bytes]) -> list[Event]:
    return list(map(parse, lines))


def check(lines: Sequence[bytes]) -> str:
    """That the quick way and the thorough one agree; returns what they say."""
    found = outcome(parse_all, lines)
    assert found == outcome(one_by_one, lines)
    return found


def line(data: Any) -> bytes:
    return to_line(data).encode()


SOUND = [line(card(number)) for number in (1, 2, 3)]

STRANGE: dict[str, Any] = {
    "number 0": card(0),
    "number too high": card(HIGHEST_NUMBER + 1),
    "number true": card(1, number=True),
    "number as a fraction": card(1, number=1.0),
    "wall before time": card(1, wall=-1),
    "wall beyond": card(1, wall=2**53),
    "wall as text": card(1, wall="1"),
    "tick before time": card(1, tick=-1),
    "tick true": card(1, tick=True),
    "step beyond": card(1, step=2**53),
    "journal": card(1, journal="x" * 32),
    "journal in capitals": card(1, journal="A" * 32),
    "journal too long": card(1, journal="a" * 33),
    "journal and a line break": card(1, journal=f"{JOURNAL}\n"),
    "subject of another thing": card(1, subject="session:W1R1"),
    "subject of another thing, as long as an id": card(1, subject="session:" + "a" * 24),
    "subject in capitals": card(1, subject="A" * 32),
    "subject the plan": card(1, subject="plan"),
    "subject nothing": card(1, subject=""),
    "subject of two hundred": card(1, subject="a" * 200),
    "subject too long": card(1, subject="a" * 201),
    "session too long": card(1, session="W" * (LONGEST_SESSION + 1)),
    "session with a control character": card(1, session="W\x01"),
    "session a number": card(1, session=1),
    "device nothing": card(1, device=None),
    "replaces something": card(1, replaces=[[JOURNAL, 4]]),
    "replaces nonsense": card(1, replaces=[4]),
    "undoes": card(1, undoes=[JOURNAL, 4]),
    "redoes nonsense": card(1, redoes="x"),
    "an unknown field": card(1, later="more"),
    "without a salt": without(card(1), "salt"),
    "without a salt, with an undo": without(card(1, undoes=[JOURNAL, 4]), "salt"),
    "without a body": without(card(1), "body"),
    "without a device": without(card(1), "device"),
    "erased": card(1, hash="0" * 64, erased=["text"], body=without(BODY, "text")),
    "erased, and not": card(1, hash="0" * 64, erased=["text"]),
    "another kind": card(1, kind="IdeaParked", body={"parked": True}),
    "a kind of the future": card(1, kind="IdeaSung", body={"kind": "IdeaCaptured"}),
    "another kind that speaks of captures": card(1, kind="NoteWritten", body={"kind": "IdeaCaptured"}),
    "another kind that looks like one": card(1, kind="NoteWritten", body=BODY | {"kind": "IdeaCaptured", "reason": 4}),
    "body a list": card(1, body=[1]),
    "body empty": card(1, body={}),
    "body without a cluster": card(1, body=without(BODY, "cluster")),
    "body with more": said(1, colour="red"),
    "body with another for the number": card(1, body={**without(BODY, "number"), "colour": "red"}),
    "body number below": said(1, number=-1),
    "body number beyond": said(1, number=2**53),
    "body number true": said(1, number=True),
    "body number nothing": said(1, number=None),
    "text nothing": said(1, text=None),
    "text a number": said(1, text=4),
    "text in a list": said(1, text=["x"]),
    "text quoted": said(1, text='"Kurse" \\ Bus'),
    "text with a control character": said(1, text="\x01"),
    "text with a line break": said(1, text="a\nb"),
    "text with what documents cannot hold": said(1, text="\ufffe"),
    "text with the other": said(1, text="\uffff"),
    "text with both": said(1, text="\uffff\ufffe"),
    "text with half a character": said(1, text="\ud800"),
    "text from the right": said(1, text="سؤال 🎈"),
    "flag a number": said(1, interpreted=0),
    "flag nothing": said(1, parked=None),
    "cluster named": said(1, cluster="c"),
    "cluster a number": said(1, cluster=1),
    "no object": [1],
    "a number": 4,
    "deep": said(1, cluster=json.loads("[" * 300 + "]" * 300)),
}


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("place", [0, 3])
def test_one_strange_line_among_sound_ones(strange: Any, place: int) -> None:
    check([*SOUND[:place], line(strange), *SOUND[place:]])
    check([line(strange)])


RAW: dict[str, bytes] = {
    "no text": b"\xff\xfe",
    "nothing": b"",
    "no JSON": b'{"kind":"IdeaCaptured"',
    "two on a line": SOUND[0] + b"," + SOUND[1],
    "blank before": b" " + SOUND[0],
    "blank in it": SOUND[0].replace(b'"tick":', b'"tick": '),
    "a name twice": SOUND[0].replace(b'"tick":0', b'"tick":1,"tick":0'),
    "a name twice in the body": SOUND[0].replace(b'"number":1,"kind"', b'"number":4,"number":1,"kind"'),
    "escaped without need": SOUND[0].replace(b"Wo", b"W\\u006f"),
    "a line break inside": SOUND[0].replace(b'"tick":0', b'"tick":\n0'),
    "a number as a fraction": SOUND[0].replace(b'"tick":0', b'"tick":0.0'),
    "no number": SOUND[0].replace(b'"tick":0', b'"tick":NaN'),
    "beyond all measure": SOUND[0].replace(b'"tick":0', b'"tick":' + b"9" * 400),
    "half a character": SOUND[0].replace(b"Wo", b"\xed\xa0\x80"),
}


@pytest.mark.parametrize("strange", RAW.values(), ids=RAW)
def test_one_line_that_was_not_written_by_this_program(strange: bytes) -> None:
    check([strange, *SOUND])
    check([*SOUND, strange])


def test_captures_are_not_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = one_by_one(SOUND)
    quoted = line(said(9, text='"Ja"'))
    monkeypatch.setattr(called_out, "parse", lambda given: given)
    assert parse_all(SOUND) == expected
    assert parse_all([SOUND[0], quoted, SOUND[1]]) == [expected[0], quoted, expected[1]]


def test_no_lines_are_no_events() -> None:
    assert parse_all([]) == []


VALUES = st.one_of(st.none(), st.booleans(), st.integers(-2, 2**54), st.text(), st.lists(st.integers()), st.floats())
CHANGES = st.dictionaries(st.sampled_from([*card(1), "undoes", "redoes", "hash", "erased", "new"]), VALUES, max_size=2)
BODIES = st.dictionaries(st.sampled_from([*BODY, "new"]), VALUES, max_size=2)


@given(st.lists(st.tuples(CHANGES, BODIES), max_size=4))
def test_whatever_is_different(changes: list[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    lines = [line(said(number, **body) | envelope) for number, (envelope, body) in enumerate(changes, 1)]
    check([*lines, *SOUND])


@given(st.lists(st.text(), max_size=20))
def test_whatever_is_said(texts: list[str]) -> None:
    check([line(said(number, text=text)) for number, text in enumerate(texts, 1)])
