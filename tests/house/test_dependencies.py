"""What is used is declared, accounted for in docs/dependencies.md, and locked for every system."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.sources import ROOT, Source, sources

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
WANTED = {
    "run.lock": PROJECT["dependencies"],
    "test.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"],
}
UNSEEN = {"tzdata"}  # Python itself reads it
SYSTEMS = {
    "Linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macOS": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "Windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}


def locked(name: str) -> dict[str, Requirement]:
    """Package → its line in a lock."""
    text = (ROOT / ".ci" / name).read_text("utf-8")
    lines = re.findall(r"^([\w.-]+==.*?) ?\\?$", text, re.MULTILINE)
    return {canonicalize_name(line.name): line for line in map(Requirement, lines)}


def applies(requirement: Requirement, system: str) -> bool:
    marker = requirement.marker
    return marker is None or marker.evaluate({**SYSTEMS[system], "extra": ""})


def needed_by(package: str) -> list[Requirement]:
    """What a package says it needs; nothing for one that is not installed here (another system's)."""
    try:
        return [Requirement(line) for line in requires(package) or []]
    except PackageNotFoundError:
        return []


@pytest.mark.parametrize("name", WANTED)
@pytest.mark.parametrize("system", SYSTEMS)
def test_lock_is_complete(name: str, system: str) -> None:
    lock = {package: line for package, line in locked(name).items() if applies(line, system)}
    needs = [Requirement(line) for line in WANTED[name]] + [need for package in lock for need in needed_by(package)]
    missing = {
        str(need)
        for need in needs
        if applies(need, system)
        and not need.specifier.contains(_version(lock.get(canonicalize_name(need.name))), prereleases=True)
    }
    assert missing == set()


@pytest.mark.parametrize("name", WANTED)
def test_everything_in_a_lock_has_hashes(name: str) -> None:
    text = (ROOT / ".ci" / name).read_text("utf-8")
    entries = re.findall(r"^[\w.-]+==.*?(?=^[\w.-]+==|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(entries) == len(locked(name)) > 20
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_tests_run_with_the_versions_that_are_shipped() -> None:
    run, test = locked("run.lock"), locked("test.lock")
    assert {name for name, line in run.items() if test[name].specifier != line.specifier} == set()


def _version(line: Requirement | None) -> str:
    return str(line.specifier).removeprefix("==") if line else "0.dev0"


def test_what_is_imported_is_declared_and_the_other_way_round() -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]} - UNSEEN
    found = {name for source in sources("facilitator") for name in imported(source)}
    packages = packages_distributions()
    used = {canonicalize_name(packages[name][0]) for name in found - sys.stdlib_module_names if name in packages}
    assert {"imported": used - declared, "only declared": declared - used} == {
        "imported": set(),
        "only declared": set(),
    }


@pytest.mark.parametrize("line", WANTED["test.lock"])
def test_every_package_is_accounted_for(line: str) -> None:
    text = (ROOT / "docs/dependencies.md").read_text("utf-8")
    assert re.search(rf"^\| {re.escape(Requirement(line).name)} \|", text, re.MULTILINE | re.IGNORECASE)


def test_what_comes_along_is_accounted_for() -> None:
    named = {
        canonicalize_name(word) for word in re.findall(r"[\w-]+", (ROOT / "docs/dependencies.md").read_text("utf-8"))
    }
    assert locked("test.lock").keys() - named == set()


def imported(source: Source) -> Iterator[str]:
    """Top names of what a file imports."""
    for node in source.walk():
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield str(node.module).split(".")[0]
