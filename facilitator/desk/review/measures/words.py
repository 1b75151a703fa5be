"""What a measure's row says, to eyes and to a screen reader."""

from __future__ import annotations

from datetime import date

from facilitator.conference.review import Measure, as_date
from facilitator.desk.review.measures.lines import Line, status_of
from facilitator.desk.review.measures.statuses import status_words
from facilitator.desk.words import local_time
from facilitator.language import Language
from facilitator.report.dates import days


def short_date(text: str, say: Language) -> str:
    """A date as it is typed here: ``30.6.2027``, ``6/2027``, ``2027`` in German; words as they are."""
    if days(text) is None or say.code != "de":
        return text
    year, *rest = (str(int(part)) for part in text.split("-"))
    if not rest:
        return year
    return f"{rest[0]}/{year}" if len(rest) == 1 else f"{rest[1]}.{rest[0]}.{year}"


def is_date(text: str) -> bool:
    """Whether something typed is a date that is in the calendar."""
    return days(as_date(text)) is not None


def backwards(begin: str, until: str) -> bool:
    """Whether something ends before it begins."""
    first, last = days(as_date(begin)), days(as_date(until))
    return first is not None and last is not None and last.last < first.first


class MeasureWords:
    """Puts rows into words."""

    def __init__(self, say: Language) -> None:
        self.say = say
        self.statuses = status_words(say)

    def title(self, measure: Measure) -> str:
        """``M 7  More courses``."""
        return f"M {measure.number}  {measure.title}"

    def status(self, measure: Measure) -> str:
        """How far it has come."""
        return self.statuses[status_of(measure)]

    def pillar(self, line: Line) -> str:
        """The name of a head."""
        return line.name or self.say("Without a pillar")

    def lacks(self, measure: Measure) -> str:
        """What a draft still needs, or a decided one all the same; empty where it needs nothing."""
        say = self.say
        match measure.lacks:
            case ("responsible", "until"):
                return say("Lacks an owner and a deadline")
            case ("responsible",):
                return say("Lacks an owner")
            case ("until",):
                return say("Lacks a deadline")
            case _:
                return ""

    def lacking(self, measure: Measure) -> list[str]:
        """The same as short as can be, one by one."""
        words = {"responsible": self.say("No owner"), "until": self.say("No deadline")}
        return [words[name] for name in measure.lacks]

    def until(self, line: Line) -> str:
        """Its deadline, and that it has passed."""
        if line.measure is None or not line.measure.until:
            return ""
        until = short_date(line.measure.until, self.say)
        return self.say("Overdue: {date}", date=until) if line.late else self.say("until {date}", date=until)

    def span(self, measure: Measure) -> str:
        """From when until when."""
        say = self.say
        begin, until = short_date(measure.begin, say), short_date(measure.until, say)
        if begin and until:
            return say("{begin} to {until}", begin=begin, until=until)
        if begin:
            return say("from {date}", date=begin)
        return say("until {date}", date=until) if until else say("No dates")

    def ideas(self, line: Line) -> str:
        """How many ideas are behind it."""
        return self.say.count("{n} idea", "{n} ideas", line.ideas)

    def spoken(self, line: Line) -> str:
        """A row for a screen reader."""
        measure = line.measure
        if measure is None:
            count = self.say.count("{n} measure", "{n} measures", line.ideas)
            return f"{self.pillar(line)}, {count}"
        parts = (
            self.title(measure),
            self.status(measure),
            measure.responsible,
            self.until(line) if line.late else self.span(measure),
            self.lacks(measure),
            self.say("Decided differently") if measure.conflict else "",
            self.ideas(line),
        )
        return ", ".join(filter(None, parts))


def today_of(wall: int) -> date:
    """The day of a moment, on this machine's calendar."""
    return local_time(wall).date()
