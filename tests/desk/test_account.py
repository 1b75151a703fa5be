"""The account at the office: numbers that add up, what lacks an answer, documents, and what reviewers exchange."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from facilitator.conference.intents_review import CreateMeasure, CreateTheme, Judge, ReviewIntent
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.review.account.bars import BarList, BarsModel
from facilitator.desk.review.account.page import AccountPage
from facilitator.desk.review.account.telling import Bar
from facilitator.desk.review.conflicts.page import ConflictsPage
from facilitator.desk.review.triage.filters import Filter
from facilitator.desk.review.triage.page import TriagePage
from facilitator.session.review import ReviewService, review_name, write_review
from tests.conftest import SteadyClock
from tests.desk.desks import Desk
from tests.desk.offices import OfficeDesk, hall_in, office, results
from tests.desk.test_review_table import Rows

__all__ = ["office"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def do(office: OfficeDesk, *wanted: ReviewIntent) -> None:
    before = office.page.doer.review.around
    office.page.doer.do(*wanted)
    office.saved(before)


def ids(office: OfficeDesk, *labels: str) -> tuple[str, ...]:
    return tuple(office.row(label).id for label in labels)


def account(office: OfficeDesk) -> AccountPage:
    office.press(Key.Key_F10)
    return office.desk.await_page(AccountPage)


def numbers(shown: BarList) -> dict[str, int]:
    return {bar.text: bar.count for bar in shown.bars.rows}


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def told(page: AccountPage) -> str:
    return " | ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def chosen_file(office: OfficeDesk, path: Path) -> None:
    """Take a file in the dialog that is open."""
    dialogs = office.desk.window.findChildren(QFileDialog)
    dialog = next(one for one in dialogs if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_numbers_add_up_and_lead_to_their_ideas(office: OfficeDesk) -> None:
    new = office.page.doer.new_id
    theme = new()
    do(office, CreateTheme(theme, "Wohnen", subjects=ids(office, "W2R1-1")))
    do(office, Judge(ids(office, "W1R1-1", "W1R1-2", "W2R1-1"), "adopted"))
    do(office, Judge(ids(office, "W1R1-3"), "parked"), Judge(ids(office, "W1R2-1"), "declined", "Zu teuer"))
    do(office, CreateMeasure(new(), {"title": "Bauen"}, (*ids(office, "W1R1-1"), theme)))
    page = account(office)
    assert numbers(page.outcomes) == {
        "In a measure": 1,
        "Adopted": 2,
        "Put off": 1,
        "Not adopted": 1,
        "Still open": 2,
        "Of all these, joined with others": 0,
    }
    assert sum(bar.count for bar in page.outcomes.bars.rows[:5]) == 7
    assert page.summary.text() == "3 of 7 ideas have an answer"
    expected = {
        "No decision": ["W1R2-2", "W2R1-2"],
        "Adopted, in no measure yet": ["W1R1-2"],
        "Put off or not adopted, without a reason": ["W1R1-3"],
    }
    assert numbers(page.lacking) == {text: len(labels) for text, labels in expected.items()}
    for bar in list(page.lacking.bars.rows):
        page.lacking.setFocus()
        page.lacking.go_to(bar.id)
        office.desk.press_in(page.lacking, Key.Key_Return)
        office.desk.await_page(TriagePage)
        assert office.shown() == expected[bar.text]
        account(office)
    page.outcomes.go_to("open")
    office.desk.press_in(page.outcomes, Key.Key_Return)
    assert office.shown() == ["W1R2-2", "W2R1-2"]


def test_only_the_rows_that_change_are_told(office: OfficeDesk) -> None:
    page = account(office)
    rows = Rows(page.outcomes.bars)
    do(office, Judge(ids(office, "W1R1-1"), "adopted"))
    assert rows.said == [("changed", 1, 1), ("changed", 4, 4)]
    assert "In a measure: 0" in page.outcomes.bars.index(0).data()


def test_each_session_is_told_what_became_of_its_ideas(office: OfficeDesk, tmp_path: Path) -> None:
    do(office, Judge(ids(office, "W1R1-1", "W1R1-2"), "declined", "Das ist Sache des Landes."))
    page = account(office)
    assert [(bar.id, bar.count) for bar in page.sessions.bars.rows] == [("W1R1", 3), ("W1R2", 2), ("W2R1", 2)]
    assert page.sessions.bars.rows[0].more == "Not adopted: 2, Still open: 1"
    office.desk.click(page.documents.what.buttons[2])
    page.sessions.setFocus()
    page.sessions.go_to("W1R1")
    assert "What became of the 3 ideas of W1R1" in page.documents.hint.text()
    path = tmp_path / "W1R1.pdf"
    office.desk.press_in(page.sessions, Key.Key_S, CTRL)
    chosen_file(office, path)
    office.until(lambda: "Saved as" in told(page))
    text = pdf_text(path)
    assert "Das ist Sache des Landes." in text
    assert "Ein Treffpunkt im Hof" not in text


def test_a_document_is_looked_at_and_saved_for_everybody_and_as_a_table(office: OfficeDesk, tmp_path: Path) -> None:
    measure = {"title": "Bauen", "responsible": "Frau Holle", "until": "2027"}
    do(office, CreateMeasure(office.page.doer.new_id(), measure, ids(office, "W1R1-1")))
    page = account(office)
    office.desk.press_in(page.outcomes, Key.Key_P, CTRL)
    assert page.documents.bar.isVisible()
    assert not page.documents.save_button.isEnabled()
    preview = office.desk.await_page(PreviewDialog)
    assert preview.windowTitle() == "Roadmap"
    assert page.documents.bar.isHidden()
    preview.close()
    office.desk.click(page.documents.audience.buttons[1])
    office.desk.click(page.documents.language.buttons[0])
    office.desk.click(page.documents.table_button)
    chosen_file(office, tmp_path / "roadmap.csv")
    office.until(lambda: "Saved as" in told(page))
    text = (tmp_path / "roadmap.csv").read_text("utf-8-sig")
    (row,) = csv.DictReader(text.splitlines(), delimiter=";" if ";" in text.splitlines()[0] else ",")
    assert row["Maßnahme"] == "Bauen"
    assert "Holle" not in text
    office.desk.click(page.documents.what.buttons[3])
    assert not page.documents.table_button.isEnabled()


def test_writing_is_stopped_by_a_press_and_leaves_what_was_there(office: OfficeDesk, tmp_path: Path) -> None:
    page = account(office)
    path = tmp_path / "roadmap.pdf"
    path.write_bytes(b"before")
    page.documents.save_to(path)
    assert page.documents.stop_button.isVisible()
    page.documents.stop_button.setFocus()
    office.desk.click(page.documents.stop_button)
    office.until(lambda: "Nothing was written" in told(page))
    assert path.read_bytes() == b"before"
    assert [one.name for one in tmp_path.glob("*roadmap*")] == ["roadmap.pdf"]
    assert page.documents.bar.isHidden()
    assert page.documents.stop_button.isHidden()
    assert page.documents.preview_button.hasFocus()
    page.documents.stop()
    page.documents.save_to(path)
    office.until(lambda: "Saved as" in told(page))
    assert path.read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_told(office: OfficeDesk, tmp_path: Path) -> None:
    page = account(office)
    page.documents.save_to(tmp_path / "nowhere" / "roadmap.pdf")
    office.until(page.documents.outcome.isVisible)
    assert page.documents.save_button.isEnabled()
    assert "roadmap.pdf" in told(page) or "nowhere" in told(page)


def test_reviewers_exchange_their_decisions(desk: Desk, tmp_path: Path, clock: SteadyClock) -> None:
    hall = hall_in(tmp_path, clock)
    packages = results(hall)
    office = OfficeDesk(desk, packages)
    ident = office.row("W1R1-1").id
    record = hall.record("berta")
    record.remember("device", "Berta")
    hall.merged(record, *packages)
    clock.pass_time(5_000)
    theirs = ReviewService(record, clock)
    theirs.do(Judge((ident, *ids(office, "W1R1-2")), "declined", "Zu teuer"))
    package, _ = write_review(record, hall.folder / review_name(record), clock.wall())
    do(office, Judge((ident,), "adopted"))
    page = account(office)
    page.reviewers.take_in([package])
    office.until(lambda: "1 package taken in" in told(page))
    office.until(page.reviewers.conflicts_button.isVisible)
    assert {bar.text: bar.more for bar in page.deciders.bars.rows}["Berta"].startswith("Not adopted")
    page.reviewers.take_in([package])
    office.until(lambda: "Everything in it is here already." in told(page))
    office.desk.press_in(page.outcomes, Key.Key_E, CTRL)
    stick = tmp_path / "STICK"
    stick.mkdir()
    chosen_file(office, stick)
    office.until(lambda: list(stick.glob("*.facilitator")))
    office.until(lambda: "Saved as" in told(page))
    (mine,) = stick.glob("*.facilitator")
    assert [one.outcome for one in hall.merged(record, mine)] == ["merged"]
    assert ReviewService(record, clock).look.ideas([ident])[0].conflict
    hall.close()
    office.desk.click(page.reviewers.conflicts_button)
    (case,) = desk.await_page(ConflictsPage).list.cases.items
    assert (case.title, {side.by for side in case.sides}) == ("W1R1-1", {"Berta", office.page.doer.review.me})


def test_the_model_keeps_the_rules_of_qt(qapp: QApplication, qtmodeltester: Any) -> None:
    model = BarsModel()
    bars = [Bar(str(n), "ring", "open", f"Zeile {n}", n, (), Filter()) for n in range(5)]
    model.show_rows(bars[:3])
    qtmodeltester.check(model, force_py=True)
    model.show_rows([bars[4], *bars[1:3]])
    qtmodeltester.check(model, force_py=True)
    assert [model.index(at).data() for at in range(3)] == ["Zeile 4: 4", "Zeile 1: 1", "Zeile 2: 2"]
