from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.om.aangiften import selectors, services


@require_GET
def lijst(request: SignedInRequest) -> HttpResponse:
    """Show the aangiften that arrived electronically."""
    found = selectors.aangiften_for(request.user)
    return render(request, "om_aangiften/lijst.html", {"aangiften": found})


@require_GET
def aangifte(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one aangifte: its reference, its hash, and the way to the document."""
    found = selectors.aangifte_for(request.user, pk)
    record(event="aangifte:bekeken", actor=request.user, aangifte=found.pk)
    return render(request, "om_aangiften/aangifte.html", {"aangifte": found})


@require_GET
def document(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show the document."""
    found = selectors.aangifte_for(request.user, pk)
    pdf = services.open_document(user=request.user, aangifte=found)
    return HttpResponse(pdf, content_type="application/pdf")
