"""The road of an aangifte as its page shows it, what is to be done now and by whom, and the start page."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both.gate.selectors import latest_of, to_collect
from grondslag.both.ui.taken import Task
from grondslag.ind.aangiften.aftermath import has_left, may_note
from grondslag.ind.aangiften.causes import causes_of
from grondslag.ind.aangiften.models import Aangifte, Stand, Vervolgsoort
from grondslag.ind.aangiften.selectors import Chain, aangiften_for, open_questions
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.stappen import Stap

RECORDS = (
    (Vervolgsoort.ONDERTEKEND, _("Leg de ondertekening vast")),
    (Vervolgsoort.OVERHANDIGD, _("Leg de overhandiging vast")),
    (Vervolgsoort.SCAN, _("Bewaar de scan")),
)
ORDER = [Stand.TER_ADVIES, Stand.TER_BESLUIT, Stand.BESLOTEN, Stand.VASTGESTELD, Stand.VRIJGEGEVEN]


@dataclass(frozen=True)
class Taak:
    """The one thing that this person can do now."""

    url: str
    knop: Any


def road_of(aangifte: Aangifte) -> list[Stap]:
    """Return the steps of an aangifte."""
    pk, concept = [aangifte.pk], aangifte.stand == Stand.CONCEPT
    written = bool(aangifte.inhoud and aangifte.gegevens)
    reached = ORDER.index(Stand(aangifte.stand)) if aangifte.stand in ORDER else -1
    handed_over = aangifte.vervolg.filter(soort=Vervolgsoort.OVERHANDIGD).exists()
    first = [
        Stap(
            1,
            _("Toetslijst"),
            _state(done=bool(aangifte.toets), now=concept),
            _open(concept, "toetslijst", pk),
        ),
        Stap(
            2,
            _("Feiten en gegevens"),
            _state(done=written, now=concept and bool(aangifte.toets)),
            _open(concept, "feiten", pk),
        ),
    ]
    names = [_("Advies"), _("Besluit"), _("Document"), _("Poort")]
    rest = [
        Stap(
            3 + place,
            name,
            _state(done=reached > place, now=reached == place or (place == 0 and concept and written)),
        )
        for place, name in enumerate(names)
    ]
    last = Stap(7, _("Overhandiging"), _state(done=handed_over, now=aangifte.stand == Stand.VRIJGEGEVEN))
    return [*first, *rest, last]


def task_of(user: Any, aangifte: Aangifte, chain: Chain) -> Taak | None:
    """Return what this person can do now, if it is up to this person."""
    pk, stand = [aangifte.pk], aangifte.stand
    if user == aangifte.opsteller and stand == Stand.CONCEPT:
        return _writing(aangifte)
    if stand == Stand.TER_ADVIES and chain.indiening and chain.indiening.adviseur == user:
        return Taak(reverse("aangiften:advies", args=pk), _("Schrijf het advies"))
    decides = user.has_role("afdelingshoofd") and user != aangifte.opsteller
    if stand == Stand.TER_BESLUIT and decides and chain.advies and chain.advies.jurist != user:
        return Taak(reverse("aangiften:besluit", args=pk), _("Neem het besluit"))
    if stand == Stand.BESLOTEN and user == aangifte.opsteller:
        return Taak(reverse("aangiften:vaststellen", args=pk), _("Stel het document vast"))
    return _recording(user, aangifte)


def _writing(aangifte: Aangifte) -> Taak:
    for done, route, text in (
        (aangifte.toets, "toetslijst", _("Vul de toetslijst in")),
        (aangifte.inhoud, "feiten", _("Beschrijf de feiten")),
        (aangifte.gegevens, "gegevens", _("Kies de gegevens")),
    ):
        if not done:
            return Taak(reverse(f"aangiften:{route}", args=[aangifte.pk]), text)
    return Taak(reverse("aangiften:indienen", args=[aangifte.pk]), _("Vraag advies"))


def _recording(user: Any, aangifte: Aangifte) -> Taak | None:
    """Return what is to be taken out, or recorded next, after the release."""
    if aangifte.stand == Stand.VRIJGEGEVEN and not has_left(aangifte):
        return _collecting(user, aangifte)
    done = set(aangifte.vervolg.values_list("soort", flat=True))
    for soort, text in RECORDS:
        if soort not in done:
            url = reverse("aangiften:vervolg", args=[aangifte.pk, soort.value])
            return Taak(url, text) if may_note(user, aangifte, soort) else None
    return None


def _collecting(user: Any, aangifte: Aangifte) -> Taak | None:
    """Return the way to the gate for who may take the document out of it."""
    request = latest_of(aangifte.vrijgave.aanleiding, str(aangifte.pk))
    if request is None or not to_collect(user, request):
        return None
    return Taak(reverse("poort:verzoek", args=[request.pk]), _("Haal het document op bij de poort"))


def aangifte_step(zaak: Zaak) -> Stap:
    """Return whether there is cause for an aangifte in a zaak, for the page of the zaak."""
    url = reverse("aangiften:zaak", args=[zaak.pk])
    aangifte = Aangifte.objects.filter(zaak=zaak).first()
    if aangifte is None:
        return Stap(70, _("Aangifte"), "nu" if causes_of(zaak) else "straks", url)
    done = aangifte.stand in (Stand.VRIJGEGEVEN, Stand.NIET_GEDAAN)
    return Stap(70, _("Aangifte"), "klaar" if done else "nu", url)


def tasks_for(user: Any) -> list[Task]:
    """Return what waits for this person on the start page."""
    if not user.has_role("behandelaar", "jurist", "afdelingshoofd"):
        return []
    url = reverse("aangiften:lijst")
    mine = aangiften_for(user)
    found = []
    if user.has_role("behandelaar"):
        causes = sum(len(causes_of(zaak)) for zaak in Zaak.objects.filter(behandelaar=user))
        writing = mine.filter(opsteller=user, stand__in=[Stand.CONCEPT, Stand.BESLOTEN, Stand.VASTGESTELD])
        found += [
            Task(_("Aanleiding voor een aangifte"), url, causes, urgent=True),
            Task(_("Aangiften om af te maken"), url, writing.count()),
        ]
    if user.has_role("jurist"):
        waiting = mine.filter(stand=Stand.TER_ADVIES, indieningen__adviseur=user).count()
        questions = reverse("aangiften:artikel-160")
        found += [
            Task(_("Aangiften om over te adviseren"), url, waiting, urgent=True),
            Task(_("Vragen over artikel 160 Sv"), questions, open_questions().count()),
        ]
    if user.has_role("afdelingshoofd"):
        found.append(
            Task(
                _("Aangiften om over te besluiten"),
                url,
                mine.filter(stand=Stand.TER_BESLUIT).count(),
                urgent=True,
            )
        )
    return found


def _state(*, done: bool, now: bool) -> str:
    return "klaar" if done else "nu" if now else "straks"


def _open(writing: bool, route: str, args: list[int]) -> str:  # noqa: FBT001 - one word of state
    return reverse(f"aangiften:{route}", args=args) if writing else ""
