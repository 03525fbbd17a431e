"""After a corrected date: a page of the old decisions that would now come out differently."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from grondslag.both.audit.services import record
from grondslag.both.gate.terugblik import looking_back
from grondslag.both.wet.models import Inwerkingtreding
from grondslag.both.wet.selectors import entries
from grondslag.law import RegisterError


@require_GET
def terugblik(request: HttpRequest) -> HttpResponse:
    """Look back by what is known of the law now, or with `?invoer=` as if that entry were confirmed."""
    entry = _entry(request.GET.get("invoer", ""))
    record(event="terugblik:bekeken", actor=request.user, invoer=entry.pk if entry else None)
    try:
        found = looking_back(request.user, entry)
    except RegisterError as error:
        messages.error(request, str(error))
        return redirect("wet:inwerkingtreding")
    return render(request, "gate/terugblik.html", {"terugblik": found, "invoer": entry})


def _entry(text: str) -> Inwerkingtreding | None:
    if not text:
        return None
    found = next((row for row, _decision in entries() if str(row.pk) == text), None)
    if found is None:
        raise Http404
    return found
