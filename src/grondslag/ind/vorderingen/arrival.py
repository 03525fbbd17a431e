"""Take in a demand of the OM, the paper of an oral one, and a withdrawal."""

from grondslag.both.audit.services import record
from grondslag.both.exchange.handlers import Incoming, UnusableMessage
from grondslag.both.vordering.bericht import Intrekking, read
from grondslag.both.vordering.bericht import Vordering as Bericht
from grondslag.ind.vorderingen.models import Vordering


def receive_demand(incoming: Incoming) -> None:
    """Store a demand, sealed; of an oral one, note its paper. Whether it may be met is for people to judge.

    Raises:
        UnusableMessage: another form, or a reference that was used for something else.
    """
    demand = read(Bericht, incoming.payload)
    known = Vordering.objects.select_for_update().filter(referentie=demand.referentie).first()
    if known is not None:
        _note_paper(known, demand, incoming)
        return
    vordering = Vordering.objects.create(
        referentie=demand.referentie,
        artikel=demand.artikel,
        termijn=demand.termijn,
        mondeling=demand.mondeling,
        gedaan=demand.gedaan,
        papier=None if demand.mondeling else incoming.received,
        inhoud=demand.model_dump(mode="json"),
        ontvangen=incoming.received,
    )
    record(event="vordering:ontvangen", actor=None, vordering=str(vordering.pk))


def receive_withdrawal(incoming: Incoming) -> None:
    """Note that the OM took a demand back.

    Raises:
        UnusableMessage: another form, or an unknown demand.
    """
    message = read(Intrekking, incoming.payload)
    vordering = Vordering.objects.select_for_update().filter(referentie=message.referentie).first()
    if vordering is None:
        raise UnusableMessage("Deze intrekking hoort bij geen vordering.")
    vordering.ingetrokken = vordering.ingetrokken or incoming.received
    vordering.save(update_fields=["ingetrokken"])
    record(event="vordering:ingetrokken", actor=None, vordering=str(vordering.pk))


def _note_paper(known: Vordering, demand: Bericht, incoming: Incoming) -> None:
    oral = Bericht.model_validate(known.inhoud)
    if known.papier is not None or demand != oral.model_copy(update={"mondeling": False}):
        raise UnusableMessage(
            "Onder deze verwijzing kwam eerder een andere vordering binnen; niets gewijzigd."
        )
    known.papier = incoming.received
    known.save(update_fields=["papier"])
    record(event="vordering:ontvangen", actor=None, vordering=str(known.pk))
