from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.ind.incidenten import selectors, services
from grondslag.ind.incidenten.forms import BeoordelingForm


@require_GET
def lijst(request: SignedInRequest) -> HttpResponse:
    """Show the incidents."""
    return render(request, "ind_incidenten/lijst.html", {"incidenten": selectors.incidents_for(request.user)})


@require_http_methods(["GET", "POST"])
def incident(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one incident, and take the judgement that closes it."""
    found = selectors.incident_for(request.user, pk)
    record(event="incident:bekeken", actor=request.user, incident=found.pk)
    form = BeoordelingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.judge(user=request.user, incident=found, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("incidenten:incident", pk=found.pk)
    context = {
        "incident": found,
        "form": form,
        "mag_beoordelen": not found.gesloten and request.user.has_role("privacyadviseur"),
    }
    return render(request, "ind_incidenten/incident.html", context)
