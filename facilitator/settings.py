"""What a person has set on this machine: a small JSON file that may be missing, old or damaged."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from facilitator.files import write_durably
from facilitator.language import LANGUAGES

MOST_RECENT = 5
Look = Literal["system", "light", "dark", "contrast"]
LOOKS: tuple[Look, ...] = get_args(Look)
TEXT_SIZES = (100, 125, 150, 175, 200)
"""In percent."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A conference opened before: its record, how it is called, and whether it is only a rehearsal."""

    record: str
    title: str
    date: str = ""
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """``language`` is empty until somebody chose one; ``text_size`` is in percent.

    ``window`` and ``room`` are the places of the main window and of the room's view as Qt wrote them, in hex.
    ``central`` are the office's records, ``views`` its saved views: a name, and the filter as it writes it;
    ``reviewer`` is who decides there, empty where nobody said so.
    """

    language: str = ""
    device: str = ""
    window: str = ""
    recent: tuple[Recent, ...] = ()
    look: Look = "system"
    text_size: int = 100
    sound: bool = False
    room: str = ""
    central: tuple[Recent, ...] = ()
    views: tuple[tuple[str, str], ...] = ()
    reviewer: str = ""

    def with_recent(self, opened: Recent) -> Settings:
        """The settings with this conference as the one opened last."""
        others = tuple(known for known in self.recent if known.record != opened.record)
        return replace(self, recent=(opened, *others)[:MOST_RECENT])

    def with_central(self, opened: Recent) -> Settings:
        """The settings with this central record as the one opened last."""
        others = tuple(known for known in self.central if known.record != opened.record)
        return replace(self, central=(opened, *others)[:MOST_RECENT])

    def with_views(self, views: Mapping[str, str]) -> Settings:
        """The settings with these saved views."""
        return replace(self, views=tuple(views.items()))


def load_settings(path: Path) -> Settings:
    """The settings in a file; what is missing or makes no sense is left as it is by default."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _settings(data) if isinstance(data, dict) else Settings()


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings durably. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_durably(path, json.dumps(asdict(settings), ensure_ascii=False, indent=1).encode("utf-8", "replace"))


def _settings(data: dict[str, Any]) -> Settings:
    language, size = _text(data, "language"), data.get("text_size")
    return Settings(
        language=language if language in LANGUAGES else "",
        device=_text(data, "device"),
        window=_text(data, "window"),
        recent=_all_recent(data.get("recent")),
        look=next((look for look in LOOKS if look == data.get("look")), "system"),
        text_size=next((known for known in TEXT_SIZES if known == size), 100),
        sound=data.get("sound") is True,
        room=_text(data, "room"),
        central=_all_recent(data.get("central")),
        views=_views(data.get("views")),
        reviewer=_text(data, "reviewer"),
    )


def _all_recent(data: object) -> tuple[Recent, ...]:
    found = (_recent(one) for one in data) if isinstance(data, list) else ()
    return tuple(one for one in found if one is not None)[:MOST_RECENT]


def _views(data: object) -> tuple[tuple[str, str], ...]:
    match data:
        case list():
            pairs = (tuple(pair) for pair in data if isinstance(pair, list))
            return tuple(pair for pair in pairs if len(pair) == 2 and all(isinstance(part, str) for part in pair))
        case _:
            return ()


def _recent(data: object) -> Recent | None:
    if not isinstance(data, dict) or not _text(data, "record"):
        return None
    return Recent(_text(data, "record"), _text(data, "title"), _text(data, "date"), data.get("rehearsal") is True)


def _text(data: dict[str, Any], name: str) -> str:
    value = data.get(name)
    return value if isinstance(value, str) else ""
