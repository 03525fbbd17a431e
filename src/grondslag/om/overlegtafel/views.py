import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from grondslag.both.accounts.http import SignedInRequest
from grondslag.both.audit.services import record
from grondslag.both.gate.models import State
from grondslag.both.gate.selectors import latest_of
from grondslag.both.gate.services import GateError, request_release
from grondslag.om.casussen.selectors import casussen_of, read_casus, withheld
from grondslag.om.overlegtafel import selectors, services
from grondslag.om.overlegtafel.forms import DeelnemerForm, ReactieForm, VerslagForm
from grondslag.om.overlegtafel.models import Herkenning


@require_GET
def lijst(request: SignedInRequest) -> HttpResponse:
    """Show the meetings that this person takes part in or prepares."""
    return render(request, "om_overlegtafel/lijst.html", {"overleggen": selectors.meetings_for(request.user)})


@require_http_methods(["GET", "POST"])
def overleg(request: SignedInRequest, referentie: uuid.UUID) -> HttpResponse:
    """Show the agenda of one meeting; let an officier take part."""
    found = selectors.meeting_for(request.user, referentie)
    form = DeelnemerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.let_take_part(user=request.user, overleg=found, officier=form.chosen())
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("overlegtafel:overleg", referentie=referentie)
    record(event="overleg:bekeken", actor=request.user, overleg=found.pk)
    context = {
        "overleg": found,
        "form": form,
        "leest": selectors.takes_part(request.user, found),
        "bereidt_voor": request.user.has_role("parketsecretaris"),
        "agenda": [(casus, selectors.answers_of(casus)) for casus in casussen_of(found)],
        "andere": selectors.their_half(found),
    }
    return render(request, "om_overlegtafel/overleg.html", context)


@require_http_methods(["GET", "POST"])
def casus(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one casusblad; take the answer, which goes to the gate."""
    found = selectors.casus_for(request.user, pk)
    record(event="tafelcasus:gelezen", actor=request.user, casus=found.pk)
    form = ReactieForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = services.answer(user=request.user, casus=found, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("vraag" if form.cleaned_data["vraag"] else None, error)
        else:
            return _ask_gate(request, "tafelreactie", row.pk, "om-tafelreactie")
    context = {
        "casus": found,
        "blad": read_casus(found),
        "achtergehouden": withheld(),
        "reacties": selectors.answers_of(found),
        "mag_reageren": selectors.may_still_answer(found),
        "form": form,
    }
    return render(request, "om_overlegtafel/casus.html", context)


@require_http_methods(["GET", "POST"])
def herkend(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask whether this casus is recognised, and then freeze it and tell the IND."""
    found = selectors.casus_for(request.user, pk)
    if request.method == "POST":
        row = services.recognise(user=request.user, casus=found)
        messages.success(request, _("%(label)s is bij ons bevroren en verdwenen.") % {"label": found.label})
        return _signal(request, row)
    text = _(
        "De casus verdwijnt bij ons meteen. De IND hoort het zodra het signaal met twee handtekeningen "
        "vertrekt, van een officier en van een parketsecretaris; dan bevriest de casus ook daar en opent "
        "de IND een incident. Schrijf of zeg niets over wie u herkent: alleen het label en het woord "
        "herkend vertrekken."
    )
    context = {
        "titel": _("U herkent %(label)s") % {"label": found.label},
        "tekst": text,
        "knop": _("Ja, ik herken deze casus"),
        "terug": reverse("overlegtafel:casus", args=[found.pk]),
        "soort": "gevaar",
    }
    return render(request, "ui/bevestigen.html", context)


@require_GET
def reactie(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one answer as it leaves."""
    found = get_object_or_404(selectors.answers_for(request.user), pk=pk)
    context = {
        "reactie": found,
        "leest": selectors.takes_part(request.user, found.casus.overleg) and found.casus.bevroren is None,
        "verzoek": latest_of("tafelreactie", str(found.pk)),
    }
    return render(request, "om_overlegtafel/reactie.html", context)


@require_http_methods(["GET", "POST"])
def herkenning(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show where the word that a casus was recognised stands; offer it again when it did not get out."""
    found = get_object_or_404(selectors.recognitions_for(request.user), pk=pk)
    if request.method == "POST":
        return _signal(request, found)
    asked = latest_of("herkend", str(found.pk))
    again = found.door == request.user and (asked is None or asked.state not in selectors.BOUND)
    context = {"herkenning": found, "verzoek": asked, "opnieuw": again}
    return render(request, "om_overlegtafel/herkenning.html", context)


@require_http_methods(["GET", "POST"])
def verslag(request: SignedInRequest, referentie: uuid.UUID) -> HttpResponse:
    """Show both halves of the minutes; fix ours and bring it to the gate."""
    meeting = selectors.meeting_for(request.user, referentie)
    labels = list(casussen_of(meeting).values_list("pk", "label"))
    form = VerslagForm(request.POST or None, labels=labels)
    if request.method == "POST" and form.is_valid():
        try:
            half = services.fix_minutes(
                user=request.user, overleg=meeting, besproken=form.discussed(), overig=form.other()
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _ask_gate(request, "verslag", half.pk, "vaststelling-verslag")
    record(event="verslag:bekeken", actor=request.user, overleg=meeting.pk)
    ours, theirs = selectors.latest_half(meeting), selectors.their_half(meeting)
    context = {
        "overleg": meeting,
        "form": form,
        "onze": ours,
        "andere": theirs,
        "verzoek": latest_of("verslag", str(ours.pk)) if ours else None,
        "vastgesteld": selectors.minutes_fixed(meeting),
        "mag_schrijven": theirs is not None and not selectors.minutes_bound(meeting),
    }
    return render(request, "om_overlegtafel/verslag.html", context)


def _signal(request: SignedInRequest, row: Herkenning) -> HttpResponse:
    """Bring the word that a casus was recognised to the gate, where she can sign it at once."""
    back = reverse("overlegtafel:herkenning", args=[row.pk])
    answer = _ask_gate(request, "herkend", row.pk, "om-herkend", back=back)
    asked = latest_of("herkend", str(row.pk))
    if asked is not None and asked.state == State.PERMITTED:
        messages.warning(request, _("De IND weet het nog niet: zet hieronder meteen uw handtekening."))
    return answer


def _ask_gate(
    request: SignedInRequest, occasion: str, pk: int, ground: str, back: str = "overlegtafel:lijst"
) -> HttpResponseRedirect:
    try:
        answer = request_release(occasion=occasion, object_id=str(pk), ground=ground, requester=request.user)
    except GateError as error:
        messages.error(request, str(error))
        return redirect(back)
    if answer.state == State.REFUSED:
        messages.error(request, _("De poort weigerde; hieronder staat waarom."))
    return redirect("poort:verzoek", pk=answer.pk)
