"""Who may know of a casus, and who may read the documents behind it."""

from typing import Any

from django.db.models import Q, QuerySet

from grondslag.ind.casussen.models import Casus, Stand
from grondslag.ind.zaken.models import Zaak


def reads_documents_of(user: Any, zaak: Zaak) -> bool:
    """Whether this person is asked to read a casus of this zaak against its documents, at this moment."""
    return Casus.objects.filter(zaak=zaak, lezer=user, stand=Stand.TER_LEZING).exists()


def casussen_for(user: Any) -> QuerySet[Casus]:
    """Return the casussen that this person has a part in.

    The author hers; a second reader what was asked and what was read; who advises and decides on a class
    what came to that; who brings it to the table, or signs, what was approved and not frozen since; the FG
    all, to supervise.
    """
    if user.has_role("fg"):
        return Casus.objects.all()
    mine = Q(auteur=user) | Q(lezer=user, stand=Stand.TER_LEZING) | Q(lezingen__lezer=user)
    if user.has_role("privacyadviseur", "afdelingshoofd"):
        mine |= Q(stand=Stand.TER_BESLUIT) | Q(lezingen__klasseadvies__isnull=False)
    if user.has_role("coordinator", "jurist"):
        mine |= Q(stand=Stand.GELEZEN)
    return Casus.objects.filter(mine).distinct()
