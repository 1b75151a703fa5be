"""The picture of the entered session that boards, votes, the closing step and the room are shown by. Knows no Qt."""

from __future__ import annotations

from facilitator.conference.commands.writing import home_of
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
    )


def _earlier(service: Service, result: SessionResult) -> list[SessionResult]:
    """The rounds before of the same workshop; they were loaded when the session was entered."""
    planned = result.planned
    rounds = [s for s in service.required_plan.sessions if s.workshop.number == planned.workshop.number]
    return [session_result(service.state, s.id, "") for s in rounds if s.round < planned.round]
