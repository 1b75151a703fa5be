"""The line of every key, found beside the standard parser."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.exchange.toml_lines import Path, key_lines

SCALARS = ["1", "-0.5e3", "true", "1979-05-27 07:32:00", "10:00:00", "0x1F", "inf"]
STRINGS = [
    '"plain"',
    r'"[[x]] # \" x = 1 \\"',
    "'# [x] \\'",
    '"""\n[[x]]\nx = 1 # z\n"""',
    '"""""two quotes"""""',
    '""""one quote""""',
    r'"""a\""" b \\"""',
    '"""a \\\n   b"""',
    "'''\n[x]\n'' x = \"\n'''",
    "''''one quote''''",
    '""',
    "''",
    '""""""',
]
COMMENTS = ["", "", " # [[x]]", "  # x = 1 ]", '#"""']


class Writer:
    """Writes random documents; every key has a name of its own, so that its line can be found by searching."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._keys = 0

    def document(self) -> str:
        statements = [self._pairs()]
        arrays: list[str] = []
        for _ in range(self._choose(range(7))):
            outer = self._choose(["", "", *arrays])
            name = f"{outer}.{self._key()}" if outer else self._key()
            if self._choose(["table", "array", "array"]) == "table":
                statements.append(f"[{name}]{self._comment()}\n{self._pairs()}")
                continue
            arrays.append(name)
            statements += [self._element(name) for _ in range(self._choose([1, 2, 3]))]
        return "".join(statements)

    def _element(self, name: str) -> str:
        return f"[[ {name} ]]{self._comment()}\n{self._key('mark')} = 1\n{self._pairs()}"

    def _choose(self, options: Any) -> Any:
        return self._draw(st.sampled_from(options))

    def _comment(self) -> str:
        return str(self._choose(COMMENTS))

    def _key(self, start: str = "k") -> str:
        self._keys += 1
        key = f"{start}{self._keys}z"
        return str(self._choose([key, key, f'"{key}"', f"'{key}'", f'"{key} # [\\u0041\\""']) if start == "k" else key)

    def _pairs(self) -> str:
        pairs = [f"{self._dotted()} = {self._value(3)}{self._comment()}\n" for _ in range(self._choose(range(4)))]
        blank = self._choose(["", "\n", "  # x\n", "\t\n"])
        return str(blank + "".join(pairs))

    def _dotted(self) -> str:
        return " . ".join(self._key() for _ in range(self._choose([1, 1, 2])))

    def _value(self, depth: int) -> str:
        kind = self._choose(["scalar", "string", "string", "list", "inline"])
        if kind == "string" or depth == 0:
            return str(self._choose(STRINGS))
        if kind == "list":
            return self._list(depth)
        if kind == "inline":
            return "{ " + ", ".join(f"{self._dotted()}={self._flat()}" for _ in range(self._choose(range(3)))) + " }"
        return str(self._choose(SCALARS))

    def _flat(self) -> str:
        return str(self._choose([*SCALARS, *STRINGS, "[1, [2]]", "{}", "[{}, {}]"]))

    def _list(self, depth: int) -> str:
        gap = self._choose(["", " ", "\n  ", " # ] x\n"])
        items = [f"{gap}{self._value(depth - 1)}{gap}" for _ in range(self._choose(range(4)))]
        return f"[{','.join(items)}{self._choose(['', ',']) if items else ''}{gap}]"


@st.composite
def documents(draw: st.DrawFn) -> str:
    return Writer(draw).document()


def paths(value: object, at: Path = ()) -> Iterator[Path]:
    """Every place in what the parser gives."""
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield (*at, key)
        yield from paths(child, (*at, key))


def line_of(text: str, sought: str) -> int:
    return text.count("\n", 0, text.index(sought)) + 1


@given(documents(), st.sampled_from(["\n", "\r\n"]))
def test_every_key_has_its_line(text: str, newline: str) -> None:
    lines = key_lines(text.replace("\n", newline))
    assert set(lines) == set(paths(tomllib.loads(text)))
    for path, line in lines.items():
        name = path[-1]
        if isinstance(name, str):
            assert line == line_of(text, name.partition(" ")[0]), path
            if name.startswith("mark"):
                assert lines[path[:-1]] == line - 1


@given(st.lists(st.sampled_from(STRINGS), max_size=5), st.sampled_from([",", ",\n", " , # ]\n"]))
def test_every_element_of_a_list_has_its_line(items: list[str], separator: str) -> None:
    text = f"a = [\n{separator.join(items)}]"
    lines = key_lines(text)
    for n in range(len(items)):
        before = f"a = [\n{''.join(item + separator for item in items[:n])}"
        assert lines["a", n] == before.count("\n") + 1


@pytest.mark.parametrize("string", STRINGS)
def test_the_strings_are_valid(string: str) -> None:
    assert isinstance(tomllib.loads(f"a = {string}")["a"], str)


def test_tables_in_arrays_are_counted_by_their_own_parents() -> None:
    text = "[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\nx = 2\n[[a]]\n[[a.b]]\nx = 3\n[a.b.c]\ny.z = 4\n"
    lines = key_lines(text)
    assert (lines["a", 0, "b", 1, "x"], lines["a", 1], lines["a", 1, "b", 0, "x"]) == (5, 6, 8)
    assert lines["a", 1, "b", 0, "c"] == 9
    assert lines["a", 1, "b", 0, "c", "y"] == lines["a", 1, "b", 0, "c", "y", "z"] == 10
    assert lines["a",] == 1
