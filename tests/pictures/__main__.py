"""Pictures of all screens in all dresses, and what is wrong with them: ``python -m tests.pictures --out DIR``."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from facilitator.desk.app import prepare
from tests.pictures.checks import faults
from tests.pictures.sorting import sorting_screens
from tests.pictures.stage import Dress, Stage

QUICK = (Dress("de"), Dress("long", width=1000, height=680))
ALL = (
    *QUICK,
    Dress("en"),
    Dress("de", "dark"),
    Dress("en", "contrast"),
    Dress("de", text_size=200),
    Dress("de", text_size=150, width=1000, height=680),
    Dress("de", width=1000, height=680),
    Dress("long", "dark", 150),
)


def taken(application: QApplication, dress: Dress, out: Path) -> list[str]:
    """Take all pictures in one dress; returns what is wrong with them."""
    prepare(application)
    found = []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        stage = Stage(dress, Path(folder))
        for name, shown in stage.screens():
            shown.grab().save(str(out / f"{name}--{dress.name}.png"))
            found += [f"{dress.name} {name}: {fault}" for fault in faults(shown)]
        stage.close()
        office = Stage(dress, Path(folder) / "office")
        for name, shown in sorting_screens(office, Path(folder)):
            shown.grab().save(str(out / f"{name}--{dress.name}.png"))
            found += [f"{dress.name} {name}: {fault}" for fault in faults(shown)]
        office.close()
    return found


def main() -> int:
    """Take them; the exit status says whether anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--quick", action="store_true", help="two dresses only")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    found = [fault for dress in (QUICK if given.quick else ALL) for fault in taken(application, dress, given.out)]
    sys.stdout.write("\n".join([*found, f"{len(found)} faults"]) + "\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
