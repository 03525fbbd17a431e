"""Take in a casusblad, and freeze one that was recognised."""

from django.db import transaction

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.exchange.handlers import Incoming, UnusableMessage
from grondslag.both.tafel import bericht
from grondslag.om.casussen.models import Casus, Overleg


def take_casus(incoming: Incoming) -> None:
    """Keep a casusblad for its meeting, sealed.

    Raises:
        UnusableMessage: it has not the agreed form, its label is taken, or it tells the meeting otherwise.
    """
    message = bericht.read(bericht.CasusBericht, incoming.payload)
    told = message.overleg
    overleg, _new = Overleg.objects.get_or_create(
        referentie=told.referentie,
        defaults={"datum": told.datum, "naam": told.naam, "bekend": incoming.received},
    )
    if (overleg.datum, overleg.naam) != (told.datum, told.naam):
        raise UnusableMessage("Deze vergadering is bekend met een andere dag of naam.")
    if Casus.objects.filter(overleg=overleg, label=message.label).exists():
        raise UnusableMessage("Onder dit label ligt voor deze vergadering al een casus.")
    casus = Casus.objects.create(
        overleg=overleg,
        label=message.label,
        inhoud=message.model_dump(mode="json", include={"kaart", "citaten", "prangend", "voorwaarden"}),
        bericht=incoming.message_id,
        ontvangen=incoming.received,
    )
    record(event="tafelcasus:ontvangen", actor=None, casus=casus.pk)


@transaction.atomic
def freeze(*, casus: Casus) -> None:
    """Hide a casus that was recognised, at once and for good; twice equals once."""
    if Casus.objects.filter(pk=casus.pk, bevroren=None).update(bevroren=clock.now()):
        record(event="tafelcasus:bevroren", actor=None, casus=casus.pk)
