"""What was taken for a card turns out to be something else, in the very delivery in which other cards come."""

from __future__ import annotations

from typing import Any

from facilitator.conference import intents as i
from facilitator.conference.events import Event, parse, to_line
from tests.conference.test_events import data_of
from tests.conftest import NOON
from tests.record.desks import Desk, check_rows


def line(subject: str, number: int, kind: str, /, **body: Any) -> Event:
    data = data_of(subject=subject, number=number, wall=NOON - 10_000 + number, kind=kind, body=body)
    return parse(to_line(data))


def captured(subject: str, number: int) -> Event:
    return line(
        subject, number, "IdeaCaptured", session="W1R1", number=number, kind="question", text=f"Karte {subject}"
    )


def test_a_row_that_goes_and_rows_that_come(desk: Desk) -> None:
    desk.receive([captured("x", 5)])
    assert [row["id"] for row in desk.record.look.rows("idea")] == ["x"]
    note = line("x", 1, "NoteWritten", session="W1R1", sort="note", text="Eine Notiz", reason="")
    confirmed = line("c", 8, "IdeaConfirmed", idea="y", session="W1R2")
    desk.receive([captured("y", 6), note, captured("z", 7), confirmed])
    assert {row["id"]: row["confirmed"] for row in desk.record.look.rows("idea")} == {"y": 1, "z": 0}
    assert [row["id"] for row in desk.record.look.rows("note")] == ["x"]
    assert (desk.record.search("Karte x"), [hit[0] for hit in desk.record.search("Karte z")]) == ([], ["z"])
    check_rows(desk)


def test_dots_of_cards_that_come_in_the_place_of_one_that_goes(desk: Desk) -> None:
    desk.do(i.OpenVote("v", "W1R1", "Punkte", dots_each=3))
    desk.receive([captured("x", 5)])
    note = line("x", 1, "NoteWritten", session="W1R1", sort="note", text="Eine Notiz", reason="")
    dots = line("dots:v:y", 9, "DotsCounted", vote="v", target="y", dots=4)
    with desk.record.together():
        desk.receive([captured("y", 6)])
        desk.receive([note, dots])
    assert [(row["id"], row["dots"]) for row in desk.record.look.rows("idea")] == [("y", 4)]
    check_rows(desk)


def note_of(subject: str) -> Event:
    return line(subject, 1, "NoteWritten", session="W1R1", sort="note", text="Eine Notiz", reason="")


def test_what_reaches_a_card_that_gets_the_number_of_a_row_that_went(desk: Desk) -> None:
    desk.receive([captured("x", 5), line("c", 8, "IdeaConfirmed", idea="y", session="W1R2")])
    with desk.record.together():
        desk.receive([captured("x", 5)])  # known, but from here on new ones are expected
        desk.receive([note_of("x")])
        desk.receive([captured("y", 6)])
    assert [(row["row"], row["id"], row["confirmed"]) for row in desk.record.look.rows("idea")] == [(1, "y", 1)]
    check_rows(desk)


def test_words_of_a_card_that_gets_the_number_of_a_row_that_went(desk: Desk) -> None:
    reworded = line("y", 7, "IdeaReworded", text="Ganz andere Worte", language="", original="", interpreted=False)
    with desk.record.together():
        desk.receive([captured("x", 5)])
        desk.receive([note_of("x")])
        desk.receive([captured("y", 6), reworded])
    assert [(row["row"], row["id"]) for row in desk.record.look.rows("idea")] == [(1, "y")]
    assert (desk.record.search("Karte"), [hit[0] for hit in desk.record.search("andere")]) == ([], ["y"])
    check_rows(desk)
