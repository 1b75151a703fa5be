"""The project's own files, and what the rules of the house look for in them. A rule gives its findings as texts."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("facilitator", "resources", "tests", "docs", ".ci")
FILES = ("main.py", "pyproject.toml", "build.spec", "README.md", "CHANGELOG.md", "LICENSE", ".gitignore")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """A Python file: ``name`` relative to the project with ``/``."""

    name: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.name)

    def walk(self) -> Iterator[ast.AST]:
        return ast.walk(self.tree)

    def functions(self) -> Iterator[Function]:
        return (node for node in self.walk() if isinstance(node, Function))

    def at(self, node: ast.stmt | ast.expr | ast.ExceptHandler | ast.arg) -> str:
        return f"{self.name}:{node.lineno}"


def ignored(name: str) -> bool:
    """Whether .gitignore leaves a file or folder of this name out."""
    patterns = (ROOT / ".gitignore").read_text("utf-8").split()
    return any(fnmatch(name, pattern.strip("/")) for pattern in patterns)


def project_files() -> list[Path]:
    """Every file of the project, caches left out."""
    inside = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    kept = [path for path in inside if not any(ignored(part) for part in path.relative_to(ROOT).parts)]
    return kept + [ROOT / name for name in FILES if (ROOT / name).exists()]


def sources(*folders: str) -> list[Source]:
    """The Python files below some folders of the project; all of them where none is named."""
    names = [(path, path.relative_to(ROOT).as_posix()) for path in project_files() if path.suffix == ".py"]
    return [
        Source(name, path.read_text("utf-8"))
        for path, name in names
        if not folders or any(name.startswith(f"{folder}/") for folder in folders)
    ]
