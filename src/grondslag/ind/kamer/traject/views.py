from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.accounts.toegang import may_open
from grondslag.both.audit.services import record
from grondslag.ind.kamer.models import Toezegging
from grondslag.ind.kamer.traject import selectors, services, stappen
from grondslag.ind.kamer.traject.forms import OpvolgingForm, StapForm, ToezeggingForm


@require_GET
def overzicht(request: SignedInRequest) -> HttpResponse:
    """Show the stages of the bill, what moves, and the promises."""
    record(event="traject:bekeken", actor=request.user)
    regels = selectors.stages()
    context = {
        "regels": regels,
        "bron": stappen.bron(),
        "verschuivingen": selectors.moved(regels),
        "tegenspraken": stappen.out_of_order({regel.stap.id: regel.dag for regel in regels}),
        "beloften": selectors.promises(),
        "mag_stap": may_open(request.user, "kamer:trajectstap"),
        "mag_toezeggen": may_open(request.user, "kamer:toezegging"),
    }
    return render(request, "ind_kamer/traject.html", context)


@require_http_methods(["GET", "POST"])
def stap(request: SignedInRequest, stap: str) -> HttpResponse:
    """Record where one stage stands."""
    found = next((each for each in stappen.stappen() if each.id == stap), None)
    if found is None:
        raise Http404
    return _recorded(
        request,
        StapForm(request.POST or None),
        found.naam,
        lambda data: services.record_stage(user=request.user, stap=stap, **data),
    )


@require_http_methods(["GET", "POST"])
def toezegging(request: SignedInRequest) -> HttpResponse:
    """Record a promise to Parliament."""
    return _recorded(
        request,
        ToezeggingForm(request.POST or None),
        _("Toezegging vastleggen"),
        lambda data: services.record_promise(user=request.user, **data),
    )


@require_http_methods(["GET", "POST"])
def opvolging(request: SignedInRequest, pk: int) -> HttpResponse:
    """Record what became of a promise."""
    found = get_object_or_404(Toezegging, pk=pk)
    return _recorded(
        request,
        OpvolgingForm(request.POST or None),
        found.tekst,
        lambda data: services.follow_up(user=request.user, toezegging=found, **data),
    )


def _recorded(
    request: SignedInRequest, form: forms.Form, titel: str, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Vastgelegd."))
            return redirect("kamer:traject")
    return render(request, "ind_kamer/traject_invoer.html", {"form": form, "titel": titel})
