"""All targets, by their names."""

from __future__ import annotations

from tests.fuzz.sealed import SEALED_TARGETS
from tests.fuzz.targets import TARGETS as PLAIN_TARGETS

TARGETS = {**PLAIN_TARGETS, **SEALED_TARGETS}
