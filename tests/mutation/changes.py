"""Mutants: a Python file with one small change each, which some test should notice.

What only guards (``strict=``, decorators), what only mypy sees (annotations) and what people read is left as it is.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from itertools import chain
from typing import Any

SHOWN = 70
"""Characters of a change that are shown: as much of what stands around it as fits in."""


@dataclass(frozen=True)
class Mutant:
    """``was`` and ``now`` show the change, ``text`` is the whole file; ``line`` and ``function`` are the original's.

    ``function`` is the line of the function that it lies in, 0 outside.
    """

    line: int
    function: int
    was: str
    now: str
    text: str


@dataclass(frozen=True)
class Place:
    """Where a node stands: in which field of its parent, or where in a field that is a list; and all above it."""

    above: tuple[ast.AST, ...]
    field: str
    index: int | None
    node: ast.AST

    def put(self, node: ast.AST) -> None:
        """Let another node stand here."""
        if self.index is None:
            setattr(self.above[-1], self.field, node)
        else:
            getattr(self.above[-1], self.field)[self.index] = node

    @property
    def line(self) -> int:
        """The line of the node, or of what it begins with."""
        return min(node.lineno for node in ast.walk(self.node) if isinstance(node, ast.stmt | ast.expr | ast.pattern))

    @property
    def function(self) -> int:
        """The line of the outermost function that it lies in; 0 where there is none."""
        return next((node.lineno for node in self.above if isinstance(node, ast.FunctionDef)), 0)

    @property
    def scene(self) -> ast.AST:
        """The node with as much around it as can be shown."""
        scene = self.node
        for node in reversed(self.above):
            if isinstance(node, ast.arguments | ast.mod) or len(ast.unparse(node)) > SHOWN:
                break
            scene = node
        return scene


def mutants(text: str) -> Iterator[Mutant]:
    """All mutants of a file, always in the same order."""
    tree = ast.parse(text)
    for place in _places(tree, ()):
        for other in chain(_expressions(place.node), _statements(place)):
            scene = place.scene
            was = ast.unparse(scene)
            place.put(other)
            changed = ast.unparse(other if scene is place.node else scene)
            text = ast.unparse(ast.fix_missing_locations(tree))
            yield Mutant(place.line, place.function, *_difference(was, changed), text)
            place.put(place.node)


def telling(text: str) -> str:
    """The file with a ``_ran.add(line)`` at the beginning of each function, so that it tells which of them ran."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.body[:0] = ast.parse(f"_ran.add({node.lineno})").body
    return ast.unparse(tree)


LEFT = {"annotation", "returns", "decorator_list"}


def _places(node: ast.AST, above: tuple[ast.AST, ...]) -> Iterator[Place]:
    above = (*above, node)
    for name, value in ast.iter_fields(node):
        if name in LEFT:
            continue
        for index, child in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(child, ast.AST) and not _told(child):
                yield Place(above, name, index, child)
                yield from _places(child, above)


def _told(node: ast.AST) -> bool:
    """Whether it is a docstring or another text beside the code, or a ``strict=``."""
    if isinstance(node, ast.keyword):
        return node.arg == "strict"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _difference(was: str, now: str) -> tuple[str, str]:
    """Two texts in a line each; of long ones the part around the first difference."""
    was, now = " ".join(was.split()), " ".join(now.split())
    if max(len(was), len(now)) <= 2 * SHOWN:
        return was, now
    same = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    start = max(0, same - SHOWN // 2)
    return was[start : start + SHOWN], now[start : start + SHOWN]


COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "reversed": "iter", "sorted": "list"}
SQL = re.compile(r"\b(SELECT|UPDATE|INSERT|DELETE|WHERE|AND|LIMIT)\b")
WORDS = {
    " AND NOT ": " AND ",
    " AND ": " OR ",
    " OR ": " AND ",
    " DESC": "",
    "DISTINCT ": "",
    "OR IGNORE ": "",
    "UNION ALL": "UNION",
    " IS NOT NULL": " IS NULL",
    "max(": "min(",
    "sum(": "max(",
    " + ?": " - ?",
}


def _expressions(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            for at, sign in enumerate(node.ops):
                yield from (_with(node, ops=_swapped(node.ops, at, other())) for other in COMPARISONS[type(sign)])
        case ast.BoolOp():
            yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())
            yield from (_with(node, values=some) for some in _each_less(node.values))
        case ast.BinOp() if type(node.op) in OPERATORS:
            yield _with(node, op=OPERATORS[type(node.op)]())
            yield node.left
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield node.operand
        case ast.IfExp():
            yield from (node.body, node.orelse)
        case ast.comprehension():
            yield from (_with(node, ifs=some) for some in _each_less(node.ifs))
        case ast.Set() | ast.List():
            yield from (_with(node, elts=some) for some in _each_less(node.elts))
        case ast.Tuple() if any(isinstance(part, ast.Starred) for part in node.elts):
            yield from (_with(node, elts=some) for some in _each_less(node.elts))
        case ast.Dict():
            pairs = zip(_each_less(node.keys), _each_less(node.values), strict=True)
            yield from (_with(node, keys=keys, values=values) for keys, values in pairs)
        case ast.Slice():
            yield from (_with(node, **{name: None}) for name in ("lower", "upper") if getattr(node, name))
        case ast.Constant():
            yield from (ast.Constant(value) for value in _values(node.value))
        case ast.Call():
            yield from _calls(node)


def _calls(node: ast.Call) -> Iterator[ast.AST]:
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in NAMES:
        keywords = [] if name == "sorted" else node.keywords
        yield _with(node, func=ast.Name(NAMES[name]), keywords=keywords)
    if name == "sorted":
        yield _with(node, keywords=[*node.keywords, ast.keyword("reverse", ast.Constant(value=True))])
    if name in {"min", "max"} and len(node.args) == 2:
        yield from node.args
    if isinstance(node.func, ast.Attribute) and node.func.attr == "get" and len(node.args) == 2:
        yield _with(node, args=node.args[:1])
    for some, keyword in zip(_each_less(node.keywords), node.keywords, strict=True):
        if keyword.arg not in {"strict", "default_factory"}:
            yield _with(node, keywords=some)


def _values(value: object) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1) if value else (1,)
    elif isinstance(value, str) and SQL.search(value):
        for word, other in WORDS.items():
            for found in re.finditer(re.escape(word), value):
                yield value[: found.start()] + other + value[found.end() :]


def _statements(place: Place) -> Iterator[ast.AST]:
    match place.node:
        case ast.Expr() | ast.Raise() | ast.Delete():
            yield ast.Pass()
        case ast.AugAssign():
            yield ast.Pass()
            if type(place.node.op) in OPERATORS:
                yield _with(place.node, op=OPERATORS[type(place.node.op)]())
        case ast.Assign() if _rebinds(place):
            yield ast.Pass()
        case ast.Return(value=value) if value is not None and ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Continue():
            yield from (ast.Pass(), ast.Break())
        case ast.Break():
            yield from (ast.Pass(), ast.Continue())
        case ast.If() | ast.While() if not isinstance(place.node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield _with(place.node, test=ast.UnaryOp(ast.Not(), place.node.test))
        case ast.Match():
            yield from (_with(place.node, cases=some) for some in _each_less(place.node.cases))


def _rebinds(place: Place) -> bool:
    """Whether a value is set that was another before; without its first one a name would only be unknown."""
    function = next((node for node in reversed(place.above) if isinstance(node, ast.FunctionDef)), None)
    if function is None or not isinstance(place.node, ast.Assign):
        return False
    inside = [node for node in ast.walk(function) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    bound = [name.id for name in inside] + [argument.arg for argument in function.args.args]
    names = [node.id for target in place.node.targets for node in ast.walk(target) if isinstance(node, ast.Name)]
    stored = all(isinstance(target, ast.Attribute | ast.Subscript) for target in place.node.targets)
    return stored or all(bound.count(name) > 1 for name in names)


def _with(node: ast.AST, **changed: Any) -> ast.AST:
    other = copy(node)
    for name, value in changed.items():
        setattr(other, name, value)
    return other


def _swapped(items: list[ast.cmpop], at: int, item: ast.cmpop) -> list[ast.cmpop]:
    return [*items[:at], item, *items[at + 1 :]]


def _each_less(items: list[Any]) -> list[list[Any]]:
    """The list without each of its items in turn."""
    return [[*items[:at], *items[at + 1 :]] for at in range(len(items))]
