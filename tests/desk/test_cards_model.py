"""The list of cards changes exactly the rows that a change names."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.conference.results import Idea
from facilitator.desk.cockpit.cards_model import CardsModel, key_of
from facilitator.desk.snapshots import News
from facilitator.language import Language

KINDS = {"question": "Question"}


def card(number: int, text: str | None = "text") -> Idea:
    return Idea(f"id{number}", "W1R1", number, "question", text, captured_at=number)


def shown(model: CardsModel) -> list[int]:
    return [model.idea(model.index(row)).number for row in range(model.rowCount())]


class Rows:
    """Writes down which rows a model says have changed."""

    def __init__(self, model: CardsModel) -> None:
        self.said: list[tuple[str, int, int]] = []
        model.rows.rowsInserted.connect(lambda _, first, last: self.said.append(("inserted", first, last)))
        model.rows.rowsRemoved.connect(lambda _, first, last: self.said.append(("removed", first, last)))
        model.rows.dataChanged.connect(lambda top, low, _: self.said.append(("changed", top.row(), low.row())))


@pytest.fixture
def model(qapp: QApplication, qtmodeltester: Any) -> CardsModel:
    made = CardsModel(Language("en"), KINDS)
    made.load([card(number) for number in (1, 2, 4)])
    qtmodeltester.check(made.rows)
    return made


def test_the_newest_stands_above(model: CardsModel) -> None:
    assert shown(model) == [4, 2, 1]


def test_a_new_card_is_one_new_row_above(model: CardsModel) -> None:
    rows = Rows(model)
    model.apply(News("W1R1", (card(5),)))
    assert shown(model) == [5, 4, 2, 1]
    assert rows.said == [("inserted", 0, 0)]


def test_a_card_brought_back_goes_where_it_was(model: CardsModel) -> None:
    rows = Rows(model)
    model.apply(News("W1R1", (card(3),)))
    assert shown(model) == [4, 3, 2, 1]
    assert rows.said == [("inserted", 1, 1)]


def test_a_changed_card_changes_its_row(model: CardsModel) -> None:
    rows = Rows(model)
    model.apply(News("W1R1", (card(2, "other words"),)))
    assert rows.said == [("changed", 1, 1)]
    assert model.index(1).data() == "other words"


def test_what_is_the_same_changes_nothing(model: CardsModel) -> None:
    rows = Rows(model)
    model.apply(News("W1R1", (card(2),), ("unknown",)))
    assert rows.said == []


def test_a_withdrawn_card_goes(model: CardsModel) -> None:
    rows = Rows(model)
    model.apply(News("W1R1", gone=("id2",)))
    assert shown(model) == [4, 1]
    assert rows.said == [("removed", 1, 1)]
    assert (model.row_of("id2"), model.row_of("id1")) == (-1, 1)


def test_a_card_says_what_it_is(model: CardsModel) -> None:
    model.apply(News("W1R1", (replace(card(4), parked=True),)))
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Question, card 4, in the parking lot: text"
    model.apply(News("W1R1", (card(4, None),)))
    assert model.index(0).data() == "(erased)"
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None


def test_names_of_clusters_and_hints_change_the_rows_they_belong_to(model: CardsModel) -> None:
    model.apply(News("W1R1", (replace(card(2), cluster="k"),)))
    rows = Rows(model)
    model.show_clusters({"k": "Wege", "other": "Orte"})
    model.show_clusters({"k": "Wege", "other": "Räume"})
    model.show_clusters({"k": "Wege", "other": "Räume"})
    assert rows.said == [("changed", 1, 1)]
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Question, card 2, Wege: text"
    model.show_flagged(frozenset({"id1", "gone"}))
    model.show_flagged(frozenset({"id1"}))
    assert rows.said[1:] == [("changed", 2, 2)]
    assert model.index(2).data(Qt.ItemDataRole.AccessibleTextRole) == "Question, card 1, check the wording: text"


def test_the_model_keeps_the_rules_of_qt(model: CardsModel, qtmodeltester: Any) -> None:
    qtmodeltester.check(model.rows, force_py=True)
    model.apply(News("W1R1", (card(3), card(9), card(2, "x")), ("id1", "id4")))
    model.apply(News("W1R1", (card(1),), ("id9",)))
    qtmodeltester.check(model.rows)
    assert shown(model) == [3, 2, 1]


numbers = some.integers(1, 9)


@given(some.lists(some.tuples(some.lists(numbers, unique=True), some.lists(numbers, unique=True))))
def test_any_changes_end_where_loading_all_at_once_does(changes: list[tuple[list[int], list[int]]]) -> None:
    model, there = CardsModel(Language("en"), KINDS), set[int]()
    for come, go in changes:
        model.apply(News("W1R1", tuple(map(card, come)), tuple(f"id{number}" for number in go)))
        there = (there | set(come)) - set(go)
    assert shown(model) == sorted(there, reverse=True)
    assert [model.row_of(f"id{number}") for number in shown(model)] == list(range(len(there)))


def test_cards_of_two_laptops_with_one_number_have_an_order() -> None:
    one, other = card(7), replace(card(7), id="zz", captured_at=1)
    assert sorted([one, other], key=key_of) == [other, one]
