"""On which line each key of a TOML text stands.

The standard parser checks and reads a text but keeps no positions, and says it will not
(github.com/python/cpython/issues/115516). This walks over a text that the parser has already accepted, so it needs to
know only where things begin and end, never what is allowed.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*")
_SPACE = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}#\n]+")
_STRINGS = (  # the long forms first: their quotes begin like the short ones'
    re.compile(r'"""(?:\\.|[^\\])*?"""(?:"{0,2})', re.DOTALL),
    re.compile(r"'''.*?'''(?:'{0,2})", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\])*"'),
    re.compile(r"'[^']*'"),
)


def key_lines(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and list element of a valid TOML text, by its path.

    Elements of lists and of arrays of tables are counted from 0: ``("workshop", 1, "phase", 0, "minutes")``.
    """
    return _Walk(text.replace("\r\n", "\n")).lines


class _Walk:
    """One pass over a text. ``at`` is the offset read next; ``table`` is where plain keys belong."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._at = 0
        self._table: Path = ()
        self._counts: dict[Path, int] = {}
        while self._skip(_SPACE) < len(text):
            if text[self._at] == "[":
                self._header()
            else:
                self._pair(self._table)

    def _skip(self, pattern: re.Pattern[str]) -> int:
        """Go past ``pattern`` where it stands here; the new offset."""
        match = pattern.match(self._text, self._at)
        if match:
            self._at = match.end()
        return self._at

    def _take(self, sign: str) -> bool:
        """Go past ``sign`` if it stands here."""
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        return True

    def _note(self, path: Path, at: int) -> None:
        """``path``, and the tables it makes on its way, begin here unless they began before."""
        line = bisect_right(self._starts, at)
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def _header(self) -> None:
        start = self._at
        element = self._take("[[")
        if not element:
            self._take("[")
        path: Path = ()
        *outer, last = self._key()
        for part in outer:
            path = self._latest((*path, part))
        path = (*path, last)
        if element:
            self._counts[path] = self._counts.get(path, -1) + 1
        self._table = self._latest(path)
        self._note(self._table, start)
        self._take("]]" if element else "]")

    def _latest(self, path: Path) -> Path:
        """The newest element, where ``path`` is an array of tables."""
        return (*path, self._counts[path]) if path in self._counts else path

    def _key(self) -> Path:
        """A key of one or more parts, with the blanks around them."""
        parts: list[str] = []
        while not parts or self._take("."):
            self._skip(_BLANK)
            parts.append(self._key_part())
            self._skip(_BLANK)
        return tuple(parts)

    def _key_part(self) -> str:
        start = self._at
        if not self._string():
            self._skip(_BARE_KEY)
        raw = self._text[start : self._at]
        return str(tomllib.loads(f"key = {raw}")["key"]) if raw[0] in "\"'" else raw

    def _pair(self, table: Path) -> None:
        start = self._at
        path = table + self._key()
        self._note(path, start)
        self._take("=")
        self._skip(_BLANK)
        self._value(path)

    def _value(self, path: Path) -> None:
        if self._take("["):
            self._list(path)
        elif self._take("{"):
            self._inline_table(path)
        elif not self._string():
            self._skip(_SCALAR)

    def _string(self) -> bool:
        """Go past a string, if one stands here."""
        start = self._at
        return any(self._skip(pattern) > start for pattern in _STRINGS)

    def _list(self, path: Path) -> None:
        count = 0
        while self._skip(_SPACE) >= 0 and not self._take("]"):
            element = (*path, count)
            self._note(element, self._at)
            self._value(element)
            self._skip(_SPACE)
            self._take(",")
            count += 1

    def _inline_table(self, path: Path) -> None:
        while self._skip(_SPACE) >= 0 and not self._take("}"):
            self._pair(path)
            self._skip(_SPACE)
            self._take(",")
