"""group: what was said twice, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.record import read_record
from tests.cli.calls import Shell

ONE = "kind,text\nquestion,Wer zahlt die Busse?\nsuggestion,Mehr Deutschkurse am Abend\n"
TWO = "kind,text\nsuggestion,mehr Deutschkurse am Abend!\nsuggestion,Abends mehr Deutschkurse\n"


@pytest.fixture
def central(shell: Shell) -> Path:
    packages = [shell.capture("W1R1", shell.cards(ONE, "one.csv")), shell.capture("W4R2", shell.cards(TWO, "two.csv"))]
    path = shell.folder / "central.sqlite"
    assert shell("merge", shell.plan, *packages, "--record", path) == 0
    return path


def test_groups_are_one_json_object_with_ids_reason_and_score(shell: Shell, central: Path) -> None:
    before = central.read_bytes()
    assert shell("group", "--record", central, "--json") == 0
    [group] = shell.json()["groups"]
    with read_record(central) as record:
        texts = {row.id: row.text for row in record.review.ideas()}
    assert sorted(texts[ident] for ident in group["ideas"]) == [
        "Abends mehr Deutschkurse",
        "Mehr Deutschkurse am Abend",
        "mehr Deutschkurse am Abend!",
    ]
    assert group["why"].startswith("all speak of: ")
    assert 0 < group["score"] < 1
    assert set(group) == {"ideas", "why", "score"}
    assert central.read_bytes() == before


def test_people_read_the_ideas_with_their_numbers(shell: Shell, central: Path) -> None:
    assert shell("group", "--record", central) == 0
    assert "      W1R1-2  Mehr Deutschkurse am Abend\n" in shell.out
    assert "      W4R2-2  Abends mehr Deutschkurse\n" in shell.out
    assert "Wer zahlt" not in shell.out


def test_nothing_said_twice_is_said_so(shell: Shell) -> None:
    path = shell.folder / "central.sqlite"
    assert shell("merge", shell.plan, shell.capture("W1R1", shell.cards(ONE)), "--record", path) == 0
    assert shell("group", "--record", path) == 0
    assert shell.out == "No idea seems to have been said twice.\n"
    assert shell("group", "--record", path, "--json") == 0
    assert json.loads(shell.out) == {"groups": []}


def test_without_a_record_nothing_is_done(shell: Shell) -> None:
    assert shell("group", "--record", shell.folder / "none.sqlite", "--json") == 3
    assert "none.sqlite" in shell.json()["error"]
    assert shell("group") == 2
