"""Receipts on the command line: the office makes them, a laptop takes them."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from dataclasses import asdict
from pathlib import Path

from facilitator.cli.command import DONE, PARTLY, Command
from facilitator.cli.opening import opened
from facilitator.conference.errors import Refusal
from facilitator.exchange.typed import is_code
from facilitator.language import Language
from facilitator.record import Record
from facilitator.session import documents
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.receipts import Standing, receipt_codes, standings, take_code, write_receipt

Commands = _SubParsersAction  # argparse has no public name for what add_subparsers returns


class ReceiptCommands(Command):
    """``facilitator receipt``."""

    def receipt(self) -> int:
        """Make a receipt, or take one."""
        with opened(self.asked.record, self.clock.wall(), self._warn) as record:
            return self._make(record) if self.asked.take is None else self._take(record)

    def _make(self, record: Record) -> int:
        plan = documents.plan_in(record)
        sessions = documents.known_sessions(record, self.asked.session)
        out = "" if self.asked.out is None else str(write_receipt(record, plan, sessions, self.asked.out)[0])
        codes = receipt_codes(record, sessions)
        lines = [f"{code.session:8} {code.code}  {code.device}".rstrip() for code in codes]
        if out:
            lines.append(self.say("{out} is written.", out=out))
        self._answer(
            {"out": out, "codes": [asdict(code) for code in codes]}, lines or [self.say("Nothing was received.")]
        )
        return DONE

    def _take(self, record: Record) -> int:
        typed: str = self.asked.take
        if is_code(typed) and not Path(typed).exists():
            found = take_code(record, typed, self.clock.wall())
        else:
            found = _from_file(record, Path(typed), self.clock.wall())
        data = [asdict(standing) for standing in found]
        self._answer({"sessions": data}, [standing_line(standing, self.say) for standing in found])
        return DONE if all(standing.complete for standing in found) else PARTLY


def _from_file(record: Record, path: Path, now: int) -> list[Standing]:
    (outcome,) = merge(record, [path], now, Progress())
    if outcome.reason is not None:
        raise outcome.reason
    if outcome.outcome == "merged":
        raise Refusal(
            "{name} was no receipt but a package with events, and these were taken in: take the file that"
            " “receipt --out” made.",
            name=path.name,
        )
    return list(standings(record).values())


def standing_line(standing: Standing, say: Language) -> str:
    """How much of a session the office has, in words."""
    if standing.complete:
        return say("{session}: the office has all {of} events", session=standing.session, of=standing.of)
    if standing.has == standing.of:
        return say("{session}: the office has other events than this laptop", session=standing.session)
    return say(
        "{session}: the office has {has} of {of} events", session=standing.session, has=standing.has, of=standing.of
    )


def add_receipts(commands: Commands[ArgumentParser], say: Language) -> None:
    """The command of this file."""
    receipt = commands.add_parser("receipt", help=say("say what the office has, or take what it says"))
    receipt.add_argument("--record", type=Path, required=True, metavar="RECORD.sqlite")
    receipt.add_argument("--out", type=Path, metavar="R.facilitator")
    receipt.add_argument("--session", metavar="W3R2")
    receipt.add_argument("--take", metavar="FILE-OR-CODE")
    receipt.add_argument("--json", action="store_true")
    receipt.set_defaults(room=ReceiptCommands)
