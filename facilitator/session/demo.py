"""Plays the sample conference through the real code: plan, 21 sessions on 7 records, exported, merged, reported."""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan, PlannedSession
from facilitator.conference.timer import end, next_phase, start
from facilitator.conference.timer_state import Instant, Timer, new_timer, timer_to_json
from facilitator.exchange.cards import read_cards
from facilitator.files import resource_folder
from facilitator.language import Language
from facilitator.record import open_record
from facilitator.report.summary import Version
from facilitator.session import documents
from facilitator.session.cards_in import take_cards
from facilitator.session.handing_out import results_name, write_results
from facilitator.session.merging import find_packages, merge
from facilitator.session.places import writable
from facilitator.session.plans import make_plan_package, take_plan
from facilitator.session.progress import Progress
from facilitator.session.service import Service

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Played:
    """What the demo left: counts, and the names of the files to open first."""

    sessions: int
    ideas: int
    summary: str
    table: str


class StoryClock:
    """A clock that the story sets: each card takes a moment."""

    def __init__(self) -> None:
        self.now = 0

    def wall(self) -> int:
        """The story's time; it goes on by a second with each look."""
        self.now += 1_000
        return self.now

    def steady(self) -> int:
        """The same, for durations."""
        return self.now


def play_demo(out: Path, say: Language, progress: Progress) -> Played:
    """Play everything into the folder ``out``, made if it is not there. Raises Refusal where it holds other files."""
    sample = resource_folder() / "demo"
    _make_room(out)
    packages, clock = out / "packages", StoryClock()
    packages.mkdir()
    clock.now = _wall("2026-10-01", "09:00")
    _, plan, _ = make_plan_package(sample / "plan.toml", out / "plan.facilitator", None, clock.wall())
    story = {s["id"]: s for s in tomllib.loads((sample / "sessions.toml").read_text("utf-8"))["session"]}
    steps = 2 * len(plan.sessions) + 2
    for done, workshop in enumerate(plan.workshops):
        planned = [session for session in plan.sessions if session.workshop == workshop]
        _play_workshop(out, planned, story, clock)
        progress((done + 1) * len(plan.rounds), steps)
    return _play_office(out, plan, say, clock, progress)


def _make_room(out: Path) -> None:
    """An empty folder; what an earlier demo left there goes."""
    if out.exists() and any(out.iterdir()):
        if not (out / "central.sqlite").exists():
            raise Refusal(
                "The folder {folder} holds other files, so nothing was written there: choose a new folder.",
                folder=str(out),
            )
        shutil.rmtree(out)
    with writable(out):
        out.mkdir(parents=True, exist_ok=True)


def _play_workshop(
    out: Path, sessions: list[PlannedSession], story: dict[str, dict[str, Any]], clock: StoryClock
) -> None:
    """The three rounds of one workshop on one laptop, each handed out on its own."""
    number = sessions[0].workshop.number
    with open_record(out / "records" / f"workshop-{number}.sqlite", clock.wall()) as record:
        record.remember("device", f"Laptop {number}")
        plan = take_plan(record, out / "plan.facilitator", clock.wall())
        service = Service(record, clock)
        for session in sessions:
            service.enter(session.id)
            _play_session(service, plan, session, story[session.id], clock)
            name = results_name(record, plan, [session.id])
            write_results(record, plan, [session.id], out / "packages" / name, clock.wall())


def _play_session(
    service: Service, plan: Plan, session: PlannedSession, story: dict[str, Any], clock: StoryClock
) -> None:
    """One hour: the clock starts, people are counted, cards are called out, the protocol is written, it ends."""
    begin = _wall(plan.date, session.start)
    clock.now = begin + story["started_late"] * MINUTE
    timer = start(new_timer(session.phases, begin, begin + session.minutes * MINUTE), _instant(clock))
    _move_clock(service, session.id, timer)
    for group, people in story["headcount"].items():
        service.do(intents.CountHeads(session.id, group, people))
    path = resource_folder() / "demo" / "cards" / f"{session.id}.csv"
    cards = read_cards(path.read_bytes(), path.name, plan.kinds).cards
    last = begin + (session.minutes + story["ended_late"]) * MINUTE
    for phase in session.phases:
        if phase.kind == "collect":
            take_cards(service, cards)
        elif phase.kind == "close":
            _write_protocol(service, session.id, story)
            break
        clock.now = max(clock.now, min(clock.now + phase.minutes * MINUTE, last - 6 * MINUTE))
        timer = next_phase(timer, _instant(clock))
        _move_clock(service, session.id, timer)
    clock.now = max(clock.now, last)
    _move_clock(service, session.id, end(timer, _instant(clock)))


def _write_protocol(service: Service, session: str, story: dict[str, Any]) -> None:
    for decision in story["decisions"]:
        service.do(intents.WriteNote(service.new_id(), session, "decision", decision["text"], decision["reason"]))
    for sort, key in (("dissent", "dissent"), ("note", "notes")):
        for text in story[key]:
            service.do(intents.WriteNote(service.new_id(), session, sort, text))
    for task in story["tasks"]:
        service.do(intents.AgreeTask(service.new_id(), session, task["what"], task["who"], task["until"]))


def _move_clock(service: Service, session: str, timer: Timer) -> None:
    clock = {"started": timer.begun[0], "ended": timer.ended, "timer": timer_to_json(timer)}
    service.do(intents.MoveClock(session, clock))


def _play_office(out: Path, plan: Plan, say: Language, clock: StoryClock, progress: Progress) -> Played:
    """The office merges everything, and writes the summaries and the tables."""
    clock.now = _wall(plan.date, "16:00")
    summaries = out / "summaries"
    summaries.mkdir()
    steps = 2 * len(plan.sessions) + 2
    with open_record(out / "central.sqlite", clock.wall()) as record:
        merge(record, find_packages([out / "plan.facilitator", out / "packages"]), clock.wall(), Progress())
        everything = [session.id for session in plan.sessions]
        for done, session in enumerate(everything):
            documents.write_summary(record, session, summaries / f"{session}.pdf", say, Version.INTERNAL, clock.wall())
            progress(len(everything) + done + 1, steps)
        documents.write_csv(record, everything, out / "ideas.csv", Version.INTERNAL)
        documents.write_json(record, everything, out / "everything.json", Version.INTERNAL)
        progress(steps, steps)
        return Played(len(everything), record.look.ideas, f"summaries/{everything[0]}.pdf", "ideas.csv")


def _instant(clock: StoryClock) -> Instant:
    return Instant(clock.now, clock.now)


def _wall(date: str, time: str) -> int:
    """Wall milliseconds of a local date and ``HH:MM``."""
    return int(datetime.fromisoformat(f"{date}T{time}").astimezone().timestamp() * 1000)
