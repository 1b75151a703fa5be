"""What is measured of the suggestions, and that the measures themselves are right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import grouping_quality as quality
from tests.grouping import methods
from tests.grouping.many import Speakers


def test_average_precision_is_that_of_the_books() -> None:
    assert methods.average_precision([0.9, 0.8, 0.7, 0.6], [True, False, True, False]) == pytest.approx((1 + 2 / 3) / 2)
    assert methods.average_precision([0.5, 0.5], [True, False]) == 0.5
    assert methods.average_precision([0.1, 0.2], [True, False]) == 0.5


def test_precision_and_recall_at_a_limit() -> None:
    assert methods.quality([0.9, 0.8, 0.1], [True, False, True], 0.5) == (0.5, 0.5, 0.5)
    assert methods.best_limit([0.9, 0.8, 0.1], [True, False, True]) == 0.1
    assert methods.best_limit([0.0], [True]) == 1.0


def test_fingerprints_are_as_published() -> None:
    assert methods.fingerprint("  Boston, Tom  Cruise tom") == "boston cruise tom"
    assert methods.fingerprint("Gödel's café") == "cafe godels"
    assert methods.ngram_fingerprint("Paris") == "arispari"
    assert methods.collisions({"a": "Bus!", "b": "bus", "c": "!"}, methods.fingerprint) == [{"a", "b"}]
    assert methods.colliding(methods.fingerprint)("?", "!") == 0


def test_ours_tells_planted_rewordings_from_look_alikes_better_than_the_others() -> None:
    demo = quality.planted()
    scores = quality.all_scores(demo)
    found = {
        name: methods.average_precision([each[a, b] for a, b, _ in demo.pairs], demo.same)
        for name, each in scores.items()
    }
    assert found["ours"] > max(score for name, score in found.items() if name != "ours")
    assert found["groups of 3 letters, tf-idf cosine"] < 0.4


def test_planted_look_alikes_are_seldom_suggested() -> None:
    demo = quality.planted()
    home = {idea: number for number, group in enumerate(quality.groups_of(demo)) for idea in group.ideas}
    wrong = [(a, b) for a, b, same in demo.pairs if not same and home.get(a, -1) == home.get(b, -2)]
    assert len(wrong) <= 6


def test_what_is_typed_alike_is_found_whole() -> None:
    texts = {f"a{n}": f"Klimarat: {text}" for n, text in enumerate(quality.planted().texts.values()) if n < 20}
    texts |= {f"b{n}": text.upper() + "!" for n, text in enumerate(quality.planted().texts.values()) if n < 20}
    wanted = quality.typed_alike(texts)
    groups = [set(group.ideas) for group in quality.groups_of(quality.Labelled(texts, []))]
    assert quality.typed_found(texts, groups) == len(wanted) == 20


def test_the_command_prints_each_method_and_groups_to_read(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    quality.main([str(tmp_path), "--read", "3"])
    out = capsys.readouterr().out
    assert out.startswith("sample conference: 318 ideas")
    assert "fingerprint (OpenRefine)" in out
    assert out.count("all speak of") == 3
    assert re.search(
        r"^ours +\d+ groups of +\d+ ideas in \d\.\d{3} s   in one group: \d+ of 60 the same", out, re.MULTILINE
    )
    assert out.count("in one group: 0 of 60 the same, 0 of 60 not: none") == 2


def test_pairs_in_one_group_are_counted_by_what_people_said() -> None:
    labelled = quality.Labelled({}, [("a", "b", True), ("a", "c", False), ("d", "e", True), ("x", "y", False)])
    assert quality.together(labelled, [{"a", "b", "c"}, {"d"}]) == (
        "in one group: 1 of 2 the same, 1 of 2 not: P 0.50 R 0.50"
    )


def test_speakers_say_the_same_every_time_and_repeat_themselves() -> None:
    texts = Speakers().ideas(300)
    assert texts == Speakers().ideas(300)
    assert len(texts) == 300
    assert any(group.score == 1 for group in quality.groups_of(quality.Labelled(texts, [])))
