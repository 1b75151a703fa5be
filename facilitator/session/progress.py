"""How far long work is, and whether to stop it. What shows it lives above: a window or a terminal."""

from __future__ import annotations


class Progress:
    """Is told how far long work is; this one shows nothing and never stops it."""

    def __call__(self, done: int, total: int) -> None:
        """``done`` of ``total`` pieces."""

    @property
    def cancelled(self) -> bool:
        """Whether to stop before the next whole piece."""
        return False
