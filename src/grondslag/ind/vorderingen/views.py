import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from grondslag.both.accounts.toegang import may_open
from grondslag.ind.vorderingen import selectors, services
from grondslag.ind.vorderingen.antwoord import NIET, faults, items_of, leaving
from grondslag.ind.vorderingen.forms import ToewijzenForm, VerlengenForm, VormForm, ZaakForm
from grondslag.ind.vorderingen.models import Taak, Vordering


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Show the demands of this person, and for those who may take one how many wait."""
    may_take = may_open(request.user, "vorderingen:toewijzen")
    context = {
        "vorderingen": [
            (one, selectors.term_of(one), *selectors.stand_of(one))
            for one in selectors.vorderingen_for(request.user)
        ],
        "wachtend": selectors.waiting().count() if may_take else 0,
    }
    return render(request, "ind_vorderingen/lijst.html", context)


@require_http_methods(["GET", "POST"])
def toewijzen(request: HttpRequest) -> HttpResponse:
    """Take the demand that waits longest, and name the two others."""
    form = ToewijzenForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            taken = services.take_oldest(user=request.user, **form.chosen())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("vorderingen:vordering", pk=taken.pk)
    return render(request, "ind_vorderingen/toewijzen.html", {"form": form})


@require_GET
def vordering(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one demand: its clocks, its steps, what it asks, and what would go."""
    found = selectors.vordering_for(request.user, pk)
    services.note_viewed(user=request.user, vordering=found)
    items, (stand, soort) = items_of(found), selectors.stand_of(found)
    steps = selectors.steps_of(request.user, found)
    context = {
        **head(request, found),
        "stand": stand,
        "soort": soort,
        "rijen": selectors.rows_of(found),
        "stappen": steps,
        "nu": next((step for step in steps if step.staat == "nu"), None),
        "items": items,
        "verzoek": selectors.request_of(found),
        "gebreken": []
        if selectors.is_closed(found)
        else [*faults(found, items), *selectors.hindrances_of(found)],
        "op_papier": not leaving(items) and all(item.post and item.post.besluit == NIET for item in items),
        "behandelaars": found.behandelaars.select_related("persoon"),
        "oordelen": selectors.oordelen_of(found),
        "gesloten": selectors.is_closed(found),
    }
    return render(request, "ind_vorderingen/vordering.html", context)


def head(request: HttpRequest, found: Vordering) -> dict[str, Any]:
    """Return what every page of a demand shows: the demand, its clocks, and this person's task in it."""
    return {
        "vordering": found,
        "klokken": selectors.clocks_of(found),
        "taak": selectors.task_of(request.user, found),
    }


@require_http_methods(["GET", "POST"])
def vorm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Judge the form of a demand."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    form = VormForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.judge_form(user=request.user, vordering=found, oordelen=form.judgements())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Uw oordeel over de vorm is vastgelegd."))
            return redirect("vorderingen:vordering", pk=found.pk)
    context = {
        **head(request, found),
        "form": form,
        "rijen": selectors.rows_of(found),
        "items": items_of(found),
        "gebreken": [fault.zin for fault in selectors.faults_of_form(found)],
    }
    return render(request, "ind_vorderingen/vorm.html", context)


@require_http_methods(["GET", "POST"])
def verlengen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record a written extension of the term."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    form = VerlengenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.extend_term(user=request.user, vordering=found, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("De verlenging is vastgelegd."))
            return redirect("vorderingen:vordering", pk=found.pk)
    return render(request, "ind_vorderingen/verlengen.html", {**head(request, found), "form": form})


@require_http_methods(["GET", "POST"])
def zaak(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Tie the zaak of the person whom the demand designates."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    form = ZaakForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.tie_zaak(user=request.user, vordering=found, vnummer=form.cleaned_data["vnummer"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("De zaak is gekoppeld. Kies nu wat bij ieder onderdeel hoort."))
            return redirect("vorderingen:onderdelen", pk=found.pk)
    context = {**head(request, found), "form": form, "rijen": selectors.rows_of(found)}
    return render(request, "ind_vorderingen/zaak.html", context)
