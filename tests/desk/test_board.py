"""What the board works with, without a window: piles, gestures, and rows that change one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QMimeData, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from facilitator.conference import intents
from facilitator.conference.plan import DEFAULT_KINDS, DEFAULT_PHASES, PlannedSession, Workshop
from facilitator.conference.results import Cluster, Idea, SessionResult, Vote
from facilitator.desk.board import gestures
from facilitator.desk.board.carrying import Load, cards_data, cluster_data, load_of
from facilitator.desk.board.clamped import ClampedLabel
from facilitator.desk.board.pile_model import PileModel
from facilitator.desk.board.piles import PARKED, UNSORTED, Pile, piles_of
from facilitator.desk.rows import RowsModel
from facilitator.desk.snapshots import Picture
from facilitator.language import Language

EN = Language("en")
WORKSHOP = Workshop(1, "Ankommen")
PLANNED = PlannedSession("W1R1", WORKSHOP, 1, "", (), "10:00", 60, DEFAULT_PHASES)


def card(name: str, cluster: str | None = None, **more: Any) -> Idea:
    return Idea(name, "W1R1", ord(name[0]) - 96, "question", name, cluster=cluster, **more)


def session(*ideas: Idea, clusters: tuple[Cluster, ...] = (), votes: tuple[Vote, ...] = ()) -> SessionResult:
    """A session that holds these."""
    return SessionResult(
        planned=PLANNED,
        conference="",
        date="",
        venue="",
        organiser="",
        kinds=DEFAULT_KINDS,
        state="open",
        started_at=None,
        ended_at=None,
        ideas=ideas,
        clusters=clusters,
        votes=votes,
        headcount=(),
        notes=(),
        tasks=(),
        phases=DEFAULT_PHASES,
        devices=(),
        fingerprint="",
    )


def cluster(ident: str, dots: int | None = None) -> Cluster:
    return Cluster(ident, "W1R1", ident, dots)


def test_each_card_lies_in_one_pile() -> None:
    ideas = (card("a"), card("b", "bus"), card("c", "bus", parked=True), card("d", "gone"))
    piles = piles_of(session(*ideas, clusters=(cluster("bus", 3), cluster("bahn"))))
    lying = {pile.id: [idea.id for idea in pile.ideas] for pile in piles.all}
    assert lying == {UNSORTED: ["a", "d"], "bus": ["b"], "bahn": [], PARKED: ["c"]}
    assert (piles.cards, piles.clusters[0].dots) == (4, 3)
    assert [idea.id for idea in piles.ideas(("c", "a", "unknown"))] == ["a", "c"]
    assert piles.pile("nowhere") is None


def test_moving_says_only_what_changes() -> None:
    cards = [card("a"), card("b", "bus"), card("c", "bahn", parked=True)]
    assert gestures.move(cards, "bus") == (intents.Unpark(("c",)), intents.MoveIdeas(("a", "c"), "bus"))
    assert gestures.move(cards, UNSORTED) == (intents.Unpark(("c",)), intents.MoveIdeas(("b", "c"), None))
    assert gestures.move(cards, PARKED) == (intents.Park(("a", "b")),)
    assert gestures.move([cards[1]], "bus") == ()
    assert gestures.unpark(cards[:2]) == ()


def test_a_cluster_that_stays_where_it_is_writes_nothing() -> None:
    order = ["a", "b", "c"]
    assert gestures.place(order, "b", 1) == gestures.place(order, "b", 2) == ()
    placed = gestures.place(order, "c", 0)
    assert placed == tuple(intents.PlaceCluster(ident, at) for at, ident in enumerate("cab", 1))


@given(some.permutations("abcdef"), some.sampled_from("abcdef"), some.integers(0, 6))
def test_placing_keeps_the_order_of_the_others(order: list[str], moved: str, at: int) -> None:
    placed = [one.cluster for one in gestures.place(order, moved, at) if isinstance(one, intents.PlaceCluster)] or order
    assert [one for one in placed if one != moved] == [one for one in order if one != moved]
    behind = [one for one in order[at:] if one != moved]
    assert placed[placed.index(moved) + 1 :] == behind


def test_merging_carries_dots_of_every_vote_along() -> None:
    picture = Picture(session(), {"v1": {"other": 3}, "v2": {"other": 2, "kept": 5}, "v3": {"kept": 1}}, (), (), (), {})
    assert gestures.merge(picture, "kept", "other") == (
        intents.MergeClusters("kept", "other"),
        intents.CountDots("v1", "kept", 3),
        intents.CountDots("v1", "other", None),
        intents.CountDots("v2", "kept", 7),
        intents.CountDots("v2", "other", None),
    )


def test_dissolving_frees_parked_cards_too() -> None:
    parked = [card("c", "bus", parked=True), card("d", parked=True)]
    pile = Pile("bus", "Bus", (card("b", "bus"),))
    assert gestures.dissolve(pile, parked) == (intents.MoveIdeas(("b", "c"), None), intents.Withdraw(("bus",)))
    assert gestures.dissolve(Pile("bus"), ()) == (intents.Withdraw(("bus",)),)


def test_what_is_carried_is_only_ids() -> None:
    assert load_of(cards_data(("a", "b"))) == Load(("a", "b"))
    assert load_of(cluster_data("bus")) == Load((), "bus")
    other = QMimeData()
    other.setText("a")
    assert load_of(other) == Load()


@pytest.fixture
def model(qapp: QApplication) -> PileModel:
    return PileModel(EN, {kind.id: kind for kind in DEFAULT_KINDS})


def test_a_column_keeps_the_rules_of_qt(model: PileModel, qtmodeltester: Any) -> None:
    watching = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    for names in ("abc", "bd", "", "dcba", "acde"):
        model.show_rows([card(name) for name in names])
        qtmodeltester.check(model)
    watching.deleteLater()
    assert load_of(model.mimeData([model.index(0), model.index(2)])) == Load(("a", "d"))
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_card_says_what_it_is(model: PileModel) -> None:
    model.show_rows([card("a", dots=2, parked=True), replace(card("b"), kind="unknown", text=None)])
    spoken = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["Question, card 1, in the parking lot, 2 dots: a", "unknown, card 2: (erased)"]


@dataclass(frozen=True)
class Line:
    id: str
    text: str = ""


class Lines(RowsModel[Line]):
    def data(self, index: Any, role: int = 0) -> object:
        return self.row(index).text if index.isValid() and role == 0 else None


lists = some.lists(some.sampled_from("abcdefgh"), unique=True)


@given(lists, lists, some.sampled_from("abcdefgh"))
def test_any_rows_become_any_others_and_what_stays_is_followed(one: list[str], two: list[str], kept: str) -> None:
    model = Lines()
    model.show_rows([Line(name) for name in one])
    watching = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    row = model.row_of(kept)
    follow = model.index(row) if row >= 0 else None
    index = QPersistentModelIndex(follow) if follow is not None else None
    model.show_rows([Line(name, "new") for name in two])
    assert [line.id for line in model.rows] == two
    assert all(line.text == "new" for line in model.rows)
    if index is not None:
        assert (index.isValid(), index.row() if index.isValid() else -1) == (kept in two, model.row_of(kept))
    watching.deleteLater()


def test_what_is_the_same_changes_nothing(qapp: QApplication) -> None:
    model, said = Lines(), list[str]()
    model.show_rows([Line("a"), Line("b")])
    for name, signal in (("in", model.rowsInserted), ("out", model.rowsRemoved), ("moved", model.rowsMoved)):
        signal.connect(lambda *_, name=name: said.append(name))
    model.dataChanged.connect(lambda top, *_: said.append(f"changed {top.row()}"))
    model.show_rows([Line("a"), Line("b")])
    assert said == []
    model.show_rows([Line("a"), Line("b", "x")])
    assert said == ["changed 1"]


def test_a_long_name_ends_after_two_lines(looks: QApplication) -> None:
    label = ClampedLabel("#000000")
    label.show_whole("Kurz")
    assert label.lines(200) == ["Kurz"]
    label.show_whole("Aufenthaltstitelverlängerungsverfahren und was damit noch alles zusammenhängt")
    lines = label.lines(160)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert all(label.fontMetrics().horizontalAdvance(line) <= 160 for line in lines)
    label.deleteLater()
