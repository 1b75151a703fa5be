"""The tables of a record, as migrations. Rows can be read with any SQLite tool; docs/record.md describes them."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("facilitator")

ROWS = {
    "idea": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, number INTEGER NOT NULL,
        kind TEXT NOT NULL, text TEXT, language TEXT NOT NULL, original TEXT NOT NULL, interpreted INTEGER NOT NULL,
        cluster TEXT, parked INTEGER NOT NULL, withdrawn INTEGER NOT NULL, redacted INTEGER NOT NULL, dots INTEGER,
        confirmed INTEGER NOT NULL DEFAULT 0, captured_at INTEGER NOT NULL, changed_at INTEGER NOT NULL,
        device TEXT NOT NULL""",
    "cluster": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, name TEXT, position INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL, dots INTEGER, born TEXT NOT NULL""",
    "vote": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, title TEXT, dots_each INTEGER,
        voters INTEGER, withdrawn INTEGER NOT NULL, born TEXT NOT NULL""",
    "dots": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, vote TEXT NOT NULL, target TEXT NOT NULL, dots INTEGER,
        withdrawn INTEGER NOT NULL""",
    "headcount": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, "group" TEXT, people INTEGER""",
    "note": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, sort TEXT NOT NULL, text TEXT,
        reason TEXT, withdrawn INTEGER NOT NULL, born TEXT NOT NULL""",
    "task": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, what TEXT, who TEXT, until TEXT,
        withdrawn INTEGER NOT NULL, born TEXT NOT NULL""",
    "attachment": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, session TEXT NOT NULL, sha256 TEXT, extension TEXT,
        caption TEXT, withdrawn INTEGER NOT NULL""",
    "confirmation": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, idea TEXT NOT NULL, session TEXT NOT NULL,
        withdrawn INTEGER NOT NULL""",
    "session": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, workshop INTEGER NOT NULL, round INTEGER NOT NULL,
        title TEXT NOT NULL, room TEXT NOT NULL, moderators TEXT NOT NULL, start TEXT NOT NULL,
        minutes INTEGER NOT NULL, planned INTEGER NOT NULL, started_at INTEGER, ended_at INTEGER,
        closed INTEGER NOT NULL""",
}


@migrations(name="001-first")
def first(db: Database) -> None:
    """Everything that version 0.1 keeps."""
    db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
    db.execute(
        "CREATE TABLE journal (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, session TEXT NOT NULL,"
        " device TEXT NOT NULL, own INTEGER NOT NULL, events INTEGER NOT NULL, highest INTEGER NOT NULL,"
        " changed_at INTEGER NOT NULL)"
    )
    db.execute(
        "CREATE TABLE event (journal INTEGER NOT NULL REFERENCES journal(id), number INTEGER NOT NULL,"
        " fork INTEGER NOT NULL, subject TEXT NOT NULL, hash BLOB NOT NULL, line TEXT NOT NULL,"
        " PRIMARY KEY (journal, number, fork)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX event_subject ON event(subject)")
    for name, columns in ROWS.items():
        db.execute(f"CREATE TABLE {name} ({columns})")
    for name in ("idea", "cluster", "vote", "note", "task", "headcount", "attachment"):
        db.execute(f"CREATE INDEX {name}_session ON {name}(session)")
    db.execute("CREATE INDEX idea_cluster ON idea(cluster)")
    db.execute("CREATE INDEX dots_vote ON dots(vote, target)")
    db.execute("CREATE INDEX confirmation_idea ON confirmation(idea)")
    db.execute("CREATE TABLE conflict (subject TEXT NOT NULL, field TEXT NOT NULL, PRIMARY KEY (subject, field))")
    db.execute("CREATE TABLE draft (session TEXT, box TEXT, text TEXT NOT NULL, PRIMARY KEY (session, box))")
    db.execute("CREATE TABLE card (session TEXT, source TEXT, idea TEXT NOT NULL, PRIMARY KEY (session, source))")
    db.execute("CREATE TABLE content (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL)")
    db.execute(
        "CREATE TABLE package (sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, received_at INTEGER NOT NULL,"
        " authenticated INTEGER NOT NULL)"
    )
    db.execute(
        "CREATE TABLE handover (path TEXT PRIMARY KEY, sessions TEXT NOT NULL, events INTEGER NOT NULL,"
        " written_at INTEGER NOT NULL)"
    )
    db.execute("CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute("CREATE VIRTUAL TABLE search USING fts5(words, tokenize='ascii', prefix='2 3')")
