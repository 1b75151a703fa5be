"""A damaged record: the command does its work, and a warning says what is lost."""

from __future__ import annotations

from tests.cli.calls import Shell
from tests.cli.test_merge import CARDS


def test_a_damaged_record_is_rescued_with_a_warning(shell: Shell) -> None:
    package, central = shell.capture("W1R1", shell.cards(CARDS)), shell.folder / "central.sqlite"
    other = shell.capture("W1R2", shell.cards(CARDS, "other.csv"))
    assert shell("merge", shell.plan, package, "--record", central) == 0
    content = central.read_bytes()
    central.write_bytes(bytes(16) + content[16:])
    assert shell("merge", other, "--record", central, "--json") == 0
    assert shell.json()["ideas"] == 4
    assert "central.sqlite was damaged and has been rescued: 2 ideas" in shell.err
    assert "Nothing of what people entered is missing." in shell.err
    assert shell("merge", other, "--record", central, "--json") == 0
    assert shell.err == ""
    (kept,) = shell.folder.glob("central.damaged-*.sqlite")
    assert kept.read_bytes()[16:] == content[16:]
