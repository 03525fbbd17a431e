from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both.accounts.toegang import may_open
from grondslag.both.audit.services import record
from grondslag.both.gate.selectors import latest_of
from grondslag.both.gate.services import GateError, request_release
from grondslag.both.verouderd import Outdated
from grondslag.documents import Unreadable, read_document, safe_name
from grondslag.ind.publicatie import blad, punten, selectors, services
from grondslag.ind.publicatie.forms import (
    BestandForm,
    BevindingForm,
    NotaForm,
    NotaWijzigenForm,
    Paragraaf5Form,
    PassageForm,
    RedenForm,
    initial_of,
)
from grondslag.ind.publicatie.inhoud import split
from grondslag.ind.publicatie.models import Nota, Stand


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """Show the nota's."""
    context = {
        "notas": selectors.notas_for(request.user),
        "mag_maken": may_open(request.user, "publicatie:nieuw"),
    }
    return render(request, "ind_publicatie/lijst.html", context)


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write a nota."""
    form = NotaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        nota = services.create_nota(user=request.user, inhoud=form.inhoud())
        messages.success(request, _("De nota is opgeslagen. Beslis nu wat niet openbaar is."))
        return redirect("publicatie:nota", pk=nota.pk)
    return render(request, "ind_publicatie/nieuw.html", {"form": form, "bestand": BestandForm()})


@require_POST
def inlezen(request: HttpRequest) -> HttpResponse:
    """Take the visible text of a document over into the form; nothing is stored yet."""
    bestand, form = BestandForm(request.POST, request.FILES), NotaForm()
    if bestand.is_valid():
        upload = bestand.cleaned_data["bestand"]
        try:
            extract = read_document(upload.read(), safe_name(upload.name))
        except Unreadable as fault:
            bestand.add_error("bestand", str(fault))
        else:
            form = NotaForm(initial=split(extract.text[: extract.hidden_start]))
            if extract.hidden_start is not None:
                messages.warning(request, _("Het bestand bevatte verborgen tekst; die is niet overgenomen."))
    return render(request, "ind_publicatie/nieuw.html", {"form": form, "bestand": bestand})


@require_GET
def nota(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a nota: its text, what is withheld, and what stands in the way of publication."""
    found = selectors.nota_for(request.user, pk)
    record(event="nota:bekeken", actor=request.user, nota=found.pk)
    return _page(request, found)


@require_http_methods(["GET", "POST"])
def wijzigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the text of a nota."""
    found = selectors.nota_for(request.user, pk)
    form = NotaWijzigenForm(request.POST or None, initial=initial_of(found))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_nota(
                user=request.user, nota=found, inhoud=form.inhoud(), gezien=form.cleaned_data["gezien"]
            )
        except Outdated as error:
            form = _with_what_changed(request, found, form, error)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("publicatie:nota", pk=pk)
    return render(request, "ind_publicatie/wijzigen.html", {"form": form, "nota": found})


@require_POST
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on a passage."""
    found, form = selectors.nota_for(request.user, pk), PassageForm(request.POST)
    if form.is_valid():
        try:
            services.decide_passage(user=request.user, nota=found, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("publicatie:nota", pk=pk)
    return _page(request, found, passage=form)


@require_POST
def passage_ongedaan(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a decision on a passage back."""
    found = selectors.passage_for(request.user, pk)
    try:
        services.undo_passage(user=request.user, passage=found)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("publicatie:nota", pk=found.nota_id)


@require_POST
def paragraaf5(request: HttpRequest, pk: int) -> HttpResponse:
    """Fix section 5."""
    found = selectors.nota_for(request.user, pk)
    form = Paragraaf5Form(request.POST, used=blad.counts(found), nota=found)
    if form.is_valid():
        try:
            services.fix_section5(
                user=request.user,
                nota=found,
                toelichting=form.cleaned_data["toelichting"],
                aantallen=form.aantallen(),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Paragraaf 5 is vastgelegd."))
            return redirect("publicatie:nota", pk=pk)
    return _page(request, found, paragraaf5=form)


@require_POST
def vrijgave(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the gate to make the nota public."""
    found = selectors.nota_for(request.user, pk)
    try:
        asked = request_release(
            occasion=services.OCCASION, object_id=str(found.pk), ground="publicatie", requester=request.user
        )
    except GateError as error:
        messages.error(request, str(error))
        return redirect("publicatie:nota", pk=pk)
    return redirect("poort:verzoek", pk=asked.pk)


@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a public nota."""
    found = selectors.nota_for(request.user, pk)
    form = RedenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.withdraw_nota(user=request.user, nota=found, reden=form.cleaned_data["reden"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("publicatie:nota", pk=pk)
    return render(request, "ind_publicatie/intrekken.html", {"form": form, "nota": found})


def _with_what_changed(
    request: HttpRequest, found: Nota, typed: NotaWijzigenForm, error: ValidationError
) -> NotaWijzigenForm:
    """Return the form with what was typed, and each part that stands otherwise now; a second press saves."""
    found.refresh_from_db()
    now = initial_of(found)
    data = request.POST.copy()
    data["gezien"] = now["gezien"]
    form = NotaWijzigenForm(data)
    form.add_error(None, error)
    for name in typed.inhoud():
        mine = "\n".join(typed.cleaned_data[name].splitlines())
        if mine != now[name]:
            form.add_error(
                None, _("%(deel)s luidt nu: %(tekst)s") % {"deel": form[name].label, "tekst": now[name]}
            )
    return form


def _page(request: HttpRequest, found: Nota, **forms: Any) -> HttpResponse:
    waiting = punten.pointed_at(found)
    head, sections = selectors.head_and_sections(found, waiting)
    used = blad.counts(found)
    points = punten.points(found, waiting)
    asked = latest_of(services.OCCASION, str(found.pk))
    signing = asked is not None and asked.state == "getoetst"
    may_write = may_open(request.user, "publicatie:wijzigen")
    context = {
        "nota": found,
        "kop": head,
        "secties": sections,
        "bevindingen": [
            (text, BevindingForm(initial={"tekst": text}, auto_id=f"bevinding-{number}-%s"))
            for number, text in enumerate(waiting, start=1)
        ],
        "besluiten": selectors.decisions_of(found),
        "gezegd": selectors.section5_of(found),
        "passage": forms.get("passage") or PassageForm(auto_id="passage-%s"),
        "paragraaf5": forms.get("paragraaf5") or Paragraaf5Form(used=used, nota=found, auto_id="par5-%s"),
        "punten": points,
        "verzoek": asked,
        "mag_schrijven": may_write and found.stand == Stand.CONCEPT and not signing,
        "mag_intrekken": may_write and found.stand == Stand.VRIJGEGEVEN,
        "mag_vragen": all(point.in_orde for point in points),
    }
    return render(request, "ind_publicatie/nota.html", context)
