"""Pillars, their themes, and what has none, as lines; where themes were spoken of, as numbers. No window, no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from facilitator.conference.intents import Withdraw
from facilitator.conference.intents_review import Arrange, NameSources, PutThemes, ReviewIntent, SetTheme
from facilitator.conference.review import IdeaRow
from facilitator.desk.review.review import Review, subjects
from facilitator.desk.review.triage.filters import Choice, state_of

Sort = Literal["none", "pillar", "loose", "theme"]


@dataclass(frozen=True, slots=True)
class Line:
    """``none``: ideas without a theme; ``loose``: the head of themes without a pillar. ``themes`` counts those below.

    ``pillar`` is the name of the one that a theme is under.
    """

    sort: Sort
    id: str = ""
    name: str = ""
    ideas: int = 0
    themes: int = 0
    pillar: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by."""
        return self.sort, self.id


def lines_of(review: Review) -> list[Line]:
    """What has no theme, then each pillar with its themes below it, then the themes without one."""
    rows = review.rows.values()
    made = [Line("none", ideas=sum((row.judgement.theme or "") not in review.themes for row in rows))]
    for pillar in review.around.pillars:
        made += _below(Line("pillar", pillar.id, pillar.name), pillar.id, review)
    loose = _below(Line("loose"), None, review)
    return made + (loose if review.around.pillars and len(loose) > 1 else loose[1:])


def _below(head: Line, pillar: str | None, review: Review) -> list[Line]:
    themes = [theme for theme in review.around.themes if theme.pillar == pillar]
    ideas = sum(theme.ideas for theme in themes)
    first = Line(head.sort, head.id, head.name, ideas, len(themes))
    return [first, *(Line("theme", theme.id, theme.name, theme.ideas, pillar=head.name) for theme in themes)]


def choices(line: Line, review: Review) -> tuple[Choice, ...]:
    """What to filter by to see the ideas of a line."""
    if line.sort == "none":
        return (("theme", ""),)
    if line.sort == "theme":
        return (("theme", line.id),)
    pillar = line.id or None
    found = tuple(("theme", theme.id) for theme in review.around.themes if theme.pillar == pillar)
    return found or (("theme", "-"),)  # a pillar without themes has no ideas


# What is wanted.


def merging(theme: str, into: str, review: Review) -> list[ReviewIntent]:
    """All ideas of one theme into another one, which also takes its place in measures; the first one goes."""
    ideas = subjects(row for row in review.rows.values() if row.judgement.theme == theme)
    wanted: list[ReviewIntent] = [SetTheme(ideas, into)] if ideas else []
    wanted += [NameSources(one.id, (into,)) for one in review.around.measures if theme in one.sources]
    return [*wanted, Withdraw((theme,))]


def shifted(line: Line, by: int, review: Review) -> Arrange | None:
    """A theme among those of its pillar, or a pillar, one place up or down; None where it is at the end."""
    if line.sort == "pillar":
        return _swapped([pillar.id for pillar in review.around.pillars], line.id, by)
    themes = review.around.themes
    here = review.themes.get(line.id)
    if here is None:
        return None
    beside = [theme.id for theme in themes if theme.pillar == here.pillar]
    place = beside.index(line.id) + by
    if not 0 <= place < len(beside):
        return None
    return _placed([theme.id for theme in themes], line.id, beside[place], after=by)


def _swapped(idents: list[str], ident: str, by: int) -> Arrange | None:
    place = idents.index(ident) + by
    return _placed(idents, ident, idents[place], after=by) if 0 <= place < len(idents) else None


def _placed(idents: Sequence[str], ident: str, beside: str, after: int) -> Arrange:
    rest = [one for one in idents if one != ident]
    rest.insert(rest.index(beside) + (after > 0), ident)
    return Arrange(tuple(rest))


def dropped(theme: str, on: Line, review: Review) -> list[ReviewIntent]:
    """A theme let go on a line: under a pillar, out of all, or before another theme."""
    if on.sort == "pillar":
        return [PutThemes((theme,), on.id)]
    if on.sort != "theme":
        return [PutThemes((theme,), None)]
    if on.id == theme:
        return []
    order = _placed([one.id for one in review.around.themes], theme, on.id, after=0)
    return [PutThemes((theme,), review.themes[on.id].pillar), order]


# Numbers.


@dataclass(frozen=True, slots=True)
class Grid:
    """How many ideas of each theme were said in each workshop; a row each, the last one of those without a theme.

    ``themes`` are ids, empty for none; ``workshops`` numbers with their titles, 0 for what is in no workshop.
    """

    themes: tuple[str, ...]
    workshops: tuple[tuple[int, str], ...]
    numbers: tuple[tuple[int, ...], ...]

    @property
    def most(self) -> int:
        """The largest number of ideas of a theme, 1 at least."""
        return max((1, *(number for row in self.numbers[:-1] for number in row)))


def grid_of(review: Review) -> Grid:
    """The map of a review."""
    titles = {place.workshop: place.title for place in review.sessions.values()}
    counts = Counter(
        (row.judgement.theme if row.judgement.theme in review.themes else "", review.session(row.session).workshop)
        for row in review.rows.values()
    )
    workshops = sorted(titles.keys() | {workshop for _, workshop in counts}, key=lambda number: (not number, number))
    order = [one.id for line in lines_of(review) if line.sort == "theme" for one in [review.themes[line.id]]]
    themes = (*order, "")
    numbers = tuple(tuple(counts[theme, workshop] for workshop in workshops) for theme in themes)
    return Grid(themes, tuple((number, titles.get(number, "")) for number in workshops), numbers)


def by_theme(review: Review) -> list[tuple[str, int]]:
    """Id → ideas, the most first; those without one last."""
    found = sorted(((theme.id, theme.ideas) for theme in review.around.themes), key=lambda one: -one[1])
    return [*found, ("", lines_of(review)[0].ideas)]


def by_kind(rows: Iterable[IdeaRow], review: Review) -> list[tuple[str, int]]:
    """Id of a kind → ideas, in the order of the plan."""
    counts = Counter(row.kind for row in rows)
    return [(kind, counts[kind]) for kind in dict.fromkeys((*review.kinds, *counts))]


def by_state(rows: Iterable[IdeaRow], states: Iterable[str]) -> list[tuple[str, int]]:
    """State → ideas."""
    counts = Counter(map(state_of, rows))
    return [(state, counts[state]) for state in states]
