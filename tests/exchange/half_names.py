"""Names of packages that are on their way, and of whole ones."""

from __future__ import annotations

NAME = "K_w1-r1_Wohnen_Laptop-1_57.facilitator"
ON_THEIR_WAY = [
    f".syncthing.{NAME}.tmp",
    f"~syncthing~{NAME}.tmp",
    f".{NAME}.~1a2b3c",
    f"{NAME}.nextcloud",
    f".{NAME}.icloud",
    f"{NAME}.part",
    f"{NAME}.filepart",
    f"{NAME}.crdownload",
    f"{NAME}.!sync",
    f"{NAME}.TMP",
    f"~{NAME}",
    f"{NAME}~",
]
WHOLE = [
    NAME,
    NAME.upper(),
    NAME.replace(".f", " (1).f"),
    NAME.replace(".f", " (conflicted copy 2026-03-07 101112).f"),
    NAME.replace(".f", " (Ida Kerns in Konflikt stehende Kopie 2026-03-07).f"),
    NAME.replace(".f", ".sync-conflict-20260307-101112-ABCDEFG.f"),
    NAME.replace(".f", "-LAPTOP3.f"),
]
