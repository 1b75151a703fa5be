"""Whatever stands in a package whose hashes are right: it is refused, or taken in, and nothing worse."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.exchange.manifest import EVENTS, MANIFEST
from facilitator.record import Record, open_record
from facilitator.session.merging import merge, status
from facilitator.session.progress import Progress
from tests.exchange import forging
from tests.exchange.forging import members, pack, rehashed, signed

NASTY = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["\ud800", "\x00", "0" * 5000, "W1R1", "plan", "a0" * 16, "../x", "{name}", 2**53, 2**31]),
    st.lists(st.integers(), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.just([[[[]]]]),
)


def places(data: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in some JSON."""
    found = [here] if here else []
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for name, value in below:
        found += places(value, (*here, name))
    return found


def changed(data: Any, where: float, value: Any) -> Any:
    """The same JSON with the value at one place replaced; "drop" leaves it out."""
    ways = places(data)
    *way, last = ways[int(where * len(ways)) % len(ways)]
    inside = data
    for name in way:
        inside = inside[name]
    if value == "drop":
        del inside[last]
    else:
        inside[last] = deepcopy(value)
    return data


@pytest.fixture(scope="module")
def tried_on(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A record without a key, and one sound package: everything is only tried, so one record does for all."""
    folder = tmp_path_factory.mktemp("tried")
    with open_record(folder / "central.sqlite", 0) as record:
        yield record, forging.sound(folder / "good.facilitator")


@given(st.lists(st.tuples(st.floats(0, 1), NASTY | st.just("drop")), min_size=1, max_size=3))
def test_no_manifest_does_more_than_being_refused(
    tried_on: tuple[Record, Path], changes: list[tuple[float, Any]]
) -> None:
    record, good = tried_on
    parts = members(good)
    data = json.loads(parts[MANIFEST])
    for where, value in changes:
        data = changed(data, where, value)
    bad = good.with_name("bad.facilitator")
    pack(bad, list(signed(parts | {MANIFEST: json.dumps(data).encode()}).items()))
    with record.tried():
        (outcome,) = merge(record, [bad], 0, Progress())
    assert outcome.events_new in (0, 5)
    assert (outcome.outcome == "refused") == (outcome.reason is not None)
    assert status(record)["events"] == 0


@given(st.lists(st.tuples(st.floats(0, 1), NASTY | st.just("drop")), min_size=1, max_size=3), st.integers(0, 4))
def test_no_event_does_more_than_being_refused(
    tried_on: tuple[Record, Path], changes: list[tuple[float, Any]], place: int
) -> None:
    record, good = tried_on
    parts = members(good)
    lines = parts[EVENTS].splitlines()
    data = json.loads(lines[place])
    for where, value in changes:
        data = changed(data, where, value) if places(data) else data
    lines[place] = json.dumps(data).encode()
    head = json.loads(parts[MANIFEST])
    head["fingerprints"] = {}
    bad = good.with_name("bad.facilitator")
    forged = parts | {EVENTS: b"".join(line + b"\n" for line in lines), MANIFEST: json.dumps(head).encode()}
    pack(bad, list(rehashed(forged).items()))
    with record.tried():
        (outcome,) = merge(record, [bad], 0, Progress())
        assert outcome.events_new in (0, 5)
        status(record)
        record.state(["W1R1"])
    assert status(record)["events"] == 0
