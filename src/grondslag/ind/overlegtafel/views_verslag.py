from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.both.gate.selectors import latest_of
from grondslag.ind.overlegtafel import selectors, services
from grondslag.ind.overlegtafel.forms import VerslagForm
from grondslag.ind.overlegtafel.inhoud import meeting_name
from grondslag.ind.overlegtafel.models import Stand
from grondslag.ind.overlegtafel.verslagblad import minutes_pdf
from grondslag.ind.overlegtafel.views import ask_gate


@require_http_methods(["GET", "POST"])
def verslag(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show both halves of the minutes; fix ours and bring it to the gate."""
    meeting = selectors.meeting_for(request.user, pk)
    if meeting.stand == Stand.VOORBEREIDING:
        raise Http404
    form = VerslagForm(request.POST or None, points=selectors.at_the_table(meeting))
    if request.method == "POST" and form.is_valid():
        try:
            half = services.fix_minutes(
                user=request.user, overleg=meeting, besproken=form.discussed(), overig=form.other()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return ask_gate(
                request,
                occasion="verslag",
                object_id=str(half.pk),
                ground="vaststelling-verslag",
                back="overlegtafel:verslag",
                pk=meeting.pk,
            )
    ours = selectors.latest_half(meeting)
    asked = latest_of("verslag", str(ours.pk)) if ours else None
    left = selectors.half_that_left(meeting) is not None
    context = {
        "overleg": meeting,
        "naam": meeting_name(meeting),
        "form": form,
        "onze": ours,
        "andere": selectors.their_half(meeting),
        "verzoek": asked,
        "mag_schrijven": request.user.has_role(*selectors.WRITE_MINUTES)
        and not left
        and not selectors.minutes_under_way(meeting),
    }
    return render(request, "ind_overlegtafel/verslag.html", context)


@require_GET
def verslag_pdf(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the fixed minutes as PDF, for the IND's own file."""
    meeting = selectors.meeting_for(request.user, pk)
    if meeting.stand != Stand.VASTGESTELD:
        raise Http404
    record(event="verslag:bekeken", actor=request.user, overleg=meeting.pk)
    response = HttpResponse(minutes_pdf(meeting), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="verslag-overlegtafel.pdf"'
    return response
