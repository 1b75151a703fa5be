"""Conflicts at the office: both versions side by side, settled by one key, the next one comes; taken back by undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.conference import intents
from facilitator.conference.intents_review import Assign, CreateMeasure, CreateTheme, Judge, SetTheme
from facilitator.desk.review.conflicts.cases import Case
from facilitator.desk.review.conflicts.differing import differing
from facilitator.desk.review.conflicts.page import ConflictsPage
from facilitator.desk.review.conflicts.wording import field_word, type_word, value_word
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.taking_in.page import TakeInPage
from facilitator.language import Language
from facilitator.session.review import Clash, ReviewService, Rival, review_name, write_review
from tests.conftest import SteadyClock
from tests.desk.desks import Desk
from tests.desk.offices import OfficeDesk, hall_in, results
from tests.desk.starting import worked
from tests.session.hall import Hall

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
MINE, THEIRS = "Der Bus fährt am Abend zu selten", "Der Bus fährt am Sonntag zu selten"


class Bench:
    """An office and a colleague who decided differently; three conflicts once their package is taken in."""

    def __init__(self, desk: Desk, hall: Hall, clock: SteadyClock) -> None:
        self.desk, self.hall, self.clock = desk, hall, clock
        self.office = OfficeDesk(desk, self.packages())
        self.theirs = self.colleague()

    def packages(self) -> list[Path]:
        """Two laptops worded one card differently."""
        plan, first, *others = results(self.hall)
        ours = hall_record(self.hall, "ours", plan, first)
        theirs = hall_record(self.hall, "theirs", plan, first)
        one, two = self.hall.seated(ours, "W1R1"), self.hall.seated(theirs, "W1R1")
        (card,) = [row["id"] for row in ours.look.rows("idea") if row["text"] == "Der Bus fährt zu selten"]
        one.service.do(intents.Reword(card, MINE))
        self.clock.pass_time(1_000)
        two.service.do(intents.Reword(card, THEIRS))
        made = [plan, one.hand_out(), *others]
        second = two.hand_out()
        made.append(second.rename(second.with_name("zwei.facilitator")))
        return made

    def colleague(self) -> ReviewService:
        record = self.hall.record("berta")
        record.remember("device", "Berta")
        self.hall.merged(record, *self.packages_there())
        return ReviewService(record, self.clock)

    def packages_there(self) -> list[Path]:
        return sorted(self.hall.folder.glob("*.facilitator"))

    def contradict(self) -> None:
        """A decision and a measure of hers and ours that exclude one another."""
        do, office = self.office.page.doer.do, self.office
        ident, other = (office.row(label).id for label in ("W1R1-1", "W2R1-1"))
        self.settled(lambda: do(Judge((ident,), "adopted", "Dringend")))
        self.settled(lambda: do(Assign((other,), "Carla")))
        self.clock.pass_time(5_000)
        self.theirs.do(Judge((ident,), "declined", "Zu teuer"))
        self.theirs.do(Assign((other,), "Dora"))
        package, _ = write_review(
            self.theirs.record, self.hall.folder / review_name(self.theirs.record), self.clock.wall()
        )
        self.hall.close()
        self.office.take_in(package)

    def settled(self, act: Callable[[], object]) -> None:
        before = self.office.page.doer.review.around
        act()
        self.office.saved(before)

    @property
    def page(self) -> ConflictsPage:
        return self.desk.find(ConflictsPage)

    def open(self) -> ConflictsPage:
        self.office.press(Key.Key_F11)
        return self.desk.await_page(ConflictsPage)

    def shown(self) -> list[tuple[str, str]]:
        return [(case.title, case.field) for case in self.page.list.cases.items]

    def press(self, key: Qt.Key) -> None:
        self.desk.press_in(QApplication.focusWidget() or self.page, key)

    def badge(self) -> str:
        return self.desk.find(ReviewPage).nav.buttons["conflicts"].accessibleName()


def hall_record(hall: Hall, name: str, *packages: Path) -> Any:
    record = hall.record(name)
    record.remember("device", name)
    hall.merged(record, *packages)
    return record


@pytest.fixture
def bench(desk: Desk, tmp_path: Path, clock: SteadyClock) -> Bench:
    made = Bench(desk, hall_in(tmp_path, clock), clock)
    made.contradict()
    return made


ALL = [("W1R1-1", "Decision"), ("W1R1-3", "Wording"), ("W2R1-1", "Who decides")]


def test_all_conflicts_are_listed_with_both_sides(bench: Bench) -> None:
    page = bench.open()
    assert bench.shown() == ALL
    assert page.counted.text() == "3 conflicts left"
    assert bench.badge() == "Conflicts  3"
    assert page.title.text().startswith("W1R1-1 · ")
    assert page.about.text() == "Wohnungen fehlen"
    sides = [(card.side.text, card.side.by) for card in page.sides.cards]
    assert sides == [("Not adopted – Zu teuer", "Berta"), ("Adopted – Dringend", bench.office.page.doer.review.me)]
    for card in page.sides.cards:
        words = [one.text() for one in card.findChildren(QLabel)]
        assert any(card.side.by in text for text in words)
        assert card.side.text in card.accessibleName()


def test_one_key_settles_and_the_next_conflict_has_the_keys(bench: Bench) -> None:
    page = bench.open()
    bench.settled(lambda: bench.press(Key.Key_2))
    judged = bench.office.row("W1R1-1").judgement
    assert (judged.state, judged.reason) == ("adopted", "Dringend")
    assert bench.shown() == ALL[1:]
    assert page.counted.text() == "2 conflicts left"
    assert page.sides.cards[0].hasFocus()
    assert page.about.isHidden()
    assert {card.side.text for card in page.sides.cards} == {MINE, THEIRS}
    assert sorted(word for card in page.sides.cards for word in card.text_shown.marked) == ["Abend", "Sonntag"]
    bench.press(Key.Key_Right)
    wanted = page.sides.cards[1]
    assert wanted.hasFocus()
    bench.settled(lambda: bench.press(Key.Key_Return))
    assert bench.office.row("W1R1-3").text == wanted.side.text
    bench.settled(lambda: bench.desk.click(page.sides.cards[0]))
    assert bench.office.row("W2R1-1").judgement.reviewer == "Dora"
    assert not page.list.isVisible()
    assert page._empty.isVisible()
    assert bench.badge() == "Conflicts"


def test_undo_names_the_step_and_the_other_version_can_be_chosen(bench: Bench) -> None:
    page = bench.open()
    bench.press(Key.Key_Down)
    newer, older = (card.side.text for card in page.sides.cards)
    bench.settled(lambda: bench.press(Key.Key_2))
    assert bench.shown() == [ALL[0], ALL[2]]
    assert bench.office.row("W1R1-3").text == older
    assert bench.office.undo_name() == "Undo: 1 card reworded"
    bench.settled(lambda: bench.desk.press_in(page, Key.Key_Z, CTRL))
    bench.office.until(lambda: bench.shown() == ALL)
    assert bench.badge() == "Conflicts  3"
    assert bench.office.row("W1R1-3").text == newer
    assert page.list.currentIndex().row() == 1
    assert [card.side.text for card in page.sides.cards] == [newer, older]
    assert page.sides.cards[0].hasFocus()
    bench.settled(lambda: bench.desk.press_in(page, Key.Key_Y, CTRL))
    bench.office.until(lambda: bench.shown() == [ALL[0], ALL[2]])
    bench.settled(lambda: bench.desk.press_in(page, Key.Key_Z, CTRL))
    bench.office.until(lambda: bench.shown() == ALL)
    bench.settled(lambda: bench.press(Key.Key_2))
    bench.office.until(lambda: bench.shown() == [ALL[0], ALL[2]])
    assert bench.office.row("W1R1-3").text == older


def test_a_number_without_a_version_does_nothing(bench: Bench) -> None:
    page = bench.open()
    before = bench.office.page.doer.review.around
    bench.press(Key.Key_7)
    bench.press(Key.Key_Left)
    assert bench.office.page.doer.review.around is before
    assert page.sides.cards[0].hasFocus()


def test_the_matrix_and_the_table_lead_there(bench: Bench) -> None:
    bench.office.table.go_to_idea(bench.office.row("W2R1-1").id)
    detail = bench.office.look.detail
    bench.office.until(lambda: detail.idea and detail.idea.label == "W2R1-1")
    button = bench.office.look.detail.compare_button
    assert button is not None
    bench.desk.click(button)
    page = bench.desk.await_page(ConflictsPage)
    case = page.list.current()
    assert case is not None
    assert (case.title, case.field) == ALL[2]
    bench.desk.press_in(page, Key.Key_F5)
    take = bench.desk.await_page(TakeInPage)
    assert take.here.disputes_button.accessibleName().startswith("3 conflicts")
    bench.desk.click(take.here.disputes_button)
    bench.desk.await_page(ConflictsPage)


def test_a_measure_and_a_theme_are_named(desk: Desk, tmp_path: Path, clock: SteadyClock) -> None:
    bench = Bench(desk, hall_in(tmp_path, clock), clock)
    do, office, ident = bench.office.page.doer.do, bench.office, bench.office.row("W1R1-1").id
    bench.settled(
        lambda: do(CreateTheme("t1", "Wohnen"), CreateTheme("t2", "Bauen"), CreateMeasure("m", {"title": "A"}))
    )
    mine, keeper = bench.hall.folder / "mine.facilitator", office.page.doer.keeper
    worked(desk, lambda: write_review(keeper.service.record, mine, clock.wall()))
    bench.hall.merged(bench.theirs.record, mine)
    bench.theirs.reload()
    bench.settled(lambda: do(SetTheme((ident,), "t1")))
    clock.pass_time(5_000)
    bench.theirs.do(SetTheme((ident,), "t2"))
    package, _ = write_review(bench.theirs.record, bench.hall.folder / "hers.facilitator", clock.wall())
    bench.hall.close()
    office.take_in(package)
    page = bench.open()
    assert bench.shown() == [("W1R1-1", "Theme"), ALL[1]]
    assert [card.side.text for card in page.sides.cards] == ["Bauen", "Wohnen"]


def test_nothing_to_settle_says_so(desk: Desk, tmp_path: Path, clock: SteadyClock) -> None:
    office = OfficeDesk(desk, results(hall_in(tmp_path, clock)))
    office.press(Key.Key_F11)
    page = desk.await_page(ConflictsPage)
    desk.await_label(page, "No conflict is open")
    assert page._empty.hasFocus()


def test_the_keys_are_told(bench: Bench) -> None:
    page = bench.open()
    (section,) = page.keys(Language("en"))
    assert section[0] == "Conflicts"
    assert [keys for keys, _ in section[1]] == ["1, 2", "Left, Right", "Enter", "Up, Down", "Ctrl+Z"]


def test_words_that_differ_are_marked() -> None:
    one, other = differing(["a b c", "a x c c"])
    assert [(span.start, span.length) for span in one] == [(2, 1)]
    assert [(span.start, span.length) for span in other] == [(2, 1), (6, 1)]
    assert differing(["a", "b"]) == [[], []]
    assert differing(["𝒳 a", "𝒳 b"])[0] == [(3, 1)]
    assert differing(["alone"]) == [[]]
    assert differing(["a b c d e", "a v w x y"]) == [[], []]


@pytest.mark.parametrize(
    ("kind", "field", "value", "said", "words"),
    [
        ("idea", "withdrawn", True, "", "Removed"),
        ("idea", "parked", False, "", "Not in the parking lot"),
        ("idea", "interpreted", True, "", "Yes"),
        ("idea", "cluster", "c", "Verkehr", "Verkehr"),
        ("idea", "cluster", None, "", "In no cluster"),
        ("idea", "joint", "j", "Ein Bus", "Joined with others: Ein Bus"),
        ("idea", "joint", None, "", "By itself"),
        ("idea", "text", None, "", "(erased)"),
        ("idea", "kind", "suggestion", "", "Suggestion"),
        ("idea", "language", "de", "", "German"),
        ("idea", "reviewer", "", "", "No longer assigned to anybody"),
        ("theme", "pillar", None, "", "Without a pillar"),
        ("measure", "status", "under_way", "", "Under way"),
        ("measure", "responsible", "", "", "(empty)"),
        ("measure", "until", "2027-06", "", "2027-06"),
        ("dots", "dots", 5, "", "5"),
        ("session", "closed", True, "", "Closed"),
        ("session", "moderators", ["Anna", "Berta"], "", "Anna, Berta"),
        ("session", "phases", [{"title": "Sammeln", "minutes": 20}], "", "Sammeln (20)"),
    ],
)
def test_every_sort_of_value_is_said_in_words(
    bench: Bench, kind: str, field: str, value: object, said: str, words: str
) -> None:
    clash = Clash("x", kind, field, (Rival(value, "Anna", 0, said),))
    say, review = Language("en"), bench.office.page.doer.review
    assert value_word(clash, clash.rivals[0], review, say) == words
    assert field_word(clash, say) not in ("", field) or field == "dots"
    assert type_word(clash, say) not in ("", kind)


def test_a_case_is_known_by_what_it_is_about() -> None:
    case = Case("a", "text", "W1R1-1", "Wording", "", "", ())
    assert case.key == ("a", "text")
