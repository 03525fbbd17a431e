"""A casus as something to ask about before it is on an agenda; from then on it is what its point says."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grondslag.both.gate.occasions import Bundle, Facts, NotReady
from grondslag.ind.casussen.models import Casus, Stand
from grondslag.ind.casussen.selectors import casussen_for, judgements_of
from grondslag.ind.overlegtafel.models import Agendapunt
from grondslag.ind.overlegtafel.occasion import GROUND, CasusUitgang
from grondslag.law import Request


class CasusVooraf:
    """See the module."""

    name = "casus-vooraf"
    title = gettext_lazy("Casus")

    def may_see(self, user: Any, object_id: str) -> bool:
        return bool(casussen_for(user).filter(pk=object_id).exists())

    def facts(self, object_id: str) -> Facts:
        point = _latest_point(object_id)
        if point is not None:
            return CasusUitgang().facts(str(point.pk))
        casus = Casus.objects.select_related("zaak").get(pk=object_id)
        return Facts(judgements_of(casus), subject=str(casus.zaak.referentie))

    def bundle(self, object_id: str) -> Bundle:
        point = _latest_point(object_id)
        if point is None:
            raise NotReady(_("De casus staat nog niet op de agenda van een overleg."))
        return CasusUitgang().bundle(str(point.pk))

    def ground_of(self, object_id: str) -> str:  # noqa: ARG002 - the protocol's own arguments
        return GROUND

    def of_zaak(self, reference: str) -> Collection[str]:
        return [
            str(pk) for pk in Casus.objects.filter(zaak__referentie=reference).values_list("pk", flat=True)
        ]

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        return {pk: str(pk) for pk in object_ids}

    def url(self, object_id: str) -> str:
        return reverse("casussen:casus", args=[object_id])


def table_requests() -> Iterator[Request]:
    """Return, for the what-if, each casus on its way to the table as a request, with its papers of now.

    One that was held over is on its way once it stands on an agenda again. What the gate itself finds in the
    bytes is not among the papers: there are no bytes before an agenda.
    """
    waiting = Agendapunt.objects.filter(inschrijving=None, herkend=None).values("casus")
    alive = Casus.objects.exclude(stand=Stand.BEVROREN).filter(Q(uitgebracht=None) | Q(pk__in=waiting))
    for pk in alive.values_list("pk", flat=True):
        papers = CasusVooraf().facts(str(pk)).judgements
        yield Request(f"casus-{pk}", GROUND, frozenset({"casus"}), CasusUitgang.recipient, papers)


def _latest_point(casus_id: str) -> Agendapunt | None:
    return Agendapunt.objects.filter(casus__pk=casus_id).order_by("-pk").first()
