"""Measures at the office: made, moved, decided with an owner and a deadline, put in order; all of it can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from facilitator.conference.intents_review import ChangeMeasure, CreatePillar
from tests.desk.offices import OfficeDesk, office
from tests.desk.roadmaps import HTML, Roadmap, roadmap
from tests.desk.test_review_table import Rows

__all__ = ["office", "roadmap"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_a_measure_is_made_by_keys_and_filled_in(office: OfficeDesk) -> None:
    roadmap = Roadmap(office)
    assert "0 measures" in roadmap.page.head.counts.text()
    roadmap.page.take_keys()
    roadmap.press(Key.Key_N)
    box = roadmap.page.drawer.reason.box
    office.until(box.isVisible)
    roadmap.desk.press_in(box, Key.Key_Return)
    assert box.isVisible()  # nothing was written
    box.put("Wohnungslotsen")
    roadmap.saved(lambda: roadmap.desk.press_in(box, Key.Key_Return))
    office.until(roadmap.page.editor.fields["responsible"].box.hasFocus)
    assert roadmap.column("idea") == [1]
    roadmap.write("responsible", "Kreis")
    assert roadmap.page.editor.fields["begin"].box.hasFocus()
    roadmap.write("until", "30.6.2027")
    assert roadmap.measure(1).until == "2027-06-30"
    assert roadmap.page.editor.fields["until"].box.words == "2027-06-30"
    assert office.undo_name() == "Undo: measure changed"
    roadmap.saved(lambda: roadmap.press(Key.Key_Z, CTRL))
    assert roadmap.measure(1).until == ""
    assert roadmap.page.editor.fields["until"].box.words == ""


def test_leaving_a_box_saves_it_and_esc_does_not(roadmap: Roadmap) -> None:
    roadmap.choose(1)
    roadmap.press(Key.Key_Return)
    box = roadmap.page.editor.fields["title"].box
    assert box.hasFocus()
    box.put("Ganz anders")
    roadmap.desk.press_in(box, Key.Key_Escape)
    assert roadmap.pile("idea").hasFocus()
    assert box.words == roadmap.measure(1).title == "Kurse am Abend"
    roadmap.press(Key.Key_Return)
    box.put("Kurse am Morgen")
    roadmap.saved(lambda: roadmap.choose(2))
    assert (roadmap.measure(1).title, box.words) == ("Kurse am Morgen", HTML)


def test_what_is_typed_stays_while_others_change_the_measure(roadmap: Roadmap) -> None:
    roadmap.choose(1)
    box = roadmap.page.editor.fields["goal"].box
    box.setFocus()
    box.put("Noch nicht fertig")
    roadmap.do(ChangeMeasure(roadmap.measure(1).id, {"description": "Neu"}))
    assert (box.words, roadmap.page.editor.fields["description"].box.words) == ("Noch nicht fertig", "Neu")


def test_decided_asks_for_owner_and_deadline_right_there(roadmap: Roadmap) -> None:
    roadmap.choose(1)
    roadmap.press(Key.Key_3)
    need = roadmap.page.need
    assert need.isVisible()
    assert need.responsible.hasFocus()
    roadmap.desk.press_in(need.responsible, Key.Key_Escape)
    assert roadmap.measure(1).status == "idea"
    assert roadmap.pile("idea").hasFocus()
    roadmap.press(Key.Key_3)
    need.responsible.put("Volkshochschule")
    roadmap.desk.click(need.save_button)
    assert "Both are needed" in " ".join(one.text() for one in need.findChildren(QLabel))
    assert need.until.hasFocus()
    need.until.put("6/2027")
    roadmap.saved(lambda: roadmap.desk.press_in(need.until, Key.Key_Return))
    measure = roadmap.measure(1)
    assert (measure.status, measure.responsible, measure.until) == ("decided", "Volkshochschule", "2027-06")
    assert (roadmap.column("idea"), roadmap.column("decided")) == ([2, 3], [1])
    roadmap.office.until(roadmap.pile("decided").hasFocus)
    roadmap.saved(lambda: roadmap.press(Key.Key_Z, CTRL))
    measure = roadmap.measure(1)
    assert (measure.status, measure.responsible, measure.until) == ("idea", "", "")  # one step


def test_what_is_decided_keeps_its_owner(roadmap: Roadmap) -> None:
    ident = roadmap.measure(1).id
    roadmap.do(ChangeMeasure(ident, {"status": "decided", "responsible": "Kreis", "until": "2027"}))
    roadmap.choose(1)
    box = roadmap.page.editor.fields["responsible"].box
    box.setFocus()
    box.put("")
    roadmap.desk.press_in(box, Key.Key_Return)
    assert box.words == roadmap.measure(1).responsible == "Kreis"
    assert "keeps its owner" in roadmap.office.page.status.text.text()


def test_cards_go_by_keys_and_by_mouse(roadmap: Roadmap) -> None:
    roadmap.choose(2)
    roadmap.saved(lambda: roadmap.press(Key.Key_Right, CTRL))
    assert (roadmap.column("idea"), roadmap.column("examined")) == ([1, 3], [2])
    assert roadmap.pile("examined").hasFocus()
    roadmap.press(Key.Key_Left)
    assert roadmap.pile("idea").hasFocus()
    assert roadmap.page.chosen == roadmap.measure(1).id
    third = roadmap.measure(3).id
    target = roadmap.page.board.piles["deferred"]
    roadmap.saved(lambda: roadmap.drag(roadmap.pile("idea"), third, target, target.rect().center()))
    assert roadmap.column("deferred") == [3]
    lacking = roadmap.page.board.piles["done"]
    roadmap.drag(roadmap.pile("idea"), roadmap.measure(1).id, lacking, lacking.rect().center())
    assert roadmap.page.need.isVisible()
    assert roadmap.measure(1).status == "idea"


def test_only_the_cards_that_change_are_told(roadmap: Roadmap) -> None:
    idea, examined = Rows(roadmap.pile("idea").lines), Rows(roadmap.pile("examined").lines)
    roadmap.do(ChangeMeasure(roadmap.measure(2).id, {"goal": "Mehr"}))
    assert idea.said == [("changed", 1, 1)]
    roadmap.do(ChangeMeasure(roadmap.measure(2).id, {"status": "examined"}))
    assert (idea.said[1:], examined.said) == ([("removed", 1, 1)], [("inserted", 0, 0)])


def test_words_of_people_are_data(roadmap: Roadmap) -> None:
    roadmap.choose(2)
    assert roadmap.page.editor.fields["title"].box.toPlainText() == HTML
    index = roadmap.pile("idea").lines.index(1)
    assert index.data().startswith(f"M 2  {HTML}, Idea")
    assert "<img" not in index.data(Qt.ItemDataRole.ToolTipRole)


def test_order_is_made_by_hand_under_pillars(roadmap: Roadmap) -> None:
    new = roadmap.office.page.doer.new_id
    one, two = new(), new()
    roadmap.do(CreatePillar(one, "Wohnen"))
    roadmap.do(CreatePillar(two, "Arbeit"))
    roadmap.choose(1)
    roadmap.press(Key.Key_P)
    line = roadmap.page.drawer.pick.line
    line.setText("wohn")
    roadmap.saved(lambda: roadmap.desk.press_in(line, Key.Key_Return))
    roadmap.press(Key.Key_O)
    order = roadmap.page.order

    def shown() -> list[object]:
        return [line.measure.number if line.measure else line.name for line in order.lines.rows]

    assert shown() == ["Wohnen", 1, "Arbeit", "", 2, 3]
    roadmap.saved(lambda: roadmap.press(Key.Key_Down, ALT))
    assert shown() == ["Wohnen", "Arbeit", 1, "", 2, 3]
    assert order.hasFocus()
    assert order.current is not None
    assert order.current.id == roadmap.measure(1).id
    third = roadmap.measure(3).id
    above = order.visualRect(order.lines.index(1)).center()
    roadmap.saved(lambda: roadmap.drag(order, third, order.viewport(), above - QPoint(0, 8)))
    assert shown() == ["Wohnen", 3, "Arbeit", 1, "", 2]
    assert roadmap.measure(3).pillar == one
    order.go_to(two)
    roadmap.saved(lambda: roadmap.press(Key.Key_Up, ALT))
    assert shown() == ["Arbeit", 1, "Wohnen", 3, "", 2]
    for _ in range(3):
        roadmap.saved(lambda: roadmap.press(Key.Key_Z, CTRL))
    assert shown() == ["Wohnen", 1, "Arbeit", "", 2, 3]


def test_dates_are_told_and_what_is_overdue(roadmap: Roadmap) -> None:
    roadmap.do(ChangeMeasure(roadmap.measure(3).id, {"begin": "2020", "until": "2020-05"}))
    roadmap.do(ChangeMeasure(roadmap.measure(2).id, {"begin": "2031", "until": "2030"}))
    roadmap.do(ChangeMeasure(roadmap.measure(1).id, {"until": "im Sommer"}))
    roadmap.choose(1)
    roadmap.press(Key.Key_D)
    shown = roadmap.page.dates.list.lines
    assert [line.measure.number for line in shown.rows if line.measure] == [3, 2, 1]
    assert "Overdue: 2020-05" in shown.index(0).data()
    assert "1 overdue" in roadmap.page.head.counts.text()
    assert "No date" in roadmap.labels()
    roadmap.choose(2)
    assert "It ends before it begins." in roadmap.labels()
