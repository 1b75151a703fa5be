"""What dots add up to: targets, ranks, ties, sums; and the models that show them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from facilitator.conference.plan import DEFAULT_KINDS
from facilitator.conference.results import Vote
from facilitator.desk.votes.dots_strip import places
from facilitator.desk.votes.ranking import RankingModel
from facilitator.desk.votes.tally import Target, earlier_ranking, ranking, sum_of, targets, usual
from facilitator.desk.votes.target_painter import places as parts_of
from facilitator.desk.votes.targets_model import TargetsModel
from facilitator.language import Language
from tests.desk.test_board import card, cluster, session

EN = Language("en")
RESULT = session(
    card("a", "bus"),
    card("b", "bus", confirmed=("W1R2",)),
    card("c"),
    card("d", parked=True),
    clusters=(cluster("bus"), cluster("bahn")),
)
VOTE = Vote("v", "W1R1", "", 20, 3)


def test_clusters_are_weighed_with_the_cards_that_lie_in_none_below() -> None:
    found = targets(RESULT, {"bus": 4, "a": 2}, "clusters")
    assert [(target.id, target.own, target.inside, target.total) for target in found] == [
        ("bus", 4, 2, 6),
        ("bahn", None, None, None),
        ("c", None, None, None),
    ]
    assert (found[0].cards, found[0].again) == (2, ("W1R2",))


def test_single_cards_are_weighed_by_themselves() -> None:
    found = targets(RESULT, {"a": 2, "d": 1}, "cards")
    assert [(target.id, target.total) for target in found] == [("a", 2), ("b", None), ("c", None), ("d", 1)]


@given(some.dictionaries(some.sampled_from(["a", "b", "c", "d", "bus", "bahn"]), some.integers(0, 50)))
def test_no_dot_is_hidden_and_none_counts_twice(dots: dict[str, int]) -> None:
    for on in ("clusters", "cards"):
        assert sum_of(targets(RESULT, dots, on), VOTE).dots == sum(dots.values())


def test_what_a_vote_is_about_is_seen_from_its_dots() -> None:
    assert usual(RESULT, {}) == usual(RESULT, {"bus": 1, "c": 2}) == "clusters"
    assert usual(RESULT, {"a": 1}) == usual(replace(RESULT, clusters=()), {}) == "cards"


def target(ident: str, own: int | None) -> Target:
    return Target(ident, ident, own=own)


def test_equal_ones_share_a_rank() -> None:
    listed = ranking([target("a", 3), target("b", None), target("c", 9), target("d", 3), target("e", 0)])
    assert [(one.id, one.rank, one.tied) for one in listed] == [
        ("c", 1, False),
        ("a", 2, True),
        ("d", 2, True),
        ("e", 4, False),
        ("b", 0, False),
    ]


@given(some.lists(some.none() | some.integers(0, 5), max_size=12))
def test_a_rank_says_how_many_have_more(dots: list[int | None]) -> None:
    for one in ranking([target(str(at), own) for at, own in enumerate(dots)]):
        if one.target.total is None:
            assert one.rank == 0
        else:
            more = sum(own is not None and own > one.target.total for own in dots)
            assert (one.rank, one.tied) == (more + 1, dots.count(one.target.total) > 1)


def test_more_dots_than_people_had() -> None:
    assert not sum_of([target("a", 60)], VOTE).too_many
    assert sum_of([target("a", 60), target("b", 3)], VOTE).too_many
    assert sum_of([target("a", 999)], replace(VOTE, voters=None)).possible is None


def test_an_earlier_round_is_ranked_by_its_own_dots() -> None:
    earlier = session(
        card("a", "bus", dots=2),
        card("c", dots=7, confirmed=("W1R2",)),
        card("e"),
        clusters=(cluster("bus", 9), cluster("bahn")),
    )
    assert [(one.rank, one.id, one.target.total) for one in earlier_ranking(earlier)] == [(1, "bus", 9), (2, "c", 7)]


@pytest.fixture
def model(qapp: QApplication) -> TargetsModel:
    made = TargetsModel(EN, {kind.id: kind for kind in DEFAULT_KINDS})
    made.show_rows(targets(RESULT, {"bus": 4, "a": 2}, "clusters"))
    return made


def test_a_number_put_in_is_told_once(model: TargetsModel, qtmodeltester: Any) -> None:
    told: list[tuple[str, object]] = []
    model.counted.connect(lambda ident, dots: told.append((ident, dots)))
    for text in ("12", "4", "", " 99999 ", "-1", "x", "½"):
        model.setData(model.index(0), text)
    assert told == [("bus", 12), ("bus", None), ("bus", 9999)]
    assert model.index(0).data(Qt.ItemDataRole.EditRole) == "4", "shown is what is kept"
    qtmodeltester.check(model)


def test_a_line_says_what_it_is(model: TargetsModel) -> None:
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert spoken == [
        "bus, 2 cards · with 2 dots on its cards, 4 dots",
        "bahn, 0 cards, not counted yet",
        "c, Question 3, not counted yet",
    ]


def test_the_ranked_list_moves_its_lines(qapp: QApplication, qtmodeltester: Any) -> None:
    model, moved = RankingModel(EN), list[int]()
    watching = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(ranking(targets(RESULT, {"bus": 4, "c": 2}, "clusters")))
    model.rowsMoved.connect(lambda *_: moved.append(1))
    model.show_rows(ranking(targets(RESULT, {"bus": 4, "c": 4, "bahn": 9}, "clusters")))
    qtmodeltester.check(model)
    watching.deleteLater()
    assert [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)] == [
        "1. bahn, 9 dots",
        "2. (tie) bus, 4 dots, said again in W1R2",
        "2. (tie) c, 4 dots",
    ]
    assert moved


@given(some.integers(0, 300), some.integers(20, 500))
def test_dots_stay_in_their_strip(count: int, width: int) -> None:
    size, centres = places(count, max(60, width), 20)
    assert len(centres) <= count
    assert len({(point.x(), point.y()) for point in centres}) == len(centres)
    assert all(point.x() + size / 2 <= max(60, width) + size for point in centres)
    assert all(0 < point.y() < 20 for point in centres)


def test_the_parts_of_a_line_are_apart(looks: QApplication) -> None:
    where = parts_of(QRect(0, 100, 420, 80))
    for part, box in (("less", where.less), ("number", where.number), ("more", where.more)):
        assert where.part(QPointF(box.center())) == part
        assert where.sheet.contains(box)
        assert not box.intersects(where.words)
    assert where.part(QPointF(5, 105)) == ""
