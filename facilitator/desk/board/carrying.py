"""What is carried by a drag on the pin board: cards, or a cluster. Ids only; they are data to be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QByteArray, QMimeData

CARDS = "application/x-facilitator-cards"
CLUSTER = "application/x-facilitator-cluster"
Where = Literal["", "cards", "left", "right", "merge"]
"""What a drop would do: nothing, put cards in, place a cluster before or behind another one, merge it with that one."""


@dataclass(frozen=True, slots=True)
class Load:
    """Cards that come, or a cluster; neither where it is something else."""

    cards: tuple[str, ...] = ()
    cluster: str = ""


def cards_data(ids: tuple[str, ...]) -> QMimeData:
    """Cards on their way."""
    return _data(CARDS, "\n".join(ids))


def cluster_data(ident: str) -> QMimeData:
    """A cluster on its way."""
    return _data(CLUSTER, ident)


def load_of(data: QMimeData) -> Load:
    """What comes."""
    cards = tuple(_text(data, CARDS).split("\n")) if data.hasFormat(CARDS) else ()
    return Load(cards, _text(data, CLUSTER) if data.hasFormat(CLUSTER) else "")


def _data(form: str, text: str) -> QMimeData:
    data = QMimeData()
    data.setData(form, QByteArray(text.encode()))
    return data


def _text(data: QMimeData, form: str) -> str:
    return bytes(data.data(form).data()).decode("utf-8", "replace")
