"""What each command does, and what it says."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from facilitator.cli import wording
from facilitator.cli.command import DONE, NOTHING, PARTLY, Command
from facilitator.cli.opening import opened
from facilitator.cli.sealing import keys_for
from facilitator.cli.terminal import progress_bar
from facilitator.conference.errors import Refusal
from facilitator.exchange.cards import read_cards
from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import is_sealed, read_package
from facilitator.exchange.sealing import Keys, Unopened
from facilitator.record import Record, told
from facilitator.session import documents
from facilitator.session.cards_in import take_cards
from facilitator.session.completeness import note_refused
from facilitator.session.demo import play_demo
from facilitator.session.handing_out import write_own_results
from facilitator.session.keeping import keep_copies
from facilitator.session.merging import FileOutcome, find_packages, merge, status
from facilitator.session.plans import make_plan_package, take_plan
from facilitator.session.service import Service


class Cli(Command):
    """The commands of a conference's day, each with its name on the command line."""

    def demo(self) -> int:
        """Play the sample conference."""
        with progress_bar(self.say("Playing the sample conference")) as progress:
            played = play_demo(self.asked.out, self.say, progress)
        self._tell(
            self.say(
                "{ideas} ideas of {sessions} sessions are in {folder}: open {summary} and {table} there.",
                ideas=played.ideas,
                sessions=played.sessions,
                folder=str(self.asked.out),
                summary=played.summary,
                table=played.table,
            )
        )
        return DONE

    def plan(self) -> int:
        """From a plan source to the plan package."""
        asked = self.asked
        reading, plan, _ = make_plan_package(asked.source, asked.out, asked.update, self.clock.wall())
        for warning in reading.warnings:
            self._warn(warning)
        self._tell(
            self.say(
                "{out} holds the plan of {title}, revision {revision}, with {sessions} sessions.",
                out=str(asked.out),
                title=plan.title,
                revision=plan.revision,
                sessions=len(plan.sessions),
            )
        )
        return DONE

    def capture(self) -> int:
        """Type in a table of cards and hand out the session's package."""
        asked = self.asked
        data = self._bytes(asked.source)
        with self._record_for_capture() as record:
            if asked.device or record.remembered("device") is None:
                with told(record.path):
                    record.remember("device", asked.device or platform.node() or "laptop")
            plan = take_plan(record, asked.plan, self.clock.wall())
            reading = read_cards(data, asked.source.name, plan.kinds)
            service = Service(record, self.clock)
            service.enter(asked.session)
            done = take_cards(service, reading.cards)
            out, _ = write_own_results(record, plan, [asked.session], asked.out, self.clock.wall())
        for fault in (*reading.faults, *reading.remarks):
            self._warn(fault)
        self._tell(
            self.say(
                "{session}: {new} new, {changed} changed, {same} unchanged; {out} is written.",
                session=asked.session,
                new=done.new,
                changed=done.changed,
                same=done.same,
                out=str(out),
            )
        )
        if done.absent:
            self._tell(
                self.say("{absent} earlier cards are not in this table and stay as they are.", absent=done.absent)
            )
        return PARTLY if reading.faults else DONE

    def merge(self) -> int:
        """Packages into the central record."""
        asked = self.asked
        paths = find_packages(asked.packages)
        if not paths:
            raise Refusal("No package was found there, so nothing was merged: name files that end in .facilitator.")
        keys = keys_for(asked, paths, self.say)
        with (
            self._central() as record,
            record.tried() if asked.dry_run else nullcontext(),
            progress_bar(self.say("Merging")) as progress,
        ):
            before = record.look.events_of_sessions()
            outcomes = merge(record, paths, self.clock.wall(), progress, keys)
            note_refused(record, outcomes, before, self.clock.wall())
            now = status(record)
            if not asked.dry_run:
                self._keep(record, outcomes, keys)
        files = [outcome.to_json(self.say) for outcome in outcomes]
        summary = {name: value for name, value in now.items() if name != "by_session"}
        self._answer({"files": files, **summary}, self._receipt(outcomes, now))
        refused = sum(outcome.outcome == "refused" for outcome in outcomes)
        return DONE if not refused else NOTHING if refused == len(outcomes) else PARTLY

    def status(self) -> int:
        """What a record holds and lacks."""
        with self._reading() as record:
            now, came = status(record), record.look.came()
        lines = [*wording.overview(now, self.say), *wording.came_lines(came, self.say)]
        self._answer(now, [*lines, *wording.session_lines(now, self.say)])
        return DONE

    def verify(self) -> int:
        """Check packages without taking them in."""
        paths = find_packages(self.asked.packages)
        keys = keys_for(self.asked, paths, self.say)
        files = [self._verified(path, keys) for path in paths]
        lines = [
            f"{file['path']}: {file['reason']}"
            if file["events"] is None
            else self.say("{path}: whole, {events} events, {ideas} ideas", **file)
            for file in files
        ]
        self._answer({"files": files}, lines)
        good = sum(file["ok"] for file in files)
        return NOTHING if not good else DONE if good == len(files) else PARTLY

    def export(self) -> int:
        """Everything, or one session, for other programs."""
        asked = self.asked
        with self._for_export() as record:
            sessions = documents.known_sessions(record, asked.session)
            match asked.out.suffix.lower():
                case ".csv":
                    documents.write_csv(record, sessions, asked.out, asked.audience)
                case ".json":
                    documents.write_json(record, sessions, asked.out, asked.audience)
                case _:
                    write_own_results(record, documents.plan_in(record), sessions, asked.out, self.clock.wall())
            self._tell_withheld(record, sessions)
        self._tell(self.say("{out} is written.", out=str(asked.out)))
        return DONE

    def search(self) -> int:
        """Ideas that hold some words."""
        with self._reading() as record:
            found = record.search(self.asked.query)
        hits = [{"id": ident, "session": session, "text": text} for ident, session, text in found]
        lines = [f"{hit['session']}  {hit['text']}" for hit in hits] or [self.say("Nothing was found.")]
        self._answer({"hits": hits}, lines)
        return DONE

    @contextmanager
    def _record_for_capture(self) -> Iterator[Record]:
        """The record that was named, or one for this call alone."""
        if self.asked.record is not None:
            with opened(self.asked.record, self.clock.wall(), self._warn) as record:
                yield record
            return
        with (
            tempfile.TemporaryDirectory() as folder,
            opened(Path(folder) / "laptop.sqlite", self.clock.wall(), self._warn) as record,
        ):
            yield record

    def _keep(self, record: Record, outcomes: list[FileOutcome], keys: Keys) -> None:
        """A copy of every package as it came. Where there is no room for it, what was merged is merged all the same."""
        try:
            keep_copies(record, [outcome.path for outcome in outcomes if outcome.reason is None], keys)
        except Refusal as reason:
            self._warn(reason)

    def _verified(self, path: Path, keys: Keys) -> dict[str, Any]:
        file: dict[str, Any] = {"path": str(path), "ok": True, "reason": "", "sealed": is_sealed(path)}
        try:
            package = read_package(path, keys)
            events = sum(1 for _ in package.events())
        except BadPackage as refusal:
            nothing: dict[str, Any] = {"device": None, "events": None, "ideas": None, "fingerprints": {}}
            outer = {"ok": isinstance(refusal, Unopened), "reason": refusal.said(self.say)}
            return file | outer | nothing
        manifest = package.manifest
        return file | {
            "device": manifest.device,
            "events": events,
            "ideas": sum(manifest.ideas.values()),
            "fingerprints": dict(manifest.fingerprints),
        }

    def _receipt(self, outcomes: list[FileOutcome], now: dict[str, Any]) -> list[str]:
        return [*(wording.outcome_line(outcome, self.say) for outcome in outcomes), *wording.overview(now, self.say)]
