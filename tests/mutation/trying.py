"""Tries one process's share of a file's mutants, in a copy of the project: ``… copy name share shares test…``.

The tests are collected once. Each mutant is a fork in which the loaded module is changed in place, so that whoever
took a name from it has the change too. Run are the tests that run the changed function, the quickest first. Each
verdict is a line of JSON. Ends with a status other than 0 where a test fails without any change.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
from collections.abc import Generator
from contextlib import suppress
from dataclasses import is_dataclass
from itertools import islice
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.main import pytest_runtestloop as run_all

from tests.mutation.changes import Mutant, mutants, telling

MEMORY = 6 << 30
"""Bytes of addresses: a mutant that collects without end must not take the machine's memory."""
LONGEST = 900
"""Seconds for all tests, should one wait for ever."""
GENERATED = {"__init__", "__repr__", "__eq__", "__dataclass_fields__"}
"""What dataclasses makes out of fields; the rest under such names belongs to Python."""


class Trying:
    """What pytest does with the tests it found: run them for each mutant anew."""

    def __init__(self, name: str, share: int, shares: int) -> None:
        self.path, self.share, self.shares = Path(name), share, shares
        self.module = name.removesuffix(".py").replace("/", ".")
        self.out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
        self.err = os.fdopen(os.dup(2), "w", encoding="utf-8", buffering=1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        self.seen = Path("seen.json").resolve()
        self.took: dict[str, float] = {}
        self.seconds: dict[str, float] = {}
        self.ran: dict[str, list[int]] = {}
        """The lines of the functions that each test runs."""

    @pytest.hookimpl(trylast=True)
    def pytest_configure(self) -> None:
        """Random tests try the same cases each time, and the first one that fails is enough."""
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutation", settings.get_profile("quick"), phases=phases)
        settings.load_profile("mutation")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.took:
            self.err.write(f"fails without a change: {report.nodeid}\n")
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        """A test may work for three times the seconds that it took without a change, and two more."""
        limit = 2 + 3 * self.took[item.nodeid] if self.took else 0
        signal.setitimer(signal.ITIMER_PROF, limit)
        ran: set[int] = set()
        module = sys.modules[self.module]
        vars(module)["_ran"] = ran
        for remembering in filter(lambda value: hasattr(value, "cache_clear"), vars(module).values()):
            remembering.cache_clear()  # else only the first test of all would run it, or one without the change
        done = yield
        self.ran[item.nodeid] = sorted(ran)
        return done

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """First without a change, to see that all is well, which tests are quick, and which of them run what."""
        text = self.path.read_text("utf-8")
        if self.forked(session, telling(text)) != "survived":
            raise session.Failed("a test fails without a change")
        self.took, ran = json.loads(self.seen.read_text("utf-8"))
        every = sorted(session.items, key=lambda item: self.took[item.nodeid])
        for mutant in islice(mutants(text), self.share, None, self.shares):
            session.items = [item for item in every if _concerns(ran[item.nodeid], mutant)]
            verdict = self.forked(session, mutant.text)
            told = {"line": mutant.line, "was": mutant.was, "now": mutant.now, "verdict": verdict}
            self.out.write(json.dumps(told) + "\n")
        return True

    def forked(self, session: pytest.Session, text: str) -> str:
        """Run the tests in a process of its own, which all that it started ends with; returns the verdict."""
        child = os.fork()
        if child == 0:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            signal.alarm(LONGEST)
            status = 1
            try:
                change(sys.modules[self.module], text)
                run_all(session)
                self.seen.write_text(json.dumps([self.seconds, self.ran]), "utf-8")
                status = 0
            finally:
                os._exit(status)
        _, ended = os.waitpid(child, 0)
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        if os.WIFSIGNALED(ended) and os.WTERMSIG(ended) in {signal.SIGPROF, signal.SIGALRM}:
            return "timed out"
        return "killed" if ended else "survived"


def _concerns(ran: list[int], mutant: Mutant) -> bool:
    """Whoever uses a class or a value need not run a function of the file."""
    return not mutant.function or mutant.function in ran


def change(module: ModuleType, text: str) -> None:
    """Let a loaded module be what this text says: functions and classes stay the same objects, values are replaced."""
    new = ModuleType(module.__name__)
    vars(new).update(__file__=module.__file__, _ran=set())
    exec(compile(text, str(module.__file__), "exec", dont_inherit=True), new.__dict__)  # the project's own text
    ours = [m for n, m in sys.modules.items() if n.split(".")[0] in {"facilitator", "tests"}]
    for name, value in vars(new).items():
        old = vars(module).get(name)
        ours_too = isinstance(value, type | FunctionType) or hasattr(value, "__wrapped__")
        if getattr(value, "__module__", None) == module.__name__ and ours_too:
            _become(old, value)
        elif not name.startswith("__") and not isinstance(value, ModuleType):
            for other in ours:
                if other is module or vars(other).get(name) is old:
                    setattr(other, name, value)
    for value in vars(new).values():
        if hasattr(value, "registry"):
            _register_old(value, module, new)


def _register_old(dispatch: Any, module: ModuleType, new: ModuleType) -> None:
    """Functions that registered themselves when the text was run give their place back to those that were loaded."""
    for kind, function in list(dispatch.registry.items()):
        if function.__globals__ is vars(new):
            dispatch.register(kind, vars(module)[function.__name__])


def _become(old: Any, new: Any) -> None:
    if hasattr(old, "__wrapped__"):  # what decorates it is the same
        _become(old.__wrapped__, new.__wrapped__)
    elif isinstance(old, FunctionType):
        old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
    elif isinstance(old, property):
        _become(old.fget, new.fget)
    elif isinstance(old, type):
        for name, value in vars(new).items():
            if name in GENERATED and is_dataclass(new):
                setattr(old, name, value)
            elif isinstance(value, FunctionType | property) and (name == "__init__" or not name.startswith("__")):
                _become(vars(old)[name], value)


def main() -> int:
    """Print a verdict for each mutant; returns pytest's status."""
    copy, name, share, shares, *tests = sys.argv[1:]
    os.chdir(copy)
    options = ["-x", "-n0", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", "--basetemp=../files"]
    return int(pytest.main([*options, *tests], plugins=[Trying(name, int(share), int(shares))]))


if __name__ == "__main__":
    sys.exit(main())
