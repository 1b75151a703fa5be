"""Commands of the office's review: joining, themes, decisions. All their events go into the review's journals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from facilitator.conference import intents_review as intents
from facilitator.conference.commands.writing import REVIEW, Drafts, clean, decide, existing, plan_of, words, write
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft
from facilitator.conference.review import STATES
from facilitator.conference.state import JUDGED, State, Subject

_CHANGES = {"idea": "Idea", "joint": "Joint"}
_MOVABLE = {"theme": "ThemeChanged", "pillar": "PillarChanged", "measure": "MeasureChanged"}


@decide.register
def set_theme(intent: intents.SetTheme, state: State) -> Drafts:
    """Into a theme, or out of all."""
    if intent.theme is not None:
        shown(state, intent.theme, "theme")
    return _each(state, intent.subjects, "Themed", theme=intent.theme)


@decide.register
def judge(intent: intents.Judge, state: State) -> Drafts:
    """A decision always comes with its reason, so that two contradicting ones are seen whole."""
    if intent.state not in STATES:
        raise Refusal(
            "{state} is nothing that can be decided, so nothing was changed: choose reviewed, adopted, parked, declined"
            " or new.",
            state=intent.state,
        )
    reason = clean(intent.reason)
    if intent.state == "declined" and not reason:
        raise Refusal("What is not adopted needs a reason, so nothing was changed: say why in a few words.")
    return _each(state, intent.subjects, "Judged", state=intent.state, reason=reason)


@decide.register
def assign(intent: intents.Assign, state: State) -> Drafts:
    """To one reviewer, or to nobody."""
    return _each(state, intent.subjects, "Assigned", reviewer=clean(intent.reviewer))


@decide.register
def join(intent: intents.Join, state: State) -> Drafts:
    """Into one joint idea, made where it is not there; nothing is deleted."""
    ideas = [shown(state, ident, "idea") for ident in dict.fromkeys(intent.ideas)]
    joint = state.subject(intent.joint)
    made: Drafts = ()
    if joint is None:
        made = _new_joint(intent, state, ideas)
    else:
        shown(state, intent.joint, "joint")
    joined = (write(state, "IdeaJoined", idea.id, REVIEW, joint=intent.joint) for idea in ideas)
    return sum(joined, made)


def _new_joint(intent: intents.Join, state: State, ideas: list[Subject]) -> Drafts:
    """With what was decided on some of its ideas and differently on none: work that was done before is not lost."""
    if len(ideas) < 2:
        raise Refusal("A joint idea needs two ideas at least, so nothing was joined: choose another one with it.")
    wording = _wording(clean(intent.text) or ideas[0].get("text", ""), ideas)
    kind = _kind(state, intent.kind or ideas[0].get("kind", ""))
    drafts = [Draft("JointWritten", REVIEW, intent.joint, {**wording, "kind": kind})]
    themes = {theme for idea in ideas if (theme := idea.get("theme"))}
    if len(themes) == 1:
        drafts.append(Draft("JointThemed", REVIEW, intent.joint, {"theme": themes.pop()}))
    decided, reason = _agreed(ideas)
    if decided:
        drafts.append(Draft("JointJudged", REVIEW, intent.joint, {"state": decided, "reason": reason}))
    return tuple(drafts)


def _wording(text: str, ideas: Iterable[Subject]) -> dict[str, str | None]:
    """A joint idea's words: those of one of its ideas, which are there once only, or words of its own."""
    same = next((idea.id for idea in ideas if idea.get("text") == text), None)
    return {"text": "" if same else text, "words_of": same}


def _agreed(ideas: list[Subject]) -> tuple[str, str]:
    """State and reason of those that were decided on, else of those looked at; empty where they differ."""
    judged = [(str(idea.get("state", "")), str(idea.get("reason", ""))) for idea in ideas]
    decided = [one for one in judged if one[0] not in ("", "reviewed")] or [one for one in judged if one[0]]
    states, reasons = {state for state, _ in decided}, {reason for _, reason in decided if reason}
    if len(states) != 1 or (len(reasons) != 1 and "declined" in states):
        return "", ""
    return states.pop(), reasons.pop() if len(reasons) == 1 else ""


@decide.register
def split(intent: intents.Split, state: State) -> Drafts:
    """Each by itself again."""
    ideas = (existing(state, ident, "idea") for ident in dict.fromkeys(intent.ideas))
    return sum((write(state, "IdeaJoined", idea.id, REVIEW, joint=None) for idea in ideas), ())


@decide.register
def reword_joint(intent: intents.RewordJoint, state: State) -> Drafts:
    """Other words or another kind."""
    joint = existing(state, intent.joint, "joint")
    fields: dict[str, str | None] = {}
    if intent.words_of is not None:
        fields |= {"text": "", "words_of": shown(state, intent.words_of, "idea").id}
    elif intent.text is not None:
        fields |= _wording(words(intent.text), (s for s in state.of("idea") if s.get("joint") == joint.id))
    if intent.kind is not None:
        fields["kind"] = _kind(state, intent.kind)
    return write(state, "JointChanged", joint.id, REVIEW, **fields)


def apart_id(ideas: tuple[str, ...]) -> str:
    """The id under which it is noted that ideas do not say the same: everybody notes it under the same."""
    return f"apart:{hashlib.sha256(' '.join(sorted(set(ideas))).encode()).hexdigest()}"


@decide.register
def keep_apart(intent: intents.KeepApart, state: State) -> Drafts:
    """Whoever says it, it is noted once."""
    ideas = sorted({shown(state, ident, "idea").id for ident in intent.ideas})
    if len(ideas) < 2:
        raise Refusal("Only two ideas or more can be kept apart, so nothing was changed: choose another one with it.")
    return noted(state, "KeptApart", apart_id(intent.ideas), ideas=ideas)


@decide.register
def allow_together(intent: intents.AllowTogether, state: State) -> Drafts:
    """They may be suggested again."""
    ident = apart_id(intent.ideas)
    return write(state, "Withdrawn", ident, REVIEW, withdrawn=True) if state.subject(ident) else ()


@decide.register
def create_theme(intent: intents.CreateTheme, state: State) -> Drafts:
    """Names are there once: a second theme of the same name would only split what belongs together."""
    name = _new_name(state, "theme", intent.name)
    body: dict[str, object] = {"name": name, "position": _last(state, "theme")}
    if intent.pillar is not None:
        body["pillar"] = shown(state, intent.pillar, "pillar").id
    made = write(state, "ThemeWritten", intent.id, REVIEW, **body)
    return made + _each(state, intent.subjects, "Themed", theme=intent.id)


@decide.register
def rename_theme(intent: intents.RenameTheme, state: State) -> Drafts:
    """Another name."""
    theme = existing(state, intent.theme, "theme")
    return write(state, "ThemeChanged", theme.id, REVIEW, name=_new_name(state, "theme", intent.name, theme.id))


@decide.register
def put_themes(intent: intents.PutThemes, state: State) -> Drafts:
    """Under a pillar, or under none."""
    if intent.pillar is not None:
        shown(state, intent.pillar, "pillar")
    themes = [existing(state, ident, "theme") for ident in dict.fromkeys(intent.themes)]
    return sum((write(state, "ThemeChanged", theme.id, REVIEW, pillar=intent.pillar) for theme in themes), ())


@decide.register
def create_pillar(intent: intents.CreatePillar, state: State) -> Drafts:
    """The last one."""
    name = _new_name(state, "pillar", intent.name)
    return write(state, "PillarWritten", intent.id, REVIEW, name=name, position=_last(state, "pillar"))


@decide.register
def rename_pillar(intent: intents.RenamePillar, state: State) -> Drafts:
    """Another name."""
    pillar = existing(state, intent.pillar, "pillar")
    return write(state, "PillarChanged", pillar.id, REVIEW, name=_new_name(state, "pillar", intent.name, pillar.id))


@decide.register
def arrange(intent: intents.Arrange, state: State) -> Drafts:
    """Only those that stand elsewhere are moved."""
    drafts: Drafts = ()
    for place, ident in enumerate(dict.fromkeys(intent.subjects), start=1):
        subject = state.subject(ident)
        if subject is None or subject.type not in _MOVABLE:
            raise gone()
        drafts += write(state, _MOVABLE[subject.type], ident, REVIEW, position=place)
    return drafts


def shown(state: State, ident: str, kind: str) -> Subject:
    """A subject of this type that is there and not hidden. Raises Refusal where it is not."""
    subject = existing(state, ident, kind)
    if subject.withdrawn:
        raise gone()
    return subject


def gone() -> Refusal:
    """What to say of a thing that is not there."""
    return Refusal("It is not there any more, so nothing was changed: choose it anew from the list.")


def noted(state: State, kind: str, ident: str, /, **fields: object) -> Drafts:
    """A thing that is known under the same id by all: written once, and shown again where it was hidden."""
    if state.subject(ident) is None:
        return write(state, kind, ident, REVIEW, **fields)
    return write(state, "Withdrawn", ident, REVIEW, withdrawn=False)


def _each(state: State, subjects: tuple[str, ...], what: str, /, **fields: object) -> Drafts:
    drafts: Drafts = ()
    for ident in dict.fromkeys(subjects):
        subject = state.subject(ident)
        if subject is None or subject.type not in JUDGED:
            raise gone()
        drafts += write(state, f"{_CHANGES[subject.type]}{what}", ident, REVIEW, **fields)
    return drafts


def _new_name(state: State, kind: str, name: str, but: str = "") -> str:
    """A name that no other thing of this type has."""
    name = words(name)
    others = (s for s in state.of(kind) if not s.withdrawn and s.id != but)
    if any(s.get("name", "").casefold() == name.casefold() for s in others):
        raise Refusal("There is a {name} already, so nothing was changed: take that one, or another name.", name=name)
    return name


def _last(state: State, kind: str) -> int:
    """The place behind all others."""
    return 1 + max((s.get("position", 0) for s in state.of(kind)), default=0)


def _kind(state: State, kind: str) -> str:
    if plan_of(state).kind(kind) is None:
        raise Refusal("The plan has no kind of idea called {kind}: nothing was changed.", kind=kind)
    return kind
