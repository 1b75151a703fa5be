"""What the log beside a record (``-wal``) still holds, read without SQLite, which stops at the first broken place.

After https://www.sqlite.org/fileformat2.html#the_write_ahead_log. Each frame carries the sum of all before it, so it
can be checked with the sum that the one before it names, even if that one itself is broken.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEAD, _FRAME = 32, 24
_MASK = 0xFFFFFFFF
MOST_SUMMED = 20_000_000
"""Bytes: the sums of longer logs are not checked on opening, which would take seconds."""
_MAGIC = (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")


@dataclass(frozen=True, slots=True)
class Frame:
    """A page in the log; ``commits`` where it ends a commit, ``sound`` where it is as it was written."""

    page: int
    content: bytes
    commits: bool
    sound: bool


@dataclass(frozen=True, slots=True)
class Log:
    """The newest committed content of each page in the log; ``whole`` where nothing in it hints at something lost."""

    pages: dict[int, bytes]
    whole: bool


def read_log(path: Path, size: int) -> Log:
    """What the log beside a record holds; its pages have ``size`` bytes."""
    data = _read(_log_of(path))
    pages: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    whole = not data or (len(data) - _HEAD) % (_FRAME + size) == 0
    for frame in _frames(data, size):
        whole = whole and frame.sound
        if frame.sound:
            waiting[frame.page] = frame.content
            if frame.commits:
                pages |= waiting
                waiting = {}
    return Log(pages, whole and not waiting)


def page_size(head: bytes) -> int:
    """Bytes of a page as the first 100 of the file say; what SQLite uses where they say nothing sensible."""
    said = int.from_bytes(head[16:18], "big")
    return said if said in {512 << n for n in range(7)} else 65_536 if said == 1 else 4096


def has_log(path: Path) -> bool:
    """Whether anything lies in the log beside a record."""
    return bool(_read(_log_of(path)))


def has_lost_log(path: Path) -> bool:
    """Whether commits lie in the log which SQLite would leave out without a word: behind a broken place, or all.

    One commit behind a broken place may be one that the power cut: it was never acknowledged. Two are not.
    """
    data = _read(_log_of(path))
    if not (data and path.exists()) or len(data) > MOST_SUMMED:
        return False
    with path.open("rb") as file:
        head = file.read(100)
    broken, behind = not head, 0
    for frame in _frames(data, page_size(head)):
        broken = broken or not frame.sound
        behind += broken and frame.sound and frame.commits
    return behind > 1


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _read(wal: Path) -> bytes:
    try:
        return wal.read_bytes()
    except OSError:
        return b""


def _frames(data: bytes, size: int) -> Iterator[Frame]:
    """The frames of the log's present turn, broken ones among them; older turns lie behind it, with other salts."""
    if len(data) < _HEAD:
        return
    starts = range(_HEAD, len(data) - _FRAME - size + 1, _FRAME + size)
    present = _present(data, starts, size)
    last = max((at for at in starts if _salts(data, at) == present), default=0)
    for at in starts:
        if at <= last:
            yield _frame(data, at, size, present)


def _frame(data: bytes, at: int, size: int, present: tuple[int, int]) -> Frame:
    """The frame that begins there, checked with the sum that the one before it names."""
    before = data[24:32] if at == _HEAD else data[at - size - 8 : at - size]
    page, commits, one, two, *own = struct.unpack(">6L", data[at : at + _FRAME])
    content = data[at + _FRAME : at + _FRAME + size]
    sound = (one, two) == present and _sum(data[at : at + 8] + content, *struct.unpack(">2L", before)) == tuple(own)
    return Frame(page, content, bool(commits), sound)


def _salts(data: bytes, at: int) -> tuple[int, int]:
    one, two = struct.unpack(">2L", data[at + 8 : at + 16])
    return one, two


def _present(data: bytes, starts: range, size: int) -> tuple[int, int]:
    """The salts of the present turn: the head's or, where the head is broken, the highest; each turn adds one."""
    if data[:4] in _MAGIC and _sum(data[:24], 0, 0) == struct.unpack(">2L", data[24:32]):
        return _salts(data, 8)
    known = {_salts(data, at) for at in starts if _frame(data, at, size, _salts(data, at)).sound}
    return max(known, default=(0, 0))


def _sum(data: bytes, one: int, two: int) -> tuple[int, int]:
    """SQLite's running sum, as it is on machines whose lowest byte comes first: those this program runs on."""
    words = struct.unpack(f"<{len(data) // 4}L", data)
    for even, odd in zip(words[::2], words[1::2], strict=True):
        one = one + even + two & _MASK
        two = two + odd + one & _MASK
    return one, two
