"""Open an incident, and close it with a judgement."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.oordeel import validate_reason
from grondslag.ind.incidenten.models import Beoordeling, Incident


@transaction.atomic
def open_incident(*, soort: str, onderwerp: str, adres: str, door: Any = None) -> Incident:
    """Open an incident; the same about the same thing once more gives the one that is there.

    `onderwerp` names nobody; `adres` is the page of what it is about; `door` is None for the system itself.
    """
    known = Incident.objects.filter(soort=soort, adres=adres).first()
    if known is not None:
        return known
    incident = Incident.objects.create(
        soort=soort, onderwerp=onderwerp, adres=adres, door=door, geopend=clock.now()
    )
    record(event="incident:geopend", actor=door, incident=incident.pk, soort=soort)
    return incident


@transaction.atomic
def judge(*, user: Any, incident: Incident, datalek: str, motivering: str) -> Beoordeling:
    """Record whether it is a breach, in words, and close the incident.

    Raises:
        ValidationError: another role, no words, or judged already.
    """
    if not user.has_role("privacyadviseur"):
        raise ValidationError(_("Alleen de privacyadviseur beoordeelt een incident."))
    if not motivering.strip():
        raise ValidationError(_("Schrijf in woorden waarom dit wel of geen datalek is."))
    validate_reason(motivering)
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if incident.gesloten:
        raise ValidationError(_("Dit incident is al beoordeeld en gesloten."))
    row = Beoordeling.objects.create(
        incident=incident, datalek=datalek, motivering=motivering.strip(), door=user, moment=clock.now()
    )
    record(event="incident:beoordeeld", actor=user, incident=incident.pk, datalek=datalek)
    return row
