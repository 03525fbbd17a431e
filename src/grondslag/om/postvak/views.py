from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.both.exchange.selectors import arrived
from grondslag.om.postvak.models import EigenBeweging

SOORTEN = {
    "aangifte": gettext_lazy("Aangifte"),
    "antwoord": gettext_lazy("Antwoord op een vordering"),
    "casus": gettext_lazy("Casus"),
    "eigen-beweging": gettext_lazy("Uit eigen beweging"),
    "verslag": gettext_lazy("Verslag"),
}
"""Each kind of message that may arrive here, in words."""


@require_GET
def lijst(request: SignedInRequest) -> HttpResponse:
    """Show what arrived, without its content."""
    record(event="postvak:bekeken", actor=request.user)
    messages = [(SOORTEN.get(message.kind, message.kind), message) for message in arrived()]
    return render(request, "om_postvak/lijst.html", {"berichten": messages})


@require_GET
def eigen_beweging(request: SignedInRequest, bericht: str) -> HttpResponse:
    """Show one provision of own initiative."""
    found = get_object_or_404(EigenBeweging, bericht=bericht)
    record(event="eigen-beweging:bekeken", actor=request.user, bericht=str(found.bericht))
    persons = [(one["rol"], ", ".join([one["naam"], *one["aliassen"]])) for one in found.inhoud["personen"]]
    rows = [
        *persons,
        (_("Geboortedatum"), found.inhoud["geboortedatum"]),
        (_("Nationaliteit"), ", ".join(found.inhoud["nationaliteit"])),
    ]
    return render(request, "om_postvak/eigen_beweging.html", {"verstrekking": found, "rijen": rows})


@require_GET
def eigen_bewegingen(request: SignedInRequest) -> HttpResponse:
    """Show which provisions of own initiative there are."""
    return render(
        request, "om_postvak/eigen_bewegingen.html", {"verstrekkingen": EigenBeweging.objects.all()}
    )
