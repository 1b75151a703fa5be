"""What the review's lists say, in words and as JSON."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from facilitator.conference.account import Account, accounts
from facilitator.conference.review import IdeaRow, Measure, standing
from facilitator.language import Language
from facilitator.record import Record
from facilitator.session.review import clashes, finding, story

Answer = tuple[dict[str, Any], list[str]]


def _states(say: Language) -> dict[str, str]:
    """How the states are said."""
    return {
        "new": say("new"),
        "reviewed": say("reviewed"),
        "adopted": say("adopted"),
        "parked": say("put off"),
        "declined": say("not adopted"),
        "joined": say("joined"),
        "measure": say("in a measure"),
    }


def _lacks(say: Language) -> dict[str, str]:
    return {
        "": "",
        "decision": say("not decided yet"),
        "measure": say("in no measure yet"),
        "reason": say("without a reason"),
    }


def idea_json(row: IdeaRow, numbers: dict[str, int]) -> dict[str, Any]:
    """An idea as ``list --json`` gives it; ``numbers`` are the measures' by their ids."""
    judgement = row.judgement
    return {
        "id": row.id,
        "label": row.label,
        "session": row.session,
        "kind": row.kind,
        "text": row.text,
        "language": row.language,
        "standing": row.standing,
        "theme": judgement.theme,
        "state": standing(judgement.state),
        "reason": judgement.reason,
        "reviewer": judgement.reviewer,
        "decided_by": judgement.decided_by,
        "joint": row.joint,
        "measures": [numbers[ident] for ident in row.measures],
        "dots": row.dots,
        "confirmed": row.confirmed,
        "said_in": {"sessions": row.sessions, "workshops": row.workshops},
        "conflict": row.conflict,
    }


def _ideas(record: Record, asked: Namespace, say: Language) -> Answer:
    look, states = record.review, _states(say)
    numbers = {measure.id: measure.number for measure in look.measures()}
    theme = finding.theme(look, asked.theme) or asked.theme if asked.theme else None
    rows = [
        row
        for row in look.ideas()
        if asked.session in (None, row.session)
        and theme in (None, row.judgement.theme)
        and asked.state in (None, row.standing)
        and (asked.text or "").casefold() in row.text.casefold()
    ]
    lines = [f"{row.label}  {states[row.standing]}  {row.text}" for row in rows]
    return {"ideas": [idea_json(row, numbers) for row in rows]}, lines or [say("Nothing was found.")]


def _themes(record: Record, asked: Namespace, say: Language) -> Answer:
    look = record.review
    pillars = {pillar.id: pillar.name for pillar in look.pillars()}
    themes = look.themes()
    lines = [
        f"{pillars.get(theme.pillar or '', '–')}  {theme.name}: " + say.count("{n} idea", "{n} ideas", theme.ideas)
        for theme in themes
    ]
    data = {"pillars": [asdict(pillar) for pillar in look.pillars()], "themes": [asdict(theme) for theme in themes]}
    return data, lines or [say("There is no theme yet.")]


def _measures(record: Record, asked: Namespace, say: Language) -> Answer:
    measures = record.review.measures()
    data = [asdict(measure) | {"lacks": list(measure.lacks)} for measure in measures]
    return {"measures": data}, [_measure_line(measure, say) for measure in measures] or [
        say("There is no measure yet.")
    ]


def _measure_line(measure: Measure, say: Language) -> str:
    missing = {"responsible": say("nobody responsible"), "until": say("no date")}
    lacks = ", ".join(missing[name] for name in measure.lacks)
    return f"M{measure.number}  {measure.title}" + (f"  ({lacks})" if lacks else "")


def account_json(account: Account) -> dict[str, Any]:
    """The account of an idea as ``account --json`` gives it."""
    return {
        "id": account.idea.id,
        "label": account.idea.label,
        "text": account.idea.text,
        "standing": account.idea.standing,
        "state": standing(account.idea.judgement.state),
        "reason": account.idea.judgement.reason,
        "cluster": account.idea.cluster,
        "theme": account.theme.name if account.theme else None,
        "pillar": account.pillar.name if account.pillar else None,
        "joint": account.joint.id if account.joint else None,
        "measures": [measure.number for measure in account.measures],
        "through_theme": [measure.number for measure in account.through_theme],
        "lacks": account.lacks,
    }


def _accounts(record: Record, asked: Namespace, say: Language) -> Answer:
    states, lacks = _states(say), _lacks(say)
    found = [
        account
        for account in accounts(record.review.whole())
        if asked.session in (None, account.idea.session) and (account.lacks or not asked.missing)
    ]
    lines = [
        "  ".join(
            part
            for part in (
                account.idea.label,
                states[account.idea.standing],
                " ".join(f"M{measure.number}" for measure in (*account.measures, *account.through_theme)),
                account.idea.judgement.reason,
                lacks[account.lacks],
                account.idea.text,
            )
            if part
        )
        for account in found
    ]
    missing = sum(bool(account.lacks) for account in found)
    closing = say.count("{n} idea has no answer yet.", "{n} ideas have no answer yet.", missing)
    return {"ideas": [account_json(account) for account in found], "missing": missing}, [*lines, closing]


def _history(record: Record, asked: Namespace, say: Language) -> Answer:
    told = story(record, finding.anything(record.review, asked.thing))
    lines = [
        f"{happening.by}  {happening.kind}  "
        + ", ".join(f"{name}: {value}" for name, value in happening.fields.items() if value not in ("", None))
        for happening in told
    ]
    return {"history": [asdict(happening) for happening in told]}, lines


def _conflicts(record: Record, asked: Namespace, say: Language) -> Answer:
    found = clashes(record)
    lines = [
        f"{clash.subject}  {clash.field}  "
        + "  ".join(f"{n}: {rival.value} ({rival.by})" for n, rival in enumerate(clash.rivals, start=1))
        for clash in found
    ]
    return {"conflicts": [asdict(clash) for clash in found]}, lines or [say("There is no conflict.")]


LOOKS: dict[str, Callable[[Record, Namespace, Language], Answer]] = {
    "list": _ideas,
    "themes": _themes,
    "measures": _measures,
    "account": _accounts,
    "history": _history,
    "conflicts": _conflicts,
}
"""Acts that change nothing; ``measures`` only without a table."""
