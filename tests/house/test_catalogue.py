"""The program's own reader of translations reads what Babel reads."""

from __future__ import annotations

from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import strategies as some

from facilitator.language import Language, read_texts
from tests.house.sources import ROOT
from tests.house.words import catalogues, english, german

TEXTS = some.text(some.characters(exclude_categories=["Cs", "Cc"], include_characters='\n\t\r"\\'), min_size=1)


def test_all_files_are_read_as_babel_reads_them() -> None:
    for name, catalogue in catalogues().items():
        known = {english(message): german(message) for message in catalogue if message.id and all(german(message))}
        read = dict(read_texts((ROOT / "resources/language/de" / name).read_text("utf-8")))
        assert read == known, name


def test_every_file_has_the_plural_that_is_chosen() -> None:
    assert {catalogue.plural_expr for catalogue in catalogues().values()} == {"(n != 1)"}
    assert {catalogue.num_plurals for catalogue in catalogues().values()} == {2}


@given(some.dictionaries(TEXTS, TEXTS), TEXTS, TEXTS)
def test_whatever_babel_writes_is_read(texts: dict[str, str], one: str, many: str) -> None:
    written, catalogue = BytesIO(), Catalog(locale="de")
    for text, said in texts.items():
        catalogue.add(text, said)
    if one not in texts:
        catalogue.add((one, many), (many, one))
    write_po(written, catalogue)
    wanted: dict[tuple[str, ...], tuple[str, ...]] = {(text,): (said,) for text, said in texts.items()}
    if one not in texts:
        wanted[one, many] = many, one
    assert dict(read_texts(written.getvalue().decode())) == wanted


def test_counts_and_gaps_in_german_and_english() -> None:
    de, en = Language("de"), Language("en")
    assert [de.count("{n} card", "{n} cards", n) for n in (0, 1, 2)] == ["0 Karten", "1 Karte", "2 Karten"]
    assert [en.count("{n} card", "{n} cards", n) for n in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]
    assert de("not said anywhere") == "not said anywhere"
    assert de("") == ""
