"""Looking for damage in a record that opens: in SQLite's pages, and in what they hold."""

from __future__ import annotations

import hashlib
import re
from collections import deque
from collections.abc import Iterator

from sqlite_utils import Database

from facilitator.record.schema import ROWS

_SETTINGS = {"stamp": re.compile(r"\d{1,16} \d{1,16}"), "key": re.compile(r"[0-9a-f]{64}")}


def damage(db: Database) -> str:
    """What is damaged, in the words of SQLite or the name of the table; empty where nothing is. Reads everything."""
    return next(_found(db), "")


def _found(db: Database) -> Iterator[str]:
    for (text,) in db.execute("PRAGMA integrity_check(3)"):
        if text != "ok":
            yield text.splitlines()[-1]
    if any(not _fits(key, value) for key, value in db.execute("SELECT key, value FROM meta")):
        yield "meta"
    for digest, line in db.execute("SELECT hash, line FROM event"):
        if hashlib.sha256(line.encode()).digest() != digest and f'"hash":"{digest.hex()}"' not in line:
            yield "event"
    if db.execute(_JOURNALS).fetchone():
        yield "journal"
    for digest, content in db.execute("SELECT sha256, bytes FROM content"):
        if hashlib.sha256(content).hexdigest() != digest:
            yield "content"
    yield from _computed(db)


def _computed(db: Database) -> Iterator[str]:
    """What is computed from events is read too: a card must say what one of its events says, a word must be found."""
    for table in ROWS.keys() & set(db.table_names()):  # an older record does not have all of them yet
        deque(db.execute(f"SELECT * FROM {table}"), maxlen=0)
    if db.execute(_WORDS).fetchone() or db.execute(_LOST).fetchone():
        yield "idea"
    db.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, search, row)")
    deque(db.execute("SELECT * FROM temp.terms"), maxlen=0)


def _fits(key: str, value: str) -> bool:
    return key not in _SETTINGS or bool(_SETTINGS[key].fullmatch(value))


_SAYS = "e.subject = i.id AND json_extract(e.line, '$.body.text') = i.text"
_WORDS = f"""SELECT 1 FROM idea i WHERE i.text IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM event e WHERE e.journal = i.journal AND e.number = i.event AND {_SAYS})
    AND NOT EXISTS (SELECT 1 FROM event e WHERE e.plain IS NULL AND {_SAYS}) LIMIT 1"""
_LOST = """SELECT 1 FROM event e WHERE e.plain AND NOT EXISTS
    (SELECT 1 FROM idea i WHERE i.id = e.subject AND i.journal = e.journal AND i.event = e.number) LIMIT 1"""
"""Captures that no idea's row tells of."""
_JOURNALS = """SELECT 1 FROM journal j LEFT JOIN
    (SELECT journal, count(DISTINCT number) AS events, max(number) AS highest FROM event GROUP BY journal) e
    ON e.journal = j.id WHERE j.events <> coalesce(e.events, 0) OR j.highest < coalesce(e.highest, 0) LIMIT 1"""
"""Journals that count other events than there are."""
