"""A casus as something to ask about before it is on an agenda; from then on it is what its point says."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grondslag.both.gate.occasions import Bundle, Facts, NotReady
from grondslag.ind.casussen.models import Casus
from grondslag.ind.casussen.selectors import casussen_for, judgements_of
from grondslag.ind.overlegtafel.models import Agendapunt
from grondslag.ind.overlegtafel.occasion import CasusUitgang


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
        return Facts(judgements_of(Casus.objects.get(pk=object_id)))

    def bundle(self, object_id: str) -> Bundle:
        point = _latest_point(object_id)
        if point is None:
            raise NotReady(_("De casus staat nog niet op de agenda van een overleg."))
        return CasusUitgang().bundle(str(point.pk))

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        return {pk: str(pk) for pk in object_ids}

    def url(self, object_id: str) -> str:
        return reverse("casussen:casus", args=[object_id])


def _latest_point(casus_id: str) -> Agendapunt | None:
    return Agendapunt.objects.filter(casus__pk=casus_id).order_by("-pk").first()
