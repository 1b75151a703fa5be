"""How good the suggestions are: ``python -m tests.grouping_quality [FOLDER] [--read N]``.

Beside other methods in the same run, on pairs that people labelled: ``klimarat-dev.csv`` and ``klimarat-dev-pairs.csv``
of the folder, or of ``../shared/data`` beside the checkout (never in it), and on the sample conference's planted pairs.
``--read N`` prints N of the groups, to be read.
"""

from __future__ import annotations

import csv
import hashlib
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from facilitator.files import resource_folder
from facilitator.grouping import ByWords, Group
from facilitator.grouping.linking import ALIKE
from facilitator.language import Language
from tests.grouping import methods
from tests.grouping.texts import Watched

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
DEMO = resource_folder() / "demo"
TUNED, OTHER = "tuned half", "other half"


@dataclass(frozen=True)
class Labelled:
    """Texts by id, and pairs of them: (a, b, whether they say the same)."""

    texts: dict[str, str]
    pairs: list[tuple[str, str, bool]]

    @property
    def same(self) -> list[bool]:
        return [same for _, _, same in self.pairs]

    def half(self, name: str) -> Labelled:
        """The pairs that the figures were found on, or the others; by a hash of their ids."""
        wanted = (TUNED, OTHER).index(name)
        return Labelled(self.texts, [pair for pair in self.pairs if _hash(f"{pair[0]}|{pair[1]}") % 2 == wanted])


def _hash(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def collected(folder: Path) -> Labelled:
    """The ideas of citizens; both of two people said "the same" (2)."""
    texts = {row["id"]: row["text"] for row in rows(folder / "klimarat-dev.csv")}
    pairs = rows(folder / "klimarat-dev-pairs.csv")
    return Labelled(texts, [(row["a"], row["b"], row["label_a"] == row["label_b"] == "2") for row in pairs])


def planted() -> Labelled:
    """The sample conference."""
    texts = {row["id"]: row["text"] for path in sorted((DEMO / "cards").iterdir()) for row in rows(path)}
    return Labelled(texts, [(row["a"], row["b"], row["label"] == "same") for row in rows(DEMO / "pairs.csv")])


def all_scores(whole: Labelled) -> dict[str, dict[tuple[str, str], float]]:
    """Method → scores of all labelled pairs."""
    engine = ByWords()
    engine.put(whole.texts)
    found = {(pair.a, pair.b): pair.score for pair in engine.pairs(Watched())}
    texts = whole.texts
    others = {
        "groups of 3 letters, tf-idf cosine": methods.letters_cosine(list(texts.values())),
        "rapidfuzz token sort": methods.token_sort,
        "fingerprint (OpenRefine)": methods.colliding(methods.fingerprint),
        "n-gram fingerprint (OpenRefine)": methods.colliding(methods.ngram_fingerprint),
    }
    scores = {"ours": {(a, b): found.get((min(a, b), max(a, b)), 0.0) for a, b, _ in whole.pairs}}
    for name, score in others.items():
        scores[name] = {(a, b): score(texts[a], texts[b]) for a, b, _ in whole.pairs}
    return scores


def compared(whole: Labelled, tuned: Labelled, parts: Mapping[str, Labelled]) -> list[str]:
    """A line for each method and part: average precision; at the limit that is best on the tuned part the rest."""
    lines = []
    for name, scores in all_scores(whole).items():
        limit = methods.best_limit([scores[a, b] for a, b, _ in tuned.pairs], tuned.same)
        for part, labelled in parts.items():
            found = [scores[a, b] for a, b, _ in labelled.pairs]
            precision, recall, f1 = methods.quality(found, labelled.same, limit)
            average = methods.average_precision(found, labelled.same)
            lines.append(
                f"{name:36} {part:11} {len(found):4} pairs  AP {average:.3f}"
                f"   at {limit:.2f}: P {precision:.2f} R {recall:.2f} F1 {f1:.2f}"
            )
    return lines


def groups_of(whole: Labelled) -> list[Group]:
    engine = ByWords()
    engine.put(whole.texts)
    return engine.groups([], Watched())


def suggested(whole: Labelled) -> dict[str, tuple[list[set[str]], float]]:
    """Method → (the groups it suggests, processor seconds that it took)."""
    ways: dict[str, Callable[[], list[set[str]]]] = {
        "ours": lambda: [set(group.ideas) for group in groups_of(whole)],
        "fingerprint (OpenRefine)": lambda: methods.collisions(whole.texts, methods.fingerprint),
        "n-gram fingerprint (OpenRefine)": lambda: methods.collisions(whole.texts, methods.ngram_fingerprint),
    }
    found = {}
    for name, way in ways.items():
        began = time.process_time()
        found[name] = (way(), time.process_time() - began)
    return found


def report_groups(whole: Labelled) -> list[str]:
    """A line for each method that suggests groups: how many, how fast, and how the labelled pairs lie in them."""
    return [
        f"{name:36} {len(groups):4} groups of {sum(map(len, groups)):4} ideas in {seconds:.3f} s"
        f"   {together(whole, groups)}"
        for name, (groups, seconds) in suggested(whole).items()
    ]


def together(labelled: Labelled, groups: Iterable[Iterable[str]]) -> str:
    """How many of the labelled pairs are in one suggested group, and what precision and recall that is."""
    home = {idea: number for number, group in enumerate(groups) for idea in group}
    inside = [float(home.get(a, -1) == home.get(b, -2)) for a, b, _ in labelled.pairs]
    found = Counter(same for same, there in zip(labelled.same, inside, strict=True) if there)
    total = Counter(labelled.same)
    precision, recall, _ = methods.quality(inside, labelled.same, 1.0)
    told = f"P {precision:.2f} R {recall:.2f}" if found else "none"
    return f"in one group: {found[True]} of {total[True]} the same, {found[False]} of {total[False]} not: {told}"


def typed_alike(texts: Mapping[str, str]) -> list[set[str]]:
    """Groups that differ in nothing but capitals, punctuation and the two prefixes that the data's page names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ident, text in texts.items():
        bare = re.sub("^(Klimarat|Eine Frage zu deiner Person):", "", text.strip())
        found["".join(sign for sign in bare.casefold() if sign.isalnum())].add(ident)
    return [group for key, group in found.items() if key and len(group) > 1]


def typed_found(texts: Mapping[str, str], groups: list[set[str]]) -> int:
    """How many of these lie whole in one of the groups."""
    return sum(any(wanted <= group for group in groups) for wanted in typed_alike(texts))


def reading(whole: Labelled, groups: list[Group], count: int) -> list[str]:
    """Some groups in words, the same ones every time."""
    say = Language("en")
    lines = []
    for group in random.Random(1).sample(groups, min(count, len(groups))):
        lines.append(f"{group.score:.2f} {group.reason.said(say)}")
        lines += [f"      {whole.texts[idea]}" for idea in group.ideas]
    return lines


def report_collected(whole: Labelled) -> list[str]:
    halves = {name: whole.half(name) for name in (TUNED, OTHER)}
    wanted = typed_alike(whole.texts)
    return [
        f"{len(whole.texts)} ideas of citizens, {len(whole.pairs)} hard pairs",
        *compared(whole, halves[TUNED], {"all": whole, **halves}),
        f"suggested groups (ours: limit {ALIKE})",
        *report_groups(whole),
        *(
            f"{name:36} {typed_found(whole.texts, groups)} of {len(wanted)} groups ({sum(map(len, wanted))} rows)"
            " that differ in typing only are whole in one"
            for name, (groups, _) in suggested(whole).items()
        ),
    ]


def main(arguments: list[str]) -> None:
    """Print the tables."""
    count = int(arguments[arguments.index("--read") + 1]) if "--read" in arguments else 0
    folder = Path(arguments[0]) if arguments and arguments[0] != "--read" else DATA
    demo = planted()
    lines = [
        f"sample conference: {len(demo.texts)} ideas, 60 rewordings and 60 look-alikes",
        *compared(demo, demo, {"all": demo}),
        *report_groups(demo),
    ]
    shown = demo
    if (folder / "klimarat-dev-pairs.csv").exists():
        shown = collected(folder)
        lines += ["", *report_collected(shown)]
    if count:
        lines += ["", *reading(shown, groups_of(shown), count)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
