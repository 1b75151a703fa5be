"""Names for steps, as the undo button and the history show them."""

from __future__ import annotations

from facilitator.conference.history import Step
from facilitator.language import Language
from facilitator.session.review_names import review_step_name


def step_name(step: Step, say: Language) -> str:
    """What a step did, in a few words: ``3 cards moved``."""
    kinds = [event.kind for event in step.events]
    if reviewed := review_step_name(step, say):
        return reviewed
    leading = next((kind for kind in _LEADING if kind in kinds), kinds[0])
    return _counted(leading, kinds.count(leading), say)


_LEADING = ("IdeaCaptured", "ClusterCreated", "Withdrawn", "IdeaReassigned")
"""Kinds that name the whole step when other events come with them (a new cluster with the cards moved into it)."""


def _counted(kind: str, n: int, say: Language) -> str:
    names = {
        "IdeaCaptured": say.count("{n} card typed", "{n} cards typed", n),
        "IdeaReworded": say.count("{n} card reworded", "{n} cards reworded", n),
        "IdeaKindChanged": say.count("kind of {n} card changed", "kind of {n} cards changed", n),
        "IdeaParked": say.count("{n} card parked or fetched back", "{n} cards parked or fetched back", n),
        "IdeaMoved": say.count("{n} card moved", "{n} cards moved", n),
        "IdeaReassigned": say.count("{n} card given to another session", "{n} cards given to another session", n),
        "IdeaConfirmed": say("card confirmed"),
        "ClusterCreated": say("cluster made"),
        "ClusterRenamed": say("cluster renamed"),
        "ClusterPlaced": say("cluster moved"),
        "VoteOpened": say("vote opened"),
        "VotersCounted": say("voters counted"),
        "DotsCounted": say("dots counted"),
        "HeadsCounted": say("people counted"),
        "NoteWritten": say("line of the protocol written"),
        "NoteReworded": say("line of the protocol reworded"),
        "TaskAgreed": say("task agreed"),
        "TaskReworded": say("task reworded"),
        "WordingKept": say("wording kept as it is"),
        "AttachmentAdded": say("photo added"),
        "SessionAdjusted": say("session adjusted"),
        "SessionClosed": say("session closed or reopened"),
        "Withdrawn": say("removed or put back"),
    }
    return names.get(kind) or kind
