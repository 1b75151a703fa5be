"""The worker's side without a window: opening, entering, doing, and what it tells."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.desk.keeper import Keeper
from facilitator.desk.snapshots import News
from facilitator.files import resource_folder
from facilitator.language import Language
from facilitator.record import open_record
from facilitator.session.plans import make_plan_package
from facilitator.session.step_names import step_name
from tests.conftest import NOON, SteadyClock
from tests.desk.starting import exported

SAMPLE = resource_folder() / "demo" / "plan.toml"
EN = Language("en")


@pytest.fixture
def told() -> list[News]:
    return []


@pytest.fixture
def keeper(tmp_path: Path, clock: SteadyClock, told: list[News]) -> Iterator[Keeper]:
    made = Keeper(tmp_path / "records", clock, "laptop 3", told.append)
    yield made
    made.close()


def capture(keeper: Keeper, ident: str, text: str = "text") -> None:
    keeper.do(intents.CaptureIdea(ident, keeper.service.session, "question", text), box="capture")


def named(keeper: Keeper) -> tuple[str | None, str | None]:
    steps = keeper.steps()
    undo, redo = (step_name(step, EN) if step else None for step in (steps.undo, steps.redo))
    return undo, redo


def test_the_sample_is_kept_apart_from_the_conference_itself(keeper: Keeper, tmp_path: Path) -> None:
    sample = keeper.open_sample()
    assert len(sample.sessions) == 21
    own = keeper.open(SAMPLE)
    assert sample.record != own.record
    assert own.record.is_relative_to(tmp_path)


def test_a_plan_opened_again_finds_its_cards(keeper: Keeper) -> None:
    keeper.open(SAMPLE)
    keeper.enter("W3R2")
    capture(keeper, "a" * 32)
    again = keeper.open(SAMPLE)
    assert [(tile.id, tile.state) for tile in again.sessions if tile.ideas] == [("W3R2", "open")]
    assert len(keeper.enter("W3R2").ideas) == 1


def test_a_plan_package_opens_its_conference(keeper: Keeper, tmp_path: Path) -> None:
    package = tmp_path / "plan.facilitator"
    make_plan_package(SAMPLE, package, None, NOON)
    opened = keeper.open(package)
    assert len(opened.sessions) == 21
    assert keeper.open(package).record == opened.record


def test_results_open_the_session_of_a_laptop_that_died(keeper: Keeper, tmp_path: Path, clock: SteadyClock) -> None:
    keeper.open(SAMPLE)
    keeper.enter("W1R2")
    capture(keeper, "a" * 32, "was gesagt wurde")
    path = exported(keeper, tmp_path)
    other = Keeper(tmp_path / "other", clock, "laptop 4", lambda _: None)
    other.open(path)
    assert [idea.text for idea in other.enter("W1R2").ideas] == ["was gesagt wurde"]
    other.close()


def test_another_conference_closes_the_one_before(keeper: Keeper, clock: SteadyClock, tmp_path: Path) -> None:
    first = keeper.open_sample()
    keeper.open(SAMPLE)
    other = Keeper(tmp_path / "records", clock, "laptop", lambda _: None)
    assert other.reopen(first.record).title == first.title
    other.close()


def test_a_refused_plan_leaves_the_open_conference(keeper: Keeper, tmp_path: Path) -> None:
    keeper.open_sample()
    with pytest.raises(Refusal):
        keeper.open(tmp_path / "missing.toml")
    assert len(keeper.overview().sessions) == 21


def test_a_record_that_is_no_conference_is_given_back(keeper: Keeper, tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(Refusal, match="damaged"):
            shutil.copy(SAMPLE, tmp_path / "x.sqlite")
            keeper.reopen(tmp_path / "x.sqlite")


def test_a_record_without_a_plan_is_given_back(keeper: Keeper, tmp_path: Path) -> None:
    open_record(tmp_path / "empty.sqlite", NOON).close()
    caught = []
    for _ in range(2):
        with pytest.raises(Refusal, match="no plan") as refusal:
            keeper.reopen(tmp_path / "empty.sqlite")
        caught.append(refusal)  # a record that is only forgotten would live on in it, and be in use the second time


def test_nothing_open_is_said(keeper: Keeper) -> None:
    with pytest.raises(Refusal, match="No conference is open"):
        keeper.overview()


def test_changes_are_told_with_the_cards(keeper: Keeper, told: list[News]) -> None:
    keeper.open_sample()
    keeper.enter("W1R1")
    capture(keeper, "a" * 32, "eins")
    keeper.do(intents.Park(("a" * 32,)))
    keeper.do(intents.Withdraw(("a" * 32,)))
    assert [([idea.parked for idea in news.ideas], news.gone) for news in told] == [
        ([False], ()),
        ([True], ()),
        ([], ("a" * 32,)),
    ]
    assert {news.session for news in told} == {"W1R1"}


def test_a_card_given_to_another_session_is_gone_from_this_one(keeper: Keeper, told: list[News]) -> None:
    keeper.open_sample()
    keeper.enter("W1R1")
    capture(keeper, "a" * 32)
    keeper.do(intents.Reassign(("a" * 32,), "W1R2"))
    assert told[-1].gone == ("a" * 32,)


def test_steps_are_named_by_what_they_were_at_first(keeper: Keeper) -> None:
    keeper.open_sample()
    keeper.enter("W1R1")
    assert named(keeper) == (None, None)
    capture(keeper, "a" * 32)
    keeper.do(intents.Reword("a" * 32, "other"))
    assert named(keeper) == ("1 card reworded", None)
    keeper.undo()
    assert named(keeper) == ("1 card typed", "1 card reworded")
    keeper.undo()
    keeper.redo()
    keeper.undo()
    assert named(keeper) == (None, "1 card typed")
    keeper.redo()
    assert named(keeper) == ("1 card typed", "1 card reworded")


def test_a_saved_card_clears_the_draft(keeper: Keeper) -> None:
    keeper.open_sample()
    keeper.enter("W1R1")
    keeper.keep_draft("W1R1", "halb")
    assert keeper.enter("W1R1").draft == "halb"
    capture(keeper, "a" * 32)
    assert keeper.enter("W1R1").draft == ""
