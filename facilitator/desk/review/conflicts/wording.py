"""What conflicts are about, in words: fields of cards, joint ideas, themes, measures, votes, sessions. No Qt."""

from __future__ import annotations

from facilitator.desk.review.measures.fields import field_specs
from facilitator.desk.review.measures.statuses import status_words
from facilitator.desk.review.measures.words import short_date
from facilitator.desk.review.review import Review
from facilitator.language import Language
from facilitator.report.wording import kind_word, language_name
from facilitator.session.review import Clash, Rival


def field_word(clash: Clash, say: Language) -> str:
    """What was changed: a field of a subject in a word or two."""
    if clash.type == "measure":
        titles = {spec.name: spec.title for spec in field_specs(say)}
        titles |= {"status": say("Status"), "pillar": say("Field of action")}
        if clash.field in titles:
            return titles[clash.field]
    words = {
        "text": say("Wording"),
        "original": say("Original wording"),
        "language": say("Language"),
        "interpreted": say("Interpreted"),
        "kind": say("Kind"),
        "session": say("Session"),
        "number": say("Number"),
        "cluster": say("Cluster"),
        "parked": say("Parking lot"),
        "withdrawn": say("Removed or not"),
        "state": say("Decision"),
        "reason": say("Reason"),
        "reviewer": say("Who decides"),
        "theme": say("Theme"),
        "joint": say("Joined or not"),
        "name": say("Name"),
        "title": say("Title"),
        "pillar": say("Pillar"),
        "position": say("Place in the order"),
        "dots": say("Dots"),
        "dots_each": say("Dots for each person"),
        "voters": say("People who voted"),
        "people": say("People"),
        "group": say("Group"),
        "what": say("Task"),
        "who": say("Responsible"),
        "until": say("Until when"),
        "caption": say("Caption"),
        "room": say("Room"),
        "moderators": say("Moderation"),
        "start": say("Start"),
        "minutes": say("Minutes"),
        "phases": say("Phases"),
        "closed": say("Closed or open"),
        "words_of": say("Whose words it has"),
    }
    return words.get(clash.field, clash.field)


def type_word(clash: Clash, say: Language) -> str:
    """What sort of thing it is about."""
    words = {
        "idea": say("Card"),
        "joint": say("Joint idea"),
        "theme": say("Theme"),
        "pillar": say("Pillar"),
        "measure": say("Measure"),
        "cluster": say("Cluster"),
        "vote": say("Vote"),
        "dots": say("Dots"),
        "headcount": say("Number of people"),
        "note": say("Line of the protocol"),
        "task": say("Task"),
        "attachment": say("Photo"),
        "comment": say("Comment"),
        "session": say("Session"),
    }
    return words.get(clash.type, clash.type)


def value_word(clash: Clash, rival: Rival, review: Review, say: Language) -> str:
    """One of the values."""
    value = rival.value
    match clash.field:
        case "kind":
            known = review.kinds.get(str(value))
            return kind_word(known, say) if known else str(value)
        case "theme":
            return rival.said or say("No theme")
        case "pillar":
            return rival.said or say("Without a pillar")
        case "cluster":
            return rival.said or say("In no cluster")
        case "joint":
            return say("Joined with others: {text}", text=rival.said) if value else say("By itself")
        case "words_of":
            return rival.said or say("Words of its own")
        case "text" if clash.type == "joint" and value == "":
            return say("The words of one of its ideas")
        case "reviewer":
            return say("To be decided by {name}", name=str(value)) if value else say("No longer assigned to anybody")
        case "status":
            return status_words(say).get(str(value), str(value))
        case "begin" | "until":
            return short_date(str(value or "–"), say)
        case "language":
            return language_name(str(value), say) if value else say("(empty)")
        case "phases":
            return ", ".join(f"{phase['title']} ({phase['minutes']})" for phase in value)
    if isinstance(value, bool):
        return _yes_or_no(clash.field, value, say)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    if clash.field in ("text", "original", "name", "title", "what") and not value:
        return say("(erased)")
    return str(value) if value not in (None, "") else say("(empty)")


def _yes_or_no(field: str, value: object, say: Language) -> str:
    match field:
        case "withdrawn":
            return say("Removed") if value else say("Still there")
        case "parked":
            return say("In the parking lot") if value else say("Not in the parking lot")
        case "closed":
            return say("Closed") if value else say("Open")
        case _:
            return say("Yes") if value else say("No")
