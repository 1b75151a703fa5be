"""Names for the steps of the review, as the undo button and the history show them."""

from __future__ import annotations

from facilitator.conference.history import Step
from facilitator.language import Language

_LEADING = ("Joined", "ThemeWritten", "PillarWritten", "MeasureWritten", "Judged", "Themed", "Assigned", "Changed")
"""What names a whole step when other events come with it, by how their kinds end."""


def review_step_name(step: Step, say: Language) -> str:
    """What a step of the review did, in a few words: ``12 ideas adopted``; empty for a step that is none."""
    kinds = [event.kind for event in step.events]
    ending = next((end for end in _LEADING if any(kind.endswith(end) for kind in kinds)), "")
    events = [event for event in step.events if event.kind.endswith(ending)] if ending else list(step.events)
    body, n = events[0].body, len(events)
    match ending:
        case "Joined":
            if body.get("joint") is None:
                return say.count("{n} idea split off", "{n} ideas split off", n)
            return say.count("{n} idea joined", "{n} ideas joined", n)
        case "Judged":
            return _judged(str(body.get("state", "")), n, say)
        case "Themed":
            if body.get("theme") is None:
                return say.count("{n} idea taken out of its theme", "{n} ideas taken out of their themes", n)
            return say.count("{n} idea put into a theme", "{n} ideas put into a theme", n)
        case "Assigned":
            return say.count("{n} idea assigned", "{n} ideas assigned", n)
        case _:
            return _one(events[0].kind, say)


def _judged(state: str, n: int, say: Language) -> str:
    match state:
        case "adopted":
            return say.count("{n} idea adopted", "{n} ideas adopted", n)
        case "declined":
            return say.count("{n} idea not adopted", "{n} ideas not adopted", n)
        case "parked":
            return say.count("{n} idea put off", "{n} ideas put off", n)
        case "":
            return say.count("{n} idea undecided again", "{n} ideas undecided again", n)
        case _:
            return say.count("{n} idea reviewed", "{n} ideas reviewed", n)


def _one(kind: str, say: Language) -> str:
    names = {
        "JointChanged": say("joint idea reworded"),
        "KeptApart": say("suggestion left out"),
        "ThemeWritten": say("theme made"),
        "ThemeChanged": say("theme changed"),
        "PillarWritten": say("pillar made"),
        "PillarChanged": say("pillar changed"),
        "MeasureWritten": say("measure made"),
        "MeasureChanged": say("measure changed"),
        "SourceNamed": say("source of a measure named"),
        "CommentWritten": say("comment written"),
        "CommentChanged": say("comment reworded"),
    }
    return names.get(kind, "")
