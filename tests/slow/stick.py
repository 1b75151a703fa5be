"""A stick that fails: every call of the system that reaches it goes through here and may be refused, cut, or lied to.

It stands between the program and a real folder. What has been flushed is known too (``disk``), so that one can look
at what lies on the stick once it is pulled out or the power has gone. That no call passes by is checked with strace.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.slow.disk import Disk
from tests.slow.tracing import Call

CHANGING = {"create", "write", "link", "rename", "unlink", "fsync"}


@dataclass(frozen=True)
class Fault:
    """What happens at the call of that number. ``more`` is for how: bytes that pass, or the bit that is turned."""

    number: int
    kind: str
    more: int = 0

    def __str__(self) -> str:
        return f"{self.kind} at call {self.number} ({self.more})"


ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EROFS": errno.EROFS, "EFBIG": errno.EFBIG}


@dataclass
class Stick:
    """``calls`` are (name, bytes) of all that was asked. ``fat``: no second name for a file, as on FAT and exFAT."""

    top: Path
    fault: Fault = Fault(-1, "none")
    fat: bool = True
    calls: list[tuple[str, int]] = field(default_factory=list)
    gone: bool = False
    handles: dict[int, Path] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.disk = Disk(self.top)

    def has(self, path: object) -> bool:
        return isinstance(path, (str, os.PathLike)) and Path(os.fspath(path)).is_relative_to(self.top)

    def asked(self, name: str, size: int = 0) -> Fault | None:
        """A call comes; returns what is to be done to it, or raises."""
        number = len(self.calls)
        self.calls.append((name, size))
        if self.gone:
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
        if number != self.fault.number:
            return None
        if self.fault.kind in ERRORS:
            number = ERRORS[self.fault.kind]
            raise OSError(number, os.strerror(number))
        if self.fault.kind == "pulled" and not self.fault.more:
            self.pull()
        return self.fault

    def pull(self) -> None:
        """From now on nothing reaches it."""
        self.gone = True
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    def wrote(self, path: Path, at: int, data: bytes) -> None:
        self.disk.follow(Call("write", path, number=at, data=data))

    @contextmanager
    def plugged_in(self) -> Iterator[Stick]:
        """Stand between while this lasts."""
        before = [(module, name, getattr(module, name)) for module, name in _PATCHED]
        patches = _Patches(self)
        for module, name, real in before:
            setattr(module, name, patches.made(name if module is os else f"io_{name}", real))
        try:
            yield self
        finally:
            for module, name, real in before:
                setattr(module, name, real)


_PATCHED: list[tuple[Any, str]] = [(io, "open"), *((os, name) for name in (
    "open", "close", "readv", "fsync", "link", "replace", "unlink", "stat", "listdir", "posix_fadvise", "statvfs",
))]  # fmt: skip
OPEN, CLOSE, WRITE, READ = os.open, os.close, os.write, os.read


@dataclass
class _Patches:
    """The calls as the program sees them."""

    stick: Stick

    def made(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        special = getattr(self, name, None)
        if special is not None:
            return lambda *args, **more: special(real, *args, **more)

        def plain(path: Any, *args: Any, **more: Any) -> Any:
            if self.stick.has(path) or path in self.stick.handles:
                self.stick.asked(name)
            return real(path, *args, **more)

        return plain

    def io_open(self, real: Callable[..., Any], path: Any, mode: str = "r", *args: Any, **more: Any) -> Any:
        if not (self.stick.has(path) and "b" in mode):
            return real(path, mode, *args, **more)
        raw = Raw(self.stick, Path(path), mode)
        return io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)

    def open(self, real: Callable[..., int], path: Any, flags: int, *args: Any, **more: Any) -> int:
        if not self.stick.has(path):
            return real(path, flags, *args, **more)
        self.stick.asked("open")
        handle = real(path, flags & ~getattr(os, "O_DIRECT", 0), *args, **more)
        self.stick.handles[handle] = Path(path)
        return handle

    def close(self, real: Callable[[int], None], handle: int) -> None:
        self.stick.handles.pop(handle, None)
        real(handle)

    def readv(self, real: Callable[..., int], handle: int, buffers: list[memoryview]) -> int:
        fault = self.stick.asked("read") if handle in self.stick.handles else None
        count = real(handle, buffers)
        if fault is not None and count:
            if fault.kind == "bit":
                buffers[0][fault.more % count] ^= 1 << fault.more % 8
            elif fault.kind == "short":
                os.lseek(handle, -(count - max(count // 2, 1)), os.SEEK_CUR)
                return max(count // 2, 1)
        return count

    def fsync(self, real: Callable[[int], None], handle: int) -> None:
        path = self.stick.handles.get(handle)
        if path is None:
            return real(handle)
        self.stick.asked("fsync")
        return self.stick.disk.follow(Call("fsync", path))

    def link(self, real: Callable[..., None], source: Any, target: Any, **more: Any) -> None:
        if self.stick.has(target):
            self.stick.asked("link")
            if self.stick.fat:
                raise OSError(errno.EPERM, os.strerror(errno.EPERM))
            real(source, target, **more)
            self.stick.disk.follow(Call("link", Path(source), Path(target)))
        else:
            real(source, target, **more)

    def replace(self, real: Callable[..., None], source: Any, target: Any) -> None:
        if self.stick.has(target):
            self.stick.asked("rename")
            real(source, target)
            self.stick.disk.follow(Call("rename", Path(source), Path(target)))
            moved = {Path(source): Path(target)}
            self.stick.handles = {handle: moved.get(path, path) for handle, path in self.stick.handles.items()}
        else:
            real(source, target)

    def unlink(self, real: Callable[..., None], path: Any, **more: Any) -> None:
        if not self.stick.has(path):
            return real(path, **more)
        self.stick.asked("unlink")
        real(path, **more)
        return self.stick.disk.follow(Call("unlink", Path(path)))


class Raw(io.RawIOBase):
    """A file on the stick, without Python's buffer."""

    def __init__(self, stick: Stick, path: Path, mode: str) -> None:
        self.name = str(path)
        self._stick, self._reads, self._at = stick, "r" in mode, 0
        stick.asked("open" if self._reads else "create")
        flags = os.O_RDONLY if self._reads else os.O_WRONLY | os.O_CREAT | (os.O_EXCL if "x" in mode else os.O_TRUNC)
        new = not self._reads and not path.exists()
        self._handle = OPEN(path, flags, 0o666)
        stick.handles[self._handle] = path
        if not self._reads:
            stick.disk.follow(Call("openat", path, words="O_CREAT" if new else "O_CREAT|O_TRUNC"))

    def fileno(self) -> int:
        return self._handle

    def readable(self) -> bool:
        return self._reads

    def writable(self) -> bool:
        return not self._reads

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._at = os.lseek(self._handle, offset, whence)
        return self._at

    def readinto(self, buffer: Any, /) -> int:
        self._stick.asked("read")
        data = READ(self._handle, len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def write(self, data: Any, /) -> int:
        raw = bytes(data)
        fault = self._stick.asked("write", len(raw))
        if fault is not None and fault.kind == "short":
            raw = raw[: max(1, len(raw) // 2)]
        elif fault is not None and fault.kind == "pulled":
            raw = raw[: fault.more]
        stored = bytearray(raw)
        if fault is not None and fault.kind == "bit":  # it says that it has written what it was given
            stored[fault.more % len(stored)] ^= 1 << fault.more % 8
        WRITE(self._handle, stored)
        self._stick.wrote(self._stick.handles[self._handle], self._at, bytes(stored))
        self._at += len(raw)
        if fault is not None and fault.kind == "pulled":
            self._stick.pull()
        return len(raw)

    def close(self) -> None:
        if not self.closed:
            self._stick.handles.pop(self._handle, None)
            CLOSE(self._handle)
        super().close()
