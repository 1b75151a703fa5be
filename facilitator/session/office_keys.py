"""Making the office's two keys: one for every day, one for the safe. Both are opened once before they are trusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tzlocal import get_localzone

from facilitator.conference.errors import Refusal
from facilitator.exchange.keys import Pair, key_file, new_pair, open_alike, read_keys
from facilitator.files import NameTaken, durable, make_folder, take_name
from facilitator.language import Language
from facilitator.report.fonts import Fonts
from facilitator.report.safe_page import safe_page
from facilitator.session.places import writable

DAILY, SAFE, PAGE, PUBLIC = "daily.key.age", "safe.key.age", "safe-key.pdf", "public-keys.txt"


@dataclass(frozen=True, slots=True)
class NewKeys:
    """Where the keys lie, and the two public ones: daily, safe."""

    daily: Path
    safe: Path
    page: Path
    public_file: Path
    public: tuple[str, str]


def make_keys(folder: Path, passphrase: str, say: Language, now: int) -> NewKeys:
    """Two new pairs in a folder; ``now`` in wall milliseconds. Raises Refusal; keys that are there are never replaced.

    The file of public keys comes last: where it lies, both secret ones were read back and opened.
    """
    made = NewKeys(folder / DAILY, folder / SAFE, folder / PAGE, folder / PUBLIC, ("", ""))
    if any(path.exists() for path in (made.daily, made.safe, made.page, made.public_file)):
        raise _there(folder)
    daily, safe = new_pair(), new_pair()
    with writable(folder):
        make_folder(folder)
        for path, pair in ((made.daily, daily), (made.safe, safe)):
            _write(path, key_file(pair, passphrase))
        _check(made, (daily, safe), passphrase)
        _write(made.page, _page(safe, (daily, safe), say, now))
        _write(made.public_file, _public(daily, safe, say).encode())
    return NewKeys(made.daily, made.safe, made.page, made.public_file, (daily.public, safe.public))


def _write(path: Path, content: bytes) -> None:
    """For the eyes of this user alone, where the system knows such a thing."""
    try:
        with durable(path, take_name) as file:
            Path(file.name).chmod(0o600)
            file.write(content)
    except NameTaken:
        raise _there(path.parent) from None


def _check(made: NewKeys, pairs: tuple[Pair, Pair], passphrase: str) -> None:
    """Open both as they lie there. Raises Refusal where one does not open what is sealed to both."""
    kept = [secret for path in (made.daily, made.safe) for secret in read_keys(path, lambda _: passphrase)]
    if not open_alike([pair.public for pair in pairs], kept) or kept != [pair.secret for pair in pairs]:
        raise Refusal(
            "The new keys in {folder} do not open what is sealed to them, so they must not be used: delete them and"
            " make new ones in another place.",
            folder=str(made.daily.parent),
        )


def _there(folder: Path) -> Refusal:
    return Refusal(
        "There are keys in {folder} already, and they stay as they are: choose an empty folder.", folder=str(folder)
    )


def _page(safe: Pair, pairs: tuple[Pair, Pair], say: Language, now: int) -> bytes:
    from facilitator.report.pdf import pdf_bytes  # slow to load

    at = datetime.fromtimestamp(now / 1000, get_localzone())
    outline = safe_page(safe.secret, [pair.public for pair in pairs], at.date().isoformat(), say)
    return pdf_bytes(outline, Fonts(), at)


def _public(daily: Pair, safe: Pair, say: Language) -> str:
    return (
        f"# {say('Public keys: everybody may read them. This line goes into the plan, below [conference]:')}\n"
        f'# seal_to = ["{daily.public}", "{safe.public}"]\n'
        f"{daily.public}\n{safe.public}\n"
    )
