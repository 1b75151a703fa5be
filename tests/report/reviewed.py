"""Reviewed conferences for tests of documents: one with something of everything, and any at all."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from facilitator.conference.plan import Plan, Round, Workshop
from facilitator.conference.review import STATES, STATUSES, IdeaRow, Joint, Judgement, Measure, Pillar, Theme
from facilitator.conference.reviewed import Heard, Reviewed

PLAN = Plan(
    "k",
    "Integrationskonferenz",
    "2026-10-17",
    "Stadthalle",
    "Landkreis",
    workshops=(Workshop(1, "Wohnen"), Workshop(2, "Arbeit")),
    rounds=(Round(1, "10:00", 60), Round(2, "11:15", 60)),
)
SESSIONS = (
    Heard("W1R1", 1, "Wohnen", 1, redacted=1),
    Heard("W1R2", 1, "Wohnen", 2, state="running"),
    Heard("W2R1", 2, "Arbeit", 1, missing=3),
    Heard("W2R2", 2, "Arbeit", 2, received=False, state="planned"),
    Heard("X1", 0, "Spontan", 0, forked=True),
)


def row(number: int, text: str = "Mehr Kurse", session: str = "W1R1", **more: Any) -> IdeaRow:
    own = more.pop("own", Judgement())
    judgement = more.pop("judgement", own)
    plain = IdeaRow(
        f"{session}-{number}", session, number, "suggestion", text, "de", "", "", False, None, 0, own, None, judgement,
        (), 1, 1, False,
    )  # fmt: skip
    return plain._replace(**more)


FULL = Reviewed(
    (
        row(1, "Abendkurse", measures=("m1",), cluster="Sprache", dots=5, judgement=Judgement("t1", "adopted")),
        row(2, "Kurse am Abend", joint="j1", judgement=Judgement("t1", "adopted", "Oft genannt", "", "Büro 1", 1)),
        row(3, "Bus", judgement=Judgement("t2", "declined", "Sache des Landes"), conflict=True),
        row(1, "Garten", "W1R2", judgement=Judgement("t2", "parked", "Später"), confirmed=1, sessions=2),
        row(1, "نحن نريد", "W2R1", judgement=Judgement(None, "reviewed")),
        row(2, "Kurse abends", "W2R1", joint="j1", judgement=Judgement("t1", "adopted", "Oft genannt")),
        row(1, "Offen", "X1", kind="own", judgement=Judgement(reviewer="Frau Adler")),
    ),
    (
        Joint(
            "j1",
            "Kurse abends",
            "suggestion",
            ("W1R1-2", "W2R1-2"),
            Judgement("t1", "adopted"),
            (),
            ("W1R1", "W2R1"),
            2,
            (),
            False,
        ),
    ),
    (Pillar("p1", "Lernen"), Pillar("p2", "Leer")),
    (Theme("t1", "Sprache", "p1", 3), Theme("t2", "Mobilität", None, 2)),
    (
        Measure(
            "m1",
            1,
            "Abendkurse",
            "Alle lernen",
            "In drei Orten",
            "p1",
            "VHS",
            "Gemeinden",
            "9 Räume",
            "2027-02",
            "2027-12-31",
            "Kreistag",
            "Bedarf",
            "Plätze",
            "Eltern",
            "hoch",
            "decided",
            ("W1R1-1",),
            1_765_105_200_000,
        ),
        Measure("m2", 2, "Entwurf", status="examined", until="im Sommer"),
        Measure(
            "m3", 3, "Halb beschlossen", status="under_way", until="2028", sources=("j1", "t2", "x"), conflict=True
        ),
        Measure("m4", 4, "Beginnt", begin="2027-06", status="later"),
    ),
    plan=PLAN,
    sessions=SESSIONS,
)

WORDS = st.text(max_size=40) | st.sampled_from(("", "دروس اللغة", "<b>x</b>\0\n", "Donaudampfschiff" * 9, "2027-13-45"))
IDS = st.sampled_from(("a", "b", "c"))
JUDGEMENTS = st.builds(Judgement, st.none() | IDS, st.sampled_from(STATES), WORDS, WORDS, WORDS, st.integers(0, 2**60))
DATES = st.sampled_from(("", "2027", "2027-02", "2028-02-29", "0000", "9999", "0001-01-01", "2027-99")) | WORDS
MEASURES = st.builds(
    Measure, IDS, st.integers(0, 99), *[WORDS] * 3, st.none() | IDS, *[WORDS] * 3, DATES, DATES, *[WORDS] * 5,
    st.sampled_from((*STATUSES, "x")), st.lists(st.sampled_from(("a", "b", "W1R1-1", "W1R2-2")), max_size=3).map(tuple),
    st.integers(0, 2**60), st.booleans(),
)  # fmt: skip


@st.composite
def any_reviewed(draw: st.DrawFn) -> Reviewed:
    """Ideas, joint ideas, themes and measures that refer to one another, or to nothing."""
    count = draw(st.integers(0, 6))
    rows = [
        row(
            n,
            draw(WORDS),
            draw(st.sampled_from(("W1R1", "W1R2", "X1"))),
            own=draw(JUDGEMENTS),
            joint=draw(st.none() | IDS),
            cluster=draw(WORDS),
            measures=tuple(draw(st.lists(IDS, max_size=2, unique=True))),
            sessions=draw(st.integers(1, 3)),
            conflict=draw(st.booleans()),
        )
        for n in range(count)
    ]
    joints = draw(
        st.lists(
            st.builds(
                Joint, IDS, WORDS, WORDS, st.just(tuple(row.id for row in rows[:2])), JUDGEMENTS, st.just(()),
                st.just(("W1R1",)), st.just(1), st.just(()), st.booleans(),
            ),
            max_size=2,
            unique_by=lambda joint: joint.id,
        )
    )  # fmt: skip
    themes = draw(st.lists(st.builds(Theme, IDS, WORDS, st.none() | IDS, st.integers(0, 9)), unique_by=lambda t: t.id))
    pillars = draw(st.lists(st.builds(Pillar, IDS, WORDS), max_size=2, unique_by=lambda p: p.id))
    measures = draw(st.lists(MEASURES, max_size=3, unique_by=lambda m: m.id))
    return Reviewed(
        tuple(rows), tuple(joints), tuple(pillars), tuple(themes), tuple(measures), plan=PLAN, sessions=SESSIONS
    )
