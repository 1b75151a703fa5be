"""Fuzzes one target with coverage as its guide: ``python -m tests.fuzz.child TARGET SECONDS SEED FOLDER``.

Linux only (atheris). A find does not stop it: its input is kept in the folder, one for each place in the program that
failed, so that an hour finds more than one thing.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["facilitator", "openpyxl", "zipfile", "tomllib", "csv"]):
    from tests.fuzz.everything import TARGETS
    from tests.fuzz.targets import Target
    from tests.fuzz.watching import Watch


def fuzz(target: Target, seconds: int, seed: int, finds: Path) -> None:
    """Fuzz for so many seconds; libFuzzer then ends the process."""
    with tempfile.TemporaryDirectory() as name:
        folder, corpus = Path(name), Path(name) / "corpus"
        corpus.mkdir()
        for n, content in enumerate(target.seeds(folder)):
            (corpus / f"seed-{n}").write_bytes(content)

        def change(data: bytes, longest: int, number: int) -> bytes:
            chance = random.Random(number)
            if chance.random() < 0.3:
                return bytes(atheris.Mutate(data, longest))
            return target.change(data, chance)[:longest]

        watch = Watch(target.name, finds)
        options = [f"-max_total_time={seconds}", f"-seed={seed}", "-max_len=60000", "-timeout=30", "-rss_limit_mb=800"]
        options += [
            f"-artifact_prefix={finds}/{target.name}-",
            "-print_final_stats=1",
            "-verbosity=1",
            "-len_control=0",
        ]
        with target.open(folder) as attempt:

            def one(data: bytes) -> None:
                watch.data = data
                with watch:
                    attempt(data)

            atheris.Setup([target.name, *options, str(corpus)], one, custom_mutator=change)
            atheris.Fuzz()


if __name__ == "__main__":
    fuzz(TARGETS[sys.argv[1]], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
