from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grondslag.both.accounts.http import SignedInRequest
from grondslag.ind.aangiften import channel, forms, selectors, services
from grondslag.ind.aangiften.models import KanaalGrond
from grondslag.ind.aangiften.views import act, keep


@require_http_methods(["GET", "POST"])
def artikel_160(request: SignedInRequest) -> HttpResponse:
    """Note whether art. 160 Sv obliges in one zaak, asked or unasked."""
    form = forms.Notitie160Form(request.POST or None, initial={"zaak": request.GET.get("zaak")})
    if request.method == "POST" and keep(
        form,
        lambda: services.note_160(
            jurist=request.user,
            zaak_nummer=form.cleaned_data["zaak"],
            oordeel=form.cleaned_data["oordeel"],
            notitie=form.cleaned_data["notitie"],
        ),
    ):
        messages.success(request, _("De notitie is vastgelegd; de behandelaar ziet haar bij de zaak."))
        return redirect("aangiften:artikel-160")
    context = {
        "form": form,
        "vragen": selectors.open_questions(),
        "notities": selectors.notes_of(request.user),
    }
    return render(request, "ind_aangiften/artikel_160.html", context)


@require_http_methods(["GET", "POST"])
def kanaal(request: SignedInRequest) -> HttpResponse:
    """Show what holds the electronic channel open, and enter its ground."""
    form = forms.KanaalForm(request.POST or None)
    if request.method == "POST" and keep(
        form,
        lambda: channel.enter_ground(
            jurist=request.user,
            open_=form.cleaned_data["stand"] == "open",
            tekst=form.cleaned_data["tekst"],
            bron=form.cleaned_data["bron"],
            demo=form.cleaned_data.get("demo", False),
        ),
    ):
        messages.success(request, _("Ingevoerd. Het werkt pas als een andere jurist het bevestigt."))
        return redirect("aangiften:kanaal")
    waiting = channel.waiting_ground()
    context = {
        "form": form,
        "kanaal": channel.open_ground(),
        "wacht": waiting,
        "eigen": waiting is not None and waiting.door == request.user,
    }
    return render(request, "ind_aangiften/kanaal.html", context)


@require_POST
def kanaal_beslissen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Confirm or reject what another jurist entered."""
    ground = get_object_or_404(KanaalGrond, pk=pk)
    agreed = request.POST.get("akkoord") == "ja"
    act(request, lambda: channel.confirm_ground(jurist=request.user, ground=ground, akkoord=agreed))
    return redirect("aangiften:kanaal")
