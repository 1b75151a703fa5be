"""Search: by the beginnings of words, and inside words, with letter variants folded.

The index holds folded words. ``search`` (FTS5) finds beginnings; ``word`` lists every distinct word once, so that a
part of a word is looked for in the list and not in all texts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from sqlite_utils import Database

CHUNK = 20_000
"""Ideas that are indexed at once."""
MOST_REMEMBERED = 50_000
"""Words whose forms are remembered."""
SHORTEST_INSIDE = 3
MOST_WORDS = 100
"""Words that one part may stand in; for a part that stands in more all texts are looked through, which is faster."""

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
_LATER = _VARIANTS | str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
"""Once more when accents were split off; and digits."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WRITTEN_OUT = re.compile("([aou])e")
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> list[str]:
    """The words of a text without what is easily written in another way.

    Case, accents and vowel marks go; Arabic and Farsi forms of a letter become one, so do ё and е, ß and ss;
    apostrophes go.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    if plain.isascii():
        return _WORD.findall(plain.replace("'", ""))
    split = unicodedata.normalize("NFD", plain.translate(_VARIANTS))
    return _WORD.findall("".join(c for c in split if not unicodedata.combining(c)).translate(_LATER))


def forms(text: str) -> list[tuple[str, str]]:
    """The words, each with ä as a and with ä as ae: ``Bäcker`` → (backer, baecker)."""
    words = folded(text)
    if text.isascii():
        return list(zip(words, words, strict=True))
    written_out = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)
    return list(zip(words, folded(written_out), strict=True))


def indexed(text: str) -> list[str]:
    """The words as they are indexed, so that Bäcker, Baecker and Backer find one another."""
    return [word for part in text.split() for word in _indexed(part)]


@lru_cache(MOST_REMEMBERED)  # the same words come again and again: this is most of the work of a merge
def _indexed(part: str) -> tuple[str, ...]:
    pairs = forms(part)
    return tuple(w for plain, long in pairs for w in dict.fromkeys((plain, long, _WRITTEN_OUT.sub(r"\1", long))))


class _Joined(dict[str, str]):
    """Words as they are indexed, by how they are written; remembered in a plain dictionary, in which a word is found in
    half the time that a ``lru_cache`` takes."""

    def __missing__(self, part: str) -> str:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        found = self[part] = " ".join(_indexed(part))
        return found


_joined = _Joined().__getitem__


Words = dict[int, str]
"""Ideas' words as they are indexed, by row."""


def spelled(text: str | None, original: str) -> str:
    """An idea's words as they are indexed, in one line."""
    return " ".join(map(_joined, f"{text or ''} {original}".split()))


def catch_up(db: Database, known: Words) -> None:
    """Index the ideas whose rows are newer than all that are indexed; ``known`` has words of some of them.

    Once in a commit and outside a part of it that can be taken back: the index writes a piece of its own for each part.
    """
    last = _last(db)
    (newest,) = db.execute("SELECT coalesce(max(row), 0) FROM idea").fetchone()
    rows: Sequence[int] = range(last + 1, newest + 1)
    if not known.keys() >= set(rows):  # else all are known, and need not be looked for
        rows = [row for (row,) in db.execute("SELECT row FROM idea WHERE row > ? ORDER BY row", [last])]
    for start in range(0, len(rows), CHUNK):
        some = rows[start : start + CHUNK]
        index(db, [(row, known[row] if row in known else _spelled_in(db, row)) for row in some])


def index(db: Database, ideas: Sequence[tuple[int, str]]) -> None:
    """Index rows by their ``spelled`` words."""
    db.conn.executemany("INSERT INTO search(rowid, words) VALUES (?, ?)", ideas)
    words = sorted(set(" ".join([words for _, words in ideas]).split()))  # in their order, which is quicker
    db.conn.executemany("INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in words])


def renew(db: Database, rows: Sequence[int], known: Words) -> None:
    """Index ideas whose words have changed. Their old words stay in the list, where they lead nowhere, until a
    redaction; rows that were not indexed yet are left to ``catch_up``, and what is ``known`` of them is forgotten."""
    last = _last(db)
    for row in rows:
        known.pop(row, None)
        if row <= last:
            forget(db, row)
            index(db, [(row, _spelled_in(db, row))])


def _spelled_in(db: Database, row: int) -> str:
    (found,) = db.execute("SELECT text, original FROM idea WHERE row = ?", [row]).fetchall()
    return spelled(*found)


def _last(db: Database) -> int:
    """The newest row that is indexed."""
    found = db.execute("SELECT rowid FROM search ORDER BY rowid DESC LIMIT 1").fetchone()
    return int(found[0]) if found else 0


def forget(db: Database, row: int) -> None:
    """Take a row out of the index."""
    db.execute("DELETE FROM search WHERE rowid = ?", [row])


def find(db: Database, query: str, most: int) -> list[tuple[str, str, str]]:
    """(id, session, text) of ideas that hold all words of the query, the best first; withdrawn ones are left out.

    An empty query finds nothing.
    """
    parts = [tuple(dict.fromkeys(pair)) for pair in forms(query)]
    if not parts:
        return []
    wanted = [(part, _alternatives(db, part)) for part in parts]
    match = " AND ".join(f"({words})" for _, words in wanted if words)
    scans = [part for part, words in wanted if not words]
    where = ["search MATCH ?"] * bool(match)
    where += ["(" + " OR ".join(["instr(search.words, ?)"] * len(part)) + ")" for part in scans]
    rows = db.execute(
        "SELECT idea.id, idea.session, idea.text FROM search JOIN idea ON idea.row = search.rowid"
        f" WHERE {' AND '.join(where)} AND NOT idea.withdrawn AND NOT idea.redacted"
        f" ORDER BY {'search.rank,' if match else ''} search.rowid LIMIT ?",
        [*([match] if match else ()), *(form for part in scans for form in part), most],
    )
    return list(rows)


def _alternatives(db: Database, part: Sequence[str]) -> str:
    """``Kurs`` → the words that begin with it, or have it inside; empty where these are too many."""
    words: set[str] = set()
    for form in part:
        if len(form) >= SHORTEST_INSIDE:
            rows = db.execute("SELECT word FROM word WHERE instr(word, ?) > 1 LIMIT ?", [form, MOST_WORDS + 1])
            words.update(word for (word,) in rows)
    if len(words) > MOST_WORDS:
        return ""
    return " OR ".join([*(f'"{form}"*' for form in part), *(f'"{word}"' for word in sorted(words))])
