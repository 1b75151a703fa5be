"""What the tests of roadmap, feedback and account share: the documents as made, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import tzinfo
from typing import TypeVar
from zoneinfo import ZoneInfo

from facilitator.conference.reviewed import Reviewed
from facilitator.language import Language
from facilitator.report.conference import whole_account
from facilitator.report.feedback import feedback
from facilitator.report.outline import (
    Facts,
    Outline,
)
from facilitator.report.summary import Version
from tests.report.reviewed import FULL
from tests.report.test_summary import FULL as RESULT
from tests.report.test_summary import strings

DE, EN = Language("de"), Language("en")
ZONE = ZoneInfo("Europe/Berlin")
NOW = 1_790_841_600_000
ANONYMOUS, INTERNAL = Version.ANONYMOUS, Version.INTERNAL
T = TypeVar("T")
Make = Callable[[Reviewed, Language, int, tzinfo, Version], Outline]


def whole(reviewed: Reviewed, say: Language, now: int, zone: tzinfo, version: Version) -> Outline:
    return whole_account(reviewed, (RESULT,), say, now, zone, version)


def parts(found: Outline, kind: type[T]) -> list[T]:
    return [block for block in found.blocks if isinstance(block, kind)]


def told(reviewed: Reviewed = FULL, version: Version = INTERNAL, make: Make = feedback) -> Outline:
    return make(reviewed, EN, NOW, ZONE, version)


def said(found: Iterable[object]) -> str:
    return "\n".join(text for part in found for text in strings(part))


def facts(found: Outline) -> dict[str, str]:
    return dict(pair for block in parts(found, Facts) for pair in block.pairs)
