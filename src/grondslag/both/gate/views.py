import shlex
import uuid
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grondslag.both.accounts.toegang import may_follow, may_open
from grondslag.both.audit.services import record
from grondslag.both.gate import bewijsblad, occasions, selectors, services
from grondslag.both.gate.exit import note_viewed
from grondslag.both.gate.models import Verzoek
from grondslag.both.register import keys
from grondslag.both.register.models import Entry
from grondslag.both.register.selectors import bewijs, check
from grondslag.both.rendering import RenderingError
from grondslag.both.wet.selectors import current_register
from grondslag.proof import dumps

ON_A_PAGE = 50
KEYS_FILE = "sleutels.json"
WITH_PYTHON = ("PYTHONPATH=grondslag/src", "python3", "-m", "grondslag.proof.verify")


@require_GET
def te_tekenen(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person's signature."""
    return render(
        request,
        "gate/te_tekenen.html",
        {"verzoeken": selectors.with_names(selectors.to_sign(request.user))},
    )


@require_GET
def verstrekkingen(request: HttpRequest) -> HttpResponse:
    """Show what left and what was refused, as far as this person may know, a page at a time."""
    found = Paginator(selectors.requests_for(request.user), ON_A_PAGE)
    page = found.get_page(request.GET.get("pagina"))
    context = {"pagina": page, "verzoeken": selectors.with_names(list(page))}
    return render(request, "gate/verstrekkingen.html", context)


@require_GET
def verzoek(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show one request: the decision line by line, the signatures, the way out, the proof."""
    found = selectors.request_for(request.user, pk)
    if found.entry:
        note_viewed(person=request.user, entry=found.entry)
    door = occasions.get(found.occasion)
    url = door.url(found.object_id)
    context = {
        "verzoek": found,
        "titel": selectors.name_of(door, found.object_id),
        "ontvanger": found.recipient_name,
        "terug": url if may_follow(request.user, url) else "",
        "besluit": found.decision,
        "register_nu": current_register().sha256,
        "ontbrekend": [step for step in found.decision["steps"] if not step["ok"]],
        "tekst": found.entry.body["grondslag"] if found.entry else None,
        "plaatsen": selectors.slots(request.user, found),
        "elders": selectors.elsewhere(found, selectors.register_of(found)),
        "uitgang": selectors.outgoing(found),
        "op_te_halen": selectors.to_collect(request.user, found),
        "ontvangst": selectors.receipt_of(found),
        "oordeel": check(found.entry) if found.entry else None,
        "controleren": _checking(found) if may_open(request.user, "poort:bewijs") else None,
        "mag_intrekken": found.requester == request.user and found.state == "getoetst",
    }
    return render(request, "gate/verzoek.html", context)


def _checking(request: Verzoek) -> dict[str, Any] | None:
    """Return what it takes to check the proof elsewhere: the commands as they are typed, and the keys."""
    if request.entry is None:
        return None
    arguments = [f"bewijs-{request.entry.seq}.json", "--sleutels", KEYS_FILE]
    if name := request.entry.body["bestand_naam"]:
        arguments += ["--bytes", name]
    return {
        "bestand": name,
        "opdracht": shlex.join(["grondslag", "verify", *arguments]),
        "met_python": shlex.join([*WITH_PYTHON, *arguments]),
        "sleutels": keys.published().keys,
    }


@require_POST
def tekenen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Set a signature."""
    found = selectors.request_for(request.user, pk)
    try:
        found = services.sign(request=found, person=request.user, rol=request.POST.get("rol", ""))
    except services.GateError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Uw handtekening is gezet."))
    return redirect("poort:verzoek", pk=pk)


@require_POST
def intrekken(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take a request back."""
    found = selectors.request_for(request.user, pk)
    try:
        services.withdraw(request=found, person=request.user)
    except services.GateError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Het verzoek is ingetrokken."))
    return redirect("poort:verzoek", pk=pk)


@require_GET
def bewijs_bestand(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the proof of a request as a file that anyone can check offline."""
    _found, entry = _entered(request, pk)
    return _download(request, entry, dumps(bewijs(entry)), "application/json", "json")


@require_GET
def bewijs_blad(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the proof of a request as a sheet to read and print."""
    found, entry = _entered(request, pk)
    try:
        sheet = bewijsblad.render(found, entry)
    except RenderingError as error:
        messages.error(request, str(error))
        return redirect("poort:verzoek", pk=pk)
    return _download(request, entry, sheet, "application/pdf", "pdf")


@require_GET
def sleutels(_request: HttpRequest) -> HttpResponse:
    """Give the public keys of both sides as `grondslag verify --sleutels` takes them."""
    return _file(keys.published_file(), "application/json", KEYS_FILE)


def _entered(request: HttpRequest, pk: uuid.UUID) -> tuple[Verzoek, Entry]:
    found = selectors.request_for(request.user, pk)
    if found.entry is None:
        raise Http404
    return found, found.entry


def _download(request: HttpRequest, entry: Entry, data: bytes, kind: str, ending: str) -> HttpResponse:
    """Log that the proof is taken, then give it."""
    record(event="bewijs:opgehaald", actor=request.user, inschrijving=entry.seq)
    return _file(data, kind, f"bewijs-{entry.seq}.{ending}")


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, name)  # noqa: FBT003 (Django's own signature)
    return response
