"""What taking in packages did, in a sentence. No window, no Qt."""

from __future__ import annotations

from facilitator.desk.snapshots import Taken
from facilitator.language import Language


def receipt(taken: Taken, name: str, say: Language) -> str:
    """``name`` is what was taken in: a file, or how many of them."""
    if taken.known:
        return say("Everything in {name} was here already, so nothing has changed.", name=name)
    parts = []
    if taken.revision:
        parts.append(
            say(
                "The newer plan is in force from now on (revision {revision}); everything captured stays.",
                revision=taken.revision,
            )
        )
    if taken.ideas:
        cards = say.count("{n} card", "{n} cards", taken.ideas)
        parts.append(say("Taken in from {name}: {cards}.", name=name, cards=cards))
    return " ".join(parts) or say("{name} was taken in.", name=name)
