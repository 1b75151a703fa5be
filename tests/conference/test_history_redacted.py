"""Undo after a redaction: the words stay away, and what is left can still be undone."""

from __future__ import annotations

from facilitator.conference import intents as i
from facilitator.conference.views import ideas_of
from tests.conference.play import kept, shown
from tests.conference.test_history import laptop


def test_undo_never_brings_redacted_words_back() -> None:
    one = laptop()
    one.do(i.Reword("a", "Frau Y. fragt", "tr"))
    one.do(i.Redact("a"))
    one.undo()  # the language; the words of that step are gone
    one.redo()
    assert ideas_of(one.state, "W1R1")[0].language == "tr"
    one.undo()
    (idea, *_) = ideas_of(one.state, "W1R1")
    assert (idea.text, idea.redacted, idea.language) == (None, True, "")
    assert "Frau Y." not in "".join(event.line for event in kept(one.events))


def test_what_redaction_left_nothing_of_does_not_stand_in_the_way() -> None:
    one = laptop()
    one.do(i.Park(("a",)))
    one.do(i.Reword("a", "Frau Y. fragt"))
    one.undo()
    one.redo()
    one.do(i.Redact("a"))
    undoable, redoable = one.history("W1R1")
    assert undoable[-1].events[0].kind == "IdeaParked"
    assert redoable == ()


def test_a_wording_after_the_redaction_is_undone_to_no_words() -> None:
    one = laptop()
    one.do(i.Redact("a"))
    before = shown(one.state)
    one.do(i.Reword("a", "Jemand fragt"))
    after = shown(one.state)
    one.undo()
    assert shown(one.state) == before
    one.redo()
    assert shown(one.state) == after
