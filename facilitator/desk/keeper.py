"""The worker's side of the windows: opens records, enters sessions, carries out what is asked. Knows no Qt.

One thread uses it. What it returns and tells are frozen snapshots.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from facilitator.clock import Clock
from facilitator.conference.commands.writing import home_of
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Ref
from facilitator.conference.history import Step, history, steps
from facilitator.conference.intents import Intent
from facilitator.conference.plan import Plan
from facilitator.conference.results import SessionResult
from facilitator.conference.state import Change
from facilitator.conference.views import idea_view, planned_session
from facilitator.desk.pictures import picture_of
from facilitator.desk.snapshots import Entered, Exported, News, Overview, Picture, SessionTile, Steps
from facilitator.exchange.package import ENDING, read_package
from facilitator.exchange.plan_source import read_plan
from facilitator.files import plain_name, resource_folder
from facilitator.record import Record, open_record, told
from facilitator.session.handing_out import adopt_plan, results_name, write_results
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.service import Service

CAPTURE = "capture"
"""The name of the box for new cards, as drafts are kept under."""


class Keeper:
    """One record at a time, in a folder of records; ``tell`` is told of every committed change."""

    def __init__(self, folder: Path, clock: Clock, device: str, tell: Callable[[News], None]) -> None:
        self._folder = folder
        self._clock = clock
        self._device = device
        self._tell = tell
        self._service: Service | None = None

    @property
    def service(self) -> Service:
        """The service of the open record. Raises Refusal where none is open."""
        if self._service is None:
            raise Refusal("No conference is open, so nothing was changed: open its plan first.")
        return self._service

    # Opening.

    def open(self, path: Path) -> Overview:
        """Open the conference of a plan (.toml, .xlsx) or a package (.facilitator). Raises Refusal."""
        if path.suffix.lower() == ENDING:
            record = self._record(plain_name(read_package(path).manifest.conference, 60))
            return self._opened(record, lambda: self._merge(record, path))
        plan = read_plan(path).plan
        return self._adopted(plan, plain_name(plan.id, 60))

    def open_sample(self) -> Overview:
        """Open the sample conference; its record is a file of its own."""
        plan = read_plan(resource_folder() / "demo" / "plan.toml").plan
        return self._adopted(plan, f"sample-{plain_name(plan.id, 60)}")

    def reopen(self, path: Path) -> Overview:
        """Open a record that is there. Raises Refusal."""
        if not path.is_file():
            raise Refusal(
                "{name} is not there any more, so nothing was opened: open the plan of the conference instead.",
                name=str(path),
            )
        return self._opened(self._at(path), lambda: None)

    def _adopted(self, plan: Plan, name: str) -> Overview:
        record = self._record(name)
        return self._opened(record, lambda: adopt_plan(record, plan, self._clock.wall()))

    def _record(self, name: str) -> Record:
        return self._at(self._folder / f"{name}.sqlite")

    def _at(self, path: Path) -> Record:
        if self._service is not None and self._service.record.path == path:
            return self._service.record
        return open_record(path, self._clock.wall())

    def _opened(self, record: Record, prepare: Callable[[], None]) -> Overview:
        """Let the record be the one at work, once it is prepared; another one that was open is closed."""
        known = self._service.record if self._service else None
        try:
            with told(record.path):
                prepare()
                record.remember("device", self._device)
                service = Service(record, self._clock)
                overview = self._overview(service)
        except BaseException:
            if record is not known:
                record.close()
            raise
        if known is not None and known is not record:
            known.close()
        service.subscribe(self._changed)
        self._service = service
        return overview

    def _merge(self, record: Record, package: Path) -> None:
        outcome = merge(record, [package], self._clock.wall(), Progress())[0]
        if outcome.reason is not None:
            raise outcome.reason

    def close(self) -> None:
        """Close the record; nothing is open afterwards."""
        if self._service is not None:
            self._service.record.close()
            self._service = None

    # Looking.

    def overview(self) -> Overview:
        """The open conference as it stands."""
        return self._overview(self.service)

    def _overview(self, service: Service) -> Overview:
        plan, look = service.required_plan, service.record.look
        rows = {row["id"]: row for row in look.rows("session")}
        tiles = (
            SessionTile(
                id=found.id,
                title=found.title,
                state=found.state,
                ideas=found.ideas,
                **{name: rows[found.id][name] for name in ("workshop", "round", "room", "start", "minutes")},
            )
            for found in look.sessions()
        )
        return Overview(service.record.path, plan.title, plan.date, plan.venue, tuple(tiles))

    def enter(self, session: str) -> Entered:
        """Enter a session. Raises Refusal where it is not there."""
        service = self.service
        service.enter(session)
        plan, own = service.required_plan, service.state.subject(f"session:{session}")
        return Entered(
            conference=plan.title,
            date=plan.date,
            planned=planned_session(service.state, session),
            kinds=plan.kinds,
            ideas=service.ideas,
            clock=own.get("clock", {}) if own else {},
            draft=service.record.draft(session, CAPTURE),
            steps=self.steps(),
        )

    def result(self) -> SessionResult:
        """The entered session as documents are made of it."""
        return self.service.result()

    def picture(self) -> Picture:
        """The entered session as it stands, for everything but the list of cards."""
        return picture_of(self.service)

    # Doing.

    def do(self, *wanted: Intent, box: str = "") -> None:
        """Carry out commands as one step; ``box`` names the box whose text they finish. Raises Refusal."""
        self.service.do_all(wanted, box)

    def undo(self) -> None:
        """Take the last step back. Raises Refusal."""
        self.service.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last. Raises Refusal."""
        self.service.redo()

    def keep_draft(self, session: str, text: str) -> None:
        """Keep the unfinished text of the box for new cards. Raises Refusal."""
        record = self.service.record
        with told(record.path):
            record.keep_draft(session, CAPTURE, text)

    def export(self, folder: Path) -> Exported:
        """Write the entered session's package into a folder, never over another file. Raises Refusal."""
        service = self.service
        plan, session = service.required_plan, service.session
        name = results_name(service.record, plan, [session])
        path, manifest = write_results(service.record, plan, [session], folder / name, self._clock.wall())
        return Exported(path, sum(manifest.ideas.values()), manifest.events)

    # Telling.

    def steps(self) -> Steps:
        """What undo and redo would do now, each as it was done at first. Reads all own events of the session."""
        own = self.service.record.own_events(self.service.session)
        found, by_ref = history(own), {step.ref: step for step in steps(own)}
        return Steps(_last(found.undoable, by_ref), _last(found.redoable, by_ref))

    def _changed(self, changes: tuple[Change, ...]) -> None:
        service = self.service
        subjects = [service.state.subject(ident) for ident in dict.fromkeys(c.subject for c in changes)]
        cards = [subject for subject in subjects if subject and subject.type == "idea"]
        here = [card for card in cards if not card.withdrawn and home_of(card) == service.session]
        gone = tuple(card.id for card in cards if card not in here)
        clock = next((s.get("clock", {}) for s in subjects if s and s.id == f"session:{service.session}"), None)
        self._tell(News(service.session, tuple(idea_view(card) for card in here), gone, clock))


def _last(stack: tuple[Step, ...], by_ref: dict[Ref, Step]) -> Step | None:
    """The step on top, as it was done at first: before it was undone, done again, undone …"""
    if not stack:
        return None
    step = stack[-1]
    while ref := step.events[0].undoes or step.events[0].redoes:
        step = by_ref[ref]
    return step
