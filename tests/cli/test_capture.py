"""capture: tables of cards, and the same table corrected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import Shell

HEAD = "kind,text\n"


def captured(shell: Shell, *tables: str, session: str = "W3R2") -> list[dict[str, Any]]:
    """The ideas after these tables were run one after the other on the same record."""
    record = shell.folder / "laptop.sqlite"
    for table in tables:
        shell.capture(session, shell.cards(table), "--record", record)
    ideas: list[dict[str, Any]] = shell.export(record)["ideas"]
    return ideas


def test_the_same_table_again_changes_nothing(shell: Shell) -> None:
    table = HEAD + "question,Wer zahlt?\nsuggestion,Mehr Busse\nsuggestion,Mehr Busse\n"
    assert [idea["number"] for idea in captured(shell, table, table)] == [1, 2, 3]
    assert "0 new, 0 changed, 3 unchanged" in shell.err + shell.out or len(captured(shell, table)) == 3


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("question,Wer zalht?", "question,Wer zahlt?", ["Wer zahlt?"]),
        ("question,a\nquestion,b", "question,a\nquestion,neu dazwischen\nquestion,b", ["a", "b", "neu dazwischen"]),
        ("question,Etwas ganz anderes", "question,Neuer Text", ["Neuer Text"]),
        ("question,eins\nquestion,zwei", "question,zwei", ["eins", "zwei"]),
        ("question,a\nquestion,b\nquestion,c", "question,c\nquestion,a\nquestion,b", ["a", "b", "c"]),
    ],
)
def test_a_corrected_table_changes_and_does_not_double(
    shell: Shell, before: str, after: str, expected: list[str]
) -> None:
    assert sorted(i["text"] for i in captured(shell, HEAD + before + "\n", HEAD + after + "\n")) == sorted(expected)


def test_an_id_tells_a_card_however_much_it_changes(shell: Shell) -> None:
    first = "id,kind,text,parked,dots,voters,cluster\nk1,question,Alt,,2,9,Eins\nk2,question,Bleibt,,1,9,\n"
    second = "id,kind,text,parked,dots,voters,cluster\nk2,question,Bleibt,,4,10,\nk1,suggestion,Ganz neu,x,,10,Zwei\n"
    old = {idea["text"]: idea for idea in captured(shell, first)}
    new = {idea["text"]: idea for idea in captured(shell, second)}
    assert new["Ganz neu"]["id"] == old["Alt"]["id"]
    assert (new["Ganz neu"]["kind"], new["Ganz neu"]["parked"]) == ("suggestion", True)
    assert new["Ganz neu"]["cluster_name"] == "Zwei"
    assert new["Ganz neu"]["dots"] is None
    assert new["Bleibt"]["dots"] == 4


def test_an_exported_table_is_taken_back_by_its_ids(shell: Shell) -> None:
    record = shell.folder / "laptop.sqlite"
    captured(shell, HEAD + "question,=1+1\nsuggestion,+49 ist die Vorwahl\n")
    table = shell.folder / "ideas.csv"
    assert shell("export", "--record", record, "--session", "W3R2", "--out", table) == 0
    text = table.read_text("utf-8-sig")
    assert '"=1+1"' not in text  # a spreadsheet would calculate it
    table.write_text(text.replace("Vorwahl", "Landesvorwahl"), "utf-8-sig")
    shell.capture("W3R2", table, "--record", record)
    assert sorted(idea["text"] for idea in shell.export(record)["ideas"]) == ["+49 ist die Landesvorwahl", "=1+1"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ","])
def test_every_way_of_saving_a_table_reads_the_same(shell: Shell, encoding: str, separator: str) -> None:
    row = separator.join(["Frage", '"Größe, ""alt""; Straße\r\nzweite Zeile"'])
    path = shell.folder / "excel.csv"
    path.write_bytes(f"{separator.join(['Kind', 'Text'])}\r\n{row}\r\n".encode(encoding))
    record = shell.folder / "r.sqlite"
    shell.capture("W1R1", path, "--record", record)
    (idea,) = shell.export(record)["ideas"]
    assert idea["kind"] == "question"
    assert idea["text"].replace("\r\n", "\n") == 'Größe, "alt"; Straße\nzweite Zeile'


def test_a_bad_row_is_named_and_the_rest_is_taken(shell: Shell) -> None:
    cards = shell.cards("kind,text,dots\nquestion,Gut,1\nunsinn,Schlecht,1\nquestion,Punkte,viele\n")
    out, record = shell.folder / "out.facilitator", shell.folder / "r.sqlite"
    arguments = ("--session", "W1R1", "--from", cards, "--out", out, "--record", record)
    assert shell("capture", shell.plan, *arguments) == 1
    assert "line 3" in shell.err
    assert "line 4" in shell.err
    assert "Gut" in [idea["text"] for idea in shell.export(record)["ideas"]]


def test_a_session_that_is_not_planned_is_refused(shell: Shell) -> None:
    out = shell.folder / "out.facilitator"
    cards = shell.cards(HEAD + "question,Wer?\n")
    assert shell("capture", shell.plan, "--session", "W9R9", "--from", cards, "--out", out) == 3
    assert "W9R9" in shell.err
    assert not out.exists()


def test_an_older_package_of_the_same_record_is_replaced_another_is_not(shell: Shell) -> None:
    record = shell.folder / "laptop.sqlite"
    first = shell.capture("W1R1", shell.cards(HEAD + "question,Wer?\n"), "--record", record)
    again = shell.capture("W1R1", shell.cards(HEAD + "question,Wer?\nquestion,Was?\n"), "--record", record)
    assert first == again
    assert shell("verify", first, "--json") == 0
    assert shell.json()["files"][0]["ideas"] == 2
    foreign = shell.folder / "foreign.facilitator"
    foreign.write_bytes(b"something else")
    cards = shell.cards(HEAD + "question,Wer?\n")
    assert shell("capture", shell.plan, "--session", "W1R1", "--from", cards, "--out", foreign) == 0
    assert foreign.read_bytes() == b"something else"
    assert "foreign-2.facilitator" in shell.out


def test_search_finds_inside_words_and_says_where(shell: Shell) -> None:
    record = shell.folder / "laptop.sqlite"
    captured(shell, HEAD + "question,Gibt es Sprachkurse?\nquestion,Wo ist der Bus?\n")
    assert shell("search", "--record", record, "Kurs", "--json") == 0
    (hit,) = shell.json()["hits"]
    assert (hit["session"], hit["text"]) == ("W3R2", "Gibt es Sprachkurse?")
    assert shell("search", "--record", record, "Bahn", "--json") == 0
    assert shell.json()["hits"] == []


def test_the_rows_can_be_read_with_any_sqlite_tool(shell: Shell) -> None:
    from sqlite_utils import Database

    captured(shell, HEAD + "question,Wer zahlt?\n")
    path: Path = shell.folder / "laptop.sqlite"
    (row,) = Database(path)["idea"].rows
    promised = "id session kind text language original cluster parked withdrawn dots captured_at device".split()
    assert set(promised) <= row.keys()
    assert row["text"] == "Wer zahlt?"
