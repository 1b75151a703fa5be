"""Things lie where they belong, and no file tells of the machine it was written on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.sources import FILES, FOLDERS, ROOT, ignored, project_files

MACHINE = re.compile(r"(?<![\w.~{}/-])/(work|tmp|root|opt|home|Users)/[\w.]|[A-Z]:\\+Users\\")
HOSTS = re.compile(
    r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|deb\.debian\.org|conda\.anaconda|mirror[\w-]*\.\w+\.\w"
    r"|--(extra-)?index-url|--find-links|--trusted-host",
    re.IGNORECASE,
)
HERE = Path(__file__).resolve()  # names all of them, to look for them


def found(pattern: re.Pattern[str]) -> list[str]:
    """Where a pattern occurs in the project's files that are text."""
    places = []
    for path in project_files():
        if path == HERE:
            continue
        text = path.read_bytes().decode("utf-8", "ignore")
        places += [f"{path.relative_to(ROOT).as_posix()}: {match[0]}" for match in pattern.finditer(text)]
    return places


def test_the_top_level_holds_only_what_belongs_there() -> None:
    there = {path.name for path in ROOT.iterdir() if not ignored(path.name)}
    assert there - {".git"} <= {*FOLDERS, *FILES}


def test_no_file_names_a_place_on_some_machine() -> None:
    assert found(MACHINE) == []


def test_no_file_names_where_packages_come_from() -> None:
    assert found(HOSTS) == []


@pytest.mark.parametrize("text", ["see /" + "work/main", "open('/" + "tmp/x')", "C:" + "\\Users\\anna"])
def test_a_place_is_noticed(text: str) -> None:
    assert MACHINE.search(text)


@pytest.mark.parametrize("text", ["install --find-links x", "https://pypi" + ".org/simple", "mirror.example.org"])
def test_a_host_is_noticed(text: str) -> None:
    assert HOSTS.search(text)


def test_test_folders_are_packages() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert [folder.name for folder in folders if not (folder / "__init__.py").exists()] == []


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT).as_posix()}: {target}"
        for page in project_files()
        if page.suffix == ".md"
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
