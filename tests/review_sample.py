"""A review of the sample conference, the same every time: themes, pillars, measures, and ideas of every fate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.conference import intents_review as intents
from facilitator.conference.review import IdeaRow
from facilitator.exchange.cards import read_cards
from facilitator.files import resource_folder
from facilitator.record import Record, open_record
from facilitator.session.cards_in import take_cards
from facilitator.session.plans import make_plan_package, take_plan
from facilitator.session.review import ReviewService
from facilitator.session.service import Service
from tests.conftest import SteadyClock

PILLARS = ("Ankommen und Wohnen", "Lernen und Arbeiten", "Zusammenleben", "Gesundheit")
THEMES: tuple[tuple[str, int, tuple[str, ...]], ...] = (
    ("Sprachkurse und Kinderbetreuung", 1, ("kurs", "sprach", "deutsch", "lernen")),
    ("Wohnungssuche", 0, ("wohnung", "miete", "vermiet", "haus")),
    ("Anerkennung und Ausbildung", 1, ("arbeit", "beruf", "ausbildung", "anerkenn", "praktik")),
    ("Behörden und Briefe", 0, ("amt", "behörde", "formular", "brief", "termin")),
    ("Begegnung im Ort", 2, ("treff", "begegn", "verein", "fest", "kochen", "nachbar")),
    ("Arzt, Therapie, Dolmetschen", 3, ("arzt", "ärzt", "gesund", "therap", "dolmetsch", "praxis")),
    ("Mobilität auf dem Land", 2, ("bus", "fahr", "rad")),
)
PLANNED: tuple[tuple[str, dict[str, str | int | None]], ...] = (
    (
        "Abendkurse mit Kinderbetreuung in drei Gemeinden",
        {
            "goal": "Bis Ende 2027 lernt jede und jeder, der will, in höchstens 20 Minuten Entfernung Deutsch.",
            "description": "Die Volkshochschule richtet Kurse ab 18 Uhr ein; die Kinder werden im selben Haus betreut.",
            "responsible": "Volkshochschule, Frau Zwiebelkranz",
            "with_whom": "Gemeinden Oberau, Niederau und Seeheim; Kinderschutzbund",
            "resources": "24.000 € im Jahr, zwei Räume je Ort",
            "begin": "2027-02",
            "until": "2027-12-31",
            "reports_to": "Kreisausschuss",
            "builds_on": "Bedarfserhebung (Maßnahme 3)",
            "indicator": "Plätze und Abschlüsse je Halbjahr",
            "target_group": "Eltern mit kleinen Kindern, Beschäftigte",
            "priority": "hoch",
            "status": "decided",
        },
    ),
    ("Wohnungslotsen", {"goal": "Wer eine Wohnung sucht, hat eine feste Ansprechperson.", "status": "examined"}),
    (
        "Bedarfserhebung in allen Gemeinden",
        {"responsible": "Stabsstelle Integration", "until": "2027-03", "status": "under_way", "priority": "mittel"},
    ),
    ("Verständliche Briefe", {"responsible": "Landratsamt, Hauptamt", "until": "2027-06-30", "status": "decided"}),
    ("Begegnungscafé auf Rädern", {"until": "im Sommer", "status": "idea"}),
    (
        "Dolmetschpool für Arztpraxen",
        {"responsible": "Gesundheitsamt", "begin": "2027-01", "until": "2028", "status": "done"},
    ),
    ("Rufbus am Abend", {"responsible": "Kreis", "until": "2028-09", "status": "deferred"}),
)


def sample_record(path: Path, clock: SteadyClock) -> Record:
    """The sample conference as the office has it, each card typed into one record; to be closed by who asks for it."""
    record = open_record(path, clock.wall())
    record.remember("device", "Büro 1")
    _, plan, _ = make_plan_package(
        resource_folder() / "demo" / "plan.toml", path.with_suffix(".facilitator"), None, clock.wall()
    )
    take_plan(record, path.with_suffix(".facilitator"), clock.wall())
    service = Service(record, clock)
    for session in plan.sessions:
        cards = resource_folder() / "demo" / "cards" / f"{session.id}.csv"
        service.enter(session.id)
        take_cards(service, read_cards(cards.read_bytes(), cards.name, plan.kinds).cards)
    return record


@dataclass
class Sample:
    """A record under review; each step takes a second."""

    record: Record
    clock: SteadyClock

    def __post_init__(self) -> None:
        self.service = ReviewService(self.record, self.clock)

    def do(self, intent: intents.ReviewIntent) -> None:
        self.clock.pass_time(1_000)
        self.service.do(intent)

    def new_id(self) -> str:
        self.clock.pass_time(1_000)
        return self.service.new_id()

    def rows(self) -> list[IdeaRow]:
        return self.service.look.ideas()


def review_sample(record: Record, clock: SteadyClock) -> Sample:
    """Do it. Every seventh idea stays undecided, every fifth is declined with a reason, every sixth parked."""
    sample = Sample(record, clock)
    pillars = [sample.new_id() for _ in PILLARS]
    for ident, name in zip(pillars, PILLARS, strict=True):
        sample.do(intents.CreatePillar(ident, name))
    rows = sample.rows()
    themed = _themes(sample, pillars, rows)
    joint = _joints(sample, rows)
    _judge(sample, [row for row in rows if row.id not in joint])
    _measures(sample, pillars, themed, joint)
    return sample


def _themes(sample: Sample, pillars: Sequence[str], rows: Sequence[IdeaRow]) -> dict[str, list[str]]:
    """Ideas by theme; each idea in the first one of whose words it has some."""
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for name, pillar, words in THEMES:
        mine = [r.id for r in rows if r.id not in taken and any(word in r.text.lower() for word in words)]
        taken.update(mine)
        ident = sample.new_id()
        sample.do(intents.CreateTheme(ident, name, pillars[pillar], tuple(mine)))
        found[ident] = mine
    return found


def _joints(sample: Sample, rows: Sequence[IdeaRow]) -> dict[str, str]:
    """Three joint ideas, each of four ideas from four sessions of one theme; by idea its joint one."""
    joined: dict[str, str] = {}
    by_theme: dict[str | None, list[IdeaRow]] = {}
    for row in sample.rows():
        by_theme.setdefault(row.judgement.theme, []).append(row)
    for theme, members in list(by_theme.items())[:4]:
        if theme is None:
            continue
        chosen = list({row.session: row for row in members}.values())[:4]
        ident = sample.new_id()
        sample.do(intents.Join(ident, tuple(row.id for row in chosen)))
        sample.do(intents.Judge((ident,), "adopted", "Wurde in mehreren Workshops genannt."))
        joined.update((row.id, ident) for row in chosen)
    return joined


def _judge(sample: Sample, rows: Sequence[IdeaRow]) -> None:
    def every(step: int, rest: int) -> tuple[str, ...]:
        return tuple(row.id for place, row in enumerate(rows) if place % step == rest)

    sample.do(intents.Judge(every(7, 1), "adopted"))
    sample.do(intents.Judge(every(7, 2), "adopted", "Passt zum Leitbild des Landkreises."))
    sample.do(intents.Judge(every(7, 3), "declined", "Dafür ist das Land zuständig; es wurde dorthin weitergegeben."))
    sample.do(intents.Judge(every(7, 4), "parked", "Wird nach dem Haushalt 2028 wieder aufgenommen."))
    sample.do(intents.Judge(every(7, 5), "reviewed"))
    sample.do(intents.Assign(every(7, 0), "Frau Prüfstein"))


def _measures(sample: Sample, pillars: Sequence[str], themed: dict[str, list[str]], joint: dict[str, str]) -> None:
    """The measures in turn from a joint idea, from single adopted ideas and, the fifth one, from a whole theme."""
    adopted = [row.id for row in sample.rows() if row.judgement.state == "adopted" and row.joint is None]
    joints = list(dict.fromkeys(joint.values()))
    for place, (title, values) in enumerate(PLANNED):
        sources = [*joints[place : place + 1], *adopted[place * 9 : place * 9 + 7]]
        if place == 4:
            sources = [list(themed)[4]]
        pillar = None if place == 6 else pillars[place % len(pillars)]
        fields: dict[str, str | int | None] = {"title": title, "pillar": pillar, **values}
        sample.do(intents.CreateMeasure(sample.new_id(), fields, tuple(sources)))
