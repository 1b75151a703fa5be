"""Redaction as far as it reaches: the record with all that lies beside it, and the packages it handed out."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from facilitator.clock import Clock
from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.exchange.package import Package, read_package
from facilitator.record import Record, told
from facilitator.session.handing_out import own_sealed, replace_results
from facilitator.session.handing_over import clear_unfinished
from facilitator.session.keeping import drop_copies_about


@dataclass(frozen=True, slots=True)
class RedactionReceipt:
    """Packages that held the words: written anew without them, or out of reach (a stick that is not there).

    ``traces`` is true while bytes of them may still lie in the record's files, which is mended at its next opening.
    """

    rewritten: tuple[Path, ...]
    unreachable: tuple[Path, ...]
    traces: bool


class AtWork(Protocol):
    """What carries commands out on a record: a session's service, or the review's."""

    record: Record
    clock: Clock

    @property
    def required_plan(self) -> Plan: ...

    def do(self, intent: intents.Redact, /) -> object: ...


def redact(service: AtWork, subject: str, fields: Iterable[str] = ()) -> RedactionReceipt:
    """Erase words of a subject for good, in the record and in every package it handed out or kept that can be reached.

    A package that was sealed here cannot be looked into, so it is written anew in any case. No fields means all that
    hold words. Raises Refusal where the record cannot be redacted; then nothing changed.
    """
    service.do(intents.Redact(subject, tuple(fields)))
    plan = service.required_plan
    with suppress(OSError, Refusal), told(service.record.path):
        clear_unfinished(service.record)  # half packages that a hand-over left hold the words too
    rewritten: list[Path] = []
    unreachable: list[Path] = []
    for path, sessions in service.record.look.handovers():
        try:
            if own_sealed(service.record, path) is not None or _holds(read_package(path), plan, subject):
                replace_results(service.record, plan, sessions, path, service.clock.wall())
                rewritten.append(path)
        except Refusal:
            unreachable.append(path)
    record = service.record.path
    unreachable += drop_copies_about(record, subject).left
    unreachable += sorted(record.parent.glob(f"{record.stem}.damaged-*"))  # kept beside it when it was rescued
    return RedactionReceipt(tuple(rewritten), tuple(unreachable), service.record.has_remains)


def _holds(package: Package, plan: Plan, subject: str) -> bool:
    """Whether a package is one of ours that tells of the subject: another file may have taken its name since."""
    ours = package.manifest.conference == plan.id
    return ours and any(event.subject == subject for event in package.events())
