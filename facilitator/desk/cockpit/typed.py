"""A card as it was typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from facilitator.desk.cockpit.original import Wording


@dataclass(frozen=True, slots=True)
class Typed:
    """``typed`` is what stood in the box, with its prefix; ``cluster`` a cluster's name, empty for none.

    ``kept`` says that somebody looked at the guard's hint on this very text and let the words stand.
    """

    kind: str
    text: str
    typed: str
    cluster: str = ""
    wording: Wording = field(default_factory=Wording)
    kept: bool = False
