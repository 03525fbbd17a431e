"""Read incidents: the privacyadviseur and the FG, nobody else."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both.ui.taken import Task
from grondslag.ind.incidenten.models import Incident


def incidents_for(user: Any) -> QuerySet[Incident]:
    """Return the incidents, newest first; none for who has no part in them."""
    if not user.has_role("privacyadviseur", "fg"):
        return Incident.objects.none()
    return Incident.objects.select_related("beoordeling", "door")


def incident_for(user: Any, pk: int) -> Incident:
    """Return one incident.

    Raises:
        Http404: it does not exist, or is not this person's to know.
    """
    incident = incidents_for(user).filter(pk=pk).first()
    if incident is None:
        raise Http404
    return incident


def incident_about(adres: str) -> Incident | None:
    """Return the incident about the thing at this address, for the app that opened it: its number and day."""
    return Incident.objects.filter(adres=adres).first()


def tasks_for(user: Any) -> list[Task]:
    """Return what waits for the judgement of a privacyadviseur."""
    if not user.has_role("privacyadviseur"):
        return []
    waiting = Incident.objects.filter(beoordeling=None).count()
    return [Task(_("Incidenten te beoordelen"), reverse("incidenten:lijst"), waiting, urgent=True)]
