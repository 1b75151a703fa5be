"""What the roadmap, the feedback and the whole account share: how they name fates, measures and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo

from facilitator.conference.account import FATES, Fate, fates
from facilitator.conference.anonymous import OTHERS
from facilitator.conference.review import IdeaRow, Joint, Measure
from facilitator.conference.reviewed import Reviewed
from facilitator.language import Language
from facilitator.report import wording
from facilitator.report.bidi_explicit import first_strong
from facilitator.report.summary import Version

MOST_NAMED = 8
"""Of ideas that are named in passing; of more, their number is told."""


_FATE_SIGNS: dict[Fate, str] = {"measure": "◆", "adopted": "✓", "parked": "□", "declined": "✗", "open": "○"}
_STATUS_SIGNS = {"idea": "○", "examined": "◇", "decided": "◆", "under_way": "▶", "done": "✓", "deferred": "‖"}


def bare_fate(fate: Fate, say: Language) -> str:
    """What became of an idea, in a word."""
    words: dict[Fate, str] = {
        "measure": say("In a measure"),
        "adopted": say("Adopted"),
        "parked": say("Parked"),
        "declined": say("Not adopted"),
        "open": say("Not yet decided"),
    }
    return words[fate]


def fate_word(fate: Fate, say: Language) -> str:
    """The same with a sign of its own, so that no colour is needed."""
    return f"{_FATE_SIGNS[fate]} {bare_fate(fate, say)}"


def together(said: str) -> str:
    """Words that no line is broken in: a sign is not left behind at the end of one, nor a number in the next."""
    return said.replace(" ", "\u00a0")


def bare_status(status: str, say: Language) -> str:
    """How far a measure has come, in a word; a status of a later version of the program as it is."""
    words = {
        "idea": say("idea"),
        "examined": say("examined"),
        "decided": say("decided"),
        "under_way": say("under way"),
        "done": say("done"),
        "deferred": say("deferred"),
    }
    return words.get(status, status)


def status_word(status: str, say: Language) -> str:
    """The same with a sign of its own."""
    return " ".join(filter(None, (_STATUS_SIGNS.get(status, ""), bare_status(status, say))))


def in_one_line(text: str) -> str:
    """A text to stand inside a sentence: without line breaks, and kept apart where it runs from the right."""
    line = " ".join(text.split())
    return f"\u2068{line}\u2069" if first_strong(line) else line


@dataclass(frozen=True)
class Account:
    """A reviewed conference being told in one language to one audience; times in ``zone``."""

    reviewed: Reviewed
    say: Language
    zone: tzinfo
    version: Version

    @property
    def internal(self) -> bool:
        """Whether names may stand in it."""
        return self.version is Version.INTERNAL

    def words(self, text: str) -> str:
        """A text of people's, or that it is left out."""
        return self.say("[left out]") if text == OTHERS and not self.internal else text

    def quoted(self, text: str) -> str:
        """The same inside a sentence, in quotation marks."""
        shown = self.words(text)
        return self.say("“{text}”", text=in_one_line(shown)) if shown == text else shown

    def said_in(self, sessions: int, workshops: int) -> str:
        """``said in 4 sessions of 3 workshops``."""
        of = self.say.count("of {n} workshop", "of {n} workshops", workshops)
        return self.say.count("said in {n} session {of}", "said in {n} sessions {of}", sessions, of=of)

    def measure(self, measure: Measure) -> str:
        """``Measure 7: More courses``."""
        title = in_one_line(self.words(measure.title)) or "–"
        return self.say("Measure {number}: {title}", number=measure.number, title=title)

    def labels(self, idents: Sequence[str], most: int = MOST_NAMED) -> str:
        """Ideas by session and number, the first few of them."""
        known = [self.reviewed.idea[ident].label for ident in idents if ident in self.reviewed.idea]
        named = ", ".join(known[:most])
        if len(known) <= most:
            return named
        return self.say("{named} and {n} more", named=named, n=len(known) - most)

    def joined(self, joint: Joint, row: IdeaRow) -> str:
        """With which others an idea was joined, under which words where they are not its own, where all were said."""
        others = self.labels([ident for ident in joint.ideas if ident != row.id]) or "–"
        said = self.said_in(len(joint.sessions), joint.workshops)
        if joint.text == row.text:
            return self.say("Joined with {others}, {said}", others=others, said=said)
        text = self.quoted(joint.text)
        return self.say("Joined with {others} as {text}, {said}", others=others, text=text, said=said)

    def idea(self, row: IdeaRow) -> str:
        """``W3R2-14 “More courses”, said in 2 sessions of 1 workshop``."""
        named = f"{row.label} {self.quoted(row.text)}"
        return f"{named}, {self.said_in(row.sessions, row.workshops)}" if row.sessions > 1 else named

    def counted(self, rows: Sequence[IdeaRow]) -> list[tuple[str, int]]:
        """How many became what, every fate in its order, with its sign."""
        found = fates(rows)
        return [(fate_word(fate, self.say), found[fate]) for fate in FATES]

    def footer(self, made_at: int) -> str:
        """What stands at the foot of each page."""
        at = wording.moment(made_at, self.zone, "", self.say)
        title = self.reviewed.plan.title
        if self.internal:
            return self.say("{conference} · as of {at}", conference=title, at=at)
        return self.say("{conference} · as of {at} · without names", conference=title, at=at)

    def day_and_place(self) -> str:
        """When and where the conference was."""
        plan = self.reviewed.plan
        return ", ".join(filter(None, (wording.day(plan.date, self.say), plan.venue)))

    def noted(self, ident: str) -> Iterator[str]:
        """The office's comments on a thing; there are none in what everybody may read."""
        for comment in self.reviewed.noted.get(ident, ()):
            yield self.say("Comment ({name}): {text}", name=comment.by, text=" ".join(comment.text.split()))

    def withheld(self) -> list[str]:
        """How many texts are left out, as a sentence."""
        if not self.reviewed.withheld:
            return []
        return [
            self.say.count(
                "{n} text was left out, because it may point to a person and nobody has decided on it yet.",
                "{n} texts were left out, because they may point to a person and nobody has decided on them yet.",
                self.reviewed.withheld,
            )
        ]
