"""Sorting on the pin board, by mouse and by keys, as a moderator does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.conference import intents
from facilitator.desk.board.carrying import cards_data, cluster_data
from facilitator.desk.board.chooser import Chooser
from tests.desk.desks import Desk
from tests.desk.sorting import CTRL, Sorting, drop

SHIFT = Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support", extend=True)
"""Qt's stand-in for a screen has no windows above others, and says so of each list that opens."""


@pytest.fixture
def sorting(desk: Desk) -> Sorting:
    """Six unsorted cards."""
    desk.open_sample()
    made = Sorting(desk, desk.enter("W1R2"))
    made.fill("abcdef")
    return made


def test_the_board_says_what_to_do_first(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    page.show_step("sort")
    desk.await_label(page.board, "Cards appear here")
    Sorting(desk, page).fill("a")
    desk.await_label(page.board, "go together. Drag one here")
    assert page.board.headline.counts.accessibleName() == "1 card unsorted · 0 clusters · 0 parked"


def test_cards_are_moved_by_typing_a_clusters_name(sorting: Sorting) -> None:
    view = sorting.choose("", "b")
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    sorting.press(view, Qt.Key.Key_M)
    chooser = sorting.chooser()
    QTest.keyClicks(chooser.line, "Wohnen")
    assert chooser.names() == ["New cluster: Wohnen"]
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    sorting.await_shown(_="adef", Wohnen="bc")
    assert [idea.text for idea in sorting.board.chosen()] == ["d"], "the next card is at hand"
    sorting.press(view, Qt.Key.Key_M)
    chooser = sorting.chooser()
    QTest.keyClicks(chooser.line, "woh")
    assert chooser.names() == ["Wohnen", "New cluster: woh"]
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    sorting.await_shown(_="aef", Wohnen="bcd")
    sorting.undo("1 card moved")
    sorting.await_shown(_="adef", Wohnen="bc")
    sorting.undo("cluster made")
    sorting.await_shown(_="abcdef")


def test_the_chooser_goes_up_and_down_and_away(sorting: Sorting) -> None:
    sorting.cluster("Arbeit", "f")
    view = sorting.choose("", "a")
    sorting.press(view, Qt.Key.Key_Return)
    chooser = sorting.chooser()
    assert chooser.names() == ["Arbeit", "Parking lot"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(chooser.line, key)
    sorting.await_shown(_="bcde", Arbeit="f", P="a")
    sorting.press(sorting.choose("", "b"), Qt.Key.Key_M)
    QTest.keyClick(sorting.chooser(), Qt.Key.Key_Escape)
    sorting.wait(lambda: not sorting.page.findChildren(Chooser))
    assert sorting.shown()[""] == "bcde"


def test_dragged_cards_go_where_they_are_dropped_in_one_step(sorting: Sorting) -> None:
    sorting.cluster("Wohnen", "a")
    column = sorting.board.columns[sorting.id("Wohnen")]
    drop(sorting.board, column, cards_data(sorting.ids("bd")))
    sorting.await_shown(_="cef", Wohnen="abd")
    drop(sorting.board, sorting.board.columns["parking"], cards_data(sorting.ids("ab")))
    sorting.await_shown(_="cef", Wohnen="d", P="ab")
    drop(sorting.board, sorting.board.columns[""], cards_data(sorting.ids("ad")))
    sorting.await_shown(_="acdef", Wohnen="", P="b")
    sorting.undo("1 card parked or fetched back")
    sorting.await_shown(_="cef", Wohnen="d", P="ab")
    drop(sorting.board, column, cards_data(("no card of this session",)))
    drop(sorting.step.headline.park_button, sorting.step.headline.park_button, cards_data(sorting.ids("c")))
    sorting.await_shown(_="ef", Wohnen="d", P="abc")


def test_what_is_dragged_is_what_is_chosen(sorting: Sorting) -> None:
    sorting.cluster("Wohnen", "ab")
    unsorted = sorting.choose("", "de")
    other = sorting.view(sorting.id("Wohnen"))
    place = other.visualRect(other.cards.index(0)).center()
    QTest.mouseClick(other.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    assert sorting.board.chosen_ids() == sorting.ids("dea")
    assert not unsorted.drag_picture(3).isNull()
    QTest.mouseClick(other.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert sorting.board.chosen_ids() == sorting.ids("a")


def test_a_new_cluster_gets_its_name_where_cards_were_dropped(sorting: Sorting) -> None:
    new = sorting.board.new
    drop(sorting.board, new, cards_data(sorting.ids("ac")))
    QTest.keyClick(new.box, Qt.Key.Key_Escape)
    assert new.box.isHidden()
    drop(sorting.step.headline.new_button, sorting.step.headline.new_button, cards_data(sorting.ids("ac")))
    assert not new.box.isHidden()
    QTest.keyClicks(new.box, "Gesundheit")
    QTest.keyClick(new.box, Qt.Key.Key_Return)
    sorting.await_shown(_="bdef", Gesundheit="ac")
    assert new.box.isHidden()


def test_chosen_cards_are_split_off_into_a_new_cluster(sorting: Sorting) -> None:
    sorting.cluster("Wohnen", "abcd")
    view = sorting.choose("Wohnen", "bd")
    sorting.press(view, Qt.Key.Key_N)
    QTest.keyClicks(sorting.board.new.box, "Miete")
    QTest.keyClick(sorting.board.new.box, Qt.Key.Key_Return)
    sorting.await_shown(_="ef", Wohnen="ac", Miete="bd")
    sorting.undo("cluster made")
    sorting.await_shown(_="ef", Wohnen="abcd")


def test_cut_and_put_somewhere_else(sorting: Sorting) -> None:
    sorting.cluster("Wohnen", "a")
    view = sorting.choose("", "bc")
    sorting.press(view, Qt.Key.Key_X, CTRL)
    assert view.painter.cut == frozenset(sorting.ids("bc"))
    sorting.press(view, Qt.Key.Key_Right)
    wohnen = sorting.view(sorting.id("Wohnen"))
    sorting.wait(wohnen.hasFocus)
    sorting.press(wohnen, Qt.Key.Key_V, CTRL)
    sorting.await_shown(_="def", Wohnen="abc")
    assert wohnen.painter.cut == frozenset()
    sorting.press(wohnen, Qt.Key.Key_Left)
    sorting.wait(view.hasFocus)


def test_parking_and_fetching_back_keeps_the_cluster(sorting: Sorting) -> None:
    sorting.cluster("Wohnen", "ab")
    sorting.press(sorting.choose("Wohnen", "b"), Qt.Key.Key_L, CTRL)
    sorting.await_shown(_="cdef", Wohnen="a", P="b")
    sorting.press(sorting.choose("P", "b"), Qt.Key.Key_L, CTRL)
    sorting.await_shown(_="cdef", Wohnen="ab")


def test_delete_and_letters_do_nothing_dangerous(sorting: Sorting) -> None:
    view = sorting.choose("", "a")
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_D):
        sorting.press(view, key)
    sorting.press(view, Qt.Key.Key_Escape)
    assert sorting.board.chosen() == []
    assert sorting.shown() == {"": "abcdef", "P": ""}


def test_a_cluster_is_renamed_in_its_head(sorting: Sorting) -> None:
    ident = sorting.cluster("Wohnen", "a")
    head = sorting.board.columns[ident].head
    sorting.press(sorting.choose("Wohnen", "a"), Qt.Key.Key_F2)
    assert head.box.selectedText() == "Wohnen"
    QTest.keyClicks(head.box, "Wohnen und Miete")
    sorting.elsewhere(intents.Park(sorting.ids("b")))
    sorting.wait(lambda: sorting.shown()["P"] == "b")
    assert head.box.text() == "Wohnen und Miete", "what is being typed stays while the board changes"
    QTest.keyClick(head.box, Qt.Key.Key_Return)
    sorting.wait(lambda: "Wohnen und Miete" in sorting.shown())
    QTest.mouseDClick(head, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 10))
    QTest.keyClicks(head.box, "x")
    QTest.keyClick(head.box, Qt.Key.Key_Escape)
    assert head.name.text() == "Wohnen und Miete"
    sorting.undo("cluster renamed")
    sorting.wait(lambda: "Wohnen" in sorting.shown())


def test_clusters_change_places(sorting: Sorting) -> None:
    for name, cards in (("Eins", "a"), ("Zwei", "b"), ("Drei", "c")):
        sorting.cluster(name, cards)

    def order() -> list[str]:
        return [name for name in sorting.shown() if name not in ("", "P")]

    sorting.press(sorting.choose("Eins", "a"), Qt.Key.Key_Right, CTRL)
    sorting.wait(lambda: order() == ["Zwei", "Eins", "Drei"])
    assert sorting.view(sorting.id("Eins")).hasFocus()
    sorting.press(sorting.view(sorting.id("Eins")), Qt.Key.Key_Left, CTRL)
    sorting.wait(lambda: order() == ["Eins", "Zwei", "Drei"])
    drop(sorting.board, sorting.board.columns[sorting.id("Eins")], cluster_data(sorting.id("Drei")), (0.1, 0.5))
    sorting.wait(lambda: order() == ["Drei", "Eins", "Zwei"])
    drop(sorting.board, sorting.board.columns[sorting.id("Zwei")], cluster_data(sorting.id("Drei")), (0.9, 0.5))
    sorting.wait(lambda: order() == ["Eins", "Zwei", "Drei"])
    sorting.undo("cluster moved")
    sorting.wait(lambda: order() == ["Drei", "Eins", "Zwei"])


def test_a_head_dropped_on_another_merges_with_its_dots(sorting: Sorting) -> None:
    kept, other = sorting.cluster("Bus", "ab"), sorting.cluster("Bahn", "c")
    vote = sorting.page.doer.new_id()
    sorting.elsewhere(intents.OpenVote(vote, "W1R2"))
    sorting.elsewhere(intents.CountDots(vote, kept, 4), intents.CountDots(vote, other, 3))
    column = sorting.board.columns[kept]
    sorting.wait(lambda: column.head.dots.text() == "4 dots")
    drop(sorting.board, column, cluster_data(other), (0.5, 0.01))
    sorting.await_shown(_="def", Bus="abc")
    sorting.wait(lambda: column.head.dots.text() == "7 dots")
    sorting.undo("removed or put back")
    sorting.await_shown(_="def", Bus="ab", Bahn="c")
    sorting.wait(lambda: column.head.dots.text() == "4 dots")


def test_merging_by_keys_takes_this_cluster_into_the_chosen_one(sorting: Sorting) -> None:
    sorting.cluster("Bus", "ab")
    sorting.cluster("Bahn", "c")
    sorting.press(sorting.choose("Bahn", "c"), Qt.Key.Key_G)
    chooser = sorting.chooser()
    assert chooser.names() == ["Bus"]
    QTest.keyClick(chooser.line, Qt.Key.Key_Return)
    sorting.await_shown(_="def", Bus="abc")


def test_the_menu_dissolves_a_cluster_with_its_parked_cards(sorting: Sorting) -> None:
    ident = sorting.cluster("Bus", "abc")
    sorting.elsewhere(intents.Park(sorting.ids("b")))
    sorting.wait(lambda: sorting.shown()["P"] == "b")
    sorting.choose("Bus", "a")
    menu = sorting.step.menu(ident)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[:2] == ["Move to …", "New cluster of these cards …"]
    next(action for action in menu.actions() if action.text().startswith("Dissolve")).trigger()
    menu.close()
    sorting.await_shown(_="acdef", P="b")
    sorting.press(sorting.choose("P", "b"), Qt.Key.Key_L, CTRL)
    sorting.await_shown(_="abcdef")


def test_an_empty_cluster_is_removed(sorting: Sorting) -> None:
    ident = sorting.cluster("Bus", "")
    menu = sorting.step.menu(ident)
    assert [action.text() for action in menu.actions() if action.isEnabled() and action.text()] == [
        "Rename the cluster …",
        "Remove the empty cluster",
    ]
    menu.actions()[-1].trigger()
    menu.close()
    sorting.wait(lambda: ident not in sorting.board.columns)
    assert sorting.shown() == {"": "abcdef", "P": ""}


def test_a_change_from_elsewhere_leaves_choice_place_and_keys_alone(sorting: Sorting) -> None:
    sorting.desk.window.resize(1000, 680)
    for name in "Eins Zwei Drei Vier".split():
        sorting.cluster(name, "")
    sorting.elsewhere(intents.MoveIdeas(sorting.ids("ab"), sorting.id("Vier")))
    sorting.await_shown(_="cdef", Vier="ab", Eins="", Zwei="", Drei="")
    view = sorting.choose("Vier", "b")
    bar = sorting.board.area.horizontalScrollBar()
    sorting.wait(lambda: bar.value() > 0)
    before = bar.value()
    columns = dict(sorting.board.columns)
    sorting.elsewhere(intents.MoveIdeas(sorting.ids("c"), sorting.id("Vier")), intents.Park(sorting.ids("a")))
    sorting.wait(lambda: sorting.shown()["Vier"] == "bc")
    assert [idea.text for idea in sorting.board.chosen()] == ["b"]
    assert QApplication.focusWidget() is view
    assert bar.value() == before
    assert sorting.board.columns == columns, "no column is built anew"


def test_the_column_that_had_the_keys_can_go(sorting: Sorting) -> None:
    ident = sorting.cluster("Bus", "a")
    sorting.choose("Bus", "a")
    sorting.elsewhere(intents.Withdraw((ident,)))
    sorting.await_shown(_="abcdef")
    sorting.wait(sorting.view("").hasFocus)


def test_a_refused_gesture_is_said_and_nothing_moves(sorting: Sorting) -> None:
    sorting.step._act(intents.MoveIdeas(sorting.ids("a"), "no cluster"))
    sorting.desk.await_message("not there any more")
    assert sorting.shown() == {"": "abcdef", "P": ""}


def test_every_column_can_be_told_apart_by_ear(sorting: Sorting) -> None:
    ident = sorting.cluster("Bus", "ab")
    assert sorting.view(ident).accessibleName() == "Cluster Bus: 2 cards"
    assert sorting.view("").accessibleName() == "Unsorted cards: 4 cards"
    assert sorting.view("parking").accessibleName() == "Parking lot: 0 cards"
    said = sorting.view(ident).cards.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Question, card 2: b"
    labels = [label.text() for label in sorting.board.columns[ident].head.findChildren(QLabel)]
    assert "2 cards" in labels
