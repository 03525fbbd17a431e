"""The pages on which an answer is put together, judged, and asked of the gate."""

import uuid
from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from grondslag.both.gate.models import State
from grondslag.both.gate.services import GateError, request_release
from grondslag.both.vordering.regels import artikelen
from grondslag.ind.dossiers.selectors import extracts_of, unreadable_of
from grondslag.ind.vorderingen import bronnen, onderdelen, selectors, services
from grondslag.ind.vorderingen.antwoord import items_of, weighed
from grondslag.ind.vorderingen.document import as_pdf
from grondslag.ind.vorderingen.forms_antwoord import (
    BeslissenForm,
    BriefForm,
    LabelsForm,
    OmvangForm,
    PassageForm,
    RegistratieForm,
)
from grondslag.ind.vorderingen.models import Taak
from grondslag.ind.vorderingen.views import head


def _done(request: HttpRequest, act: Callable[[], None], text: str) -> bool:
    """Perform an act; say that it is done, or why it is not."""
    try:
        act()
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return False
    messages.success(request, text)
    return True


def _accepted(form: forms.Form, act: Callable[[], None]) -> bool:
    """Perform an act; what is wrong stands in the form, with the field that can mend it."""
    try:
        act()
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


@require_http_methods(["GET", "POST"])
def kiezen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Choose registered data, and go to the documents to choose passages."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    if found.zaak is None:
        return redirect("vorderingen:zaak", pk=found.pk)
    items = items_of(found)
    form = RegistratieForm(request.POST or None, items=items, vordering=found)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        _done(
            request,
            lambda: onderdelen.add_registered(
                user=request.user, vordering=found, nummer=values["nummer"], gekozen=values["gegevens"]
            ),
            _("De gegevens zijn gekozen."),
        )
        return redirect("vorderingen:onderdelen", pk=found.pk)
    context = {
        **head(request, found),
        "form": form,
        "items": items,
        "documenten": [source for source, _extract in extracts_of(found.zaak)],
        "onleesbaar": unreadable_of(found.zaak),
    }
    return render(request, "ind_vorderingen/onderdelen.html", context)


@require_http_methods(["GET", "POST"])
def document(request: HttpRequest, pk: uuid.UUID, document: int) -> HttpResponse:
    """Show the text of a document, and choose a passage of it."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    source = bronnen.text_of(found.zaak, document) if found.zaak else None
    if source is None:
        raise Http404
    items = items_of(found)
    form = PassageForm(request.POST or None, items=items)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if _done(
            request,
            lambda: onderdelen.add_passage(
                user=request.user,
                vordering=found,
                nummer=values["nummer"],
                document=document,
                woorden=values["passage"],
            ),
            _("De passage is gekozen."),
        ):
            return redirect("vorderingen:document", pk=found.pk, document=document)
    services.note_viewed(user=request.user, vordering=found, document=document)
    chosen = [one for item in items for one in item.wegingen if one.onderdeel.inhoud["document"] == document]
    context = {
        **head(request, found),
        "form": form,
        "document": source[0],
        "tekst": source[1].text,
        "gekozen": chosen,
    }
    return render(request, "ind_vorderingen/document.html", context)


@require_POST
def verwijderen(request: HttpRequest, pk: uuid.UUID, onderdeel: int) -> HttpResponse:
    """Take a fragment out again."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    _done(
        request,
        lambda: onderdelen.remove(user=request.user, vordering=found, onderdeel=onderdeel),
        _("Het onderdeel is verwijderd."),
    )
    return redirect("vorderingen:onderdelen", pk=found.pk)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def labels(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Label every fragment."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    services.hold(found)
    form = LabelsForm(request.POST or None, wegingen=weighed(found))
    if (
        request.method == "POST"
        and form.is_valid()
        and _accepted(
            form,
            lambda: onderdelen.label(
                user=request.user, vordering=found, soorten=form.labels(), redenen=form.reasons()
            ),
        )
    ):
        messages.success(request, _("De labels zijn vastgelegd."))
        return redirect("vorderingen:vordering", pk=found.pk)
    return render(request, "ind_vorderingen/labels.html", {**head(request, found), "form": form})


@require_http_methods(["GET", "POST"])
@transaction.atomic
def omvang(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The jurist judges whether each fragment is within what was asked; the drafter reads along."""
    found = selectors.vordering_for(request.user, pk)
    services.hold(found)
    items = items_of(found)
    admissible = [one for item in items for one in item.wegingen if one.mag]
    needs_leave = artikelen()[found.artikel].machtiging
    form = OmvangForm(request.POST or None, wegingen=admissible, machtiging=needs_leave)
    may_judge = selectors.task_of(request.user, found) == Taak.JURIST
    if request.method == "POST" and not may_judge:
        raise Http404
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if _accepted(
            form,
            lambda: onderdelen.judge_scope(
                user=request.user,
                vordering=found,
                omvat=form.scope(),
                gevolgd=form.followed(),
                woorden=values["toelichting"],
                machtiging=values["machtiging"] == "ja" if needs_leave else None,
            ),
        ):
            messages.success(request, _("Uw oordeel over de omvang is vastgelegd."))
            return redirect("vorderingen:vordering", pk=found.pk)
    context = {
        **head(request, found),
        "form": form,
        "items": items,
        "rijen": selectors.rows_of(found),
        "mag_oordelen": may_judge,
    }
    return render(request, "ind_vorderingen/omvang.html", context)


@require_http_methods(["GET", "POST"])
@transaction.atomic
def beslissen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Decide on each item, with a reason."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    services.hold(found)
    form = BeslissenForm(request.POST or None, items=items_of(found), artikel=found.artikel)
    if (
        request.method == "POST"
        and form.is_valid()
        and _done(
            request,
            lambda: onderdelen.decide_items(vordering=found, posten=form.decisions()),
            _("De besluiten zijn vastgelegd."),
        )
    ):
        return redirect("vorderingen:vordering", pk=found.pk)
    return render(request, "ind_vorderingen/beslissen.html", {**head(request, found), "form": form})


@require_POST
def poort(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Ask the gate to let the answer out, on the ground of the demand's article."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    before = selectors.request_of(found)
    if before is not None and before.state in (State.PERMITTED, State.RELEASED):
        return redirect("poort:verzoek", pk=before.pk)
    try:
        asked = request_release(
            occasion=selectors.OCCASION,
            object_id=str(found.pk),
            ground=artikelen()[found.artikel].grondslag,
            requester=request.user,
        )
    except GateError as error:
        messages.error(request, str(error))
        return redirect("vorderingen:vordering", pk=found.pk)
    return redirect("poort:verzoek", pk=asked.pk)


@require_http_methods(["GET", "POST"])
def brief(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Record a letter that gives nothing."""
    found = selectors.vordering_for(request.user, pk, Taak.OPSTELLER)
    form = BriefForm(request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and _done(
            request,
            lambda: onderdelen.answer_on_paper(user=request.user, vordering=found, **form.cleaned_data),
            _("De brief is vastgelegd; de vordering is beantwoord."),
        )
    ):
        return redirect("vorderingen:vordering", pk=found.pk)
    return render(request, "ind_vorderingen/brief.html", {**head(request, found), "form": form})


@require_GET
def verslag(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give the delivery record of a released answer, for the IND's own file."""
    found = selectors.vordering_for(request.user, pk)
    asked = selectors.request_of(found)
    if not found.beantwoord or found.brief or asked is None:
        raise Http404
    services.note_viewed(user=request.user, vordering=found)
    try:
        data = as_pdf(found, asked)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("vorderingen:vordering", pk=found.pk)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, "verstrekking.pdf")  # noqa: FBT003 (Django's own)
    return response
