"""The review on the command line: everything that makes sense without a screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import Shell

FIRST = "kind,text\nquestion,Wo gibt es Wohnungen?\nsuggestion,Mehr Kurse am Abend\nobservation,Der Bus fährt nie\n"
SECOND = "kind,text\nquestion,Wo finden wir Wohnungen?\n"


@pytest.fixture
def central(shell: Shell) -> Path:
    """W3R2 with three ideas and W4R1 with one, merged."""
    packages = [shell.capture("W3R2", shell.cards(FIRST)), shell.capture("W4R1", shell.cards(SECOND, "more.csv"))]
    record = shell.folder / "central.sqlite"
    assert shell("merge", shell.plan, *packages, "--record", record) == 0
    return record


def review(shell: Shell, record: Path, *arguments: str | Path) -> dict[str, Any]:
    """What a call that did all answers."""
    assert shell("review", "--record", record, *arguments, "--json") == 0, shell.err
    return shell.json()


def ideas(shell: Shell, record: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    return {idea["label"]: idea for idea in review(shell, record, "list", *arguments)["ideas"]}


def test_ideas_are_listed_and_filtered(shell: Shell, central: Path) -> None:
    assert list(ideas(shell, central)) == ["W3R2-1", "W3R2-2", "W3R2-3", "W4R1-1"]
    assert list(ideas(shell, central, "--text", "WOHNUNG", "--session", "W3R2")) == ["W3R2-1"]
    assert ideas(shell, central, "--state", "adopted") == {}
    assert shell("review", "--record", central, "list", "--text", "bus") == 0
    assert shell.out == "W3R2-3  new  Der Bus fährt nie\n"
    assert shell("review", "--record", central, "list", "--state", "adopted") == 0
    assert shell.out == "Nothing was found.\n"


def test_themes_and_pillars(shell: Shell, central: Path) -> None:
    assert shell("review", "--record", central, "themes") == 0
    assert shell.out == "There is no theme yet.\n"
    assert review(shell, central, "theme", "W3R2-1", "W4R1-1", "--name", "Wohnen")["done"] == "theme made"
    assert review(shell, central, "theme", "W3R2-2", "--name", "wohnen")["done"] == "1 idea put into a theme"
    assert review(shell, central, "theme", "W3R2-2", "--none")["done"] == "1 idea taken out of its theme"
    assert review(shell, central, "pillar", "Wohnen", "--name", "Ankommen")["done"] == "theme changed"
    assert shell("review", "--record", central, "themes") == 0
    assert shell.out == "Ankommen  Wohnen: 2 ideas\n"
    assert list(ideas(shell, central, "--theme", "Wohnen")) == ["W3R2-1", "W4R1-1"]
    assert ideas(shell, central, "--theme", "nothing") == {}
    review(shell, central, "pillar", "Wohnen", "--name", "ankommen")
    (pillar,) = review(shell, central, "themes")["pillars"]
    assert pillar["name"] == "Ankommen"
    review(shell, central, "pillar", "Wohnen", "--none")
    assert review(shell, central, "themes")["themes"][0]["pillar"] is None
    assert shell("review", "--record", central, "pillar", "Nichts", "--name", "Neu") == 3
    assert [pillar["name"] for pillar in review(shell, central, "themes")["pillars"]] == ["Ankommen"]


def test_decisions_need_their_reasons(shell: Shell, central: Path) -> None:
    assert review(shell, central, "state", "adopted", "W3R2-1", "W3R2-2")["done"] == "2 ideas adopted"
    assert shell("review", "--record", central, "state", "declined", "W3R2-3") == 3
    assert "needs a reason" in shell.err
    assert (
        shell("review", "--record", central, "--device", "Anna", "state", "declined", "W3R2-3", "--reason", "Zu teuer")
        == 0
    )
    found = ideas(shell, central)["W3R2-3"]
    assert (found["state"], found["reason"], found["decided_by"]) == ("declined", "Zu teuer", "Anna")
    review(shell, central, "state", "new", "W3R2-3")
    assert ideas(shell, central)["W3R2-3"]["state"] == "new"
    review(shell, central, "assign", "W3R2-3", "--name", "Berta")
    assert ideas(shell, central)["W3R2-3"]["reviewer"] == "Berta"
    assert review(shell, central, "assign", "W3R2-3", "--none")["changes"] == 1
    assert review(shell, central, "assign", "W3R2-3", "--none")["done"] == "Nothing was changed."


def test_what_is_not_there_is_refused_and_the_rest_done(shell: Shell, central: Path) -> None:
    assert shell("review", "--record", central, "state", "adopted", "W3R2-1", "W9R9-1", "nonsense", "--json") == 1
    answer = shell.json()
    assert (answer["changes"], len(answer["refused"])) == (1, 2)
    assert shell("review", "--record", central, "state", "adopted", "W9R9-1") == 3
    assert "There is no idea W9R9-1" in shell.err
    assert shell("review", "--record", central, "state", "great", "W3R2-1") == 2
    assert shell("review", "--record", central) == 2
    missing = central.with_name("nothing.sqlite")
    assert shell("review", "--record", missing, "state", "adopted", "W3R2-1", "--json") == 3
    assert "error" in shell.json()
    assert not missing.exists()


def test_joining_splitting_and_keeping_apart(shell: Shell, central: Path) -> None:
    joint = review(shell, central, "join", "W3R2-1", "W4R1-1", "--text", "Wohnungen")["joint"]
    found = ideas(shell, central)
    assert found["W4R1-1"]["standing"] == "joined"
    assert found["W4R1-1"]["said_in"] == {"sessions": 2, "workshops": 2}
    assert review(shell, central, "join", "W3R2-2", "W3R2-1")["joint"] == joint, "into the one that is there"
    assert review(shell, central, "join", joint, "W3R2-3")["joint"] == joint
    assert review(shell, central, "join", joint, "W3R2-3")["changes"] == 0
    assert review(shell, central, "state", "adopted", joint)["done"] == "1 idea adopted"
    assert {idea["state"] for idea in ideas(shell, central, "--session", "W3R2").values()} == {"adopted"}
    assert review(shell, central, "split", "W3R2-2", "W3R2-3")["done"] == "2 ideas split off"
    assert ideas(shell, central)["W3R2-2"]["standing"] == "new"
    assert shell("review", "--record", central, "join", "W3R2-2") == 3
    review(shell, central, "apart", "W3R2-1", "W3R2-2")
    assert review(shell, central, "apart", "W3R2-1", "W3R2-2", "--again")["changes"] == 1


def test_measures_come_from_a_table_and_never_twice(shell: Shell, central: Path) -> None:
    assert shell("review", "--record", central, "measures") == 0
    assert shell.out == "There is no measure yet.\n"
    review(shell, central, "theme", "W3R2-2", "--name", "Sprache")
    table = shell.cards(
        "Handlungsfeld;Nr.;Maßnahme;Ziel;zuständig;bis wann;Status;Quellen\n"
        "Wohnen;;Lotsen;Schneller finden;Amt;30.6.2027;beschlossen;W3R2-1, W4R1-1\n"
        "Sprache;7;Kurse;;;;;Sprache\n"
        ";;Ohne Amt;;;;beschlossen;\n"
        ";;Fremd;;;;;W9R9-1\n",
        "roadmap.csv",
    )
    assert shell("review", "--record", central, "measures", table, "--json") == 1
    answer = shell.json()
    assert (answer["new"], answer["changed"], answer["same"], len(answer["refused"])) == (2, 0, 0, 2)
    assert "line 4: A measure that is decided" in answer["refused"][0]
    measures = {measure["title"]: measure for measure in review(shell, central, "measures")["measures"]}
    assert (measures["Lotsen"]["number"], measures["Lotsen"]["until"]) == (8, "2027-06-30")
    assert (measures["Kurse"]["number"], measures["Kurse"]["lacks"]) == (7, ["responsible", "until"])
    assert len(measures["Lotsen"]["sources"]) == 2
    assert ideas(shell, central)["W3R2-1"]["measures"] == [8]
    assert shell("review", "--record", central, "measures", table, "--json") == 1
    assert (shell.json()["new"], shell.json()["same"]) == (0, 2)
    table.write_text(table.read_text("utf-8").replace("Schneller", "Leichter"), "utf-8")
    assert shell("review", "--record", central, "measures", table) == 1
    assert "0 measures are new, 1 changed, 1 as they were." in shell.out
    assert shell("review", "--record", central, "measures") == 0
    assert shell.out == "M8  Lotsen\nM7  Kurse  (nobody responsible, no date)\n"
    review(shell, central, "source", "M7", "W3R2-3")
    assert ideas(shell, central)["W3R2-3"]["measures"] == [7]
    review(shell, central, "source", "7", "W3R2-3", "--drop")
    assert ideas(shell, central)["W3R2-3"]["measures"] == []
    twice = shell.cards("measure,no\nRäume,\nRäume,\nLotsen,\n,8\n", "twice.csv")
    assert shell("review", "--record", central, "measures", twice, "--json") == 1
    assert (shell.json()["new"], shell.json()["same"]) == (1, 1)
    assert "line 3: This measure stands in the table twice" in shell.err
    assert shell("review", "--record", central, "source", "M99", "W3R2-3") == 3
    assert shell("review", "--record", central, "source", "M7", "W9R9-9") == 3


def test_the_account_of_every_idea(shell: Shell, central: Path) -> None:
    review(shell, central, "state", "adopted", "W3R2-1", "W3R2-2")
    review(shell, central, "state", "declined", "W3R2-3", "--reason", "Zu teuer")
    table = shell.cards("measure,source ideas\nLotsen,W3R2-1\n", "roadmap.csv")
    review(shell, central, "measures", table)
    answer = review(shell, central, "account", "--missing")
    assert [(idea["label"], idea["lacks"]) for idea in answer["ideas"]] == [
        ("W3R2-2", "measure"),
        ("W4R1-1", "decision"),
    ]
    assert answer["missing"] == 2
    assert shell("review", "--record", central, "account", "--session", "W3R2") == 0
    assert shell.out.splitlines() == [
        "W3R2-1  in a measure  M1  Wo gibt es Wohnungen?",
        "W3R2-2  adopted  in no measure yet  Mehr Kurse am Abend",
        "W3R2-3  not adopted  Zu teuer  Der Bus fährt nie",
        "1 idea has no answer yet.",
    ]


def test_comments_history_undo_and_redo(shell: Shell, central: Path) -> None:
    review(shell, central, "comment", "W3R2-1", "Nachfragen")
    review(shell, central, "state", "adopted", "W3R2-1")
    assert shell("review", "--record", central, "undo") == 0
    assert shell.out == "Undone: 1 idea adopted\n"
    assert ideas(shell, central)["W3R2-1"]["state"] == "new"
    assert review(shell, central, "redo") == {"redone": "1 idea adopted"}
    assert shell("review", "--record", central, "redo") == 3
    assert "nothing to do again" in shell.err
    kinds = [event["kind"] for event in review(shell, central, "history", "W3R2-1")["history"]]
    assert kinds == ["IdeaCaptured", "CommentWritten", "IdeaJudged", "IdeaJudged", "IdeaJudged"]
    assert shell("review", "--record", central, "history", "W3R2-1") == 0
    assert "CommentWritten  about: " in shell.out
    review(shell, central, "theme", "W3R2-1", "--name", "Wohnen")
    review(shell, central, "pillar", "Wohnen", "--name", "Ankommen")
    review(shell, central, "measures", shell.cards("measure\nLotsen\n", "roadmap.csv"))
    for about in ("Wohnen", "Ankommen", "M1", ideas(shell, central)["W3R2-2"]["id"]):
        review(shell, central, "comment", about, "Gut")


def test_two_reviewers_contradict_each_other_and_settle_it(shell: Shell, central: Path) -> None:
    other = central.with_name("other.sqlite")
    other.write_bytes(central.read_bytes())
    assert shell("review", "--record", central, "conflicts") == 0
    assert shell.out == "There is no conflict.\n"
    review(shell, central, "--device", "Anna", "state", "adopted", "W3R2-1")
    review(shell, other, "--device", "Berta", "state", "declined", "W3R2-1", "--reason", "Zu teuer")
    package = shell.folder / "berta.facilitator"
    assert review(shell, other, "export", "--out", package)["path"] == str(package)
    assert shell("merge", package, "--record", central) == 0
    _, state = review(shell, central, "conflicts")["conflicts"]
    assert [rival["by"] for rival in state["rivals"]] == ["Berta", "Anna"]
    assert shell("review", "--record", central, "conflicts") == 0
    assert "1: declined (Berta)  2: adopted (Anna)" in shell.out
    for field, choice in (("state", "3"), ("state", "0"), ("theme", "1")):
        assert shell("review", "--record", central, "settle", state["subject"], field, choice) == 3
    review(shell, central, "settle", state["subject"], "state", "2")
    review(shell, central, "settle", state["subject"], "reason", "2")
    assert review(shell, central, "conflicts") == {"conflicts": []}
    assert ideas(shell, central)["W3R2-1"]["state"] == "adopted"


def test_a_number_that_two_have_is_asked_for_by_id(shell: Shell, central: Path) -> None:
    again = shell.capture("W3R2", shell.cards(SECOND, "again.csv"))
    assert shell("merge", again, "--record", central) == 0
    assert shell("review", "--record", central, "state", "adopted", "W3R2-1") == 3
    assert "W3R2-1 is more than one idea" in shell.err
    other = central.with_name("other.sqlite")
    other.write_bytes(central.read_bytes())
    for record in (central, other):
        review(shell, record, "measures", shell.cards(f"measure\n{record.stem}\n", "roadmap.csv"))
    package = shell.folder / "other.facilitator"
    review(shell, other, "export", "--out", package)
    assert shell("merge", package, "--record", central) == 0
    assert shell("review", "--record", central, "source", "M1", "W3R2-2") == 3
    assert "M1 is more than one measure" in shell.err
    assert shell("review", "--record", central, "measures", shell.cards("no,measure\n1,Neu\n", "roadmap.csv")) == 3
    assert "more than one such measure" in shell.err


def test_exports_tell_what_was_decided(shell: Shell, central: Path) -> None:
    review(shell, central, "theme", "W3R2-1", "--name", "Wohnen")
    review(shell, central, "pillar", "Wohnen", "--name", "Ankommen")
    review(shell, central, "state", "declined", "W3R2-1", "--reason", "Frau Müller ist dagegen")
    review(shell, central, "join", "W3R2-2", "W4R1-1")
    table = "measure;zuständig;description;source ideas\nLotsen;Frau Meier;Mit Rat;W3R2-1\n"
    review(shell, central, "measures", shell.cards(table, "roadmap.csv"))
    out = shell.folder / "ideas.csv"
    assert shell("export", "--record", central, "--out", out) == 0
    head, first, *_ = out.read_text("utf-8-sig").splitlines()
    assert '"theme";"state";"reason";"measures"' in head
    assert '"Wohnen";"declined";"Frau Müller ist dagegen";"1"' in first
    data = shell.export(central)
    assert [(theme["name"], theme["pillar"], theme["ideas"]) for theme in data["themes"]] == [("Wohnen", "Ankommen", 1)]
    (measure,) = data["measures"]
    assert (measure["title"], measure["responsible"], measure["lacks"]) == ("Lotsen", "Frau Meier", ["until"])
    assert measure["sources"] == [data["ideas"][0]["id"]]
    assert (data["ideas"][0]["state"], data["ideas"][0]["measures"]) == ("declined", [measure["id"]])
    assert [joint["ideas"] for joint in data["joints"]] == [[data["ideas"][1]["id"], data["ideas"][3]["id"]]]
    closed = shell.folder / "anonymous.json"
    assert shell("export", "--record", central, "--anonymous", "--out", closed) == 0
    assert "1 text was left out" in shell.out
    text = closed.read_text("utf-8")
    assert "Müller" not in text
    assert "Meier" not in text
    assert json.loads(text)["ideas"][0]["state"] == "declined"


def test_redacted_ideas_are_exported_without_a_decision(shell: Shell, central: Path) -> None:
    from facilitator.clock import SystemClock
    from facilitator.conference.intents import Redact
    from facilitator.record import open_record
    from facilitator.session.review import ReviewService

    ident = ideas(shell, central)["W3R2-1"]["id"]
    with open_record(central, shell.clock.wall()) as record:
        ReviewService(record, SystemClock()).do(Redact(ident))
    data = shell.export(central)
    assert [idea["state"] for idea in data["ideas"] if idea["redacted"]] == ["new"]
    assert shell("export", "--record", central, "--out", shell.folder / "ideas.csv") == 0
