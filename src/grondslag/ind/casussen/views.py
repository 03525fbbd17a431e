from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grondslag.both.audit.services import record
from grondslag.ind.casussen import selectors
from grondslag.ind.casussen.inhoud import kaart_van, woorden_van
from grondslag.ind.casussen.models import Casus, Stand
from grondslag.ind.casussen.weergave import card_rows, class_in_words, quotations_of, readings_of

LOOK = {
    Stand.CONCEPT: "neutraal",
    Stand.TER_LEZING: "actief",
    Stand.TER_BESLUIT: "let-op",
    Stand.GELEZEN: "goed",
    Stand.AFGEWEZEN: "let-op",
    Stand.BEVROREN: "fout",
}


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Show the casussen that this person has a part in."""
    found = selectors.casussen_for(request.user).select_related("auteur", "zaak")
    rows = [(casus, LOOK[Stand(casus.stand)], selectors.lapsed(casus)) for casus in found]
    return render(request, "ind_casussen/lijst.html", {"rijen": rows})


@require_GET
def casus(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one casus: what it says, how many zaken share it, who read it, and what comes next."""
    found = selectors.casus_for(request.user, pk)
    record(event="casus:bekeken", actor=request.user, casus=found.pk)
    return render(request, "ind_casussen/casus.html", page_of(request.user, found))


@require_GET
def voorbeeld(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a casus as the OM would see it: the card and the quotations, and nothing else."""
    found = selectors.casus_for(request.user, pk)
    record(event="casus:bekeken", actor=request.user, casus=found.pk)
    context = {"casus": found, "rijen": card_rows(kaart_van(found)), "citaten": woorden_van(found)}
    return render(request, "ind_casussen/voorbeeld.html", context)


def page_of(user: Any, found: Casus) -> dict[str, Any]:
    """Return what every page about one casus shows."""
    advised = selectors.advice_on(found) is not None
    lapsed = found.stand == Stand.GELEZEN and selectors.valid_reading(found) is None
    returns = found.stand == Stand.GELEZEN and not lapsed and selectors.read_before_a_sheet(found)
    size = selectors.class_size_of(found)
    deciding = found.stand == Stand.TER_BESLUIT
    return {
        "casus": found,
        "look": LOOK[Stand(found.stand)],
        "eigen": found.auteur == user,
        "rijen": card_rows(kaart_van(found)),
        "citaten": quotations_of(found),
        "klasse": class_in_words(size, allowed=selectors.allowed_class(found, size)),
        "lezingen": readings_of(found),
        "wijzigbaar": found.auteur == user and found.stand in (Stand.CONCEPT, Stand.AFGEWEZEN, Stand.GELEZEN),
        "te_vragen": found.auteur == user
        and (lapsed or returns or found.stand in (Stand.CONCEPT, Stand.AFGEWEZEN)),
        "terug_te_nemen": found.auteur == user and found.stand in (Stand.TER_LEZING, Stand.TER_BESLUIT),
        "te_lezen": found.lezer == user and found.stand == Stand.TER_LEZING,
        "te_adviseren": deciding and user.has_role("privacyadviseur") and not advised,
        "te_besluiten": deciding and user.has_role("afdelingshoofd") and advised,
        "vervallen": lapsed,
        "opnieuw_te_lezen": returns,
    }
