"""Ideas as people say them, made up by chance: sentences of a few words, typed carelessly, with labels and numbers."""

from __future__ import annotations

from hypothesis import strategies as st

from facilitator.grouping import ByWords, Group, Pair, Progress

WORDS = (
    "Bus Busse Radweg Radwege Sprachkurs Sprachkurse Wohnung Wohnungen Genossenschaft bauen sichern fördern bezahlen"
    " mehr weniger nicht ohne keine Frauen Kinder Abend Nachmittag warten Wartezeit 30 50 Prozent دورة автобус 公交车"
).split()
LABELS = ("", "", "Frage: ", "Idee 3: ")
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=7).map(" ".join)
IDEAS = st.builds("".join, st.tuples(st.sampled_from(LABELS), SENTENCES, st.sampled_from(("", ".", "!!", " …"))))
COLLECTIONS = st.dictionaries(st.integers(0, 99).map("i{:02}".format), IDEAS, max_size=25)


class Watched:
    """A progress that remembers what it was told, and stops after some looks."""

    def __init__(self, looks: int = 10**9) -> None:
        self.told: list[tuple[int, int]] = []
        self._looks = looks

    def __call__(self, done: int, total: int) -> None:
        self.told.append((done, total))

    @property
    def cancelled(self) -> bool:
        return len(self.told) > self._looks


def engine(texts: dict[str, str]) -> ByWords:
    found = ByWords()
    found.put(texts)
    return found


def groups(texts: dict[str, str], *apart: set[str], progress: Progress | None = None) -> list[Group]:
    return engine(texts).groups([frozenset(one) for one in apart], progress or Watched())


def pairs(texts: dict[str, str]) -> list[Pair]:
    return engine(texts).pairs(Watched())


def likeness(one: str, other: str, *around: str) -> float:
    """How alike two ideas are among others; 0 where no pair is made of them."""
    texts = {"a": one, "b": other} | {f"c{n}": text for n, text in enumerate(around)}
    return next((pair.score for pair in pairs(texts) if (pair.a, pair.b) == ("a", "b")), 0.0)
