"""Other ways to tell that two texts say the same, to stand beside ours in the same run."""

from __future__ import annotations

import math
import re
import string
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, utils

Score = Callable[[str, str], float]


def fingerprint(text: str) -> str:
    """OpenRefine's key collision method, after its page "Clustering in depth": the words, each once, in order."""
    plain = "".join(sign for sign in text.strip().lower() if sign not in _PUNCTUATION and not _is_control(sign))
    return _ascii(" ".join(sorted(set(plain.split()))))


def ngram_fingerprint(text: str, size: int = 2) -> str:
    """The same with groups of letters instead of words; OpenRefine's size is 2."""
    plain = "".join(re.split(r"\s+", text.lower()))
    plain = "".join(sign for sign in plain if sign not in _PUNCTUATION and not _is_control(sign))
    return _ascii("".join(sorted({plain[at : at + size] for at in range(len(plain) - size + 1)})))


_PUNCTUATION = frozenset(string.punctuation)


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) == "Cc"


@cache
def _ascii_letter(sign: str) -> str:
    return unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or sign


def _ascii(text: str) -> str:
    return "".join(map(_ascii_letter, text))


def collisions(texts: Mapping[str, str], key: Callable[[str], str]) -> list[set[str]]:
    """Ideas with the same key, two or more; texts that leave nothing make none."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for ident, text in texts.items():
        found[key(text)].add(ident)
    return [group for name, group in found.items() if name and len(group) > 1]


def colliding(key: Callable[[str], str]) -> Score:
    """1 where two texts have the same key, else 0."""
    return lambda one, other: float(key(one) == key(other) != "")


def token_sort(one: str, other: str) -> float:
    """rapidfuzz's likeness of the sorted words."""
    return fuzz.token_sort_ratio(one, other, processor=utils.default_process) / 100


def letters_cosine(corpus: Sequence[str], size: int = 3) -> Score:
    """The cosine of groups of letters within words, weighted by how rare they are in the corpus (tf-idf)."""
    counts = Counter(group for text in corpus for group in set(_groups(text, size)))

    @cache
    def vector(text: str) -> dict[str, float]:
        found = Counter(_groups(text, size))
        return {
            group: (1 + math.log(count)) * (1 + math.log((1 + len(corpus)) / (1 + counts[group])))
            for group, count in found.items()
        }

    def score(one: str, other: str) -> float:
        first, second = vector(one), vector(other)
        length = math.sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))
        return sum(first[group] * second[group] for group in first.keys() & second.keys()) / length if length else 0.0

    return score


def _groups(text: str, size: int) -> list[str]:
    words = (f" {word} " for word in re.findall(r"\w+", text.casefold()))
    return [word[at : at + size] for word in words for at in range(len(word) - size + 1)]


def average_precision(scores: Sequence[float], same: Sequence[bool]) -> float:
    """From 0 to 1; pairs of the same score count as one step, so that their order does not matter."""
    steps: defaultdict[float, list[bool]] = defaultdict(list)
    for score, label in zip(scores, same, strict=True):
        steps[round(score, 6)].append(label)
    total = seen = hits = 0.0
    for score in sorted(steps, reverse=True):
        seen += len(steps[score])
        hits += sum(steps[score])
        total += sum(steps[score]) * hits / seen
    return total / sum(same)


def quality(scores: Sequence[float], same: Sequence[bool], least: float) -> tuple[float, float, float]:
    """(precision, recall, F1) where whatever scores ``least`` or more is called the same."""
    called = [score >= least for score in scores]
    right = sum(a and b for a, b in zip(called, same, strict=True))
    return right / max(sum(called), 1), right / sum(same), 2 * right / max(sum(called) + sum(same), 1)


def best_limit(scores: Sequence[float], same: Sequence[bool]) -> float:
    """The limit with the highest F1; the highest such limit; 1 where nothing scores."""
    limits = {score for score in scores if score > 0} or {1.0}
    return max(limits, key=lambda least: (quality(scores, same, least)[2], least))
