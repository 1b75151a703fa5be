"""The worker's side of the office's window: a central record, what is decided in it, what has changed. Knows no Qt.

One thread uses it, the one that opens records. What it returns and tells are frozen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from facilitator.clock import Clock
from facilitator.conference.errors import Refusal
from facilitator.conference.intents_review import ReviewIntent
from facilitator.desk.first_steps import as_at_first
from facilitator.desk.review.snapshots import Around, ReviewNews, SessionPlace, Told, Whole
from facilitator.exchange.package import announced
from facilitator.exchange.sealing import Unopened
from facilitator.files import plain_name
from facilitator.record import Record, open_record, told
from facilitator.session.completeness import note_refused
from facilitator.session.merging import FileOutcome, find_packages, merge
from facilitator.session.progress import Progress
from facilitator.session.review import Changed, Clash, ReviewService, clashes, story

PREFIX = "office-"
"""How the names of central records begin: a laptop's own record of the same conference lies beside them."""


class ReviewKeeper:
    """One central record at a time. ``tell`` is told of every change: ``ReviewNews``, or ``Whole`` where all is new."""

    def __init__(self, folder: Path, clock: Clock, device: str, tell: Callable[[object], None]) -> None:
        self._folder = folder
        self._clock = clock
        self._device = device
        self._tell = tell
        self._service: ReviewService | None = None

    @property
    def service(self) -> ReviewService:
        """The review of the open record. Raises Refusal where none is open."""
        if self._service is None:
            raise Refusal("No central record is open, so nothing was changed: open it first.")
        return self._service

    # Opening.

    def open(self, path: Path) -> Whole:
        """Open a central record that is there. Raises Refusal."""
        if not path.is_file():
            raise Refusal(
                "{name} is not there any more, so nothing was opened: choose the record where it is now.",
                name=str(path),
            )
        return self._opened(path, ())

    def bring(self, places: Sequence[Path]) -> Whole:
        """Open the central record of the conference that packages, or folders of them, belong to, and merge them.

        Raises Refusal where there are none, or where none could be merged.
        """
        packages = find_packages(places)
        if not packages:
            raise Refusal("There are no packages in what was chosen, so nothing was opened: choose the stick's folder.")
        name = plain_name(_conference(packages), 60)
        return self._opened(self._folder / f"{PREFIX}{name}.sqlite", packages)

    def _opened(self, path: Path, packages: Sequence[Path]) -> Whole:
        """Let this record be the one at work, once packages are merged; another one that was open is closed."""
        known = self._service.record if self._service else None
        record = known if known is not None and known.path == path else open_record(path, self._clock.wall())
        try:
            with told(record.path):
                before = record.look.events_of_sessions()
                outcomes = merge(record, packages, self._clock.wall(), Progress()) if packages else []
                _refuse_if_all_failed(outcomes)
                note_refused(record, outcomes, before, self._clock.wall())
                record.remember("device", self._device)
                service = ReviewService(record, self._clock)
                refused = sum(one.outcome == "refused" for one in outcomes)
                whole = replace(self._whole(service), refused=refused)
        except BaseException:
            if record is not known:
                record.close()
            raise
        if known is not None and known is not record:
            known.close()
        service.subscribe(self._changed)
        self._service = service
        return whole

    def close(self) -> None:
        """Close the record; nothing is open afterwards."""
        if self._service is not None:
            self._service.record.close()
            self._service = None

    def name_device(self, device: str) -> None:
        """What decisions are signed with from now on. Raises Refusal."""
        self._device = device
        if self._service is not None:
            with told(self._service.record.path):
                self._service.record.remember("device", device)

    # Looking.

    def whole(self) -> Whole:
        """The open record as it stands."""
        return self._whole(self.service)

    def _whole(self, service: ReviewService) -> Whole:
        record = service.record
        return Whole(
            record.path,
            service.required_plan,
            self._device,
            tuple(_places(record)),
            tuple(service.look.ideas()),
            self._around(service),
        )

    def _around(self, service: ReviewService) -> Around:
        look, by_subject = service.look, defaultdict[str, list[Clash]](list)
        for clash in clashes(service.record):
            by_subject[clash.subject].append(clash)
        return Around(
            tuple(look.themes()),
            tuple(look.pillars()),
            tuple(look.measures()),
            tuple(look.joints()),
            {subject: tuple(found) for subject, found in by_subject.items()},
            Counter(comment.about for comment in look.comments()),
            as_at_first(service.history, service.own),
        )

    def told_of(self, ident: str) -> Told:
        """The history of one thing, and what was noted on it."""
        service = self.service
        return Told(ident, tuple(story(service.record, ident)), tuple(service.look.comments(ident)))

    # Doing.

    def do(self, *wanted: ReviewIntent) -> None:
        """Carry out commands as one step. Raises Refusal."""
        self.service.do_all(wanted)

    def undo(self) -> None:
        """Take the last step back. Raises Refusal."""
        self.service.undo()

    def redo(self) -> None:
        """Do the step again that was taken back last. Raises Refusal."""
        self.service.redo()

    # Telling.

    def _changed(self, changed: Changed) -> None:
        service = self.service
        if changed.ideas is None:
            self._tell(self._whole(service))
            return
        rows = tuple(service.look.ideas(changed.ideas))
        gone = tuple(set(changed.ideas) - {row.id for row in rows})
        about = frozenset(change.subject for change in changed.changes)
        self._tell(ReviewNews(rows, gone, about, self._around(service)))


def _places(record: Record) -> list[SessionPlace]:
    return [
        SessionPlace(row["id"], row["title"] or "", row["workshop"] or 0, row["round"] or 0)
        for row in record.look.rows("session")
    ]


def _conference(packages: Sequence[Path]) -> str:
    """The conference of the first package that says so: sealed ones say nothing. Raises BadPackage."""
    for package in packages:
        with suppress(Unopened):
            return announced(package).conference
    return announced(packages[0]).conference


def _refuse_if_all_failed(outcomes: Sequence[FileOutcome]) -> None:
    reasons = [outcome.reason for outcome in outcomes if outcome.reason is not None]
    if reasons and len(reasons) == len(outcomes):
        raise reasons[0]
