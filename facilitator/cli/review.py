"""The office's review on the command line: what makes sense without a screen."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from facilitator.cli.command import DONE, NOTHING, PARTLY, Command
from facilitator.cli.opening import opened
from facilitator.cli.review_looking import LOOKS
from facilitator.conference import intents_review as intents
from facilitator.conference.errors import Refusal
from facilitator.conference.intents import Settle
from facilitator.exchange.measures import read_measures
from facilitator.language import Language
from facilitator.record import read_record, told
from facilitator.record.review import ReviewReading
from facilitator.session.documents import plan_in
from facilitator.session.review import ReviewService, clashes, finding, write_review
from facilitator.session.review.measures_in import take_measures
from facilitator.session.step_names import step_name

Commands = _SubParsersAction  # argparse has no public name for what add_subparsers returns
Find = Callable[[ReviewReading, str], str]


class ReviewCommands(Command):
    """``review`` and what can be done with it; each method without _ but ``review`` is one of its acts."""

    def review(self) -> int:
        """Look, where nothing is to be changed; else work on the record."""
        look = LOOKS.get(self.asked.act)
        if look is not None and not getattr(self.asked, "table", None):
            with self._reading() as record:
                plan_in(record)
                self._answer(*look(record, self.asked, self.say))
            return DONE
        act: Callable[[ReviewService], int] = getattr(self, self.asked.act)
        with self._working() as service:
            return act(service)

    @contextmanager
    def _working(self) -> Iterator[ReviewService]:
        """The review of a record that is there, with a plan."""
        with told(self.asked.record), read_record(self.asked.record):
            pass  # a name that was mistyped makes no new record
        with opened(self.asked.record, self.clock.wall(), self._warn) as record:
            if self.asked.device:
                record.remember("device", self.asked.device)
            service = ReviewService(record, self.clock)
            service.required_plan  # noqa: B018  # raises where there is none
            yield service

    def theme(self, service: ReviewService) -> int:
        """Ideas into a theme, made where it is not there; or out of all."""
        name = self.asked.name
        if name is None:
            return self._on_ideas(service, lambda ideas: intents.SetTheme(ideas, None))
        known = finding.theme(service.look, name)
        if known is None:
            return self._on_ideas(service, lambda ideas: intents.CreateTheme(service.new_id(), name, subjects=ideas))
        return self._on_ideas(service, lambda ideas: intents.SetTheme(ideas, known))

    def pillar(self, service: ReviewService) -> int:
        """Themes under a pillar, made where it is not there; or under none."""
        name = self.asked.name
        themes, refused = self._found(service, self.asked.things, _theme)
        pillar = finding.pillar(service.look, name) if name else None
        if name and pillar is None and themes:
            pillar = service.new_id()
            service.do(intents.CreatePillar(pillar, name))
        return self._do(service, [intents.PutThemes(themes, pillar)] if themes else [], refused)

    def state(self, service: ReviewService) -> int:
        """What was decided, with its reason."""
        state = "" if self.asked.state == "new" else self.asked.state
        return self._on_ideas(service, lambda ideas: intents.Judge(ideas, state, self.asked.reason))

    def assign(self, service: ReviewService) -> int:
        """Who is to decide."""
        return self._on_ideas(service, lambda ideas: intents.Assign(ideas, self.asked.name or ""))

    def join(self, service: ReviewService) -> int:
        """Into one joint idea: the first that is named among them, or that one of them is in, else a new one."""
        found, refused = self._found(service, self.asked.things, finding.judged)
        rows = service.look.ideas(found)
        joints = [ident for ident in found if service.look.is_a(ident) == "joint"]
        joint = next(iter((*joints, *(row.joint for row in rows if row.joint))), service.new_id())
        ideas = tuple(row.id for row in rows if row.joint != joint)
        done = [intents.Join(joint, ideas, self.asked.text)] if ideas else []
        return self._do(service, done, refused, joint=joint)

    def split(self, service: ReviewService) -> int:
        """Out of their joint idea."""
        return self._on_ideas(service, intents.Split)

    def apart(self, service: ReviewService) -> int:
        """Not the same: no more suggested; or allowed again."""
        return self._on_ideas(service, intents.AllowTogether if self.asked.again else intents.KeepApart)

    def comment(self, service: ReviewService) -> int:
        """A note on anything that the office works on."""
        about = finding.anything(service.look, self.asked.about)
        return self._do(service, [intents.WriteComment(service.new_id(), about, self.asked.text)], [])

    def measures(self, service: ReviewService) -> int:
        """Measures out of a table."""
        path: Path = self.asked.table
        taken = take_measures(service, read_measures(self._bytes(path), path.name))
        for fault in taken.refused:
            self._warn(fault)
        counts = {"new": taken.new, "changed": taken.changed, "same": taken.same}
        lines = [self.say("{new} measures are new, {changed} changed, {same} as they were.", **counts)]
        self._answer(counts | {"refused": [fault.said(self.say) for fault in taken.refused]}, lines)
        return self._status(sum(counts.values()), len(taken.refused))

    def source(self, service: ReviewService) -> int:
        """What a measure comes from, or does not."""
        measure = finding.measure(service.look, self.asked.measure)
        targets, refused = self._found(service, self.asked.things, finding.source)
        make = intents.DropSources if self.asked.drop else intents.NameSources
        return self._do(service, [make(measure, targets)] if targets else [], refused)

    def settle(self, service: ReviewService) -> int:
        """The value that holds, one of those in conflict; 1 is the newest."""
        clash = next(
            (c for c in clashes(service.record) if (c.subject, c.field) == (self.asked.subject, self.asked.field)), None
        )
        if clash is None or not 1 <= self.asked.choice <= len(clash.rivals):
            raise Refusal("There is no such conflict, so nothing was changed: look at the list of conflicts.")
        value = clash.rivals[self.asked.choice - 1].value
        return self._do(service, [Settle(clash.subject, clash.field, value)], [])

    def undo(self, service: ReviewService) -> int:
        """The last step of this record's review back."""
        name = step_name(service.undo(), self.say)
        self._answer({"undone": name}, [self.say("Undone: {step}", step=name)])
        return DONE

    def redo(self, service: ReviewService) -> int:
        """Again what was undone last."""
        name = step_name(service.redo(), self.say)
        self._answer({"redone": name}, [self.say("Done again: {step}", step=name)])
        return DONE

    def export(self, service: ReviewService) -> int:
        """A package for the other reviewers, to be merged like any other."""
        out, manifest = write_review(service.record, self.asked.out, self.clock.wall())
        self._answer({"path": str(out), "events": manifest.events}, [self.say("{out} is written.", out=str(out))])
        return DONE

    # What several of them need.

    def _on_ideas(self, service: ReviewService, make: Callable[[tuple[str, ...]], intents.ReviewIntent]) -> int:
        ideas, refused = self._found(service, self.asked.things, finding.judged)
        return self._do(service, [make(ideas)] if ideas else [], refused)

    def _found(self, service: ReviewService, words: list[str], find: Find) -> tuple[tuple[str, ...], list[Refusal]]:
        """What is meant by some words, and why others mean nothing."""
        found: dict[str, None] = {}
        refused: list[Refusal] = []
        for word in words:
            try:
                found[find(service.look, word)] = None
            except Refusal as refusal:
                refused.append(refusal)
        return tuple(found), refused

    def _do(
        self, service: ReviewService, wanted: Sequence[intents.ReviewIntent], refused: list[Refusal], **more: Any
    ) -> int:
        for refusal in refused:
            self._warn(refusal)
        changed = service.do_all(wanted)
        step = service.next_undo if changed.changes else None
        name = step_name(step, self.say) if step else self.say("Nothing was changed.")
        reasons = [refusal.said(self.say) for refusal in refused]
        self._answer({"done": name, "changes": len(changed.changes), "refused": reasons, **more}, [name])
        return self._status(len(wanted), len(refused))

    def _status(self, done: int, refused: int) -> int:
        return DONE if not refused else PARTLY if done else NOTHING


def _theme(look: ReviewReading, word: str) -> str:
    found = finding.theme(look, word)
    if found is None:
        raise Refusal("There is no theme {word} here: write its name as in the list of themes.", word=word)
    return found


def add_review(commands: Commands[ArgumentParser], say: Language) -> None:
    """``review --record CENTRAL.sqlite ACT …``."""
    review = commands.add_parser("review", help=say("decide on ideas, join them, make measures of them"))
    review.add_argument("--record", type=Path, required=True, metavar="CENTRAL.sqlite")
    review.add_argument("--device", metavar="NAME", help=say("whose record this is: the name beside each decision"))
    review.add_argument("--json", action="store_true")
    review.set_defaults(room=ReviewCommands)
    acts = review.add_subparsers(dest="act", required=True, metavar=say("ACT"))
    _add_looking(acts, say)
    _add_deciding(acts, say)
    _add_the_rest(acts, say)
    for act in acts.choices.values():
        act.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def _add_looking(acts: Commands[ArgumentParser], say: Language) -> None:
    ideas = acts.add_parser("list", help=say("the ideas, each with what was decided"))
    ideas.add_argument("--session", metavar="W3R2")
    ideas.add_argument("--theme", metavar="NAME")
    ideas.add_argument("--state", metavar="STATE", help="new, reviewed, adopted, parked, declined, joined, measure")
    ideas.add_argument("--text", metavar="WORDS")
    acts.add_parser("themes", help=say("the themes and their pillars"))
    acts.add_parser("conflicts", help=say("what was decided differently in two places"))
    history = acts.add_parser("history", help=say("everything that happened to one thing"))
    history.add_argument("thing", metavar="IDEA")
    account = acts.add_parser("account", help=say("what became of every idea"))
    account.add_argument("--session", metavar="W3R2")
    account.add_argument("--missing", action="store_true", help=say("only ideas for which there is no answer yet"))


def _add_deciding(acts: Commands[ArgumentParser], say: Language) -> None:
    for name, what in (("theme", say("put ideas into a theme")), ("assign", say("say who is to decide"))):
        act = acts.add_parser(name, help=what)
        act.add_argument("things", nargs="+", metavar="IDEA")
        _add_name(act)
    pillar = acts.add_parser("pillar", help=say("put themes under a pillar"))
    pillar.add_argument("things", nargs="+", metavar="THEME")
    _add_name(pillar)
    state = acts.add_parser("state", help=say("decide on ideas"))
    state.add_argument("state", choices=["new", "reviewed", "adopted", "parked", "declined"])
    state.add_argument("things", nargs="+", metavar="IDEA")
    state.add_argument("--reason", default="", metavar="TEXT")
    join = acts.add_parser("join", help=say("join ideas that say the same"))
    join.add_argument("things", nargs="+", metavar="IDEA")
    join.add_argument("--text", default="", metavar="TEXT")
    split = acts.add_parser("split", help=say("take ideas out of their joint idea"))
    split.add_argument("things", nargs="+", metavar="IDEA")
    apart = acts.add_parser("apart", help=say("say that ideas are not the same"))
    apart.add_argument("things", nargs="+", metavar="IDEA")
    apart.add_argument("--again", action="store_true", help=say("they may be suggested again"))


def _add_name(act: ArgumentParser) -> None:
    either = act.add_mutually_exclusive_group(required=True)
    either.add_argument("--name", metavar="NAME")
    either.add_argument("--none", action="store_true")


def _add_the_rest(acts: Commands[ArgumentParser], say: Language) -> None:
    measures = acts.add_parser("measures", help=say("list the measures, or take them from a table"))
    measures.add_argument("table", type=Path, nargs="?", metavar="TABLE.{csv,xlsx}")
    source = acts.add_parser("source", help=say("say what a measure comes from"))
    source.add_argument("measure", metavar="M3")
    source.add_argument("things", nargs="+", metavar="IDEA-OR-THEME")
    source.add_argument("--drop", action="store_true", help=say("it does not come from there"))
    comment = acts.add_parser("comment", help=say("write a comment"))
    comment.add_argument("about", metavar="IDEA")
    comment.add_argument("text", metavar="TEXT")
    settle = acts.add_parser("settle", help=say("end a conflict"))
    settle.add_argument("subject", metavar="ID")
    settle.add_argument("field", metavar="FIELD")
    settle.add_argument("choice", type=int, metavar="N")
    acts.add_parser("undo", help=say("take the last step back"))
    acts.add_parser("redo", help=say("do again what was taken back"))
    export = acts.add_parser("export", help=say("write a package for the other reviewers"))
    export.add_argument("--out", type=Path, required=True, metavar="FILE.facilitator")
