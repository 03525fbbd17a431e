"""Read the table: an officier the meetings that she takes part in; the parketsecretaris prepares them all.

There is no search and no list of casussen: what lies outside one's own meetings is as unknown as what is not.
"""

import uuid
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.selectors import latest_of, receipt_of
from grondslag.both.ui.taken import Task
from grondslag.om.casussen.models import Casus, Overleg
from grondslag.om.overlegtafel.models import Deelnemer, Herkenning, Reactie, Verslaghelft

BOUND = (State.PERMITTED, State.RELEASED)


def takes_part(user: Any, overleg: Overleg) -> bool:
    """Whether this officier takes part in a meeting."""
    return (
        bool(user.has_role("officier")) and Deelnemer.objects.filter(overleg=overleg, officier=user).exists()
    )


def meetings_for(user: Any) -> QuerySet[Overleg]:
    """Return the meetings that this person may see."""
    if user.has_role("parketsecretaris"):
        return Overleg.objects.all()
    if not user.has_role("officier"):
        return Overleg.objects.none()
    return Overleg.objects.filter(deelnemers__officier=user)


def meeting_for(user: Any, referentie: uuid.UUID) -> Overleg:
    """Return one meeting.

    Raises:
        Http404: it does not exist, or this person has no part in it.
    """
    overleg = meetings_for(user).filter(referentie=referentie).first()
    if overleg is None:
        raise Http404
    return overleg


def casus_for(user: Any, pk: int) -> Casus:
    """Return a casus that this officier may read.

    Raises:
        Http404: it does not exist, was recognised, or is of a meeting that is not hers.
    """
    casus = Casus.objects.select_related("overleg").filter(pk=pk, bevroren=None).first()
    if casus is None or not takes_part(user, casus.overleg):
        raise Http404
    return casus


def answers_for(user: Any) -> QuerySet[Reactie]:
    """Return the answers that this person may see: those of her meetings."""
    return Reactie.objects.filter(casus__overleg__in=meetings_for(user)).select_related(
        "casus__overleg", "door"
    )


def recognitions_for(user: Any) -> QuerySet[Herkenning]:
    """Return the recognitions that this person may see: her own; the parketsecretaris those to sign."""
    found = Herkenning.objects.select_related("casus__overleg", "door")
    return found if user.has_role("parketsecretaris") else found.filter(door=user)


def answer_under_way(casus: Casus) -> bool:
    """Whether an answer to this casus lies at the gate for signature."""
    return any(_state("tafelreactie", one.pk) == State.PERMITTED for one in casus.reacties.all())


def may_still_answer(casus: Casus) -> bool:
    """Whether the meeting still waits for an answer, and none lies at the gate."""
    return their_half(casus.overleg) is None and not answer_under_way(casus)


def answers_of(casus: Casus) -> list[tuple[Reactie, Verzoek | None]]:
    """Return the answers to a casus, each with its request at the gate."""
    return [(one, latest_of("tafelreactie", str(one.pk))) for one in casus.reacties.all()]


def latest_half(overleg: Overleg) -> Verslaghelft | None:
    """Return our half of the minutes as it was last fixed."""
    return overleg.helften.filter(zijde="om").last()


def their_half(overleg: Overleg) -> Verslaghelft | None:
    """Return the IND's half of the minutes."""
    return overleg.helften.filter(zijde="ind").last()


def minutes_bound(overleg: Overleg) -> bool:
    """Whether our half lies at the gate or left."""
    half = latest_half(overleg)
    return half is not None and _state("verslag", half.pk) in BOUND


def minutes_fixed(overleg: Overleg) -> bool:
    """Whether both sides hold both halves: ours left, and the IND receipted it."""
    half = latest_half(overleg)
    request = latest_of("verslag", str(half.pk)) if half else None
    return request is not None and request.state == State.RELEASED and receipt_of(request) is not None


def tasks_for(user: Any) -> list[Task]:
    """Return what waits at the table."""
    page, found = reverse("overlegtafel:lijst"), _unheard(user)
    if user.has_role("parketsecretaris"):
        empty = Overleg.objects.filter(deelnemers=None).count()
        return [*found, Task(_("Vergaderingen zonder officier"), page, empty)]
    if not user.has_role("officier"):
        return []
    waiting = Casus.objects.filter(overleg__deelnemers__officier=user, bevroren=None, reacties=None).count()
    return [*found, Task(_("Casussen zonder reactie"), page, waiting)]


def _unheard(user: Any) -> list[Task]:
    """Return each recognition of which the word did not leave yet, on top: the other side knows nothing."""
    if not user.has_role("officier", "parketsecretaris"):
        return []
    return [
        Task(
            _("Herkende casus: het signaal aan de IND is nog niet weg"),
            reverse("overlegtafel:herkenning", args=[one.pk]),
            urgent=True,
        )
        for one in recognitions_for(user)
        if _state("herkend", one.pk) != State.RELEASED
    ]


def _state(occasion: str, pk: int) -> str:
    request = latest_of(occasion, str(pk))
    return request.state if request else ""
