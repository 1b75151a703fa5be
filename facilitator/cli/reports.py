"""Documents and tables for people, on the command line."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace, _SubParsersAction
from pathlib import Path

from facilitator.cli.command import DONE, Command
from facilitator.language import LANGUAGES, Language
from facilitator.record import Record
from facilitator.report.summary import Version
from facilitator.session import accounts, documents

Commands = _SubParsersAction  # argparse has no public name for what add_subparsers returns

OF_A_SESSION = ("session", "handover")
OF_ALL = ("conference", "roadmap")
TABLES = ("roadmap", "feedback")
"""What can be written as a table too."""


class ReportCommands(Command):
    """What leaves the record for people."""

    def report(self) -> int:
        """A document as PDF, or a table."""
        asked = self.asked
        with self._reading() as record:
            left_out = self._write(record, Language(asked.language) if asked.language else self.say)
        self._tell_left_out(left_out)
        self._tell(self.say("{out} is written.", out=str(asked.out)))
        return DONE

    def _write(self, record: Record, say: Language) -> int:
        """Write it; returns how many texts were left out."""
        asked, now = self.asked, self.clock.wall()
        session = asked.session and documents.known_sessions(record, asked.session)[0]
        match asked.what:
            case "roadmap":
                return accounts.write_roadmap(record, asked.out, say, asked.audience, now)
            case "conference":
                return accounts.write_conference(record, asked.out, say, asked.audience, now)
            case "feedback":
                return accounts.write_feedback(record, asked.out, say, asked.audience, now, session)
            case "handover":
                documents.write_handover(record, session, asked.out, say, asked.audience, now)
            case _:
                documents.write_summary(record, session, asked.out, say, asked.audience, now)
        return documents.withheld(record, [session]) if asked.audience is Version.ANONYMOUS else 0


def add_reports(commands: Commands[ArgumentParser], say: Language) -> None:
    """``report {session,handover,conference,roadmap,feedback} --record R --out FILE``."""
    report = commands.add_parser("report", help=say("write a document as PDF, or a table as CSV"))
    report.add_argument("what", choices=[*OF_A_SESSION, *OF_ALL, "feedback"])
    add_record(report)
    report.add_argument("--session", metavar="W3R2")
    report.add_argument("--language", choices=LANGUAGES)
    add_audience(report, say)
    report.add_argument("--out", type=Path, required=True, metavar="FILE.{pdf,csv,xlsx}")
    report.set_defaults(room=ReportCommands)


def check_report(parser: ArgumentParser, asked: Namespace, say: Language) -> None:
    """Leave with status 2 where what was asked for cannot be."""
    if asked.what in OF_A_SESSION and asked.session is None:
        parser.error(say("a report of one session needs --session"))
    if asked.what in OF_ALL and asked.session is not None:
        parser.error(say("this report is about all sessions: leave --session out"))
    if accounts.is_table(asked.out) and asked.what not in TABLES:
        parser.error(say("only {tables} can be written as a table", tables=", ".join(TABLES)))


def add_record(parser: ArgumentParser) -> None:
    """Which record is looked into."""
    parser.add_argument("--record", type=Path, required=True, metavar="CENTRAL.sqlite")


def add_audience(parser: ArgumentParser, say: Language) -> None:
    """Whether names may stand in what is written."""
    parser.add_argument(
        "--anonymous",
        dest="audience",
        action="store_const",
        const=Version.ANONYMOUS,
        default=Version.INTERNAL,
        help=say("without moderators, devices, owners of tasks and original wording"),
    )
