"""What if the law were there: a page of numbers, marked SIMULATIE, with no way from it to the gate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grondslag.both.wet.forms import ASSUMED_DAY, WatAlsForm
from grondslag.both.wet.wat_als import reckon


@require_GET
def wat_als(request: HttpRequest) -> HttpResponse:
    """Show the draft that is in the address, or else an empty law on 1 January 2027."""
    form = WatAlsForm(request.GET if "dag" in request.GET else {"dag": ASSUMED_DAY.isoformat()})
    uitkomst = reckon(form.law()) if form.is_valid() else None
    return render(request, "wet/wat_als.html", {"form": form, "uitkomst": uitkomst})
