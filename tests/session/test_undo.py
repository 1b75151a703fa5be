"""Undo, redo and redaction at work: steps that outlive a restart, and words that no step brings back."""

from __future__ import annotations

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.state import Change
from tests.session.hall import Ear, Hall, Laptop, dump, texts

# Undo and redo.


def test_undo_and_redo_go_through_the_steps(laptop: Laptop) -> None:
    idea = laptop.capture("Mehr Busse")
    service = laptop.service
    service.do(intents.Reword(idea, "Mehr Bahnen"))
    ear = Ear(laptop)
    service.subscribe(ear)
    assert service.undo().events[0].kind == "IdeaReworded"
    assert texts(laptop.record) == ["Mehr Busse"]
    assert service.undo().events[0].kind == "IdeaCaptured"
    assert not service.ideas
    with pytest.raises(Refusal, match="nothing to undo"):
        service.undo()
    service.redo()
    service.redo()
    assert [shown.text for shown in service.ideas] == ["Mehr Bahnen"]
    with pytest.raises(Refusal, match="nothing to do again"):
        service.redo()
    assert [changes[0].fields for changes in ear.heard] == [("text",), ("withdrawn",), ("withdrawn",), ("text",)]


def test_undo_survives_a_restart(hall: Hall, laptop: Laptop) -> None:
    idea = laptop.capture("Mehr Busse")
    laptop.service.do(intents.Reword(idea, "Mehr Bahnen"))
    hall.shut(laptop.record)
    again = hall.seated(hall.record("one"), "W1R1")
    again.service.undo()
    assert [i.text for i in again.service.ideas] == ["Mehr Busse"]


def test_what_somebody_else_changed_since_is_not_undone(hall: Hall, laptop: Laptop) -> None:
    idea = laptop.capture("Mehr Busse")
    other = hall.laptop("two", "W1R1")
    hall.merged(other.record, laptop.hand_out())
    other.service.enter("W1R1")
    other.service.do(intents.Reword(idea, "Mehr Bahnen"))
    hall.merged(laptop.record, other.hand_out())
    laptop.service.enter("W1R1")
    before = dump(laptop.record)
    with pytest.raises(Refusal, match="Somebody else"):
        laptop.service.undo()
    assert dump(laptop.record) == before


def test_undo_passes_by_what_a_redaction_left_nothing_of(laptop: Laptop) -> None:
    first, second = laptop.capture("Mehr Busse"), laptop.capture("Frau Müller")
    service = laptop.service
    service.do(intents.Reword(second, "Frau Müller hilft"))
    service.do(intents.Redact(second))
    service.undo()
    service.undo()
    assert not service.ideas
    with pytest.raises(Refusal, match="nothing to undo"):
        service.undo()
    service.redo()
    service.redo()
    assert {shown.id for shown in service.ideas} == {first, second}


# Redaction.


def test_redaction_reloads_what_is_known_and_drops_drafts(laptop: Laptop) -> None:
    service = laptop.service
    idea, other = laptop.capture("Frau Müller hilft"), laptop.capture("Mehr Busse")
    service.enter("W1R2")
    service.do(intents.WriteNote("n1", "W1R2", "note", "Nur eine Notiz"))
    service.enter("W1R1")
    laptop.record.keep_draft("W1R1", "capture", "Frau Mü")
    ear = Ear(laptop)
    service.subscribe(ear)
    changes = service.do(intents.Redact(idea))
    assert [(i.id, i.text, i.redacted) for i in service.ideas] == [
        (idea, None, True),
        (other, "Mehr Busse", False),
    ]
    assert ear.heard == [changes]
    assert [(change.subject, change.type) for change in changes] == [(idea, "idea")]
    assert {"text", "original"} <= set(changes[0].fields)
    assert laptop.record.draft("W1R1", "capture") == ""
    assert service.state.subject("n1") is not None


def test_redacted_words_are_gone_from_memory_too(laptop: Laptop) -> None:
    """Else an undo could bring them back."""
    idea = laptop.capture("Frau Müller hilft")
    laptop.service.do(intents.Reword(idea, "Frau M. hilft"))
    laptop.service.do(intents.Redact(idea))
    assert "hilft" not in repr(laptop.service.state.subjects[idea])


def test_what_is_redacted_in_one_step_with_more_is_told_exactly(laptop: Laptop) -> None:
    idea, other = laptop.capture("Frau Müller hilft"), laptop.capture("Mehr Busse")
    changes = laptop.service.do_all([intents.Redact(idea, ("text",)), intents.Reword(other, "Mehr Bahnen")])
    assert [change.subject for change in changes] == [idea, other]
    assert changes[1] == Change(other, "idea", ("text",))
    assert [i.text for i in laptop.service.ideas] == [None, "Mehr Bahnen"]


def test_a_refused_redaction_keeps_drafts(laptop: Laptop) -> None:
    laptop.record.keep_draft("W1R1", "capture", "Mehr Bu")
    with pytest.raises(Refusal):
        laptop.service.do(intents.Redact("nobody"))
    assert laptop.record.draft("W1R1", "capture") == "Mehr Bu"
