"""What groups say of themselves, also to a screen reader."""

from __future__ import annotations

from facilitator.desk.review.twice.bundles import Bundle, Sort
from facilitator.language import Language


class BundleWords:
    """Puts groups into words."""

    def __init__(self, say: Language) -> None:
        self._say = say

    def sort(self, sort: Sort) -> str:
        """The name of a list."""
        say = self._say
        return {"suggested": say("Suggested"), "joined": say("Joined"), "apart": say("Kept apart")}[sort]

    def count(self, bundle: Bundle) -> str:
        """How many ideas it holds."""
        return self._say.count("{n} idea", "{n} ideas", len(bundle.ideas))

    def score(self, bundle: Bundle) -> str:
        """How alike its ideas are."""
        if bundle.sort != "suggested":
            return self.sort(bundle.sort)
        return self._say("{n} % alike", n=round(100 * bundle.score))

    def said_in(self, bundle: Bundle) -> str:
        """Where it was said."""
        say = self._say
        sessions = say.count("said in {n} session", "said in {n} sessions", bundle.sessions)
        if bundle.workshops == 1:
            return say("{sessions} of one workshop", sessions=sessions)
        return say("{sessions} of {n} workshops", sessions=sessions, n=bundle.workshops)

    def why(self, bundle: Bundle) -> str:
        """What its ideas share, in words."""
        say = self._say
        if bundle.sort == "apart":
            return say("not the same: never suggested again")
        reason = bundle.reason.said(say) if bundle.reason else ""
        return say("some are joined already; {reason}", reason=reason) if reason and bundle.joints else reason

    def spoken(self, bundle: Bundle) -> str:
        """All of it."""
        parts = (self.score(bundle), self.count(bundle), self.said_in(bundle), bundle.text, self.why(bundle))
        return ", ".join(filter(None, parts))
