"""What the reviewers of one office give to one another: all that they decided, to be merged like sessions' packages."""

from __future__ import annotations

from pathlib import Path

from facilitator.conference.commands.writing import REVIEW
from facilitator.exchange.manifest import Manifest
from facilitator.record import Record
from facilitator.session.documents import plan_in
from facilitator.session.handing_out import results_name, write_own_results


def review_name(record: Record) -> str:
    """The file name for a package of this record's review."""
    return results_name(record, plan_in(record), [REVIEW])


def write_review(record: Record, path: Path, now: int) -> tuple[Path, Manifest]:
    """Everything the record knows of the review, its own and what others decided; returns where it is.

    An earlier package of which this one holds the whole is replaced; any other file is left, and another name taken.
    """
    return write_own_results(record, plan_in(record), [REVIEW], path, now)
