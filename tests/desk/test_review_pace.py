"""Going through many ideas: no key lands on the wrong one, and nothing has to be done twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.conference.review import IdeaRow, Judgement
from facilitator.desk.review.asking import asked
from facilitator.desk.review.comments import CommentLine
from facilitator.desk.review.triage.choices import KEYS, reasons, usual_reasons
from facilitator.language import Language
from tests.conftest import SteadyClock
from tests.desk.desks import Desk
from tests.desk.offices import OfficeDesk, hall_in, office
from tests.desk.test_review_table import idea, review_of

__all__ = ["office"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALL = ["W1R1-1", "W1R1-2", "W1R1-3", "W1R2-1", "W1R2-2", "W2R1-1", "W2R1-2"]


@pytest.fixture
def long(desk: Desk, tmp_path: Path, clock: SteadyClock) -> OfficeDesk:
    """Forty ideas: more than fit into the table."""
    hall = hall_in(tmp_path, clock)
    laptop = hall.laptop("laptop", "W1R1")
    for number in range(40):
        laptop.capture(f"Idee {number}", "suggestion")
    packages = [hall.plan_package(), laptop.hand_out("W1R1")]
    hall.close()
    return OfficeDesk(desk, packages)


def test_home_and_end_go_to_the_first_and_the_last_idea(office: OfficeDesk) -> None:
    office.press(Key.Key_Down, Key.Key_Down, Key.Key_End)
    assert office.here() == "W2R1-2"
    office.press(Key.Key_Home)
    assert office.here() == "W1R1-1"
    office.decide(Key.Key_A)
    assert office.row("W1R1-1").standing == "adopted"


def test_what_comes_next_is_seen_while_deciding(long: OfficeDesk) -> None:
    for _ in range(20):
        long.press(Key.Key_Down)
        long.look.table.go_to(long.table.currentIndex().row())
        here, inside = long.table.currentIndex().row(), long.table.viewport().rect()
        for row in (here - 2, here, here + 2):
            if 0 <= row < 40:
                assert inside.contains(long.table.visualRect(long.table.model().index(row, 0)).center()), (here, row)


def test_after_a_decision_the_rows_behind_the_next_idea_are_seen(long: OfficeDesk) -> None:
    table = long.table
    place = table.rowAt(table.viewport().height() - 2)
    table.go_to(place)
    long.decide(Key.Key_A)
    long.until(lambda: table.currentIndex().row() == place + 1)
    assert table.rowAt(table.viewport().height() - 2) >= place + 3


def test_what_was_taken_back_has_the_keys(office: OfficeDesk) -> None:
    office.decide(Key.Key_A)
    office.until(lambda: office.here() == "W1R1-2")
    office.press(Key.Key_End)
    office.decide(Key.Key_Z, held=CTRL)
    office.until(lambda: office.here() == "W1R1-1")
    office.decide(Key.Key_P)
    assert office.row("W1R1-1").standing == "parked"
    office.until(lambda: office.here() == "W1R1-2")
    office.press(Key.Key_End)
    office.decide(Key.Key_Z, held=CTRL)
    office.until(lambda: office.here() == "W1R1-1")
    office.press(Key.Key_End)
    office.decide(Key.Key_Y, held=CTRL)
    office.until(lambda: office.here() == "W1R1-1")


def test_marks_stay_for_the_decision_and_go_with_it(office: OfficeDesk) -> None:
    office.press(Key.Key_Space, Key.Key_Space, Key.Key_T)
    office.choose("Wohnen")
    office.until(lambda: office.row("W1R1-2").judgement.theme)
    assert office.bar.marked_words.text() == "2 marked"
    office.decide(Key.Key_M)
    assert office.bar.marked_words.text() == "2 marked"
    office.decide(Key.Key_A)
    office.until(lambda: not office.table.ideas.marked)
    assert [office.row(label).standing for label in ALL[:3]] == ["adopted", "adopted", "new"]


def test_the_cross_of_the_search_goes_with_its_words(office: OfficeDesk) -> None:
    office.press(Key.Key_Slash)
    office.desk.write_in(office.bar.line, "wohn")
    told: list[str] = []
    office.bar.line.textChanged.connect(told.append)
    office.desk.press_in(office.bar.line, Key.Key_Return)
    office.press(Key.Key_X)
    assert told == [""]  # by which the line's own cross is taken away
    assert office.shown() == ALL


def test_a_list_that_finds_nothing_says_so(office: OfficeDesk) -> None:
    office.press(Key.Key_F)
    pick = office.look.drawer.pick
    pick.line.setText("nothing like it")
    assert pick.texts() == []
    assert pick.list.item(0).text() == "Nothing has these words."
    office.desk.press_in(pick.line, Key.Key_Return)
    assert pick.isVisible()
    assert office.shown() == ALL


def judged(number: int, reason: str, at: int) -> IdeaRow:
    row = idea(number)
    return row._replace(judgement=Judgement(None, "declined", reason, "", "Anna", at))


def test_sentences_keep_their_numbers() -> None:
    say = Language("en")
    usual = list(usual_reasons(say)["declined"])
    rows = [judged(0, "Second", 20), judged(1, "First", 10), judged(2, "Second", 30)]
    assert reasons(review_of(*rows[:2]), "declined", say) == [*usual, "First", "Second"]
    assert reasons(review_of(*rows), "declined", say) == [*usual, "First", "Second"]
    assert reasons(review_of(*rows), "parked", say) == list(usual_reasons(say)["parked"])


def test_where_there_are_many_sentences_those_used_have_the_keys() -> None:
    say = Language("en")
    usual = list(usual_reasons(say)["declined"])
    rows = [judged(number, f"Reason {number}", number + 1) for number in range(12)]
    offered = reasons(review_of(*rows), "declined", say)
    assert offered[:KEYS] == [f"Reason {number}" for number in range(KEYS)]
    assert set(offered[KEYS:]) == {*usual, "Reason 9", "Reason 10", "Reason 11"}


def test_an_idea_nobody_decided_on_says_nothing_of_a_decision(office: OfficeDesk) -> None:
    office.decide(Key.Key_A)
    office.decide(Key.Key_Z, held=CTRL)
    office.until(lambda: office.here() == "W1R1-1")
    office.until(lambda: any("Taken back" in text for text in labels(office)))
    assert "Decided on" not in labels(office)


def labels(office: OfficeDesk) -> list[str]:
    return [label.text() for label in office.look.detail.findChildren(QLabel)]


def comments(office: OfficeDesk) -> list[CommentLine]:
    return office.look.detail.findChildren(CommentLine)


def test_a_comment_is_changed_and_removed_and_comes_back(office: OfficeDesk) -> None:
    office.press(Key.Key_C)
    box = office.look.drawer.reason.box
    box.put("Mit dem Bauamt klären")
    office.desk.press_in(box, Key.Key_Return)
    office.until(lambda: len(comments(office)) == 1)
    office.desk.click(comments(office)[0].change_button)
    assert box.words == "Mit dem Bauamt klären"
    box.put("Mit dem Ordnungsamt klären")
    office.desk.press_in(box, Key.Key_Return)
    office.until(lambda: "Mit dem Ordnungsamt klären" in labels(office))
    assert "Comment: Mit dem Bauamt klären" in labels(office)  # the history keeps it
    office.until(lambda: office.undo_name() == "Undo: comment reworded")
    office.desk.click(comments(office)[-1].remove_button)
    office.until(lambda: not comments(office))
    office.decide(Key.Key_Z, held=CTRL)
    office.until(lambda: len(comments(office)) == 1)


def type_on(office: OfficeDesk, *keys: Qt.Key) -> None:
    """Keys one after the other, wherever the focus is, without waiting for anything."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or office.table, key)


def test_what_is_typed_while_a_step_is_saved_is_meant_for_the_next_idea(office: OfficeDesk) -> None:
    office.table.setFocus()
    type_on(office, Key.Key_A, Key.Key_T, Key.Key_W, Key.Key_E, Key.Key_G, Key.Key_Return, Key.Key_P, Key.Key_R)
    office.until(lambda: office.row("W1R1-3").standing == "reviewed")
    assert [office.row(label).standing for label in ALL[:4]] == ["adopted", "parked", "reviewed", "new"]
    assert [bool(office.row(label).judgement.theme) for label in ALL[:4]] == [False, True, False, False]
    assert [theme.name for theme in office.page.doer.review.around.themes] == ["weg"]


def test_keys_go_on_after_a_step_that_was_refused(office: OfficeDesk) -> None:
    office.table.hold_keys()
    office.press(Key.Key_Down)
    assert office.here() == "W1R1-1"
    office.look.acts.ended.emit()
    assert office.here() == "W1R1-2"


def test_a_key_that_is_leant_on_decides_on_one_idea(office: OfficeDesk) -> None:
    again = QKeyEvent(QEvent.Type.KeyPress, Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True)
    office.decide(Key.Key_A)
    office.until(lambda: office.here() == "W1R1-2")
    before = office.page.doer.review.around
    QApplication.sendEvent(office.table, again)
    office.decide(Key.Key_P)
    assert office.page.doer.review.around is not before
    assert [office.row(label).standing for label in ALL[:3]] == ["adopted", "parked", "new"]


def test_letters_count_once_and_arrows_go_on() -> None:
    plain, keys = Qt.KeyboardModifier.NoModifier, {Key.Key_J: "join", Key.Key_Down: "down"}
    for key, text, often, meant in (
        (Key.Key_J, "j", False, "join"),
        (Key.Key_J, "j", True, ""),
        (Key.Key_3, "3", False, "3"),
        (Key.Key_3, "3", True, ""),
        (Key.Key_Down, "", True, "down"),
        (Key.Key_X, "x", False, ""),
    ):
        assert asked(QKeyEvent(QEvent.Type.KeyPress, key, plain, text, often), keys) == meant
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_J, CTRL, "")
    assert (asked(held, keys), asked(held, keys, {(Key.Key_J, CTRL): "all"})) == ("", "all")


def test_who_decides_has_a_line_of_its_own_until_there_is_a_theme(office: OfficeDesk) -> None:
    words = office.look.words
    office.decide(Key.Key_M)
    assert words.stands(office.row("W1R1-1")) == "Not yet reviewed"
    office.press(Key.Key_T)
    office.choose("Wohnen")
    office.until(lambda: office.row("W1R1-1").judgement.theme)
    assert words.stands(office.row("W1R1-1")) == "Not yet reviewed · laptop 3"
    assert office.spoken("W1R1-1", "state") == "Not yet reviewed, laptop 3, Wohnen"
