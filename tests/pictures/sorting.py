"""The office's pages that put ideas in order, with ideas in them: said twice, and themes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator.conference.intents_review import CreatePillar, CreateTheme, Join
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.themes.page import VIEWS, ThemesPage
from facilitator.desk.review.twice.bundles import SORTS
from facilitator.desk.review.twice.page import TwicePage
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.review import ReviewService
from tests.pictures.stage import Stage, rest
from tests.session.hall import Hall
from tests.waiting import await_so

BUS = "Der Bus soll abends länger zum Bahnhof fahren, auch am Wochenende und in den Ferien"
ARABIC = "هل يمكنني اختيار المدينة التي أسكن فيها؟"
TEXTS = {
    "W1R1": (BUS, "Mehr bezahlbare Wohnungen für Familien", ARABIC, "Eine Beratungsstelle in jeder Gemeinde"),
    "W1R2": (f"{BUS.upper()}!", "Bezahlbare Wohnungen für Familien, und zwar mehr", "Ein Treffpunkt im Hof für alle"),
    "W2R1": (f"Auch abends: {BUS}", f"{ARABIC}!", "Ein Treffpunkt im Hof für alle!", "Die Zuständigkeiten der Ämter"),
}


def sorting_screens(stage: Stage, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Each of them by name, shown while it is looked at."""
    window = stage.window
    await_so(lambda: window.whole, "the window to be whole")
    window.open_plan(_central(stage, folder))
    await_so(lambda: any(page.isVisible() for page in window.findChildren(ReviewPage)), "the review")
    (page,) = (page for page in window.findChildren(ReviewPage) if page.isVisible())
    page.show_part("twice")
    (twice,) = window.findChildren(TwicePage)
    await_so(lambda: twice.list.bundles.items and not twice.finder.busy, "what was said twice")
    twice.sheet.cards.turn(2)
    for sort in SORTS:
        if sort != "suggested":
            twice.show_list(sort)
        rest()
        yield f"twice-{sort}", window
    page.show_part("conflicts")
    rest()
    yield "conflicts-none", window
    page.show_part("themes")
    (themes,) = window.findChildren(ThemesPage)
    for view in VIEWS:
        themes.show_view(view)
        rest()
        yield f"themes-{view}", window
    themes.show_view("arrange")
    themes.arrange.list.go_to_line(themes.arrange.list.lines.items[2].key)
    themes.arrange.act("withdraw")
    rest()
    yield "themes-asked", window


def _central(stage: Stage, folder: Path) -> Path:
    """A central record of three sessions, with one joint idea, two themes and a pillar."""
    hall = Hall(folder / "hall", stage.clock)
    packages = [hall.plan_package()]
    for session, texts in TEXTS.items():
        laptop = hall.laptop(f"laptop-{session}", session)
        for text in texts:
            laptop.capture(text, "suggestion")
        packages.append(laptop.hand_out(session))
    record = hall.record("central")
    record.remember("device", "Büro")
    merge(record, packages, stage.clock.wall(), Progress())
    service = ReviewService(record, stage.clock)
    idents = {row.label: row.id for row in service.look.ideas()}
    pillar = service.new_id()
    service.do(CreatePillar(pillar, "Wohnen und Zusammenleben"))
    service.do(Join(service.new_id(), (idents["W1R1-3"], idents["W2R1-2"])))
    service.do(CreateTheme(service.new_id(), "Wohnen", pillar, (idents["W1R1-2"], idents["W1R2-2"])))
    service.do(CreateTheme(service.new_id(), "Zuständigkeiten der Behörden und Beratung", None, (idents["W2R1-4"],)))
    path = record.path
    hall.close()
    return path
