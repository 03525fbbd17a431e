from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both.audit.services import record
from grondslag.ind.anonimiseren import overzicht as shown
from grondslag.ind.anonimiseren import selectors, services
from grondslag.ind.anonimiseren.forms import ToevoegenForm, WijzigForm
from grondslag.ind.dossiers import selectors as dossiers
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.selectors import zaak_for

PER_PAGE = 50
MENTIONS = 200
"""Mentions of one entity that its page shows; an act is about all of them, but for the exceptions ticked."""


@require_GET
def overzicht(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a dossier: sentences to weigh first, then documents and entities with what is left to decide."""
    zaak = selectors.zaak_for(request.user, pk)
    record(event="anonimisering:bekeken", actor=request.user, zaak=zaak.pk)
    return render(request, "ind_anonimiseren/overzicht.html", _overview(request, zaak, ToevoegenForm()))


@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Run the engine over all documents of a zaak of one's own."""
    zaak = zaak_for(request.user, pk)
    try:
        services.anonymise_zaak(user=request.user, zaak=zaak)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        count = len(selectors.open_findings(zaak))
        text = ngettext(
            "Het dossier is geanonimiseerd; %(n)s bevinding wacht op een besluit.",
            "Het dossier is geanonimiseerd; %(n)s bevindingen wachten op een besluit.",
            count,
        )
        messages.success(request, text % {"n": count})
    return redirect("anonimiseren:overzicht", pk=zaak.pk)


@require_POST
def toevoegen(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a missed text everywhere in the dossier."""
    zaak = selectors.zaak_for(request.user, pk)
    form = ToevoegenForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            services.add_finding(
                user=request.user,
                zaak=zaak,
                tekst=data["tekst"],
                label=data["label"],
                action=data["actie"],
                replacement=data["vervanging"],
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("De tekst is in het hele dossier gemarkeerd."))
            return redirect("anonimiseren:overzicht", pk=zaak.pk)
    return render(request, "ind_anonimiseren/overzicht.html", _overview(request, zaak, form))


@require_POST
def ongedaan(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo the last act of this person, whatever it was about."""
    zaak = selectors.zaak_for(request.user, pk)
    try:
        services.undo_last(user=request.user, zaak=zaak)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Uw laatste handeling is ongedaan gemaakt."))
    back = request.POST.get("terug", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("anonimiseren:overzicht", args=[zaak.pk])
    return redirect(back)


@require_http_methods(["GET", "POST"])
def entiteit(request: HttpRequest, pk: int, entiteit: str) -> HttpResponse:
    """Show every mention of one person or thing, and decide on all of them but the exceptions."""
    zaak = selectors.zaak_for(request.user, pk)
    mentions = shown.mentions_of(selectors.werkstukken(zaak), entiteit)
    if not mentions:
        raise Http404
    first = mentions[0][1].bevinding.finding
    initial = {
        "label": first.label,
        "actie": first.action,
        "vervanging": (first.replacement or "").strip("[]"),
    }
    form = WijzigForm(request.POST if "wijzig" in request.POST else None, initial=initial)
    if request.method == "POST" and ("wijzig" not in request.POST or form.is_valid()):
        except_for = set(request.POST.getlist("uitzondering"))
        chosen = [row.bevinding for _stuk, row in mentions if row.bevinding.sleutel not in except_for]
        try:
            services.decide_findings(
                user=request.user, zaak=zaak, bevindingen=chosen, **_decision(request, form)
            )
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _decided_text(len(chosen)))
            return redirect("anonimiseren:overzicht", pk=zaak.pk)
    context = {
        "zaak": zaak,
        "naam": first.replacement or mentions[0][1].bevinding.tekst,
        "vermeldingen": mentions[:MENTIONS],
        "aantal": len(mentions),
        "rest": max(0, len(mentions) - MENTIONS),
        "form": form,
    }
    return render(request, "ind_anonimiseren/entiteit.html", context)


def _decision(request: HttpRequest, form: WijzigForm) -> dict[str, str]:
    if "wijzig" not in request.POST:
        return {"soort": "verworpen" if "verwerp" in request.POST else "aanvaard"}
    data = form.cleaned_data
    return {
        "soort": "gewijzigd",
        "label": data["label"],
        "action": data["actie"],
        "replacement": data["vervanging"],
    }


def _decided_text(count: int) -> str:
    text = ngettext("Over %(n)s vermelding is besloten.", "Over %(n)s vermeldingen is besloten.", count)
    return text % {"n": count}


def _overview(request: HttpRequest, zaak: Zaak, form: ToevoegenForm) -> dict[str, object]:
    stukken = selectors.werkstukken(zaak)
    entities = Paginator(shown.entities_of(stukken), PER_PAGE)
    return {
        "zaak": zaak,
        "eigen": zaak.behandelaar == request.user,
        "stukken": stukken,
        "zinnen": shown.sentences_of(stukken)[: shown.SENTENCES],
        "open": sum(stuk.open for stuk in stukken),
        "entiteiten": entities.get_page(request.GET.get("pagina")),
        "belemmeringen": selectors.blockers(zaak),
        "ingetrokken": dossiers.withdrawn_of(zaak),
        "run": selectors.latest_run(zaak),
        "terug_te_draaien": selectors.last_act_of(request.user, zaak),
        "form": form,
    }
