"""plan, capture, merge, status, verify: the way of a package from the office and back."""

from __future__ import annotations

import shutil
from pathlib import Path

from facilitator.cli.wording import came_lines
from facilitator.files import resource_folder
from facilitator.language import Language
from facilitator.record.came import Came
from tests.cli.calls import PLAN, Shell

CARDS = "kind,text,cluster,dots,voters\nquestion,Wer zahlt?,Geld,3,12\nsuggestion,Mehr Busse,Verkehr,5,12\n"


def test_a_session_travels_from_plan_to_central_record(shell: Shell) -> None:
    package = shell.capture("W3R2", shell.cards(CARDS), "--device", "Laptop 3")
    central = shell.folder / "central.sqlite"
    assert shell("merge", shell.plan, package, "--record", central, "--json") == 0
    merged = shell.json()
    assert [file["outcome"] for file in merged["files"]] == ["merged", "merged"]
    assert merged["files"][1]["ideas_new"] == 2
    assert merged["files"][1]["authenticated"] is True
    assert (merged["ideas"], merged["conflicts"], merged["gaps"], merged["forks"]) == (2, 0, [], [])
    assert merged["sessions"]["expected"] == 21
    assert merged["sessions"]["received"] == 1
    assert "W3R2" not in merged["sessions"]["missing"]
    assert len(merged["sessions"]["missing"]) == 20
    assert "by_session" not in merged


def test_merging_again_is_known_and_changes_nothing(shell: Shell) -> None:
    package, central = shell.capture("W1R1", shell.cards(CARDS)), shell.folder / "central.sqlite"
    assert shell("merge", package, "--record", central, "--json") == 0
    first = shell.json()
    assert shell("merge", package, "--record", central, "--json") == 0
    again = shell.json()
    assert again["files"][0]["outcome"] == "known"
    assert again["files"][0]["events_new"] == 0
    assert (again["ideas"], again["events"]) == (first["ideas"], first["events"])


def test_a_dry_run_says_what_would_happen_and_changes_nothing(shell: Shell) -> None:
    package, central = shell.capture("W1R1", shell.cards(CARDS)), shell.folder / "central.sqlite"
    assert shell("merge", package, "--record", central, "--dry-run", "--json") == 0
    assert shell.json()["ideas"] == 2
    assert not central.exists()
    other = shell.capture("W1R2", shell.cards(CARDS, "other.csv"))
    shell("merge", package, "--record", central)
    assert shell("merge", other, "--record", central, "--dry-run", "--json") == 0
    assert shell.json()["ideas"] == 4
    assert shell("status", "--record", central, "--json") == 0
    assert shell.json()["ideas"] == 2


def test_without_the_plan_a_result_is_taken_in_but_not_authenticated(shell: Shell) -> None:
    package = shell.capture("W1R1", shell.cards(CARDS))
    assert shell("merge", package, "--record", shell.folder / "central.sqlite", "--json") == 0
    merged = shell.json()
    assert merged["files"][0]["authenticated"] is False
    assert merged["sessions"]["expected"] == 21  # results carry the plan, though not its key


def test_a_refused_file_is_named_and_the_others_are_merged(shell: Shell) -> None:
    package, central = shell.capture("W1R1", shell.cards(CARDS)), shell.folder / "central.sqlite"
    cut = shell.folder / "cut.facilitator"
    cut.write_bytes(package.read_bytes()[:-100])
    assert shell("merge", package, cut, "--record", central, "--json") == 1
    files = {Path(file["path"]).name: file for file in shell.json()["files"]}
    assert files["cut.facilitator"]["outcome"] == "refused"
    assert "cut.facilitator" in files["cut.facilitator"]["reason"]
    assert files[package.name]["outcome"] == "merged"


def test_nothing_but_refused_files_is_nothing_done(shell: Shell) -> None:
    assert shell("merge", shell.cards("no package"), "--record", shell.folder / "central.sqlite") == 3
    assert "cards.csv" in shell.out
    assert shell("merge", shell.folder, "--record", shell.folder / "central.sqlite") == 3  # a folder without packages


def test_status_shows_each_session(shell: Shell) -> None:
    package, central = shell.capture("W3R2", shell.cards(CARDS), "--device", "Laptop 3"), shell.folder / "c.sqlite"
    shell("merge", shell.plan, package, "--record", central)
    assert shell("status", "--record", central, "--json") == 0
    sessions = shell.json()["by_session"]
    assert next(iter(sessions)) == "W1R1"
    assert sessions["W3R2"]["ideas"] == 2
    assert sessions["W3R2"]["devices"] == ["Laptop 3"]
    assert sessions["W3R2"]["state"] == "open"
    assert sessions["W3R1"]["state"] == "planned"
    assert shell("verify", package, "--json") == 0
    assert shell.json()["files"][0]["fingerprints"] == {"W3R2": sessions["W3R2"]["fingerprint"]}


def test_status_names_damaged_files_until_more_of_the_session_has_come(shell: Shell) -> None:
    package, central = shell.capture("W3R2", shell.cards(CARDS)), shell.folder / "central.sqlite"
    cut = shell.folder / "Kreis_W3-R2_laptop.facilitator"
    cut.write_bytes(package.read_bytes()[:-100])
    said = f"W3R2: A damaged file came ({cut.name}): have it copied from the laptop once more."
    assert shell("merge", shell.plan, cut, "--record", central, "--dry-run", "--json") == 1
    assert shell("merge", shell.plan, cut, "--record", central) == 1
    assert shell("status", "--record", central) == 0
    assert said in shell.out.splitlines()
    assert shell("merge", package, "--record", central) == 0
    assert shell("merge", cut, "--record", central) == 3
    assert shell("status", "--record", central) == 0
    assert "A damaged file" not in shell.out


def test_each_file_that_waits_has_one_line() -> None:
    came = [Came("W1R1", "a.facilitator", "newer", journal * 32, 3, 0) for journal in "ab"]
    assert came_lines(came, Language("en")) == ["W1R1: It came and is not taken in yet: a.facilitator"]


def test_verify_names_what_is_damaged(shell: Shell) -> None:
    package = shell.capture("W3R2", shell.cards(CARDS))
    damaged = shell.folder / "damaged.facilitator"
    content = bytearray(package.read_bytes())
    content[200] ^= 1
    damaged.write_bytes(content)
    assert shell("verify", package, damaged, "--json") == 1
    good, bad = shell.json()["files"]
    assert good["ok"]
    assert (good["ideas"], good["sealed"]) == (2, False)
    assert not bad["ok"]
    assert "damaged.facilitator" in bad["reason"]
    assert shell("verify", damaged) == 3


def test_a_plan_with_faults_lists_all_of_them_and_writes_nothing(shell: Shell) -> None:
    text = PLAN.read_text("utf-8").replace('start = "11:15"', 'start = "25:00"').replace("number = 3", "number = 1")
    out = shell.folder / "bad.facilitator"
    assert shell("plan", shell.cards(text, "bad.toml"), "--out", out) == 3
    assert shell.err.count("line ") >= 2
    assert not out.exists()


def test_a_plan_is_revised_and_results_of_both_revisions_merge(shell: Shell) -> None:
    early = shell.capture("W1R1", shell.cards(CARDS, "early.csv"))
    text = PLAN.read_text("utf-8").replace("Großer Saal", "Kleiner Saal")
    newer = shell.folder / "plan2.facilitator"
    assert shell("plan", shell.cards(text, "plan2.toml"), "--out", newer, "--update", shell.plan) == 0
    assert "revision 2" in shell.out
    late = shell.folder / "late.facilitator"
    cards = shell.cards(CARDS, "late.csv")
    assert shell("capture", newer, "--session", "W1R2", "--from", cards, "--out", late) == 0
    central = shell.folder / "central.sqlite"
    assert shell("merge", late, newer, early, shell.plan, "--record", central, "--json") == 0
    merged = shell.json()
    assert (merged["ideas"], merged["conflicts"]) == (4, 0)
    rooms = {session["id"]: session["planned"]["room"] for session in shell.export(central)["sessions"]}
    assert rooms["W1R1"] == "Kleiner Saal"


def test_the_plan_of_another_conference_is_refused(shell: Shell) -> None:
    text = PLAN.read_text("utf-8").replace("Musterau", "Anderswo")
    other = shell.folder / "other.facilitator"
    assert shell("plan", shell.cards(text, "other.toml"), "--out", other) == 0
    central = shell.folder / "central.sqlite"
    assert shell("merge", shell.plan, "--record", central) == 0
    assert shell("merge", other, "--record", central) == 3
    assert "another conference" in shell.out


def test_all_21_sessions_on_7_records_merge_to_every_card(shell: Shell) -> None:
    source = resource_folder() / "demo" / "cards"
    for cards in sorted(source.glob("*.csv")):
        record = shell.folder / f"laptop-{cards.stem[:2]}.sqlite"
        shell.capture(cards.stem, cards, "--record", record, "--device", cards.stem[:2])
    central = shell.folder / "central.sqlite"
    assert shell("merge", shell.folder, "--record", central, "--json") == 0
    merged = shell.json()
    assert merged["ideas"] == 318
    assert merged["sessions"]["received"] == 21
    assert merged["sessions"]["missing"] == []
    assert merged["sessions"]["incomplete"] == []


def test_a_copied_record_written_on_twice_loses_no_card(shell: Shell) -> None:
    record, clone = shell.folder / "laptop.sqlite", shell.folder / "clone.sqlite"
    first = shell.capture("W1R1", shell.cards(CARDS, "first.csv"), "--record", record)
    shutil.copy(record, clone)
    more = "kind,text,id\nquestion,{},x1\n"
    one = shell.capture("W1R1", shell.cards(more.format("Nur hier"), "one.csv"), "--record", record)
    two = shell.capture("W1R1", shell.cards(more.format("Nur dort"), "two.csv"), "--record", clone)
    central = shell.folder / "central.sqlite"
    assert shell("merge", two, first, one, "--record", central, "--json") == 0
    assert shell.json()["forks"] == []
    texts = sorted(idea["text"] for idea in shell.export(central)["ideas"])
    assert texts == ["Mehr Busse", "Nur dort", "Nur hier", "Wer zahlt?"]


def test_wrong_usage_is_status_2(shell: Shell) -> None:
    assert shell("merge") == 2
    assert shell("frobnicate") == 2
    assert shell("export", "--record", shell.folder / "c.sqlite", "--out", shell.folder / "x.exe") == 2


def test_a_record_that_is_not_there_is_one_sentence(shell: Shell) -> None:
    assert shell("status", "--record", shell.folder / "none.sqlite") == 3
    assert "none.sqlite" in shell.err
    assert shell.err.count("\n") == 1
