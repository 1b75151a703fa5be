"""Groups of ideas that may say the same are looked at one after the other: joined, left out, kept apart, undone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from facilitator.conference.intents_review import Join
from facilitator.desk.review.triage.page import TriagePage
from facilitator.desk.review.twice.card import Card
from facilitator.desk.review.twice.page import TwicePage
from tests.conftest import SteadyClock
from tests.desk.desks import Desk
from tests.desk.offices import OfficeDesk, hall_in

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
BUS = "Der Bus soll abends länger zum Bahnhof fahren"
ARABIC = "هل يمكنني اختيار المدينة التي أسكن فيها؟"
TEXTS = {
    "W1R1": (BUS, "Mehr Kurse am Abend", ARABIC),
    "W1R2": ("Der Bus soll abends LÄNGER zum Bahnhof fahren!", "<b>Ein</b> Treffpunkt im Hof für alle"),
    "W2R1": ("Abends soll der Bus länger zum Bahnhof fahren", f"{ARABIC}!", "Ein Treffpunkt im Hof für alle!"),
}


class TwiceDesk:
    """Somebody who looks at the groups."""

    def __init__(self, office: OfficeDesk, late: list[Path]) -> None:
        self.office = office
        self.late = late
        office.press(Key.Key_F7)
        self.page = office.desk.await_page(TwicePage)
        self.tester = QAbstractItemModelTester(self.page.list.bundles)
        self.settled()

    def settled(self) -> None:
        self.office.until(lambda: not self.page.finder.busy and self.page.sheet.bundle is not None)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys wherever the focus is."""
        for key in keys:
            self.office.desk.press_in(QApplication.focusWidget() or self.page, key, held)

    def decide(self, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Keys, and then the step is saved, shown, and the rest compared again."""
        before = self.office.page.doer.review.around
        self.press(*keys, held=held)
        self.office.saved(before)
        self.office.until(lambda: not self.page.finder.busy)

    def shown(self) -> list[list[str]]:
        rows = self.office.page.doer.review.rows
        return [sorted(rows[ident].label for ident in bundle.ideas) for bundle in self.page.list.bundles.items]

    def card(self, label: str) -> Card:
        (found,) = [card for card in self.page.sheet.cards.cards if card.idea.label == label]
        return found

    def go_to(self, label: str) -> None:
        self.page.list.go_to(next(place for place, group in enumerate(self.shown()) if label in group))
        self.card(label).setFocus()

    @property
    def counted(self) -> str:
        return self.page.head.counted.text()


@pytest.fixture
def make(desk: Desk, tmp_path: Path, clock: SteadyClock) -> Callable[..., TwiceDesk]:
    def made(texts: dict[str, tuple[str, ...]] = TEXTS, late: tuple[str, ...] = ()) -> TwiceDesk:
        hall = hall_in(tmp_path, clock)
        packages = [hall.plan_package()]
        later: list[Path] = []
        for session, words in texts.items():
            laptop = hall.laptop(f"laptop-{session}", session)
            for text in words:
                laptop.capture(text, "suggestion")
            (later if session in late else packages).append(laptop.hand_out(session))
        hall.close()
        return TwiceDesk(OfficeDesk(desk, packages), later)

    return made


@pytest.fixture
def twice(make: Callable[..., TwiceDesk]) -> TwiceDesk:
    return make()


BUSES = ["W1R1-1", "W1R2-1", "W2R1-1"]
YARDS = ["W1R2-2", "W2R1-3"]
ARABS = ["W1R1-3", "W2R1-2"]


def test_groups_are_suggested_with_score_reason_and_places(twice: TwiceDesk) -> None:
    assert sorted(twice.shown()) == sorted([BUSES, YARDS, ARABS])
    assert twice.counted == "0 of 3 groups looked at"
    twice.go_to("W1R1-1")
    assert twice.page.sheet.title.text() == "3 ideas, said in 3 sessions of 2 workshops"
    place = twice.page.list.currentIndex()
    spoken = str(place.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "% alike, 3 ideas, said in 3 sessions of 2 workshops" in spoken
    assert [card.idea.label for card in twice.page.sheet.cards.cards] == BUSES


def test_the_rest_is_joined_and_what_is_left_out_never_comes_back(twice: TwiceDesk) -> None:
    twice.go_to("W2R1-1")
    twice.press(Key.Key_Space)
    assert twice.card("W2R1-1").accessibleName().startswith("3, Left out, W2R1-1, Suggestion, Abends")
    assert "Join 2 ideas" in twice.page.sheet.buttons["join"].text()
    twice.decide(Key.Key_J)
    rows = twice.office.row
    assert rows("W1R1-1").joint == rows("W1R2-1").joint
    assert rows("W1R1-1").joint is not None
    assert rows("W2R1-1").joint is None
    assert twice.office.undo_name() == "Undo: 2 ideas joined"
    assert twice.counted == "1 of 3 groups looked at"
    assert sorted(twice.shown()) == sorted([YARDS, ARABS])
    twice.page.finder.look()
    twice.settled()
    assert sorted(twice.shown()) == sorted([YARDS, ARABS])
    twice.decide(Key.Key_Z, held=CTRL)
    assert twice.counted == "0 of 3 groups looked at"
    assert rows("W1R1-1").joint is None
    twice.office.until(lambda: BUSES in twice.shown())
    here = twice.page.list.current()
    assert here is not None
    assert sorted(twice.shown()[twice.page.list.currentIndex().row()]) == BUSES
    twice.decide(Key.Key_Y, held=CTRL)
    assert rows("W1R2-1").joint is not None


def test_not_the_same_is_never_suggested_again_until_it_may_be(twice: TwiceDesk) -> None:
    twice.go_to("W1R2-2")
    twice.decide(Key.Key_N)
    assert sorted(twice.shown()) == sorted([BUSES, ARABS])
    assert twice.counted == "1 of 3 groups looked at"
    twice.page.show_list("apart")
    assert twice.shown() == [YARDS]
    twice.decide(Key.Key_A)
    assert twice.shown() == []
    assert "press N" in twice.page.sheet.hint.text()
    assert twice.page.list.hasFocus()
    twice.press(Key.Key_V)
    assert sorted(twice.shown()) == sorted([BUSES, YARDS, ARABS])


def test_the_wording_is_the_best_one_and_can_be_changed_before_and_after(twice: TwiceDesk) -> None:
    twice.go_to("W2R1-1")
    wording = twice.page.sheet.wording
    twice.press(Key.Key_W)
    assert wording.words == "Abends soll der Bus länger zum Bahnhof fahren"
    twice.press(Key.Key_E)
    assert wording.hasFocus()
    wording.put("Abendbus")
    twice.press(Key.Key_Return)
    assert twice.card("W1R1-1").hasFocus() or twice.card("W2R1-1").hasFocus()
    twice.press(Key.Key_Right)
    assert wording.words == "Abendbus"
    twice.decide(Key.Key_J)
    (joint,) = twice.office.page.doer.review.around.joints
    assert joint.text == "Abendbus"
    assert twice.office.row("W2R1-1").text == "Abends soll der Bus länger zum Bahnhof fahren"
    twice.page.show_list("joined")
    twice.press(Key.Key_E)
    wording.put("Der Bus am Abend")
    twice.decide(Key.Key_Return)
    (joint,) = twice.office.page.doer.review.around.joints
    assert joint.text == "Der Bus am Abend"
    assert twice.office.undo_name() == "Undo: joint idea reworded"


def test_one_leaves_a_joint_idea(twice: TwiceDesk) -> None:
    twice.go_to("W1R1-1")
    twice.decide(Key.Key_J)
    twice.page.show_list("joined")
    assert twice.shown() == [BUSES]
    assert twice.page.sheet.title.text() == "3 ideas, said in 3 sessions of 2 workshops"
    twice.press(Key.Key_Right, Key.Key_Right)
    assert twice.card("W2R1-1").hasFocus()
    twice.press(Key.Key_Space)
    twice.decide(Key.Key_S)
    assert twice.shown() == [BUSES[:2]]
    assert twice.page.sheet.title.text() == "2 ideas, said in 2 sessions of one workshop"
    assert twice.office.row("W2R1-1").joint is None
    assert twice.office.undo_name() == "Undo: 1 idea split off"


def test_a_member_that_is_left_out_leaves_the_joint_idea(twice: TwiceDesk) -> None:
    twice.go_to("W1R1-1")
    office, review = twice.office, twice.office.page.doer.review
    before = review.around
    office.page.doer.do(Join(office.page.doer.new_id(), tuple(office.row(label).id for label in BUSES[:2])))
    office.until(lambda: review.around is not before and not twice.page.finder.busy)
    twice.go_to("W1R1-1")
    twice.press(Key.Key_1)
    twice.decide(Key.Key_J)
    assert office.row("W1R2-1").joint == office.row("W2R1-1").joint
    assert office.row("W1R2-1").joint is not None
    assert office.row("W1R1-1").joint is None
    assert BUSES not in twice.shown()
    assert not [group for group in twice.shown() if "W1R1-1" in group]


def test_what_is_joined_in_the_table_is_an_idea_of_its_group(twice: TwiceDesk) -> None:
    office = twice.office
    office.press(Key.Key_F6)
    office.desk.await_page(TriagePage)
    for label in BUSES[:2]:
        office.table.go_to_idea(office.row(label).id)
        office.press(Key.Key_Space)
    office.decide(Key.Key_J)
    office.press(Key.Key_F7)
    twice.settled()
    twice.go_to("W2R1-1")
    assert twice.shown()[twice.page.list.currentIndex().row()] == BUSES
    assert "some are joined already" in twice.page.sheet.why.text()
    joint = office.row("W1R1-1").joint
    twice.decide(Key.Key_J)
    assert [office.row(label).joint for label in BUSES] == [joint] * 3


def test_one_card_alone_is_not_joined(twice: TwiceDesk) -> None:
    twice.go_to("W1R2-2")
    twice.press(Key.Key_1, Key.Key_J)
    assert "Only one card is left in" in twice.office.page.status.text.text()
    assert not twice.page.sheet.buttons["join"].isEnabled()
    assert twice.office.page.doer.review.around.joints == ()


def test_what_they_share_is_marked_and_nothing_is_read_as_markup(twice: TwiceDesk) -> None:
    twice.go_to("W2R1-1")
    marked = {word for card in twice.page.sheet.cards.cards for word in card.text_shown.marked}
    assert {"Bus", "Bahnhof", "fahren", "LÄNGER"} <= marked
    twice.go_to("W1R2-2")
    assert "<b>Ein</b>" in twice.card("W1R2-2").accessibleName()


def test_right_to_left_is_read_from_the_right(twice: TwiceDesk) -> None:
    twice.go_to("W1R1-3")
    direction = twice.card("W1R1-3").text_shown.text_direction
    assert direction == Qt.LayoutDirection.RightToLeft
    twice.go_to("W1R1-1")
    assert twice.card("W1R1-1").text_shown.text_direction == Qt.LayoutDirection.LeftToRight


def test_stopped_it_goes_on_when_asked(twice: TwiceDesk) -> None:
    twice.page.finder.look()
    twice.page.head.stop_button.click()
    twice.settled()
    twice.press(Key.Key_R)
    twice.settled()
    assert len(twice.shown()) == 3


def test_new_packages_bring_new_groups_and_the_chosen_one_stays(make: Callable[..., TwiceDesk]) -> None:
    twice = make({**TEXTS, "W2R2": ("Mehr Kurse am Abend!",)}, late=("W2R2",))
    twice.go_to("W1R2-2")
    twice.office.take_in(*twice.late)
    twice.office.until(lambda: ["W1R1-2", "W2R2-1"] in twice.shown())
    assert sorted(twice.shown()[twice.page.list.currentIndex().row()]) == YARDS


def test_where_nothing_is_said_twice_it_says_what_to_do(make: Callable[..., TwiceDesk]) -> None:
    office = make({"W1R1": (BUS, f"{BUS}!")}).office
    page = office.desk.find(TwicePage)
    office.desk.press_in(QApplication.focusWidget() or page, Key.Key_J)
    office.until(lambda: "No group is left to look at" in page.sheet.hint.text())
    assert page.list.hasFocus()
    assert page.head.counted.text() == "The one group is looked at"


def test_what_is_typed_differently_only_is_joined_at_once_and_undone_at_once(make: Callable[..., TwiceDesk]) -> None:
    texts = {
        "W1R1": ("Mehr Licht am Weg", "Ein Fest im Sommer", BUS),
        "W1R2": ("MEHR LICHT AM WEG!", "ein Fest im Sommer", "Abends soll der Bus länger zum Bahnhof fahren"),
        "W2R1": ("Mehr Licht am Weg.",),
    }
    twice = make(texts)
    assert len(twice.shown()) == 3
    assert "Join 2 " in twice.page.head.alike_button.accessibleName()
    twice.decide(Key.Key_J, held=Qt.KeyboardModifier.ShiftModifier)
    joints = twice.office.page.doer.review.around.joints
    assert sorted(len(joint.ideas) for joint in joints) == [2, 3]
    assert twice.office.undo_name() == "Undo: 5 ideas joined"
    assert twice.shown() == [["W1R1-3", "W1R2-3"]]
    assert not twice.page.head.alike_button.isVisible()
    twice.decide(Key.Key_Z, held=CTRL)
    assert not twice.office.page.doer.review.around.joints
