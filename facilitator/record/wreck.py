"""What can still be read in a damaged record: each row proves by its form what it is, on whatever page it lies."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from facilitator.conference.events import HIGHEST_NUMBER, JOURNAL, BadEvent, Event, parse
from facilitator.record.pages import Pages, Row

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class KnownJournal:
    """A journal as the damaged record knew it: its numbers went up to ``highest``."""

    name: str
    session: str
    device: str
    own: bool
    highest: int


@dataclass
class Wreck:
    """Everything that could be read. ``all_journals``/``all_settings``: nothing of these tables was unreadable."""

    events: dict[tuple[bytes, tuple[str, ...]], Event] = field(default_factory=dict)
    journals: dict[int, KnownJournal] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    pairs: dict[str, str] = field(default_factory=dict)
    packages: list[tuple[str, str, int, int]] = field(default_factory=list)
    handovers: list[tuple[str, str, int, int]] = field(default_factory=list)
    triples: list[tuple[str, str, str]] = field(default_factory=list)
    all_journals: bool = False
    all_settings: bool = False
    highest: Counter[int] = field(default_factory=Counter)
    ids: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def settings(self) -> dict[str, str]:
        """What the record remembered of itself. Pairs that begin with a subject's id are about conflicts."""
        subjects = {event.subject for event in self.events.values()}
        return {key: value for key, value in self.pairs.items() if key not in subjects}

    def take(self, row: Row) -> None:
        """Keep what a row is, if it can prove it."""
        match row.values:
            case (int(journal), int(number), int(), str(), bytes(digest), str(line), *_):
                self._take_event(journal, number, digest, line)
            case (int(journal), int(number), int(), int()):  # an index of events names what was there
                self.highest[journal] = max(self.highest[journal], number)
            case (str(), int(journal), int(number), int(0)):  # so did one of subjects
                self.highest[journal] = max(self.highest[journal], number)
            case (None, str(name), str(session), str(device), int(own), int(), int(highest), int()):
                if is_journal(row):
                    self.journals[row.key] = KnownJournal(name, session, device, bool(own), highest)
            case (str(digest), bytes(content)):
                if hashlib.sha256(content).hexdigest() == digest:
                    self.contents[digest] = content
            case (str(key), str(value)) if row.key:
                self.pairs[key] = value
            case (str(name), str(more), int(one), int(two)) if row.key:
                (self.packages if _HASH.fullmatch(name) else self.handovers).append((name, more, one, two))
            case (str(session), str(place), str(value)) if row.key:
                self.triples.append((session, place, value))

    def _take_event(self, journal: int, number: int, digest: bytes, line: str) -> None:
        try:
            event = parse(line)
        except BadEvent:
            return
        if event.digest == digest and event.number == number:
            self.events[digest, event.erased] = event
            self.ids[journal][event.journal] += 1

    def known(self) -> Iterator[KnownJournal]:
        """Every journal of which something is known, with the highest number that anything names."""
        rows = {journal.name: (ident, journal) for ident, journal in self.journals.items()}
        for name, events in self._by_journal().items():  # journals whose row is lost are named by their events
            ident = max(self.ids, key=lambda ident: self.ids[ident][name])
            first = min(events, key=lambda event: event.number)
            highest = max(event.number for event in events)
            ident, row = rows.get(name, (ident, KnownJournal(name, first.session, first.device, False, 0)))
            rows[name] = ident, replace(row, highest=max(row.highest, highest))
        for ident, journal in rows.values():
            yield replace(journal, highest=min(max(journal.highest, self.highest[ident]), HIGHEST_NUMBER))

    def _by_journal(self) -> dict[str, list[Event]]:
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self.events.values():
            found[event.journal].append(event)
        return found


def read_wreck(path: Path) -> Wreck:
    """Read a damaged record, its log too. Raises OSError where there is no file."""
    wreck = Wreck()
    with Pages(path) as pages:
        roots: dict[str, int] = {}
        for row in pages.rows():
            match row.values:
                case ("table", str(name), str(), int(root), str()):
                    roots[name] = root
                case _:
                    wreck.take(row)
        wreck.all_journals = pages.log_is_whole and pages.whole(roots.get("journal", 0), is_journal)
        wreck.all_settings = pages.whole(roots.get("meta", 0), is_setting)
    return wreck


def is_journal(row: Row) -> bool:
    """Whether a row can be one of the journals' table."""
    match row.values:
        case (None, str(name), str(session), str(device), int(), int(), int(highest), int()):
            return bool(JOURNAL.fullmatch(name)) and highest <= HIGHEST_NUMBER and (session + device).isprintable()
    return False


def is_setting(row: Row) -> bool:
    """Whether a row can be one of the table of what a record remembers of itself."""
    match row.values:
        case (str(), str()):
            return True
    return False
