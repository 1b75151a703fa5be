"""The rules of the house are kept, and each of them notices a breach."""

from __future__ import annotations

from statistics import median

import pytest

from tests.house import rules
from tests.house.sources import Source, sources

BREACHES: dict[str, tuple[rules.Rule, str]] = {
    "long file": (rules.short_file, "a = 1\n" * 301),
    "long function": (rules.short_functions, "def f() -> None:\n" + "    a = 1\n" * 60),
    "bare except": (rules.narrow_excepts, "try:\n    f()\nexcept:\n    pass\n"),
    "broad except": (rules.narrow_excepts, "try:\n    f()\nexcept (OSError, Exception):\n    g()\n"),
    "other error raised instead": (rules.narrow_excepts, "try:\n    f()\nexcept Exception as e:\n    raise G from e\n"),
    "broad suppress": (rules.narrow_excepts, "with contextlib.suppress(Exception):\n    f()\n"),
    "global": (rules.no_global, "def f() -> None:\n    global a\n    a = 1\n"),
    "star": (rules.no_stars, "from os import *\n"),
    "import by name": (rules.named_imports, "importlib.import_module('PySide6')\n"),
    "flag": (rules.no_flags, "def save(path: str, force: bool = False) -> None: ...\n"),
    "keyword flag": (rules.no_flags, "def save(*, force: bool | None) -> None: ...\n"),
    "select": (rules.no_sql, "q = '''SELECT *\nFROM idea'''\n"),
    "insert": (rules.no_sql, "q = f'INSERT OR IGNORE INTO {t} VALUES (1)'\n"),
    "pragma": (rules.no_sql, "q = 'PRAGMA user_version'\n"),
}

FINE: dict[str, tuple[rules.Rule, str]] = {
    "clean up and go on": (rules.narrow_excepts, "try:\n    f()\nexcept BaseException:\n    g()\n    raise\n"),
    "a field": (rules.no_flags, "class A:\n    parked: bool = False\n"),
    "a setter": (rules.no_flags, "class A:\n    def set_parked(self, parked: bool) -> None: ...\n"),
    "a function that asks": (rules.no_flags, "def f(ask: Callable[[int], bool]) -> None: ...\n"),
    "plain words": (rules.no_sql, "a = 'Please select a card from the list, or update it.'\n"),
}


@pytest.mark.parametrize("rule", rules.EVERYWHERE, ids=lambda rule: rule.__name__)
def test_rule_is_kept_everywhere(rule: rules.Rule) -> None:
    assert [finding for source in sources() for finding in rule(source)] == []


@pytest.mark.parametrize("rule", rules.IN_THE_PROGRAM, ids=lambda rule: rule.__name__)
def test_rule_is_kept_in_the_program(rule: rules.Rule) -> None:
    assert [finding for source in sources("facilitator") for finding in rule(source)] == []


@pytest.mark.parametrize("breach", BREACHES)
def test_a_breach_is_found(breach: str) -> None:
    rule, text = BREACHES[breach]
    assert len(list(rule(Source("facilitator/desk/planted.py", text)))) == 1


@pytest.mark.parametrize("case", FINE)
def test_what_is_fine_is_let_through(case: str) -> None:
    rule, text = FINE[case]
    assert list(rule(Source("facilitator/session/planted.py", text))) == []


def test_functions_are_short_on_the_whole() -> None:
    lengths = [rules.lines_of(function) for source in sources("facilitator") for function in source.functions()]
    assert median(lengths) <= 8
