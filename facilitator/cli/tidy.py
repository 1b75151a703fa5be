"""Tidying up on the command line."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path
from typing import Any

from facilitator.cli.command import DONE, PARTLY, Command
from facilitator.cli.opening import opened
from facilitator.conference.errors import Refusal
from facilitator.language import Language
from facilitator.record import Record
from facilitator.session.receipts import confirmed
from facilitator.session.tidying import Tidied, tidiness, tidy, tidy_without_receipt


class TidyCommands(Command):
    """``facilitator tidy``."""

    def tidy(self) -> int:
        """Delete what the office has; or, asked for in so many words, what is due."""
        asked, now = self.asked, self.clock.wall()
        with opened(asked.record, now, self._warn) as record:
            for one in tidiness(record, now, confirmed):
                if one.is_due and not one.confirmed:
                    due = one.due.isoformat() if one.due else ""
                    self._warn(
                        Refusal(
                            "{session} was due for deletion on {due}, and no receipt says that the office has it: ask"
                            " the office before anything is deleted.",
                            session=one.session,
                            due=due,
                        )
                    )
            if asked.without_receipt:
                self._choose()
                done = tidy_without_receipt(record, asked.session, now, confirmed)
            else:
                done = tidy(record, asked.session, now, confirmed)
            self._answer(_as_json(done), self._lines(record, done))
        return PARTLY if done.traces else DONE

    def _choose(self) -> None:
        """Have a word typed. Raises Refusal where it is another one."""
        word = self.say("DELETE")
        told = self.say(
            "No receipt says that the office has these sessions. What is deleted cannot be brought back. Type {word}:",
            word=word,
        )
        sys.stderr.write(told + "\n")
        if sys.stdin.readline().strip() != word:
            raise Refusal("The word was not typed, so nothing was deleted and everything is safe in the record.")

    def _lines(self, record: Record, done: Tidied) -> list[str]:
        say = self.say
        lines = [
            say(
                "{sessions}: deleted from {name}, its index, log, backups and unfinished text; {count} files"
                " overwritten.",
                sessions=", ".join(done.sessions),
                name=record.path.name,
                count=len(done.erased),
            )
        ]
        lines += [say("left where it is: {path}", path=str(path)) for path in done.left]
        if done.traces:
            lines.append(
                say("Bytes of it may still lie in the record's files: close other programs and open it again.")
            )
        lines.append(
            say(
                "Not promised: cells that an SSD has put aside, sticks and paper, synced folders and other people's"
                " copies, backups made by other programs."
            )
        )
        return lines


def _as_json(done: Tidied) -> dict[str, Any]:
    return {
        "sessions": list(done.sessions),
        "erased": [str(path) for path in done.erased],
        "left": [str(path) for path in done.left],
        "traces": done.traces,
    }


def add_tidy(commands: _SubParsersAction[ArgumentParser], say: Language) -> None:
    """How it is asked for."""
    parser = commands.add_parser("tidy", help=say("delete for good what the office has"))
    parser.add_argument("--record", type=Path, required=True, metavar="R")
    parser.add_argument("--session", action="append", metavar="W1R1")
    parser.add_argument(
        "--without-receipt", action="store_true", help=say("also what nobody confirmed, once the plan's date has come")
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(room=TidyCommands)
