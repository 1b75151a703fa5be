"""A refusal says one sentence, in a language; what is filled in stays data."""

from __future__ import annotations

import pickle
from pathlib import Path

from babel.messages.pofile import read_po

from facilitator.conference.errors import Refusal
from facilitator.conference.events import BadEvent
from facilitator.files import resource_folder
from facilitator.language import Language

KIND = "The plan has no kind of idea called {kind}: nothing was changed."


def test_said_in_a_language() -> None:
    refusal = Refusal(KIND, kind="{answer}")
    assert str(refusal) == "The plan has no kind of idea called {answer}: nothing was changed."
    assert refusal.said(Language("en")) == str(refusal)
    assert refusal.said(Language("de")) == "Der Plan kennt keine Ideenart {answer}; es wurde nichts geändert."


def test_a_refusal_within_a_refusal_is_said_in_the_same_language() -> None:
    inner = Refusal("There is nothing to keep, because the text is empty: type a few words first.")
    outer = Refusal("{reason}", reason=inner)
    assert outer.said(Language("de")) == inner.said(Language("de")) != inner.said(Language("en"))


def test_without_values_braces_are_only_braces() -> None:
    assert str(Refusal("{not filled}")) == "{not filled}"


def test_the_core_has_its_german() -> None:
    path = Path(resource_folder() / "language/de/core.po")
    with path.open("rb") as file:
        messages = [message for message in read_po(file, locale="de") if message.id]
    assert len(messages) > 20
    assert [message.id for message in messages if not message.string] == []


def test_a_refusal_passes_from_one_process_to_another() -> None:
    inner = Refusal("There is nothing to undo.")
    came = pickle.loads(pickle.dumps(BadEvent("This line is not an event: {reason}.", reason=inner)))
    assert type(came) is BadEvent
    assert came.said(Language("en")) == "This line is not an event: There is nothing to undo.."
