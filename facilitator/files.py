"""Files that are really there: written, flushed, read back and only then given their name."""

from __future__ import annotations

import os
import re
import secrets
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO


def resource_folder() -> Path:
    """``resources/``: beside the package in a checkout, beside the program in a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def flush_to_disk(file: BinaryIO) -> None:
    """Hand everything written so far to the medium itself, not only to the system's cache.

    macOS answers ``fsync`` before the drive has written; ``F_FULLFSYNC`` waits for it (see fcntl(2) there).
    """
    file.flush()
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # network volumes do not know it; fsync below still holds
            fcntl.fcntl(file.fileno(), fcntl.F_FULLFSYNC)
    os.fsync(file.fileno())


def forget_cached(file: BinaryIO) -> None:
    """Let what was flushed be read from the medium, not from memory, where the system can be told so (Linux)."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def overwritten(file: BinaryIO) -> None:
    """Put zeros in the place of every byte of an open file, on the medium. What an SSD puts aside is out of reach."""
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    while left > 0:
        left -= file.write(bytes(min(left, 1 << 20)))
    flush_to_disk(file)


def erase(path: Path) -> None:
    """Overwrite a file and take it away; one that is not there is fine. Raises OSError."""
    with suppress(FileNotFoundError):
        with path.open("r+b") as file:
            overwritten(file)
        path.unlink()
        flush_folder(path.parent)


def flush_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut. Windows has no such call and needs none."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(path: Path) -> None:
    """Make a folder and those above it, each in a way that survives a power cut; one that is there stays as it is."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for folder in missing:
        flush_folder(folder.parent)


class NameTaken(Exception):
    """Another program has given a file this name meanwhile."""


def take_name(temporary: Path, path: Path) -> None:
    """Give a finished file a name that is free. Raises NameTaken where somebody was quicker: that file stays."""
    try:
        if sys.platform == "win32":
            temporary.rename(path)  # which replaces nothing there
        else:
            os.link(temporary, path)
    except FileExistsError:
        raise NameTaken(path) from None
    except OSError:  # FAT and some network folders know no second name of a file
        if path.exists():
            raise NameTaken(path) from None
        os.replace(temporary, path)


@contextmanager
def durable(
    path: Path, give: Callable[[Path, Path], None] = os.replace, part: Path | None = None
) -> Iterator[BinaryIO]:
    """Write a file under a temporary name beside ``path``; on leaving it is flushed and takes the name at once.

    An existing file is replaced only when the new one is whole; with ``take_name`` it is not replaced. On any error
    the temporary file is removed and what was there before is untouched. Its name is nobody else's: two programs that
    write the same file do not meet in it. Whoever has to know it beforehand gives it as ``part``.
    """
    temporary = part or path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with temporary.open("xb") as file:
            yield file
            flush_to_disk(file)
        give(temporary, path)
        flush_folder(path.parent)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_durably(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` so that it survives a power cut."""
    with durable(path) as file:
        file.write(content)


def free_name(path: Path, taken: Callable[[Path], bool] = Path.exists) -> Path:
    """``path`` itself, or ``name-2.ext``, ``name-3.ext`` …: the first that does not exist."""
    candidate, n = path, 1
    while taken(candidate):
        n += 1
        candidate = path.with_name(f"{path.stem}-{n}{path.suffix}")
    return candidate


def plain_name(text: str, longest: int = 40) -> str:
    """Letters, digits and ``-`` of ASCII alone, so that every file system takes it: ``Größe 1/2`` → ``Groesse-1-2``."""
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue"), ("ß", "ss")):
        text = text.replace(letter, plain)
    ascii_only = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", ascii_only).strip("-")[:longest].strip("-") or "x"


def file_hash(path: Path) -> str:
    """Hex SHA-256 of a file's bytes, read in pieces."""
    import hashlib  # the windows start without it

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
