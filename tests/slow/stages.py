"""Folders in which the scripts of ``acting`` can begin."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.session.hall import PLAN, Hall
from tests.slow.acting import RECORD, STICK

Lay = Callable[[str], Path]


def lay_out(folder: Path) -> Path:
    """What every laptop may find: the plan and another laptop's results in ``in/``, and a disk with an empty stick."""
    hall = Hall(folder / "elsewhere")
    other = hall.busy("zwei", "W1R1")
    (folder / "in").mkdir(parents=True)
    (folder / "disk" / STICK).mkdir(parents=True)
    shutil.copy(hall.plan_package(), folder / "in/1-plan.facilitator")
    shutil.copy(other.hand_out(), folder / "in/2-results.facilitator")
    (folder / "ideas").write_text(json.dumps([idea.id for idea in other.service.ideas]), "ascii")
    hall.close()
    return folder


def seat(folder: Path) -> Path:
    """As ``lay_out``, with a record that knows the plan and three cards, and a stick."""
    lay_out(folder)
    hall = Hall(folder / "elsewhere")
    laptop = hall.laptop("eins", "W1R1")
    laptop.capture_many(3)
    source = hall.shut(laptop.record)
    target = folder / "disk" / RECORD
    target.parent.mkdir()
    shutil.copy(source, target)
    cards = {"ideas": [idea.id for idea in laptop.service.ideas]}
    lines = [json.dumps([word, "before", cards]) for word in ("begin", "done")]
    (folder / "marks").write_text("\n".join(lines) + "\n", "ascii")
    assert hall.plan == PLAN
    return folder


@pytest.fixture
def memory() -> Iterator[Path]:
    """A folder in memory, if the system has such: for thousands of files whose own flushing nobody needs."""
    shared = Path("/dev/shm")
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder).resolve()


@pytest.fixture(scope="module")
def seated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A laid out folder to be copied, never changed."""
    return seat(tmp_path_factory.mktemp("seated") / "as-it-was")


@pytest.fixture
def lay(seated: Path, tmp_path: Path) -> Lay:
    """``lay("name")``: a fresh copy of it."""

    def copy(name: str) -> Path:
        return Path(shutil.copytree(seated, tmp_path / name))

    return copy
