"""What if the law were there: a page of numbers, marked SIMULATIE, with no way from it to the gate."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grondslag.both import clock
from grondslag.both.wet.forms import ASSUMED_DAY, WatAlsForm
from grondslag.both.wet.selectors import law_in_force
from grondslag.both.wet.wat_als import reckon
from grondslag.law import Law


@require_GET
def wat_als(request: HttpRequest) -> HttpResponse:
    """Show the draft in the address; else the law that was confirmed, or an empty one on 1 January 2027."""
    chosen, confirmed = "dag" in request.GET, law_in_force()
    form = WatAlsForm(request.GET if chosen else _draft(confirmed))
    uitkomst = reckon(form.law()) if form.is_valid() else None
    context = {
        "form": form,
        "uitkomst": uitkomst,
        "gekozen": chosen,
        "bevestigd": confirmed,
        "vandaag": clock.today(),
    }
    return render(request, "wet/wat_als.html", context)


def _draft(law: Law | None) -> dict[str, Any]:
    """Return what the form begins with."""
    if law is None:
        return {"dag": ASSUMED_DAY.isoformat()}
    return {
        "dag": law.datum.isoformat(),
        "soorten": [kind.soort for kind in law.soorten],
        "voorwaarden": [condition.oordeel for condition in law.voorwaarden],
    }
