"""Ideas said twice, on the command line."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from facilitator.cli.command import DONE, Command
from facilitator.cli.terminal import progress_bar
from facilitator.language import Language
from facilitator.record import Record
from facilitator.session.grouping import Suggesting, Suggestion

Commands = _SubParsersAction  # argparse has no public name for what add_subparsers returns


class GroupingCommands(Command):
    """Suggests; nothing is joined by it."""

    def group(self) -> int:
        """Groups of ideas that say the same."""
        with self._reading() as record, progress_bar(self.say("Comparing")) as progress:
            found = Suggesting().suggestions(record, progress)
            lines = list(self._lines(record, found))
        groups = [{"ideas": list(one.ideas), "why": one.reason.said(self.say), "score": one.score} for one in found]
        self._answer({"groups": groups}, lines or [self.say("No idea seems to have been said twice.")])
        return DONE

    def _lines(self, record: Record, found: list[Suggestion]) -> Iterator[str]:
        rows = {row.id: row for row in record.review.ideas()}
        for one in found:
            yield f"{one.score:.2f}  {one.reason.said(self.say)}"
            for row in map(rows.__getitem__, one.ideas):
                yield f"      {row.label}  {row.text}"


def add_grouping(commands: Commands[ArgumentParser], say: Language) -> None:
    """``group --record CENTRAL.sqlite [--json]``."""
    group = commands.add_parser("group", help=say("suggest groups of ideas that say the same"))
    group.add_argument("--record", type=Path, required=True, metavar="CENTRAL.sqlite")
    group.add_argument("--json", action="store_true")
    group.set_defaults(room=GroupingCommands)
