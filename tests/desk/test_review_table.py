"""The table of ideas and its filters: exact rows, whatever changes; the same ideas as looking at each of them finds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication

from facilitator.conference.review import IdeaRow, Judgement, Theme
from facilitator.desk.review.review import Review, is_new, subjects
from facilitator.desk.review.snapshots import Around, ReviewNews, SessionPlace, Whole
from facilitator.desk.review.triage.choices import choices
from facilitator.desk.review.triage.filters import FACETS, Filter, Ideas, filter_of, state_of, words_of
from facilitator.desk.review.triage.model import IdeasModel
from facilitator.desk.review.triage.pick import Entry, fitting
from facilitator.language import Language
from tests.desk.offices import ARABIC
from tests.session.hall import PLAN

STATES = ("", "reviewed", "adopted", "parked", "declined")
SESSIONS = ("W1R1", "W1R2", "W2R1")


def idea(number: int, text: str = "Text", **fields: Any) -> IdeaRow:
    """An idea with an id made of its number."""
    session = fields.pop("session", SESSIONS[number % 3])
    state, theme, reviewer = (
        fields.pop(name, default) for name, default in zip(("state", "theme", "reviewer"), ("", None, ""), strict=True)
    )
    judgement = Judgement(theme, state, "", reviewer)
    usual = {"joint": None, "measures": (), "dots": number % 6, "language": "de", "kind": "question"} | fields
    return IdeaRow(
        f"id{number}",
        session,
        number,
        usual["kind"],
        text,
        usual["language"],
        "",
        "",
        False,
        usual["dots"],
        0,
        judgement,
        usual["joint"],
        judgement,
        usual["measures"],
        1,
        1,
        False,
    )


def review_of(*rows: IdeaRow) -> Review:
    places = tuple(SessionPlace(ident, f"Workshop {ident[1]}", int(ident[1]), int(ident[3])) for ident in SESSIONS)
    around = Around((Theme("t", "Wohnen", None, 1),))
    return Review(Whole(Path("x.sqlite"), PLAN, "Anna", places, rows, around))


def model_of(rows: list[IdeaRow]) -> IdeasModel:
    made = IdeasModel(("a", "b", "c", "d"), lambda row, column: f"{column} {row.number} {row.judgement.state}")
    made.load(rows)
    return made


class Rows:
    """Writes down which rows a model says have changed."""

    def __init__(self, model: QAbstractItemModel) -> None:
        self.said: list[tuple[str, int, int]] = []
        model.rowsInserted.connect(lambda _, first, last: self.said.append(("inserted", first, last)))
        model.rowsRemoved.connect(lambda _, first, last: self.said.append(("removed", first, last)))
        model.dataChanged.connect(lambda top, low, _: self.said.append(("changed", top.row(), low.row())))
        model.modelReset.connect(lambda: self.said.append(("reset", 0, 0)))


def test_exactly_the_changed_rows_are_told(qapp: QApplication) -> None:
    rows = [idea(n) for n in range(6)]
    model = model_of(rows)
    seen = Rows(model)
    other = idea(2, state="adopted")
    model.change([*rows[:2], other, *rows[3:]], {"id2"})
    assert seen.said == [("changed", 2, 2)]
    model.change([rows[0], *rows[3:]], {"id1", "id2"})
    assert seen.said[1:] == [("removed", 1, 2)]
    model.change([*rows[:2], other, *rows[3:]], {"id1", "id2"})
    assert seen.said[2:] == [("inserted", 1, 2)]
    assert [row.id for row in model.rows] == [f"id{n}" for n in range(6)]
    assert (model.row_of("id5"), model.row_of("gone")) == (5, -1)


def test_marks_go_with_what_is_no_longer_shown(qapp: QApplication) -> None:
    rows = [idea(n) for n in range(4)]
    model = model_of(rows)
    seen = Rows(model)
    model.set_marked({"id1", "id2"})
    assert seen.said == [("changed", 1, 2)]
    model.change([rows[0], rows[2], rows[3]], ())
    assert model.marked == {"id2"}
    model.load([rows[0]])
    assert model.marked == set()


def test_the_model_keeps_the_rules_of_qt(qapp: QApplication, qtmodeltester: Any) -> None:
    rows = [idea(n) for n in range(8)]
    model = model_of(rows[:5])
    qtmodeltester.check(model, force_py=True)
    model.change([rows[0], *rows[2:4], *rows[5:]], {"id2"})
    model.set_marked({"id0", "id7"})
    model.refresh()
    qtmodeltester.check(model)
    assert model.data(model.index(0, 1)) == "text 0 "
    assert model.headerData(1, Qt.Orientation.Horizontal) == "b"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole) is None


numbers = some.lists(some.integers(0, 11), unique=True)


@given(some.lists(some.tuples(numbers, numbers)))
def test_any_changes_end_where_showing_all_at_once_does(steps: list[tuple[list[int], list[int]]]) -> None:
    model = model_of([])
    states = dict.fromkeys(range(12), "")
    for shown, changed in steps:
        for number in changed:
            states[number] = "adopted" if not states[number] else ""
        rows = [idea(number, state=states[number]) for number in sorted(shown)]
        model.change(rows, {f"id{number}" for number in changed})
        assert model.rows == rows
        assert [model.row_of(row.id) for row in rows] == list(range(len(rows)))


# Filters.

rows_of_ideas = some.lists(
    some.tuples(
        some.sampled_from(SESSIONS), some.sampled_from(STATES), some.sampled_from(("", "Anna")),
        some.sampled_from(("Wohnung", "Kurs am Abend", ARABIC)), some.sampled_from((None, "t")),
    ),
    max_size=12,
)  # fmt: skip
texts = some.sampled_from(("", "wohn", "KURS abend", "w1r1", "zzz"))


@given(rows_of_ideas, texts, some.lists(some.integers(0, 30), max_size=3))
def test_filters_find_what_looking_at_each_idea_finds(
    made: list[tuple[str, str, str, str, str | None]], text: str, picks: list[int]
) -> None:
    rows = [
        idea(n, words, session=session, state=state, reviewer=who, theme=theme)
        for n, (session, state, who, words, theme) in enumerate(made)
    ]
    review = review_of(*rows)
    offered = [choice for choice, _ in choices(review, Language("en"))]
    wanted = Filter(text, tuple(dict.fromkeys(offered[pick % len(offered)] for pick in picks)))
    assert Ideas(review).found(wanted) == [row for row in rows if _fits(row, wanted)]
    assert filter_of(wanted.to_text()) == wanted


def _fits(row: IdeaRow, wanted: Filter) -> bool:
    values = {
        "state": state_of(row),
        "workshop": row.session[1],
        "round": row.session[3],
        "kind": row.kind,
        "theme": row.judgement.theme or "",
        "reviewer": row.judgement.reviewer,
        "language": row.language,
        "session": row.session,
        "only": "",
    }
    for facet in FACETS:
        some_values = [value for known, value in wanted.chosen if known == facet]
        if facet == "dots" and some_values and (row.dots or 0) < min(map(int, some_values)):
            return False
        if facet != "dots" and some_values and values[facet] not in some_values:
            return False
    return all(word in words_of(row) for word in wanted.text.casefold().split())


def test_changed_ideas_are_found_by_their_new_words() -> None:
    review = review_of(idea(0, "Wohnung"), idea(1, "Kurs"))
    ideas = Ideas(review)
    review.apply(ReviewNews((idea(0, "Bus"),), ("id1",), frozenset(), Around()))
    ideas.learn([idea(0, "Bus")])
    assert [row.text for row in ideas.found(Filter("bus"))] == ["Bus"]
    assert ideas.found(Filter("kurs")) == []
    review.apply(ReviewNews((idea(1, "Kurs"),), (), frozenset(), Around()))
    ideas.learn([idea(1, "Kurs")])
    assert [row.id for row in ideas.found(Filter())] == ["id0", "id1"]


@pytest.mark.parametrize("text", ["", "[1, 2]", "{}", "null", '["a", ["unknown", "x"]]', '["a", [1]]'])
def test_a_saved_view_that_makes_no_sense_filters_nothing(text: str) -> None:
    assert filter_of(text).chosen == ()


def test_values_are_put_on_and_taken_off() -> None:
    wanted = Filter("x").toggled(("state", "new")).toggled(("kind", "question"))
    assert wanted.chosen == (("state", "new"), ("kind", "question"))
    assert wanted.toggled(("state", "new")) == Filter("x", (("kind", "question"),))


def test_a_joint_idea_is_decided_on_in_place_of_its_members() -> None:
    assert subjects([idea(0, joint="j"), idea(1), idea(2, joint="j")]) == ("j", "id1")


def test_what_is_in_a_measure_is_no_longer_new() -> None:
    assert is_new(idea(0))
    assert not is_new(idea(0, measures=("m",)))
    assert not is_new(idea(0, state="reviewed"))
    assert state_of(idea(0, measures=("m",), state="adopted")) == "measure"


def test_typing_finds_what_begins_so_first() -> None:
    entries = [Entry(n, text, "theme") for n, text in enumerate(("Neues Wohnen", "Wohnen im Alter", "Wohnen"))]
    assert [entry.text for entry in fitting("wohnen", entries)] == ["Wohnen", "Wohnen im Alter", "Neues Wohnen"]
    assert [entry.text for entry in fitting("alter wohn", entries)] == ["Wohnen im Alter"]


@given(some.lists(some.tuples(some.integers(0, 5), some.sampled_from(STATES), some.booleans()), max_size=12))
def test_what_is_left_is_counted_along(changes: list[tuple[int, str, bool]]) -> None:
    review = review_of(*(idea(n) for n in range(4)))
    for number, state, gone in changes:
        row = idea(number, state=state)
        come, went = ((), (row.id,)) if gone else ((row,), ())
        review.apply(ReviewNews(come, went, frozenset({row.id}), review.around))
        assert review.left == sum(map(is_new, review.rows.values()))
