"""Filling pages: nothing hangs over, nothing that belongs together is parted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.pages import Atom, Placed, fill_pages
from facilitator.report.paper import Paper

HEIGHT = 100.0


def nothing(paper: Paper, top: float) -> None:
    """These atoms are only measured."""


def atom(height: float, gap: float = 0.0, *, keep: bool = False, head: Atom | None = None) -> Atom:
    return Atom(height, nothing, gap, keep, head)


HEAD = atom(10)
ATOMS = st.builds(
    Atom,
    st.floats(1, 90),
    st.just(nothing),
    st.floats(0, 30),
    st.booleans(),
    st.sampled_from((None, HEAD)),
)


def tops(page: list[Placed]) -> list[float]:
    return [placed.top for placed in page]


@given(st.lists(ATOMS, max_size=40))
def test_every_atom_once_in_order_and_inside_the_page(atoms: list[Atom]) -> None:
    pages = fill_pages(atoms, HEIGHT)
    placed = [one for page in pages for one in page]
    assert [one.atom for one in placed if one.atom is not HEAD] == atoms
    assert all(page for page in pages) or (pages == [[]] and not atoms)
    for page in pages:
        end = 0.0
        for one in page:
            assert one.top >= end - 1e-6
            end = one.top + one.atom.height
            assert end <= HEIGHT + 1e-6


@given(st.lists(st.builds(Atom, st.floats(1, 30), st.just(nothing), keep=st.booleans()), max_size=40))
def test_what_is_kept_together_is_parted_only_where_it_is_longer_than_a_page(atoms: list[Atom]) -> None:
    at = 0
    for page in fill_pages(atoms, HEIGHT)[:-1]:
        at += len(page)
        if page[-1].atom.keep:
            start = max((n + 1 for n in range(at - 1) if not atoms[n].keep), default=0)
            end = next((n for n in range(at, len(atoms)) if not atoms[n].keep), len(atoms) - 1)
            assert sum(one.height for one in atoms[start : end + 1]) > HEIGHT


def test_no_atoms_are_one_empty_page() -> None:
    assert fill_pages([], HEIGHT) == [[]]


def test_gap_is_left_out_at_the_top() -> None:
    first, second = fill_pages([atom(60, 20), atom(60, 20)], HEIGHT)
    assert tops(first) == tops(second) == [0.0]


def test_heading_goes_with_what_follows() -> None:
    heading, card = atom(10, keep=True), atom(40)
    pages = fill_pages([atom(60), heading, card], HEIGHT)
    assert [[one.atom for one in page] for page in pages][1] == [heading, card]


def test_group_longer_than_a_page_is_parted() -> None:
    atoms = [atom(60, keep=True), atom(60, keep=True), atom(60)]
    assert [len(page) for page in fill_pages(atoms, HEIGHT)] == [1, 1, 1]


def test_group_that_does_not_fit_with_its_head_does_not_waste_a_page() -> None:
    kept = atom(30, keep=True, head=HEAD)
    assert [len(page) for page in fill_pages([atom(50), kept, atom(65)], HEIGHT)] == [2, 1]


def test_head_stands_again_on_each_page() -> None:
    rows = [atom(40, head=HEAD) for _ in range(5)]
    pages = fill_pages([HEAD, *rows], HEIGHT)
    assert [page[0].atom is HEAD for page in pages] == [True, True, True]
    assert [len(page) for page in pages] == [3, 3, 2]
