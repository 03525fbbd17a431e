"""What waits for whom in the making and reading of casussen, and the steps that the page of a zaak shows."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both.ui.taken import Task
from grondslag.ind.anonimiseren.selectors import latest_run
from grondslag.ind.casussen.models import Casus, Stand
from grondslag.ind.casussen.selectors import advice_on, casus_of, lapsed
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.stappen import Stap

READ = (Stand.GELEZEN, Stand.BEVROREN)


def tasks_for(user: Any) -> list[Task]:
    """Return what waits: to read, to improve, to advise or decide on; for the FG, to supervise."""
    url = reverse("casussen:lijst")
    found = []
    if user.has_role("tweede-lezer"):
        count = Casus.objects.filter(lezer=user, stand=Stand.TER_LEZING).count()
        found.append(Task(_("Casussen om te lezen"), url, count, urgent=True))
    if user.has_role("behandelaar"):
        count = Casus.objects.filter(auteur=user, stand=Stand.AFGEWEZEN).count()
        found.append(Task(_("Teruggestuurde casussen"), url, count, urgent=True))
    return [*found, *_small_classes(user, url)]


def _small_classes(user: Any, url: str) -> list[Task]:
    if not user.has_role("privacyadviseur", "afdelingshoofd", "fg"):
        return []
    small = list(Casus.objects.filter(stand=Stand.TER_BESLUIT))
    advised = sum(advice_on(casus) is not None for casus in small)
    found = []
    if user.has_role("privacyadviseur"):
        found.append(Task(_("Advies over een kleine klasse"), url, len(small) - advised, urgent=True))
    if user.has_role("afdelingshoofd"):
        found.append(Task(_("Besluit over een kleine klasse"), url, advised, urgent=True))
    if user.has_role("fg"):
        found.append(Task(_("Toezicht: casussen met een kleine klasse"), url, len(small)))
    return found


def casus_step(zaak: Zaak) -> Stap:
    """Return whether a zaak has a casus."""
    casus = casus_of(zaak)
    if casus is None:
        stand = "nu" if latest_run(zaak) else "straks"
        url = reverse("casussen:nieuw", args=[zaak.pk]) if stand == "nu" else ""
        return Stap(30, _("Casus"), stand, url)
    stand = "nu" if casus.stand in (Stand.CONCEPT, Stand.AFGEWEZEN) else "klaar"
    return Stap(30, _("Casus"), stand, reverse("casussen:casus", args=[casus.pk]))


def reading_step(zaak: Zaak) -> Stap:
    """Return whether its casus was read by a second person."""
    casus = casus_of(zaak)
    if casus is None or casus.stand in (Stand.CONCEPT, Stand.AFGEWEZEN):
        return Stap(40, _("Tweede lezing"), "straks")
    return Stap(40, _("Tweede lezing"), "klaar" if casus.stand in READ and not lapsed(casus) else "nu")
