"""Plan sources in TOML: what a good one means, and every fault of a bad one with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.conference.plan import DEFAULT_KINDS, DEFAULT_PHASES, Kind, Phase, Round, SessionChange, Workshop
from facilitator.exchange.plan_check import conference_id
from facilitator.exchange.plan_source import PlanFaults, read_plan
from tests.exchange.sources import ENGLISH, GERMAN, TOML, changed, faults_of, outcome, read_toml, said


def test_a_good_plan(tmp_path: Path) -> None:
    reading = read_toml(TOML, tmp_path)
    plan = reading.plan
    assert (plan.title, plan.date, plan.languages) == ("Gemeinsam planen", "2026-05-30", ("de", "ar"))
    own = (Phase("Sammeln", 40), Phase("Ende", 20, "close", protected=True))
    assert plan.workshops == (
        Workshop(1, "Wohnen", room="Saal 1", moderators=("Ida Kern",)),
        Workshop(2, "Arbeit", question="[[workshop]]\nnumber = 9", phases=own),
    )
    assert plan.rounds == (Round(1, "10:00", 60), Round(2, "11:05", 60))
    assert plan.phases == DEFAULT_PHASES
    assert plan.changes == (SessionChange("W2R1", room="Hof"),)
    assert plan.kinds == (DEFAULT_KINDS[1], Kind("wish", "Wunsch", "#AA3377", "star"))
    assert (plan.retention_days, plan.groups, plan.revision) == (365, (), 1)
    assert reading.warnings == ()


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    more = """[conference]
id = "kreis-2026"
venue = "Stadthalle"
organiser = "Landkreis"
website = "https://example.org"
retention_days = 90
groups = ["Verwaltung", "Ehrenamt"]
"""
    text = changed("[conference]\n", more) + '[[phase]]\ntitle = "Alles"\nminutes = 60\nnote = "leise"\n'
    plan = read_toml(text, tmp_path).plan
    assert (plan.id, plan.venue, plan.organiser) == ("kreis-2026", "Stadthalle", "Landkreis")
    assert (plan.website, plan.retention_days) == ("https://example.org", 90)
    assert plan.groups == ("Verwaltung", "Ehrenamt")
    assert plan.phases == (Phase("Alles", 60, note="leise"),)


def test_the_id_is_made_from_title_and_date(tmp_path: Path) -> None:
    plan = read_toml(TOML, tmp_path).plan
    assert plan.id == conference_id("gemeinsam  PLANEN ", "2026-05-30")
    assert len(plan.id) == 24
    assert int(plan.id, 16) > 0
    assert plan.id != conference_id("Gemeinsam planen", "2026-05-31")


def test_workshops_and_rounds_are_put_in_order(tmp_path: Path) -> None:
    text = TOML.replace("number = 1\n", "number = 3\n").replace("W2R1", "W2R3")
    plan = read_toml(text, tmp_path).plan
    assert [workshop.number for workshop in plan.workshops] == [2, 3]
    assert [turn.number for turn in plan.rounds] == [2, 3]


@pytest.mark.parametrize("written", ['"2026-05-30"', '"30.05.2026"', '"30. 5. 2026"', "2026-05-30T00:00:00"])
def test_ways_to_write_a_date(written: str, tmp_path: Path) -> None:
    assert read_toml(changed("2026-05-30", written), tmp_path).plan.date == "2026-05-30"


@pytest.mark.parametrize(
    ("written", "start"),
    [('"9:30"', "09:30"), ('"09.30 Uhr"', "09:30"), ('"09:30:00"', "09:30"), ("00:00:00", "00:00")],
)
def test_ways_to_write_a_time(written: str, start: str, tmp_path: Path) -> None:
    assert read_toml(changed('"10:00"', written), tmp_path).plan.rounds[0].start == start


def test_closing_phases_are_protected_unless_the_plan_says_no(tmp_path: Path) -> None:
    plan = read_toml(changed('kind = "close"', 'kind = "close"\nprotected = false'), tmp_path).plan
    assert plan.workshops[1].phases[-1] == Phase("Ende", 20, "close", protected=False)


def test_windows_editors_are_understood(tmp_path: Path) -> None:
    plan = read_toml(b"\xef\xbb\xbf" + TOML.replace("\n", "\r\n").encode(), tmp_path).plan
    assert plan == read_toml(TOML, tmp_path).plan


ONE_FAULT = {
    "title missing": ('title = "Gemeinsam planen"\n', "", "line 2 (conference.title): “title” is missing: fill it in."),
    "title empty": ('"Gemeinsam planen"', '" "', "line 3 (conference.title): “title” is missing: fill it in."),
    "date missing": ("date = 2026-05-30\n", "", "line 2 (conference.date): “date” is missing: fill it in."),
    "no such day": ("2026-05-30", '"2026-02-30"', "line 4 (conference.date): “2026-02-30” is not a date"),
    "no date": ("2026-05-30", "true", "line 4 (conference.date): “True” is not a date"),
    "typing slip in the year": ("2026-05-30", '"0026-05-30"', "“0026-05-30” is not a date"),
    "unknown language": ('"ar"', '"xx"', "line 5 (conference.languages): “xx” is not a language code, such as"),
    "name of a language": ('"ar"', '"Arabisch"', "“Arabisch” is not a language code; did you mean “ar”?"),
    "no code at all": ('"ar"', '"de ar"', "“de ar” is not a language code, such as"),
    "no list": ('["de", "ar"]', '"de"', "line 5 (conference.languages): A list is needed here, in square brackets"),
    "wrong in a list": ('"ar"]', "\n7]", "line 6 (conference.languages): A text is needed here, in quotation marks."),
    "semicolon in a list": ('"Ida Kern"', '"A; B"', "line 11 (workshop.moderators): One item of a list holds neither"),
    "duplicate workshop": ('number = 2\ntitle = "A', 'number = 1\ntitle = "A', "line 14 (workshop.number): Workshop 1"),
    "workshop 0": ('number = 1\ntitle = "W', 'number = 0\ntitle = "W', "line 8 (workshop.number): 0 is not between"),
    "workshop 100": ('number = 1\ntitle = "W', 'number = 100\ntitle = "W', "100 is not between 1 and 99."),
    "number as text": ('number = 1\ntitle = "W', 'number = "1"\ntitle = "W', "“1” is not a number: write it without"),
    "number with point": ('number = 1\ntitle = "W', 'number = 1.0\ntitle = "W', "“1.0” is not a whole number."),
    "bool as number": ("minutes = 40", "minutes = true", "line 23 (workshop.phase.minutes): “True” is not a whole num"),
    "no minutes": ("minutes = 40\n", "", "line 21 (workshop.phase.minutes): “minutes” is missing: fill it in."),
    "0 minutes": ("minutes = 40", "minutes = 0", "line 23 (workshop.phase.minutes): 0 is not between 1 and 1440."),
    "minus": ("minutes = 40", "minutes = -5", "-5 is not between 1 and 1440."),
    "number of workshop missing": (
        'number = 1\ntitle = "W',
        'title = "W',
        "line 7 (workshop.number): “number” is miss",
    ),
    "text as number": ('"Saal 1"', "101", "line 10 (workshop.room): A text is needed here, in quotation marks."),
    "text as bool": ('room = "Saal 1"', 'interpreted = "yes"', "line 10 (workshop.interpreted): Only true or false"),
    "wrong kind": ('"close"', '"closing"', "line 27 (workshop.phase.kind): “closing” is not known here; did you mean"),
    "strange kind": ('"close"', '"xyz"', "“xyz” is not known here: take it out."),
    "25 o'clock": ('"10:00"', '"25:00"', "line 31 (round.start): “25:00” is not a time of day, such as 10:00."),
    "60 minutes": ('"10:00"', '"10:60"', "line 31 (round.start): “10:60” is not a time of day"),
    "seconds": ("11:05:00", "11:05:30", "line 36 (round.start): “11:05:30” is not a time of day"),
    "time as number": ('"10:00"', "10", "line 31 (round.start): “10” is not a time of day"),
    "start missing": ('start = "10:00"\n', "", "line 29 (round.start): “start” is missing: fill it in."),
    "duplicate round": ("number = 2\nstart", "number = 1\nstart", "line 35 (round.number): Round 1 is there twice"),
    "session of no workshop": ('"W2R1"', '"W3R1"', "line 40 (session.id): There is no session W3R1 in this plan."),
    "session of no round": ('"W2R1"', '"w02 r9"', "is not a session: workshop 3 in round 2 is written W3R2."),
    "session without id": ('id = "W2R1"\n', "", "line 39 (session.id): “id” is missing: fill it in."),
    "duplicate session": (
        '[[kind]]\nid = "q',
        '[[session]]\nid = "w2r1"\n[[kind]]\nid = "q',
        "line 44 (session.id): Ses",
    ),
    "colour": ('"#AA3377"', '"red"', "line 49 (kind.colour): “red” is not a colour: write # and six signs"),
    "kind's id": ('id = "wish"', 'id = "größe"', "line 47 (kind.id): “größe” cannot be an id"),
    "kind's colour missing": ('colour = "#AA3377"\n', "", "line 46 (kind.colour): “colour” is missing: fill it in."),
    "duplicate kind": ('id = "wish"', 'id = "Question"', "line 47 (kind.id): “question” is there twice"),
    "duplicate label": ('"Wunsch"', '"frage"', "line 48 (kind.label): “frage” is there twice"),
    "misspelt key": ('room = "Saal 1"', 'rooms = "Saal 1"', "line 10 (workshop.rooms): “rooms” is not known here; did"),
    "capital key": ('room = "Saal 1"', 'Room = "Saal 1"', "(workshop.Room): “Room” is not known here; did you mean “r"),
    "strange key": (
        'room = "Saal 1"',
        'zyx = "Saal 1"',
        "line 10 (workshop.zyx): “zyx” is not known here: take it out",
    ),
    "misspelt table": ("[[session]]", "[[sessions]]", "line 39 (sessions): “sessions” is not known here; did you mean"),
    "single brackets": ("[[session]]", "[session]", "line 39 (session): There can be several of these"),
    "control sign": ('"Wohnen"', r'"Woh\u0007nen"', "line 9 (workshop.title): Here is a sign that cannot be printed"),
    "very long": ('"Wohnen"', f'"{"x" * 10_001}"', "line 9 (workshop.title): This text is longer than 10000 letters"),
    "broken string": ('"Wohnen"', '"Wohnen', 'line 9 (title = "Wohnen): This line is not valid TOML (Illegal char'),
    "no quotes": ('"Wohnen"', "Wohnen", "line 9 (title = Wohnen): This line is not valid TOML (Invalid value): texts"),
    "time without quotes": ('"10:00"', "10:00", "line 31 (start = 10:00): This line is not valid TOML"),
    "unclosed list": ('["de", "ar"]', '["de", "ar"', "line 7 ([[workshop]]): This line is not valid TOML (Unclosed a"),
    "key twice": ('room = "Saal 1"', 'title = "Saal 1"', 'line 10 (title = "Saal 1"): This line is not valid TOML'),
    "unclosed at the end": ('"star"', '"star', 'line 50 (icon = "star): This line is not valid TOML'),
    "very large number": ("minutes = 40", f"minutes = {'9' * 5000}", "This line is not valid TOML"),
    "deep brackets": ("minutes = 40", f"minutes = {'[' * 3000}", "line 1: Too many brackets stand inside one another."),
    "no such table": ("minutes = 40", "minutes = 40\nstart = 10:00:00", "(workshop.phase.start): “start” is not known"),
}


@pytest.mark.parametrize("case", ONE_FAULT)
def test_a_fault_is_named_with_its_line(case: str, tmp_path: Path) -> None:
    old, new, expected = ONE_FAULT[case]
    faults = faults_of(lambda: read_toml(changed(old, new), tmp_path))
    assert len(faults) == 1, faults
    assert expected in faults[0]


def test_all_faults_come_at_once_and_in_order(tmp_path: Path) -> None:
    text = (
        changed('title = "Gemeinsam planen"\n', "").replace('"10:00"', '"25:00"').replace("minutes = 20", "minutes = 0")
    )
    text = text.replace('"W2R1"', '"W7R1"').replace('room = "Saal 1"', "room = 1\nraum = 1")
    with pytest.raises(PlanFaults) as raised:
        read_toml(text, tmp_path)
    faults = raised.value.faults
    assert [fault.place.line for fault in faults] == [2, 9, 10, 26, 31, 40]
    assert len(said(faults)) == 6
    english, german = raised.value.said(ENGLISH).split("\n"), raised.value.said(GERMAN).split("\n")
    assert english[0].startswith("The plan plan.toml was not read, and nothing was changed: correct these 6 faults")
    assert german[1] == "Zeile 2 (conference.title): „title“ fehlt: Bitte tragen Sie es ein."
    assert len(english) == len(german) == 7


def test_what_follows_from_a_fault_is_not_a_fault_again(tmp_path: Path) -> None:
    faults = faults_of(lambda: read_toml(changed('number = 2\ntitle = "A', 'number = "x"\ntitle = "A'), tmp_path))
    assert faults == ["line 14 (workshop.number): “x” is not a number: write it without quotation marks."]


def test_an_empty_plan(tmp_path: Path) -> None:
    assert faults_of(lambda: read_toml("", tmp_path)) == [
        "workshop: There is no workshop in this plan.",
        "round: There is no round in this plan.",
        "line 1: The table [conference] is missing.",
    ]


def test_empty_arrays(tmp_path: Path) -> None:
    text = 'workshop = []\nround = []\n[conference]\ntitle = "A"\ndate = "1.1.2026"\n'
    assert faults_of(lambda: read_toml(text, tmp_path)) == [
        "line 1 (workshop): There is no workshop in this plan.",
        "line 2 (round): There is no round in this plan.",
    ]


def test_tables_that_are_none(tmp_path: Path) -> None:
    several = "There can be several of these: write the name in double brackets"
    text = 'conference = "A"\nworkshop = [1, {number = 1, title = "A", phase = 3}]\nround = "x"\n'
    assert faults_of(lambda: read_toml(text, tmp_path)) == [
        "line 1 (conference): This has to be a table: write the name in brackets, with one line for each value.",
        "line 2 (workshop): This has to be a table: write the name in brackets, with one line for each value.",
        f"line 2 (workshop.phase): {several}, [[workshop.phase]].",
        f"line 3 (round): {several}, [[round]].",
        "line 3 (round): There is no round in this plan.",
    ]


def test_inline_tables(tmp_path: Path) -> None:
    text = """conference = {title = "A", date = 2026-05-30}
round = [{number = 1, start = "9:00",
  minutes = 60}]
workshop = [
  {number = 1, title = "B", phase = [{title = "C", minutes = 30}]},  # good
  {number = 2, title = "D", phase = [
    5,
    {title = "E", minutes = "30"}]},
]
"""
    text = text.replace('9:00",\n  minutes', '9:00", minutes')
    assert faults_of(lambda: read_toml(text, tmp_path)) == [
        "line 6 (workshop.phase): This has to be a table: write the name in brackets, with one line for each value.",
        "line 7 (workshop.phase.minutes): “30” is not a number: write it without quotation marks.",
    ]


def test_other_encodings_are_named(tmp_path: Path) -> None:
    faults = faults_of(lambda: read_toml(changed("Wohnen", "Räume").encode("windows-1252"), tmp_path))
    assert faults == ["line 9: The file is not written in UTF-8: choose this encoding on saving it."]


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    faults = faults_of(lambda: read_toml(TOML + "#" * 1_000_000, tmp_path))
    assert faults == ["line 1: The file is far too large for a plan: is it the right one?"]


@pytest.mark.parametrize("name", ["plan.txt", "plan", "plan.xls", ".toml"])
def test_only_two_kinds_of_file(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(TOML, "utf-8")
    expected = f"{name}: A plan is a file that ends in .toml or .xlsx: save it as one of these."
    assert faults_of(lambda: read_plan(path)) == [expected]


def test_case_of_the_ending_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "PLAN.TOML"
    path.write_text(TOML, "utf-8")
    assert read_plan(path).plan.title == "Gemeinsam planen"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PlanFaults) as raised:
        read_plan(tmp_path / "gone.toml")
    assert "No such file" in str(raised.value.faults[0])
    assert raised.value.said(ENGLISH).startswith(
        "The plan gone.toml was not read, and nothing was changed: correct this"
    )
    assert (raised.value.file, str(raised.value)) == (
        "gone.toml",
        "The plan gone.toml was not read: correct the faults and read it again.",
    )


def test_nothing_is_written(tmp_path: Path) -> None:
    read_toml(TOML, tmp_path)
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("plan.toml", TOML)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from([*TOML.splitlines(keepends=True), "x = 1\n", "[[", "]]", '"""', "= {", "\\"]), max_size=30)
)
def test_any_mixture_of_lines_is_read_or_refused(tmp_path: Path, lines: list[str]) -> None:
    assert outcome(lambda: read_toml("".join(lines), tmp_path))
