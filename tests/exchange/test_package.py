"""Reading packages: what is sound is read as it was written, everything else is refused by name and reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from facilitator.exchange import manifest
from facilitator.exchange.manifest import EVENTS, FORMAT, MANIFEST, SIGNATURE, BadPackage
from facilitator.exchange.package import announced, is_sealed, read_package
from facilitator.language import Language
from tests.exchange import forging
from tests.exchange.broken import BROKEN
from tests.exchange.forging import KEY, PHOTO, PHOTO_HASH, members, pack, signed, sound, with_manifest
from tests.exchange.sealed import seal_file

GERMAN = Language("de")


def lines_in(path: Path) -> list[str]:
    """All that a package gives, read as a merge reads it. Raises BadPackage."""
    package = read_package(path)
    lines = [event.line for event in package.events()]
    assert [digest for digest, _ in package.attachments()] == [PHOTO_HASH]
    return lines


def refusal(path: Path) -> BadPackage:
    """Why a file is refused; in German it is said as well."""
    with pytest.raises(BadPackage) as raised:
        lines_in(path)
    assert path.name in str(raised.value)
    german = raised.value.said(GERMAN)
    assert path.name in german
    assert german != str(raised.value)
    return raised.value


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return sound(tmp_path / "good.facilitator")


def test_a_sound_package_is_read_as_it_was_written(good: Path) -> None:
    package = read_package(good)
    wanted = forging.events(3)
    assert list(package.events()) == wanted
    assert list(package.attachments()) == [(PHOTO_HASH, PHOTO)]
    assert (package.name, package.manifest.events) == ("good.facilitator", 5)
    assert package.manifest == announced(good)
    assert package.manifest.ideas == {"W1R1": 3}


def test_the_signature_is_that_of_the_key(good: Path, tmp_path: Path) -> None:
    assert read_package(good).authentic(KEY)
    assert not read_package(good).authentic("00" * 32)
    unsigned = read_package(sound(tmp_path / "unsigned.facilitator", key=""))
    assert unsigned.signed == ""
    assert not unsigned.authentic(KEY)


def test_a_signature_that_is_no_text_is_none(good: Path, tmp_path: Path) -> None:
    bad = pack(tmp_path / "bad.facilitator", list((members(good) | {SIGNATURE: b"\xff" * 64}).items()))
    assert read_package(bad).signed == ""


@pytest.mark.parametrize("case", BROKEN)
def test_an_unsound_package_is_refused(case: str, good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.facilitator"
    BROKEN[case](good, bad)
    said = str(refusal(bad))
    assert "damaged" in said or "does not belong" in said
    assert "nothing of it was taken in" in said


def test_a_package_cut_off_anywhere_is_refused(good: Path, tmp_path: Path) -> None:
    whole, cut = good.read_bytes(), tmp_path / "cut.facilitator"
    for length in [*range(40), *range(40, len(whole), 13), *range(len(whole) - 30, len(whole))]:
        cut.write_bytes(whole[:length])
        refusal(cut)


def test_a_flipped_bit_is_noticed_or_harmless(good: Path, tmp_path: Path) -> None:
    whole, wanted, flipped = good.read_bytes(), lines_in(good), tmp_path / "flipped.facilitator"
    harmless = 0
    for place in range(0, len(whole), 3):
        content = bytearray(whole)
        content[place] ^= 1 << place % 8
        flipped.write_bytes(content)
        try:
            assert lines_in(flipped) == wanted
            harmless += 1
        except BadPackage:
            continue
    assert harmless < len(whole) / 15  # times, versions and other fields of the zip that nothing is read from


def test_a_newer_major_format_is_refused_with_advice(good: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.facilitator"
    with_manifest(lambda data: data["format"].update({"major": FORMAT[0] + 1}))(good, bad)
    assert "newer version" in str(refusal(bad))


def test_a_newer_minor_format_with_unknown_fields_is_read(good: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.facilitator"
    with_manifest(lambda data: data.update({"format": {"major": 1, "minor": 9}, "more": [1]}))(good, newer)
    assert lines_in(newer) == lines_in(good)


def test_kinds_of_a_newer_minor_format_may_be_ideas(tmp_path: Path) -> None:
    good, newer = sound(tmp_path / "good.facilitator", 3), tmp_path / "newer.facilitator"

    def scanned(lines: list[bytes]) -> list[bytes]:
        return [line.replace(b"IdeaCaptured", b"IdeaScanned") for line in lines]

    forging.with_events(scanned)(good, newer)
    parts = members(newer)
    data = json.loads(parts[MANIFEST])
    data["fingerprints"] = {}
    pack(newer, list(signed(parts | {MANIFEST: json.dumps(data).encode()}).items()))
    assert read_package(newer).manifest.ideas == {"W1R1": 3}
    assert len(lines_in(newer)) == 5


def test_what_is_no_package_is_told_as_such(good: Path, tmp_path: Path) -> None:
    for name, content in (("text.facilitator", b"Protokoll"), ("empty.facilitator", b""), ("pk.txt", b"PK")):
        path = tmp_path / name
        path.write_bytes(content)
        assert "is not a package" in str(refusal(path))
    document = pack(tmp_path / "letter.docx", [("word/document.xml", b"<w/>")])
    assert "is not a package" in str(refusal(document))


def test_what_cannot_be_read_is_told_as_such(good: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "missing.facilitator", tmp_path, good / "inside.facilitator"):
        assert "cannot be read" in str(refusal(path))


@pytest.fixture
def _nothing_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the events were too many to be kept in memory."""
    monkeypatch.setattr(manifest, "HELD_EVENTS", 0)


@pytest.mark.usefixtures("_nothing_is_held")
def test_a_file_that_goes_away_while_it_is_read_is_told_as_such(good: Path) -> None:
    package = read_package(good)
    good.unlink()
    with pytest.raises(BadPackage, match="cannot be read"):
        list(package.events())


@pytest.mark.usefixtures("_nothing_is_held")
def test_a_file_that_changes_while_it_is_read_is_refused(good: Path, tmp_path: Path) -> None:
    package = read_package(good)
    other = sound(tmp_path / "other.facilitator")
    forging.with_events(lambda lines: [forging.edited(lines[0], device="x"), *lines[1:]])(other, good)
    with pytest.raises(BadPackage, match=EVENTS):
        list(package.events())
    pack(good, list((members(other) | {forging.PHOTO_NAME: b"other"}).items()))
    with pytest.raises(BadPackage, match="attachments"):
        list(package.attachments())


def test_few_events_are_read_once(good: Path) -> None:
    package = read_package(good)
    good.unlink()
    assert len(list(package.events())) == package.manifest.events


def test_a_sealed_package_asks_for_the_key(tmp_path: Path, good: Path) -> None:
    sealed = tmp_path / "sealed.facilitator"
    seal_file(good, sealed)
    assert "is sealed; nothing was taken in: give the office's key with it." in str(refusal(sealed))
    assert is_sealed(sealed)
    assert not is_sealed(good)
    assert not is_sealed(tmp_path / "missing.facilitator")


@pytest.mark.usefixtures("_nothing_is_held")
def test_reading_stops_where_memory_would_not(tmp_path: Path) -> None:
    """A line that grew since it was checked is not read as a whole."""
    path = sound(tmp_path / "good.facilitator")
    package = read_package(path)
    forging.with_events(lambda lines: [b'{"' + b"0" * (9 << 20)])(sound(tmp_path / "other.facilitator"), path)
    with pytest.raises(BadPackage, match=EVENTS):
        list(package.events())
