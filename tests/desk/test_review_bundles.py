"""What groups of ideas are made of: the best wording, what they share, and a list that changes what is different."""

from __future__ import annotations

from PySide6.QtTest import QAbstractItemModelTester

from facilitator.conference.review import IdeaRow, Judgement
from facilitator.desk.review.keyed import KeyedModel
from facilitator.desk.review.twice.bundles import Bundle, best, looked_at
from facilitator.desk.review.twice.sharing import shared, spans
from facilitator.grouping import Reason


def row(ident: str, text: str = "", dots: int | None = None, confirmed: int = 0) -> IdeaRow:
    own = Judgement()
    return IdeaRow(
        ident, "W1R1", 1, "suggestion", text, "de", "", "", False, dots, confirmed, own, None, own, (), 1, 1, False
    )


def test_the_best_wording_has_most_dots_then_says_most() -> None:
    assert best([row("a", "lang und breit", 1), row("b", "kurz", 4)], None).id == "b"
    assert best([row("a", "kurz"), row("b", "lang und breit")], None).id == "b"
    assert best([row("a", "Rat: Mehr Bäume"), row("b", "Mehr Bäume")], Reason(typed=True)).id == "b"
    assert best([row("a", "MEHR BÄUME"), row("b", "Mehr Bäume!!")], Reason(typed=True)).id == "b"


def test_what_is_joined_and_what_was_left_out_of_it_is_one_group_looked_at() -> None:
    pairs = frozenset({frozenset({"a", "b"}), frozenset({"b", "c"}), frozenset({"x", "y"})})
    assert looked_at((), pairs) == 2
    assert looked_at((), pairs | {frozenset({"c", "x"})}) == 1


def test_shared_words_are_found_behind_signs_of_two_units_and_in_other_endings() -> None:
    texts = ["🌳🌳 Mehr Bäume pflanzen", "Bäume pflanzt man"]
    stems = shared(texts)
    assert [texts[0][span.start - 2 :][: span.length] for span in spans(texts[0], stems)] == ["Bäume", "pflanzen"]
    assert [texts[1][span.start :][: span.length] for span in spans(texts[1], stems)] == ["Bäume", "pflanzt"]
    assert shared(["allein"]) == frozenset()


def test_the_model_changes_exactly_what_is_different() -> None:
    model = KeyedModel[Bundle](lambda bundle: bundle.text)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    one, two, three, four = (Bundle("suggested", (name,), text=name) for name in "abcd")
    model.load([one, two, three])
    told: list[tuple[str, int]] = []
    model.rowsRemoved.connect(lambda _, first, last: told.append(("gone", first)))
    model.rowsInserted.connect(lambda _, first, last: told.append(("new", first)))
    model.rowsMoved.connect(lambda _p, first, last, _q, to: told.append(("moved", to)))
    model.dataChanged.connect(lambda top, _: told.append(("changed", top.row())))
    model.change([one, two, three])
    assert told == []
    better = Bundle("suggested", ("c",), text="better")
    model.change([one, four, better])
    assert told == [("gone", 1), ("new", 1), ("changed", 2)]
    told.clear()
    model.change([better, one, four])
    assert told == [("moved", 0)]
    assert [model.index(place).data() for place in range(3)] == ["better", "a", "d"]
    assert tester is not None
