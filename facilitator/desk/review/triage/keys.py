"""The keys of the table of ideas: for F1, and on the buttons below it."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.desk.actions import Section
from facilitator.language import Language


class Act(NamedTuple):
    """A button: what it asks for, its key, its word, and what it does in full."""

    name: str
    key: str
    word: str
    text: str


def acts(say: Language) -> tuple[Act, ...]:
    """What can be done with ideas, in the order of the buttons."""
    return (
        Act("adopted", "A", say("Adopt"), say("adopt (with Shift: with a reason)")),
        Act("parked", "P", say("Put it off"), say("put off (with Shift: with a reason)")),
        Act("declined", "N", say("Do not adopt"), say("do not adopt, with the reason")),
        Act("reviewed", "R", say("Reviewed"), say("looked at, to be decided later")),
        Act("theme", "T", say("Theme"), say("choose a theme, or make one")),
        Act("measure", "E", say("Measure"), say("into a measure, or make one of the marked ideas")),
        Act("join", "J", say("Join"), say("join the marked ideas: they say the same")),
        Act("split", "S", say("Split"), say("take an idea out of a joint one")),
        Act("assign", "W", say("Who decides"), say("who decides on it")),
        Act("comment", "C", say("Comment"), say("write a comment")),
    )


def look_keys(say: Language) -> tuple[Section, ...]:
    """The keys of the page."""
    deciding = tuple((act.key, act.text) for act in acts(say))
    return (
        (
            say("Deciding: the marked ideas, or the one that is chosen"),
            (
                *deciding,
                ("U", say("undecided again")),
                ("M", say("I decide on it")),
                ("1, 2, 3", say("decided differently: this one holds")),
            ),
        ),
        (
            say("In the table of ideas"),
            (
                ("Enter", say("the next idea that is not reviewed")),
                ("Space", say("mark, and go to the next")),
                ("Shift+Down", say("mark several")),
                ("Ctrl+A", say("mark all that are shown")),
                ("Esc", say("take the marks away")),
                ("/", say("search (Enter: back to the table)")),
                ("F", say("filter by a value; choose it again to take it away")),
                ("V", say("saved views, or save this one")),
                ("X", say("show all ideas")),
                ("Ctrl+F", say("search")),
            ),
        ),
    )
