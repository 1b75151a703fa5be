"""The picture of the entered session that boards, votes, the closing step and the room are shown by. Knows no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from facilitator.conference.commands.writing import SESSION, home_of
from facilitator.conference.results import SessionResult
from facilitator.conference.views import dots_in, session_result
from facilitator.desk.snapshots import Photo, Picture
from facilitator.session.service import Service


def picture_of(service: Service) -> Picture:
    """The entered session as it stands."""
    result, plan, state = service.result(), service.required_plan, service.state
    return Picture(
        result=result,
        dots={vote.id: dots_in(state, vote.id) for vote in result.votes},
        earlier=tuple(_earlier(service, result)),
        groups=plan.groups,
        photos=tuple(
            Photo(a.id, a.get("sha256", ""), a.get("caption", ""))
            for a in state.of("attachment")
            if not a.withdrawn and home_of(a) == service.session
        ),
        sessions={s.id: s.workshop.title for s in plan.sessions},
        following=_following(service, result),
        clock=kept_clock(service),
        moved_by=moved_by(service),
    )


def kept_clock(service: Service) -> Mapping[str, Any]:
    """What is kept of the entered session's clock; empty before it was first moved."""
    own = service.state.subject(f"{SESSION}{service.session}")
    return own.get("clock", {}) if own else {}


def moved_by(service: Service) -> str:
    """The label of the laptop that moved the entered session's clock last; empty where it was this one."""
    own = service.state.subject(f"{SESSION}{service.session}")
    heads = own.heads(["clock"]) if own else ()
    if not heads or heads[-1][0] in service.record.own:
        return ""
    return next((j.device for j in service.record.look.journals([heads[-1][0]])), "") or "?"


def _following(service: Service, result: SessionResult) -> str:
    """The session of the next round of the same workshop."""
    planned, sessions = result.planned, service.required_plan.sessions
    later = [s for s in sessions if s.workshop.number == planned.workshop.number and s.round > planned.round]
    return min(later, key=lambda s: s.round).id if later and planned.round else ""


def _earlier(service: Service, result: SessionResult) -> list[SessionResult]:
    """The rounds before of the same workshop; they were loaded when the session was entered."""
    planned = result.planned
    rounds = [s for s in service.required_plan.sessions if s.workshop.number == planned.workshop.number]
    return [session_result(service.state, s.id, "") for s in rounds if s.round < planned.round]
