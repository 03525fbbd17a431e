from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both import kluis
from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.both.gate.services import GateError, request_release
from grondslag.ind.casussen.inhoud import kaart_van, woorden_van
from grondslag.ind.casussen.models import Casus
from grondslag.ind.casussen.selectors import allowed_class, class_size_of
from grondslag.ind.casussen.weergave import Klasse, card_rows, class_in_words, readings_of
from grondslag.ind.incidenten.selectors import incident_about
from grondslag.ind.overlegtafel import selectors, services
from grondslag.ind.overlegtafel.forms import AanwezigeForm, AgendaForm, OverlegForm, UitkomstForm
from grondslag.ind.overlegtafel.inhoud import casusblad_name, meeting_name
from grondslag.ind.overlegtafel.models import Agendapunt, Overleg
from grondslag.ind.overlegtafel.occasion import GROUND, blad_context


@require_GET
def lijst(request: SignedInRequest) -> HttpResponse:
    """Show the meetings, and how many casussen wait for one."""
    context = {
        "overleggen": _named(request),
        "wachtend": len(selectors.candidates()),
        "leidt": request.user.has_role("coordinator"),
    }
    return render(request, "ind_overlegtafel/lijst.html", context)


@require_http_methods(["GET", "POST"])
def nieuw(request: SignedInRequest) -> HttpResponse:
    """Plan a meeting."""
    form = OverlegForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            overleg = services.plan_meeting(user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("datum", error)
        else:
            return redirect("overlegtafel:overleg", pk=overleg.pk)
    return render(request, "ind_overlegtafel/nieuw.html", {"form": form})


@require_http_methods(["GET", "POST"])
def overleg(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one meeting: its agenda, who is there, what is still open; take one more who is there."""
    found = selectors.meeting_for(request.user, pk)
    form = AanwezigeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.note_presence(user=request.user, overleg=found, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("overlegtafel:overleg", pk=found.pk)
    context = {
        **_meeting(found),
        "form": form,
        "agenda": [
            (point, selectors.request_of(point)) for point in selectors.agenda_of(request.user, found)
        ],
        "herkend": selectors.recognised_for(request.user).filter(overleg=found),
        "kandidaten": selectors.candidates(),
        "opnieuw_te_lezen": selectors.to_read_again(),
        "ontbreekt": selectors.missing_to_close(found),
        "leidt": request.user.has_role("coordinator"),
    }
    return render(request, "ind_overlegtafel/overleg.html", context)


@require_http_methods(["GET", "POST"])
def toevoegen(request: SignedInRequest, pk: int, casus: int) -> HttpResponse:
    """Put a casus on the agenda of a meeting."""
    meeting = selectors.meeting_for(request.user, pk)
    found = get_object_or_404(Casus, pk=casus)
    if found not in selectors.candidates():
        raise Http404
    record(event="casus:bekeken", actor=request.user, casus=found.pk)
    form = AgendaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            point = services.put_on_agenda(
                user=request.user, overleg=meeting, casus=found, **form.cleaned_data
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("De casus staat op de agenda onder het label %(l)s.") % {"l": point.label}
            )
            return redirect("overlegtafel:agendapunt", pk=point.pk)
    context = {
        **_meeting(meeting),
        **_content(found),
        "casus": found,
        "form": form,
        "klasse": _class_of(found),
    }
    return render(request, "ind_overlegtafel/toevoegen.html", context)


@require_http_methods(["GET", "POST"])
def agendapunt(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one casus of an agenda as the OM gets it, what the OM said, and its outcome; fix the outcome.

    Who saw it until the OM recognised it reads that, and nothing of the casus.
    """
    frozen = selectors.recognised_for(request.user).filter(pk=pk).first()
    if frozen is not None:
        return _recognised(request, frozen)
    point = selectors.point_for(request.user, pk)
    record(event="agendapunt:bekeken", actor=request.user, agendapunt=point.pk)
    form = UitkomstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.fix_outcome(user=request.user, agendapunt=point, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("De uitkomst is vastgelegd."))
            return redirect("overlegtafel:overleg", pk=point.overleg_id)
    context = {**_meeting(point.overleg), **_point(request, point), "form": form}
    return render(request, "ind_overlegtafel/agendapunt.html", context)


@require_POST
def vrijgave(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask the gate to let a casus out to the table."""
    point = selectors.point_for(request.user, pk)
    return ask_gate(
        request,
        occasion="casus",
        object_id=str(point.pk),
        ground=GROUND,
        back="overlegtafel:agendapunt",
        pk=point.pk,
    )


@require_POST
def schrappen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take a casus off the agenda."""
    point = selectors.point_for(request.user, pk)
    meeting = point.overleg_id
    try:
        services.take_off_agenda(user=request.user, agendapunt=point)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("overlegtafel:overleg", pk=meeting)


@require_GET
def blad(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the filed copy of a casusblad."""
    point = selectors.point_for(request.user, pk)
    if not point.blad:
        raise Http404
    record(event="casusblad:bekeken", actor=request.user, agendapunt=point.pk)
    data = kluis.load_blob(point.casus.zaak.sleutel, point.blad, blad_context(point))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{casusblad_name(point.label)}"'
    return response


@require_POST
def sluiten(request: SignedInRequest, pk: int) -> HttpResponse:
    """Close a meeting."""
    found = selectors.meeting_for(request.user, pk)
    try:
        services.close_meeting(user=request.user, overleg=found)
    except ValidationError as error:
        for sentence in error.messages:
            messages.error(request, sentence)
        return redirect("overlegtafel:overleg", pk=found.pk)
    messages.success(request, _("De vergadering is gesloten. Schrijf nu onze helft van het verslag."))
    return redirect("overlegtafel:verslag", pk=found.pk)


def ask_gate(
    request: SignedInRequest, *, occasion: str, object_id: str, ground: str, back: str, pk: int
) -> HttpResponse:
    """Ask the gate and go to its answer; or back, with the reason why it did not take the question."""
    try:
        answer = request_release(
            occasion=occasion, object_id=object_id, ground=ground, requester=request.user
        )
    except GateError as error:
        messages.error(request, str(error))
        return redirect(back, pk=pk)
    return redirect("poort:verzoek", pk=answer.pk)


def _recognised(request: SignedInRequest, point: Agendapunt) -> HttpResponse:
    """Say that a casus is frozen since the OM recognised it; nothing of the casus goes to the page."""
    record(event="agendapunt:bekeken", actor=request.user, agendapunt=point.pk)
    context = {
        **_meeting(point.overleg),
        "label": point.label,
        "herkend": point.herkend,
        "incident": incident_about(request.path),
        "aan_tafel": request.user.has_role(*selectors.AT_THE_TABLE),
    }
    return render(request, "ind_overlegtafel/herkend.html", context)


def _named(request: SignedInRequest) -> list[tuple[Overleg, str]]:
    return [(one, meeting_name(one)) for one in selectors.meetings_for(request.user)]


def _meeting(found: Overleg) -> dict[str, Any]:
    return {"overleg": found, "naam": meeting_name(found)}


def _class_of(casus: Casus) -> Klasse:
    size = class_size_of(casus)
    return class_in_words(size, allowed=allowed_class(casus, size))


def _content(casus: Casus) -> dict[str, Any]:
    return {"rijen": card_rows(kaart_van(casus)), "citaten": woorden_van(casus)}


def _point(request: SignedInRequest, point: Agendapunt) -> dict[str, Any]:
    coordinates = request.user.has_role("coordinator")
    outcome = getattr(point, "uitkomst", None)
    preparing = point.overleg.stand == "voorbereiding" and point.herkend is None
    asked = selectors.request_of(point)
    return {
        "punt": point,
        "verzoek": asked,
        "soort": selectors.outcome_kind(outcome),
        "uitkomst": outcome,
        "aan_tafel": request.user.has_role(*selectors.AT_THE_TABLE),
        "mag_vragen": coordinates
        and preparing
        and (asked is None or asked.state in ("geweigerd", "ingetrokken")),
        "klasse": _class_of(point.casus) if coordinates and preparing else None,
        "mag_schrappen": coordinates and preparing and asked is None,
        "mag_uitkomst": coordinates and preparing and point.inschrijving is not None and outcome is None,
        "lezingen": readings_of(point.casus) if _supervises(request, point) else [],
        **_content(point.casus),
    }


def _supervises(request: SignedInRequest, point: Agendapunt) -> bool:
    """Whether this person looks back on what left: then the judgement that let it go is there to read."""
    return point.inschrijving is not None and request.user.has_role(*selectors.SUPERVISE)
