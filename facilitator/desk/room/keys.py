"""The keys for the room's view, and what F1 says of them."""

from __future__ import annotations

from facilitator.language import Language

SHORTCUTS = {"open": "F9", "freeze": "Ctrl+F9", "black": "Shift+F9"}


def room_keys(say: Language) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What F1 says of the keys for the room."""
    return (
        say("Projector"),
        (
            (SHORTCUTS["open"], say("show the room's view, and close it")),
            (SHORTCUTS["freeze"], say("its picture stays, and goes on")),
            (SHORTCUTS["black"], say("black, and back")),
            ("Esc", say("no longer as large as the screen")),
        ),
    )
