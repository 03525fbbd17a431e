from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.wet.selectors import events_known
from grondslag.ind.zaken import selectors, services
from grondslag.ind.zaken.forms import (
    CorrectieForm,
    FamilieFormSet,
    StandForm,
    ZaakForm,
    family_initial,
    family_of,
    nationalities,
)
from grondslag.law import LAW_EVENT


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Show the zaken of this person."""
    return render(request, "ind_zaken/lijst.html", {"zaken": selectors.zaken_for(request.user)})


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Register a zaak."""
    posted = request.POST if request.method == "POST" else None
    form, familie = ZaakForm(posted), FamilieFormSet(posted, prefix="familie")
    if posted is not None and form.is_valid() and familie.is_valid():
        try:
            zaak = services.register_zaak(user=request.user, **form.registration(family_of(familie)))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("De zaak is geregistreerd. Voeg nu de documenten van het dossier toe.")
            )
            return redirect("dossiers:dossier", pk=zaak.pk)
    context = {"form": form, "familie": familie, "nationaliteiten": nationalities()}
    return render(request, "ind_zaken/nieuw.html", context)


@require_GET
def zaak(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one zaak: what is known, and what comes next."""
    found = selectors.zaak_for(request.user, pk)
    record(event="zaak:bekeken", actor=request.user, zaak=found.pk)
    law = events_known().get(LAW_EVENT)
    in_force = not isinstance(law, str) and law is not None and law <= clock.today()
    context = {
        "wet_in_werking": in_force,
        "zaak": found,
        "rijen": selectors.rows_of(found),
        "correcties": selectors.corrections_of(found),
        "stappen": selectors.steps_of(found),
    }
    return render(request, "ind_zaken/zaak.html", context)


@require_http_methods(["GET", "POST"])
def correctie(request: HttpRequest, pk: int) -> HttpResponse:
    """Set the registration right, with a reason."""
    found = selectors.zaak_for(request.user, pk)
    posted = request.POST if request.method == "POST" else None
    form = CorrectieForm.of(found, posted)
    familie = FamilieFormSet(posted, prefix="familie", initial=family_initial(found))
    if posted is not None and form.is_valid() and familie.is_valid():
        registration = form.registration(family_of(familie))
        reden = form.cleaned_data["reden"]
        try:
            services.correct_registration(user=request.user, zaak=found, reden=reden, **registration)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(
                request, _("De registratie is verbeterd. Anonimiseer het dossier opnieuw voor u verdergaat.")
            )
            return redirect("zaken:zaak", pk=found.pk)
    record(event="zaak:bekeken", actor=request.user, zaak=found.pk)
    context = {"zaak": found, "form": form, "familie": familie, "nationaliteiten": nationalities()}
    return render(request, "ind_zaken/correctie.html", context)


@require_http_methods(["GET", "POST"])
def stand(request: HttpRequest, pk: int) -> HttpResponse:
    """Change where article 1F stands."""
    found = selectors.zaak_for(request.user, pk)
    now = {"status": found.status, "tegengeworpen_op": found.tegengeworpen_op}
    form = StandForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        services.change_status(user=request.user, zaak=found, **form.cleaned_data)
        return redirect("zaken:zaak", pk=found.pk)
    return render(request, "ind_zaken/stand.html", {"form": form, "zaak": found})
