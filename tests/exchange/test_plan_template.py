"""A plan written as a workbook is the same plan when it is read again."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from facilitator.conference.plan import PHASE_KINDS, Kind, Phase, Plan, Round, SessionChange, Workshop, session_id
from facilitator.exchange.plan_source import read_plan
from facilitator.exchange.plan_template import write_plan_xlsx
from facilitator.exchange.words import tidy
from tests.exchange.sealed import DAILY, SAFE
from tests.exchange.sources import TOML, read_toml

DAYS = dt.date(2000, 1, 1), dt.date(2199, 12, 31)
AWKWARD = [
    "=1+1",
    "+49 7021",
    "-",
    "@name",
    "#N/A",
    "_x000D_",
    "_x005F_",
    "7",
    "007",
    "1.5",
    "TRUE",
    "A\nB",
    "’",
    "'",
    "<&>",
]
SIGNS = st.characters(exclude_categories=("Cs", "Cc", "Cn")) | st.sampled_from("\n\t;,=")
texts = st.sampled_from(AWKWARD) | st.text(SIGNS, max_size=20).map(tidy)
titles = texts.filter(bool)
items = st.sampled_from(["Kern, Ida", "Roth,", ","]) | texts.map(
    lambda text: text.replace(";", "").replace("\n", "").strip()
).filter(bool)
lists = st.lists(items, max_size=3, unique=True).map(tuple)
times = st.times().map(lambda time: f"{time.hour:02}:{time.minute:02}")
minutes = st.integers(1, 1440)
numbers = st.lists(st.integers(1, 99), min_size=1, max_size=4, unique=True).map(sorted)
phases = st.lists(
    st.builds(Phase, titles, minutes, st.sampled_from(PHASE_KINDS), st.booleans(), texts), min_size=1, max_size=3
).map(tuple)
kinds = st.lists(
    st.builds(
        Kind,
        st.from_regex(r"[a-z][a-z0-9_-]{0,9}", fullmatch=True),
        titles,
        st.from_regex(r"#[0-9A-F]{6}", fullmatch=True),
        titles,
    ),
    min_size=1,
    max_size=3,
    unique_by=(lambda kind: kind.id, lambda kind: kind.label.casefold()),
).map(tuple)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    workshops = [
        Workshop(n, draw(titles), draw(texts), draw(texts), draw(lists), draw(texts), draw(st.booleans()))
        for n in draw(numbers)
    ]
    workshops[0] = replace(workshops[0], phases=draw(phases))
    rounds = tuple(Round(n, draw(times), draw(minutes)) for n in draw(numbers))
    ids = [session_id(workshop.number, turn.number) for workshop in workshops for turn in rounds]
    return Plan(
        id=draw(titles),
        title=draw(titles),
        date=draw(st.dates(min_value=DAYS[0], max_value=DAYS[1])).isoformat(),
        venue=draw(texts),
        organiser=draw(texts),
        website=draw(texts),
        languages=draw(st.sampled_from([("de",), ("de", "ar", "fa-AF")])),
        retention_days=draw(st.integers(1, 3660)),
        groups=draw(lists),
        seal_to=draw(st.sampled_from([(), (DAILY.public,), (DAILY.public, SAFE.public)])),
        workshops=tuple(workshops),
        rounds=rounds,
        phases=draw(phases),
        changes=tuple(
            SessionChange(ident, draw(texts), draw(lists), draw(st.just("") | times))
            for ident in draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
        ),
        kinds=draw(kinds),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(plans())
def test_a_plan_comes_back_as_it_was(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "plan.xlsx"
    write_plan_xlsx(plan, path)
    assert read_plan(path).plan == plan


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xlsx"
    write_plan_xlsx(read_toml(TOML.replace('"Wohnen"', '"=1+1"'), tmp_path).plan, path)
    return path


def test_texts_that_look_like_formulas_are_none(written: Path) -> None:
    sheet = load_workbook(written)["Workshops"]
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["B2"].quotePrefix) == ("=1+1", "s", True)
    assert not sheet["B3"].quotePrefix


def test_a_template_helps_to_fill_it_in(written: Path) -> None:
    book = load_workbook(written)
    assert book.sheetnames == ["Conference", "Workshops", "Rounds", "Phases", "Sessions", "Kinds"]
    assert [cell.value for cell in book["Phases"][1]] == ["workshop", "title", "minutes", "kind", "protected", "note"]
    assert all(sheet.freeze_panes == "A2" and sheet["A1"].font.b for sheet in book)
    (choice,) = book["Phases"].data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("D2:D500", '"welcome,input,collect,cluster,vote,close"')
    assert book["Rounds"]["B2"].number_format == "hh:mm"


def test_a_workbook_replaces_another_only_when_it_is_whole(written: Path) -> None:
    before = written.read_bytes()
    plan = read_plan(written).plan
    with pytest.raises(ValueError, match="Invalid isoformat"):
        write_plan_xlsx(replace(plan, date="soon"), written)
    assert written.read_bytes() == before
    assert sorted(path.name for path in written.parent.iterdir()) == ["plan.toml", "plan.xlsx"]
