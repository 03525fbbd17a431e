"""The workbench: one document, finding by finding. Each act is one key, and works without a script."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from grondslag.both.audit.services import record
from grondslag.ind.anonimiseren import marks, selectors, services
from grondslag.ind.anonimiseren import overzicht as shown
from grondslag.ind.anonimiseren.bevindingen import OPEN, Bevinding
from grondslag.ind.anonimiseren.forms import WijzigPlekForm
from grondslag.ind.anonimiseren.selectors import Werkstuk
from grondslag.ind.dossiers.selectors import document_for

PER_PAGE = 50
DECISIONS = {"aanvaard": "aanvaard", "verwerp": "verworpen"}


@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the original with its marks beside the working text, and take one decision at a time."""
    stuk = _stuk(request, pk)
    if request.method == "POST":
        return _decide(request, stuk)
    record(event="document:bekeken", actor=request.user, document=stuk.document.pk)
    by_doubt, only_open = request.GET.get("volgorde") == "twijfel", request.GET.get("toon") == "open"
    page = Paginator(shown.ordered(stuk, by_doubt=by_doubt, only_open=only_open), PER_PAGE).get_page(
        request.GET.get("pagina")
    )
    context = {
        "document": stuk.document,
        "zaak": stuk.document.zaak,
        "stuk": stuk,
        "bron": marks.original(stuk),
        "werk": marks.working(stuk),
        "pagina": page,
        "rijen": [shown.row_of(stuk, bevinding) for bevinding in page],
        "zinnen": shown.sentences_of([stuk]),
        "op_twijfel": by_doubt,
        "alleen_open": only_open,
        "terug_te_draaien": selectors.last_act_of(request.user, stuk.document.zaak),
    }
    return render(request, "ind_anonimiseren/document.html", context)


@require_http_methods(["GET", "POST"])
def wijzig(request: HttpRequest, pk: int, begin: int, eind: int) -> HttpResponse:
    """Change what stands in the place of one finding, or of all that are about the same."""
    stuk = _stuk(request, pk)
    bevinding = _at(stuk, f"{pk}-{begin}-{eind}")
    finding = bevinding.finding
    form = WijzigPlekForm(
        request.POST or None,
        initial={
            "label": finding.label,
            "actie": finding.action,
            "vervanging": (finding.replacement or "").strip("[]"),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            _change(request, stuk, bevinding, form)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect(f"{_page(stuk)}#b-{bevinding.sleutel}")
    context = {"zaak": stuk.document.zaak, "document": stuk.document, "rij": shown.row_of(stuk, bevinding)}
    return render(request, "ind_anonimiseren/wijzig.html", {**context, "form": form})


def _stuk(request: HttpRequest, pk: int) -> Werkstuk:
    stuk = selectors.werkstuk(document_for(request.user, pk))
    if stuk is None:
        raise Http404
    return stuk


def _at(stuk: Werkstuk, sleutel: str) -> Bevinding:
    found = next((each for each in stuk.bevindingen if each.sleutel == sleutel), None)
    if found is None:
        raise Http404
    return found


def _page(stuk: Werkstuk) -> str:
    return reverse("anonimiseren:document", args=[stuk.document.pk])


def _decide(request: HttpRequest, stuk: Werkstuk) -> HttpResponse:
    zaak = stuk.document.zaak
    if "alles" in request.POST:
        chosen = [each for each in stuk.bevindingen if each.stand == OPEN]
        return _decide_all(request, stuk, chosen)
    name = next((name for name in DECISIONS if name in request.POST), None)
    if name is None:
        raise Http404
    bevinding = _at(stuk, request.POST[name])
    services.decide_findings(user=request.user, zaak=zaak, soort=DECISIONS[name], bevindingen=[bevinding])
    if not request.htmx:  # type: ignore[attr-defined]  # the htmx middleware adds it
        return redirect(f"{request.get_full_path()}#b-{bevinding.sleutel}")
    now = selectors.werkstuk(stuk.document)
    if now is None:
        raise Http404
    decided = _at(now, bevinding.sleutel)
    context = {
        "document": stuk.document,
        "zaak": zaak,
        "rij": shown.row_of(now, decided),
        "stuk": now,
        "mark": marks.mark_of(decided, oob=True),
        "plek": marks.place_of(decided, oob=True),
    }
    return render(request, "ind_anonimiseren/besloten.html", context)


def _decide_all(request: HttpRequest, stuk: Werkstuk, chosen: list[Bevinding]) -> HttpResponse:
    try:
        services.decide_findings(
            user=request.user, zaak=stuk.document.zaak, soort="aanvaard", bevindingen=chosen
        )
    except ValidationError:
        messages.info(request, _("In dit document is over alles al besloten."))
    else:
        messages.success(request, _("Alle open bevindingen in dit document zijn aanvaard."))
    return redirect(_page(stuk))


def _change(request: HttpRequest, stuk: Werkstuk, bevinding: Bevinding, form: WijzigPlekForm) -> None:
    data, zaak = form.cleaned_data, stuk.document.zaak
    chosen = [bevinding]
    if data["overal"]:
        mentions = shown.mentions_of(selectors.werkstukken(zaak), bevinding.finding.entity)
        chosen = [row.bevinding for _stuk, row in mentions]
    services.decide_findings(
        user=request.user,
        zaak=zaak,
        soort="gewijzigd",
        bevindingen=chosen,
        label=data["label"],
        action=data["actie"],
        replacement=data["vervanging"],
    )
