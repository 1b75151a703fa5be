"""From seven packages to a roadmap in the office's window: every idea has an answer, every source is named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.conference import intents
from facilitator.desk.review.account.page import AccountPage
from facilitator.desk.review.measures.page import MeasuresPage
from facilitator.desk.review.triage.page import TriagePage
from tests.conftest import SteadyClock
from tests.desk.desks import Desk
from tests.desk.offices import OfficeDesk, hall_in
from tests.desk.test_account import chosen_file, pdf_text, told
from tests.session.hall import Hall

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
ADOPTED = ("W1R1-1", "W1R1-2", "W1R2-1", "W2R1-1")
REASON = "Dafür ist das Land zuständig."
HELD = "Der Aufzug im Heim ist kaputt"


def packed(hall: Hall) -> list[Path]:
    """Seven: one twice, one older than another, one damaged, two that contradict each other."""
    first = hall.laptop("laptop-1", "W1R1")
    for text in ("Wohnungen fehlen", "Mehr Kurse am Abend", "Der Bus fährt zu selten"):
        first.capture(text, "suggestion")
    once = first.hand_out("W1R1")
    twice = hall.folder / "once more.facilitator"
    shutil.copyfile(once, twice)
    second = hall.laptop("laptop-2", "W1R2")
    second.capture("Zu wenig Wohnungen", "suggestion")
    handed = second.hand_out("W1R2")
    older = hall.folder / "older.facilitator"
    shutil.copyfile(handed, older)
    second.capture("Ein Treffpunkt im Hof", "suggestion")
    newer = second.hand_out("W1R2")
    third = hall.laptop("laptop-3", "W2R1")
    ident = third.capture("Der Aufzug ist kaputt", "observation")
    other = hall.record("laptop-4")
    hall.merged(other, hall.plan_package(), third.hand_out("W2R1"))
    fourth = hall.seated(other, "W2R1")
    third.service.do(intents.Reword(ident, HELD))
    fourth.clock.pass_time(5_000)
    fourth.service.do(intents.Reword(ident, "Der Aufzug im Rathaus ist kaputt"))
    one, its_rival = third.hand_out("W2R1"), hall.folder / "rival.facilitator"
    shutil.copyfile(fourth.hand_out("W2R1"), its_rival)
    lost = hall.laptop("laptop-5", "W2R2")
    lost.capture("Unlesbar")
    damaged = lost.hand_out("W2R2")
    damaged.write_bytes(damaged.read_bytes()[:-200])
    hall.close()
    return [once, twice, older, newer, one, its_rival, damaged]


class Journey:
    """Somebody in the office, from the first page to the roadmap."""

    def __init__(self, desk: Desk, hall: Hall) -> None:
        packages = packed(hall)
        assert len({path.read_bytes() for path in packages}) == 6
        self.desk, self.office = desk, OfficeDesk(desk, [hall.plan_package(), *packages])
        self.office.until(lambda: len(self.office.page.doer.review.rows) == 6)

    def at(self, label: str) -> None:
        self.office.table.go_to_idea(self.office.row(label).id)

    def saved(self, box: QWidget, key: Qt.Key) -> None:
        """Press a key, and wait until what it does is saved and shown."""
        before = self.office.page.doer.review.around
        self.desk.press_in(box, key)
        self.office.saved(before)

    def settle(self) -> None:
        """The conflict, with one key."""
        office = self.office
        office.press(Key.Key_F)
        office.choose("Decided differently")
        assert office.shown() == ["W2R1-1"]
        office.until(lambda: len(office.look.detail.disputes) == 2)
        wanted = next(one for one in office.look.detail.disputes if one.text.endswith(HELD))
        office.decide(Key(Key.Key_0.value + wanted.number))
        assert office.row("W2R1-1").text == HELD
        assert not office.page.doer.review.around.clashes
        office.press(Key.Key_X)

    def decide(self) -> None:
        """Two ideas joined, four adopted, one not adopted, one put off, each with its reason."""
        office = self.office
        for label in ("W1R1-1", "W1R2-1"):
            self.at(label)
            office.press(Key.Key_Space)
        office.decide(Key.Key_J)
        office.until(lambda: not office.table.ideas.marked)
        for label in ADOPTED[:2] + ADOPTED[3:]:
            self.at(label)
            office.decide(Key.Key_A)
        for label, key in (("W1R1-3", Key.Key_N), ("W1R2-2", Key.Key_P)):
            self.at(label)
            office.press(key, held=Qt.KeyboardModifier.ShiftModifier if key == Key.Key_P else Qt.KeyboardModifier(0))
            box = office.look.drawer.reason.box
            office.until(box.isVisible)
            box.put(REASON)
            self.saved(box, Key.Key_Return)

    def plan(self) -> MeasuresPage:
        """Two measures of them; the first one is decided on the board, with an owner and a deadline."""
        office = self.office
        for title, labels in (("Wohnungen bauen", ("W1R1-1",)), ("Abendkurse", ("W1R1-2", "W2R1-1"))):
            for label in labels:
                self.at(label)
                office.press(Key.Key_Space)
            office.press(Key.Key_E)
            office.choose(title)
            office.until(lambda: not office.table.ideas.marked)
            assert office.row(labels[-1]).measures
        office.press(Key.Key_F9)
        page = self.desk.await_page(MeasuresPage)
        pile = page.board.piles["idea"].list
        pile.setFocus()
        pile.go_to_row(0)
        self.desk.press_in(pile, Key.Key_3)
        page.need.responsible.put("Kreiswohnbau")
        page.need.until.put("30.6.2027")
        self.saved(page.need.until, Key.Key_Return)
        return page

    def save(self, page: AccountPage, document: int, path: Path) -> str:
        """A document as PDF; returns its words."""
        self.desk.click(page.documents.what.buttons[document])
        self.desk.click(page.documents.save_button)
        self.office.until(lambda: any(one.isVisible() for one in self.desk.window.findChildren(QFileDialog)))
        chosen_file(self.office, path)
        self.office.until(lambda: f"Saved as {path}" in told(page))
        return " ".join(pdf_text(path).split())


def test_from_seven_packages_to_a_roadmap(desk: Desk, tmp_path: Path, clock: SteadyClock) -> None:
    journey = Journey(desk, hall_in(tmp_path, clock))
    office = journey.office
    assert office.shown() == ["W1R1-1", "W1R1-2", "W1R1-3", "W1R2-1", "W1R2-2", "W2R1-1"]
    journey.settle()
    journey.decide()
    assert {label for label in office.shown() if office.row(label).judgement.state == "adopted"} == set(ADOPTED)
    page = journey.plan()
    assert [line.measure.title for line in page.board.piles["decided"].list.lines.rows if line.measure] == [
        "Wohnungen bauen"
    ]
    desk.press_in(page.board.piles["decided"].list, Key.Key_F10)
    account = desk.await_page(AccountPage)
    assert account.summary.text() == "All 6 ideas have an answer"
    assert not account.lacking.isVisible()
    roadmap = journey.save(account, 0, tmp_path / "roadmap.pdf")
    feedback = journey.save(account, 1, tmp_path / "feedback.pdf")
    for label in ADOPTED:
        assert label in roadmap
    for words in ("Wohnungen bauen", "Abendkurse", "Kreiswohnbau"):
        assert words in roadmap
    assert "W1R1-3" not in roadmap
    assert feedback.count(REASON) == 2
    for words in ("Der Bus fährt zu selten", "Ein Treffpunkt im Hof", HELD, "Abendkurse"):
        assert words in feedback
    assert "Unlesbar" not in feedback
    account.outcomes.go_to("declined")
    desk.press_in(account.outcomes, Key.Key_Return)
    desk.await_page(TriagePage)
    assert office.shown() == ["W1R1-3"]
