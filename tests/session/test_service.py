"""One record at work: what is done is saved before anybody is told, and a refusal leaves everything as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.state import Change
from facilitator.record import read_record
from facilitator.session.service import Service, new_id
from tests.conftest import SteadyClock
from tests.session.hall import Ear, Hall, Laptop, dump, rows


def fill(laptop: Laptop) -> None:
    """From now on the record may not grow: SQLite itself says that the disk is full."""
    with closing(sqlite3.connect(laptop.record.path)) as db:
        (pages,) = db.execute("PRAGMA page_count").fetchone()
    laptop.record._db.execute(f"PRAGMA max_page_count = {pages}")


def make_room(laptop: Laptop) -> None:
    laptop.record._db.execute("PRAGMA max_page_count = 1000000")


# Listening.


def test_listeners_are_told_what_changed_after_it_is_on_the_disk(laptop: Laptop) -> None:
    ear = Ear(laptop)
    laptop.service.subscribe(ear)
    before = laptop.record.look.events
    idea = laptop.capture("Mehr Busse")
    laptop.service.do(intents.Park((idea,)))
    captured, parked = ear.heard
    assert [(change.subject, change.type) for change in captured] == [(idea, "idea")]
    assert set(captured[0].fields) >= {"text", "kind", "number", "session"}
    assert parked == (Change(idea, "idea", ("parked",)),)
    assert ear.on_disk == [before + 1, before + 2]


def test_a_command_that_changes_nothing_tells_nobody(laptop: Laptop) -> None:
    idea = laptop.capture()
    ear = Ear(laptop)
    laptop.service.subscribe(ear)
    assert laptop.service.do(intents.Unpark((idea,))) == ()
    assert ear.heard == []


def test_nobody_is_told_of_what_is_refused(laptop: Laptop) -> None:
    ear = Ear(laptop)
    laptop.service.subscribe(ear)
    before = dump(laptop.record)
    for intent in (
        intents.Park(("nobody",)),
        intents.CaptureIdea("x", "W1R1", "question", "   "),
        intents.CaptureIdea("x", "W9R9", "question", "Mehr Busse"),
        intents.Redact("nobody"),
    ):
        with pytest.raises(Refusal):
            laptop.service.do(intent)
    assert ear.heard == []
    assert dump(laptop.record) == before


def test_who_stopped_listening_is_told_no_more(laptop: Laptop) -> None:
    first, second = Ear(laptop), Ear(laptop)
    stop = laptop.service.subscribe(first)
    laptop.service.subscribe(second)
    laptop.capture()
    stop()
    stop()
    laptop.capture()
    assert (len(first.heard), len(second.heard)) == (1, 2)


def test_a_listener_may_stop_while_it_is_told(laptop: Laptop) -> None:
    class Brief(Ear):
        def __call__(self, changes: tuple[Change, ...], /) -> None:
            super().__call__(changes)
            self.stop()

    brief, ear = Brief(laptop), Ear(laptop)
    brief.stop = laptop.service.subscribe(brief)
    laptop.service.subscribe(ear)
    laptop.capture()
    laptop.capture()
    assert (len(brief.heard), len(ear.heard)) == (1, 2)


def test_several_commands_are_one_step_and_one_telling(laptop: Laptop) -> None:
    ear = Ear(laptop)
    laptop.service.subscribe(ear)
    laptop.service.do_all(
        [intents.CountHeads("W1R1", "Ehrenamt", 4), intents.WriteNote("n1", "W1R1", "note", "Späterer Beginn")]
    )
    assert [len(changes) for changes in ear.heard] == [2]
    laptop.service.undo()
    assert laptop.service.history.undoable == ()
    assert laptop.service.result().notes == ()
    assert laptop.service.result().headcount == ()


def test_together_is_one_commit_and_told_after_it(laptop: Laptop) -> None:
    ear = Ear(laptop)
    laptop.service.subscribe(ear)
    before = laptop.record.look.events
    with laptop.service.together():
        laptop.capture("Eins")
        laptop.capture("Zwei")
        assert ear.heard == []
        with read_record(laptop.record.path) as other:
            assert other.look.events == before
        assert len(laptop.service.ideas) == 2
    assert [len(changes) for changes in ear.heard] == [2]
    assert ear.on_disk == [before + 2]


def test_together_or_not_at_all(laptop: Laptop) -> None:
    ear = Ear(laptop)
    laptop.service.subscribe(ear)
    laptop.capture("Vorher")
    before, ideas = dump(laptop.record), laptop.service.ideas
    with pytest.raises(Refusal), laptop.service.together():
        laptop.capture("Eins")
        laptop.service.do(intents.Park(("nobody",)))
    assert (laptop.service.ideas, len(ear.heard)) == (ideas, 1)
    assert rows(laptop.record)["idea"] == [row for row in rows(laptop.record)["idea"] if row["text"] == "Vorher"]
    assert len(dump(laptop.record)) == len(before)
    laptop.capture("Danach")
    assert [len(changes) for changes in ear.heard] == [1, 1]
    assert laptop.record.look.journals([]) == []
    assert [journal.missing for journal in laptop.record.look.journals()] == [(), ()]


# Saving.


def test_a_full_disk_is_one_sentence_and_nothing_has_changed(laptop: Laptop) -> None:
    laptop.capture("Vorher")
    laptop.record.keep_draft("W1R1", "capture", "Was gerade getippt wurde")
    ear = Ear(laptop)
    laptop.service.subscribe(ear)
    before, ideas, history = dump(laptop.record), laptop.service.ideas, laptop.service.history
    fill(laptop)
    with pytest.raises(Refusal, match="full") as raised:
        laptop.service.do(intents.CaptureIdea("x", "W1R1", "question", "Lang " * 3000), box="capture")
    assert str(raised.value).count(". ") == 0
    assert "what was saved before is safe" in str(raised.value)
    assert (laptop.service.ideas, laptop.service.history, ear.heard) == (ideas, history, [])
    assert dump(laptop.record) == before
    assert laptop.record.draft("W1R1", "capture") == "Was gerade getippt wurde"
    make_room(laptop)
    laptop.service.do(intents.CaptureIdea("x", "W1R1", "question", "Lang " * 3000), box="capture")
    assert [idea.number for idea in laptop.service.ideas] == [1, 2]
    assert laptop.record.draft("W1R1", "capture") == ""
    assert [journal.missing for journal in laptop.record.look.journals()] == [(), ()]


def test_a_full_disk_while_redacting_keeps_drafts_and_words(laptop: Laptop) -> None:
    idea = laptop.capture("Frau Müller hilft")
    laptop.record.keep_draft("W1R1", "capture", "Was gerade getippt wurde")
    with closing(sqlite3.connect(laptop.record.path)) as other, closing(other.cursor()) as reader:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        laptop.record._db.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(Refusal, match="locked"):
            laptop.service.do(intents.Redact(idea))
        reader.execute("ROLLBACK")
    assert [i.text for i in laptop.service.ideas] == ["Frau Müller hilft"]
    assert laptop.record.draft("W1R1", "capture") == "Was gerade getippt wurde"


def test_the_box_is_cleared_with_the_commit(laptop: Laptop) -> None:
    laptop.record.keep_draft("W1R1", "capture", "Mehr Bu")
    laptop.record.keep_draft("W1R1", "note", "Späterer")
    laptop.service.do(intents.CaptureIdea("x", "W1R1", "question", "Mehr Busse"), box="capture")
    assert laptop.record.draft("W1R1", "capture") == ""
    assert laptop.record.draft("W1R1", "note") == "Späterer"


# Entering and looking.


def test_without_a_plan_there_is_nothing_to_enter(hall: Hall) -> None:
    service = Service(hall.record("new"), hall.clock)
    assert service.plan is None
    with pytest.raises(Refusal, match="no plan yet"):
        service.enter("W1R1")
    assert service.session == ""


def test_a_session_that_is_not_there_cannot_be_entered(laptop: Laptop) -> None:
    with pytest.raises(Refusal, match="no session W9R9"):
        laptop.service.enter("W9R9")
    assert laptop.service.session == "W1R1"
    assert laptop.service.plan == laptop.service.required_plan


def test_all_rounds_of_a_workshop_are_loaded_and_no_other(laptop: Laptop) -> None:
    for session in ("W1R2", "W2R1", "W1R1"):
        laptop.service.enter(session)
        laptop.capture(session)
    assert {subject.get("text") for subject in laptop.service.state.of("idea")} == {"W1R1", "W1R2"}
    assert [idea.text for idea in laptop.service.ideas] == ["W1R1"]
    assert laptop.service.result().fingerprint == laptop.record.look.fingerprint("W1R1")


def test_ids_sort_as_they_came_and_never_meet(clock: SteadyClock) -> None:
    ids = [new_id(clock.wall() + n) for n in range(100)]
    assert sorted(ids) == ids
    assert len({new_id(5) for _ in range(1000)}) == 1000
