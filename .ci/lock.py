"""Writes .ci/run.lock and .ci/test.lock anew from pyproject.toml: ``python .ci/lock.py [--upgrade]``.

Both name exact versions with the hashes of every file that exists of them, and carry markers, so that the same lock
installs on Linux, macOS and Windows. The resolver is installed into a folder that is thrown away afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

RESOLVER = "uv==0.13.9"
ROOT = Path(__file__).resolve().parent.parent
HEAD = "# Written by .ci/lock.py from pyproject.toml; change that file instead.\n"


def resolver(folder: Path) -> Path:
    """A Python that has the resolver."""
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    subprocess.run([python, "-m", "pip", "install", "--quiet", RESOLVER], check=True)
    return python


def lock(python: Path, name: str, *options: str) -> None:
    """Write one lock file; nothing of this machine's package settings gets into it."""
    target = ROOT / ".ci" / name
    settings = {key: value for key, value in os.environ.items() if not key.startswith("UV_")}
    command: list[str | Path] = [python, "-m", "uv", "pip", "compile", "pyproject.toml", "-o", target]
    command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    command += ["--no-config", "--quiet"]
    subprocess.run([*command, *options], check=True, cwd=ROOT, env=settings, stdout=subprocess.DEVNULL)
    target.write_text(HEAD + target.read_text("utf-8").removeprefix(HEAD), "utf-8", newline="\n")


def main() -> None:
    """Lock the program first, then the tests to the very same versions."""
    with tempfile.TemporaryDirectory() as folder:
        python = resolver(Path(folder))
        lock(python, "run.lock", *sys.argv[1:])
        lock(python, "test.lock", "--extra", "test", "--constraint", ".ci/run.lock", *sys.argv[1:])


if __name__ == "__main__":
    main()
