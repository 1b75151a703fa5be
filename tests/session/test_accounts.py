"""Roadmap, feedback and the whole account of the sample conference: read back, counted, and searched for names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from facilitator.conference import intents
from facilitator.conference.account import Fate, fate
from facilitator.conference.intents_review import CreateMeasure, Judge
from facilitator.exchange.measures import read_measures
from facilitator.exchange.tables import plain, read_table
from facilitator.exchange.workbook import read_workbook
from facilitator.language import Language
from facilitator.record import Record, read_record
from facilitator.report.summary import Version
from facilitator.session.accounts import reviewed_in, write_conference, write_feedback, write_roadmap
from tests.conftest import NOON, SteadyClock
from tests.review_sample import Sample, review_sample, sample_record
from tests.session.hall import Hall
from tests.session.reviewing import collect, reviewer

DE, EN = Language("de"), Language("en")
INTERNAL, ANONYMOUS = Version.INTERNAL, Version.ANONYMOUS


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    clock = SteadyClock()
    record = sample_record(tmp_path_factory.mktemp("sample") / "central.sqlite", clock)
    yield review_sample(record, clock)
    record.close()


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return "\n".join(pages).replace("\r\n", "\n")


def labels_in(text: str) -> Counter[str]:
    """The labels of ideas; on a line that is mostly Arabic, PDFium gives the words from right to left."""
    leftwards = [f"W{workshop}R{rest}" for rest, workshop in re.findall(r"\b(\d-\d+)R(\d)W\b", text)]
    return Counter([*re.findall(r"\bW\dR\d-\d+\b", text), *leftwards])


def table(path: Path) -> list[dict[str, str]]:
    found = read_table(path.read_bytes())
    assert not found.faults
    return [dict(zip(found.columns, row.cells, strict=True)) for row in found.rows]


def test_every_idea_stands_in_the_feedback_with_its_fate(sample: Sample, tmp_path: Path) -> None:
    rows = sample.rows()
    write_feedback(sample.record, tmp_path / "f.pdf", DE, INTERNAL, NOON)
    text = text_of(tmp_path / "f.pdf")
    assert set(labels_in(text)) == {row.label for row in rows}
    found = Counter(fate(row) for row in rows)
    assert set(found) == {"measure", "adopted", "parked", "declined", "open"}
    words: tuple[tuple[str, Fate], ...] = (
        ("In einer Maßnahme", "measure"),
        ("Übernommen", "adopted"),
        ("Nicht übernommen", "declined"),
    )
    for word, became in words:
        heads = re.findall(rf"^. {word} (\d+)$", text, re.MULTILINE)
        assert sum(map(int, heads)) == 2 * found[became], word  # once in the chart, once in the sessions
    assert text.count("Das wurde aus Ihren") == 21


def test_table_of_the_feedback_has_each_idea_once_with_an_answer(sample: Sample, tmp_path: Path) -> None:
    write_feedback(sample.record, tmp_path / "f.csv", DE, INTERNAL, NOON)
    lines = {f"{line['Sitzung']}-{line['Nr.']}": line for line in table(tmp_path / "f.csv")}
    rows = sample.rows()
    assert list(lines) == [row.label for row in rows]
    for row in rows:
        line = lines[row.label]
        assert line["Idee"] == row.text.strip() or line["Idee"].split() == row.text.split()
        match fate(row):
            case "measure":
                assert line["Maßnahmen"]
            case "declined" | "parked":
                assert line["Begründung"]
            case "open":
                assert line["Was daraus wurde"] == "Noch nicht entschieden"


def test_every_idea_in_a_measure_is_found_from_both_ends(sample: Sample, tmp_path: Path) -> None:
    write_roadmap(sample.record, tmp_path / "r.pdf", DE, INTERNAL, NOON)
    write_roadmap(sample.record, tmp_path / "r.csv", DE, INTERNAL, NOON)
    write_feedback(sample.record, tmp_path / "f.csv", DE, INTERNAL, NOON)
    text, rows = text_of(tmp_path / "r.pdf"), sample.rows()
    flat = " ".join(text.split())
    by_label = {f"{line['Sitzung']}-{line['Nr.']}": line for line in table(tmp_path / "f.csv")}
    named: dict[str, set[str]] = {}
    for line in table(tmp_path / "r.csv"):
        for label in re.findall(r"W\dR\d-\d+", line["Quellen"]):
            named.setdefault(label, set()).add(line["Nr."])
    in_measures = [row for row in rows if fate(row) == "measure"]
    assert in_measures
    for row in in_measures:
        assert row.label in labels_in(text)
        numbers = {number for number, _ in re.findall(r"(\d+): ([^|]+)", by_label[row.label]["Maßnahmen"])}
        assert named[row.label] == numbers, row.label
    assert set(named) == {row.label for row in in_measures}
    undecided = sum(fate(row) == "open" for row in rows)
    assert f"{undecided} Ideen sind noch nicht entschieden" in flat
    for row in rows:  # adopted, and in no measure, not even by its theme
        measured = {source for measure in sample.service.look.measures() for source in measure.sources}
        if fate(row) == "adopted" and row.judgement.theme not in measured:
            assert row.label in labels_in(text)


def test_table_of_the_roadmap_can_be_read_back(sample: Sample, tmp_path: Path) -> None:
    for say, name in ((DE, "r.csv"), (EN, "r.csv"), (DE, "r.xlsx"), (EN, "r.XLSX")):
        write_roadmap(sample.record, tmp_path / name, say, INTERNAL, NOON)
        reading = read_measures((tmp_path / name).read_bytes(), name)
        assert not reading.faults
        known = {measure.number: measure for measure in sample.service.look.measures()}
        assert {row.number: row.title for row in reading.rows} == {n: m.title for n, m in known.items()}
        for row in reading.rows:
            measure = known[row.number]
            assert all(getattr(measure, name) == value for name, value in row.fields.items())


def test_workbook_of_the_feedback_holds_what_the_table_holds(sample: Sample, tmp_path: Path) -> None:
    for audience in (INTERNAL, ANONYMOUS):
        for ending in (".csv", ".xlsx"):
            write_feedback(sample.record, tmp_path / f"f{ending}", DE, audience, NOON)
        lines = table(tmp_path / "f.csv")
        (sheet,) = read_workbook((tmp_path / "f.xlsx").read_bytes())
        assert sheet.title == "Was aus den Ideen wurde"
        head, *rows = sheet.rows.values()
        names = {column: str(name) for column, name in head.items()}
        found = [{names[column]: plain(str(value)) for column, value in row.items()} for row in rows]
        assert found == [{name: plain(cell) for name, cell in line.items() if cell} for line in lines]


def test_one_session_gets_its_own_account(sample: Sample, tmp_path: Path) -> None:
    mine = [row for row in sample.rows() if row.session == "W3R2"]
    write_feedback(sample.record, tmp_path / "f.pdf", EN, ANONYMOUS, NOON, "W3R2")
    text = text_of(tmp_path / "f.pdf")
    assert f"This is what became of your {len(mine)} ideas" in text
    assert {row.label for row in mine} <= set(labels_in(text))
    write_feedback(sample.record, tmp_path / "f.csv", EN, ANONYMOUS, NOON, "W3R2")
    assert [line["No."] for line in table(tmp_path / "f.csv")] == [str(row.number) for row in mine]


def test_the_whole_account_counts_right(sample: Sample, tmp_path: Path) -> None:
    assert write_conference(sample.record, tmp_path / "c.pdf", DE, INTERNAL, NOON) == 0
    text = text_of(tmp_path / "c.pdf")
    rows = sample.rows()
    assert f"Ideen\n{len(rows)}" in text
    for session, count in Counter(row.session for row in rows).items():
        assert f"{count} Ideen" in text, session
    parked = sum(row.parked for row in rows)
    assert f"Parkplatz {parked}" in text
    assert "21 von 21" in text


def test_anonymous_ones_name_nobody(sample: Sample, tmp_path: Path) -> None:
    names = ("Zwiebelkranz", "Prüfstein", "Büro 1", "Kinderschutzbund", "Kreisausschuss", "Hosseinpour")
    originals = [row.original.split("\n")[0][:30] for row in sample.rows() if row.original and row.original != row.text]
    write_conference(sample.record, tmp_path / "c.pdf", DE, ANONYMOUS, NOON)
    for name, write in (("r", write_roadmap), ("f", write_feedback)):
        write(sample.record, tmp_path / f"{name}.pdf", DE, ANONYMOUS, NOON)
        write(sample.record, tmp_path / f"{name}.csv", DE, ANONYMOUS, NOON)
    for path in sorted(tmp_path.iterdir()):
        text = text_of(path) if path.suffix == ".pdf" else path.read_text("utf-8")
        assert [word for word in (*names, *originals) if word in text] == [], path.name
    write_roadmap(sample.record, tmp_path / "r.csv", DE, INTERNAL, NOON)
    write_feedback(sample.record, tmp_path / "f.csv", DE, INTERNAL, NOON)
    inside = "".join((tmp_path / name).read_text("utf-8") for name in ("r.csv", "f.csv"))
    assert [word for word in names[:1] + names[2:5] if word not in inside] == []


def test_flagged_texts_are_left_out_until_somebody_decides(hall: Hall, tmp_path: Path) -> None:
    office = reviewer(hall, collect(hall), "office")
    one = office.review.look.ideas()[0]
    office.do(Judge((one.id,), "declined", "Herr Bach ruft an: 0170 1234567"))
    measure = office.review.new_id()
    office.do(CreateMeasure(measure, {"title": "Frau Zwiebelkranz fragen"}, (one.id,)))
    path = tmp_path / "r.pdf"
    assert write_roadmap(office.record, path, EN, ANONYMOUS, NOON) == 2
    assert "Zwiebelkranz" not in text_of(path)
    assert "[left out]" in text_of(path)
    office.do(intents.KeepWording(measure))
    assert write_roadmap(office.record, path, EN, ANONYMOUS, NOON) == 1
    assert "Frau Zwiebelkranz fragen" in text_of(path)
    assert write_feedback(office.record, tmp_path / "f.pdf", EN, ANONYMOUS, NOON) == 1
    assert "1234567" not in text_of(tmp_path / "f.pdf")
    assert write_feedback(office.record, tmp_path / "s.pdf", EN, ANONYMOUS, NOON, "W2R1") == 0
    assert write_conference(office.record, tmp_path / "c.pdf", EN, ANONYMOUS, NOON) == 1


def test_redacted_cards_and_missing_sessions_are_told(hall: Hall, tmp_path: Path) -> None:
    office = reviewer(hall, collect(hall), "office")
    first = office.review.look.ideas()[0]
    office.do(intents.Redact(first.id))
    found = {heard.id: heard for heard in reviewed_in(office.record, INTERNAL).sessions}
    assert found[first.session].redacted == 1
    assert not found["W3R1"].received
    write_feedback(office.record, tmp_path / "f.pdf", EN, INTERNAL, NOON)
    assert "The text of 1 card was redacted; it is not counted here." in " ".join(text_of(tmp_path / "f.pdf").split())
    write_conference(office.record, tmp_path / "c.pdf", EN, INTERNAL, NOON)
    assert "✗ missing" in text_of(tmp_path / "c.pdf")


def test_tables_calculate_nothing(hall: Hall, tmp_path: Path) -> None:
    office = reviewer(hall, collect(hall), "office")
    office.do(CreateMeasure(office.review.new_id(), {"title": "=HYPERLINK(1)", "goal": "@SUM(A1)"}))
    write_roadmap(office.record, tmp_path / "r.csv", EN, INTERNAL, NOON)
    written = (tmp_path / "r.csv").read_text("utf-8")
    assert '"\'=HYPERLINK(1)"' in written
    assert '"\'@SUM(A1)"' in written


def test_record_of_a_plan_alone(hall: Hall, tmp_path: Path) -> None:
    record: Record = hall.central()
    path = hall.shut(record)
    with read_record(path) as empty:
        for name, write in (("r", write_roadmap), ("f", write_feedback), ("c", write_conference)):
            assert write(empty, tmp_path / f"{name}.pdf", DE, ANONYMOUS, NOON) == 0
    assert "Es gibt noch keine Maßnahme." in text_of(tmp_path / "r.pdf")
    assert text_of(tmp_path / "f.pdf").count("Aus dieser Sitzung kamen keine Ideen.") == 6
    assert "Es wurden keine Ideen gesammelt." in text_of(tmp_path / "c.pdf")
