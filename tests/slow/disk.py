"""A disk that can lose its power: what is flushed stays, of what is not, anything may be left.

A file is what was flushed, and the changes since. A folder is too: a name in it lasts when the folder is flushed, not
when the file is (POSIX promises no more, whatever some file systems do). Names change one by one and whole, as every
journalling file system does it; of data any sector may be there or not, in any order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.slow.tracing import Call


@dataclass(eq=False)
class File:
    """Bytes. A change is (offset, data), or (length, None) where the file was cut or lengthened."""

    flushed: bytearray = field(default_factory=bytearray)
    changes: list[tuple[int, bytes | None]] = field(default_factory=list)

    def flush(self) -> None:
        for change in self.changes:
            _apply(self.flushed, change)
        self.changes.clear()

    def lose(self, lost: PowerCut) -> None:
        """A flush fails: what is left of the changes is there, the rest will never be, unless it is written anew."""
        self.flushed = bytearray(self.after(lost))
        self.changes.clear()

    def after(self, cut: PowerCut) -> bytes:
        """What is left of it."""
        content = bytearray(self.flushed)
        for change in cut.kept(self.changes):
            _apply(content, change)
        return bytes(content)


@dataclass(eq=False)
class Folder:
    """Names. A change is what they are set to, None where one goes; a renaming is one change of two names."""

    flushed: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)
    changes: list[dict[str, File | Folder | None]] = field(default_factory=list)

    def change(self, names: dict[str, File | Folder | None]) -> None:
        self.changes.append(names)
        _rename(self.now, names)

    def flush(self) -> None:
        self.flushed = dict(self.now)
        self.changes.clear()

    def after(self, cut: PowerCut) -> dict[str, File | Folder]:
        """The names that are left."""
        left = dict(self.flushed)
        for change in self.changes:
            if cut.keeps():
                _rename(left, change)
        return left


@dataclass
class PowerCut:
    """What of the changes that were not flushed is left: each sector with a chance, and in what order."""

    chance: float
    sector: int = 512
    random: Random = field(default_factory=Random)
    orders: str = "as written"

    def keeps(self) -> bool:
        return self.random.random() < self.chance

    def kept(self, changes: Iterable[tuple[int, bytes | None]]) -> list[tuple[int, bytes | None]]:
        left = [piece for change in changes for piece in _sectors(change, self.sector) if self.keeps()]
        if self.orders == "any":
            self.random.shuffle(left)
        return left


class Disk:
    """The files of a folder, followed through a program's calls from what they are now, which is taken as flushed.

    ``before`` is a copy of the folder as it was, where the calls have been made already.
    """

    def __init__(self, top: Path, before: Path | None = None) -> None:
        self.top = top
        self.root = _read(before or top)

    def follow(self, call: Call, lost: PowerCut | None = None) -> None:
        """One call more; ``lost`` says how much of a file is there whose flush failed."""
        if not call.path.is_relative_to(self.top):
            return
        match call.name:
            case "write" | "pwrite64":
                self._file(call.path).changes.append((call.number, call.data))
            case "ftruncate":
                self._file(call.path).changes.append((call.number, None))
            case "fsync" | "fdatasync":
                self._find(call.path).flush()
            case "flush that failed":
                assert lost is not None
                found = self._find(call.path)
                if isinstance(found, File):  # names are in the file system's own journal: it has them, or stops
                    found.lose(lost)
            case "openat":
                self._open(call)
            case "mkdir":
                self._folder(call.path.parent).change({call.path.name: Folder()})
            case "rename":
                self._rename(call)
            case "link":
                assert call.other is not None
                self._folder(call.other.parent).change({call.other.name: self._find(call.path)})
            case "unlink" | "unlinkat" | "rmdir":
                self._folder(call.path.parent).change({call.path.name: None})
            case _:
                raise AssertionError(f"{call.name} is not understood")

    def _open(self, call: Call) -> None:
        folder = self._folder(call.path.parent) if call.path != self.top else self.root
        if "O_CREAT" in call.words and call.path.name not in folder.now:
            folder.change({call.path.name: File()})
        if "O_TRUNC" in call.words:
            self._file(call.path).changes.append((0, None))

    def _rename(self, call: Call) -> None:
        assert call.other is not None
        assert call.other.parent == call.path.parent, "moved between folders"
        self._folder(call.path.parent).change({call.path.name: None, call.other.name: self._find(call.path)})

    def after(self, cut: PowerCut) -> dict[Path, bytes | None]:
        """What is left of it: relative paths with their content, None for a folder, each after its parent."""
        return dict(_left(self.root, cut, Path()))

    def _find(self, path: Path) -> File | Folder:
        found: File | Folder = self.root
        for name in path.relative_to(self.top).parts:
            assert isinstance(found, Folder)
            found = found.now[name]
        return found

    def _file(self, path: Path) -> File:
        found = self._find(path)
        assert isinstance(found, File)
        return found

    def _folder(self, path: Path) -> Folder:
        found = self._find(path)
        assert isinstance(found, Folder)
        return found


def write_image(image: dict[Path, bytes | None], folder: Path) -> Path:
    """Make the files of an image below a new folder."""
    folder.mkdir()
    for path, content in image.items():
        if content is None:
            (folder / path).mkdir()
        else:
            (folder / path).write_bytes(content)
    return folder


def _read(folder: Path) -> Folder:
    names: dict[str, File | Folder] = {
        path.name: _read(path) if path.is_dir() else File(bytearray(path.read_bytes())) for path in folder.iterdir()
    }
    return Folder(dict(names), dict(names))


def _left(folder: Folder, cut: PowerCut, path: Path) -> Iterator[tuple[Path, bytes | None]]:
    for name, found in folder.after(cut).items():
        if isinstance(found, Folder):
            yield path / name, None
            yield from _left(found, cut, path / name)
        elif not name.endswith("-shm"):  # shared memory: SQLite makes it anew for the first who opens a record
            yield path / name, found.after(cut)


def _rename(names: dict[str, File | Folder], change: dict[str, File | Folder | None]) -> None:
    for name, found in change.items():
        if found is None:
            names.pop(name, None)
        else:
            names[name] = found


def _sectors(change: tuple[int, bytes | None], size: int) -> Iterator[tuple[int, bytes | None]]:
    """A change in pieces, each of which is there whole or not at all."""
    offset, data = change
    if data is None:
        yield change
        return
    end = offset + len(data)
    start = offset
    while start < end:
        stop = min(end, (start // size + 1) * size)
        yield start, data[start - offset : stop - offset]
        start = stop


def _apply(content: bytearray, change: tuple[int, bytes | None]) -> None:
    offset, data = change
    length = offset if data is None else offset + len(data)
    content.extend(bytes(max(0, length - len(content))))
    if data is None:
        del content[offset:]
    else:
        content[offset:length] = data
