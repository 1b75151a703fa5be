"""What tests of the office's window share: three sessions' results, brought to it through the real widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.conference import intents
from facilitator.conference.review import IdeaRow
from facilitator.desk.review.office_page import OfficePage
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.triage.page import TriagePage
from facilitator.desk.start.page import StartPage
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, PLAIN, Desk
from tests.desk.starting import worked
from tests.session.hall import Hall

ARABIC = "هل يمكنني اختيار المدينة التي أسكن فيها؟"
TEXTS = {
    "W1R1": ("Wohnungen fehlen", "Mehr Kurse am Abend", "Der Bus fährt zu selten"),
    "W1R2": ("Zu wenig Wohnungen", ARABIC),
    "W2R1": ("Wohnraum ist knapp", "Ein Treffpunkt im Hof"),
}


def results(hall: Hall) -> list[Path]:
    """The packages of three sessions, seven ideas; the first one has five dots."""
    made = []
    for session, texts in TEXTS.items():
        laptop = hall.laptop(f"laptop-{session}", session)
        ids = [laptop.capture(text, "question" if text is ARABIC else "suggestion") for text in texts]
        if session == "W1R1":
            vote = laptop.service.new_id()
            laptop.service.do(intents.OpenVote(vote, session, "Punkte"))
            laptop.service.do(intents.CountVoters(vote, 12))
            laptop.service.do(intents.CountDots(vote, ids[0], 5))
        made.append(laptop.hand_out(session))
    hall.close()
    return [hall.plan_package(), *made]


class OfficeDesk:
    """Somebody in the office, looking through ideas."""

    def __init__(self, desk: Desk, packages: Sequence[Path]) -> None:
        self.desk = desk
        desk.click(desk.find(StartPage).office_button)
        desk.await_page(OfficePage).dropped.emit(list(packages))
        self.look = desk.await_page(TriagePage)
        self.table, self.bar = self.look.table, self.look.bar
        self.until(lambda: bool(self.table.ideas.rows))

    @property
    def page(self) -> ReviewPage:
        return self.desk.find(ReviewPage)

    def until(self, come: Callable[[], object]) -> None:
        self.desk.bot.waitUntil(lambda: bool(come()), timeout=PATIENCE)

    def saved(self, before: object) -> None:
        """Wait until what was shown ``before`` is not any more, and what follows a step that is saved was done, too."""
        doer, saving = self.page.doer, self.page.doer.context.say("Saving …")
        self.until(lambda: doer.review.around is not before and self.page.status.text.text() != saving)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Keys in the table."""
        for key in keys:
            self.desk.press_in(self.table, key, held)

    def decide(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Keys in the table, and then the step is saved and shown."""
        before = self.page.doer.review.around
        self.press(*keys, held=held)
        self.saved(before)

    def choose(self, text: str) -> None:
        """Type into the list that is open, and take the first."""
        line = self.look.drawer.pick.line
        self.until(line.isVisible)
        line.setText(text)
        self.desk.press_in(line, Qt.Key.Key_Return)

    def row(self, label: str) -> IdeaRow:
        (found,) = [row for row in self.page.doer.review.rows.values() if row.label == label]
        return found

    def shown(self) -> list[str]:
        return [row.label for row in self.table.ideas.rows]

    def here(self) -> str:
        row = self.table.current()
        return row.label if row else ""

    def spoken(self, label: str, column: str) -> str:
        return self.look.words.spoken(self.row(label), column, self.table.ideas.marked)

    def undo_name(self) -> str:
        return self.page.status.undo_button.accessibleName()

    def take_in(self, *packages: Path) -> None:
        """Other reviewers' packages, merged by the record's thread."""
        service, clock = self.page.doer.keeper.service, self.desk.window.context.clock

        def merged() -> None:
            outcomes = merge(service.record, packages, clock.wall(), Progress())
            assert {one.outcome for one in outcomes} == {"merged"}
            service.reload()

        before = self.page.doer.review
        worked(self.desk, merged)
        self.until(lambda: self.page.doer.review is not before)


def hall_in(folder: Path, clock: SteadyClock) -> Hall:
    return Hall(folder / "hall", clock)


@pytest.fixture
def office(desk: Desk, tmp_path: Path, clock: SteadyClock) -> OfficeDesk:
    """The office's window with seven ideas of three sessions."""
    return OfficeDesk(desk, results(hall_in(tmp_path, clock)))
