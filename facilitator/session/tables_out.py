"""The whole record as a table for Excel or as JSON, written line by line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from functools import partial
from tempfile import TemporaryFile
from typing import Any

from facilitator.conference.results import SessionResult
from facilitator.session.tables_review import REVIEW_COLUMNS, Decided

COLUMNS = (
    "session",
    "workshop",
    "round",
    "number",
    "kind",
    "text",
    "language",
    "original",
    "interpreted",
    "cluster",
    "dots",
    "voters",
    "parked",
    "confirmed",
    *REVIEW_COLUMNS,
    "captured_at",
    "device",
    "id",
)
"""The columns of the CSV: those that CARDS knows are named and written as there, so that the table can come back."""


PIECE = 1 << 20
"""Characters that are copied at once."""


def idea_rows(results: Iterable[SessionResult], decided: Decided) -> Iterator[tuple[str | int | None, ...]]:
    """A row for each idea, session by session, with the values of ``COLUMNS``."""
    for result in results:
        names = {cluster.id: cluster.name for cluster in result.clusters}
        voters = result.votes[-1].voters if result.votes else None
        rows = decided.of(result.planned.id)
        for idea in result.ideas:
            yield (
                idea.session,
                result.planned.workshop.title,
                result.planned.round,
                idea.number,
                idea.kind,
                idea.text or "",
                idea.language,
                idea.original,
                _yes(idea.interpreted),
                names.get(idea.cluster or "", ""),
                idea.dots,
                voters,
                _yes(idea.parked),
                " ".join(idea.confirmed),
                *decided.cells(rows.get(idea.id)),
                idea.captured_at,
                idea.device,
                idea.id,
            )


def _yes(flag: object) -> str:
    return "true" if flag else ""


def json_pieces(conference: dict[str, Any], results: Iterable[SessionResult], decided: Decided) -> Iterator[str]:
    """The JSON of everything, in pieces: one line for each session, idea, cluster and vote.

    Each session is asked for once; what is listed later waits in files that have no name.
    """
    parts: dict[str, Callable[[SessionResult], Iterator[dict[str, Any]]]]
    parts = {"ideas": partial(_ideas, decided), "clusters": _clusters, "votes": _votes}
    with ExitStack() as files:
        waiting = {name: files.enter_context(TemporaryFile("w+", encoding="utf-8", newline="")) for name in parts}
        yield '{"conference": ' + _dump(conference) + ',\n"sessions": ['
        for n, result in enumerate(results):
            yield (",\n" if n else "\n") + _dump(_session(result))
            for name, items in parts.items():
                file = waiting[name]
                for item in items(result):
                    file.write(f"\n{_dump(item)},")
        yield "]"
        for name, file in waiting.items():
            file.seek(0)
            yield f',\n"{name}": ['
            yield from _without_last(iter(lambda file=file: file.read(PIECE), ""))  # type: ignore[misc]  # a default binds it
            yield "]"
    for name, entries in decided.parts().items():
        yield f',\n"{name}": {_dump(entries)}'
    yield "}\n"


def _without_last(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces without their very last character: the comma after the last item."""
    last = ""
    for piece in pieces:
        yield last
        last = piece
    yield last[:-1]


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _session(result: SessionResult) -> dict[str, Any]:
    planned = result.planned
    return {
        "id": planned.id,
        "planned": {
            "workshop": planned.workshop.number,
            "title": planned.workshop.title,
            "question": planned.workshop.question,
            "round": planned.round,
            "start": planned.start,
            "minutes": planned.minutes,
            "room": planned.room,
            "moderators": list(planned.moderators),
        },
        "actual": {"started_at": result.started_at, "ended_at": result.ended_at},
        "headcount": {count.group: count.count for count in result.headcount},
        "state": result.state,
        "notes": [note.text for note in result.notes if note.kind == "note"],
        "decisions": [{"text": n.text, "reason": n.reason} for n in result.notes if n.kind == "decision"],
        "dissent": [note.text for note in result.notes if note.kind == "dissent"],
        "tasks": [{"what": task.what, "who": task.who, "until": task.until} for task in result.tasks],
        "devices": list(result.devices),
        "fingerprint": result.fingerprint,
    }


def _ideas(decided: Decided, result: SessionResult) -> Iterator[dict[str, Any]]:
    names = {cluster.id: cluster.name for cluster in result.clusters}
    rows = decided.of(result.planned.id)
    for idea in result.ideas:
        yield {
            "id": idea.id,
            "session": idea.session,
            "number": idea.number,
            "kind": idea.kind,
            "text": idea.text,
            "language": idea.language,
            "original": idea.original,
            "interpreted": idea.interpreted,
            "cluster": idea.cluster,
            "cluster_name": names.get(idea.cluster or "", ""),
            "dots": idea.dots,
            "confirmed": list(idea.confirmed),
            "parked": idea.parked,
            "redacted": idea.redacted,
            **decided.fields(rows.get(idea.id)),
            "conflicts": list(idea.conflicts),
            "captured_at": idea.captured_at,
            "device": idea.device,
        }


def _clusters(result: SessionResult) -> Iterator[dict[str, Any]]:
    for cluster in result.clusters:
        inside = [idea.id for idea in result.ideas if idea.cluster == cluster.id]
        yield {
            "id": cluster.id,
            "session": cluster.session,
            "name": cluster.name,
            "ideas": inside,
            "dots": cluster.dots,
        }


def _votes(result: SessionResult) -> Iterator[dict[str, Any]]:
    for vote in result.votes:
        yield {
            "id": vote.id,
            "session": vote.session,
            "title": vote.title,
            "voters": vote.voters,
            "dots_each": vote.dots_each,
        }
