from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.ind.aangiften import forms, selectors, services
from grondslag.ind.aangiften import toetslijst as lijst_van_vragen
from grondslag.ind.aangiften.aftermath import standing_of
from grondslag.ind.aangiften.causes import causes_of
from grondslag.ind.aangiften.models import Aangifte, Stand
from grondslag.ind.aangiften.pages import page_of, registered_rows
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.selectors import zaak_for


@require_GET
def lijst(request: SignedInRequest) -> HttpResponse:
    """Show the aangiften that this person has a part in, and the zaken that give cause for one."""
    causes = [
        (zaak, cause) for zaak in Zaak.objects.filter(behandelaar=request.user) for cause in causes_of(zaak)
    ]
    found = [(one, standing_of(request.user, one)) for one in selectors.aangiften_for(request.user)]
    context = {"aangiften": found, "aanleidingen": causes}
    return render(request, "ind_aangiften/lijst.html", context)


@require_http_methods(["GET", "POST"])
def zaak(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show what gives cause in one zaak; begin from it, or ask a jurist to look."""
    found = zaak_for(request.user, pk)
    if "aanleiding" in request.POST:
        return _begin(request, found)
    form = forms.JuristvraagForm(request.POST or None)
    if request.method == "POST" and keep(
        form, lambda: services.ask_jurist(user=request.user, zaak=found, vraag=form.cleaned_data["vraag"])
    ):
        messages.success(request, _("De jurist is gevraagd te kijken."))
        return redirect("aangiften:zaak", pk=pk)
    context = {
        "zaak": found,
        "form": form,
        "aanleidingen": causes_of(found),
        "aangiften": [(one, standing_of(request.user, one)) for one in Aangifte.objects.filter(zaak=found)],
        "vraag_open": found.juristvragen.filter(antwoord=None).exists(),
    }
    return render(request, "ind_aangiften/zaak.html", context)


@require_GET
def aangifte(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one aangifte: where it stands, what it says, what was judged, what comes next."""
    found = selectors.aangifte_for(request.user, pk)
    record(event="aangifte:bekeken", actor=request.user, aangifte=found.pk)
    return render(request, "ind_aangiften/aangifte.html", page_of(request.user, found))


@require_http_methods(["GET", "POST"])
def toetslijst(request: SignedInRequest, pk: int) -> HttpResponse:
    """Fill in the checklist."""
    found = to_write(request, pk)
    limbs = found.zaak.limbs
    initial = found.toets or {"feit_van": found.zaak.periode_van, "feit_tot": found.zaak.periode_tot}
    form = forms.ToetsForm(request.POST or None, limbs=limbs, initial=initial)
    if request.method == "POST" and keep(
        form, lambda: services.save_checklist(user=request.user, aangifte=found, toets=form.cleaned_data)
    ):
        return redirect("aangiften:feiten", pk=pk)
    years = (str(found.zaak.periode_van or "onbekend"), str(found.zaak.periode_tot or "onbekend"))
    laws = lijst_van_vragen.laws_for(found.zaak.feitsoorten, *years)
    return render(request, "ind_aangiften/toetslijst.html", {"aangifte": found, "form": form, "wetten": laws})


@require_http_methods(["GET", "POST"])
def feiten(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write facts, qualification, place and time."""
    found = to_write(request, pk)
    initial = {**found.inhoud, "feiten": "\n\n".join(found.inhoud.get("feiten", []))}
    form = forms.FeitenForm(request.POST or None, initial=initial)
    if request.method == "POST" and keep(
        form, lambda: services.save_facts(user=request.user, aangifte=found, inhoud=form.content())
    ):
        return redirect("aangiften:gegevens", pk=pk)
    return render(request, "ind_aangiften/feiten.html", {"aangifte": found, "form": form})


@require_http_methods(["GET", "POST"])
def gegevens(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose the personal data, one by one; what is not chosen stands there grey."""
    found = to_write(request, pk)
    known = registered_rows(found)
    asked = next((row for row in known if row.naam == request.GET.get("neem") and not row.niet), None)
    initial = {"naam": asked.naam, "waarde": asked.waarde, "soort": asked.soort} if asked else None
    form = forms.GegevenForm(request.POST or None, initial=initial)
    if request.method == "POST" and keep(
        form, lambda: services.add_datum(user=request.user, aangifte=found, gegeven=form.cleaned_data)
    ):
        return redirect("aangiften:gegevens", pk=pk)
    context = {**page_of(request.user, found), "form": form}
    return render(request, "ind_aangiften/gegevens.html", context)


@require_POST
def gegeven_weg(request: SignedInRequest, pk: int, nummer: int) -> HttpResponse:
    """Take a datum out."""
    found = to_write(request, pk)
    act(request, lambda: services.drop_datum(user=request.user, aangifte=found, nummer=nummer))
    return redirect("aangiften:gegevens", pk=pk)


@require_http_methods(["GET", "POST"])
def indienen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Hand the draft in for advice."""
    found = to_write(request, pk)
    form = forms.IndienForm(request.POST or None, user=request.user)
    if request.method == "POST" and keep(
        form, lambda: services.hand_in(user=request.user, aangifte=found, **form.people())
    ):
        messages.success(request, _("De aangifte ligt bij de jurist."))
        return redirect("aangiften:aangifte", pk=pk)
    return render(request, "ind_aangiften/indienen.html", {**page_of(request.user, found), "form": form})


@require_http_methods(["GET", "POST"])
def terugnemen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the aangifte back to change it."""
    return _with_reason(
        request,
        pk,
        services.take_back,
        titel=_("Neem de aangifte terug"),
        tekst=_("Na een wijziging zijn een nieuw advies en een nieuw besluit nodig."),
        knop=_("Neem terug"),
    )


@require_http_methods(["GET", "POST"])
def afzien(request: SignedInRequest, pk: int) -> HttpResponse:
    """Refrain from the aangifte."""
    return _with_reason(
        request,
        pk,
        services.refrain,
        titel=_("Zie af van de aangifte"),
        tekst=_("Overwegen en niet doen is ook een uitkomst. De reden wordt bewaard."),
        knop=_("Zie af"),
    )


def to_write(request: SignedInRequest, pk: int) -> Aangifte:
    """Return an aangifte that this person may write in at this moment.

    Raises:
        Http404: it is another's, or not open for change.
    """
    found = selectors.aangifte_for(request.user, pk)
    if found.opsteller != request.user or found.stand != Stand.CONCEPT:
        raise Http404
    return found


def keep(form: Any, act_: Callable[[], object]) -> bool:
    """Do something with a valid form; what it refuses stands beside the field, or above the form."""
    if not form.is_valid():
        return False
    try:
        act_()
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def act(request: SignedInRequest, act_: Callable[[], object]) -> None:
    """Do something without a form; what it refuses becomes a message."""
    try:
        act_()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))


def _begin(request: SignedInRequest, found: Zaak) -> HttpResponse:
    soort, _colon, number = request.POST["aanleiding"].partition(":")
    ref = int(number) if number.isdecimal() and number.isascii() else 0
    try:
        begun = services.begin(user=request.user, zaak=found, soort=soort, ref=ref)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("aangiften:zaak", pk=found.pk)
    return redirect("aangiften:toetslijst", pk=begun.pk)


def _with_reason(
    request: SignedInRequest, pk: int, service: Callable[..., None], **words: str
) -> HttpResponse:
    found = selectors.aangifte_for(request.user, pk)
    if found.opsteller != request.user or found.stand in services.FINISHED:
        raise Http404
    form = forms.RedenForm(request.POST or None)
    if request.method == "POST" and keep(
        form, lambda: service(user=request.user, aangifte=found, reden=form.cleaned_data["reden"])
    ):
        return redirect("aangiften:aangifte", pk=pk)
    return render(request, "ind_aangiften/reden.html", {"aangifte": found, "form": form, **words})
