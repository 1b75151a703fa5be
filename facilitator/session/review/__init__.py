"""The office's review of a central record: what was decided on every idea, and what came of it."""

from facilitator.session.review.packages import review_name, write_review
from facilitator.session.review.service import Changed, ReviewService
from facilitator.session.review.story import Clash, Happening, Rival, clashes, story

__all__ = ["Changed", "Clash", "Happening", "ReviewService", "Rival", "clashes", "review_name", "story", "write_review"]
