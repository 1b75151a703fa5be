"""A damaged record opens as far as it can be read, says what is lost, and its original stays."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.conference import intents as i
from facilitator.conference.errors import Refusal
from facilitator.language import Language
from facilitator.record import Damaged, InUse, open_record, rescue_notice
from facilitator.record.salvage import LOGS, finish, ranges
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, bytes_of, filled
from tests.record.wrecks import PAGE, Model, model, opened, patched, rescued, root, wreck


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return model(tmp_path_factory.mktemp("model"), 80)


@pytest.mark.parametrize("seed", range(15))
def test_what_is_there_and_what_is_named_is_everything(seed: int, everything: Model, tmp_path: Path) -> None:
    what = wreck(everything, tmp_path / "wreck", random.Random(seed))
    outcome = opened(everything, tmp_path / "wreck")
    assert outcome.end in ("opened", "rescued"), what
    assert outcome.events > len(everything.lines) // 3


def changed(path: Path, sql: str, *values: object) -> None:
    """What a row says is changed behind the program's back."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql, values)
        connection.commit()


def leaves(path: Path, table: str) -> list[int]:
    """Where the pages of a table lie that are not its first."""
    start = root(path, table)
    page = path.read_bytes()[start : start + PAGE]
    assert page[0] in (2, 5)
    cells = [int.from_bytes(page[at : at + 2], "big") for at in range(12, 12 + 2 * int.from_bytes(page[3:5], "big"), 2)]
    return [(int.from_bytes(page[at : at + 4], "big") - 1) * PAGE for at in (*cells, 8)]


# What is rescued, and what is said of it.


def test_a_table_that_is_only_computed_costs_nothing(seat: Seat) -> None:
    path = filled(seat("one"))
    before = path.read_bytes()
    patched(path, root(path, "idea"), b"\x5a" * PAGE)
    damaged = path.read_bytes()
    record, notice = rescued(path)
    with record:
        assert (record.look.ideas, record.look.events) == (60, 61)
        assert record.search("karte 7")
    german = notice.said(Language("de"))
    assert "Von dem, was eingegeben wurde, fehlt nichts." in german
    assert "60 ideas in 61 entries" in str(notice)
    assert before != damaged == (path.parent / str(notice.parts[0].values["kept"])).read_bytes()
    with open_record(path, NOON) as record:
        assert rescue_notice(record) is None


def test_lost_entries_are_named_by_session_number_and_laptop(seat: Seat) -> None:
    path = filled(seat("one"))
    middle = leaves(path, "event")[2]
    patched(path, middle, bytes(PAGE))
    record, notice = rescued(path)
    with record:
        (gap,) = [journal for journal in record.look.journals() if journal.missing]
        kept = record.look.ideas
    assert 60 - len(gap.missing) == kept > 40
    assert f"In W1R1 numbers {ranges(gap.missing)} of one are missing." in str(notice)
    assert "Take in all packages again, and ask the laptops named here for theirs." in str(notice)
    assert f"In W1R1 fehlen die Nummern {ranges(gap.missing)} von one." in notice.said(Language("de"))


def test_a_lost_end_is_named_too_and_stays_a_gap_until_it_comes_again(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    for n in range(60):
        one.capture(f"a{n}", f"Karte {n} mit einigen Worten darauf")
    two.receive(one.events())
    one.close()
    patched(one.path, leaves(one.path, "event")[-1], bytes(PAGE))
    record, notice = rescued(one.path)
    (gap,) = [journal for journal in record.look.journals() if journal.missing]
    assert gap.missing[-1] == gap.highest == 60
    assert f"numbers {ranges(gap.missing)} of one" in str(notice)
    assert record.receive(two.events(), NOON).new == len(gap.missing)
    assert record.look.ideas == 60
    record.close()


def test_an_index_tells_how_far_a_journal_went_whose_row_is_lost(seat: Seat) -> None:
    path = filled(seat("one"))
    patched(path, leaves(path, "event")[-1], bytes(PAGE))
    patched(path, root(path, "journal"), bytes(PAGE))
    record, notice = rescued(path)
    with record:
        (gap,) = [journal for journal in record.look.journals() if journal.missing]
    assert gap.missing[-1] == 60
    assert f"In W1R1 numbers {ranges(gap.missing)} of one are missing." in str(notice)
    assert "More may be missing, of which no trace is left." in str(notice)


def test_what_is_lost_comes_back_from_the_newest_backups(desk: Desk) -> None:
    for n in range(60):
        desk.capture(f"a{n}", f"Karte {n} mit einigen Worten darauf")
    backups = [desk.record.back_up(why) for why in ("one", "two", "three", "four")]
    backups[0].write_bytes(b"no backup at all")
    desk.close()
    patched(desk.path, leaves(desk.path, "event")[2], bytes(PAGE))
    desk.record, notice = rescued(desk.path)
    assert desk.record.look.ideas == 60
    assert "Nothing of what people entered is missing." in str(notice)


def test_lost_photos_are_named(desk: Desk) -> None:
    for name in ("Tafel", ""):
        with desk.record.together():
            content = f"photo {name}".encode() * 2000
            digest = desk.record.keep_content(content)
            desk.do(i.AddAttachment(f"photo{name}", "W1R1", digest, "jpg", name))
            digest = desk.record.keep_content(content)
    desk.close()
    content = desk.path.read_bytes()
    for piece in (b"photo Tafel" * 20, b"photo " * 20):
        patched(desk.path, content.index(piece), b"x" * 100)
    desk.record, notice = rescued(desk.path)
    assert "The photo “Tafel” of W1R1 is missing." in str(notice)
    assert f"The photo “{digest[:8]}” of W1R1 is missing." in str(notice)
    assert list(desk.record.look.attachments(["W1R1"])) == []


def test_a_gap_in_the_plan_is_named(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.close()
    changed(desk.path, "DELETE FROM event WHERE subject = 'plan'")
    desk.record, notice = rescued(desk.path)
    assert "Of the plan's entries numbers 1 of office are missing." in str(notice)
    assert desk.record.look.events == 1


def test_undo_goes_on_after_a_rescue(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.capture("b", "Wo?")
    desk.close()
    patched(desk.path, root(desk.path, "idea"), bytes(PAGE))
    desk.record, _ = rescued(desk.path)
    desk.undo()
    assert desk.rows("SELECT id, withdrawn FROM idea ORDER BY id") == [("a", 0), ("b", 1)]


def test_a_redacted_word_does_not_come_back_from_a_backup(desk: Desk) -> None:
    """Not even where the program stopped between the redaction and the erasing of its remains."""
    desk.capture("a", "Frau Muster sagt")
    desk.record.back_up("evening")
    backup = bytes_of(desk.path.parent)["one-backups/one-evening.sqlite"]
    desk.do(i.Redact("a", ("text",)))
    desk.close()
    (desk.path.parent / "one-backups").mkdir(exist_ok=True)
    (desk.path.parent / "one-backups/one-evening.sqlite").write_bytes(backup)
    changed(desk.path, "INSERT INTO meta VALUES ('remains', '1')")
    patched(desk.path, root(desk.path, "idea"), bytes(PAGE))
    desk.record, _ = rescued(desk.path)
    assert desk.rows("SELECT text FROM idea") == [(None,)]
    found = {name for name, content in bytes_of(desk.path.parent).items() if b"Muster" in content}
    assert found == set()
    assert not desk.record.has_remains


# What only looking at the contents finds.


@pytest.mark.parametrize(
    ("sql", "table"),
    [
        ("UPDATE event SET line = replace(line, 'Karte 7 ', 'Warte 7 ')", "event"),
        ("UPDATE meta SET value = 'noon' WHERE key = 'stamp'", "meta"),
        ("UPDATE journal SET highest = 3 WHERE session <> ''", "journal"),
        ("UPDATE journal SET events = 3 WHERE session <> ''", "journal"),
        ("UPDATE idea SET text = 'Nie gesagt' WHERE id = 'a7'", "idea"),
        ("UPDATE idea SET text = CAST(x'ff41' AS TEXT) WHERE id = 'a7'", "idea"),
        ("UPDATE search_config SET v = 0", "search"),
        ("UPDATE search_data SET block = x'00010203' WHERE id > 10", "search"),
        ("INSERT INTO content VALUES ('ab', x'00')", "content"),
    ],
)
def test_a_changed_row_is_noticed(sql: str, table: str, seat: Seat) -> None:
    path = filled(seat("one"))
    changed(path, sql)
    record, notice = rescued(path)
    with record:
        assert record.look.ideas == 60 - (table == "event")
    assert ("numbers 8 of one" in str(notice)) == (table == "event")


def test_a_broken_index_of_settings_is_noticed(seat: Seat) -> None:
    path = filled(seat("one"))
    changed(path, "PRAGMA writable_schema = ON")
    patched(
        path, root(path, "sqlite_autoindex_meta_1"), path.read_bytes()[root(path, "sqlite_autoindex_draft_1") :][:PAGE]
    )
    record, _ = rescued(path)
    with record:
        assert record.remembered("device") == "one"


def test_lost_settings_are_said(seat: Seat) -> None:
    path = filled(seat("one"))
    patched(path, root(path, "meta"), bytes(PAGE))
    record, notice = rescued(path)
    with record:
        assert record.remembered("device") is None
    assert "take in the plan again before anything else" in str(notice)


# When there is nothing to rescue.


@pytest.mark.parametrize("content", [b"", b"\x00" * 50_000, b"SQLite format 3\x00" + b"\x07" * 9_000])
def test_a_file_without_an_event_is_left_as_it_is(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "one.sqlite"
    path.write_bytes(content)
    if content:
        with pytest.raises(Damaged):
            open_record(path, NOON)
        assert path.read_bytes() == content
    else:
        open_record(path, NOON).close()
    assert [name for name in bytes_of(tmp_path) if "damaged" in name] == []


def test_a_locked_record_is_not_touched(seat: Seat) -> None:
    desk = seat("one")
    before = bytes_of(desk.path.parent)
    with pytest.raises(InUse):
        open_record(desk.path, NOON)
    assert bytes_of(desk.path.parent) == before


def test_without_room_everything_stays_as_it_was(seat: Seat) -> None:
    """A folder lies where the copy of the damaged file has to be begun."""
    path = filled(seat("one"))
    patched(path, root(path, "idea"), bytes(PAGE))
    part = path.with_name(f".{path.name}.part")
    part.mkdir()
    before = bytes_of(path.parent)
    with pytest.raises(Refusal, match="cannot be written"):
        open_record(path, NOON)
    part.rmdir()
    assert bytes_of(path.parent) == before
    rescued(path)[0].close()


def test_an_error_while_rebuilding_leaves_nothing_behind(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(seat("one"))
    patched(path, root(path, "idea"), bytes(PAGE))
    before = bytes_of(path.parent)

    def full(*_: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch, pytest.raises(Refusal, match="no space left"):
        patch.setattr("facilitator.record.salvage.shutil.copyfileobj", full)
        open_record(path, NOON)
    assert bytes_of(path.parent) == before


def test_a_rescue_that_was_cut_short_is_finished_at_the_next_opening(seat: Seat) -> None:
    """Power failed after the damaged file was put aside, and before the fresh one had its name."""
    path = filled(seat("one"))
    fresh = path.read_bytes()
    path.with_name(f".{path.name}.rescued").write_bytes(fresh)
    patched(path, root(path, "idea"), bytes(PAGE))
    for ending in LOGS:
        path.with_name(path.name + ending).write_bytes(b"of the damaged file")
    finish(path)
    assert path.read_bytes() == fresh
    assert sorted(bytes_of(path.parent)) == [".one.sqlite.lock", "one.sqlite"]


def test_numbers_as_ranges() -> None:
    assert ranges([1, 2, 3, 7, 9, 10]) == "1–3, 7, 9–10"
    assert ranges([]) == ""
