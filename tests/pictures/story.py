"""What the pictures show: two rounds of a workshop of the sample conference, cards, topics, dots, protocol."""

from __future__ import annotations

from facilitator.conference import intents
from facilitator.desk.keeper import Keeper
from facilitator.exchange.cards import read_cards
from facilitator.files import resource_folder
from facilitator.session.cards_in import take_cards
from facilitator.session.service import Service

EARLIER, NOW = "W1R1", "W1R2"
ARABIC = "هل يمكنني اختيار المدينة التي أسكن فيها؟"


def tell(keeper: Keeper) -> None:
    """Fill two sessions of the open sample. The second one runs, and the round before it has ended."""
    for session in (EARLIER, NOW):
        keeper.enter(session)
        service = keeper.service
        path = resource_folder() / "demo" / "cards" / f"{session}.csv"
        take_cards(service, read_cards(path.read_bytes(), path.name, service.required_plan.kinds).cards)
        for group, people in (("Geflüchtete", 18), ("Ehrenamtliche", 5)):
            service.do(intents.CountHeads(session, group, people))
    _protocol(keeper.service)


def _protocol(service: Service) -> None:
    first = service.ideas[0]
    service.do(intents.CaptureIdea(service.new_id(), NOW, "question", ARABIC, language="ar"))
    service.do(intents.CaptureIdea(service.new_id(), NOW, "observation", "Der Aufzug im Heim ist oft kaputt."))
    service.do(intents.Park((service.ideas[-1].id,)))
    service.do(intents.Reword(first.id, "Wir haben eine Wohnung gefunden, aber das Geld für die Kaution fehlt uns."))
    note, task = service.new_id(), service.new_id()
    service.do(intents.WriteNote(note, NOW, "decision", "Geflüchtete werden an der Auswertung beteiligt.", "Mitreden"))
    service.do(intents.AgreeTask(task, NOW, "Zwei Sitze in der Auswertungsgruppe vorsehen", "Stabsstelle", "Januar"))
