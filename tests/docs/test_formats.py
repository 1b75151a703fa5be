"""docs/record.md and docs/package.md name every kind, field and column there is, and no other."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from sqlite_utils import Database

from facilitator.conference.kinds import KINDS, EventKind
from facilitator.exchange.manifest import Manifest, manifest_bytes
from facilitator.record import open_record
from facilitator.record.schema import ROWS

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
ABOUT = {
    "idea": "one card",
    "cluster": "cards that belong together",
    "vote": "one counting of dots",
    "dots": "the dots on one card or cluster in one vote",
    "headcount": "how many people of a group were there",
    "note": "a note, decision or dissent",
    "task": "who does what until when",
    "attachment": "a photo",
    "confirmation": "an idea that was said again in another session",
    "session": "a session as planned and as it went",
    "review": "what the office decided on an idea or a joint idea",
    "joint": "ideas that say the same",
    "apart": "ideas that do not say the same after all",
    "theme": "what ideas are about",
    "pillar": "a field of action: themes and measures stand under it",
    "measure": "a line of the roadmap",
    "source": "an idea, joint idea or theme that a measure comes from",
    "comment": "what a reviewer noted about a thing",
}


def part(page: str, name: str) -> str:
    """What stands between the marks of a page."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- end of {name} -->", (DOCS / page).read_text("utf-8"), re.DOTALL)
    assert found, f"{page} has no part {name}"
    return found[1]


def kinds_table() -> str:
    """The table of kinds as the page must show it."""
    lines = ["| kind | subject | what happened | fields |", "|---|---|---|---|"]
    lines += [
        f"| `{k.name}`{' ●' if k.creates else ''} | {k.subject or 'any'} | {k.means} | {listed(k)} |"
        for k in KINDS.values()
    ]
    return "\n".join(lines) + "\n"


def listed(kind: EventKind) -> str:
    """Fields with their types; those that redaction erases in italics."""
    return ", ".join(
        f"*{name}* ({wanted})" if name in kind.texts else f"{name} ({wanted})" for name, wanted in kind.fields.items()
    )


def rows_table(db: Database) -> str:
    """The table of tables as the page must show it."""
    lines = ["| table | a row is | columns beside `row` and `id` |\n", "|---|---|---|\n"]
    for name in ROWS:
        columns = [f"`{c.name}`" for c in db.table(name).columns if c.name not in ("row", "id")]
        lines.append(f"| `{name}` | {ABOUT[name]} | {', '.join(columns)} |\n")
    return "".join(lines)


def test_the_page_lists_every_kind_with_its_fields() -> None:
    assert part("record.md", "kinds") == kinds_table()


def test_the_page_lists_every_table_with_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    open_record(path, 0).close()
    assert part("record.md", "rows") == rows_table(Database(path))


def test_the_page_lists_every_table_there_is(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    open_record(path, 0).close()
    text = (DOCS / "record.md").read_text("utf-8")
    ours = {t for t in Database(path).table_names() if not t.startswith(("search_", "sqlite_", "_sqlite"))}
    assert {name for name in ours if f"`{name}`" not in text} == set()


def test_the_page_lists_every_field_of_the_manifest() -> None:
    text = (DOCS / "package.md").read_text("utf-8")
    table = set(re.findall(r"^\| `([a-z.]+)` \|", text, re.MULTILINE))
    named = {field.name for field in fields(Manifest)} - {"title"} | {"format"}
    assert named <= table
    manifest = manifest_bytes(Manifest("c", "T", "plan", "d", key="00"))
    assert set(re.findall(rb'^ "([a-z]+)":', manifest, re.MULTILINE)) == {name.encode() for name in named}
