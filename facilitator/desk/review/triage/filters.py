"""Which ideas are shown: words, and values that were chosen. No window, no Qt."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from facilitator.conference.review import IdeaRow, standing
from facilitator.desk.review.review import Review

FACETS = (
    "state",
    "workshop",
    "round",
    "kind",
    "theme",
    "reviewer",
    "dots",
    "language",
    "session",
    "only",
    "joint",
    "measure",
    "decided",
)
"""What can be chosen from; the order is that of the list to choose from."""
DOTS = (1, 3, 5, 10)
"""Numbers of dots to choose from: at least so many."""
Choice = tuple[str, str]
"""A facet and a value, both as text."""


@dataclass(frozen=True, slots=True)
class Filter:
    """``text`` are words that all have to be there. Of ``chosen``, values of one facet are alternatives.

    Values: ids of sessions, kinds and themes, numbers of workshops and rounds, names of reviewers, language codes;
    ``state`` as in ``state_of``, ``only`` one of disputed, joined, noted, without a reason, without a measure; ids of
    joint ideas and measures; ``decided`` who decided; empty is none (of theme, reviewer).
    """

    text: str = ""
    chosen: tuple[Choice, ...] = ()

    def toggled(self, choice: Choice) -> Filter:
        """With this value, or without it where it was chosen."""
        rest = tuple(one for one in self.chosen if one != choice)
        return replace(self, chosen=rest if rest != self.chosen else (*self.chosen, choice))

    def to_text(self) -> str:
        """As it is saved."""
        return json.dumps([self.text, *self.chosen], ensure_ascii=False)


def filter_of(text: str) -> Filter:
    """The filter that was saved as this text; what makes no sense is left out."""
    try:
        words, *pairs = json.loads(text)
        chosen = tuple((str(facet), str(value)) for facet, value in pairs if facet in FACETS)
        return Filter(str(words), chosen)
    except (ValueError, TypeError):
        return Filter()


def state_of(row: IdeaRow) -> str:
    """Where an idea stands, whether it is joined to others or not: in a measure, or what was decided on it."""
    return "measure" if row.measures else standing(row.judgement.state)


def lacks_reason(row: IdeaRow) -> bool:
    """Whether it was put off or not adopted, and nobody said why."""
    return row.judgement.state in ("parked", "declined") and not row.judgement.reason and not row.measures


def test_of(facet: str, values: Sequence[str], review: Review) -> Callable[[IdeaRow], bool]:
    """Whether an idea has one of these values."""
    some = frozenset(values)
    match facet:
        case "state":
            return lambda row: state_of(row) in some
        case "workshop":
            return _in_sessions({p.id for p in review.sessions.values() if str(p.workshop) in some})
        case "round":
            return _in_sessions({p.id for p in review.sessions.values() if str(p.round) in some})
        case "session":
            return _in_sessions(some)
        case "kind":
            return lambda row: row.kind in some
        case "theme":
            return lambda row: (row.judgement.theme or "") in some
        case "reviewer":
            return lambda row: row.judgement.reviewer in some
        case "language":
            return lambda row: row.language in some
        case "dots":
            least = min((int(value) for value in some if value.isdigit()), default=0)
            return lambda row: (row.dots or 0) >= least
        case "joint":
            return lambda row: row.joint in some
        case "decided":
            return lambda row: row.judgement.decided_by in some
        case "measure":
            sources = frozenset(
                one for ident in some & review.measures.keys() for one in review.measures[ident].sources
            )
            return lambda row: not sources.isdisjoint((row.id, row.joint, row.judgement.theme))
        case _:
            return _only(some, review)


def _in_sessions(some: Iterable[str]) -> Callable[[IdeaRow], bool]:
    sessions = frozenset(some)
    return lambda row: row.session in sessions


def _only(some: frozenset[str], review: Review) -> Callable[[IdeaRow], bool]:
    noted = review.around.noted
    named = frozenset(source for measure in review.around.measures for source in measure.sources)

    def themed(row: IdeaRow) -> object:
        return row.judgement.theme in named

    tests: dict[str, Callable[[IdeaRow], bool]] = {
        "disputed": review.disputed,
        "joined": lambda row: row.joint is not None,
        "noted": lambda row: row.id in noted,
        "no reason": lacks_reason,
        "no measure": lambda row: row.judgement.state == "adopted" and not row.measures and not themed(row),
    }
    wanted = [tests[value] for value in sorted(some) if value in tests]
    return lambda row: any(test(row) for test in wanted)


class Ideas:
    """All ideas of a review, ready to be looked through as somebody types."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._words = {row.id: words_of(row) for row in review.rows.values()}
        self._sort()

    def _sort(self) -> None:
        rows = self._review.rows
        self._rows = sorted(rows.values(), key=lambda row: self._review.place(row.id))
        self._places = {row.id: place for place, row in enumerate(self._rows)}

    def learn(self, rows: Iterable[IdeaRow]) -> None:
        """These are other ones now, or some have gone: the review knows it already."""
        new = False
        for row in rows:
            self._words[row.id] = words_of(row)
            if row.id in self._places:
                self._rows[self._places[row.id]] = row
            else:
                new = True
        if new or len(self._places) != len(self._review.rows):
            self._sort()

    def found(self, wanted: Filter) -> list[IdeaRow]:
        """The ideas that fit, in the order of the day."""
        by_facet = defaultdict[str, list[str]](list)
        for facet, value in wanted.chosen:
            by_facet[facet].append(value)
        rows = self._rows
        for facet, values in by_facet.items():
            test = test_of(facet, values, self._review)
            rows = [row for row in rows if test(row)]
        words = self._words
        for word in wanted.text.casefold().split():
            rows = [row for row in rows if word in words[row.id]]
        return list(rows) if rows is self._rows else rows


def words_of(row: IdeaRow) -> str:
    """Everything of an idea that is searched, in small letters."""
    return f"{row.label}\n{row.text}\n{row.original}\n{row.cluster}\n{row.judgement.reason}".casefold()
