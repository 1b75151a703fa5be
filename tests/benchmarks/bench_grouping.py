"""Ideas said twice: how long the first suggestions take, and more of them, beside OpenRefine's published methods.

The texts are those of ``../shared/data/klimarat-dev.csv`` where it lies beside the checkout, else made up from the
sample conference. Time is the processor's, so that other programs do not count; the clock's beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from facilitator.grouping import ByWords, Group
from facilitator.session.progress import Progress
from tests.grouping import methods
from tests.grouping.many import Speakers
from tests.grouping_quality import DATA, collected, typed_alike, typed_found

IDEAS, MANY, PACKAGE = 2_174, 20_000, 104
LIMIT, LIMIT_MANY = 1.0, 15.0

Found = TypeVar("Found")


def compare_grouping(folder: Path) -> list[str]:
    """Ours at two sizes and with one package more; the two other methods at the smaller size."""
    real = (DATA / "klimarat-dev.csv").exists()
    texts = collected(DATA).texts if real else Speakers().ideas(IDEAS)
    wanted = typed_alike(texts)
    lines = [f"{len(texts)} ideas, {'of citizens' if real else 'made up'}; {len(wanted)} groups differ only in typing"]
    engine = ByWords()
    for name, work in {
        "ours, first suggestions": lambda: [set(group.ideas) for group in _suggest(engine, texts)],
        "fingerprint (OpenRefine)": lambda: methods.collisions(texts, methods.fingerprint),
        "n-gram fingerprint (OpenRefine)": lambda: methods.collisions(texts, methods.ngram_fingerprint),
    }.items():
        found, told = _timed(work)
        whole = typed_found(texts, found)
        lines.append(f"{name:34} {told}   {len(found)} groups, {whole} of those {len(wanted)} whole")
    lines.append(f"{'limit of the first':34} {LIMIT:7.3f} s")
    more = {f"n{ident}": text for ident, text in Speakers(2).ideas(PACKAGE).items()}
    lines.append(f"{f'ours, a package of {PACKAGE} more':34} {_timed(lambda: _suggest(engine, more))[1]}")
    return lines + _many()


def _many() -> list[str]:
    engine, texts = ByWords(), Speakers().ideas(MANY)
    groups, told = _timed(lambda: _suggest(engine, texts))
    more = {f"n{ident}": text for ident, text in Speakers(2).ideas(PACKAGE).items()}
    return [
        f"{MANY} ideas, made up",
        f"{'ours, first suggestions':34} {told}   {len(groups)} groups; limit {LIMIT_MANY} s",
        f"{f'ours, a package of {PACKAGE} more':34} {_timed(lambda: _suggest(engine, more))[1]}",
    ]


def _suggest(engine: ByWords, texts: dict[str, str]) -> list[Group]:
    engine.put(texts)
    return engine.groups([], Progress())


def _timed(work: Callable[[], list[Found]]) -> tuple[list[Found], str]:
    clock, processor = time.perf_counter(), time.process_time()
    done = work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return done, f"{processor:7.3f} s ({clock:.3f} s by the clock)"
