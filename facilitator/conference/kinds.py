"""The kinds of event: what each sets, on what, and which of its fields can hold somebody's words.

An event *sets fields of a subject*. A kind that ``creates`` brings its subject into being; what arrives for a subject
not yet created waits for it. ``texts`` are the fields that redaction erases.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitator.conference.plan import is_phase, is_plan

FieldType = Literal["text", "optional text", "count", "optional count", "flag", "words", "plan", "phases", "clock"]


@dataclass(frozen=True)
class EventKind:
    """``subject`` is the type of thing it is about ("" for any), ``fields`` what its body may hold."""

    name: str
    subject: str
    means: str
    fields: dict[str, FieldType]
    creates: bool = False
    texts: frozenset[str] = frozenset()


def _kind(
    name: str, subject: str, means: str, fields: dict[str, FieldType], creates: str = "", texts: str = ""
) -> EventKind:
    return EventKind(name, subject, means, fields, creates == "creates", frozenset(texts.split()))


def _judged(name: str, subject: str) -> tuple[EventKind, ...]:
    """What the office decides on an idea or a joint one."""
    return (
        _kind(f"{name}Themed", subject, "into a theme, or out of it", {"theme": "optional text"}),
        _kind(
            f"{name}Judged",
            subject,
            "what the office decided, and why",
            {"state": "text", "reason": "text"},
            texts="reason",
        ),
        _kind(f"{name}Assigned", subject, "who is to decide", {"reviewer": "text"}, texts="reviewer"),
    )


def _worded(name: str, subject: str, means: str, fields: dict[str, FieldType], texts: str) -> tuple[EventKind, ...]:
    """A thing of the review, and changes of it."""
    return (
        _kind(f"{name}Written", subject, means, fields, "creates", texts),
        _kind(f"{name}Changed", subject, "what is different about it", fields, texts=texts),
    )


MEASURE_WORDS = "title goal description responsible with_whom resources reports_to builds_on indicator target_group"
MEASURE: dict[str, FieldType] = {
    "number": "count",
    "pillar": "optional text",
    **dict.fromkeys(MEASURE_WORDS.split(), "text"),
    "begin": "text",
    "until": "text",
    "priority": "text",
    "status": "text",
    "position": "count",
}
"""A measure's fields: a roadmap's columns. ``pillar`` is an id, ``position`` its place in the order made by hand."""
JOINT: dict[str, FieldType] = {"text": "text", "words_of": "optional text", "kind": "text"}
"""A joint idea's fields. Without a ``text`` it has the words of the idea ``words_of``: redacting reaches them."""

_ALL = (
    _kind("PlanIssued", "plan", "a plan or a new revision of it", {"plan": "plan"}, "creates"),
    _kind(
        "SessionAdjusted",
        "session",
        "what was changed on the spot, or an unplanned session",
        {
            "title": "text",
            "room": "text",
            "moderators": "words",
            "start": "text",
            "minutes": "count",
            "phases": "phases",
            "workshop": "count",
            "round": "count",
        },
        "creates",
        "title",
    ),
    _kind("ClockMoved", "session", "an action on the session's clock", {"clock": "clock"}, "creates"),
    _kind("SessionClosed", "session", "the session ended, or was reopened", {"closed": "flag"}, "creates"),
    _kind(
        "IdeaCaptured",
        "idea",
        "a card, as it was called out",
        {
            "session": "text",
            "number": "count",
            "kind": "text",
            "text": "text",
            "language": "text",
            "original": "text",
            "interpreted": "flag",
            "cluster": "optional text",
            "parked": "flag",
        },
        "creates",
        "text original",
    ),
    _kind(
        "IdeaReworded",
        "idea",
        "another wording, or the original beside it",
        {"text": "text", "language": "text", "original": "text", "interpreted": "flag"},
        texts="text original",
    ),
    _kind("IdeaKindChanged", "idea", "observation, question or suggestion after all", {"kind": "text"}),
    _kind("IdeaParked", "idea", "to the parking lot, or back", {"parked": "flag"}),
    _kind("IdeaMoved", "idea", "into a cluster, or out of all", {"cluster": "optional text"}),
    _kind("IdeaReassigned", "idea", "to the session it was really said in", {"session": "text"}),
    _kind(
        "IdeaConfirmed", "confirmation", "said again in another session", {"idea": "text", "session": "text"}, "creates"
    ),
    _kind("ClusterCreated", "cluster", "a new cluster", {"session": "text", "name": "text"}, "creates", "name"),
    _kind("ClusterRenamed", "cluster", "another name", {"name": "text"}, texts="name"),
    _kind("ClusterPlaced", "cluster", "its place in the order", {"position": "count"}),
    _kind(
        "VoteOpened",
        "vote",
        "a counting of dots begins",
        {"session": "text", "title": "text", "dots_each": "optional count"},
        "creates",
        "title",
    ),
    _kind("VotersCounted", "vote", "how many people put dots", {"voters": "optional count"}),
    _kind(
        "DotsCounted",
        "dots",
        "the dots on one card or cluster in one vote",
        {"vote": "text", "target": "text", "dots": "optional count"},
        "creates",
    ),
    _kind(
        "HeadsCounted",
        "headcount",
        "how many people of a group were there",
        {"session": "text", "group": "text", "people": "optional count"},
        "creates",
        "group",
    ),
    _kind(
        "NoteWritten",
        "note",
        "a note, decision or dissent",
        {"session": "text", "sort": "text", "text": "text", "reason": "text"},
        "creates",
        "text reason",
    ),
    _kind("NoteReworded", "note", "another wording", {"text": "text", "reason": "text"}, texts="text reason"),
    _kind(
        "TaskAgreed",
        "task",
        "who does what until when",
        {"session": "text", "what": "text", "who": "text", "until": "text"},
        "creates",
        "what who",
    ),
    _kind(
        "TaskReworded",
        "task",
        "another wording, owner or date",
        {"what": "text", "who": "text", "until": "text"},
        texts="what who",
    ),
    _kind(
        "AttachmentAdded",
        "attachment",
        "a photo, by the hash of its content",
        {"session": "text", "sha256": "text", "extension": "text", "caption": "text"},
        "creates",
        "sha256 caption",
    ),
    *_judged("Idea", "idea"),
    _kind("IdeaJoined", "idea", "into a joint idea, or out of it", {"joint": "optional text"}),
    *_worded("Joint", "joint", "several ideas that say the same", JOINT, "text"),
    *_judged("Joint", "joint"),
    _kind("KeptApart", "apart", "ideas that do not say the same after all", {"ideas": "words"}, "creates"),
    *_worded("Theme", "theme", "a theme", {"name": "text", "pillar": "optional text", "position": "count"}, "name"),
    *_worded("Pillar", "pillar", "a pillar of the roadmap", {"name": "text", "position": "count"}, "name"),
    *_worded("Measure", "measure", "a measure of the roadmap", MEASURE, MEASURE_WORDS),
    _kind(
        "SourceNamed",
        "source",
        "an idea, joint idea or theme that a measure comes from",
        {"measure": "text", "target": "text"},
        "creates",
    ),
    *_worded("Comment", "comment", "a comment of the office", {"about": "text", "text": "text"}, "text"),
    _kind("WordingKept", "", "the privacy guard's hint was looked at: the words may stay", {"kept": "text"}),
    _kind("Withdrawn", "", "hidden, or shown again; nothing is erased", {"withdrawn": "flag"}),
    _kind("Redacted", "", "the named fields are erased for good, in every copy", {"fields": "words"}),
)

KINDS: dict[str, EventKind] = {kind.name: kind for kind in _ALL}
SUBJECTS = tuple(dict.fromkeys(kind.subject for kind in _ALL if kind.subject))
"""Every type of subject, in the order of their first kind."""

WORDS = frozenset().union(*(kind.texts for kind in _ALL))
"""Every field that redaction can erase, on whatever subject."""
_PREFIXES = {"session": "session:", "dots": "dots:", "headcount": "heads:", "source": "source:", "apart": "apart:"}
"""How the ids of subjects begin that have no random one."""
_RESERVED = tuple(_PREFIXES.values())


def names(ident: str, subject: str) -> bool:
    """Whether an id can be one of a type of subject ("" for any): so that no card can pass for the plan."""
    prefix = _PREFIXES.get(subject)
    if prefix is not None:
        return ident.startswith(prefix)
    if subject == "plan" or ident == "plan":
        return subject in (ident, "")
    return not subject or not ident.startswith(_RESERVED)


def setter(subject: str, field: str) -> str:
    """The kind that changes a field of an existing subject: ``("idea", "text")`` → ``IdeaReworded``.

    Raises KeyError where none does.
    """
    fitting = [kind for kind in _ALL if kind.subject in (subject, "") and field in kind.fields]
    if not fitting:
        raise KeyError(field)
    return min(fitting, key=lambda kind: kind.creates).name


def erasable(subject: str) -> frozenset[str]:
    """The fields of a type of subject that redaction can erase."""
    return frozenset().union(*(k.texts for k in _ALL if k.subject == subject))


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 2**53


_PLAIN: dict[FieldType, frozenset[type]] = {
    "text": frozenset({str}),
    "optional text": frozenset({str, type(None)}),
    "flag": frozenset({bool}),
}
"""The types for which the type alone decides."""


def types_of(wanted: FieldType) -> frozenset[type]:
    """The types of which every value fits; empty where the value has to be looked at."""
    return _PLAIN.get(wanted, frozenset())


def fits(value: object, wanted: FieldType) -> bool:
    """Whether a JSON value has the type that a field wants."""
    plain = _PLAIN.get(wanted)
    if plain is not None:
        return type(value) in plain
    match wanted:
        case "count":
            return _is_count(value)
        case "optional count":
            return value is None or _is_count(value)
        case "words":
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        case "plan":
            return is_plan(value)
        case "phases":
            return isinstance(value, list) and all(is_phase(item) for item in value)
        case _:  # clock
            return isinstance(value, dict) and all(
                fits(value.get(name), "optional count") for name in ("started", "ended")
            )
