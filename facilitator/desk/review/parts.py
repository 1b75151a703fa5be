"""The pages of the office's window, in the order in which its work is done. A new page is one line in ``PARTS``.

A page is built when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from facilitator.desk.actions import Section
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.snapshots import ReviewNews
from facilitator.language import Language


class ReviewPart(QWidget):
    """One page. It reads ``doer.review``, which is up to date before any of these are called."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__()
        self.doer = doer

    def show_all(self) -> None:
        """Show the review anew: all of it may be another one. Called once before the page is shown first."""

    def show_news(self, news: ReviewNews) -> None:
        """Show what has changed, and nothing else."""

    def begin(self, wanted: object) -> None:
        """The page is shown: take the keys. ``wanted`` is what ``go_wanted`` asked to show, None for nothing."""
        self.setFocus()

    def leave(self) -> None:
        """Another page is shown instead."""

    def keys(self, say: Language) -> tuple[Section, ...]:
        """Its keys, for F1."""
        return ()


class Part(NamedTuple):
    """How a page is called, its sign, its key, and how it is made."""

    name: str
    sign: str
    keys: str
    title: Callable[[Language], str]
    make: Callable[[ReviewDoer], ReviewPart]


def _look(doer: ReviewDoer) -> ReviewPart:
    from facilitator.desk.review.triage.page import TriagePage

    return TriagePage(doer)


def _take_in(doer: ReviewDoer) -> ReviewPart:
    from facilitator.desk.review.taking_in.page import TakeInPage

    return TakeInPage(doer)


def _twice(doer: ReviewDoer) -> ReviewPart:
    from facilitator.desk.review.twice.page import TwicePage

    return TwicePage(doer)


def _themes(doer: ReviewDoer) -> ReviewPart:
    from facilitator.desk.review.themes.page import ThemesPage

    return ThemesPage(doer)


def _measures(doer: ReviewDoer) -> ReviewPart:
    from facilitator.desk.review.measures.page import MeasuresPage

    return MeasuresPage(doer)


def _account(doer: ReviewDoer) -> ReviewPart:
    from facilitator.desk.review.account.page import AccountPage

    return AccountPage(doer)


def _conflicts(doer: ReviewDoer) -> ReviewPart:
    from facilitator.desk.review.conflicts.page import ConflictsPage

    return ConflictsPage(doer)


PARTS: tuple[Part, ...] = (
    Part("take_in", "stick", "F5", lambda say: say("Take in"), _take_in),
    Part("look", "cards", "F6", lambda say: say("Look through"), _look),
    Part("twice", "joined", "F7", lambda say: say("Said twice"), _twice),
    Part("themes", "theme", "F8", lambda say: say("Themes"), _themes),
    Part("measures", "measure", "F9", lambda say: say("Measures"), _measures),
    Part("account", "done", "F10", lambda say: say("Account"), _account),
    Part("conflicts", "alert", "F11", lambda say: say("Conflicts"), _conflicts),
)
"""Keys: F5 taking in, F6 looking through, F7 said twice, F8 themes, F9 measures, F10 account, F11 conflicts."""
