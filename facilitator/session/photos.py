"""Photos of a session: made fit to keep, stored under the hash of their content, and noted in one commit."""

from __future__ import annotations

import hashlib

from facilitator.conference import intents
from facilitator.exchange.photos import prepared
from facilitator.session.service import Service


def add_photo(service: Service, data: bytes, name: str, caption: str = "") -> str:
    """Add a picture to the entered session without what a camera writes into it; returns its SHA-256 in hex.

    Raises Refusal where it is no picture or could not be saved; then nothing has changed.
    """
    content = prepared(data, name)
    digest = hashlib.sha256(content).hexdigest()
    with service.together():
        service.do(intents.AddAttachment(service.new_id(), service.session, digest, "jpg", caption))
        service.record.keep_content(content)
    return digest
