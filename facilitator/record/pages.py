"""The rows of a damaged SQLite file, read page by page without SQLite: what one page has lost, the others still give.

After https://www.sqlite.org/fileformat2.html. No tree is followed to find rows, so that broken or exchanged pages cost
their own rows alone. Nothing is written.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from facilitator.record.waltail import page_size, read_log

Value = int | float | str | bytes | None
LARGEST = 80 * 1024 * 1024
"""Bytes in a row: no attachment is larger."""
_INNER_INDEX, _INNER_TABLE, _LEAF_INDEX, _LEAF_TABLE = 2, 5, 10, 13
_BROKEN = (IndexError, ValueError, struct.error)
"""What reading a cell raises that is none (UnicodeDecodeError is a ValueError)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, or entry of an index (``key`` 0). ``key`` is the rowid."""

    key: int
    values: tuple[Value, ...]


class Pages:
    """The pages of a file, as its log (``-wal``) leaves them. Close it by leaving the ``with`` block."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("rb")
        head = self._file.read(100)
        self.size = page_size(head)
        log = read_log(path, self.size)
        self._newer, self.log_is_whole = log.pages, log.whole
        self.count = max([-(-self._file.seek(0, 2) // self.size), *self._newer])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def rows(self) -> Iterator[Row]:
        """Every row that can be read, of whatever table or index."""
        for number in range(1, self.count + 1):
            yield from (row for row in self._page_rows(number) if row is not None)

    def whole(self, root: int, fits: Callable[[Row], bool]) -> bool:
        """Whether the tree at this page can be read to its last row, and each row is as it should be."""
        waiting, seen = [root], set[int]()
        while waiting:
            number = waiting.pop()
            page = self._page(number)
            if number in seen or not _is_tree(page, number):
                return False
            seen.add(number)
            if any(row is None or not fits(row) for row in self._page_rows(number)):
                return False
            waiting += _children(page, number)
        return True

    def _page(self, number: int) -> bytes:
        """A page; short or empty where the file or the medium does not give it."""
        if number in self._newer:
            return self._newer[number]
        if number < 1:
            return b""
        try:
            self._file.seek((number - 1) * self.size)
            return self._file.read(self.size)
        except OSError:
            return b""

    def _page_rows(self, number: int) -> Iterator[Row | None]:
        """The rows of a page, None for each that cannot be read; nothing for a page that holds none."""
        page = self._page(number)
        if not _is_tree(page, number) or _kind(page, number) == _INNER_TABLE:
            return
        for at in _places(page, number):
            try:
                yield self._row(page, at, _kind(page, number))
            except _BROKEN:
                yield None

    def _row(self, page: bytes, at: int, kind: int) -> Row:
        if kind == _INNER_INDEX:
            at += 4
        length, at = _varint(page, at)
        key = 0
        if kind == _LEAF_TABLE:
            key, at = _varint(page, at)
        return Row(key, tuple(_values(self._payload(page, at, length, kind))))

    def _payload(self, page: bytes, at: int, length: int, kind: int) -> bytes:
        """A row's bytes, gathered from the pages on which the long ones go on."""
        if length > LARGEST:
            raise ValueError("longer than any row")
        least = (self.size - 12) * 32 // 255 - 23
        most = self.size - 35 if kind == _LEAF_TABLE else (self.size - 12) * 64 // 255 - 23
        if length <= most:
            return _piece(page, at, length)
        here = least + (length - least) % (self.size - 4)
        here = here if here <= most else least
        parts, left = [_piece(page, at, here)], length - here
        following = int.from_bytes(_piece(page, at + here, 4), "big")
        while left:
            more = self._page(following)
            parts.append(_piece(more, 4, min(left, self.size - 4)))
            left -= len(parts[-1])
            following = int.from_bytes(more[:4], "big")
        return b"".join(parts)


def _start(number: int) -> int:
    return 100 if number == 1 else 0


def _kind(page: bytes, number: int) -> int:
    return page[_start(number)]


def _is_tree(page: bytes, number: int) -> bool:
    """Whether a page can be one of a tree, by its first bytes."""
    start = _start(number)
    if len(page) < start + 12 or _kind(page, number) not in (_INNER_INDEX, _INNER_TABLE, _LEAF_INDEX, _LEAF_TABLE):
        return False
    return start + 12 + 2 * int.from_bytes(page[start + 3 : start + 5], "big") <= len(page) + 4


def _places(page: bytes, number: int) -> list[int]:
    """Where on a page its cells begin."""
    start = _start(number)
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if _kind(page, number) in (_INNER_INDEX, _INNER_TABLE) else 8)
    return [int.from_bytes(page[at : at + 2], "big") for at in range(first, first + 2 * count, 2)]


def _children(page: bytes, number: int) -> list[int]:
    """The pages below an inner one."""
    if _kind(page, number) not in (_INNER_INDEX, _INNER_TABLE):
        return []
    last = _start(number) + 8
    return [int.from_bytes(page[at : at + 4], "big") for at in (*_places(page, number), last)]


def _piece(page: bytes, at: int, length: int) -> bytes:
    if at + length > len(page):
        raise IndexError("beyond the page")
    return page[at : at + length]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where what follows it begins."""
    value = 0
    for n in range(8):
        byte = data[at + n]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + n + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9


def _values(payload: bytes) -> Iterator[Value]:
    """The columns of a row: first come the types of all, then their contents."""
    end, at = _varint(payload, 0)
    place = end
    while at < end:
        kind, at = _varint(payload, at)
        length = _LENGTHS[kind] if kind < 10 else (kind - 12) // 2
        yield _value(kind, _piece(payload, place, length))
        place += length


_LENGTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
"""Bytes of NULL, the whole numbers, the fraction, 0 and 1."""


def _value(kind: int, content: bytes) -> Value:
    if kind >= 12:
        return content.decode() if kind % 2 else content
    if kind == 7:
        return float(struct.unpack(">d", content)[0])
    if kind in (8, 9):
        return kind - 8
    return int.from_bytes(content, "big", signed=True) if kind else None
