"""A plan that comes twice under one id, with other content: rows and state agree on which one counts."""

from __future__ import annotations

import json

import pytest

from facilitator.conference.events import parse, to_line
from facilitator.conference.views import session_result
from tests.record.desks import Desk


@pytest.mark.parametrize("salt", range(4))
def test_a_forked_plan_leaves_no_session_behind(salt: int, desk: Desk) -> None:
    """Two plans under one id: which of them the state keeps depends on their hashes; the rows have to follow."""
    (plan,) = desk.events()
    data = json.loads(plan.line) | {"salt": str(salt)}
    data["body"]["plan"]["workshops"] = []
    desk.receive([parse(to_line(data))])
    rows = desk.record.look.sessions()
    state = desk.record.state([row.id for row in rows])
    assert [session_result(state, row.id, "").planned.id for row in rows] == [row.id for row in rows]
