"""Keys on the command line: making them, and giving them where sealed packages are opened."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path

from facilitator.cli.command import DONE, Command
from facilitator.cli.opening import opened
from facilitator.conference.errors import Refusal
from facilitator.exchange.age_files import asks_for_words
from facilitator.exchange.keys import read_keys
from facilitator.exchange.phrases import four_words, tidied
from facilitator.exchange.sealing import Keys
from facilitator.language import LANGUAGES, Language
from facilitator.session import documents
from facilitator.session.handing_out import write_moved
from facilitator.session.office_keys import make_keys

Commands = _SubParsersAction  # argparse has no public name for what add_subparsers returns


class SealingCommands(Command):
    """Making the office's keys, and moving a session to another laptop."""

    def keys(self) -> int:
        """Two new key pairs for the office."""
        passphrase, shown = self._new_passphrase()
        say = Language(self.asked.language) if self.asked.language else self.say
        made = make_keys(self.asked.out, passphrase, say, self.clock.wall())
        if shown:
            self._tell(self.say("The passphrase is: {words}  Write it down: it is shown this once.", words=passphrase))
        self._tell(
            self.say(
                "Two keys are in {folder}, and both were opened once. Print {page}, put it into a safe and delete the"
                " file. Keep {daily} where packages are merged. The line in {public} goes into the plan.",
                folder=str(self.asked.out),
                page=made.page.name,
                daily=made.daily.name,
                public=made.public_file.name,
            )
        )
        return DONE

    def move(self) -> int:
        """A session's package for another laptop, sealed to words that are shown."""
        words = four_words()
        with opened(self.asked.record, self.clock.wall(), self._warn) as record:
            sessions = documents.known_sessions(record, self.asked.session)
            out, _ = write_moved(record, documents.plan_in(record), sessions, self.asked.out, self.clock.wall(), words)
        self._tell(self.say("{out} is written.", out=str(out)))
        self._tell(
            self.say("On the other laptop it opens with these words, which are shown this once: {words}", words=words)
        )
        return DONE

    def _new_passphrase(self) -> tuple[str, bool]:
        """The passphrase for new keys, and whether it still has to be shown: four words where none was given."""
        if self.asked.passphrase_file is not None:
            return _first_line(self.asked.passphrase_file), False
        typed = ""
        if sys.stdin.isatty():
            typed = getpass(self.say("Passphrase for the new keys (empty: four words are proposed): "))
            if typed != getpass(self.say("Once more: ")):
                raise Refusal("The two passphrases differ, so nothing was made: start again.")
        return (typed, False) if typed else (four_words(), True)


def keys_for(asked: Namespace, paths: Sequence[Path], say: Language) -> Keys:
    """What was given to open these packages with. Asks for words only where one of them is sealed with words."""

    def ask(name: str) -> str:
        return _asked(asked.passphrase_file, say("Passphrase of {name}: ", name=name))

    found = tuple(secret for path in asked.keys for secret in read_keys(path, ask))
    moved = next(filter(asks_for_words, paths), None)
    if moved is None or (asked.passphrase_file is None and not sys.stdin.isatty()):
        return Keys(found)
    return Keys(found, (tidied(_asked(asked.passphrase_file, say("Words for {name}: ", name=moved.name))),))


def _asked(file: Path | None, question: str) -> str:
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise Refusal(
            "The key has a passphrase and there is no terminal to ask for it, so nothing was done: put it into a file"
            " and name that as --passphrase-file."
        )
    return getpass(question)


def _first_line(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as file:
            line = file.readline(4096).rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(
            "The passphrase cannot be read from {name} ({reason}), so nothing was done: check the name.",
            name=str(path),
            reason=getattr(error, "strerror", None) or str(error),
        ) from None
    if not line:
        raise Refusal("{name} holds no passphrase in its first line, so nothing was done.", name=str(path))
    return line


def add_key_options(parser: ArgumentParser, say: Language) -> None:
    """``--key`` and ``--passphrase-file``, for commands that open packages."""
    parser.add_argument(
        "--key",
        dest="keys",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help=say("a key that opens sealed packages; can be given several times"),
    )
    _add_passphrase_file(parser, say)


def _add_passphrase_file(parser: ArgumentParser, say: Language) -> None:
    parser.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=say("its first line is the passphrase; without it the terminal asks"),
    )


def add_sealing(commands: Commands[ArgumentParser], say: Language) -> None:
    """The commands of this file."""
    keys = commands.add_parser("keys", help=say("make the two keys of the office"))
    keys.add_argument("what", choices=["new"])
    keys.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    keys.add_argument("--language", choices=LANGUAGES)
    _add_passphrase_file(keys, say)
    keys.set_defaults(room=SealingCommands)
    move = commands.add_parser("move", help=say("hand a session to another laptop, sealed to four words"))
    move.add_argument("--record", type=Path, required=True, metavar="LAPTOP.sqlite")
    move.add_argument("--session", metavar="W3R2")
    move.add_argument("--out", type=Path, required=True, metavar="FILE.facilitator")
    move.set_defaults(room=SealingCommands)
