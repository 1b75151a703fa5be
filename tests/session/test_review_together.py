"""Several reviewers without a server: their packages merge like sessions do, and contradictions are found."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.conference import intents
from facilitator.conference import intents_review as r
from facilitator.conference.errors import Refusal
from facilitator.conference.events import parse
from facilitator.conference.state import State
from facilitator.exchange.package import read_package
from facilitator.session.redacting import redact
from facilitator.session.review import ReviewService, clashes, write_review
from tests.conftest import SteadyClock
from tests.session.hall import Hall
from tests.session.reviewing import Collected, Reviewer, collect, reviewer
from tests.session.reviewing_acts import ACTS, Office, Wish, wishes


@pytest.fixture
def cards(hall: Hall) -> Collected:
    return collect(hall)


@pytest.fixture
def anna(hall: Hall, cards: Collected) -> Reviewer:
    return reviewer(hall, cards, "Anna")


@pytest.fixture
def berta(hall: Hall, cards: Collected) -> Reviewer:
    return reviewer(hall, cards, "Berta")


def test_a_package_brings_what_was_decided(anna: Reviewer, berta: Reviewer, cards: Collected) -> None:
    anna.do(r.CreateTheme("t", "Wohnen", subjects=(cards.one,)))
    anna.do(r.Judge((cards.one,), "declined", "Zu teuer"))
    path = anna.hand_out()
    assert path.name.startswith("Integrationskonferenz_review_all_Anna_")
    manifest = read_package(path).manifest
    assert (manifest.holds, manifest.ideas) == ("review", {"review": 0})
    assert {entry.session for entry in manifest.journals} == {"", "review"}
    assert berta.take_in(path, path) == ["merged", "known"]
    assert berta.told[-1].ideas is None
    assert berta.rows() == anna.rows()
    (idea,) = berta.review.look.ideas([cards.one])
    assert (idea.own.decided_by, idea.own.reason, idea.own.theme) == ("Anna", "Zu teuer", "t")
    with pytest.raises(Refusal, match="nothing to undo"):
        berta.review.undo()


def test_packages_of_sessions_do_not_tell_what_the_office_decided(anna: Reviewer, cards: Collected) -> None:
    from facilitator.session.handing_out import write_results

    anna.do(r.Judge((cards.one,), "declined", "Zu teuer"))
    plan, out = anna.review.required_plan, anna.hall.folder / "again.facilitator"
    path, manifest = write_results(anna.record, plan, ["W1R1"], out, anna.hall.clock.wall())
    assert {entry.session for entry in manifest.journals} <= {"", "W1R1", "W1R2"}
    with zipfile.ZipFile(path) as archive:
        assert "teuer" not in archive.read("events.jsonl").decode()


def test_an_earlier_package_is_replaced_and_another_is_not(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.Judge((cards.one,), "adopted"))
    out, now = anna.hall.folder / "review.facilitator", anna.hall.clock.wall()
    assert write_review(anna.record, out, now)[0] == out
    anna.do(r.Judge((cards.two,), "adopted"))
    assert write_review(anna.record, out, now)[0] == out
    shutil.copy(cards.packages[0], out)
    assert write_review(anna.record, out, now)[0] != out


def test_what_was_decided_waits_for_the_ideas(anna: Reviewer, hall: Hall, cards: Collected) -> None:
    anna.do(r.Join("j", (cards.one, cards.four)))
    anna.do(r.Judge(("j",), "adopted"))
    late = hall.central("late")
    hall.merged(late, anna.hand_out())
    assert late.review.ideas() == []
    assert late.review.joints() == []
    hall.merged(late, *cards.packages)
    assert late.review.ideas() == anna.record.review.ideas()
    assert late.review.joints() == anna.record.review.joints()


def test_contradicting_decisions_are_conflicts_and_settled_everywhere(
    anna: Reviewer, berta: Reviewer, cards: Collected
) -> None:
    anna.do(r.Judge((cards.one,), "adopted", "Dringend"))
    berta.do(r.Judge((cards.one,), "declined", "Zu teuer"))
    first, second = anna.hand_out(), berta.hand_out()
    assert (anna.take_in(second), berta.take_in(first)) == (["merged"], ["merged"])
    for one in (anna, berta):
        reason, state = clashes(one.record)
        assert [(rival.value, rival.by) for rival in state.rivals] == [("declined", "Berta"), ("adopted", "Anna")]
        assert (state.subject, state.type, state.field) == (cards.one, "idea", "state")
        assert [rival.value for rival in reason.rivals] == ["Zu teuer", "Dringend"]
        (idea,) = one.review.look.ideas([cards.one])
        assert (idea.conflict, idea.own.state) == (True, "declined"), "the newest is shown"
    with pytest.raises(Refusal, match="Somebody else"):
        anna.review.undo()
    assert anna.do(r.Judge((cards.one,), "adopted", "Dringend")).ideas == (cards.one,)
    assert clashes(anna.record) == []
    berta.take_in(anna.hand_out())
    assert clashes(berta.record) == []
    assert berta.rows() == anna.rows()
    anna.review.undo()
    assert [clash.field for clash in clashes(anna.record)] == [], "one value again, the one that was shown"


def test_the_same_decision_twice_is_no_conflict(anna: Reviewer, berta: Reviewer, cards: Collected) -> None:
    for one in (anna, berta):
        one.do(r.Judge((cards.one,), "declined", "Zu teuer"))
        one.do(r.KeepApart((cards.one, cards.two)))
    anna.take_in(berta.hand_out())
    assert clashes(anna.record) == []
    anna.do(r.AllowTogether((cards.one, cards.two)))
    berta.take_in(anna.hand_out())
    assert berta.review.look.apart() == set()


def test_a_conflict_of_a_session_is_settled_by_the_review(anna: Reviewer, berta: Reviewer, cards: Collected) -> None:
    anna.do(intents.Reword(cards.one, "Wohnungen fehlen hier"))
    berta.do(intents.Reword(cards.one, "Wohnungen fehlen überall"))
    anna.take_in(berta.hand_out())
    before = anna.record.look.fingerprint("W1R1")
    (clash,) = clashes(anna.record)
    anna.do(intents.Settle(cards.one, "text", clash.rivals[1].value))
    assert clashes(anna.record) == []
    assert anna.review.look.ideas([cards.one])[0].text == "Wohnungen fehlen hier"
    assert anna.record.look.fingerprint("W1R1") == before
    anna.review.undo()
    assert anna.review.look.ideas([cards.one])[0].text == "Wohnungen fehlen überall"


def test_a_redaction_reaches_the_review_s_packages(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.Judge((cards.one,), "declined", "Frau Muster will es nicht"))
    path = anna.hand_out()
    receipt = redact(anna.review, cards.one, ["reason"])
    assert receipt.rewritten == (path,)
    with zipfile.ZipFile(path) as archive:
        assert "Muster" not in archive.read("events.jsonl").decode()
    assert read_package(path).manifest.holds == "review"


# Random reviews.


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Collected]:
    """The file of a record with all sessions, and what is in it."""
    hall = Hall(tmp_path_factory.mktemp("beginning"))
    cards = collect(hall)
    path = hall.shut(reviewer(hall, cards, "all").record)
    hall.close()
    return path, cards


def opened(beginning: tuple[Path, Collected], folder: Path, clock: SteadyClock) -> Iterator[Office]:
    path, cards = beginning
    hall = Hall(folder, clock)
    people: list[Reviewer] = []
    (folder / "records").mkdir()
    for name in ("Anna", "Berta", "Cem"):
        shutil.copy(path, folder / "records" / f"{name}.sqlite")
        record = hall.record(name)
        record.remember("device", name)
        people.append(Reviewer(record, ReviewService(record, clock), hall))
    try:
        yield Office(folder, cards, people, [])
    finally:
        hall.close()


@settings(max_examples=30, deadline=None)
@given(st.lists(wishes, min_size=8, max_size=30), st.integers(0, 2**32))
def test_whatever_was_decided_and_however_it_came_all_have_the_same(
    beginning: tuple[Path, Collected], plays: list[Wish], seed: int
) -> None:
    with TemporaryDirectory() as folder:
        for office in opened(beginning, Path(folder), SteadyClock()):
            for wish in plays:
                with suppress(Refusal):
                    ACTS[wish.what](office, office.people[wish.who], wish.first, wish.second)
            for one in office.people:
                office.hand_out(one)
            for one in office.people:
                one.take_in(*Random(seed).sample(office.lying * 2, 2 * len(office.lying)))
                assert one.take_in(*office.lying) == ["known"] * len(office.lying)
            first, *others = [one.rows() for one in office.people]
            assert all(other == first for other in others)
            check(office.people[0], first)


def check(one: Reviewer, rows: dict[str, Any]) -> None:
    """The rows and conflicts are those that all events together make."""
    state = State(map(parse, rows["lines"]))
    told = {(s.id, name) for s in state.subjects.values() if s.type for name in s.conflicts}
    assert set(rows["conflict"]) == told
    assert {(clash.subject, clash.field) for clash in clashes(one.record)} == told
    for row in rows["review"]:
        names = ("theme", "joint", "state", "reason", "reviewer")
        expected = [state.subjects[row["id"]].get(name, None if name in ("theme", "joint") else "") for name in names]
        assert [row[name] for name in names] == expected
    decided = {s.id for kind in ("idea", "joint") for s in state.of(kind) if "state" in s.registers}
    assert decided <= {row["id"] for row in rows["review"]}
    shown = {s.id for s in state.of("idea") if not s.withdrawn and s.get("text")}
    assert {idea.id for idea in one.review.look.ideas()} == shown
    for table in ("theme", "measure", "joint", "source", "comment", "apart"):
        assert {row["id"] for row in rows[table]} == {s.id for s in state.of(table)}
