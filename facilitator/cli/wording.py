"""The command line's answers in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from facilitator.language import Language
from facilitator.record.came import Came
from facilitator.session.merging import FileOutcome


def outcome_line(outcome: FileOutcome, say: Language) -> str:
    """What became of one file."""
    name = outcome.path.name
    if outcome.reason is not None:
        return say("refused: {reason}", reason=outcome.reason.said(say))
    if outcome.outcome == "known":
        return say("known already: {name}", name=name)
    proof = "" if outcome.authenticated else " " + say("(not authenticated)")
    return (
        say(
            "merged: {name}, {ideas} new ideas, {events} new events",
            name=name,
            ideas=outcome.ideas_new,
            events=outcome.events_new,
        )
        + proof
    )


def overview(now: dict[str, Any], say: Language) -> list[str]:
    """What the record holds and lacks; only what is amiss gets a line of its own."""
    sessions = now["sessions"]
    lines = [
        say(
            "{ideas} ideas; {received} of {expected} sessions received",
            ideas=now["ideas"],
            received=sessions["received"],
            expected=sessions["expected"],
        )
    ]
    if sessions["missing"]:
        lines.append(say("missing: {sessions}", sessions=", ".join(sessions["missing"])))
    if sessions["incomplete"]:
        lines.append(say("incomplete: {sessions}", sessions=", ".join(sessions["incomplete"])))
    lines += [_gap(gap, say) for gap in now["gaps"]]
    lines += [say("{session}: number {number} came with two contents; both are kept", **fork) for fork in now["forks"]]
    lines += [say("{session}: the clock of {device} was wrong", **clock) for clock in now["wrong_clocks"]]
    if now["conflicts"]:
        lines.append(
            say.count("{n} thing was changed in two places", "{n} things were changed in two places", now["conflicts"])
        )
    return lines


def _gap(gap: dict[str, Any], say: Language) -> str:
    numbers = ", ".join(str(number) for number in gap["missing"])
    return say(
        "{session} on {device}: {numbers} are missing", session=gap["session"], device=gap["device"], numbers=numbers
    )


def came_lines(came: Iterable[Came], say: Language) -> list[str]:
    """What the office saw and did not take in: one line for each session and file."""
    lines = {
        (one.session, one.name, one.sort): say(
            "A damaged file came ({files}): have it copied from the laptop once more.", files=one.name
        )
        if one.sort == "damaged"
        else say("It came and is not taken in yet: {files}", files=one.name)
        for one in came
    }
    return [f"{session}: {line}" for (session, _, _), line in lines.items()]


def session_lines(now: dict[str, Any], say: Language) -> list[str]:
    """One line for each session."""
    states = {
        "planned": say("nothing received"),
        "open": say("received"),
        "running": say("still running"),
        "closed": say("closed"),
    }
    return [
        f"{ident:8} {session['ideas']:5}  {states[session['state']]:20}"
        f" {short(session['fingerprint']) if session['last_change'] else ''}".rstrip()
        for ident, session in now["by_session"].items()
    ]


def short(fingerprint: str) -> str:
    """The short form of a fingerprint, as on paper: ``3f2a 91bc 04de 77aa``."""
    return " ".join(fingerprint[n : n + 4] for n in range(0, 16, 4))
