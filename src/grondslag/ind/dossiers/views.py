from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both.audit.services import record
from grondslag.both.gate.services import GateError, request_release
from grondslag.documents import safe_name
from grondslag.ind.dossiers import selectors, services
from grondslag.ind.dossiers.forms import IntrekForm, UploadForm, VervangForm
from grondslag.ind.dossiers.models import Document
from grondslag.ind.dossiers.occasion import GROUND
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.selectors import zaak_for

DONE = {
    "vervangen": gettext_lazy("Het bestand is ontvangen en komt in de plaats van het onleesbare."),
    "intrekken": gettext_lazy("Het document telt niet meer mee; wie, wanneer en waarom is vastgelegd."),
}


@require_http_methods(["GET", "POST"])
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the documents of a zaak, and take in new ones."""
    zaak = zaak_for(request.user, pk)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        _take_in(request, zaak, form.cleaned_data["bestanden"])
        return redirect("dossiers:dossier", pk=zaak.pk)
    record(event="zaak:bekeken", actor=request.user, zaak=zaak.pk)  # the name of a document can say enough
    context = {
        "zaak": zaak,
        "form": form,
        "documenten": selectors.documents_of(zaak),
        "wachtend": selectors.waiting_of(zaak),
        "onleesbaar": selectors.unreadable_of(zaak),
    }
    return render(request, "ind_dossiers/dossier.html", context)


@require_GET
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the text of one document, what was hidden in it as text of its own kind."""
    found = selectors.document_for(request.user, pk)
    if found.stand != "gelezen":
        raise Http404
    record(event="document:bekeken", actor=request.user, document=found.pk)
    extract = selectors.extract_of(found)
    return render(
        request,
        "ind_dossiers/document.html",
        {"document": found, "extract": extract, "zaak": found.zaak, **selectors.visible_and_hidden(extract)},
    )


@require_http_methods(["GET", "POST"])
def vervangen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in a readable file in the place of one that could not be read."""
    found = selectors.to_withdraw(request.user, pk)
    form = VervangForm(request.POST or None, request.FILES or None)
    return _withdrawn(
        request,
        found,
        form,
        "vervangen",
        lambda data: services.replace_document(
            user=request.user,
            document=found,
            name=data["bestand"].name,
            data=data["bestand"].read(),
            reden=data["reden"],
        ),
    )


@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a document that could not be read no longer count."""
    found = selectors.to_withdraw(request.user, pk)
    form = IntrekForm(request.POST or None)
    return _withdrawn(
        request,
        found,
        form,
        "intrekken",
        lambda data: services.withdraw_document(user=request.user, document=found, reden=data["reden"]),
    )


@require_POST
def verstrek(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the gate for provision of one's own initiative: it answers with the rule and the lawful routes."""
    zaak = zaak_for(request.user, pk)
    text = request.POST.get("noodzaak", "").strip()
    if text:
        services.state_necessity(user=request.user, zaak=zaak, text=text[:4000])
    try:
        answer = request_release(
            occasion="eigen-beweging",
            object_id=str(zaak.pk),
            ground=GROUND,
            requester=request.user,
        )
    except GateError as error:
        messages.error(request, str(error))
        return redirect("zaken:zaak", pk=zaak.pk)
    return redirect("poort:verzoek", pk=answer.pk)


def _withdrawn(
    request: HttpRequest, found: Document, form: Any, name: str, act: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Show the form of a withdrawal, or do it and say so."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, DONE[name])
            return redirect("dossiers:dossier", pk=found.zaak_id)
    record(event="zaak:bekeken", actor=request.user, zaak=found.zaak_id)
    context = {"document": found, "zaak": found.zaak, "form": form}
    return render(request, f"ind_dossiers/{name}.html", context)


def _take_in(request: HttpRequest, zaak: Zaak, files: list[Any]) -> None:
    """Receive each file; one that is refused keeps none of the others out."""
    received = 0
    for file in files:
        try:
            services.receive_document(user=request.user, zaak=zaak, name=file.name, data=file.read())
        except ValidationError as error:
            messages.error(request, f"{safe_name(file.name)}: {error.messages[0]}")
            record(event="document:geweigerd", actor=request.user, zaak=zaak.pk, reden=error.messages[0])
        else:
            received += 1
    if received:
        text = ngettext("%(n)s document ontvangen.", "%(n)s documenten ontvangen.", received)
        messages.success(request, text % {"n": received} + " " + _("Het lezen begint vanzelf."))
