"""Events out of their lines: those that a package's manifest announces, or none is worth anything."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from operator import itemgetter

from facilitator.conference.called_out import parse_all
from facilitator.conference.events import BadEvent, Event
from facilitator.conference.kinds import KINDS
from facilitator.exchange.manifest import EVENTS, MOST_ABOUT_ONE, Manifest, broken

_MANY, _MUCH = 1_000, 1 << 20
"""Lines, and bytes of them, that are looked at together."""


def announced_events(pieces: Iterable[Sequence[bytes]], manifest: Manifest, name: str) -> Iterator[Event]:
    """The events in the lines of package ``name``. Raises BadPackage where they are not those that it announces."""
    sessions = {entry.journal: entry.session for entry in manifest.journals}
    came = _Came()
    for piece in pieces:
        events = _events(piece, name)
        if not set(map(_BELONGS, events)) <= sessions.items():
            raise broken(name, EVENTS)
        for event in events:
            if event.kind == "PlanIssued" and event.body.get("plan", {}).get("id") != manifest.conference:
                raise broken(name, "plan")
        came.count(events)
        yield from events
    if not came.as_announced(manifest):
        raise broken(name, EVENTS)


def in_pieces(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines in lists that memory can hold, without their ends."""
    piece: list[bytes] = []
    size = 0
    for line in lines:
        piece.append(line.removesuffix(b"\n"))
        size += len(line)
        if len(piece) == _MANY or size > _MUCH:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece


_BELONGS = itemgetter(Event._fields.index("journal"), Event._fields.index("session"))
_COUNTED = itemgetter(Event._fields.index("number"), Event._fields.index("digest"))
_ABOUT = itemgetter(Event._fields.index("subject"), Event._fields.index("line"))
_KIND = itemgetter(Event._fields.index("kind"))


class _Came:
    """What came of the events that a manifest announces."""

    def __init__(self) -> None:
        self.numbers: dict[str, list[int]] = defaultdict(list)
        self.digests: dict[str, list[bytes]] = defaultdict(list)
        self.about: dict[str, int] = defaultdict(int)
        self.ideas = 0

    def count(self, events: Sequence[Event]) -> None:
        for (journal, session), some in groupby(events, _BELONGS):
            numbers, digests = zip(*map(_COUNTED, some), strict=True)
            self.numbers[journal] += numbers
            self.digests[session] += digests
        for subject, line in map(_ABOUT, events):
            self.about[subject] += len(line)
        for kind, number in Counter(map(_KIND, events)).items():
            if kind == "IdeaCaptured" or kind not in KINDS:  # a newer version may have more kinds
                self.ideas += number

    def as_announced(self, manifest: Manifest) -> bool:
        if manifest.holds == "receipt":
            return not self.numbers
        fingerprints = {
            session: hashlib.sha256(b"".join(sorted(self.digests.get(session, ())))).hexdigest()
            for session in manifest.fingerprints
        }
        return (
            {journal: (min(some), max(some), len(some)) for journal, some in self.numbers.items()}
            == {entry.journal: (entry.first, entry.last, entry.events) for entry in manifest.journals}
            and fingerprints == manifest.fingerprints
            and self.ideas >= sum(manifest.ideas.values())
            and max(self.about.values(), default=0) <= MOST_ABOUT_ONE
        )


def _events(lines: Sequence[bytes], name: str) -> list[Event]:
    # Blanks around a line would give the same event another hash.
    if {line[:1] + line[-1:] for line in lines} <= {b"{}"}:
        with suppress(BadEvent):
            return parse_all(lines)
    raise broken(name, EVENTS)
