"""Files are read from the medium itself, on whatever file system, to their last byte."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from facilitator.exchange.medium import PIECE, bytes_on

SIZES = [0, 1, 511, 4095, 4096, 4097, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 4096, 2_500_000]


@pytest.fixture(params=["a disk", "memory"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """On a disk, which knows direct reading, and in memory, which may not."""
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if request.param == "memory" and shared.is_dir() else tmp_path) as place:
        yield Path(place)


@pytest.mark.parametrize("size", SIZES)
def test_every_byte_comes(size: int, folder: Path) -> None:
    content = os.urandom(size)
    (folder / "a").write_bytes(content)
    assert b"".join(bytes_on(folder / "a")) == content


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(bytes_on(tmp_path / "a"))


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO])
def test_direct_reading_may_be_refused_at_the_first_piece(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file system that opens a file directly and then does not read it so: it is read in the ordinary way."""
    content = os.urandom(2 * PIECE + 77)
    (tmp_path / "a").write_bytes(content)
    really, refused = os.readv, iter([number])

    def once_refused(handle: int, buffers: list[memoryview]) -> int:
        for error in refused:
            raise OSError(error, os.strerror(error))
        return really(handle, buffers)

    monkeypatch.setattr(os, "readv", once_refused)
    if number == errno.EINVAL:
        assert b"".join(bytes_on(tmp_path / "a")) == content
    else:
        with pytest.raises(OSError):
            list(bytes_on(tmp_path / "a"))


def test_a_file_system_without_direct_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"words")
    really = os.open

    def refused(path: Path, flags: int) -> int:
        if flags & os.O_DIRECT:
            raise OSError(errno.EINVAL, "Invalid argument")
        return really(path, flags)

    monkeypatch.setattr(os, "open", refused)
    assert b"".join(bytes_on(tmp_path / "a")) == b"words"


def test_no_handle_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(bytes(3 * PIECE))
    before = sum(1 for _ in Path("/proc/self/fd").iterdir())
    for _ in range(5):
        next(bytes_on(tmp_path / "a"))
        list(bytes_on(tmp_path / "a"))
    assert sum(1 for _ in Path("/proc/self/fd").iterdir()) == before
