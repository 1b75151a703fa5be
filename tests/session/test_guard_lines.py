"""Lines of the protocol are blackened as cards are: the words are gone for good, the rest of the line stays."""

from __future__ import annotations

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.session.guard import blacken, undecided
from tests.session.hall import Hall, Laptop

NAMED = "Frau Schneider aus der Ringstraße 5 übernimmt das"
OTHER = "Eine Person übernimmt das"


@pytest.fixture
def laptop(hall: Hall) -> Laptop:
    return hall.laptop("A")


def traces(laptop: Laptop) -> int:
    files = laptop.record.path.parent.glob(f"{laptop.record.path.name}*")
    return sum(file.read_bytes().count(b"Schneider") for file in files)


def test_a_decision_keeps_its_reason(laptop: Laptop) -> None:
    service = laptop.service
    service.do(intents.WriteNote("n" * 32, "W1R1", "decision", NAMED, "Weil es eilt"))
    assert [hint.subject for hint in undecided(service)] == ["n" * 32]
    assert traces(laptop) > 0
    blacken(service, "n" * 32, OTHER)
    (note,) = service.result().notes
    assert (note.text, note.reason, note.kind) == (OTHER, "Weil es eilt", "decision")
    assert (undecided(service), traces(laptop)) == ([], 0)


def test_a_reason_that_names_somebody_is_looked_at_and_goes_too(laptop: Laptop) -> None:
    service = laptop.service
    service.do(intents.WriteNote("n" * 32, "W1R1", "decision", "Ein Lotse", NAMED))
    assert [hint.text for hint in undecided(service)] == [f"Ein Lotse – {NAMED}"]
    blacken(service, "n" * 32, "Ein Lotse, weil er fehlt")
    (note,) = service.result().notes
    assert (note.text, note.reason) == ("Ein Lotse, weil er fehlt", "")
    assert (undecided(service), traces(laptop)) == ([], 0)


def test_a_task_keeps_its_owner_and_date(laptop: Laptop) -> None:
    service = laptop.service
    service.do(intents.AgreeTask("t" * 32, "W1R1", NAMED, "Amt 50", "Mai"))
    blacken(service, "t" * 32, OTHER)
    (task,) = service.result().tasks
    assert (task.what, task.who, task.until) == (OTHER, "Amt 50", "Mai")
    assert traces(laptop) == 0


def test_nothing_is_erased_where_no_other_words_are_given(laptop: Laptop) -> None:
    card = laptop.capture(NAMED)
    with pytest.raises(Refusal, match="the text is empty"):
        blacken(laptop.service, card, "  ")
    assert laptop.service.ideas[0].text == NAMED


def test_what_is_not_there_is_refused(laptop: Laptop) -> None:
    with pytest.raises(Refusal, match="not there any more"):
        blacken(laptop.service, "x" * 32, OTHER)
