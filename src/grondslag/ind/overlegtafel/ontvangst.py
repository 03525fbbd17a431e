"""What arrives from the OM for the table: an answer, the word that a casus is recognised, its minutes."""

from django.utils.translation import gettext as _

from grondslag.both.audit.services import record
from grondslag.both.exchange.handlers import Incoming, UnusableMessage
from grondslag.both.tafel import bericht
from grondslag.ind.casussen.services import freeze_casus
from grondslag.ind.incidenten.models import Soort
from grondslag.ind.incidenten.services import open_incident
from grondslag.ind.overlegtafel import selectors
from grondslag.ind.overlegtafel.inhoud import meeting_name
from grondslag.ind.overlegtafel.models import Agendapunt, Overleg, Reactie, Stand, Verslaghelft
from grondslag.ind.overlegtafel.occasion import CasusUitgang, settle


def take_reaction(incoming: Incoming) -> None:
    """Keep what the OM answered to a casus."""
    message = bericht.read(bericht.TafelreactieBericht, incoming.payload)
    point = _point(message.overleg, message.label)
    if point.herkend is not None:
        raise UnusableMessage("Deze casus is herkend en bevroren; een reactie erop wordt niet bewaard.")
    Reactie.objects.create(
        agendapunt=point,
        bericht=incoming.message_id,
        reactie=message.reactie,
        vraag=message.vraag,
        ontvangen=incoming.received,
    )
    record(event="reactie:ontvangen", actor=None, agendapunt=point.pk, reactie=message.reactie)


def take_recognised(incoming: Incoming) -> None:
    """Freeze a casus that the OM recognised, hide it, and open an incident; twice equals once."""
    message = bericht.read(bericht.HerkendBericht, incoming.payload)
    point = _point(message.overleg, message.label)
    if point.herkend is None:
        point.herkend = incoming.received
        point.save(update_fields=["herkend"])
        record(event="agendapunt:herkend", actor=None, agendapunt=point.pk)
    freeze_casus(casus=point.casus, reden=_("Het OM herkende deze casus; hij gaat niet verder."))
    open_incident(
        soort=Soort.HERKEND,
        onderwerp=f"{point.label}, {meeting_name(point.overleg)}",
        adres=CasusUitgang().url(str(point.pk)),
    )


def take_minutes(incoming: Incoming) -> None:
    """Keep the OM's half of the minutes; with ours gone and named in it, the minutes are fixed."""
    message = bericht.read(bericht.VerslagBericht, incoming.payload)
    overleg = Overleg.objects.filter(referentie=message.overleg.referentie).first()
    if overleg is None or message.zijde != incoming.sender:
        raise UnusableMessage("Bij dit verslag is geen vergadering bekend.")
    if overleg.stand == Stand.VOORBEREIDING:
        raise UnusableMessage("Deze vergadering is nog niet gehouden; haar verslag kan er nog niet zijn.")
    if selectors.their_half(overleg) is not None:
        raise UnusableMessage("De andere helft van dit verslag is er al en verandert niet meer.")
    ours, named = selectors.half_that_left(overleg), message.sha256_van_andere_helft
    if named is not None and (ours is None or ours.sha256 != named):
        raise UnusableMessage("Dit verslag noemt een andere helft dan de onze.")
    half = Verslaghelft.objects.create(
        overleg=overleg,
        zijde=message.zijde,
        bericht=message.model_dump(mode="json"),
        sha256=bericht.sha256_of(message),
        moment=incoming.received,
    )
    record(event="verslag:ontvangen", actor=None, overleg=overleg.pk, helft=half.pk)
    settle(overleg)


def _point(overleg: bericht.OverlegRef, label: str) -> Agendapunt:
    points = Agendapunt.objects.select_related("overleg", "casus__zaak")
    point = points.filter(overleg__referentie=overleg.referentie, label=label).first()
    if point is None or point.inschrijving is None:
        raise UnusableMessage("Bij deze vergadering ligt geen casus met dit label op tafel.")
    return point
