"""What can be asked on the command line."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Sequence
from pathlib import Path

from facilitator.cli.command import Command
from facilitator.cli.commands import Cli
from facilitator.cli.grouping import add_grouping
from facilitator.cli.handover import add_handover
from facilitator.cli.receipts import add_receipts
from facilitator.cli.reports import add_audience, add_record, add_reports, check_report
from facilitator.cli.review import add_review
from facilitator.cli.sealing import add_key_options, add_sealing
from facilitator.cli.taking_in import add_taking_in
from facilitator.cli.tidy import add_tidy
from facilitator.clock import Clock
from facilitator.language import Language
from facilitator.report.summary import Version

ENDINGS = {".facilitator", ".csv", ".json"}
Commands = _SubParsersAction  # argparse has no public name for what add_subparsers returns


def main(arguments: Sequence[str], clock: Clock, say: Language) -> int:
    """Carry out one call; returns the exit status. Wrong usage leaves through argparse with status 2."""
    parser = _parser(say)
    asked = parser.parse_args(arguments)
    if asked.command == "export":
        _check_export(parser, asked.out, asked.audience, say)
    if asked.command == "report":
        check_report(parser, asked, say)
    room: type[Command] = getattr(asked, "room", Cli)  # a parser of its own folder names its own
    return room(asked, clock, say).run()


def _check_export(parser: ArgumentParser, out: Path, audience: Version, say: Language) -> None:
    if out.suffix.lower() not in ENDINGS:
        parser.error(say("--out has to end in one of {endings}", endings=", ".join(sorted(ENDINGS))))
    if audience is Version.ANONYMOUS and out.suffix.lower() == ".facilitator":
        parser.error(say("a package cannot be anonymous: it carries the events as they are"))


def _parser(say: Language) -> ArgumentParser:
    parser = ArgumentParser("facilitator", description=say("Runs workshop sessions and gives account of their ideas."))
    commands = parser.add_subparsers(dest="command", required=True, metavar=say("COMMAND"))
    _add_outgoing(commands, say)
    _add_incoming(commands, say)
    _add_results(commands, say)
    add_sealing(commands, say)
    add_receipts(commands, say)
    add_taking_in(commands, say)
    add_grouping(commands, say)
    add_review(commands, say)
    add_handover(commands, say)
    add_tidy(commands, say)
    return parser


def _add_outgoing(commands: Commands[ArgumentParser], say: Language) -> None:
    demo = commands.add_parser("demo", help=say("play the sample conference without a screen"))
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    plan = commands.add_parser("plan", help=say("make the plan package from a plan source (.toml or .xlsx)"))
    plan.add_argument("source", type=Path, metavar="SOURCE")
    plan.add_argument("--out", type=Path, required=True, metavar="PLAN.facilitator")
    plan.add_argument("--update", type=Path, metavar="OLD.facilitator")
    capture = commands.add_parser("capture", help=say("type in a table of cards and hand out the session"))
    capture.add_argument("plan", type=Path, metavar="PLAN")
    capture.add_argument("--session", required=True, metavar="W3R2")
    capture.add_argument("--from", dest="source", type=Path, required=True, metavar="CARDS.csv")
    capture.add_argument("--out", type=Path, required=True, metavar="RESULT.facilitator")
    capture.add_argument("--record", type=Path, metavar="R")
    capture.add_argument("--device", metavar="NAME")


def _add_incoming(commands: Commands[ArgumentParser], say: Language) -> None:
    merge = commands.add_parser("merge", help=say("take packages into the central record"))
    merge.add_argument("packages", type=Path, nargs="+", metavar="PACKAGE-OR-DIR")
    merge.add_argument("--record", type=Path, required=True, metavar="CENTRAL.sqlite")
    merge.add_argument("--dry-run", action="store_true", help=say("say what would happen and change nothing"))
    merge.add_argument("--json", action="store_true")
    add_key_options(merge, say)
    status = commands.add_parser("status", help=say("what a record holds and lacks"))
    add_record(status)
    status.add_argument("--json", action="store_true")
    verify = commands.add_parser("verify", help=say("check packages without taking them in"))
    verify.add_argument("packages", type=Path, nargs="+", metavar="PACKAGE")
    verify.add_argument("--json", action="store_true")
    add_key_options(verify, say)


def _add_results(commands: Commands[ArgumentParser], say: Language) -> None:
    add_reports(commands, say)
    export = commands.add_parser("export", help=say("write a package, CSV or JSON"))
    add_record(export)
    export.add_argument("--session", metavar="W3R2")
    add_audience(export, say)
    export.add_argument("--out", type=Path, required=True, metavar="FILE.{facilitator,csv,json}")
    search = commands.add_parser("search", help=say("find ideas by words"))
    add_record(search)
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--json", action="store_true")
