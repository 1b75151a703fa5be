"""Commands on the roadmap's measures, on what they come from, and on comments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.conference import intents_review as intents
from facilitator.conference.commands.review import gone, noted, shown
from facilitator.conference.commands.writing import REVIEW, Drafts, clean, decide, words, write
from facilitator.conference.errors import Refusal
from facilitator.conference.kinds import MEASURE
from facilitator.conference.review import BINDING, STATUSES, as_date, lacks
from facilitator.conference.state import State, Subject

SOURCES = frozenset({"idea", "joint", "theme"})
COMMENTED = SOURCES | {"pillar", "measure"}


@decide.register
def create_measure(intent: intents.CreateMeasure, state: State) -> Drafts:
    """A new line of the roadmap; its number never changes by itself, and none is used twice."""
    fields = _fields(state, intent.id, {"title": "", "status": "idea", **intent.fields})
    _check_ready(fields)
    fields["number"] = fields.get("number") or _highest(state, "number") + 1
    fields["position"] = _highest(state, "position") + 1
    body = {name: value for name, value in fields.items() if value}
    return write(state, "MeasureWritten", intent.id, REVIEW, **body) + _named(state, intent.id, intent.sources)


@decide.register
def change_measure(intent: intents.ChangeMeasure, state: State) -> Drafts:
    """Other values; a decided measure keeps what it needs."""
    measure = shown(state, intent.measure, "measure")
    fields = _fields(state, measure.id, intent.fields)
    _check_ready({name: measure.get(name, "") for name in ("status", "responsible", "until")} | fields)
    return write(state, "MeasureChanged", measure.id, REVIEW, **fields)


@decide.register
def name_sources(intent: intents.NameSources, state: State) -> Drafts:
    """What it comes from."""
    return _named(state, shown(state, intent.measure, "measure").id, intent.targets)


@decide.register
def drop_sources(intent: intents.DropSources, state: State) -> Drafts:
    """What it does not come from after all."""
    found = (state.subject(source_id(intent.measure, target)) for target in dict.fromkeys(intent.targets))
    return sum((write(state, "Withdrawn", source.id, REVIEW, withdrawn=True) for source in found if source), ())


@decide.register
def write_comment(intent: intents.WriteComment, state: State) -> Drafts:
    """A reviewer's note."""
    about = _one_of(state, intent.about, COMMENTED)
    return write(state, "CommentWritten", intent.id, REVIEW, about=about.id, text=words(intent.text))


@decide.register
def reword_comment(intent: intents.RewordComment, state: State) -> Drafts:
    """Other words."""
    comment = shown(state, intent.comment, "comment")
    return write(state, "CommentChanged", comment.id, REVIEW, text=words(intent.text))


def source_id(measure: str, target: str) -> str:
    """The id under which it is noted that a measure comes from something: everybody notes it under the same."""
    return f"source:{measure}:{target}"


def _named(state: State, measure: str, targets: tuple[str, ...]) -> Drafts:
    drafts: Drafts = ()
    for ident in dict.fromkeys(targets):
        target = _one_of(state, ident, SOURCES)
        drafts += noted(state, "SourceNamed", source_id(measure, target.id), measure=measure, target=target.id)
    return drafts


def _one_of(state: State, ident: str, kinds: frozenset[str]) -> Subject:
    subject = state.subject(ident)
    if subject is None or subject.type not in kinds:
        raise gone()
    return shown(state, ident, subject.type)


def _fields(state: State, measure: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A measure's fields as they are kept. Raises Refusal, or KeyError for a name that is none of them."""
    kept: dict[str, Any] = {name: clean(value) if MEASURE[name] == "text" else value for name, value in fields.items()}
    for name in {"begin", "until"} & kept.keys():
        kept[name] = as_date(kept[name])
    if "title" in kept:
        words(kept["title"])
    if kept.get("status", STATUSES[0]) not in STATUSES:
        raise Refusal(
            "{status} is no status of a measure, so nothing was changed: choose one of {known}.",
            status=kept["status"],
            known=", ".join(STATUSES),
        )
    if kept.get("pillar") is not None:
        shown(state, kept["pillar"], "pillar")
    _check_number(state, measure, kept.get("number"))
    return kept


def _check_number(state: State, measure: str, number: int | None) -> None:
    taken = (s for s in state.of("measure") if not s.withdrawn and s.id != measure)
    if number and any(s.get("number") == number for s in taken):
        raise Refusal(
            "There is a measure with the number {number} already, so nothing was changed: take another number.",
            number=number,
        )


def _check_ready(fields: Mapping[str, Any]) -> None:
    """A draft may lack who is responsible and until when; what counts as decided may not."""
    if fields.get("status") in BINDING and lacks(fields.get("responsible", ""), fields.get("until", "")):
        raise Refusal(
            "A measure that is decided needs somebody responsible and a date until when, so it was not changed: fill"
            " in both first."
        )


def _highest(state: State, field: str) -> int:
    """Of all measures, the hidden ones too."""
    return max((measure.get(field, 0) for measure in state.of("measure")), default=0)
