"""Read the register of grounds, as of any day, and what was entered about the law."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from grondslag.both import clock
from grondslag.both.accounts.toegang import may_open
from grondslag.both.wet.forms import PeildagForm
from grondslag.both.wet.lezing import lezingen
from grondslag.both.wet.models import Inwerkingtreding
from grondslag.both.wet.pages import blad, entry_badge, hindsight, invoer_page, register_rows
from grondslag.both.wet.selectors import current_register, entries, pending_row, row_in_force


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """The list of grounds, as it stands on a day."""
    form, day = _peildag(request)
    held = current_register()
    return render(
        request,
        "wet/register.html",
        {
            "form": form,
            "dag": day,
            "getekend": hindsight(day),
            "regels": register_rows(day),
            "register": held,
            "geldend": row_in_force(),
        },
    )


@require_GET
def lezing(request: HttpRequest) -> HttpResponse:
    """The whole register in numbered sentences, to read and sign, with what changed since it was signed."""
    return render(request, "wet/lezing.html", {"lezingen": lezingen(), "register": current_register()})


@require_GET
def grond(request: HttpRequest, ground_id: str) -> HttpResponse:
    """One ground: its numbered sentences, sources, open questions, signers, signature and time line."""
    form, day = _peildag(request)
    found = blad(ground_id, day)
    if found is None:
        raise Http404
    context = {
        "form": form,
        "dag": day,
        "getekend": hindsight(day),
        "blad": found,
        "register": current_register(),
    }
    return render(request, "wet/grond.html", context)


@require_GET
def inwerkingtreding(request: HttpRequest) -> HttpResponse:
    """What counts now, what waits, and everything that was ever entered."""
    rows = [(row, entry_badge(row, decision)) for row, decision in entries()]
    context = {
        "geldend": row_in_force(),
        "wacht": pending_row(),
        "rijen": rows,
        "mag_invoeren": may_open(request.user, "wet:invoeren"),
        "mag_wat_als": may_open(request.user, "wet:wat-als"),
        "mag_terugblik": may_open(request.user, "inzicht:terugblik"),
    }
    return render(request, "wet/inwerkingtreding.html", context)


@require_GET
def invoer(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry, sentence by sentence."""
    row = get_object_or_404(Inwerkingtreding.objects.select_related("ingevoerd_door"), pk=pk)
    return render(request, "wet/invoer.html", invoer_page(row, request.user))


def _peildag(request: HttpRequest) -> tuple[PeildagForm, dt.date]:
    """Return the form and the day that it names; with an unusable day the page shows the fault and today."""
    form = PeildagForm.for_query(request.GET)
    return form, form.cleaned_data["dag"] if form.is_valid() else clock.today()
