"""Groups from pairs: no chains, nobody with a stranger."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from facilitator.grouping.linking import ALIKE, WITHIN, linked

Scores = dict[tuple[str, str], float]


def together(scores: Scores, apart: Iterable[set[str]] = (), members: dict[str, set[str]] | None = None) -> set[str]:
    """The groups as words, letters in order; entries are letters, and so are their ideas unless others are given."""
    names = {name for pair in scores for name in pair} | set(members or ())
    close: dict[tuple[str, ...], dict[tuple[str, ...], float]] = {}
    for (one, other), score in scores.items():
        close.setdefault((one,), {})[(other,)] = score
        close.setdefault((other,), {})[(one,)] = score
    ideas: dict[tuple[str, ...], set[str]] = {(name,): (members or {}).get(name, {name}) for name in names}
    return {"".join(sorted(unit.ideas)) for unit in linked(ideas, close, [frozenset(one) for one in apart])}


def test_what_is_alike_comes_together_and_what_is_not_does_not() -> None:
    assert together({("a", "b"): ALIKE, ("c", "d"): ALIKE - 0.01}) == {"ab"}


def test_a_chain_is_no_group() -> None:
    assert together({("a", "b"): 0.9, ("b", "c"): 0.8}) == {"ab"}
    assert together({("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): WITHIN}) == {"abc"}
    assert together({("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): WITHIN - 0.01}) == {"ab"}


def test_strangers_are_not_in_one_group_whatever_joins_them() -> None:
    all_alike = {("a", "b"): 0.9, ("b", "c"): 0.9, ("a", "c"): 0.9}
    assert together(all_alike, [{"a", "b"}]) == {"ac"}
    assert together(all_alike, [{"a", "b", "c"}]) == set()


def test_ideas_of_one_entry_are_parted_too() -> None:
    assert together({}, [{"1", "2"}], {"a": {"1", "2", "3"}}) == {"13"}
    assert together({("a", "b"): 0.9}, [{"1", "2"}], {"a": {"1", "2"}}) == {"1b"}


NAMES = "abcdefg"
PAIRS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(0.4, 1),
)
APART = st.lists(st.sets(st.sampled_from(NAMES), min_size=2, max_size=3), max_size=4)


@given(PAIRS, APART)
def test_every_two_of_a_group_are_alike_and_no_strangers(scores: Scores, apart: list[set[str]]) -> None:
    found = together(scores, apart)
    assert sum(map(len, found)) == len(set("".join(found)))
    for group in found:
        assert all(scores.get((a, b), 0) >= WITHIN for a in group for b in group if a < b)
        assert all(len(set(group) & one) < 2 for one in apart)


@given(PAIRS, APART)
def test_order_does_not_matter(scores: Scores, apart: list[set[str]]) -> None:
    turned = dict(reversed(scores.items()))
    assert together(turned, apart[::-1]) == together(scores, apart)
