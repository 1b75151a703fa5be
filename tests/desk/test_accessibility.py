"""Everything can be reached and named: read back as a screen reader reads it, walked through by the Tab key."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from facilitator.conference.intents_review import CreateMeasure, CreateTheme
from facilitator.desk.actions import KeysDialog, sections
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.cockpit.step_bar import STEPS, Step
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.taking_in.page import TakeInPage
from facilitator.desk.settings_dialog import SettingsDialog
from facilitator.desk.tidying.dialog import TidyDialog
from facilitator.language import Language
from facilitator.session.plans import make_plan_package
from tests.conftest import NOON, SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.offices import OfficeDesk, hall_in, results
from tests.desk.starting import SAMPLE, worked
from tests.pictures.story import tell

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
NO_ROLE = {QAccessible.Role.NoRole, QAccessible.Role.Client}
OFFICE = ("look", "twice", "themes", "measures", "account")
PLACES = ("start", "sessions", *STEPS, "settings", "keys", "hand-over", "tidy-up", "take-in", *OFFICE)


def filled(desk: Desk) -> CockpitPage:
    """The sample's session W1R2 with cards, topics, dots and a protocol."""
    desk.open_sample()
    keeper = desk.window._keeper
    desk.window._background.run(lambda: tell(keeper), desk.window)
    return desk.enter("W1R2")


def gone_to(desk: Desk, place: str) -> QWidget:
    """The window or the dialog whose controls are looked at, with the keys in it."""
    root: QWidget = desk.window
    if place == "sessions":
        desk.open_sample()
    elif place in STEPS:
        page = filled(desk)
        page.show_step(next(step for step in STEPS if step == place))
        desk.bot.wait(300)  # the picture of the session comes when the typing rests
    elif place == "settings":
        desk.window.show_settings()
        root = desk.await_page(SettingsDialog)
    elif place in ("hand-over", "tidy-up"):
        root = dialog_of(desk, place)
    elif place == "take-in":
        office(desk)
    elif place in OFFICE:
        reviewed(desk, place)
    elif place == "keys":
        desk.window.show_keys()
        root = desk.await_page(KeysDialog)
    root.activateWindow()

    def has_keys() -> bool:
        here = QApplication.focusWidget()
        return here is not None and here.window() is root

    desk.bot.waitUntil(has_keys, timeout=PATIENCE)
    return root


def dialog_of(desk: Desk, place: str) -> QWidget:
    """What leaves the laptop, and what may go from it."""
    desk.open_sample()
    keeper = desk.window._keeper
    desk.window._background.run(lambda: tell(keeper), desk.window)
    worked(desk, keeper.overview)  # once that is done
    if place == "hand-over":
        desk.window.screens.hand_over()
        handing = desk.await_page(HandOverDialog)
        desk.bot.waitUntil(lambda: bool(handing.sessions.lines), timeout=PATIENCE)
        return handing
    desk.window.screens.tidy_up(keeper.service.record.path)
    tidying = desk.await_page(TidyDialog)
    desk.bot.waitUntil(lambda: bool(tidying.lines), timeout=PATIENCE)
    return tidying


def office(desk: Desk) -> None:
    """The office's page for taking in, with a package in its list."""
    folder = desk.folders.documents / "back"
    folder.mkdir()
    make_plan_package(SAMPLE, folder / "plan.facilitator", None, NOON)
    desk.window.screens.office.bring([folder])
    desk.click(desk.await_page(ReviewPage).nav.buttons["take_in"])
    page = desk.await_page(TakeInPage)
    desk.bot.waitUntil(lambda: page.there.list.rowCount() == 1 and bool(page.here.matrix.cells), timeout=PATIENCE)


def wanted(root: QWidget) -> set[QWidget]:
    """Every control below a window that the Tab key has to come to; not what hands the keys on."""
    shown = [one for one in root.findChildren(QWidget) if one.window() is root and one.isVisible()]
    controls = [one for one in shown if one.isEnabled() and one.focusProxy() is None]
    return {one for one in controls if one.focusPolicy() & Qt.FocusPolicy.TabFocus}


def read_back(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """What is visible, as a screen reader finds it."""
    yield interface
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child.isValid() and not child.state().invisible:
            yield from read_back(child)


def _told(one: QAccessibleInterface) -> bool:
    """Whether it says what it is and what it is called; what only scrolls needs no more than a name."""
    has_role = one.role() not in NO_ROLE or isinstance(one.object(), QScrollArea)
    return has_role and bool(one.text(QAccessible.Text.Name).strip())


def described(widget: QObject) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"


def reviewed(desk: Desk, place: str) -> None:
    """A page of the office's window, with ideas, a theme and a measure."""
    page = OfficeDesk(desk, results(hall_in(desk.folders.documents, SteadyClock()))).page
    doer, before = page.doer, page.doer.review.around
    ideas = tuple(page.doer.review.rows)[:2]
    theme = CreateTheme(doer.new_id(), "Wohnen", None, ideas)
    doer.do(theme, CreateMeasure(doer.new_id(), {"title": "Lotsen"}, ideas))
    desk.bot.waitUntil(lambda: doer.review.around is not before, timeout=PATIENCE)
    page.show_part(place)
    desk.bot.waitUntil(lambda: not doer.finder.busy and page.parts[place].isVisible(), timeout=PATIENCE)
    desk.bot.wait(100)  # what is told of an idea is asked for when the keys rest


@pytest.mark.parametrize("place", PLACES)
def test_a_screen_reader_finds_a_name_and_a_role(desk: Desk, place: str) -> None:
    root = gone_to(desk, place)
    top = QAccessible.queryAccessibleInterface(root)
    found = [one for one in read_back(top) if one.state().focusable]
    assert found
    assert [described(one.object()) for one in found if one.object() is not None and not _told(one)] == []


@pytest.mark.parametrize("key", [TAB, BACKTAB], ids=["forwards", "backwards"])
@pytest.mark.parametrize("place", PLACES)
def test_tab_comes_to_every_control_and_round_again(desk: Desk, place: str, key: Qt.Key) -> None:
    root = gone_to(desk, place)
    first, seen = QApplication.focusWidget(), []
    for _ in range(400):
        here = QApplication.focusWidget()
        assert here is not None
        assert here.window() is root, f"the keys left for {described(here)}"
        if here in seen:
            break
        seen.append(here)
        desk.press_in(here, key)
    assert QApplication.focusWidget() is first, f"caught at {described(seen[-1])}"
    missed = [described(one) for one in wanted(root) - set(seen) if not _one_of_a_group(one)]
    assert sorted(missed) == []


def _one_of_a_group(control: QWidget) -> bool:
    """Of buttons that exclude one another, Tab comes to the one that is on; arrow keys go to the others."""
    group = getattr(control, "group", lambda: None)()
    return bool(group and group.exclusive() and group.checkedButton() not in (None, control)) or bool(
        getattr(control, "autoExclusive", lambda: False)()
    )


# Keys.


def said_by_f1() -> set[str]:
    """Every combination in the list of keys: ``Ctrl+1, 2, 3`` are three."""
    found: set[str] = set()
    for _, keys in sections(Language("en")):
        for combination, _ in keys:
            first, *more = combination.split(", ")
            prefix = first.rpartition("+")[0]
            found.add(normal(first))
            found |= {normal(one if "+" in one or not prefix else f"{prefix}+{one}") for one in more}
    return found


def normal(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def shortcuts(root: QWidget) -> list[tuple[str, QWidget]]:
    """Every key that does something, and the widget below which it does."""
    made = [(one.key().toString(), one.parent()) for one in root.findChildren(QShortcut)]
    made += [
        (one.shortcut().toString(), one.parent())
        for one in root.findChildren(QAction)
        if not one.shortcut().isEmpty() and one.shortcutContext() != Qt.ShortcutContext.WidgetShortcut
    ]
    return [(keys, parent) for keys, parent in made if isinstance(parent, QWidget)]


@pytest.mark.parametrize("step", STEPS)
def test_every_key_is_in_the_list_and_does_one_thing(desk: Desk, step: Step) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    page.show_step(step)
    found, said = shortcuts(desk.window), said_by_f1()
    assert len(found) > 15
    assert {keys for keys, _ in found} - said == {"Ctrl+Shift+Z"}  # another way to say Ctrl+Y
    ordered = sorted(found, key=lambda pair: pair[0])
    twice = [
        (keys, described(one), described(other))
        for (keys, one), (same, other) in pairwise(ordered)
        if keys == same and (one is other or one.isAncestorOf(other) or other.isAncestorOf(one))
    ]
    assert twice == []
