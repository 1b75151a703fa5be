"""The disk that can lose its power: what it keeps, what it may lose, and in which pieces. Quick, and without strace."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.slow.disk import Disk, PowerCut
from tests.slow.test_flushes import unflushed
from tests.slow.tracing import Call

NOTHING, ALL = PowerCut(0.0), PowerCut(1.0)


def making(top: Path) -> list[Call]:
    """A file made, written, flushed, named, and its folder flushed: what every package goes through."""
    part, whole = top / "part", top / "whole"
    return [
        Call("openat", part, words="O_WRONLY|O_CREAT|O_EXCL"),
        Call("write", part, data=b"a" * 1000),
        Call("fsync", part),
        Call("rename", part, whole),
        Call("fsync", top),
    ]


def after(calls: list[Call], top: Path, cut: PowerCut) -> dict[str, bytes | None]:
    disk = Disk(top)
    for call in calls:
        disk.follow(call)
    return {str(path): content for path, content in disk.after(cut).items()}


def test_what_is_flushed_stays_and_what_is_not_may_go(tmp_path: Path) -> None:
    calls = making(tmp_path)
    assert [after(calls[:done], tmp_path, NOTHING) for done in range(5)] == [{}] * 5
    assert after(calls, tmp_path, NOTHING) == {"whole": b"a" * 1000}
    assert after(calls[:2], tmp_path, ALL) == {"part": b"a" * 1000}
    assert after(calls[:4], tmp_path, ALL) == {"whole": b"a" * 1000}


def test_a_name_may_last_without_what_was_not_flushed(tmp_path: Path) -> None:
    calls = [call for call in making(tmp_path) if call != Call("fsync", tmp_path / "part")]
    assert after(calls, tmp_path, NOTHING) == {"whole": b""}


def test_sectors_are_there_whole_or_not_at_all(tmp_path: Path) -> None:
    calls = making(tmp_path)[:3]
    calls += [Call("pwrite64", tmp_path / "part", number=300, data=b"b" * 600), Call("fsync", tmp_path)]
    seen = {after(calls, tmp_path, PowerCut(0.5, 512, Random(seed)))["part"] for seed in range(40)}
    old, first, second = b"a" * 1000, b"a" * 300 + b"b" * 212 + b"a" * 488, b"a" * 512 + b"b" * 388 + b"a" * 100
    assert seen == {old, first, second, b"a" * 300 + b"b" * 600 + b"a" * 100}


def test_writes_may_come_in_any_order(tmp_path: Path) -> None:
    calls = making(tmp_path)[:3]
    calls += [Call("pwrite64", tmp_path / "part", data=letter * 1000) for letter in (b"b", b"c")]
    calls.append(Call("fsync", tmp_path))
    seen = {after(calls, tmp_path, PowerCut(1.0, 4096, Random(seed), "any"))["part"] for seed in range(20)}
    assert seen == {b"b" * 1000, b"c" * 1000}


def test_a_file_is_cut_and_a_folder_goes(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old/file").write_bytes(b"12345")
    cut = [Call("ftruncate", tmp_path / "old/file", number=2)]
    gone = [Call("unlink", tmp_path / "old/file"), Call("rmdir", tmp_path / "old")]
    assert after(cut, tmp_path, NOTHING) == {"old": None, "old/file": b"12345"}
    assert after(cut, tmp_path, ALL) == {"old": None, "old/file": b"12"}
    assert after(gone, tmp_path, NOTHING) == {"old": None, "old/file": b"12345"}
    assert after(gone, tmp_path, ALL) == {}
    assert after([*gone, Call("fsync", tmp_path)], tmp_path, NOTHING) == {}


def test_what_is_not_flushed_is_named(tmp_path: Path) -> None:
    calls = making(tmp_path)
    assert unflushed(calls, tmp_path) == set()
    assert unflushed(calls[:4], tmp_path) == {"."}
    assert unflushed(calls[:2], tmp_path) == {"part"}
    assert unflushed([*calls[:2], *calls[3:]], tmp_path) >= {"whole"}
    assert unflushed([Call("mkdir", tmp_path / "new")], tmp_path) == {"."}
