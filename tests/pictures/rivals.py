"""What several laptops and two reviewers left different in a review of the sample conference: three open conflicts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.conference import intents
from facilitator.conference.intents_review import Judge
from facilitator.record import Record, open_record
from facilitator.session.handing_out import write_results
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.review import ReviewService, write_review
from facilitator.session.service import Service
from tests.review_sample import Sample

SESSION = "W1R1"
WORDINGS = {
    "Laptop 2": "Mein Ingenieurdiplom wird seit 14 Monaten geprüft, und ich darf in dieser Zeit nur warten.",
    "Laptop 3": "Mein Ingenieurdiplom wird seit 14 Monaten geprüft, und ich kann nur warten. Niemand sagt mir,"
    " welches Papier noch fehlt, und am Telefon heißt es jedes Mal, die Kollegin sei erst nächste Woche wieder da.",
    "Laptop 5": "Mein Ingenieurdiplom aus Aleppo wird seit 14 Monaten geprüft, und das ist zu lange.",
}
KINDS = ("question", "suggestion", "question")
REASON = "Die Verwaltung hat darauf keinen Einfluss; das Anliegen geht an die Wohnungsbaugesellschaften im Landkreis."


def contradict(sample: Sample, folder: Path) -> None:
    """Let three laptops change two cards of a session, each in its way, and a colleague decline what was adopted."""
    record, clock, plan = sample.record, sample.clock, sample.service.required_plan
    given, _ = write_results(record, plan, [SESSION], folder / "given.facilitator", clock.wall())
    packages = []
    for (name, words), kind in zip(WORDINGS.items(), KINDS, strict=True):
        with _taken_in(name, folder, given, sample) as other:
            service = Service(other, clock)
            service.enter(SESSION)
            first, second = service.ideas[:2]
            clock.pass_time(60_000)
            service.do(intents.Reword(first.id, words))
            service.do(intents.ChangeKind((second.id,), kind))
            packages.append(write_results(other, plan, [SESSION], folder / f"{name}.facilitator", clock.wall())[0])
    adopted = next(row for row in sample.rows() if row.session == SESSION and row.own.state == "adopted")
    with _taken_in("Frau Prüfstein", folder, given, sample) as other:
        ReviewService(other, clock).do(Judge((adopted.id,), "declined", REASON))
        packages.append(write_review(other, folder / "review.facilitator", clock.wall())[0])
    merge(record, packages, clock.wall(), Progress())


@contextmanager
def _taken_in(name: str, folder: Path, given: Path, sample: Sample) -> Iterator[Record]:
    """Somebody's record of the session, as it was handed out to them."""
    plan = sample.record.path.with_suffix(".facilitator")
    with open_record(folder / f"{name}.sqlite", sample.clock.wall()) as record:
        record.remember("device", name)
        merge(record, [plan, given], sample.clock.wall(), Progress())
        yield record
