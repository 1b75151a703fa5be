"""What really lies on a medium: files read past the system's cache, which would only repeat what was meant to be there.

Linux: ``O_DIRECT`` (open(2)), where the file system knows it; the cached pages are given up in any case
(``posix_fadvise``). macOS: ``F_NOCACHE`` (fcntl(2)). Windows: ``FILE_FLAG_NO_BUFFERING`` (CreateFileW), which wants
whole sectors into memory that begins at one.
"""

from __future__ import annotations

import errno
import mmap
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PIECE = 1 << 20
"""Bytes at a time: whole sectors of every drive."""
_SECTOR = 4096


def bytes_on(path: Path) -> Iterator[bytes]:
    """A file's bytes in pieces. Raises OSError."""
    handle = _opened(path)
    try:
        with mmap.mmap(-1, PIECE) as room, memoryview(room) as view:
            while count := _read(handle, view, path):
                yield bytes(view[:count])
                if count % _SECTOR:  # the end; from there nothing may be read directly any more
                    return
    finally:
        os.close(handle)


def _opened(path: Path) -> int:
    if sys.platform == "win32":
        return _opened_on_windows(path)
    if sys.platform == "darwin":
        import fcntl

        handle = os.open(path, os.O_RDONLY)
        fcntl.fcntl(handle, fcntl.F_NOCACHE, 1)
        return handle
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_DIRECT", 0))
    except OSError as error:
        if error.errno != errno.EINVAL:  # what a file system says that knows no direct reading
            raise
        return _opened_cached(path)


def _opened_cached(path: Path) -> int:
    """For a file system that knows no direct reading; its cached pages are given up first."""
    handle = os.open(path, os.O_RDONLY)
    with suppress(OSError):
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    return handle


def _read(handle: int, view: memoryview, path: Path) -> int:
    if sys.platform == "win32":
        import io

        with io.FileIO(handle, closefd=False) as file:
            return file.readinto(view) or 0
    try:
        return os.readv(handle, [view])
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
    at = os.lseek(handle, 0, os.SEEK_CUR)  # opened directly, and refused at the first reading only
    plain = _opened_cached(path)
    try:
        os.lseek(plain, at, os.SEEK_SET)
        os.dup2(plain, handle, inheritable=False)
    finally:
        os.close(plain)
    return os.readv(handle, [view])


if sys.platform == "win32":

    def _opened_on_windows(path: Path) -> int:
        import ctypes
        import msvcrt
        from ctypes import wintypes

        read, share, existing, unbuffered = 0x80000000, 7, 3, 0x20000000
        create = ctypes.WinDLL("kernel32", use_last_error=True).CreateFileW
        create.restype = wintypes.HANDLE
        create.argtypes = [
            wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, wintypes.LPVOID, wintypes.DWORD, wintypes.DWORD,
            wintypes.HANDLE,
        ]  # fmt: skip
        handle = create(str(path), read, share, None, existing, unbuffered, None)
        if handle in (None, wintypes.HANDLE(-1).value):
            raise ctypes.WinError(ctypes.get_last_error())
        return msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY)
