from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both import clock
from grondslag.both.accounts.toegang import may_open
from grondslag.both.audit.services import record
from grondslag.both.gate.selectors import latest_of
from grondslag.both.gate.services import GateError, request_release
from grondslag.ind.kamer import blad, selectors, services, volgorde
from grondslag.ind.kamer.forms import ToelichtingForm
from grondslag.ind.kamer.models import Jaarcijfers


@require_GET
def overzicht(request: HttpRequest) -> HttpResponse:
    """Show the years, and which of them are closed."""
    return render(request, "ind_kamer/overzicht.html", {"jaren": selectors.years(request.user)})


@require_GET
def na_de_tafel(request: HttpRequest) -> HttpResponse:
    """Show the FG how often a demand followed the table."""
    record(event="cijfers:na-de-tafel", actor=request.user)
    return render(request, "ind_kamer/volgorde.html", {"jaren": volgorde.closed_years()})


@require_GET
def jaar(request: HttpRequest, jaar: int) -> HttpResponse:
    """Show the figures of a closed year; of any other year only why there are none."""
    cijfers = selectors.figures_of(jaar)
    if cijfers is None:
        return _not_closed(request, jaar)
    record(event="cijfers:bekeken", actor=request.user, jaar=jaar)
    return _figures(request, cijfers, ToelichtingForm())


@require_GET
def grafiek(request: HttpRequest, jaar: int) -> HttpResponse:  # noqa: ARG001 - Django's own signature
    """Give the plot as a picture of its own: the page itself may hold no drawing code."""
    return HttpResponse(blad.plot(_closed(jaar)), content_type="image/svg+xml")


@require_http_methods(["GET", "POST"])
def sluiten(request: HttpRequest, jaar: int) -> HttpResponse:
    """Ask whether a year is to be closed, and say what that means; then close it."""
    if request.method == "GET":
        return _asked_first(request, jaar)
    try:
        services.close_year(jaar=jaar, user=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("kamer:overzicht")
    messages.success(request, _("Het jaar is gesloten; de cijfers liggen vast."))
    return redirect("kamer:jaar", jaar=jaar)


@require_POST
def toelichting(request: HttpRequest, jaar: int) -> HttpResponse:
    """Fix the explanation of the figures."""
    cijfers, form = _closed(jaar), ToelichtingForm(request.POST)
    if not form.is_valid():
        return _figures(request, cijfers, form)
    try:
        services.explain(cijfers=cijfers, user=request.user, tekst=form.cleaned_data["tekst"])
    except ValidationError as error:
        form.add_error("tekst", error)
        return _figures(request, cijfers, form)
    messages.success(request, _("De toelichting is vastgelegd."))
    return redirect("kamer:jaar", jaar=jaar)


@require_POST
def vrijgave(request: HttpRequest, jaar: int) -> HttpResponse:
    """Ask the gate to let the figures out."""
    try:
        asked = request_release(
            occasion=selectors.OCCASION,
            object_id=str(_closed(jaar).pk),
            ground="kamer",
            requester=request.user,
        )
    except GateError as error:
        messages.error(request, str(error))
        return redirect("kamer:jaar", jaar=jaar)
    return redirect("poort:verzoek", pk=asked.pk)


def _asked_first(request: HttpRequest, jaar: int) -> HttpResponse:
    if not selectors.may_close(request.user, jaar) or selectors.figures_of(jaar) is not None:
        return redirect("kamer:jaar", jaar=jaar)
    text = _(
        "De cijfers van %(jaar)s worden nu één keer geteld en liggen daarna vast. Een gesloten jaar is niet "
        "meer te heropenen: wat er later over %(jaar)s wordt vastgelegd, telt niet meer mee."
    )
    early = _(
        "Alleen in de demo kan een lopend jaar worden gesloten. De cijfers tellen dan tot en met vandaag, "
        "en zeggen dat."
    )
    running = jaar == clock.today().year
    context = {
        "titel": _("Sluit %(jaar)s") % {"jaar": jaar},
        "tekst": " ".join([text % {"jaar": jaar}, *([early] if running else [])]),
        "knop": _("Ja, sluit %(jaar)s") % {"jaar": jaar},
        "terug": reverse("kamer:jaar", args=[jaar]),
        "soort": "gevaar",
    }
    return render(request, "ui/bevestigen.html", context)


def _closed(jaar: int) -> Jaarcijfers:
    cijfers = selectors.figures_of(jaar)
    if cijfers is None:
        raise Http404
    return cijfers


def _figures(request: HttpRequest, cijfers: Jaarcijfers, form: ToelichtingForm) -> HttpResponse:
    context = {
        "cijfers": cijfers,
        "vorig_jaar": cijfers.jaar - 1,
        "tabellen": selectors.tables_with_year_before(cijfers),
        "grafiek_titel": blad.plot_title(cijfers),
        "grafiek_woorden": blad.plot_words(cijfers),
        "onderdrukking": blad.ONDERDRUKKING,
        "toelichting": selectors.explanation_of(cijfers),
        "form": form,
        "mag_toelichten": may_open(request.user, "kamer:toelichting"),
        "verzoek": latest_of(selectors.OCCASION, str(cijfers.pk)),
    }
    return render(request, "ind_kamer/jaar.html", context)


def _not_closed(request: HttpRequest, jaar: int) -> HttpResponse:
    if not services.FIRST_YEAR <= jaar <= clock.today().year:
        raise Http404
    context = {
        "jaar": jaar,
        "loopt": jaar == clock.today().year,
        "kan_sluiten": selectors.may_close(request.user, jaar),
    }
    return render(request, "ind_kamer/niet_gesloten.html", context)
