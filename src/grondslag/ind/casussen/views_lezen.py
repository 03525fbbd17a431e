"""What others do with a casus: read it, advise on its class, decide on that."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from grondslag.both.audit.services import record
from grondslag.ind.anonimiseren.selectors import werkstukken
from grondslag.ind.casussen import reading, selectors
from grondslag.ind.casussen.forms import AdviesForm, BesluitForm, LezingForm
from grondslag.ind.casussen.models import Casus, Stand
from grondslag.ind.casussen.views import page_of
from grondslag.ind.casussen.weergave import sheets_of


@require_http_methods(["GET", "POST"])
def lezen(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a casus against the originals, and approve it or send it back."""
    found = _opened(request, pk, Stand.TER_LEZING)
    if found.lezer != request.user:
        raise Http404
    form = LezingForm(request.POST or None, casus=found)
    if request.method == "POST" and form.is_valid():
        try:
            text = _read(request, found, form)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, text)
            return redirect("casussen:lijst")
    context = {
        **page_of(request.user, found),
        "form": form,
        "belemmeringen": reading.reading_blockers(found),
        "stukken": werkstukken(found.zaak),
        "eerder": sheets_of(found.zaak),
        "citaatvelden": list(zip(found.citaten, form.citaatvelden(), strict=True)),
    }
    return render(request, "ind_casussen/lezen.html", context)


@require_http_methods(["GET", "POST"])
def advies(request: HttpRequest, pk: int) -> HttpResponse:
    """Advise, in writing, on a class under five."""
    found = _opened(request, pk, Stand.TER_BESLUIT)
    form = AdviesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reading.advise(user=request.user, casus=found, advies=form.cleaned_data["advies"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Uw advies ligt bij het afdelingshoofd."))
            return redirect("casussen:casus", pk=found.pk)
    context = {**page_of(request.user, found), "form": form}
    return render(request, "ind_casussen/advies.html", context)


@require_http_methods(["GET", "POST"])
def besluit(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide, on the written advice, whether a class under five may go on."""
    found = _opened(request, pk, Stand.TER_BESLUIT)
    form = BesluitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            reading.decide_class(
                user=request.user, casus=found, mag=data["mag"] == "ja", motivering=data["motivering"]
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Uw besluit is vastgelegd."))
            return redirect("casussen:casus", pk=found.pk)
    context = {**page_of(request.user, found), "form": form}
    return render(request, "ind_casussen/besluit.html", context)


def _opened(request: HttpRequest, pk: int, stand: Stand) -> Casus:
    found = selectors.casus_for(request.user, pk)
    if found.stand != stand:
        raise Http404
    record(event="casus:bekeken", actor=request.user, casus=found.pk)
    return found


def _read(request: HttpRequest, found: Casus, form: LezingForm) -> str:
    data = form.cleaned_data
    if "terug" in request.POST:
        reading.send_back(user=request.user, casus=found, antwoorden=form.antwoorden(), reden=data["reden"])
        return _("De casus is teruggestuurd naar de auteur.")
    reading.approve(
        user=request.user,
        casus=found,
        versie_sha256=data["versie_sha256"],
        antwoorden=form.antwoorden(),
        gelezen=form.gelezen(),
    )
    return _("De casus is goedgekeurd.")
