"""A reviewed conference of any size, for benchmarks: of real ideas where they lie beside the checkout."""

from __future__ import annotations

from collections import Counter

from facilitator.conference.plan import Plan, Round, Workshop
from facilitator.conference.review import IdeaRow, Joint, Judgement, Measure, Pillar, State, Theme
from facilitator.conference.reviewed import Heard, Reviewed
from tests.grouping.many import Speakers
from tests.grouping_quality import DATA, collected

IDEAS = 2_174
_KINDS = ("observation", "question", "suggestion")
_STATES: tuple[State, ...] = ("adopted", "parked", "declined", "reviewed", "adopted", "declined", "adopted", "")
_REASONS = {
    "parked": ("Erst wenn das Landesprogramm beschlossen ist", "Wird im Frühjahr mit den Gemeinden besprochen"),
    "declined": ("Zuständig ist das Land, wir geben es weiter", "Dafür reichen die Mittel nicht", "Das gibt es schon"),
}


def texts_of(count: int) -> list[str]:
    """So many texts of citizens, or made up."""
    real = (DATA / "klimarat-dev.csv").exists()
    return list((collected(DATA).texts if real else Speakers().ideas(count)).values())[:count]


def conference(count: int = IDEAS) -> Reviewed:
    """Dealt out to 21 sessions: one idea in eight is open, one in twelve joined, one in eight in a measure."""
    sessions = tuple(Heard(f"W{w}R{r}", w, f"Workshop {w}", r) for w in range(1, 8) for r in range(1, 4))
    themes = tuple(Theme(f"t{n}", f"Thema {n}", f"p{n % 5}", count // 20) for n in range(20))
    measures = tuple(_measure(n, count) for n in range(69))
    of_idea: dict[str, tuple[str, ...]] = {}
    for measure in measures:
        for source in measure.sources:
            of_idea[source] = (*of_idea.get(source, ()), measure.id)
    rows, numbers = [], Counter[str]()
    for place, text in enumerate(texts_of(count)):
        session = sessions[place % len(sessions)].id
        numbers[session] += 1
        rows.append(_row(place, text, session, numbers[session], of_idea.get(f"i{place}", ())))
    return Reviewed(
        tuple(rows),
        tuple(_joint(n, rows) for n in range(0, len(rows) - 12, 12)),
        tuple(Pillar(f"p{n}", f"Handlungsfeld {n}") for n in range(5)),
        themes,
        measures,
        plan=Plan(
            "k",
            "Integrationskonferenz",
            "2026-10-17",
            workshops=tuple(Workshop(w, f"Workshop {w}") for w in range(1, 8)),
            rounds=tuple(Round(r, f"{9 + r}:00", 60) for r in range(1, 4)),
        ),
        sessions=sessions,
    )


def _row(place: int, text: str, session: str, number: int, measures: tuple[str, ...]) -> IdeaRow:
    state = _STATES[place % len(_STATES)]
    reasons = _REASONS.get(state, ("",))
    judged = Judgement(f"t{place % 20}", state, reasons[place % len(reasons)], "", "Büro 1" if state else "", place)
    joint = f"j{place - place % 12}" if place % 12 < 2 else None
    return IdeaRow(
        f"i{place}", session, number, _KINDS[place % 3], text, "de", "", f"Cluster {place % 9}", False, place % 7, 0,
        judged, joint, judged, measures, 1 if joint is None else 2, 1, False,
    )  # fmt: skip


def _joint(place: int, rows: list[IdeaRow]) -> Joint:
    one, other = rows[place], rows[place + 1]
    return Joint(
        f"j{place}",
        one.text,
        one.kind,
        (one.id, other.id),
        one.judgement,
        (),
        (one.session, other.session),
        2,
        (),
        False,
    )


def _measure(number: int, count: int) -> Measure:
    sources = tuple(f"i{place}" for place in range(number * 4, count, count // 4))
    return Measure(
        f"m{number}", number + 1, f"Maßnahme {number + 1}: Beratung in allen Gemeinden", "Alle finden Rat",
        "Die Gemeinden richten gemeinsam Sprechstunden ein und stimmen die Zeiten ab.", f"p{number % 5}", "Landratsamt",
        "Gemeinden, Wohlfahrtsverbände", "12.000 € im Jahr", "2027-02", "2027-12-31", "Kreisausschuss", "",
        "Beratungen", "Eltern", "hoch", "decided", sources, 1_765_105_200_000,
    )  # fmt: skip
