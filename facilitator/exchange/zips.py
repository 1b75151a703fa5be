"""Zips from anybody: read in pieces, with every fault that zipfile stumbles over told as a BadPackage.

A sealed one is opened first, into a place where nobody else can read it.
"""

from __future__ import annotations

import errno
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.exchange.age_files import SEALED
from facilitator.exchange.manifest import LARGEST_DIRECTORY, broken, unreadable
from facilitator.exchange.sealing import NO_KEYS, Keys, unsealed
from facilitator.exchange.vault import Vault

BEGINNING = b"PK\x03\x04"
_PIECE = 1 << 20
_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises on damaged input: it documents BadZipFile, the rest was seen while fuzzing."""


class _Reader(io.BufferedReader):
    """A file read in pieces: only a list of members longer than any package's would be asked for as more at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > LARGEST_DIRECTORY:
            raise zipfile.BadZipFile("list of members")
        return super().read(size)


@contextmanager
def opened(path: Path, keys: Keys = NO_KEYS) -> Iterator[zipfile.ZipFile]:
    """A zip to be read. What goes wrong inside with the file or its content is raised as BadPackage."""
    try:
        with _Reader(_content(path, keys)) as file:
            if not file.peek(len(BEGINNING)).startswith(BEGINNING):
                raise broken(path.name, "zip")  # zipfile looks at the end alone
            with zipfile.ZipFile(file) as archive:
                yield archive
    except OSError as error:
        if error.errno == errno.EINVAL:  # the zip points before its own beginning
            raise broken(path.name, "zip") from None
        raise unreadable(path.name, error) from None
    except _ERRORS:
        raise broken(path.name, "zip") from None


def _content(path: Path, keys: Keys) -> io.FileIO | Vault:
    """The zip's bytes, of a sealed file those inside."""
    file = io.FileIO(path)
    sealed = file.read(len(SEALED)) == SEALED
    if not sealed:
        file.seek(0)
        return file
    file.close()
    return unsealed(path, keys)


def pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """A member's content, a MiB at a time."""
    with archive.open(name) as member:
        while piece := member.read(_PIECE):
            yield piece


def is_plain(info: zipfile.ZipInfo) -> bool:
    """Whether a member is an ordinary file, packed in one of the two ways whose unpacking needs little memory."""
    mode = stat.S_IFMT(info.external_attr >> 16)
    return mode in (0, stat.S_IFREG) and info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
