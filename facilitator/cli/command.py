"""What every command needs: its arguments, its record, and where it speaks to."""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from facilitator.cli.opening import opened
from facilitator.clock import Clock
from facilitator.conference.errors import Refusal
from facilitator.language import Language
from facilitator.record import Record, read_record, told
from facilitator.report.summary import Version
from facilitator.session import documents

DONE, PARTLY, NOTHING = 0, 1, 3


class Command:
    """One call of the program: its arguments, and where it speaks to. Each method without _ is a command."""

    def __init__(self, asked: Namespace, clock: Clock, say: Language) -> None:
        self.asked = asked
        self.clock = clock
        self.say = say

    def run(self) -> int:
        """Carry out the command; returns the exit status."""
        command = getattr(self, self.asked.command)
        try:
            result: int = command()
        except Refusal as refusal:
            return self._nothing(refusal)
        return result

    # What several of them need.

    @contextmanager
    def _reading(self) -> Iterator[Record]:
        path: Path = self.asked.record
        with told(path), read_record(path) as record:
            yield record

    @contextmanager
    def _central(self) -> Iterator[Record]:
        """The central record; a dry run makes none where there is none yet."""
        path: Path = self.asked.record
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder) / path.name if self.asked.dry_run and not path.exists() else path
            with opened(place, self.clock.wall(), self._warn) as record:
                yield record

    @contextmanager
    def _for_export(self) -> Iterator[Record]:
        """For looking only, unless a package goes out: the record remembers where its packages are."""
        with self._reading() as record:
            if self.asked.out.suffix.lower() != ".facilitator":
                yield record
                return
        with opened(self.asked.record, self.clock.wall(), self._warn) as record:
            yield record

    def _bytes(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except OSError as error:
            raise Refusal(
                "{name} cannot be read ({reason}), so nothing was changed: check the name.",
                name=str(path),
                reason=error.strerror or str(error),
            ) from error

    def _answer(self, data: dict[str, Any], lines: list[str]) -> None:
        """The result: as JSON where that was asked for, else in words."""
        if self.asked.json:
            sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write("".join(line + "\n" for line in lines))

    def _tell_withheld(self, record: Record, sessions: list[str]) -> None:
        """An anonymous output names how many texts it leaves out."""
        if self.asked.audience is Version.INTERNAL:
            return
        count_them = documents.withheld_in_tables if self.asked.command == "export" else documents.withheld
        self._tell_left_out(count_them(record, sessions))

    def _tell_left_out(self, count: int) -> None:
        if count:
            self._tell(
                self.say.count(
                    "{n} text was left out: the privacy guard flagged it, and nobody has decided on it yet.",
                    "{n} texts were left out: the privacy guard flagged them, and nobody has decided on them yet.",
                    count,
                )
            )

    def _tell(self, line: str) -> None:
        sys.stdout.write(line + "\n")

    def _warn(self, about: Refusal) -> None:
        sys.stderr.write(about.said(self.say) + "\n")

    def _nothing(self, refusal: Refusal) -> int:
        if getattr(self.asked, "json", False):
            sys.stdout.write(json.dumps({"error": refusal.said(self.say)}, ensure_ascii=False) + "\n")
        self._warn(refusal)
        return NOTHING
