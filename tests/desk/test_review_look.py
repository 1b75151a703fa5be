"""Ideas are looked through by keyboard: decided, joined, put into themes, filtered; and everything can be undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.conference.intents_review import Judge
from facilitator.desk.review.triage.reason import ReasonBox
from facilitator.session.review import ReviewService, review_name, write_review
from facilitator.settings import load_settings
from tests.conftest import SteadyClock
from tests.desk.desks import Desk
from tests.desk.offices import ARABIC, OfficeDesk, hall_in, office, results

__all__ = ["office"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
ALL = ["W1R1-1", "W1R1-2", "W1R1-3", "W1R2-1", "W1R2-2", "W2R1-1", "W2R1-2"]


def box(office: OfficeDesk) -> ReasonBox:
    """The box for a reason, once it is open."""
    found = office.look.drawer.reason
    office.until(found.isVisible)
    return found


def test_a_stack_of_ideas_is_decided_on_without_a_mouse(office: OfficeDesk) -> None:
    assert office.shown() == ALL
    assert office.here() == "W1R1-1"
    assert office.bar.left_words.text() == "7 of 7 not yet reviewed"
    office.decide(Key.Key_A)
    office.until(lambda: office.here() == "W1R1-2")
    assert office.row("W1R1-1").standing == "adopted"
    assert office.undo_name() == "Undo: 1 idea adopted"
    office.decide(Key.Key_P)
    office.until(lambda: office.here() == "W1R1-3")
    office.decide(Key.Key_R)
    office.until(lambda: office.here() == "W1R2-1")
    assert [office.row(label).standing for label in ALL[:4]] == ["adopted", "parked", "reviewed", "new"]
    assert office.bar.left_words.text() == "4 of 7 not yet reviewed"
    assert "Put off" in office.spoken("W1R1-2", "state")


def test_what_is_not_adopted_needs_a_reason(office: OfficeDesk) -> None:
    office.press(Key.Key_N)
    reason = box(office)
    office.desk.press_in(reason.box, Key.Key_Return)
    assert reason.isVisible()
    assert any(label.isVisible() and "Please say why" in label.text() for label in reason.findChildren(QLabel))
    office.desk.press_in(reason.box, Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert reason.box.words == "There is no money for it at present."
    before = office.page.doer.review.around
    office.desk.press_in(reason.box, Key.Key_Return)
    office.saved(before)
    judged = office.row("W1R1-1").judgement
    assert (judged.state, judged.reason, judged.decided_by) == (
        "declined",
        "There is no money for it at present.",
        "laptop 3",
    )
    office.until(lambda: office.table.hasFocus() and office.here() == "W1R1-2")
    office.press(Key.Key_N)
    office.desk.press_in(box(office).box, Key.Key_Escape)
    assert office.table.hasFocus()
    assert office.row("W1R1-2").standing == "new"


def test_a_reason_used_before_is_found_by_typing_and_shift_asks_for_one(office: OfficeDesk) -> None:
    office.press(Key.Key_P, held=SHIFT)
    reason = box(office)
    reason.box.put("Der Kreistag tagt im Mai.")
    before = office.page.doer.review.around
    office.desk.press_in(reason.box, Key.Key_Return)
    office.saved(before)
    office.press(Key.Key_P, held=SHIFT)
    assert box(office).offers[-1].text_offered == "Der Kreistag tagt im Mai."
    reason.box.insertPlainText("tagt")
    assert [offer.text_offered for offer in reason.offers] == ["Der Kreistag tagt im Mai."]
    office.desk.press_in(reason.box, Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert reason.box.words == "Der Kreistag tagt im Mai."


def test_several_are_decided_on_as_one_step(office: OfficeDesk) -> None:
    office.press(Key.Key_Space, Key.Key_Space)
    office.press(Key.Key_Down, held=SHIFT)
    assert len(office.table.ideas.marked) == 4
    assert office.bar.marked_words.text() == "4 marked"
    assert office.spoken("W1R1-1", "idea") == "W1R1-1, Suggestion, marked"
    office.decide(Key.Key_A)
    office.until(lambda: not office.table.ideas.marked)
    assert office.undo_name() == "Undo: 4 ideas adopted"
    assert [office.row(label).standing for label in ALL].count("adopted") == 4
    office.decide(Key.Key_Z, held=CTRL)
    assert [office.row(label).standing for label in ALL].count("adopted") == 0
    assert office.page.status.redo_button.accessibleName() == "Redo: 4 ideas adopted"
    office.decide(Key.Key_Y, held=CTRL)
    assert [office.row(label).standing for label in ALL].count("adopted") == 4
    assert office.undo_name() == "Undo: 4 ideas adopted"


def test_a_theme_is_made_on_the_fly_and_found_by_typing(office: OfficeDesk) -> None:
    office.press(Key.Key_T)
    office.choose("Wohnen")
    office.until(lambda: office.row("W1R1-1").judgement.theme)
    assert office.spoken("W1R1-1", "state") == "Not yet reviewed, Wohnen"
    assert office.undo_name() == "Undo: theme made"
    office.press(Key.Key_Down)
    office.press(Key.Key_T)
    assert office.look.drawer.pick.texts()[0] == "Wohnen  ·  1 idea"
    office.choose("wohn")
    office.until(lambda: office.row("W1R1-2").judgement.theme)
    assert office.undo_name() == "Undo: 1 idea put into a theme"
    assert [theme.name for theme in office.page.doer.review.around.themes] == ["Wohnen"]
    office.press(Key.Key_T)
    office.choose("No theme")
    office.until(lambda: office.row("W1R1-2").judgement.theme is None)


def test_ideas_that_say_the_same_are_joined_decided_on_together_and_split(office: OfficeDesk) -> None:
    office.press(Key.Key_J)
    assert "Mark the ideas" in office.page.status.text.text()
    for label in ("W1R1-1", "W1R2-1", "W2R1-1"):
        office.table.go_to_idea(office.row(label).id)
        office.press(Key.Key_Space)
    office.decide(Key.Key_J)
    office.until(lambda: not office.table.ideas.marked)
    assert office.spoken("W1R2-1", "weight") == "3 sessions · 2 workshops"
    assert office.spoken("W1R2-1", "state") == "Not yet reviewed, Joined, No theme"
    assert office.shown() == ALL
    office.table.go_to_idea(office.row("W1R2-1").id)
    office.decide(Key.Key_A)
    assert [office.row(x).judgement.state for x in ("W1R1-1", "W1R2-1", "W2R1-1")] == ["adopted"] * 3
    assert office.bar.left_words.text() == "4 of 7 not yet reviewed"
    office.table.go_to_idea(office.row("W2R1-1").id)
    office.decide(Key.Key_S)
    assert office.row("W2R1-1").joint is None
    assert office.row("W1R1-1").joint is not None
    assert office.undo_name() == "Undo: 1 idea split off"


def test_what_a_filter_takes_away_hands_the_keys_to_the_next(office: OfficeDesk) -> None:
    office.press(Key.Key_F)
    office.choose("Not yet reviewed")
    assert [chip.accessibleName() for chip in office.bar.chips] == ["Take away: Not yet reviewed"]
    office.decide(Key.Key_A)
    assert office.shown() == ALL[1:]
    assert office.here() == "W1R1-2"
    office.decide(Key.Key_A)
    assert office.here() == "W1R1-3"
    assert office.bar.shown_words.text() == "5 shown"
    office.decide(Key.Key_Z, held=CTRL)
    assert office.shown() == ALL[1:]
    office.until(lambda: office.here() == "W1R1-2")
    office.press(Key.Key_X)
    assert office.shown() == ALL
    assert not office.bar.chips


def test_typing_filters_and_enter_goes_back_to_the_table(office: OfficeDesk) -> None:
    office.press(Key.Key_Slash)
    assert office.bar.line.hasFocus()
    office.desk.write_in(office.bar.line, "wohn KNAPP")
    assert office.shown() == ["W2R1-1"]
    office.desk.press_in(office.bar.line, Key.Key_Return)
    assert office.table.hasFocus()
    office.bar.line.setText("nothing like it")
    assert office.shown() == []
    assert any("press X" in label.text() for label in office.look.detail.findChildren(QLabel))
    office.press(Key.Key_A)  # there is nothing to decide on
    office.desk.press_in(office.bar.line, Key.Key_Escape)
    assert office.shown() == ALL


def test_a_view_is_saved_under_a_name_and_removed(office: OfficeDesk) -> None:
    office.press(Key.Key_F)
    office.choose("Workshop 2")
    office.press(Key.Key_V)
    office.choose("Abend")
    (view,) = load_settings(office.desk.folders.settings).views
    assert view[0] == "Abend"
    office.press(Key.Key_X, Key.Key_V)
    office.choose("Abend")
    assert office.shown() == ["W2R1-1", "W2R1-2"]
    office.press(Key.Key_V)
    line = office.look.drawer.pick.line
    office.desk.press_in(line, Key.Key_Delete)
    assert load_settings(office.desk.folders.settings).views == ()


def test_assigned_ideas_are_found_as_mine(office: OfficeDesk) -> None:
    office.press(Key.Key_M)
    office.until(lambda: office.row("W1R1-1").judgement.reviewer == "laptop 3")
    office.press(Key.Key_Down, Key.Key_W)
    office.choose("Berta")
    office.until(lambda: office.row("W1R1-2").judgement.reviewer == "Berta")
    office.press(Key.Key_F)
    office.choose("Mine")
    assert office.shown() == ["W1R1-1"]


def test_a_comment_stands_in_the_details_with_the_history(office: OfficeDesk) -> None:
    office.press(Key.Key_C)
    box(office).box.put("Bitte mit dem Bauamt klären")
    office.desk.press_in(office.look.drawer.reason.box, Key.Key_Return)
    office.desk.await_label(office.look.detail, "Bitte mit dem Bauamt klären")
    labels = [label.text() for label in office.look.detail.findChildren(QLabel)]
    assert "Written down in W1R1" in labels
    assert any("Wohnen · round 1" in text for text in labels)


def test_enter_goes_to_the_next_idea_that_is_not_reviewed(office: OfficeDesk) -> None:
    office.table.go_to(1)
    office.decide(Key.Key_A)
    office.table.go_to(0)
    office.press(Key.Key_Return)
    assert office.here() == "W1R1-3"
    office.press(Key.Key_A, held=CTRL)
    office.decide(Key.Key_R)
    office.until(lambda: not office.table.ideas.marked)
    assert office.bar.left_words.text() == "All ideas are reviewed"
    office.press(Key.Key_Return)
    assert "reviewed" in office.page.status.text.text()


def test_words_from_right_to_left_stand_at_their_side(office: OfficeDesk) -> None:
    office.table.go_to_idea(office.row("W1R2-2").id)
    office.desk.await_label(office.look.detail, ARABIC)
    (text,) = [label for label in office.look.detail.findChildren(QLabel) if label.text() == ARABIC]
    assert text.alignment() & Qt.AlignmentFlag.AlignRight
    assert text.alignment() & Qt.AlignmentFlag.AlignAbsolute


def test_two_reviewers_who_differ_are_settled_with_one_key(desk: Desk, tmp_path: Path, clock: SteadyClock) -> None:
    hall = hall_in(tmp_path, clock)
    packages = results(hall)
    office = OfficeDesk(desk, packages)
    ident = office.row("W1R1-1").id
    record = hall.record("berta")
    record.remember("device", "Berta")
    hall.merged(record, *packages)
    clock.pass_time(5_000)
    ReviewService(record, clock).do(Judge((ident,), "declined", "Zu teuer"))
    package, _ = write_review(record, hall.folder / review_name(record), clock.wall())
    hall.close()
    office.decide(Key.Key_A)
    office.take_in(package)
    assert "Decided differently" in office.spoken("W1R1-1", "state")
    office.press(Key.Key_F)
    office.choose("Decided differently")
    assert office.shown() == ["W1R1-1"]
    office.until(lambda: len(office.look.detail.disputes) == 2)
    wanted = next(one for one in office.look.detail.disputes if "Zu teuer" in one.text)
    assert wanted.by == "Berta"
    office.decide(Key(Key.Key_0.value + wanted.number))
    judged = office.row("W1R1-1").judgement
    assert (judged.state, judged.reason) == ("declined", "Zu teuer")
    assert not office.page.doer.review.around.clashes
    assert office.shown() == []
