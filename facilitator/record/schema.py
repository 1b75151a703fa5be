"""The tables of a record, as migrations. Rows can be read with any SQLite tool; docs/record.md describes them."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("facilitator")

FIRST_ROWS = {
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
REVIEW_ROWS = {
    "review": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, theme TEXT, state TEXT NOT NULL, reason TEXT NOT NULL,
        reviewer TEXT NOT NULL, joint TEXT, decided_in TEXT NOT NULL, decided_at INTEGER NOT NULL""",
    "joint": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, text TEXT, words_of TEXT, kind TEXT NOT NULL,
        withdrawn INTEGER NOT NULL, born TEXT NOT NULL""",
    "apart": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ideas TEXT NOT NULL, withdrawn INTEGER NOT NULL""",
    "theme": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT, pillar TEXT, position INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL, born TEXT NOT NULL""",
    "pillar": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT, position INTEGER NOT NULL,
        withdrawn INTEGER NOT NULL, born TEXT NOT NULL""",
    "measure": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number INTEGER NOT NULL, pillar TEXT, title TEXT NOT NULL,
        goal TEXT NOT NULL, description TEXT NOT NULL, responsible TEXT NOT NULL, with_whom TEXT NOT NULL,
        resources TEXT NOT NULL, reports_to TEXT NOT NULL, builds_on TEXT NOT NULL, indicator TEXT NOT NULL,
        target_group TEXT NOT NULL, "begin" TEXT NOT NULL, until TEXT NOT NULL, priority TEXT NOT NULL,
        status TEXT NOT NULL, position INTEGER NOT NULL, withdrawn INTEGER NOT NULL, changed_at INTEGER NOT NULL,
        born TEXT NOT NULL""",
    "source": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, measure TEXT NOT NULL, target TEXT NOT NULL,
        withdrawn INTEGER NOT NULL""",
    "comment": """
        row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, about TEXT NOT NULL, text TEXT, device TEXT NOT NULL,
        written_at INTEGER NOT NULL, withdrawn INTEGER NOT NULL""",
}
_CAPTURE = ("journal INTEGER", "event INTEGER")
ROWS = FIRST_ROWS | REVIEW_ROWS | {"idea": ", ".join([FIRST_ROWS["idea"], *_CAPTURE])}
"""Every table that is computed from events, by its columns."""
PLACES = ("row", "journal", "event")
"""Columns that say where something is in this file: other ones in a record that holds the same."""


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
    for name, columns in FIRST_ROWS.items():
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


@migrations(name="002-review")
def review(db: Database) -> None:
    """What the office decides. Its rows are computed when the record is opened (``storing.write_review_again``)."""
    for name, columns in REVIEW_ROWS.items():
        db.execute(f"CREATE TABLE {name} ({columns})")
    db.execute("CREATE INDEX review_joint ON review(joint)")
    db.execute("CREATE INDEX review_theme ON review(theme)")
    db.execute("CREATE INDEX source_measure ON source(measure)")
    db.execute("CREATE INDEX source_target ON source(target)")
    db.execute("CREATE INDEX comment_about ON comment(about)")


HANDED = """
    path TEXT NOT NULL, session TEXT NOT NULL, events INTEGER NOT NULL, ideas INTEGER NOT NULL, photos INTEGER NOT NULL,
    fingerprint TEXT NOT NULL, digest TEXT NOT NULL, size INTEGER NOT NULL, place TEXT NOT NULL,
    written_at INTEGER NOT NULL, PRIMARY KEY (path, session)"""


@migrations(name="003-handed")
def handed(db: Database) -> None:
    """What was handed over, and how it was then. Packages of before are known by ``handover`` alone."""
    db.execute(f"CREATE TABLE handed ({HANDED})")


CAME = """
    session TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL, journal TEXT NOT NULL, events INTEGER NOT NULL,
    noted_at INTEGER NOT NULL, PRIMARY KEY (session, name, journal)"""


@migrations(name="004-came")
def came(db: Database) -> None:
    """What the office saw and did not take in yet: newer versions, damaged files."""
    db.execute(f"CREATE TABLE came ({CAME})")


@migrations(name="005-larger")
def larger(db: Database) -> None:
    """For records of very many ideas.

    Only cards in a cluster are looked for by it, and most stand in none. The search index gathers more before it writes
    a piece, and joins more pieces at once.
    """
    db.execute("DROP INDEX idea_cluster")
    db.execute("CREATE INDEX idea_cluster ON idea(cluster) WHERE cluster IS NOT NULL")
    for setting, value in (("hashsize", 8 << 20), ("automerge", 8)):
        db.execute("INSERT INTO search(search, rank) VALUES (?, ?)", [setting, value])


@migrations(name="006-joint")
def joint(db: Database) -> None:
    """A joint idea names the idea whose words it has. Its rows are computed anew when the record is opened."""
    db.execute("DROP TABLE joint")
    db.execute(f"CREATE TABLE joint ({REVIEW_ROWS['joint']})")


@migrations(name="007-plain")
def plain(db: Database) -> None:
    """A plain capture is found by its idea's row, not by an index of subjects, which most of a merge would go into.

    What is there already stays in that index. Events get rows that have numbers: they are too long to be what an index
    is made of.
    """
    for column in _CAPTURE:
        db.execute(f"ALTER TABLE idea ADD COLUMN {column}")
    db.execute(
        "CREATE TABLE events (journal INTEGER NOT NULL REFERENCES journal(id), number INTEGER NOT NULL,"
        " fork INTEGER NOT NULL, subject TEXT NOT NULL, hash BLOB NOT NULL, line TEXT NOT NULL, plain INTEGER,"
        " PRIMARY KEY (journal, number, fork))"
    )
    db.execute("INSERT INTO events SELECT *, NULL FROM event")
    db.execute("DROP TABLE event")
    db.execute("ALTER TABLE events RENAME TO event")
    db.execute("CREATE INDEX event_subject ON event(subject) WHERE plain IS NULL")


def lend_missing(db: Database) -> None:
    """Empty tables, and columns, for this connection alone, in the place of those that an older record does not have.

    What is temporary goes before what has the same name in the file.
    """
    there = set(db.table_names())
    for table, lacks in {"joint": ["words_of"], "event": ["plain"], "idea": ["journal", "event"]}.items():
        if table in there and not db.table(table).columns_dict.keys() >= set(lacks):
            lent = ", ".join(f"NULL AS {column}" for column in lacks)
            db.execute(f"CREATE TEMP VIEW {table} AS SELECT *, {lent} FROM main.{table}")
    for name, columns in {**ROWS, "handed": HANDED, "came": CAME}.items():
        if name not in there:
            db.execute(f"CREATE TEMP TABLE {name} ({columns})")
