"""Errors that reach people: one sentence that says what happened, what is safe and what to do."""

from __future__ import annotations

from typing import Any

from facilitator.language import Language


class Refusal(Exception):
    """Something was not done, for a reason that a person can understand.

    ``message`` is an English template (looked up in the translations), ``values`` fill it in. Values are data: they
    are inserted as they are and never read as a template.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values

    def __reduce__(self) -> tuple[Any, ...]:
        """It can pass from one process to another."""
        return _again, (type(self), self.message, self.values)

    def said(self, say: Language) -> str:
        """The sentence in a language; values that can be said themselves are said in it too."""
        values = {name: v.said(say) if isinstance(v, Refusal) else v for name, v in self.values.items()}
        return say(self.message, **values)


def _again(kind: type[Refusal], message: str, values: dict[str, object]) -> Refusal:
    return kind(message, **values)
