from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.ind.aangiften import aftermath, forms, selectors
from grondslag.ind.aangiften.models import Vervolg, Vervolgsoort
from grondslag.ind.aangiften.views import keep

FORMS: dict[Vervolgsoort, type[django_forms.Form]] = {
    Vervolgsoort.ONDERTEKEND: forms.OndertekendForm,
    Vervolgsoort.OVERHANDIGD: forms.OverhandigdForm,
    Vervolgsoort.SCAN: forms.ScanForm,
    Vervolgsoort.OM_KENMERK: forms.OmKenmerkForm,
    Vervolgsoort.OM_REACTIE: forms.OmReactieForm,
}


@require_http_methods(["GET", "POST"])
def vervolg(request: SignedInRequest, pk: int, soort: str) -> HttpResponse:
    """Record one thing that happened after the release."""
    found = selectors.aangifte_for(request.user, pk)
    if soort not in Vervolgsoort.values or not aftermath.may_note(request.user, found, Vervolgsoort(soort)):
        raise Http404
    kind = Vervolgsoort(soort)
    if early := aftermath.too_early(found, kind):
        messages.error(request, early)
        return redirect("aangiften:aangifte", pk=pk)
    form = FORMS[kind](request.POST or None, request.FILES or None)
    if request.method == "POST" and keep(
        form, lambda: aftermath.note(user=request.user, aangifte=found, soort=kind, **_values(form))
    ):
        return redirect("aangiften:aangifte", pk=pk)
    context = {"aangifte": found, "form": form, "titel": kind.label, "knop": _("Leg vast"), "tekst": ""}
    return render(request, "ind_aangiften/reden.html", context)


@require_GET
def scan(request: SignedInRequest, pk: int, rij: int) -> HttpResponse:
    """Show the signed copy."""
    found = selectors.aangifte_for(request.user, pk)
    row = get_object_or_404(Vervolg, pk=rij, aangifte=found, soort=Vervolgsoort.SCAN)
    record(event="aangifte:scan-bekeken", actor=request.user, aangifte=found.pk, vervolg=row.pk)
    data = aftermath.scan_of(row)
    return HttpResponse(data, content_type=aftermath.media_type(data) or "application/octet-stream")


def _values(form: django_forms.Form) -> dict[str, Any]:
    data = dict(form.cleaned_data)
    file, day = data.pop("bestand", None), data.pop("dag")
    return {"dag": day, "gegevens": data, "scan": file.read() if file else b""}
