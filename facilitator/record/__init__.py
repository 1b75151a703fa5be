"""The record: one SQLite file with the events a laptop knows and the readable rows computed from them."""

from facilitator.record.captures import Delivery, sorted_out
from facilitator.record.opening import open_record, read_record
from facilitator.record.record import Received, Record
from facilitator.record.salvage import Rescued, rescue_notice
from facilitator.record.trouble import Damaged, InUse, told

__all__ = [
    "Damaged",
    "Delivery",
    "InUse",
    "Received",
    "Record",
    "Rescued",
    "open_record",
    "read_record",
    "rescue_notice",
    "sorted_out",
    "told",
]
