"""Reports on the command line: which there are, of what, for whom, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.calls import Shell

CARDS = "kind,text,dots,voters\nsuggestion,Mehr Kurse,3,9\nquestion,Frau Zwiebelkranz weiß das,,\n"


@pytest.fixture
def central(shell: Shell) -> Path:
    record = shell.folder / "central.sqlite"
    package = shell.capture("W3R2", shell.cards(CARDS))
    assert shell("merge", shell.plan, package, "--record", record) == 0, shell.err
    return record


BEGINS = {"pdf": b"%PDF", "csv": b"\xef\xbb\xbf", "lsx": b"PK"}


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("roadmap", "out.pdf"),
        ("roadmap", "out.csv"),
        ("feedback", "out.pdf"),
        ("roadmap", "out.xlsx"),
        ("feedback", "out.csv"),
        ("feedback", "out.xlsx"),
        ("conference", "out.pdf"),
    ],
)
def test_reports_of_the_whole_conference(shell: Shell, central: Path, what: str, name: str) -> None:
    out = shell.folder / name
    for more in ((), ("--anonymous", "--language", "de")):
        assert shell("report", what, "--record", central, "--out", out, *more) == 0, shell.err
        assert "is written" in shell.out
        assert out.read_bytes().startswith(BEGINS[name[-3:]])
        assert ("1 text was left out" in shell.out) == bool(more)


def test_reports_of_one_session(shell: Shell, central: Path) -> None:
    out = shell.folder / "out.pdf"
    for what in ("session", "handover", "feedback"):
        assert shell("report", what, "--record", central, "--session", "W3R2", "--anonymous", "--out", out) == 0
        assert "1 text was left out" in shell.out
    table = shell.folder / "out.csv"
    assert shell("report", "feedback", "--record", central, "--session", "W1R1", "--out", table) == 0
    assert len(table.read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("session", "--out", "x.pdf"),
        ("handover", "--out", "x.pdf"),
        ("roadmap", "--session", "W3R2", "--out", "x.pdf"),
        ("conference", "--session", "W3R2", "--out", "x.pdf"),
        ("conference", "--out", "x.csv"),
        ("conference", "--out", "x.xlsx"),
        ("session", "--session", "W3R2", "--out", "x.csv"),
        ("nothing", "--out", "x.pdf"),
    ],
)
def test_wrong_usage(shell: Shell, central: Path, arguments: tuple[str, ...]) -> None:
    assert shell("report", *arguments, "--record", central) == 2
    assert not (shell.folder / "x.pdf").exists()


def test_unknown_session_is_refused_by_name(shell: Shell, central: Path) -> None:
    out = shell.folder / "out.pdf"
    assert shell("report", "feedback", "--record", central, "--session", "W9R9", "--out", out) == 3
    assert "W9R9" in shell.err
    assert not out.exists()
