"""Writing packages: durably, read back, under names that every stick takes."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.exchange.manifest import EVENTS, BadPackage, Manifest, manifest_bytes, read_manifest
from facilitator.exchange.package import read_package
from facilitator.exchange.packing import Way, _read_back, pack, package_name, unwatched, write_package
from facilitator.files import file_hash
from tests.exchange import forging
from tests.exchange.broken import BROKEN
from tests.exchange.forging import KEY, PHOTO, PHOTO_HASH, PHOTO_NAME, sound
from tests.house.sources import ROOT

FAT_FORBIDDEN = set('"*/:<>?\\|+,;=[]') | {chr(n) for n in range(32)}


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(path: Path, cards: int = 3) -> Manifest:
    found = forging.events(cards)
    lines = [event.line for event in found]
    return write_package(path, forging.manifest_of(found, cards), lines, [(PHOTO_NAME, [PHOTO])], KEY)


def test_the_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = sound(tmp_path / "one.facilitator"), sound(tmp_path / "two.facilitator")
    assert one.read_bytes() == two.read_bytes()


def test_any_zip_program_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "a.facilitator"
    manifest = write(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [EVENTS, PHOTO_NAME, "manifest.json", "manifest.hmac"]
        assert archive.read(EVENTS).decode().splitlines() == [event.line for event in forging.events(3)]
        assert archive.read("manifest.json") == manifest_bytes(manifest)
        assert KEY.encode() not in archive.read("manifest.json")


def test_writing_leaves_nothing_beside_the_package(tmp_path: Path) -> None:
    write(tmp_path / "a.facilitator")
    assert left_in(tmp_path) == ["a.facilitator"]


@pytest.mark.parametrize("room", [0, 100, 600, 1000])
def test_a_full_disk_leaves_what_was_there(room: int, tmp_path: Path) -> None:
    """Only so many bytes may be written to a file: the system itself refuses the rest."""
    path = tmp_path / "a.facilitator"
    path.write_bytes(b"what was there")
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from tests.exchange.test_packing import write\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
        "try:\n"
        "    write(Path(sys.argv[1]))\n"
        "except OSError as error:\n"
        "    sys.stdout.write(error.strerror)\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, path], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "File too large"
    assert left_in(tmp_path) == ["a.facilitator"]
    assert path.read_bytes() == b"what was there"


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"")
    for path in (tmp_path / "missing" / "a.facilitator", file / "a.facilitator"):
        with pytest.raises(OSError):
            write(path)
    assert left_in(tmp_path) == ["file"]


def test_an_error_while_the_lines_are_read_leaves_nothing(tmp_path: Path) -> None:
    def lines() -> Iterator[str]:
        yield forging.events(0)[0].line
        raise LookupError

    with pytest.raises(LookupError):
        write_package(tmp_path / "a.facilitator", forging.manifest_of(forging.events(0), 0), lines(), [], "")
    assert left_in(tmp_path) == []


def test_a_package_that_reads_back_differently_is_not_kept(tmp_path: Path) -> None:
    """A manifest that announces other events than were written stands for whatever a bad stick makes of them."""
    found = forging.events(3)
    manifest = forging.manifest_of(found, 3)
    with pytest.raises(BadPackage, match="reads back differently") as raised:
        write_package(tmp_path / "a.facilitator", manifest, [e.line for e in found[:-1]], [], KEY)
    assert ".part" not in str(raised.value)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("case", ["wrong hash", "one endless line", "declared too small", "zip64"])
def test_what_a_stick_made_of_a_package_is_noticed(case: str, tmp_path: Path) -> None:
    path = tmp_path / "a.facilitator"
    write(path)
    digest = file_hash(path)
    _read_back(path, "a.facilitator", digest, unwatched)
    BROKEN.get(case, BROKEN["wrong hash"])(path, tmp_path / "b.facilitator")
    with pytest.raises(BadPackage, match=r"^shown\.facilitator reads back differently"):
        _read_back(tmp_path / "b.facilitator", "shown.facilitator", digest, unwatched)


@settings(max_examples=40)
@given(st.data())
def test_every_single_bit_is_compared(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.facilitator"
        write(path)
        content, digest = bytearray(path.read_bytes()), file_hash(path)
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        path.write_bytes(content)
        with pytest.raises(BadPackage, match="reads back differently"):
            _read_back(path, "a.facilitator", digest, unwatched)


def test_whoever_watches_hears_of_every_byte_twice_and_can_stop_it(tmp_path: Path) -> None:
    class Enough(Exception):
        pass

    def only(room: int) -> Callable[[int], None]:
        heard = 0

        def watch(count: int) -> None:
            nonlocal heard
            heard += count
            if heard > room:
                raise Enough

        return watch

    found = forging.events(3)
    lines, photos = [event.line for event in found], [(PHOTO_NAME, [PHOTO])]
    sums: list[int] = []
    manifest = forging.manifest_of(found, 3)
    packed = pack(tmp_path / "a", manifest, lines, photos, KEY, way=Way(watch=sums.append))
    assert sum(sums) == 2 * packed.size == 2 * (tmp_path / "a").stat().st_size
    assert packed.digest == file_hash(tmp_path / "a")
    for room in (0, packed.size // 2, packed.size, 2 * packed.size - 1):
        with pytest.raises(Enough):
            pack(tmp_path / "b", manifest, lines, photos, KEY, way=Way(watch=only(room)))
        assert left_in(tmp_path) == ["a"]


def test_many_events_are_packed_in_pieces(tmp_path: Path) -> None:
    manifest = write(tmp_path / "a.facilitator", 600)
    package = read_package(tmp_path / "a.facilitator")
    assert (package.manifest, sum(1 for _ in package.events())) == (manifest, 602)


def test_what_is_sealed_is_read_back_as_it_was_sealed(tmp_path: Path) -> None:
    def upside_down(pieces: Iterable[bytes], out: IO[bytes], /) -> None:
        out.write(b"".join(pieces)[::-1])

    found = forging.events(3)
    lines, manifest = [event.line for event in found], forging.manifest_of(found, 3)
    packed = pack(tmp_path / "sealed", manifest, lines, [(PHOTO_NAME, [PHOTO])], KEY, seal=upside_down)
    write(tmp_path / "plain")
    assert (tmp_path / "sealed").read_bytes()[::-1] == (tmp_path / "plain").read_bytes()
    assert packed.digest == file_hash(tmp_path / "sealed")


def test_half_characters_in_a_title_do_not_keep_a_package_from_being_written(tmp_path: Path) -> None:
    found = forging.events(1)
    manifest = replace(forging.manifest_of(found, 1), title="Halb \ud83d")
    write_package(tmp_path / "a.facilitator", manifest, [event.line for event in found], [], "")
    assert read_package(tmp_path / "a.facilitator").manifest.title == "Halb ?"


def test_the_manifest_is_read_as_it_was_written() -> None:
    manifest = replace(forging.manifest_of(forging.events(2), 2), holds="plan", key=KEY, members={EVENTS: "0" * 64})
    assert read_manifest(manifest_bytes(manifest), "x") == manifest


def test_a_photo_with_an_odd_ending_travels_all_the_same(tmp_path: Path) -> None:
    found = forging.events(1)
    odd = [(f"attachments/{PHOTO_HASH}.{ending}", [PHOTO]) for ending in ("JPEG2000", "../x", "")]
    write_package(tmp_path / "a.facilitator", forging.manifest_of(found, 1), [e.line for e in found], odd, "")
    assert list(read_package(tmp_path / "a.facilitator").attachments()) == [(PHOTO_HASH, PHOTO)]


# Names.


def test_a_name_says_what_is_inside() -> None:
    name = package_name("Integrationskonferenz", ["W3R2"], "Arbeit & Beschäftigung", "Laptop 3", 57)
    assert name == "Integrationskonferenz_w3-r2_Arbeit-Beschaeftigung_Laptop-3_57.facilitator"
    assert package_name("K", ["W1R1", "W1R2"], "all", "PC", 5) == "K_2-sessions_all_PC_5.facilitator"
    assert package_name("K", ["Sonderrunde"], "Presse", "PC", 5) == "K_Sonderrunde_Presse_PC_5.facilitator"


@given(
    st.text(max_size=200),
    st.lists(st.text(min_size=1, max_size=40), max_size=3),
    st.text(max_size=200),
    st.text(max_size=80),
    st.integers(0, 99_999_999),
)
def test_every_stick_takes_a_name(title: str, ids: list[str], workshop: str, device: str, events: int) -> None:
    name = package_name(title, ids, workshop, device, events)
    assert name.isascii()
    assert name.isprintable()
    assert len(name) <= 120
    assert not FAT_FORBIDDEN & set(name)
    assert name.endswith(f"_{events}.facilitator")
    assert name[0].isalnum()


@pytest.mark.parametrize("reserved", ["CON", "nul", "COM1", "LPT9.txt", "AUX", "PRN.facilitator"])
def test_reserved_names_of_windows_are_harmless(reserved: str) -> None:
    name = package_name(reserved, [reserved], reserved, reserved, 1)
    assert name.split(".")[0].casefold() not in {"con", "nul", "com1", "lpt9", "aux", "prn"}


@pytest.mark.parametrize("title", ["../../etc", "C:\\Windows", "a/b", ".hidden", "-rf", "مؤتمر الاندماج", ""])
def test_no_title_leads_elsewhere(title: str) -> None:
    name = package_name(title, [title], title, title, 1)
    assert Path(name).name == name
    assert ".." not in name
    assert not name.startswith((".", "-"))
