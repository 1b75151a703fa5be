"""The review as the window knows it: the worker's picture, kept up to date by its news."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from facilitator.conference.plan import Kind
from facilitator.conference.review import IdeaRow, Joint, Measure, Theme
from facilitator.desk.review.snapshots import ReviewNews, SessionPlace, Whole

Order = tuple[bool, int, int, str, int, str]


class Review:
    """One central record. ``rows`` are all ideas by id, ``left`` counts those that nobody has decided on.

    The pages read it and never change it.
    """

    def __init__(self, whole: Whole) -> None:
        self.record = whole.record
        self.plan = whole.plan
        self.me = whole.me
        self.sessions = {place.id: place for place in whole.sessions}
        self.rows = {row.id: row for row in whole.rows}
        self._place = {ident: place for place, ident in enumerate(self.rows)}
        self.around = whole.around
        self.left = sum(map(is_new, whole.rows))

    def apply(self, news: ReviewNews) -> None:
        """Know what has changed."""
        before = [self.rows.pop(ident, None) for ident in news.gone]
        for row in news.rows:
            before.append(self.rows.get(row.id))
            self.rows[row.id] = row
            self._place.setdefault(row.id, len(self._place))
        self.left += sum(map(is_new, news.rows)) - sum(is_new(row) for row in before if row is not None)
        self.around = news.around
        for name in ("themes", "measures", "joints"):
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

    @property
    def conflicts(self) -> int:
        """How much is left different in two places; a decision and its reason are one."""
        some = self.around.clashes.values()
        return sum(len({"state" if one.field == "reason" else one.field for one in clashes}) for clashes in some)

    def session(self, ident: str) -> SessionPlace:
        """Where ideas were said."""
        return self.sessions.get(ident) or SessionPlace(ident, "", 0, 0)

    def theme_name(self, row: IdeaRow) -> str:
        """The theme of an idea in words, empty for none."""
        theme = self.themes.get(row.judgement.theme or "")
        return theme.name if theme else ""

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
