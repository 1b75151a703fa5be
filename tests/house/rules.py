"""The rules of the house for Python code. Each looks at one source and gives its findings, ``file:line what``."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from tests.house.sources import Function, Source

LONGEST_FILE = 300
LONGEST_FUNCTION = 60

SQL = re.compile(
    r"\b(SELECT\s[\s\S]*\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|BEGIN\s+IMMEDIATE"
    r"|(CREATE|DROP|ALTER)\s+(UNIQUE\s+|TEMP\s+|VIRTUAL\s+)*(TABLE|INDEX|TRIGGER|VIEW))\b|\bPRAGMA\s+\w"
)

Rule = Callable[[Source], Iterator[str]]


def lines_of(function: Function) -> int:
    """Lines from ``def`` to the last one."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def short_file(source: Source) -> Iterator[str]:
    """A file that grows is split by meaning."""
    lines = source.text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{source.name}: {lines} lines"


def short_functions(source: Source) -> Iterator[str]:
    """So does a function."""
    for function in source.functions():
        if lines_of(function) > LONGEST_FUNCTION:
            yield f"{source.at(function)} {function.name} has {lines_of(function)} lines"


def narrow_excepts(source: Source) -> Iterator[str]:
    """Only errors that are understood are caught; any others may pass through a handler that ends with ``raise``."""
    for node in source.walk():
        if isinstance(node, ast.ExceptHandler) and _is_broad(node.type) and not _goes_on(node.body[-1]):
            yield f"{source.at(node)} catches everything"
        if isinstance(node, ast.Call) and _last_name(node.func) == "suppress" and any(map(_is_broad, node.args)):
            yield f"{source.at(node)} suppresses everything"


def no_global(source: Source) -> Iterator[str]:
    """State has an owner."""
    for node in source.walk():
        if isinstance(node, ast.Global):
            yield f"{source.at(node)} global {', '.join(node.names)}"


def no_stars(source: Source) -> Iterator[str]:
    """What a file uses can be read at its top."""
    for node in source.walk():
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            yield f"{source.at(node)} star import"


def named_imports(source: Source) -> Iterator[str]:
    """Nothing is imported by a computed name: the contracts between the floors would not see it."""
    for node in source.walk():
        if isinstance(node, ast.Call) and _last_name(node.func) in {"__import__", "import_module"}:
            yield f"{source.at(node)} import by name"


def no_flags(source: Source) -> Iterator[str]:
    """A function that does one thing or another by a flag is two functions.

    Not counted: what Qt itself calls (its methods written anew, with their camelCase names, and ``checked`` of a
    button's signal), and a ``set_…`` whose one argument is the value it sets.
    """
    for function in source.functions():
        arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        own = [argument for argument in arguments if argument.arg not in {"self", "cls"}]
        if function.name.startswith("set_") and len(own) == 1:
            continue
        if source.name.startswith("facilitator/desk/") and re.search("[a-z][A-Z]", function.name):
            continue
        for argument in own:
            if argument.arg != "checked" and _is_bool(argument.annotation):
                yield f"{source.at(argument)} {function.name}({argument.arg}: bool)"


def no_sql(source: Source) -> Iterator[str]:
    """SQL is spoken in record/ alone."""
    if source.name.startswith("facilitator/record/"):
        return
    for node in source.walk():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value):
            yield f"{source.at(node)} SQL outside record/"


EVERYWHERE: tuple[Rule, ...] = (short_file, short_functions, narrow_excepts, no_global, no_stars)
IN_THE_PROGRAM: tuple[Rule, ...] = (named_imports, no_flags, no_sql)


def _is_broad(kind: ast.expr | None) -> bool:
    kinds = kind.elts if isinstance(kind, ast.Tuple) else [kind]
    return any(one is None or _last_name(one) in {"Exception", "BaseException"} for one in kinds)


def _goes_on(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Raise) and statement.exc is None


def _last_name(node: ast.expr | None) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_bool(annotation: ast.expr | None) -> bool:
    if isinstance(annotation, ast.BinOp):
        return _is_bool(annotation.left) or _is_bool(annotation.right)
    return _last_name(annotation) == "bool"
