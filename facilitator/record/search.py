"""Search: by the beginnings of words, and inside words, with letter variants folded.

The index holds folded words. ``search`` (FTS5) finds beginnings; ``word`` lists every distinct word once, so that a
part of a word is looked for in the list and not in all texts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sqlite_utils import Database

INSIDE_WORDS_UP_TO = 200_000
"""Ideas: in larger records only beginnings of words are found."""
SHORTEST_INSIDE = 3
MOST_WORDS = 400
"""Words that one part may stand in; a part that stands in more is searched as a beginning and in the first of them."""

_VARIANTS = str.maketrans(
    {
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ک": "ك",
        "ة": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ۀ": "ه",
        "ـ": None,
        "\u200c": None,
        "\u200d": None,
        "\u00ad": None,
        "ı": "i",
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "æ": "a",
        "œ": "o",
        "ґ": "г",
        "\u2019": None,
        "\u02bc": None,
        "'": None,
    }
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> list[str]:
    """The words of a text as they are indexed and looked for.

    Case, accents and vowel marks go; Arabic and Farsi forms of a letter become one, so do ё and е, ß and ss, ä, ae
    and a, apostrophes go.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        split = unicodedata.normalize("NFD", plain.translate(_VARIANTS))
        plain = "".join(c for c in split if not unicodedata.combining(c)).translate(_VARIANTS).translate(_DIGITS)
    else:
        plain = plain.replace("'", "")
    return _WORD.findall(plain.replace("ae", "a").replace("oe", "o").replace("ue", "u"))


def index(db: Database, texts: Sequence[tuple[int, str]], known: Iterable[int]) -> None:
    """Put (row, text) pairs into the index; ``known`` rows were in it already and are replaced."""
    db.conn.executemany("DELETE FROM search WHERE rowid = ?", [(row,) for row in known])
    words = [(row, folded(text)) for row, text in texts]
    db.conn.executemany("INSERT INTO search(rowid, words) VALUES (?, ?)", [(row, " ".join(w)) for row, w in words])
    distinct = sorted({word for _, found in words for word in found})
    db.conn.executemany("INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in distinct])


def find(db: Database, query: str, most: int) -> list[tuple[str, str, str]]:
    """(id, session, text) of ideas that hold all words of the query, the best first; withdrawn ones are left out.

    An empty query finds nothing.
    """
    parts = folded(query)
    if not parts:
        return []
    (ideas,) = db.execute("SELECT count(*) FROM idea").fetchone()
    inside = ideas <= INSIDE_WORDS_UP_TO
    match = " AND ".join(_alternatives(db, part) if inside else f'"{part}"*' for part in parts)
    rows = db.execute(
        "SELECT idea.id, idea.session, idea.text FROM search JOIN idea ON idea.row = search.rowid"
        " WHERE search MATCH ? AND NOT idea.withdrawn AND NOT idea.redacted ORDER BY search.rank, search.rowid LIMIT ?",
        [match, most],
    )
    return list(rows)


def _alternatives(db: Database, part: str) -> str:
    """``Kurs`` → the words that begin with it, or have it inside."""
    if len(part) < SHORTEST_INSIDE:
        return f'"{part}"*'
    rows = db.execute("SELECT word FROM word WHERE instr(word, ?) > 1 LIMIT ?", [part, MOST_WORDS])
    return "(" + " OR ".join([f'"{part}"*', *(f'"{word}"' for (word,) in rows)]) + ")"


def forget_unused_words(db: Database, words: Iterable[str]) -> None:
    """Take words out of the list that no text holds any more (after a redaction)."""
    for word in set(words):
        used = db.execute("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", [f'"{word}"']).fetchone()
        if not used:
            db.execute("DELETE FROM word WHERE word = ?", [word])
