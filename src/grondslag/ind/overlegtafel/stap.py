"""The table on the road of a zaak, as its page shows it to the behandelaar."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.ind.overlegtafel.models import Agendapunt
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.stappen import Stap


def table_step(zaak: Zaak) -> Stap:
    """Return where the casus of a zaak stands at the table; a recognised one is hidden here too."""
    points = Agendapunt.objects.filter(casus__zaak=zaak, herkend=None).select_related("uitkomst")
    point = points.last()
    if point is None:
        return Stap(50, _("Overlegtafel"), "straks")
    done = hasattr(point, "uitkomst")
    return Stap(
        50,
        _("Overlegtafel"),
        "klaar" if done else "nu",
        reverse("overlegtafel:agendapunt", args=[point.pk]),
    )
