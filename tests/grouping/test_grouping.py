"""Ideas that say the same: what always holds, and what a person would expect of single pairs."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.grouping import Group, Reason
from facilitator.grouping.index import CHANGED, STEP, Rarity
from facilitator.grouping.normal import RECURS
from facilitator.grouping.wording import wording
from facilitator.language import Language
from tests.grouping.texts import COLLECTIONS, IDEAS, SENTENCES, Watched, engine, groups, likeness, pairs

AROUND = (
    "Die Kita öffnet zu spät",
    "Mehr Bänke im Park aufstellen",
    "Das Schwimmbad soll bleiben",
    "Hausärzte fehlen in den Dörfern",
    "Ein Tag der offenen Tür im Rathaus",
    "Nachhilfe für Schulkinder am Nachmittag",
)

# --- what always holds ------------------------------------------------------------------------------------------------


@given(COLLECTIONS)
def test_scores_lie_between_nothing_and_the_same_and_each_pair_comes_once(texts: dict[str, str]) -> None:
    found = pairs(texts)
    assert all(0 < pair.score <= 1 and pair.a < pair.b for pair in found)
    assert len({(pair.a, pair.b) for pair in found}) == len(found)
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)
    assert all((pair.score == 1) == pair.reason.typed for pair in found)


@given(COLLECTIONS)
def test_the_order_of_the_texts_does_not_matter(texts: dict[str, str]) -> None:
    turned = dict(reversed(texts.items()))
    assert pairs(turned) == pairs(texts)
    assert groups(turned) == groups(texts)


@given(IDEAS, IDEAS)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(one, other, *AROUND) == likeness(other, one, *AROUND)


@given(COLLECTIONS, SENTENCES)
def test_what_is_typed_alike_stays_together_whatever_comes_later(texts: dict[str, str], sentence: str) -> None:
    twice = {"x": sentence, "y": f"„{sentence.upper()}“!"}
    assert any({"x", "y"} <= set(group.ideas) for group in groups(twice))
    assert any({"x", "y"} <= set(group.ideas) for group in groups(twice | texts))


@given(COLLECTIONS)
def test_groups_share_no_idea_and_their_members_are_pairs(texts: dict[str, str]) -> None:
    found = groups(texts)
    ideas = [idea for group in found for idea in group.ideas]
    assert len(ideas) == len(set(ideas))
    scores = {(pair.a, pair.b): pair.score for pair in pairs(texts)}
    for group in found:
        assert group.score == min(scores[pair] for pair in combinations(group.ideas, 2))


@given(COLLECTIONS, st.lists(st.sets(st.integers(0, 99).map("i{:02}".format), min_size=2, max_size=3), max_size=5))
def test_those_apart_are_never_suggested_together(texts: dict[str, str], apart: list[set[str]]) -> None:
    assert all(len(set(group.ideas) & one) < 2 for group in groups(texts, *apart) for one in apart)


@given(COLLECTIONS)
def test_one_left_out_stays_out_of_that_group(texts: dict[str, str]) -> None:
    for group in groups(texts):
        out, *rest = group.ideas
        again = groups(texts, *({out, other} for other in rest))
        assert not any(out in one.ideas and set(rest) & set(one.ideas) for one in again)


@given(COLLECTIONS)
def test_asked_again_it_says_the_same(texts: dict[str, str]) -> None:
    found = engine(texts)
    first = found.groups([], Watched())
    found.put(texts)
    assert found.groups([], Watched()) == first


@given(COLLECTIONS, COLLECTIONS)
def test_what_came_and_went_leaves_nothing(texts: dict[str, str], more: dict[str, str]) -> None:
    found = engine(texts | more)
    found.pairs(Watched())
    found.drop([*more, "unknown"])
    found.put(texts)
    left = {(pair.a, pair.b) for pair in found.pairs(Watched())}
    assert {idea for pair in left for idea in pair} <= texts.keys()
    exact = {(pair.a, pair.b) for pair in pairs(texts) if pair.score == 1}
    assert exact <= left


@given(COLLECTIONS, COLLECTIONS)
def test_texts_that_come_later_are_found_as_if_they_had_been_there(texts: dict[str, str], more: dict[str, str]) -> None:
    found = engine({ident: text for ident, text in texts.items() if ident not in more})
    found.groups([], Watched())
    found.put(more)
    whole = texts | more
    if len(whole) > (1 + CHANGED) * len(texts.keys() - more.keys()) + 1:
        exact = {group.ideas for group in groups(whole) if group.score == 1}
        assert exact <= {group.ideas for group in found.groups([], Watched())} | exact
    assert {(p.a, p.b) for p in found.pairs(Watched()) if p.score == 1} == {
        (p.a, p.b) for p in pairs(whole) if p.score == 1
    }


# --- stopping ---------------------------------------------------------------------------------------------------------

MANY = {f"i{n:04}": f"Idee {n} zum Thema {n % 7}: Platz {n * 7} gestalten" for n in range(3 * STEP)}


def test_stopped_it_suggests_nothing_and_goes_on_later() -> None:
    found, progress = engine(MANY), Watched(looks=1)
    assert found.groups([], progress) == []
    assert found.pairs(Watched(looks=0)) == []
    rest = Watched()
    assert found.groups([], rest) == groups(MANY)
    assert rest.told[0] == (STEP, 2 * len(MANY))
    assert rest.told[-1] == (2 * len(MANY), 2 * len(MANY))
    assert rest.told == sorted(rest.told)


def test_stopped_while_comparing_it_keeps_what_it_did() -> None:
    found, looks = engine(MANY), len(MANY) // STEP + 2
    assert found.groups([], Watched(looks)) == []
    rest = Watched()
    assert found.groups([], rest) == groups(MANY)
    assert (len(MANY) + STEP, 2 * len(MANY)) in rest.told
    assert (len(MANY), 2 * len(MANY)) in rest.told


def test_little_that_is_new_costs_little() -> None:
    found = engine(MANY)
    found.groups([], Watched())
    found.put({"new": "Idee 3 zum Thema 3: Platz 21 gestalten!"})
    progress = Watched()
    again = found.groups([], progress)
    assert progress.told == [(len(MANY), 2 * len(MANY)), (2 * len(MANY), 2 * len(MANY))]  # its entry was there
    assert [group for group in again if "new" in group.ideas]
    found.put({"other": "Etwas ganz Neues"})
    progress = Watched()
    found.groups([], progress)
    read, total = len(MANY), 2 * len(MANY) + 2
    assert progress.told == [(read, total), (read + 1, total), (total - 1, total), (total, total)]


def test_one_of_many_that_goes_takes_its_pairs_along() -> None:
    found = engine(MANY | {"x": "Platz 21 gestalten: Idee 3, Thema 3"})
    before = found.pairs(Watched())
    found.drop(["x"])
    left = [pair for pair in before if pair.b != "x"]
    assert len(left) < len(before)
    assert found.pairs(Watched()) == left


# --- single pairs -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mehr Sprachkurse am Abend anbieten", "Am Abend mehr Sprachkurse anbieten!"),
        ("Kaution ist für viele zu hoch", "kaution ist fuer viele zu hoch..."),
        ("Führerschein bezahlbar machen", "Fürherschein bezahlbar machen"),
        ("Wohnungen an Genossenschaften vergeben", "Genossenschaftswohnungen vergeben"),
        ("More language courses for mothers", "Language course for more mothers"),
        ("Больше автобусов вечером", "Вечером больше автобуса"),
        ("المزيد من دورات اللغة مساء", "دورات اللغة مساءً المزيد"),
    ],
)
def test_rewordings_are_alike(one: str, other: str) -> None:
    assert likeness(one, other, *AROUND) > 0.5


@pytest.mark.parametrize(
    ("text", "same", "different"),
    [
        (
            "Tempo 30 in der Altstadt einführen",
            "In der Altstadt Tempo 30 einführen",
            "In der Altstadt Tempo 50 einführen",
        ),
        ("Zwei Busse je Stunde fahren lassen", "Je Stunde 2 Busse fahren lassen", "Je Stunde 3 Busse fahren lassen"),
        ("Mehr Busse ins Dorf am Abend", "Am Abend mehr Busse ins Dorf", "Am Abend weniger Busse ins Dorf"),
        ("Ich bin gegen das neue Parkhaus", "Das neue Parkhaus: ich bin gegen", "Das neue Parkhaus: ich bin für"),
        ("Ja zum Umbau der Turnhalle", "Zum Umbau der Turnhalle: ja", "Zum Umbau der Turnhalle: nein"),
        ("Kurse ohne Anmeldung anbieten", "Anbieten: Kurse ohne Anmeldung", "Anbieten: Kurse mit Anmeldung"),
        ("Open the hall in the evening", "In the evening, open the hall", "In the evening, close the hall"),
        (
            "Sprechstunde im Rathaus am Montag",
            "Am Montag Sprechstunde im Rathaus",
            "Am Freitag Sprechstunde im Rathaus",
        ),
        ("Beratung für Mieter im Rathaus", "Im Rathaus Beratung für Mieter", "Im Rathaus Beratung für Vermieter"),
    ],
)
def test_a_difference_that_matters_lowers_the_score(text: str, same: str, different: str) -> None:
    assert likeness(text, different, *AROUND) <= 0.8 * likeness(text, same, *AROUND)


def test_one_word_in_common_is_little() -> None:
    assert likeness("Wasserkraft ist super", "Mehr Wasserkraft", *AROUND) < 0.62
    assert likeness("Wasserkraft ist super", "Super: Wasserkraft", *AROUND) > 0.9
    assert groups({"a": "Nur in der Stadt", "b": "Ich wohne in einer Stadt"}) == []


def test_a_long_word_and_its_parts_weigh_what_the_word_tells() -> None:
    said = wording(("klimaschutz", "beginnt"))
    with_parts = Rarity([said, *map(wording, [("klima",), ("schutz",)])]).vector(said)
    without = Rarity([said, *map(wording, [("busse",), ("radwege",)])]).vector(said)
    (small,) = without.keys() - {"klimaschutz"}
    assert with_parts.keys() == {"klimaschutz", "klima", "schutz", small}
    assert with_parts[small] == pytest.approx(without[small])


def test_a_long_word_is_of_the_kind_that_it_ends_with() -> None:
    said = "Alle Gemeinden sollen bis zum Sommer Pläne für {} vorlegen"
    around = (*AROUND, "Wärme sparen", "Häuser dämmen")
    kind = likeness(said.format("Miethäuser"), said.format("Häuser"), *around)
    assert kind > 0.75
    assert likeness(said.format("Wärmepumpen"), said.format("Wärme"), *around) < kind - 0.15


@given(SENTENCES, st.integers(2, 99), st.integers(2, 99))
def test_other_numbers_are_less_alike(sentence: str, one: int, other: int) -> None:
    said = f"Radwege {one} Kilometer {sentence}"
    turned = f"{sentence} Radwege {{}} Kilometer"
    if one != other and {str(one), str(other)}.isdisjoint(sentence.split()):
        same, different = likeness(said, turned.format(one)), likeness(said, turned.format(other))
        assert different < same or same == different == 0


def test_labels_in_front_are_not_what_is_said() -> None:
    collected = {f"l{n}": f"Bürgerrat: {text}" for n, text in enumerate(AROUND[:RECURS])}
    found = groups(collected | {"x": AROUND[0], "y": f"bürgerrat: {AROUND[1]}!"})
    assert {group.ideas for group in found} == {("l0", "x"), ("l1", "y")}
    assert all(group.score == 1 for group in found)


def test_a_label_that_comes_up_later_counts_for_earlier_texts() -> None:
    found = engine({"early": "Bürgerrat: Mehr Bänke"})
    found.put({"plain": "Mehr Bänke"} | {f"l{n}": f"Bürgerrat: {text}" for n, text in enumerate(AROUND)})
    assert ("early", "plain") in {group.ideas for group in found.groups([], Watched())}
    found.drop([f"l{n}" for n in range(len(AROUND))])
    assert [group.score for group in found.groups([], Watched())] != [1.0]


def test_a_label_behind_words_of_the_idea_changes_nothing() -> None:
    found = engine({"a": "Park: Bürgerrat: Mehr Bänke", "b": "Park, Bürgerrat: mehr Bänke"})
    found.put({f"l{n}": f"Bürgerrat: {text}" for n, text in enumerate(AROUND)})
    assert ("a", "b") in {group.ideas for group in found.groups([], Watched())}


def test_signs_alone_say_nothing() -> None:
    assert groups({"a": "???", "b": "…", "c": "?!"}) == []
    assert [group.ideas for group in groups({"a": "👍", "b": "👎"})] == []
    assert [group.ideas for group in groups({"a": "👍", "b": "👍!"})] == [("a", "b")]


# --- what is told -----------------------------------------------------------------------------------------------------


def test_the_reason_names_what_all_of_them_share() -> None:
    [group] = groups({"a": "Abends mehr Sprachkurse anbieten", "b": "Mehr SPRACHKURSE abends anbieten!!"})
    assert group.reason.words == ("Abends", "Sprachkurse", "anbieten")
    assert group.reason.said(Language("en")) == "all speak of: Abends, Sprachkurse, anbieten"
    assert group.reason.said(Language("de")) == "alle sprechen von: Abends, Sprachkurse, anbieten"


def test_the_reason_tells_that_only_the_typing_differs() -> None:
    [group] = groups({"a": "Mehr Bänke", "b": "mehr bänke!"})
    assert group.reason.said(Language("en")) == "the same but for capitals, punctuation and a label in front"
    assert Reason().said(Language("de")) == "ähnliche Wörter in ähnlicher Reihenfolge"


def test_one_is_left_out_of_a_group() -> None:
    group = Group(("a", "b", "c"), 0.7, Reason(("Bus",)))
    assert group.without("b") == Group(("a", "c"), 0.7, Reason(("Bus",)))
    assert Group(("a", "b"), 0.7, Reason()).without("b") is None
