"""Ideas are put into themes by key and by dragging; themes under pillars; the map and the charts count them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from facilitator.conference.intents_review import CreateMeasure
from facilitator.desk.board.carrying import cards_data, cluster_data
from facilitator.desk.review.triage.page import TriagePage
from facilitator.desk.theme.colours import CONTRAST, DARK, ENOUGH, LIGHT, PLENTY, Colours, contrast
from tests.conftest import SteadyClock
from tests.desk.arranging import ThemesDesk
from tests.desk.desks import Desk
from tests.desk.offices import OfficeDesk, hall_in, results

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALL = ["W1R1-1", "W1R1-2", "W1R1-3", "W1R2-1", "W1R2-2", "W2R1-1", "W2R1-2"]


@pytest.fixture
def themes(desk: Desk, tmp_path: Path, clock: SteadyClock) -> ThemesDesk:
    return ThemesDesk(OfficeDesk(desk, results(hall_in(tmp_path, clock))))


def test_marked_ideas_get_a_theme_named_from_their_words(themes: ThemesDesk) -> None:
    assert themes.names() == ["Without a theme 7"]
    assert themes.shown() == ALL
    assert "There is no theme yet" in themes.view.hint.text()
    themes.office.until(lambda: themes.view._names is not None)
    themes.table.setFocus()
    themes.press(Key.Key_Space)
    themes.table.go_to_idea(themes.office.row("W1R2-1").id)
    themes.press(Key.Key_Space, Key.Key_T)
    assert "New theme: Wohnungen" in themes.drawer.pick.texts()
    themes.type("New theme: Wohnungen")
    assert themes.names() == ["Without a theme 5", "  Wohnungen 2"]
    assert themes.shown() == [label for label in ALL if label not in ("W1R1-1", "W1R2-1")]
    assert themes.office.undo_name() == "Undo: theme made"
    assert themes.table.hasFocus()
    assert not themes.table.ideas.marked
    themes.decide(Key.Key_Z, held=CTRL)
    assert themes.names() == ["Without a theme 7"]


def test_pillars_stand_above_and_themes_below_them(themes: ThemesDesk) -> None:
    themes.make_theme("Wohnen", "W1R1-1", "W1R2-1", "W2R1-1")
    themes.make_theme("Kurse", "W1R1-2")
    themes.make_pillar("Leben")
    assert themes.names() == ["Without a theme 3", "Leben 0", "Without a pillar 4", "  Wohnen 3", "  Kurse 1"]
    themes.choose("Wohnen")
    themes.press(Key.Key_U)
    themes.type("Leben")
    assert themes.names() == ["Without a theme 3", "Leben 3", "  Wohnen 3", "Without a pillar 1", "  Kurse 1"]
    spoken = themes.list.lines.index(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Theme: Wohnen, in the pillar Leben, 3 ideas"
    themes.choose("Leben")
    assert themes.shown() == ["W1R1-1", "W1R2-1", "W2R1-1"]
    themes.press(Key.Key_N)
    themes.type("Wege")
    assert themes.names()[1:4] == ["Leben 3", "  Wohnen 3", "  Wege 0"]


def test_dragging_puts_ideas_into_themes_and_themes_under_pillars(themes: ThemesDesk) -> None:
    themes.make_theme("Wohnen")  # the idea that has the keys
    themes.make_theme("Kurse", "W1R1-2")
    themes.make_pillar("Leben")
    themes.drop_ideas("Wohnen", "W1R2-1", "W2R1-1")
    assert "  Wohnen 3" in themes.names()
    assert themes.office.undo_name() == "Undo: 2 ideas put into a theme"
    themes.drop_ideas("Without a theme", "W2R1-1")
    assert "  Wohnen 2" in themes.names()
    review = themes.office.page.doer.review
    before, kurse = review.around, next(one.id for one in review.around.themes if one.name == "Kurse")
    themes.let_go(cluster_data(kurse), "Leben")
    themes.saved(before)
    assert themes.names()[1:3] == ["Leben 1", "  Kurse 1"]
    before = review.around
    themes.let_go(cluster_data(kurse), "Wohnen")
    themes.saved(before)
    assert [theme.name for theme in review.around.themes] == ["Kurse", "Wohnen"]
    assert {theme.pillar for theme in review.around.themes} == {None}
    themes.let_go(cards_data((themes.office.row("W1R1-3").id,)), "Leben")
    themes.type("Wege")
    assert themes.names()[1:3] == ["Leben 1", "  Wege 1"]


def test_what_is_dragged_from_the_table_are_the_marked_ideas(themes: ThemesDesk) -> None:
    themes.table.setFocus()
    themes.press(Key.Key_Space, Key.Key_Space)
    data = bytes(themes.table.drag().mimeData().data("application/x-facilitator-cards").data()).decode()
    assert data.split("\n") == [themes.office.row(label).id for label in ALL[:2]]
    themes.table._pressed = QPoint(1, 1)
    assert themes.list.acceptDrops()


def test_merged_themes_keep_ideas_and_their_place_in_measures(themes: ThemesDesk) -> None:
    themes.make_theme("Wohnen", "W1R1-1", "W1R2-1")
    themes.make_theme("Wohnraum", "W2R1-1")
    doer = themes.office.page.doer
    source = next(one.id for one in doer.review.around.themes if one.name == "Wohnraum")
    before = doer.review.around
    doer.do(CreateMeasure(doer.new_id(), {"title": "Bauen"}, (source,)))
    themes.saved(before)
    themes.choose("Wohnraum")
    themes.press(Key.Key_M)
    assert themes.drawer.pick.texts() == ["Wohnen  ·  2 ideas"]
    themes.type("Wohnen")
    assert themes.names() == ["Without a theme 4", "  Wohnen 3"]
    (theme,), (measure,) = doer.review.around.themes, doer.review.around.measures
    assert theme.id in measure.sources
    themes.decide(Key.Key_Z, held=CTRL)
    assert themes.names() == ["Without a theme 4", "  Wohnen 2", "  Wohnraum 1"]


def test_before_a_theme_goes_it_says_what_becomes_of_its_ideas(themes: ThemesDesk) -> None:
    themes.make_theme("Wohnen", "W1R1-1", "W1R2-1")
    themes.choose("Wohnen")
    themes.press(Key.Key_Delete)
    assert themes.drawer.isVisible()
    assert themes.drawer.pick.line.accessibleName() == "Remove Wohnen?  2 ideas will have no theme then."
    themes.press(Key.Key_Escape)
    assert themes.list.hasFocus()
    assert themes.names() == ["Without a theme 5", "  Wohnen 2"]
    themes.press(Key.Key_Delete)
    themes.type("Remove it")
    assert themes.names() == ["Without a theme 7"]
    themes.decide(Key.Key_Z, held=CTRL)
    assert themes.names() == ["Without a theme 5", "  Wohnen 2"]


def test_themes_are_renamed_and_arranged_by_keys(themes: ThemesDesk) -> None:
    for name in ("Eins", "Zwei", "Drei"):
        themes.list.setFocus()
        themes.press(Key.Key_N)
        themes.type(name)
    themes.choose("Drei")
    themes.decide(Key.Key_Up, held=CTRL)
    assert [theme.name for theme in themes.office.page.doer.review.around.themes] == ["Eins", "Drei", "Zwei"]
    here = themes.list.current()
    assert here is not None
    assert here.name == "Drei"
    themes.press(Key.Key_F2)
    themes.write("Vier")
    assert themes.names()[1:] == ["  Eins 0", "  Vier 0", "  Zwei 0"]
    themes.press(Key.Key_F2)
    themes.drawer.reason.box.put("eins")
    themes.press(Key.Key_Return)
    themes.office.desk.await_message("There is a eins already")


def test_the_map_counts_and_leads_to_the_ideas(themes: ThemesDesk) -> None:
    themes.make_theme("Wohnen", "W1R1-1", "W1R2-1", "W2R1-1")
    themes.list.setFocus()
    themes.press(Key.Key_V)
    assert themes.page.view == "map"
    grid = themes.page.grid
    assert grid.hasFocus()
    model = grid.map
    assert [model.headerData(row, Qt.Orientation.Vertical) for row in range(2)] == ["Wohnen", "No theme"]
    columns = model.columnCount()
    assert [model.index(0, column).data() for column in range(columns)] == ["2", "1", *["0"] * (columns - 3), "3"]
    spoken = str(model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken.startswith("Wohnen, Workshop 2: ")
    assert spoken.endswith(": 1 idea")
    themes.press(Key.Key_Right)
    assert themes.page.told.text() == f"{spoken}. Enter or a click shows them."
    themes.press(Key.Key_Return)
    look = themes.office.desk.await_page(TriagePage)
    assert [row.label for row in look.table.ideas.rows] == ["W2R1-1"]
    themes.office.press(Key.Key_F8)
    themes.press(Key.Key_End)
    themes.press(Key.Key_Return)
    assert [row.label for row in look.table.ideas.rows] == ["W1R1-1", "W1R2-1", "W2R1-1"]


def test_a_change_moves_exactly_its_numbers(themes: ThemesDesk) -> None:
    themes.make_theme("Wohnen", "W1R1-1", "W1R2-1")
    themes.make_theme("Kurse", "W1R1-2")
    themes.page.show_view("map")
    changed: list[int] = []
    themes.page.grid.map.dataChanged.connect(lambda top, _: changed.append(top.row()))
    themes.page.grid.map.modelReset.connect(lambda: changed.append(-1))
    themes.drop_ideas("Kurse", "W1R1-1")
    assert changed == [0, 1]


@pytest.mark.parametrize(("colours", "least"), [(LIGHT, ENOUGH), (DARK, ENOUGH), (CONTRAST, PLENTY)])
def test_numbers_can_be_read_on_every_shade(themes: ThemesDesk, colours: Colours, least: float) -> None:
    themes.make_theme("Wohnen", "W1R1-1", "W1R2-1", "W2R1-1")
    themes.page.show_view("map")
    painter = themes.page.grid.painter
    painter._colours = colours
    shades = [painter.shade(row, column) for row in range(2) for column in range(3)]
    assert min(contrast(ink, ground) for ground, ink in shades) >= least
    assert shades[0][0] != shades[1][0] != shades[2][0]


def test_charts_say_every_number(themes: ThemesDesk) -> None:
    themes.make_theme("Wohnen", "W1R1-1", "W1R2-1")
    themes.page.show_view("charts")
    charts = themes.page.charts
    assert charts.themes.accessibleName() == "Ideas by theme. Wohnen: 2, No theme: 5"
    assert "Suggestion: 6" in charts.kinds.accessibleName()
    assert "Not yet reviewed: 7" in charts.states.accessibleName()
    assert charts.states.hasFocus()
    themes.press(Key.Key_V)
    assert themes.list.hasFocus()


def test_searching_narrows_the_ideas_and_every_idea_can_have_a_theme(themes: ThemesDesk) -> None:
    themes.table.setFocus()
    themes.press(Key.Key_Slash)
    themes.office.desk.write_in(themes.view.line, "wohn")
    assert themes.shown() == ["W1R1-1", "W1R2-1", "W2R1-1"]
    themes.press(Key.Key_Return)
    assert themes.table.hasFocus()
    themes.press(Key.Key_A, held=CTRL)
    themes.press(Key.Key_N)
    themes.type("Wohnen")
    themes.view.line.clear()
    themes.press(Key.Key_A, held=CTRL)
    themes.press(Key.Key_T)
    themes.type("Alles andere")
    assert themes.view.hint.text() == "Every idea has a theme."
    themes.press(Key.Key_Left)
    assert themes.list.hasFocus()
    themes.choose("Wohnen")
    themes.press(Key.Key_Return)
    look = themes.office.desk.await_page(TriagePage)
    assert [row.label for row in look.table.ideas.rows] == ["W1R1-1", "W1R2-1", "W2R1-1"]


def test_one_theme_after_the_other_is_put_under_its_pillar(themes: ThemesDesk) -> None:
    for name, label in (("Wohnen", "W1R1-1"), ("Kurse", "W1R1-2"), ("Wege", "W1R1-3")):
        themes.make_theme(name, label)
    themes.make_pillar("Leben")
    themes.choose("Wohnen")
    themes.press(Key.Key_U)
    themes.type("Leben")
    here = themes.list.current()
    assert here is not None
    assert here.name == "Kurse"
    themes.press(Key.Key_U)
    themes.type("Leben")
    here = themes.list.current()
    assert here is not None
    assert here.name == "Wege"
    assert themes.names()[1:] == ["Leben 2", "  Wohnen 1", "  Kurse 1", "Without a pillar 1", "  Wege 1"]
