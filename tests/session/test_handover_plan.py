"""What is said before anything is written: how large it may become, and whether the place takes that."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.language import Language
from facilitator.session import handover_plan
from facilitator.session.handing_over import hand_over
from facilitator.session.handover_plan import plan_handover, standing
from facilitator.session.progress import Progress
from tests.exchange.sealed import BOTH
from tests.session.hall import PLAN, Hall, Laptop


@pytest.fixture
def stick(hall: Hall) -> Path:
    folder = hall.folder / "stick"
    folder.mkdir()
    return folder


def with_photos(laptop: Laptop, number: int, size: int) -> Laptop:
    """Photos of bytes that cannot be made smaller."""
    chance = random.Random(number)
    with laptop.service.together():
        for _ in range(number):
            content = chance.randbytes(size)
            digest, session = hashlib.sha256(content).hexdigest(), laptop.service.session
            laptop.service.do(intents.AddAttachment(laptop.service.new_id(), session, digest, "jpg", ""))
            laptop.record.keep_content(content)
    return laptop


@pytest.fixture(params=[(), BOTH], ids=["plain", "sealed"])
def any_hall(request: pytest.FixtureRequest, hall: Hall) -> Iterator[Hall]:
    """Where packages are plain, and where they are sealed."""
    made = Hall(hall.folder, hall.clock, replace(PLAN, seal_to=request.param))
    yield made
    made.close()


@pytest.mark.parametrize(("number", "size"), [(0, 0), (1, 700_000), (300, 10)])
def test_no_package_is_larger_than_was_said(number: int, size: int, any_hall: Hall, stick: Path) -> None:
    laptop = with_photos(any_hall.laptop("one"), number, size)
    laptop.capture_many(2)
    handover = plan_handover(laptop.record, stick)
    (part,) = handover.parts
    receipt = hand_over(laptop.record, handover, 7, Progress())
    assert receipt.written[0].size == part.path.stat().st_size <= part.size


def test_a_file_system_that_takes_no_such_file_is_told_before_anything_is_written(
    hall: Hall, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = with_photos(hall.laptop("one", "W1R1"), 3, 50_000)
    laptop.capture()
    small = hall.seated(laptop.record, "W2R1")
    small.capture()
    before = standing(laptop.record)
    (large, little) = plan_handover(laptop.record, stick).parts
    assert (large.session, little.session) == ("W1R1", "W2R1")
    monkeypatch.setattr(handover_plan, "largest_file", lambda _: large.size - 1)
    handover = plan_handover(laptop.record, stick)
    assert handover.refusal is not None
    assert "exFAT" in handover.refusal.said(Language("de"))
    with pytest.raises(Refusal, match=r"W1R1 may need a file of 0\.0 GB, and .*stick takes none of 4 GB"):
        hand_over(laptop.record, handover, 7, Progress())
    assert list(stick.iterdir()) == []
    assert standing(laptop.record) == before
    assert laptop.record.look.handovers() == []
    others = plan_handover(laptop.record, stick, ["W2R1"])
    assert others.refusal is None
    assert len(hand_over(laptop.record, others, 7, Progress()).written) == 1
    monkeypatch.setattr(handover_plan, "largest_file", lambda _: large.size)
    assert plan_handover(laptop.record, stick).refusal is None


def test_what_is_there_already_needs_no_room(hall: Hall, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a stick that takes only small files, or none any more, what lies there is only compared."""
    laptop = hall.laptop("one", "W1R1")
    laptop.capture()
    hand_over(laptop.record, plan_handover(laptop.record, stick), 7, Progress())
    monkeypatch.setattr(handover_plan, "largest_file", lambda _: 1)
    monkeypatch.setattr(handover_plan, "free_room", lambda _: 0)
    again = plan_handover(laptop.record, stick, ["W1R1"])
    assert again.refusal is None
    assert len(hand_over(laptop.record, again, 8, Progress()).there) == 1
