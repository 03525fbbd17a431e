import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both.accounts.toegang import may_open
from grondslag.both.audit.services import record
from grondslag.both.gate.models import State
from grondslag.both.gate.selectors import latest_of
from grondslag.both.gate.services import GateError, request_release
from grondslag.om.vorderingen import selectors, services
from grondslag.om.vorderingen.document import as_pdf
from grondslag.om.vorderingen.forms import VaststellenForm, VorderingForm, initial_for, initial_of
from grondslag.om.vorderingen.models import Vordering
from grondslag.om.vorderingen.occasion import PAPIER

GROUND = "om-vordering"


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Show the demands of this person."""
    found = [(one, *selectors.stand_of(one)) for one in selectors.vorderingen_for(request.user)]
    context = {"vorderingen": found, "mag_opstellen": may_open(request.user, "vorderingen:nieuw")}
    return render(request, "om_vorderingen/lijst.html", context)


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Draft a demand."""
    form = VorderingForm(request.POST or None, user=request.user, initial=initial_for(request.user))
    return _written(request, form, None)


@require_http_methods(["GET", "POST"])
def wijzigen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Write a draft anew; what was established about the old text falls."""
    found = selectors.vordering_for(request.user, pk)
    if found.opsteller != request.user:
        raise Http404
    if request.method == "GET" and not selectors.may_change(request.user, found):
        messages.error(
            request, _("Deze vordering is niet meer te wijzigen; trek het verzoek aan de poort eerst in.")
        )
        return redirect("vorderingen:vordering", pk=found.pk)
    form = VorderingForm(request.POST or None, user=request.user, vordering=found, initial=initial_of(found))
    return _written(request, form, found)


def _written(request: HttpRequest, form: VorderingForm, found: Vordering | None) -> HttpResponse:
    """Write what a valid form holds down; else show the form, beside what somebody wrote meanwhile."""
    meanwhile: list[tuple[Any, Any]] = []
    if request.method == "POST" and form.is_valid():
        try:
            return redirect("vorderingen:vordering", pk=form.save().pk)
        except services.Overtaken as outdated:
            found, meanwhile = outdated.stored, form.differences(outdated.stored)
            form.add_error(None, outdated)
        except ValidationError as error:
            form.add_error(None, error)
    context = {"form": form, "vordering": found, "intussen": meanwhile}
    return render(request, "om_vorderingen/opstellen.html", context)


@require_http_methods(["GET", "POST"])
def verwijderen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask whether a concept may be thrown away, and then do it."""
    found = selectors.vordering_for(request.user, pk)
    if not selectors.may_discard(request.user, found):
        raise Http404
    if request.method == "POST":
        services.discard(user=request.user, vordering=found)
        messages.success(request, _("Het concept is weggegooid."))
        return redirect("vorderingen:lijst")
    context = {
        "titel": _("Dit concept weggooien?"),
        "tekst": _(
            "De tekst is daarna weg, bij u en bij wie u aanwees. Dat zij er was, staat in het logboek."
        ),
        "knop": _("Ja, gooi weg"),
        "terug": reverse("vorderingen:vordering", args=[found.pk]),
        "soort": "gevaar",
    }
    return render(request, "ui/bevestigen.html", context)


@require_GET
def vordering(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one demand: what it asks, its clocks, what is established, the way out, the answer."""
    found = selectors.vordering_for(request.user, pk)
    record(event="vordering:bekeken", actor=request.user, vordering=str(found.pk))
    stand, soort = selectors.stand_of(found)
    context = {
        "vordering": found,
        "stand": stand,
        "soort": soort,
        "rijen": selectors.rows_of(found),
        "gevraagd": selectors.bericht_of(found).gegevens,
        "klokken": selectors.clocks_of(found),
        "oordelen": selectors.judgements_to_show(found),
        "te_geven": selectors.missing_of(request.user, found),
        "te_herzien": selectors.to_establish(request.user, found),
        "hindernissen": selectors.hindrances_of(found),
        "verzoek": latest_of("vordering", str(found.pk)),
        "papier": latest_of("vordering", f"{found.pk}{PAPIER}"),
        "intrekking": latest_of("vordering-intrekking", str(found.pk)),
        "mag_wijzigen": selectors.may_change(request.user, found),
        "mag_weggooien": selectors.may_discard(request.user, found),
        "mag_vragen": request.user in (found.opsteller, found.officier),
        "antwoord": selectors.answer_for(request.user, found),
        "beantwoord": selectors.is_answered(found),
    }
    return render(request, "om_vorderingen/vordering.html", context)


@require_http_methods(["GET", "POST"])
def vaststellen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the judgements that are this person's to give."""
    found = selectors.vordering_for(request.user, pk)
    names = selectors.to_establish(request.user, found)
    if not names:
        return redirect("vorderingen:vordering", pk=found.pk)
    form = VaststellenForm(request.POST or None, names=names)
    if request.method == "POST" and form.is_valid():
        try:
            services.establish(user=request.user, vordering=found, oordelen=form.judgements())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Uw oordeel is vastgelegd."))
            return redirect("vorderingen:vordering", pk=found.pk)
    context = {
        "form": form,
        "vordering": found,
        "rijen": selectors.rows_of(found),
        "gevraagd": selectors.bericht_of(found).gegevens,
    }
    return render(request, "om_vorderingen/vaststellen.html", context)


@require_POST
def verzenden(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask the gate to let the demand out."""
    return _ask(request, pk, "vordering", "")


@require_POST
def papier(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask the gate to let the paper of an oral demand out."""
    return _ask(request, pk, "vordering", PAPIER)


@require_POST
def intrekken(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask the gate to let the withdrawal out."""
    return _ask(request, pk, "vordering-intrekking", "")


def _ask(request: HttpRequest, pk: uuid.UUID, occasion: str, suffix: str) -> HttpResponse:
    found = selectors.vordering_for(request.user, pk)
    before = latest_of(occasion, f"{found.pk}{suffix}")
    if before is not None and before.state in (State.PERMITTED, State.RELEASED):
        return redirect("poort:verzoek", pk=before.pk)
    try:
        asked = request_release(
            occasion=occasion, object_id=f"{found.pk}{suffix}", ground=GROUND, requester=request.user
        )
    except GateError as error:
        messages.error(request, str(error))
        return redirect("vorderingen:vordering", pk=found.pk)
    return redirect("poort:verzoek", pk=asked.pk)


@require_GET
def document(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the demand as PDF, for the OM's own file."""
    found = selectors.vordering_for(request.user, pk)
    record(event="vordering:bekeken", actor=request.user, vordering=str(found.pk))
    try:
        data = as_pdf(found)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("vorderingen:vordering", pk=found.pk)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, "vordering.pdf")  # noqa: FBT003 (Django's own)
    return response
