"""Handing over on the command line: the same as the button in the window."""

from __future__ import annotations

from argparse import ArgumentParser, _SubParsersAction
from dataclasses import asdict
from pathlib import Path
from typing import Any

from facilitator.cli.command import DONE, NOTHING, PARTLY, Command
from facilitator.cli.opening import opened
from facilitator.cli.terminal import progress_bar
from facilitator.language import Language
from facilitator.record.handed import Handed
from facilitator.session.handing_over import Receipt, hand_over
from facilitator.session.handover_plan import plan_handover


class HandoverCommands(Command):
    """``facilitator handover``."""

    def handover(self) -> int:
        """All sessions that are not handed over yet, or those named."""
        asked, now = self.asked, self.clock.wall()
        with (
            opened(asked.record, now, self._warn) as record,
            progress_bar(self.say("Handing over")) as progress,
        ):
            sessions = record.look.events_of_sessions() if asked.all else asked.session
            wanted = sorted(session for session in sessions if session) if sessions else None
            receipt = hand_over(record, plan_handover(record, asked.to, wanted), now, progress)
        self._answer(_as_json(receipt, self.say), _lines(receipt, self.say))
        for refusal in filter(None, (receipt.stopped, receipt.not_kept)):
            self._warn(refusal)
        return DONE if receipt.stopped is None else PARTLY if receipt.whole else NOTHING


def counted(found: tuple[Handed, ...], say: Language) -> str:
    """``3 sessions, 84 ideas, 5 photos``."""
    return ", ".join(
        [
            say.count("{n} session", "{n} sessions", len(found)),
            say.count("{n} idea", "{n} ideas", sum(one.ideas for one in found)),
            say.count("{n} photo", "{n} photos", sum(one.photos for one in found)),
        ]
    )


def _lines(receipt: Receipt, say: Language) -> list[str]:
    lines = [Path(one.path).name for one in receipt.written]
    lines += [say("{name} was there already, whole", name=Path(one.path).name) for one in receipt.there]
    if receipt.whole:
        told = say("Handed over and read back: {counts}.", counts=counted(receipt.whole, say))
        lines.append(f"{told} {say('It is safe to remove.')}" if receipt.stopped is None else told)
    elif receipt.stopped is None:
        lines.append(say("Everything is handed over already; nothing was written."))
    return lines


def _as_json(receipt: Receipt, say: Language) -> dict[str, Any]:
    return {
        "written": [asdict(one) for one in receipt.written],
        "there": [asdict(one) for one in receipt.there],
        "kept": [one.path for one in receipt.kept],
        "sessions": len(receipt.whole),
        "ideas": sum(one.ideas for one in receipt.whole),
        "photos": sum(one.photos for one in receipt.whole),
        "safe_to_remove": receipt.stopped is None,
        "stopped": receipt.stopped.said(say) if receipt.stopped else "",
        "not_kept": receipt.not_kept.said(say) if receipt.not_kept else "",
    }


def add_handover(commands: _SubParsersAction[ArgumentParser], say: Language) -> None:
    """How it is asked for."""
    parser = commands.add_parser("handover", help=say("hand sessions over to a stick or folder"))
    parser.add_argument("--record", type=Path, required=True, metavar="R")
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--session", action="append", metavar="W3R2")
    which.add_argument("--all", action="store_true", help=say("also what was handed over before"))
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(room=HandoverCommands)
