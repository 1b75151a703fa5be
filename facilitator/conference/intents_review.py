"""What the office wants: one frozen object a command, as in ``intents.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from facilitator.conference.intents import KeepWording, Redact, Restore, Settle, Withdraw


@dataclass(frozen=True, slots=True)
class SetTheme:
    """Ideas or joint ideas into a theme (its id), or out of all (None)."""

    subjects: tuple[str, ...]
    theme: str | None


@dataclass(frozen=True, slots=True)
class Judge:
    """What the office decided on ideas or joint ideas: one of ``review.STATES``, with the reason in words."""

    subjects: tuple[str, ...]
    state: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Assign:
    """Who is to decide on ideas or joint ideas; empty for nobody."""

    subjects: tuple[str, ...]
    reviewer: str


@dataclass(frozen=True, slots=True)
class Join:
    """Ideas into one joint idea, a new one where ``joint`` is not there yet; the ideas stay as they are.

    A new one without ``text`` or ``kind`` has those of the first idea: words that one of them has are not written down
    a second time, so that a redaction reaches them. It takes over a theme and a decision that all
    of them share.
    """

    joint: str
    ideas: tuple[str, ...]
    text: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """Ideas out of their joint idea."""

    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RewordJoint:
    """Other words or another kind for a joint idea; None leaves it as it is.

    ``words_of`` is an idea whose words it has from now on, whatever becomes of them.
    """

    joint: str
    text: str | None = None
    kind: str | None = None
    words_of: str | None = None


@dataclass(frozen=True, slots=True)
class KeepApart:
    """These ideas do not say the same: never suggest again that they do. Taken back with ``AllowTogether``."""

    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllowTogether:
    """Take back that these ideas do not say the same."""

    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CreateTheme:
    """A new theme, with ideas or joint ideas put into it at once; it comes last."""

    id: str
    name: str
    pillar: str | None = None
    subjects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RenameTheme:
    """Another name for a theme."""

    theme: str
    name: str


@dataclass(frozen=True, slots=True)
class PutThemes:
    """Themes under a pillar, or under none."""

    themes: tuple[str, ...]
    pillar: str | None


@dataclass(frozen=True, slots=True)
class CreatePillar:
    """A new pillar; it comes last."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class RenamePillar:
    """Another name for a pillar."""

    pillar: str
    name: str


@dataclass(frozen=True, slots=True)
class Arrange:
    """Themes, pillars or measures in the order made by hand: all of one type, the first one first."""

    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CreateMeasure:
    """A new measure; ``fields`` by the names of ``kinds.MEASURE``. Without a number it gets the next one."""

    id: str
    fields: Mapping[str, str | int | None]
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeMeasure:
    """Other values for some fields of a measure."""

    measure: str
    fields: Mapping[str, str | int | None]


@dataclass(frozen=True, slots=True)
class NameSources:
    """Ideas, joint ideas or themes that a measure comes from."""

    measure: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DropSources:
    """What a measure does not come from after all."""

    measure: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriteComment:
    """A comment on an idea, joint idea, theme, pillar or measure."""

    id: str
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class RewordComment:
    """Other words for a comment."""

    comment: str
    text: str


OfJudging = SetTheme | Judge | Assign | Join | Split | RewordJoint | KeepApart | AllowTogether
OfThemes = CreateTheme | RenameTheme | PutThemes | CreatePillar | RenamePillar | Arrange
OfMeasures = CreateMeasure | ChangeMeasure | NameSources | DropSources | WriteComment | RewordComment
ReviewIntent = OfJudging | OfThemes | OfMeasures | Withdraw | Restore | KeepWording | Redact | Settle
