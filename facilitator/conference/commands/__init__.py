"""Commands: (intent, state) → drafts of events, or a Refusal that says why. Pure; ``decide`` is the one way in."""

from facilitator.conference.commands import ideas, measures, protocol, review, sessions
from facilitator.conference.commands.writing import Drafts, decide

__all__ = ["Drafts", "decide", "ideas", "measures", "protocol", "review", "sessions"]
