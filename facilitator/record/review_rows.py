"""From what the office writes to its rows."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.conference.kinds import MEASURE
from facilitator.conference.review import STATUSES
from facilitator.conference.state import Subject
from facilitator.record.rows import Row, born

_JUDGEMENT = frozenset({"theme", "state", "reason", "reviewer", "joint"})


def is_judged(subject: Subject) -> bool:
    """Whether the office wrote anything about an idea or a joint one."""
    return not _JUDGEMENT.isdisjoint(subject.registers)


def judgement_row(subject: Subject) -> Row:
    """What the office says of an idea or a joint one, and where and when its state was set."""
    register = subject.registers.get("state")
    heads = register.heads if register else ()
    decided = register.writes[heads[-1]][0] if register and heads else None
    return {
        "id": subject.id,
        "theme": subject.get("theme"),
        "state": subject.get("state", ""),
        "reason": subject.get("reason", ""),
        "reviewer": subject.get("reviewer", ""),
        "joint": subject.get("joint"),
        "decided_in": decided.journal if decided else "",
        "decided_at": decided.wall if decided else 0,
    }


def _joint(subject: Subject) -> Row:
    words = {"text": subject.get("text"), "words_of": subject.get("words_of")}
    return {"id": subject.id} | words | {"kind": subject.get("kind", "")} | _hidden_and_born(subject)


def _apart(subject: Subject) -> Row:
    return {"id": subject.id, "ideas": " ".join(subject.get("ideas", ())), "withdrawn": subject.withdrawn}


def _theme(subject: Subject) -> Row:
    return _pillar(subject) | {"pillar": subject.get("pillar")}


def _pillar(subject: Subject) -> Row:
    position = subject.get("position", 0)
    return {"id": subject.id, "name": subject.get("name"), "position": position} | _hidden_and_born(subject)


def _measure(subject: Subject) -> Row:
    values = {name: subject.get(name, "") for name in MEASURE}
    numbers = {name: subject.get(name, 0) for name in ("number", "position")}
    own = {"pillar": subject.get("pillar"), "status": subject.get("status", STATUSES[0]), "changed_at": subject.changed}
    return {"id": subject.id} | values | numbers | own | _hidden_and_born(subject)


def _source(subject: Subject) -> Row:
    return {
        "id": subject.id,
        "measure": subject.get("measure", ""),
        "target": subject.get("target", ""),
        "withdrawn": subject.withdrawn,
    }


def _comment(subject: Subject) -> Row:
    return {
        "id": subject.id,
        "about": subject.get("about", ""),
        "text": subject.get("text"),
        "device": subject.device,
        "written_at": subject.born.wall if subject.born else 0,
        "withdrawn": subject.withdrawn,
    }


def _hidden_and_born(subject: Subject) -> Row:
    return {"withdrawn": subject.withdrawn, "born": born(subject)}


REVIEW_ROW_OF: dict[str, Callable[[Subject], Row]] = {
    "joint": _joint,
    "apart": _apart,
    "theme": _theme,
    "pillar": _pillar,
    "measure": _measure,
    "source": _source,
    "comment": _comment,
}
