"""The review as the window knows it: the worker's picture, kept up to date by its news."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from facilitator.conference.plan import Kind
from facilitator.conference.review import IdeaRow, Joint, Measure, Theme
from facilitator.desk.review.snapshots import ReviewNews, SessionPlace, Whole

Order = tuple[bool, int, int, str, int, str]


class Review:
    """One central record. ``rows`` are all ideas by id; the pages read it and never change it."""

    def __init__(self, whole: Whole) -> None:
        self.record = whole.record
        self.plan = whole.plan
        self.me = whole.me
        self.sessions = {place.id: place for place in whole.sessions}
        self.rows = {row.id: row for row in whole.rows}
        self._place = {ident: place for place, ident in enumerate(self.rows)}
        self.around = whole.around

    def apply(self, news: ReviewNews) -> None:
        """Know what has changed."""
        for row in news.rows:
            self.rows[row.id] = row
            self._place.setdefault(row.id, len(self._place))
        for ident in news.gone:
            self.rows.pop(ident, None)
        self.around = news.around
        for name in ("themes", "measures", "joints", "left"):
            self.__dict__.pop(name, None)

    def place(self, ident: str) -> int:
        """The place of an idea in the order of the day; the ones that came back keep theirs."""
        return self._place[ident]

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of ideas, by id."""
        return {kind.id: kind for kind in self.plan.kinds}

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """The themes in their order, by id."""
        return {theme.id: theme for theme in self.around.themes}

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """The measures in their order, by id."""
        return {measure.id: measure for measure in self.around.measures}

    @cached_property
    def joints(self) -> dict[str, Joint]:
        """The joint ideas, by id."""
        return {joint.id: joint for joint in self.around.joints}

    def session(self, ident: str) -> SessionPlace:
        """Where ideas were said."""
        return self.sessions.get(ident) or SessionPlace(ident, "", 0, 0)

    def theme_name(self, row: IdeaRow) -> str:
        """The theme of an idea in words, empty for none."""
        theme = self.themes.get(row.judgement.theme or "")
        return theme.name if theme else ""

    @cached_property
    def left(self) -> int:
        """How many ideas nobody has decided on."""
        return sum(is_new(row) for row in self.rows.values())

    def reviewers(self) -> list[str]:
        """Everybody who is to decide on something, and who decides here."""
        named = {row.judgement.reviewer for row in self.rows.values()} - {"", self.me}
        return [self.me, *sorted(named)]

    def disputed(self, row: IdeaRow) -> bool:
        """Whether two reviewers, or two laptops, left something different on an idea."""
        return row.conflict or bool(row.joint and row.joint in self.around.clashes)


def is_new(row: IdeaRow) -> bool:
    """Whether nobody has decided on an idea yet."""
    return not row.judgement.state and not row.measures


def subjects(rows: Iterable[IdeaRow]) -> tuple[str, ...]:
    """What is decided on when these ideas are: the joint idea in place of its members."""
    return tuple(dict.fromkeys(row.joint or row.id for row in rows))
