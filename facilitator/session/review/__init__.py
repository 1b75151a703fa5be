"""The office's review of a central record: what was decided on every idea, and what came of it."""

from facilitator.session.review.service import Changed, ReviewService
from facilitator.session.review.story import Clash, Happening, Rival, clashes, story

__all__ = ["Changed", "Clash", "Happening", "ReviewService", "Rival", "clashes", "story"]
