"""The page for the safe: the second key of the office, as text and as QR code."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.language import Language
from facilitator.report.outline import Code, Heading, Outline, Paragraph

_GROUP = 5


def safe_page(secret: str, public: Sequence[str], made: str, say: Language) -> Outline:
    """A page with the secret key (``AGE-SECRET-KEY-1…``) in groups of letters; ``made`` is the day in words."""
    groups = " ".join(secret[n : n + _GROUP] for n in range(0, len(secret), _GROUP))
    title = say("Key for the safe")
    return Outline(
        title=title,
        author="",
        language=say.code,
        footer=say("Key for the safe · made on {day}", day=made),
        blocks=(
            Heading(title, 1),
            Paragraph(
                say(
                    "Whoever holds this page can read every sealed package of the conference. Keep it in a safe, and"
                    " delete the file it was printed from."
                )
            ),
            Heading(say("The key")),
            Code(secret, groups),
            Paragraph(
                say(
                    "It is needed when the daily key or its passphrase is lost. Type it into a text file, in one line,"
                    " with or without the blanks, and give that file as --key. The ordinary age program takes it too,"
                    " without the blanks."
                )
            ),
            Heading(say("What it opens")),
            *(Paragraph(key) for key in public),
            Paragraph(say("Packages are sealed to both of these keys; either opens them."), quiet=True),
        ),
    )
