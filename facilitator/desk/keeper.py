"""The worker's side of the windows: opens records, enters sessions, carries out what is asked. Knows no Qt.

One thread uses it. What it returns and tells are frozen snapshots.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from facilitator.clock import Clock
from facilitator.conference.commands.writing import home_of
from facilitator.conference.errors import Refusal
from facilitator.conference.history import history
from facilitator.conference.intents import AdjustSession, Intent
from facilitator.conference.plan import Plan
from facilitator.conference.results import SessionResult
from facilitator.conference.state import Change
from facilitator.conference.views import idea_view, planned_session
from facilitator.desk.bringing import begin_to_rehearse, belongs, taken_in
from facilitator.desk.first_steps import as_at_first
from facilitator.desk.overviews import MINE, looked_at, note_mine, overview_of
from facilitator.desk.pictures import kept_clock, moved_by, picture_of
from facilitator.desk.snapshots import Entered, News, Overview, Picture, Steps, Taken
from facilitator.exchange.package import ENDING, read_package
from facilitator.exchange.plan_source import read_plan
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.files import free_name, plain_name, resource_folder
from facilitator.record import Record, open_record, told
from facilitator.session.guard import blacken
from facilitator.session.handing_out import adopt_plan
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.redacting import RedactionReceipt
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

    def open(self, path: Path, keys: Keys = NO_KEYS) -> Overview:
        """Open the conference of a plan (.toml, .xlsx) or a package (.facilitator). Raises Refusal."""
        if path.suffix.lower() == ENDING:
            record = self._record(plain_name(read_package(path, keys).manifest.conference, 60))
            return self._opened(record, lambda: self._merge(record, path, keys))
        plan = read_plan(path).plan
        return self._adopted(plan, plain_name(plan.id, 60))

    def open_sample(self) -> Overview:
        """Open the sample conference: a rehearsal that goes on where it was left."""
        source = resource_folder() / "demo" / "plan.toml"
        record = self._record("rehearsal-sample")
        return self._opened(record, lambda: self._rehearsed(record, source))

    def rehearse(self, path: Path) -> Overview:
        """Open a new rehearsal of the plan in a plan file, a package or a record. Raises Refusal."""
        target = free_name(self._folder / f"rehearsal-{plain_name(path.stem.removeprefix('rehearsal-'), 60)}.sqlite")
        record = self._at(target)
        try:
            return self._opened(record, lambda: self._rehearsed(record, path))
        except Refusal:
            target.unlink(missing_ok=True)  # nothing came into it
            raise

    def _rehearsed(self, record: Record, source: Path) -> None:
        if not record.look.events:
            begin_to_rehearse(record, source, self._clock.wall())

    def bring(self, paths: Sequence[Path], keys: Keys = NO_KEYS) -> Overview | Taken:
        """Take what belongs to the open conference into it; else open that of the first file. Raises Refusal."""
        record = self._service.record if self._service else None
        own = [path for path in paths if record is not None and belongs(record, path, keys)]
        return self._take(self.service, own, keys) if own else self.open(paths[0], keys)

    def _take(self, old: Service, paths: Sequence[Path], keys: Keys) -> Taken:
        known, service = taken_in(old.record, paths, self._clock.wall(), keys), Service(old.record, self._clock)
        if old.session:
            service.enter(old.session)  # the old one's state lacks what has come
        service.subscribe(self._changed)
        self._service = service
        now = service.required_plan.revision
        newer = now if now != old.required_plan.revision else 0
        return Taken(self.overview(), known.ideas, newer, known.nothing_new and not newer, known.refused)

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

    def _opened(self, record: Record, prepare: Callable[[], object]) -> Overview:
        """Let the record be the one at work, once it is prepared; another one that was open is closed."""
        known = self._service.record if self._service else None
        try:
            with told(record.path):
                prepare()
                record.remember("device", self._device)
                service = Service(record, self._clock)
                overview = overview_of(service)
        except BaseException:
            if record is not known:
                record.close()
            raise
        if known is not None and known is not record:
            known.close()
        service.subscribe(self._changed)
        self._service = service
        return overview

    def _merge(self, record: Record, package: Path, keys: Keys) -> None:
        outcome = merge(record, [package], self._clock.wall(), Progress(), keys)[0]
        if outcome.reason is not None:
            raise outcome.reason

    @contextmanager
    def record_at(self, path: Path) -> Iterator[Record]:
        """A record to write into, which need not be the one at work. Raises Refusal."""
        if self._service is not None and self._service.record.path == path:
            yield self._service.record
            return
        record = open_record(path, self._clock.wall())
        try:
            yield record
        finally:
            record.close()

    def renewed(self, path: Path) -> Overview | None:
        """Look at the open record anew, sessions went from it; None where it is not this one that is open."""
        if self._service is None or self._service.record.path != path:
            return None
        return self._opened(self._service.record, lambda: None)

    def close(self) -> None:
        """Close the record; nothing is open afterwards."""
        if self._service is not None:
            self._service.record.close()
            self._service = None

    # Looking.

    def overview(self) -> Overview:
        """The open conference as it stands."""
        return overview_of(self.service)

    def look_at(self, path: Path) -> Overview:
        """The conference of a record, without opening it. Raises Refusal."""
        return looked_at(path, self._clock)

    # What is arranged beside the sessions.

    def choose_workshop(self, number: int) -> Overview:
        """Remember which workshop is moderated here; 0 for none."""
        with told(self.service.record.path):
            self.service.record.remember(MINE, str(number))
        return self.overview()

    def add_session(self, added: AdjustSession) -> Overview:
        """Add a session that the plan lacks. Raises Refusal."""
        self.service.do(added)
        return self.overview()

    def enter(self, session: str) -> Entered:
        """Enter a session. Raises Refusal where it is not there."""
        service = self.service
        service.enter(session)
        note_mine(service)
        plan = service.required_plan
        return Entered(
            conference=plan.title,
            date=plan.date,
            planned=planned_session(service.state, session),
            kinds=plan.kinds,
            ideas=service.ideas,
            clock=kept_clock(service),
            draft=service.record.draft(session, CAPTURE),
            steps=self.steps(),
            languages=plan.languages,
            moved_by=moved_by(service),
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

    def blacken(self, idea: str, text: str) -> RedactionReceipt:
        """Erase a card's words for good and put others in their place. Raises Refusal."""
        return blacken(self.service, idea, text)

    def keep_draft(self, session: str, text: str) -> None:
        """Keep the unfinished text of the box for new cards. Raises Refusal."""
        record = self.service.record
        with told(record.path):
            record.keep_draft(session, CAPTURE, text)

    def name_device(self, device: str) -> None:
        """What this laptop is called from now on in what it writes. Raises Refusal."""
        self._device = device
        if self._service is not None:
            with told(self._service.record.path):
                self._service.record.remember("device", device)

    # Telling.

    def steps(self) -> Steps:
        """What undo and redo would do now, each as it was done at first."""
        own = self.service.own
        return as_at_first(history(own), own)

    def _changed(self, changes: tuple[Change, ...]) -> None:
        service = self.service
        subjects = [service.state.subject(ident) for ident in dict.fromkeys(c.subject for c in changes)]
        cards = [subject for subject in subjects if subject and subject.type == "idea"]
        here = [card for card in cards if not card.withdrawn and home_of(card) == service.session]
        gone = tuple(card.id for card in cards if card not in here)
        news = News(service.session, tuple(idea_view(card) for card in here), gone)
        if any(s and s.id == f"session:{service.session}" for s in subjects):
            news = replace(news, clock=kept_clock(service), moved_by=moved_by(service))
        self._tell(news)
