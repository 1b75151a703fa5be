"""Where measures come from, what is said of them, and what two reviewers left different in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.conference.intents_review import ChangeMeasure, CreateMeasure, CreateTheme, Join, NameSources
from facilitator.desk.review.measures.page import MeasuresPage
from facilitator.desk.review.triage.page import TriagePage
from facilitator.language import Language
from facilitator.session.review import ReviewService, write_review
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.offices import OfficeDesk, hall_in, office, results
from tests.desk.roadmaps import Roadmap, roadmap

__all__ = ["office", "roadmap"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_sources_are_added_by_typing_looked_at_and_dropped(roadmap: Roadmap) -> None:
    office, new = roadmap.office, roadmap.office.page.doer.new_id
    theme = new()
    roadmap.do(CreateTheme(theme, "Wohnen", subjects=(office.row("W1R1-1").id,)))
    roadmap.do(Join(new(), (office.row("W1R2-1").id, office.row("W2R1-1").id)))
    roadmap.choose(1)
    for typed in ("wohnen", "zu wenig", "w1r1-2"):
        roadmap.choose(1)
        roadmap.press(Key.Key_S)
        line = roadmap.page.drawer.pick.line
        line.setText(typed)
        roadmap.saved(lambda: roadmap.desk.press_in(roadmap.page.drawer.pick.line, Key.Key_Return))
    assert len(roadmap.measure(1).sources) == 3
    assert "Comes from 4 ideas" in roadmap.labels()
    assert office.row("W1R2-1").standing == "measure"
    rows = roadmap.page.editor.sources.rows
    assert [row._one.sign for row in rows] == ["theme", "joined", "cards"]
    for row, labels in zip(rows, (["W1R1-1"], ["W1R2-1", "W2R1-1"], ["W1R1-2"]), strict=True):
        roadmap.desk.click(row.open_button)
        roadmap.desk.await_page(TriagePage)
        assert office.shown() == labels
        office.press(Key.Key_F9)
        roadmap.desk.await_page(MeasuresPage)
    roadmap.choose(1)
    roadmap.press(Key.Key_I)
    roadmap.desk.await_page(TriagePage)
    assert office.shown() == ["W1R1-1", "W1R1-2", "W1R2-1", "W2R1-1"]
    office.press(Key.Key_F9)
    roadmap.desk.await_page(MeasuresPage)
    roadmap.saved(lambda: roadmap.desk.click(roadmap.page.editor.sources.rows[1].drop_button))
    assert len(roadmap.measure(1).sources) == 2
    assert office.row("W1R2-1").standing == "joined"


def test_marked_ideas_become_a_measure_or_go_into_one(office: OfficeDesk) -> None:
    office.press(Key.Key_Space, Key.Key_Space)
    office.press(Key.Key_E)
    office.choose("Wohnungslotsen")
    office.until(lambda: office.row("W1R1-1").measures and office.row("W1R1-2").measures)
    assert office.undo_name() == "Undo: measure made"
    office.until(lambda: not office.table.ideas.marked)
    office.table.go_to_idea(office.row("W2R1-1").id)
    office.press(Key.Key_E)
    office.choose("lotsen")
    office.until(lambda: office.row("W2R1-1").measures)
    (measure,) = office.page.doer.review.around.measures
    assert (measure.title, len(measure.sources)) == ("Wohnungslotsen", 3)
    assert "M 1" in office.spoken("W2R1-1", "state")


def test_comments_and_removing(roadmap: Roadmap) -> None:
    roadmap.choose(1)
    roadmap.press(Key.Key_C)
    box = roadmap.page.editor.notes.box
    assert box.hasFocus()
    box.put("Mit dem <b>Bauamt</b> klären")
    roadmap.desk.press_in(box, Key.Key_Return)
    roadmap.desk.await_label(roadmap.page.editor, "Mit dem <b>Bauamt</b> klären")
    roadmap.desk.press_in(box, Key.Key_Escape)
    roadmap.saved(lambda: roadmap.press(Key.Key_Delete))
    assert roadmap.column("idea") == [2, 3]
    roadmap.saved(lambda: roadmap.press(Key.Key_Z, CTRL))
    assert roadmap.column("idea") == [1, 2, 3]


def test_what_two_reviewers_left_different_is_settled_here(desk: Desk, tmp_path: Path, clock: SteadyClock) -> None:
    hall = hall_in(tmp_path, clock)
    packages = results(hall)
    anna = hall.record("anna")
    anna.remember("device", "Anna")
    hall.merged(anna, *packages)
    theirs, ident = ReviewService(anna, clock), ReviewService(anna, clock).new_id()
    theirs.do(CreateMeasure(ident, {"title": "Kurse am Abend"}))
    first, _ = write_review(anna, hall.folder / "first.facilitator", clock.wall())
    office = OfficeDesk(desk, [*packages, first])
    roadmap = Roadmap(office)
    clock.pass_time(5_000)
    theirs.do(ChangeMeasure(ident, {"goal": "Ziel von Anna"}))
    second, _ = write_review(anna, hall.folder / "second.facilitator", clock.wall())
    hall.close()
    roadmap.do(ChangeMeasure(ident, {"goal": "Mein Ziel"}))
    office.take_in(second)
    roadmap.choose(1)
    office.until(lambda: "Goal: Ziel von Anna" in roadmap.labels())
    texts = {made.accessibleName(): made for made in roadmap.page.editor.disputes.group.buttons()}
    roadmap.saved(lambda: roadmap.desk.click(texts["This one: Goal: Ziel von Anna"]))
    assert roadmap.measure(1).goal == "Ziel von Anna"
    assert not roadmap.page.editor.disputes.isVisible()


def test_a_number_that_is_taken_is_given_back(roadmap: Roadmap) -> None:
    roadmap.choose(1)
    box = roadmap.page.editor.fields["number"].box
    box.setFocus()
    box.put("2")
    roadmap.desk.press_in(box, Key.Key_Return)
    roadmap.desk.await_message("There is a measure with the number 2 already")
    roadmap.desk.bot.waitUntil(lambda: box.words == "1", timeout=PATIENCE)


def test_every_key_of_the_page_is_told_by_f1(roadmap: Roadmap) -> None:
    (section,) = roadmap.page.keys(Language("en"))
    told = {key for keys, _ in section[1] for key in keys.split(", ")}
    assert {"N", "Enter", "S", "I", "P", "C", "Del", "B", "D", "O", "Ctrl+Right", "Alt+Down"} <= told


def test_bringing_the_page_up_is_quick_to_leave(roadmap: Roadmap, desk: Desk) -> None:
    roadmap.do(NameSources(roadmap.measure(1).id, (roadmap.office.row("W1R1-1").id,)))
    roadmap.office.press(Key.Key_F6)
    assert desk.await_page(TriagePage).table.hasFocus()
