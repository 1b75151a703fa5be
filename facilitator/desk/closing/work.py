"""What the closing page asks of the record: hints, conflicts, photos. Runs on the record's thread. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator.conference.commands.writing import home_of
from facilitator.conference.errors import Refusal
from facilitator.record import told
from facilitator.session import guard
from facilitator.session.guard import Hint
from facilitator.session.photos import add_photo
from facilitator.session.redacting import RedactionReceipt
from facilitator.session.service import Service

LARGEST = 80_000_000
"""Bytes of a picture's file: a film that was chosen by mistake is not read."""
SETTLED_HERE = ("text", "what", "who", "until", "reason", "name", "kind")
"""Fields whose values people can choose between by reading them."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What two laptops set differently: ``values`` newest first, the first is the one shown everywhere by now."""

    subject: str
    type: str
    field: str
    number: int
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """What is left to be decided in a session."""

    hints: tuple[Hint, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def open_questions(service: Service) -> Open:
    """Hints of the privacy guard that nobody has decided on, and conflicts, of the entered session."""
    return Open(tuple(guard.undecided(service)), tuple(_conflicts(service)))


def _conflicts(service: Service) -> list[Conflict]:
    found = []
    for subject in service.state.subjects.values():
        if subject.type in ("idea", "note", "task", "cluster") and not subject.withdrawn:
            if home_of(subject) != service.session:
                continue
            number = subject.get("number", 0)
            found += [
                Conflict(subject.id, subject.type, name, number, subject.registers[name].rivals)
                for name in subject.conflicts
                if name in SETTLED_HERE
            ]
    return found


def keep(service: Service, subject: str) -> None:
    """The words may stay."""
    guard.keep(service, subject)


def put_otherwise(service: Service, subject: str, text: str) -> RedactionReceipt:
    """Erase the words for good and put others in their place."""
    return guard.blacken(service, subject, text)


def add_picture(service: Service, path: Path) -> None:
    """Add the picture in a file to the entered session. Raises Refusal."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(
            "{name} cannot be read ({reason}), so it was not added: check the stick and add it again.",
            name=path.name,
            reason=error.strerror or str(error),
        ) from error
    if len(data) > LARGEST:
        raise Refusal(
            "{name} is too large a picture and was not added: make it smaller or photograph it again.", name=path.name
        )
    add_photo(service, data, path.name)


def keep_draft(service: Service, session: str, box: str, text: str) -> None:
    """Keep unfinished text. Raises Refusal."""
    with told(service.record.path):
        service.record.keep_draft(session, box, text)


def draft(service: Service, session: str, box: str) -> str:
    """The unfinished text of a box."""
    return service.record.draft(session, box)


def content_of(service: Service, digest: str) -> bytes:
    """The bytes of a photo of the entered session; none where they have not come with it."""
    kept = service.record.look.attachments([service.session])
    return next((content for name, content in kept if digest in name), b"")
