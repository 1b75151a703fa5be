"""The keys of the measures, for F1."""

from __future__ import annotations

from facilitator.desk.actions import Section
from facilitator.language import Language


def measure_keys(say: Language) -> tuple[Section, ...]:
    """The keys of the page."""
    return (
        (
            say("Measures"),
            (
                ("N", say("a new measure")),
                ("Enter", say("change it: to its boxes; Esc comes back")),
                ("1, 2, 3", say("idea, examined, decided; 4, 5, 6: under way, done, deferred")),
                ("Ctrl+Right", say("on the board: into the next column (Ctrl+Left: back)")),
                ("Alt+Down", say("in the list: one place down, on into the next pillar (Alt+Up: up)")),
                ("S", say("add what it comes from")),
                ("I", say("its ideas, in the table")),
                ("P", say("its field of action, or a new one")),
                ("C", say("write a comment")),
                ("Del", say("remove it")),
                ("B, D, O", say("board, dates, order")),
            ),
        ),
    )
