"""What a hand-over did, in words: the same in its dialog and, once that is closed, in the bar of messages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from facilitator.desk.handout.offers import counted
from facilitator.desk.handout.outcome import Outcome, Sort
from facilitator.desk.handout.places import Place
from facilitator.language import Language
from facilitator.session.handing_over import Receipt


@dataclass(frozen=True, slots=True)
class Words:
    """``large`` is what matters, ``text`` what it is about, ``more`` the files."""

    sort: Sort
    text: str
    more: str = ""
    large: str = ""

    @property
    def line(self) -> str:
        """All but the files."""
        return ": ".join(filter(None, (self.large, self.text)))


def receipt_words(receipt: Receipt, place: Place | None, say: Language) -> list[Words]:
    """What there is to say; ``place`` is a stick's or a folder's name, None where it is not known any more."""
    counts, files = counted(receipt.whole, say), ", ".join(Path(one.path).name for one in receipt.whole)
    name = place.name if place else str(receipt.place)
    found = []
    if receipt.stopped is not None:
        found.append(Words("bad", receipt.stopped.said(say)))
        if receipt.whole:
            found.append(Words("info", say("Whole on {place}: {counts}", place=name, counts=counts), files))
    elif receipt.cancelled:
        text = say("Stopped. Whole on {place}: {counts}; the rest is safe here.", place=name, counts=counts)
        found.append(Words("care", text, files))
    else:
        large = say("Safe to remove") if place and place.stick else say("Handed over")
        text = say("{counts}, read back and compared", counts=counts)
        found.append(Words("good", text, files, large))
    if receipt.not_kept is not None:
        found.append(Words("care", receipt.not_kept.said(say)))
    return found


def tell_receipt(outcome: Outcome, receipt: Receipt, place: Place | None, say: Language) -> None:
    """Show it in a dialog."""
    outcome.clear()
    for words in receipt_words(receipt, place, say):
        outcome.tell(words.sort, words.text, words.more, words.large)
