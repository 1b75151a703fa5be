"""Progress on a terminal; silent where the output is no terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from facilitator.session.progress import Progress


class Shown(Progress):
    """Moves a bar on the terminal."""

    def __init__(self, bar: Bar, title: str) -> None:
        self._bar = bar
        self._task = bar.add_task(title, total=None)

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total`` pieces."""
        self._bar.update(self._task, completed=done, total=total)


@contextmanager
def progress_bar(title: str) -> Iterator[Progress]:
    """A bar on standard error while the work inside lasts."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Progress()
        return
    with Bar(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console) as bar:
        yield Shown(bar, title)
