"""What went wrong while fuzzing: kept, one input for each place in the program that failed."""

from __future__ import annotations

import traceback
from pathlib import Path
from types import TracebackType


def place_of(error: BaseException) -> str:
    """The kind of error and the innermost place in the program where it came up; a name for a file."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "facilitator" in frame.filename] or list(frames)
    return f"{type(error).__name__}-{Path(ours[-1].filename).stem}-{ours[-1].lineno}"


class Watch:
    """Keeps what was tried last where it went wrong, and lets the fuzzing go on."""

    def __init__(self, name: str, finds: Path) -> None:
        self.name = name
        self.finds = finds
        self.data = b""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        if error is None or isinstance(error, (KeyboardInterrupt, SystemExit)):
            return False
        path = self.finds / f"{self.name}-{place_of(error)}"
        if not path.exists():
            path.write_bytes(self.data)
            told = "".join(traceback.format_exception(error))
            path.with_name(f"{path.name}.txt").write_text(told, "utf-8", "backslashreplace")
        return True
