"""What F1 says of the keys of the pin board and of counting dots."""

from __future__ import annotations

from facilitator.language import Language

Section = tuple[str, tuple[tuple[str, str], ...]]


def sorting_keys(say: Language) -> Section:
    """Keys of the pin board."""
    return (
        say("On the pin board"),
        (
            ("Right", say("to the next column, Left: to the one before")),
            ("Shift+Down", say("choose several cards")),
            ("M", say("move the chosen cards: type the name, Enter")),
            ("N", say("new cluster of the chosen cards (how one is split, too)")),
            ("Ctrl+X", say("cut cards, to be put into another column")),
            ("Ctrl+V", say("put them here")),
            ("Ctrl+L", say("into the parking lot and out of it")),
            ("F2", say("rename the cluster")),
            ("G", say("merge the cluster with another one")),
            ("Ctrl+Right", say("move the cluster to the right, Left: to the left")),
            ("Shift+F10", say("all that can be done here")),
        ),
    )


def weighing_keys(say: Language) -> Section:
    """Keys of counting dots."""
    return (
        say("While counting dots"),
        (
            ("Enter", say("after a number: to the next line")),
            ("+", say("one dot more, -: one less")),
            ("Down", say("to the next line, Up: to the one before")),
            ("Del", say("take the number back")),
        ),
    )
