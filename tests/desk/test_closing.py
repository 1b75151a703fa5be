"""The closing page: what is still empty is said, and everything is noted by typing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from facilitator.conference import intents
from facilitator.conference.results import EVERYBODY
from facilitator.desk.closing.step import ClosingStep
from facilitator.desk.start.sessions import SessionsPage
from facilitator.language import Language
from facilitator.report.wording import heads
from tests.desk.closings import CTRL, capture, click, do, left, result
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import SAMPLE, worked
from tests.desk.test_failures import the_record, written_elsewhere

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_what_is_empty_is_said_until_it_is_noted(desk: Desk, closing: ClosingStep) -> None:
    desk.bot.waitUntil(lambda: left(closing) == ["Headcount", "Decisions", "Tasks"], timeout=PATIENCE)
    desk.write_in(closing.protocol.decisions.boxes[0], "One guide for each town")
    desk.press_in(closing.protocol.decisions.boxes[0], Qt.Key.Key_Tab)
    desk.write_in(closing.protocol.decisions.boxes[1], "None is there")
    desk.press_in(closing.protocol.decisions.boxes[1], Qt.Key.Key_Return)
    tasks = closing.protocol.tasks.boxes
    for box, text in zip(tasks, ("Write a list", "Office", "May"), strict=True):
        desk.write_in(box, text)
    desk.press_in(tasks[2], Qt.Key.Key_Return)
    first = closing.heads.boxes["Ehrenamtliche"]
    desk.write_in(first, "12")
    desk.press_in(first, Qt.Key.Key_Return)
    desk.await_label(closing, "Everything is noted")
    assert left(closing) == []
    kept = result(desk)
    assert [(note.kind, note.text, note.reason) for note in kept.notes] == [
        ("decision", "One guide for each town", "None is there")
    ]
    assert [(task.what, task.who, task.until) for task in kept.tasks] == [("Write a list", "Office", "May")]
    assert [(head.group, head.count) for head in kept.headcount] == [("Ehrenamtliche", 12)]
    assert all(not box.words for box in tasks)
    states = [section.accessibleName() for section in closing.sections]
    assert {"Headcount: done", "Decisions: done", "Tasks: done", "Dissent: optional"} <= set(states)


def test_a_count_is_taken_back_by_an_empty_field(desk: Desk, closing: ClosingStep) -> None:
    box = closing.heads.boxes["Politik"]
    desk.write_in(box, "7")
    desk.press_in(box, Qt.Key.Key_Up)
    desk.press_in(box, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: [head.count for head in result(desk).headcount] == [8], timeout=PATIENCE)
    box.selectAll()
    desk.press_in(box, Qt.Key.Key_Delete)
    desk.press_in(box, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: result(desk).headcount == (), timeout=PATIENCE)
    desk.bot.waitUntil(lambda: "Headcount" in left(closing), timeout=PATIENCE)


def test_a_line_is_changed_in_its_place_removed_and_brought_back(desk: Desk, closing: ClosingStep) -> None:
    section = closing.protocol.notes
    desk.write_in(section.boxes[0], "Loud")
    desk.press_in(section.boxes[0], Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: len(section.rows) == 1, timeout=PATIENCE)
    (row,) = section.rows.values()
    desk.write_in(row.boxes[0], " room")
    desk.press_in(row.boxes[0], Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: [note.text for note in result(desk).notes] == ["Loud room"], timeout=PATIENCE)
    desk.bot.waitUntil(lambda: row._kept == ("Loud room",), timeout=PATIENCE)
    row.boxes[0].clear()
    desk.press_in(row.boxes[0], Qt.Key.Key_Return)
    assert row.boxes[0].words == "Loud room"
    desk.write_in(row.boxes[0], "!")
    desk.press_in(row.boxes[0], Qt.Key.Key_Escape)
    assert row.boxes[0].words == "Loud room"
    click(desk, row.remove_button)
    desk.bot.waitUntil(lambda: not section.rows, timeout=PATIENCE)
    desk.press_in(section.boxes[0], Qt.Key.Key_Z, CTRL)
    desk.bot.waitUntil(lambda: [row.boxes[0].words for row in section.rows.values()] == ["Loud room"], timeout=PATIENCE)
    desk.press_in(section.boxes[0], Qt.Key.Key_Y, CTRL)
    desk.bot.waitUntil(lambda: not section.rows, timeout=PATIENCE)


def test_nothing_is_added_without_words(desk: Desk, closing: ClosingStep) -> None:
    section = closing.protocol.decisions
    desk.write_in(section.boxes[1], "only a reason")
    desk.press_in(section.boxes[1], Qt.Key.Key_Return)
    assert section.boxes[1].words == "only a reason"
    assert result(desk).notes == ()


def test_a_line_that_cannot_be_saved_comes_back(desk: Desk, closing: ClosingStep) -> None:
    section = closing.protocol.tasks
    with written_elsewhere(the_record(desk)):
        desk.write_in(section.boxes[0], "Write")
        desk.write_in(section.boxes[1], "Office")
        desk.click(section.add_button)
        desk.await_message("cannot be written")
        assert [box.words for box in section.boxes] == ["Write", "Office", ""]
    desk.click(section.add_button)
    desk.bot.waitUntil(lambda: len(section.rows) == 1, timeout=PATIENCE)


def test_an_unfinished_line_is_there_again(desk: Desk, closing: ClosingStep) -> None:
    desk.write_in(closing.protocol.decisions.boxes[0], "half")
    desk.write_in(closing.protocol.decisions.boxes[1], "why")
    closing.protocol._drafts["decision"].keep()
    desk.window.go_back()

    desk.await_page(SessionsPage)
    page = desk.enter("W1R1")
    boxes = page.closing.protocol.decisions.boxes
    desk.bot.waitUntil(lambda: [box.words for box in boxes] == ["half", "why"], timeout=PATIENCE)
    page.show_step("close")
    desk.press_in(boxes[0], Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: len(page.closing.protocol.decisions.rows) == 1, timeout=PATIENCE)
    assert worked(desk, lambda: desk.window._keeper.service.record.draft("W1R1", "closing decision")) == ""


def test_what_somebody_types_is_not_overwritten(desk: Desk, closing: ClosingStep) -> None:
    do(desk, intents.WriteNote("n" * 32, "W1R1", "note", "old"))
    section = closing.protocol.notes
    desk.bot.waitUntil(lambda: len(section.rows) == 1, timeout=PATIENCE)
    (row,) = section.rows.values()
    desk.window.activateWindow()
    row.boxes[0].setFocus()
    desk.bot.waitUntil(row.boxes[0].hasFocus)
    desk.write_in(row.boxes[0], " mine")
    do(desk, intents.RewordNote("n" * 32, "theirs"))
    capture(desk, "c", "something else")
    desk.bot.waitUntil(lambda: row._kept == ("theirs",), timeout=PATIENCE)
    assert row.boxes[0].words == "old mine"


def test_links_lead_to_what_is_empty(desk: Desk, closing: ClosingStep) -> None:
    desk.bot.waitUntil(lambda: len(left(closing)) == 3, timeout=PATIENCE)
    desk.window.activateWindow()
    links = [link for link in closing._head.findChildren(QAbstractButton) if link.isVisible()]
    desk.click(next(link for link in links if link.text() == "Tasks"))
    desk.bot.waitUntil(closing.protocol.tasks.boxes[0].hasFocus, timeout=PATIENCE)
    desk.click(next(link for link in links if link.text() == "Headcount"))
    desk.bot.waitUntil(closing.heads.boxes["Ehrenamtliche"].hasFocus, timeout=PATIENCE)


def test_one_field_stands_for_all_where_the_plan_has_no_groups(desk: Desk, tmp_path: Path) -> None:
    source = tmp_path / "plan.toml"
    lines = SAMPLE.read_text("utf-8").splitlines()
    source.write_text("\n".join(line for line in lines if not line.startswith("groups")), "utf-8")
    desk.open_plan(source)
    page = desk.enter("W1R1")
    page.show_step("close")
    boxes = page.closing.heads.boxes
    desk.bot.waitUntil(lambda: bool(boxes), timeout=PATIENCE)
    assert [box.accessibleName() for box in boxes.values()] == ["People"]
    desk.write_in(boxes[EVERYBODY], "24")
    desk.press_in(boxes[EVERYBODY], Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: heads(result(desk).headcount, Language("de")) == "24", timeout=PATIENCE)
