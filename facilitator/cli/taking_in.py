"""Looking at a stick on the command line, before anything is merged."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from pathlib import Path

from facilitator.cli.command import DONE, Command
from facilitator.cli.sealing import add_key_options, keys_for
from facilitator.cli.terminal import progress_bar
from facilitator.conference.errors import Refusal
from facilitator.language import Language
from facilitator.session.merging import find_packages
from facilitator.session.taking_in import Found, look_at

Commands = _SubParsersAction  # argparse has no public name for what add_subparsers returns


class TakingInCommands(Command):
    """``facilitator look``."""

    def look(self) -> int:
        """What lies there, and what it would bring."""
        places: list[Path] = self.asked.places
        keys = keys_for(self.asked, find_packages(places), self.say)
        with self._reading() as record, progress_bar(self.say("Looking")) as progress:
            found = look_at(record, places, keys, self.clock.wall(), progress)
        if not found:
            raise Refusal("No package was found there; nothing was changed: name files that end in .facilitator.")
        lines = [f"{one.path.name}: {told(one, self.say)}" for one in found]
        self._answer({"files": [one.to_json(self.say) for one in found]}, lines)
        return DONE


def told(found: Found, say: Language) -> str:
    """What one file is, in words."""
    if found.reason is not None and found.state != "shut":
        return found.reason.said(say)
    words = {
        "new": say("{n} new events", n=found.events),
        "known": say("known already"),
        "older": say("a later file of the same sessions is here too"),
        "plan": say("a plan, {n} new events", n=found.events),
        "receipt": say("a receipt"),
        "shut": say("sealed; a key is needed to look inside"),
        "half": say("not all there yet: look again later"),
        "unproven": say("{n} new events, not authenticated", n=found.events),
    }[found.state]
    return say("{what} (sealed)", what=words) if found.sealed and found.state != "shut" else words


def add_taking_in(commands: Commands[ArgumentParser], say: Language) -> None:
    """The command of this file."""
    look = commands.add_parser("look", help=say("say what lies on a stick, and change nothing"))
    look.add_argument("places", type=Path, nargs="+", metavar="PACKAGE-OR-DIR")
    look.add_argument("--record", type=Path, required=True, metavar="CENTRAL.sqlite")
    add_key_options(look, say)
    look.add_argument("--json", action="store_true")
    look.set_defaults(room=TakingInCommands)
