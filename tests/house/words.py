"""What the program says to people: the English sentences in its code, and their German ones in resources/."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.house.sources import ROOT, Function, Source

SPEAKERS = {"say", "_say"}


@dataclass(frozen=True)
class Sentence:
    """An English sentence and where it stands."""

    text: str
    place: str


def catalogues() -> dict[str, Catalog]:
    """The German files by name."""
    return {path.name: read_catalogue(path) for path in sorted((ROOT / "resources/language/de").glob("*.po"))}


def read_catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="de")


def refusals(sources: list[Source]) -> set[str]:
    """Names of ``Refusal`` and of every class made from it, in whatever file."""
    bases = {
        node.name: {_name(base) for base in node.bases}
        for source in sources
        for node in source.walk()
        if isinstance(node, ast.ClassDef)
    }
    found = {"Refusal"}
    while more := {name for name, above in bases.items() if above & found} - found:
        found |= more
    return found


def sentences(source: Source, errors: set[str]) -> Iterator[Sentence]:
    """Every sentence said in a file: ``say("…")``, ``say.count("…", "…", n)``, ``Refusal("…")`` and its kinds.

    One kept in a variable first is found by the variable's name, one handed to a function by its parameter ``message``.
    """
    kept = _kept(source)
    for node in _said(source, errors):
        values = kept.get(node.id, []) if isinstance(node, ast.Name) else [node]
        for text in (alternative for value in values for alternative in _alternatives(value)):
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value:
                yield Sentence(text.value, source.at(text))


def built_sentences(source: Source, errors: set[str]) -> Iterator[str]:
    """Places where a sentence is put together before it is said, so that no translation can be found."""
    for node in _said(source, errors):
        if any(isinstance(value, ast.JoinedStr | ast.BinOp) for value in _alternatives(node)):
            yield source.at(node)


def literals(source: Source) -> set[str]:
    """Every text in a file; sentences kept in tables are said later."""
    return {node.value for node in source.walk() if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def english(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, (tuple, list)) else (str(message.id),)


def german(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, (tuple, list)) else (str(message.string or ""),)


def places(text: str) -> set[str]:
    """The ``{names}`` of a sentence."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults(message: Message) -> Iterator[str]:
    """What is wrong with a translation: missing, marked as doubtful, or with other places than the English one."""
    wanted = places(english(message)[-1])
    if message.fuzzy:
        yield f"{message.id!r} is marked fuzzy"
    for n, text in enumerate(german(message)):
        spare = {"n"} if n == 0 and len(german(message)) > 1 else set()
        if not text.strip():
            yield f"{message.id!r} has no translation"
        elif not wanted - spare <= places(text) <= wanted:
            yield f"{message.id!r} has other places: {text!r}"


def _said(source: Source, errors: set[str]) -> Iterator[ast.expr]:
    """Whatever stands where a sentence is said."""
    messengers = {function.name for function in source.functions() if "message" in _parameters(function)[:1]}
    for call, inside in _calls(source.tree, ""):
        yield from call.args[: _forms(call, inside, errors, messengers)]


def _kept(source: Source) -> dict[str, list[ast.expr]]:
    """What variables of a file are set to, by their names."""
    kept: dict[str, list[ast.expr]] = {}
    for node in source.walk():
        if isinstance(node, ast.Assign):
            for target in node.targets:
                kept.setdefault(_name(target), []).append(node.value)
    return kept


def _alternatives(value: ast.expr) -> Iterator[ast.expr]:
    """Both sides of ``a if x else b``."""
    if isinstance(value, ast.IfExp):
        yield from _alternatives(value.body)
        yield from _alternatives(value.orelse)
    else:
        yield value


def _parameters(function: Function) -> list[str]:
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return [name for name in names if name not in {"self", "cls"}]


def _calls(node: ast.AST, inside: str) -> Iterator[tuple[ast.Call, str]]:
    """Calls below a node, each with the name of the class that it stands in."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, inside
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else inside)


def _forms(call: ast.Call, inside: str, errors: set[str], messengers: set[str]) -> int:
    """How many of a call's arguments are forms of a sentence; 0 where it says nothing."""
    function = call.func
    if _name(function) in SPEAKERS | errors | messengers - {"__init__"}:
        return 1
    if isinstance(function, ast.Attribute) and function.attr == "count" and _name(function.value) in SPEAKERS:
        return 2
    is_super = isinstance(function, ast.Attribute) and function.attr == "__init__" and inside in errors
    return 1 if is_super else 0


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
