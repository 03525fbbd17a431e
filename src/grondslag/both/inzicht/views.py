"""Two pages: may this leave, and after a corrected date which decisions would come out differently."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from grondslag.both import clock
from grondslag.both.accounts.toegang import may_follow
from grondslag.both.audit.services import record
from grondslag.both.gate.decisions import Established, established
from grondslag.both.gate.selectors import name_of
from grondslag.both.inzicht import onderwerpen
from grondslag.both.inzicht.forms import VraagForm
from grondslag.both.inzicht.mag_dit import Mag, kind_names, ways
from grondslag.both.inzicht.terugblik import looking_back
from grondslag.both.inzicht.toetsvraag import Toetsvraag
from grondslag.both.inzicht.verloop import verloop
from grondslag.both.wet.models import Inwerkingtreding
from grondslag.both.wet.pages import hindsight
from grondslag.both.wet.selectors import entries
from grondslag.law import RegisterError


@require_GET
def mag_dit(request: HttpRequest, occasion: str, object_id: str) -> HttpResponse:
    """Show, for one object on any day, which grounds are open and what each of the others lacks."""
    subject = onderwerpen.find(occasion)
    if subject is None or not subject.may_see(request.user, object_id):
        raise Http404
    record(event="mag-dit:bekeken", actor=request.user, aanleiding=occasion)
    own, url = onderwerpen.own_ground(subject, object_id), subject.url(object_id)
    vraag = Toetsvraag(established(subject, object_id), own)
    context = {
        "titel": name_of(subject, object_id),
        "terug": url if may_follow(request.user, url) else "",
        "verwant": list(onderwerpen.related(request.user, vraag.papers.subject, url)),
    }
    return _answered(request, vraag, context)


@require_GET
def mag_dit_algemeen(request: HttpRequest) -> HttpResponse:
    """Show the same about nothing in particular: no paper is there, the reader says what would go."""
    record(event="mag-dit:bekeken", actor=request.user, aanleiding="algemeen")
    return _answered(request, Toetsvraag(Established({}, None, ""), ""), {"algemeen": True})


def _answered(request: HttpRequest, vraag: Toetsvraag, context: dict[str, Any]) -> HttpResponse:
    form = VraagForm.for_query(request.GET)
    day = form.cleaned_data["dag"] if form.is_valid() else clock.today()
    ready = vraag.papers.kinds
    asked = vraag.about(form.kinds) if form.kinds else vraag
    found = ways(asked, day)
    context |= {
        "form": form,
        "dag": day,
        "getekend": hindsight(day),
        "soorten": kind_names(asked.papers.kinds),
        "gekozen": asked.papers.kinds != ready,
        "eigen": next((way for way in found if way.ground.id == vraag.own), None),
        "toen": next((way for way in found if way.bestond), None),
        "wegen": [way for way in found if way.gewezen or way.mag is not Mag.NEE],
        "overige": [way for way in found if not way.gewezen and way.mag is Mag.NEE],
        "verloop": verloop(asked, day),
    }
    return render(request, "inzicht/mag_dit.html", context)


@require_GET
def terugblik(request: HttpRequest) -> HttpResponse:
    """Look back by what is known of the law now, or with `?invoer=` as if that entry were confirmed."""
    entry = _entry(request.GET.get("invoer", ""))
    record(event="terugblik:bekeken", actor=request.user, invoer=entry.pk if entry else None)
    try:
        found = looking_back(request.user, entry, page=request.GET.get("pagina"))
    except RegisterError as error:
        messages.error(request, str(error))
        return redirect("wet:inwerkingtreding")
    return render(request, "inzicht/terugblik.html", {"terugblik": found, "invoer": entry})


def _entry(text: str) -> Inwerkingtreding | None:
    if not text:
        return None
    found = next((row for row, _decision in entries() if str(row.pk) == text), None)
    if found is None:
        raise Http404
    return found
