"""Redaction in a record: not a byte of the words is left in its folder, and no late copy brings them back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.conference import intents as i
from facilitator.record import open_record, read_record
from facilitator.record.search import indexed
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, bytes_of, check_rows, exchange, picture

NAME = "Gülşen Yıldırımoğlu"
ORIGINAL = "گلشن تلفن ۰۱۷۰۹۹۸۸۷۷۶"
SECRETS = (NAME, ORIGINAL, *NAME.split(), *ORIGINAL.split())


def traces(folder: Path) -> list[tuple[str, str]]:
    """(file, word) of every secret, as typed, as JSON escapes it, and as it is indexed."""
    needles = {needle for word in SECRETS for needle in (word, *indexed(word)) if len(needle) > 3}
    needles |= {ascii(needle)[1:-1] for needle in needles}
    return [
        (name, needle)
        for name, content in bytes_of(folder).items()
        for needle in needles
        if needle.encode() in content or needle.encode("utf-16-le") in content
    ]


def typed(desk: Desk) -> None:
    """The name everywhere that somebody can type it."""
    desk.capture("a", f"{NAME} fragt: wann?", original=ORIGINAL)
    desk.do(i.Reword("a", f"Wann?, fragt {NAME}"))
    desk.record.keep_draft("W1R1", "edit a", f"{NAME} will")
    desk.do(i.CreateCluster("k", "W1R1", NAME, ("a",)))
    desk.do(i.RenameCluster("k", f"Fragen von {NAME}"))
    desk.do(i.AgreeTask("t", "W1R1", f"{NAME} anrufen", NAME))
    desk.do(i.WriteNote("n", "W1R1", "decision", f"{NAME} bekommt Antwort", ORIGINAL))
    desk.do(i.OpenVote("v", "W1R1", NAME))
    desk.do(i.CountHeads("W1R1", NAME, 1))
    desk.do(i.AdjustSession("W1R1", title=NAME))
    desk.do(i.AddAttachment("p", "W1R1", "ab" * 32, "jpg", NAME))


def redact_all(desk: Desk) -> None:
    for subject in list(desk.state.subjects.values()):
        if subject.type in ("idea", "cluster", "task", "note", "vote", "headcount", "attachment", "session"):
            desk.do(i.Redact(subject.id))


@pytest.mark.parametrize("secure_delete", ["ON", "OFF"])
def test_not_a_byte_is_left(desk: Desk, secure_delete: str) -> None:
    """SQLite is built to overwrite what it frees on some systems, and to leave it on others."""
    desk.record._db.execute(f"PRAGMA secure_delete = {secure_delete}").fetchall()
    typed(desk)
    desk.record.back_up("evening")
    for n in range(40):
        desk.capture(f"b{n}", f"Eine andere Karte {n}")
    assert {name.split(".")[-1] for name, _ in traces(desk.path.parent)} >= {"sqlite", "sqlite-wal"}
    redact_all(desk)
    assert traces(desk.path.parent) == []
    assert not desk.record.has_remains
    desk.reopen()
    assert traces(desk.path.parent) == []
    assert [path.name for path in desk.path.with_name("one-backups").iterdir()] == ["one-after-redaction.sqlite"]
    check_rows(desk)


def test_not_a_byte_is_left_where_the_redaction_came_from_elsewhere(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    typed(one)
    two.receive(one.events())
    two.record.keep_draft("W1R1", "edit a", f"{NAME} will")
    two.record.back_up("evening")
    redact_all(one)
    two.receive(one.events())
    assert traces(two.path.parent) == []
    assert picture(one) == picture(two)


def test_the_words_are_found_no_more_and_others_are(desk: Desk) -> None:
    desk.capture("a", f"{NAME} braucht Wohnraum")
    desk.capture("b", "Wohnraum für alle")
    desk.do(i.Redact("a"))
    assert desk.record.search(NAME) == desk.record.search("ldirimo") == []
    assert [hit[0] for hit in desk.record.search("raum")] == ["b"]
    assert desk.rows("SELECT text, original, redacted FROM idea WHERE id = 'a'") == [(None, "", 1)]
    assert {word for (word,) in desk.rows("SELECT word FROM word")} == {"wohnraum", "fur", "fuer", "alle"}
    assert (desk.record.look.ideas, desk.record.look.counts()) == (1, {"W1R1": 1})


def test_what_was_blackened_is_found(desk: Desk) -> None:
    desk.capture("a", f"{NAME} braucht Wohnraum")
    desk.do(i.Redact("a"))
    desk.do(i.Reword("a", "Jemand braucht Wohnraum"))
    assert [hit[2] for hit in desk.record.search("jemand")] == ["Jemand braucht Wohnraum"]
    assert desk.record.look.ideas == 1


def test_what_was_withdrawn_before_is_erased_too(desk: Desk) -> None:
    desk.capture("a", NAME)
    desk.do(i.Withdraw(("a",)))
    desk.do(i.Redact("a"))
    assert traces(desk.path.parent) == []


def test_the_fingerprint_stays_as_it_was_but_for_the_redaction(desk: Desk) -> None:
    desk.capture("a", NAME)
    desk.capture("b", "Wo?")
    hashes = {digest for (digest,) in desk.rows("SELECT hash FROM event")}
    (redaction,) = desk.do(i.Redact("a"))
    assert {digest for (digest,) in desk.rows("SELECT hash FROM event")} == hashes | {redaction.digest}
    print_of_all = desk.record.look.fingerprint("W1R1")
    desk.reopen()
    assert desk.record.look.fingerprint("W1R1") == print_of_all


def test_a_conflict_about_redacted_words_is_over(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Wann?")
    exchange(one, two)
    one.do(i.Reword("a", f"{NAME} A"))
    two.do(i.Reword("a", f"{NAME} B"))
    exchange(one, two)
    assert one.record.look.conflicts == two.record.look.conflicts == [("a", "text")]
    one.do(i.Redact("a"))
    exchange(one, two)
    assert one.record.look.conflicts == two.record.look.conflicts == []
    assert traces(two.path.parent) == []


def test_photos_are_erased_and_not_brought_back(desk: Desk) -> None:
    photo = NAME.encode() * 2_000
    with desk.record.together():
        digest = desk.record.keep_content(photo)
        desk.do(i.AddAttachment("p", "W1R1", digest, "jpg"))
        desk.do(i.AddAttachment("q", "W1R1", digest, "jpg"))
        desk.record.keep_content(photo)
    events = desk.events()
    desk.do(i.Redact("p"))
    assert [name for name, _ in desk.record.look.attachments(["W1R1"])] == [f"attachments/{digest}.jpg"]
    desk.do(i.Redact("q"))
    assert traces(desk.path.parent) == []
    desk.receive(events)
    desk.record.keep_content(photo)
    assert traces(desk.path.parent) == []
    assert digest not in "".join(event.line for event in desk.events())


def test_a_copy_that_lost_its_words_erases_here_though_the_redaction_has_not_come(seat: Seat) -> None:
    """So it is with a package that holds only one of two sessions."""
    one, two = seat("one"), seat("two")
    one.capture("a", f"{NAME} fragt")
    two.receive(one.events())
    one.do(i.Redact("a"))
    events = [event for event in one.events() if event.kind != "Redacted"]
    assert two.receive(events).new == 0
    assert traces(two.path.parent) == []
    check_rows(two)
    two.receive(one.events())
    assert picture(one) == picture(two)


def test_copies_in_one_package_erase_each_other(seat: Seat) -> None:
    one, two, three = seat("one"), seat("two"), seat("three")
    one.capture("a", f"{NAME} fragt")
    before = one.events()
    one.do(i.Redact("a"))
    after = [event for event in one.events() if event.kind != "Redacted"]
    two.receive([*before, *after])
    three.receive([*after, *before])
    assert traces(two.path.parent) == traces(three.path.parent) == []
    assert picture(two) == picture(three)


# What stands in the way of erasing.


def test_somebody_who_reads_keeps_the_log_and_it_is_cut_later(desk: Desk) -> None:
    desk.capture("a", NAME)
    desk.record._db.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(desk.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM idea").fetchone()
        (event,) = desk.do(i.Redact("a"))
        assert event.kind == "Redacted"
        assert desk.record.has_remains
        assert desk.record.search(NAME) == []
    desk.capture("b", "Wo?")
    assert not desk.record.has_remains
    assert traces(desk.path.parent) == []


def test_what_a_crash_left_is_erased_on_opening(desk: Desk, tmp_path: Path) -> None:
    desk.capture("a", NAME)
    with desk.record.together():
        desk.do(i.Redact("a"))
        assert desk.record.has_remains
    desk.capture("c", NAME)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    desk.record._db.execute("PRAGMA busy_timeout = 50")
    with closing(sqlite3.connect(desk.path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM idea").fetchone()
        desk.do(i.Redact("c"))
        for path in desk.path.parent.glob("one.sqlite*"):
            (crashed / path.name).write_bytes(path.read_bytes())
    assert traces(crashed) != []
    with read_record(crashed / "one.sqlite") as reading:
        assert reading.has_remains
    with open_record(crashed / "one.sqlite", NOON) as record:
        assert not record.has_remains
        assert traces(crashed) == []
        assert record.look.events == 5


def test_backups_that_cannot_be_removed_are_tried_again(desk: Desk) -> None:
    desk.capture("a", NAME)
    folder = desk.path.with_name("one-backups")
    folder.write_text("not a folder")
    desk.do(i.Redact("a"))
    assert desk.record.has_remains
    folder.unlink()
    desk.capture("b", "Wo?")
    assert not desk.record.has_remains
    assert traces(desk.path.parent) == []


def test_within_a_bigger_commit_erasing_waits_for_its_end(desk: Desk) -> None:
    desk.capture("a", NAME)
    with desk.record.together():
        desk.do(i.Redact("a"))
        desk.capture("b", "Wo?")
    assert traces(desk.path.parent) == []
