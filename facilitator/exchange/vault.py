"""A place for opened content that leaves no plain byte on any disk."""

from __future__ import annotations

import io
import tempfile
from typing import IO

import pyrage

BLOCK = 1 << 20
IN_MEMORY = 32
"""Blocks (of a MiB each) that are kept in memory. What comes after them lies in a nameless temporary file, sealed."""


class Vault(io.RawIOBase):
    """Bytes to be written once, in order, and then read anywhere.

    Each block that leaves memory is an age file of its own, to a key that was made for this vault and is nowhere else:
    whatever becomes of the temporary file (a crash, a power cut, a drive that keeps old blocks), nobody can read it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._key = pyrage.x25519.Identity.generate()
        self._blocks: list[bytes | tuple[int, int]] = []
        self._file: IO[bytes] | None = None
        self._coming = bytearray()
        self._size = self._at = 0
        self._last: tuple[int, bytes] = (-1, b"")

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # the file that is opened gives bytes
        """Add bytes at the end. Raises OSError where the temporary file has no room."""
        self._coming += data
        self._size += len(data)
        while len(self._coming) >= BLOCK:
            self._put(bytes(self._coming[:BLOCK]))
            del self._coming[:BLOCK]
        return len(data)

    def finish(self) -> None:
        """Nothing more comes."""
        self._put(bytes(self._coming))
        self._coming.clear()

    def _put(self, block: bytes) -> None:
        if len(self._blocks) < IN_MEMORY:
            self._blocks.append(block)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed with this
        sealed = pyrage.encrypt(block, [self._key.to_public()])
        self._blocks.append((self._file.tell(), len(sealed)))
        self._file.write(sealed)

    def _block(self, number: int) -> bytes:
        place = self._blocks[number]
        if isinstance(place, bytes):
            return place
        if self._last[0] != number:
            assert self._file is not None
            self._file.seek(place[0])
            self._last = number, pyrage.decrypt(self._file.read(place[1]), [self._key])
        return self._last[1]

    # What a reader asks for.

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # io gives a memoryview
        """Up to the end of a block."""
        if self._at >= self._size:
            return 0
        number, start = divmod(self._at, BLOCK)
        piece = self._block(number)[start : start + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def seek(self, place: int, whence: int = io.SEEK_SET, /) -> int:
        """Raises ValueError for a place before the beginning."""
        at = place + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if at < 0:
            raise ValueError("before the beginning")
        self._at = at
        return at

    def tell(self) -> int:
        return self._at

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        """Forget everything."""
        self._blocks.clear()
        self._last = (-1, b"")
        if self._file is not None:
            self._file.close()
        super().close()
