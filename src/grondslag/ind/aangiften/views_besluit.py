from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.both.gate.services import GateError, request_release
from grondslag.both.rendering import RenderingError
from grondslag.ind.aangiften import deciding, forms, selectors
from grondslag.ind.aangiften.document import document_of
from grondslag.ind.aangiften.gegevens import is_special, kinds_of
from grondslag.ind.aangiften.models import Stand
from grondslag.ind.aangiften.pages import page_of
from grondslag.ind.aangiften.toetslijst import goes_to_landelijk_parket
from grondslag.ind.aangiften.views import keep

OCCASIONS = ("aangifte", "aangifte-elektronisch")


@require_http_methods(["GET", "POST"])
def advies(request: SignedInRequest, pk: int) -> HttpResponse:
    """Write the advice on what was handed in."""
    found = selectors.aangifte_for(request.user, pk)
    chain = selectors.chain_of(found)
    if found.stand != Stand.TER_ADVIES or chain.indiening is None or chain.indiening.adviseur != request.user:
        raise Http404
    special = sorted(kind for kind in kinds_of(found.inhoud, found.gegevens) if is_special(kind))
    fixed = goes_to_landelijk_parket(found.toets)
    form = forms.AdviesForm(request.POST or None, special=special, fixed_addressee=fixed)
    if request.method == "POST" and keep(
        form,
        lambda: deciding.advise(
            jurist=request.user,
            aangifte=found,
            mag=form.cleaned_data["mag"] == "ja",
            inhoud=form.content(),
        ),
    ):
        return redirect("aangiften:aangifte", pk=pk)
    record(event="aangifte:bekeken", actor=request.user, aangifte=found.pk)
    context = {**page_of(request.user, found), "form": form, "vast": fixed}
    return render(request, "ind_aangiften/advies.html", context)


@require_http_methods(["GET", "POST"])
def besluit(request: SignedInRequest, pk: int) -> HttpResponse:
    """Take the decision."""
    found = selectors.aangifte_for(request.user, pk)
    if found.stand != Stand.TER_BESLUIT or not request.user.has_role("afdelingshoofd"):
        raise Http404
    form = forms.BesluitForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and keep(
        form,
        lambda: deciding.decide(
            hoofd=request.user,
            aangifte=found,
            akkoord=form.cleaned_data["akkoord"] == "ja",
            inhoud=form.content(),
            mandaat=form.cleaned_data["mandaat"].read() if form.cleaned_data["mandaat"] else b"",
        ),
    ):
        return redirect("aangiften:aangifte", pk=pk)
    record(event="aangifte:bekeken", actor=request.user, aangifte=found.pk)
    return render(request, "ind_aangiften/besluit.html", {**page_of(request.user, found), "form": form})


@require_http_methods(["GET", "POST"])
def vaststellen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Establish that the document is complete."""
    found = selectors.aangifte_for(request.user, pk)
    if found.stand != Stand.BESLOTEN or found.opsteller != request.user:
        raise Http404
    form = forms.VolledigForm(request.POST or None)
    try:
        if request.method == "POST" and keep(
            form, lambda: deciding.settle(user=request.user, aangifte=found)
        ):
            return redirect("aangiften:aangifte", pk=pk)
    except RenderingError as error:
        messages.error(request, str(error))
    return render(request, "ind_aangiften/vaststellen.html", {**page_of(request.user, found), "form": form})


@require_GET
def document(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the document to who has a part in it; what leaves, leaves through the gate."""
    found = selectors.aangifte_for(request.user, pk)
    chain = selectors.chain_of(found)
    if chain.besluit is None:
        raise Http404
    record(event="aangifte:document-bekeken", actor=request.user, aangifte=found.pk)
    try:
        pdf = document_of(found, chain)
    except RenderingError as error:
        messages.error(request, str(error))
        return redirect("aangiften:aangifte", pk=pk)
    return HttpResponse(pdf, content_type="application/pdf")


@require_POST
def poort(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask the gate to release the document, on paper or through the electronic channel."""
    found = selectors.aangifte_for(request.user, pk)
    occasion = request.POST.get("weg", "aangifte")
    if found.opsteller != request.user or occasion not in OCCASIONS:
        raise Http404
    try:
        answer = request_release(
            occasion=occasion, object_id=str(found.pk), ground=found.grondslag, requester=request.user
        )
    except GateError as error:
        messages.error(request, str(error))
        return redirect("aangiften:aangifte", pk=pk)
    return redirect("poort:verzoek", pk=answer.pk)
