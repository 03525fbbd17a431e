"""Enter the law, change its day, withdraw it; confirm or reject what another entered."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from grondslag.both.wet import forms, services
from grondslag.both.wet.checks import WetError
from grondslag.both.wet.models import Inwerkingtreding
from grondslag.both.wet.pages import invoer_page
from grondslag.both.wet.selectors import pending_row, row_in_force

either = require_http_methods(["GET", "POST"])


@either
def invoeren(request: HttpRequest) -> HttpResponse:
    """The form in four steps; a button adds rows for conditions without losing what was typed."""
    ready = request.method == "POST" and "meer" not in request.POST
    steps = forms.steps_of_entry(request.POST, judge=ready)
    # Every step is checked before any is judged, so that all faults show at once.
    valid = [step.is_valid() for step in steps.values()]
    if ready and all(valid):
        row = _attempt(steps["staatsblad"], lambda: _enter(request, steps))
        if row is not None:
            messages.success(
                request, _("Ingevoerd. Een ander bevestigt of wijst af; tot dan verandert er niets.")
            )
            return redirect("wet:invoer", row.pk)
    return render(
        request,
        "wet/invoeren.html",
        {**steps, "fouten": forms.faults_of(steps) if ready else [], "wacht": pending_row()},
    )


@either
def andere_dag(request: HttpRequest) -> HttpResponse:
    """Another day for the law that counts now."""
    form = forms.NieuweDagForm(_typed(request), geldend=row_in_force())
    if form.is_valid():
        row = _attempt(form, lambda: services.move_day(person=request.user, **form.cleaned_data))
        if row is not None:
            return redirect("wet:invoer", row.pk)
    return render(
        request, "wet/andere_dag.html", {"form": form, "geldend": row_in_force(), "wacht": pending_row()}
    )


@either
def intrekken(request: HttpRequest) -> HttpResponse:
    """The law does not enter into force after all."""
    form = forms.RedenForm(_typed(request))
    if form.is_valid():
        row = _attempt(form, lambda: services.withdraw_law(person=request.user, **form.cleaned_data))
        if row is not None:
            return redirect("wet:invoer", row.pk)
    return render(
        request, "wet/intrekken.html", {"form": form, "geldend": row_in_force(), "wacht": pending_row()}
    )


@either
def bevestigen(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person reads everything once more and says yes."""
    row = get_object_or_404(Inwerkingtreding, pk=pk)
    form = forms.BevestigForm(_typed(request))
    if form.is_valid() and _attempt(form, lambda: services.confirm_law(invoer=row, person=request.user)):
        messages.success(request, _("Bevestigd. Dit geldt vanaf nu in het register van grondslagen."))
        return redirect("wet:invoer", pk)
    return render(request, "wet/bevestigen.html", {**invoer_page(row, request.user), "form": form})


@either
def afwijzen(request: HttpRequest, pk: int) -> HttpResponse:
    """The second person says no, with a reason."""
    row = get_object_or_404(Inwerkingtreding, pk=pk)
    form = forms.RedenForm(_typed(request))
    if form.is_valid():
        decision = _attempt(
            form, lambda: services.reject_law(invoer=row, person=request.user, **form.cleaned_data)
        )
        if decision:
            messages.success(request, _("Afgewezen. De invoer telt niet."))
            return redirect("wet:invoer", pk)
    return render(request, "wet/afwijzen.html", {**invoer_page(row, request.user), "form": form})


def _enter(request: HttpRequest, steps: dict[str, Any]) -> Inwerkingtreding:
    return services.enter_law(
        person=request.user,
        **steps["staatsblad"].cleaned_data,
        **steps["dag"].cleaned_data,
        soorten=steps["soorten"].soorten(),
        voorwaarden=steps["voorwaarden"].voorwaarden(),
    )


def _typed(request: HttpRequest) -> QueryDict | None:
    """Return what was posted, also when that is nothing; None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def _attempt(form: BaseForm, act: Callable[[], Any]) -> Any:
    """Run a service and return what it made, or None: what it refuses becomes a fault of the form."""
    try:
        return act()
    except WetError as fault:
        form.add_error(None, str(fault))
        return None
