"""The roadmap and the account of all ideas as tables, row by row; their heads are in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from facilitator.conference.account import fate
from facilitator.conference.anonymous import OTHERS
from facilitator.conference.everybody import PEOPLE
from facilitator.conference.review import IdeaRow, Measure, Pillar
from facilitator.conference.reviewed import Reviewed
from facilitator.language import Language
from facilitator.report import wording
from facilitator.report.account import bare_fate, bare_status
from facilitator.report.summary import Version

Value = str | int | None


def _roadmap_heads(say: Language) -> dict[str, str]:
    """FIELD's columns by the names of a measure's fields."""
    return {
        "pillar": say("Field of action"),
        "goal": say("Goal"),
        "number": say("No."),
        "title": say("Measure"),
        "description": say("Description"),
        "responsible": say("Responsible"),
        "with_whom": say("With whom"),
        "resources": say("Resources"),
        "begin": say("Begin"),
        "until": say("Until"),
        "reports_to": say("Reports to"),
        "builds_on": say("Builds on"),
        "indicator": say("Indicator"),
        "target_group": say("Target group"),
        "priority": say("Priority"),
        "status": say("Status"),
        "sources": say("Source ideas"),
        "changed_at": say("Last change"),
    }


def _names(audience: Version) -> set[str]:
    """Which fields of a measure the audience does not get."""
    return set(PEOPLE) if audience is Version.ANONYMOUS else set()


def roadmap_columns(say: Language, audience: Version) -> tuple[str, ...]:
    """The heads of the roadmap's table."""
    hidden = _names(audience)
    return tuple(head for name, head in _roadmap_heads(say).items() if name not in hidden)


def roadmap_rows(reviewed: Reviewed, say: Language, audience: Version) -> Iterator[tuple[Value, ...]]:
    """A row for each measure, in the order of the document; dates as in the record, so that they can be sorted."""
    hidden = _names(audience)
    for pillar, measures in reviewed.under():
        for measure in measures:
            values = _measure(reviewed, pillar, measure, say)
            yield tuple(values[name] for name in _roadmap_heads(say) if name not in hidden)


def _measure(reviewed: Reviewed, pillar: Pillar | None, measure: Measure, say: Language) -> Mapping[str, Value]:
    plain = {
        name: _shown(value, say) for name in _roadmap_heads(say) if isinstance(value := getattr(measure, name), str)
    }
    return plain | {
        "pillar": _shown(pillar.name, say) if pillar else "",
        "number": measure.number,
        "status": bare_status(measure.status, say),
        "sources": ", ".join(_sources(reviewed, measure, say)),
        "changed_at": wording.iso_day(measure.changed_at),
    }


def _sources(reviewed: Reviewed, measure: Measure, say: Language) -> Iterator[str]:
    """Every idea behind a measure by session and number, those of joint ideas too; themes by their names."""
    for source in measure.sources:
        joint = reviewed.joint.get(source)
        for ident in joint.ideas if joint else (source,):
            if ident in reviewed.idea:
                yield reviewed.idea[ident].label
        if source in reviewed.theme:
            yield _shown(reviewed.theme[source].name, say)


def _shown(text: str, say: Language) -> str:
    return say("[left out]") if text == OTHERS else text


def feedback_columns(say: Language, audience: Version) -> tuple[str, ...]:
    """The heads of the account's table."""
    heads = (
        say("Session"),
        say("No."),
        say("Kind"),
        say("Idea"),
        say("Cluster"),
        say("Dots"),
        say("What became of it"),
        say("Reason"),
        say("Joined as"),
        say("Joined with"),
        say("Sessions in which it was said"),
        say("Theme"),
        say("Measures"),
    )
    return (*heads, say("Decided by")) if audience is Version.INTERNAL else heads


def feedback_rows(reviewed: Reviewed, say: Language, audience: Version) -> Iterator[tuple[Value, ...]]:
    """A row for each idea of the sessions that are told of, each once."""
    told = {heard.id for heard in reviewed.sessions}
    for row in reviewed.ideas:
        if row.session in told:
            values = _idea(reviewed, row, say)
            yield (*values, row.judgement.decided_by) if audience is Version.INTERNAL else values


def _idea(reviewed: Reviewed, row: IdeaRow, say: Language) -> tuple[Value, ...]:
    kind = reviewed.plan.kind(row.kind)
    joint = reviewed.joint.get(row.joint or "")
    others = [reviewed.idea[i].label for i in joint.ideas if i != row.id and i in reviewed.idea] if joint else []
    theme = reviewed.theme.get(row.judgement.theme or "")
    measures = [reviewed.measure[ident] for ident in row.measures if ident in reviewed.measure]
    return (
        row.session,
        row.number,
        wording.kind_word(kind, say) if kind else row.kind,
        _shown(row.text, say),
        _shown(row.cluster, say),
        row.dots,
        bare_fate(fate(row), say),
        _shown(row.judgement.reason, say),
        _shown(joint.text, say) if joint else "",
        " ".join(others),
        row.sessions,
        _shown(theme.name, say) if theme else "",
        " | ".join(f"{measure.number}: {_shown(measure.title, say)}" for measure in measures),
    )
