"""What the author does: make the card, choose quotations, ask for the second reading."""

import re
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grondslag.anonymise.kaart import Kaart, coarser, kaart_schema
from grondslag.both.audit.services import record
from grondslag.both.verouderd import Outdated
from grondslag.ind.anonimiseren.selectors import working_text
from grondslag.ind.casussen import reading, selectors, services
from grondslag.ind.casussen.forms import CitaatForm, KaartForm, LezingVragenForm
from grondslag.ind.casussen.inhoud import card_hash, kaart_van, woorden_van
from grondslag.ind.casussen.models import Casus
from grondslag.ind.casussen.weergave import (
    Klasse,
    card_rows,
    class_in_words,
    quotations_of,
    values_text,
)
from grondslag.ind.dossiers.selectors import document_for, documents_of
from grondslag.ind.zaken.selectors import row_of, zaak_for
from grondslag.ind.zaken.woorden import label_of

PASSAGE = re.compile(r"[^.!?\n]+[.!?…]*")
SHORTEST = 20


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Start the casus of a zaak, or go to the one that is there."""
    zaak = zaak_for(request.user, pk)
    if request.method == "POST":
        try:
            made = services.make_casus(user=request.user, zaak=zaak)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            return redirect("casussen:kaart", pk=made.pk)
    return render(request, "ind_casussen/nieuw.html", {"zaak": zaak, "casus": selectors.casus_of(zaak)})


@require_http_methods(["GET", "POST"])
def kaart(request: HttpRequest, pk: int) -> HttpResponse:
    """Fill in the card, make it coarser with one press, see the class at once, and keep it."""
    found = _own(request, pk)
    form = KaartForm(request.POST or None, kaart=kaart_van(found), gezien=card_hash(found))
    card = _filled_in(form, found)
    if request.method == "POST" and form.is_valid():
        try:
            if "opslaan" in request.POST:
                seen = form.cleaned_data["gezien"]
                services.save_kaart(user=request.user, casus=found, kaart=form.kaart(), gezien=seen)
                messages.success(request, _("De kaart is opgeslagen."))
                return redirect("casussen:casus", pk=found.pk)
            card = _moved(request, found, form.kaart())
            form = KaartForm(kaart=card, gezien=form.cleaned_data["gezien"])
        except Outdated as error:
            form = _with_what_changed(request, found, card, error)
        except ValidationError as error:
            form.add_error(None, error)
    context = {
        "casus": found,
        "form": form,
        "velden": _fields_with_hints(form, found),
        "klasse": _class_with_buttons(found, card),
    }
    return render(request, "ind_casussen/kaart.html", context)


@require_POST
def klasse(request: HttpRequest, pk: int) -> HttpResponse:
    """Count the class of the card as it is filled in now; keeps nothing."""
    found = _own(request, pk)
    card = _filled_in(KaartForm(request.POST), found)
    context = {"klasse": _class_with_buttons(found, card), "knoppen": True}
    return render(request, "ind_casussen/onderdelen/klasse.html", context)


@require_http_methods(["GET", "POST"])
def citaten(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose quotations, one by one, from the working text of one document."""
    found = _own(request, pk)
    chosen = _chosen_document(request, found)
    passages = _passages(working_text(chosen)) if chosen else []
    form = CitaatForm(request.POST or None, initial=_taken_over(request, passages))
    if request.method == "POST" and chosen is not None and form.is_valid():
        try:
            services.add_quotation(user=request.user, casus=found, document=chosen, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("tekst", error)
        else:
            messages.success(request, _("Het citaat is toegevoegd."))
            return redirect("casussen:citaten", pk=found.pk)
    context = {
        "casus": found,
        "citaten": quotations_of(found),
        "documenten": documents_of(found.zaak).filter(extractie__stand="gelezen"),
        "gekozen": chosen,
        "passages": passages,
        "form": form,
    }
    return render(request, "ind_casussen/citaten.html", context)


@require_POST
def citaat_weg(request: HttpRequest, pk: int, nummer: int) -> HttpResponse:
    """Take a quotation away."""
    found = _own(request, pk)
    try:
        services.drop_quotation(user=request.user, casus=found, nummer=nummer)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    return redirect("casussen:citaten", pk=found.pk)


@require_http_methods(["GET", "POST"])
def lezing_vragen(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask another person to read the casus against the originals."""
    found = _own(request, pk)
    size = selectors.class_size_of(found)
    form = LezingVragenForm(request.POST or None, casus=found, genoeg=size.enough)
    if request.method == "POST" and form.is_valid():
        try:
            reading.ask_reading(
                user=request.user,
                casus=found,
                lezer=form.chosen_reader(),
                klasseroute=form.cleaned_data.get("klasseroute", False),
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("De casus ligt bij de tweede lezer."))
            return redirect("casussen:casus", pk=found.pk)
    context = {"casus": found, "form": form, "klasse": class_in_words(size)}
    return render(request, "ind_casussen/lezing_vragen.html", context)


@require_POST
def terugnemen(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the casus back from whom it lies with."""
    found = _own(request, pk)
    try:
        reading.take_back(user=request.user, casus=found)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("De casus is terug bij u."))
    return redirect("casussen:casus", pk=found.pk)


def _own(request: HttpRequest, pk: int) -> Casus:
    found = selectors.casus_for(request.user, pk)
    if found.auteur != request.user:
        raise Http404
    record(event="casus:bekeken", actor=request.user, casus=found.pk)
    return found


def _moved(request: HttpRequest, found: Casus, card: Kaart) -> Kaart:
    """Return the card after the press of a button: one field coarser, or a suggestion taken."""
    field = request.POST.get("grover", "")
    if field in {each.id for each in kaart_schema().counted}:
        return coarser(card, field) or card
    cures = selectors.cures_of(found, card)
    if (wrong := request.POST.get("herstel", "")) in cures:
        return card.with_values(wrong, cures[wrong])
    suggestions = selectors.class_size_with(found, card, woorden_van(found)).suggestions
    choice = request.POST.get("neem", "")
    return suggestions[int(choice)].kaart if choice in map(str, range(len(suggestions))) else card


def _class_with_buttons(found: Casus, card: Kaart) -> Klasse:
    """Return the class of a card, with what would make it larger or agree with the registration."""
    size = selectors.class_size_with(found, card, woorden_van(found))
    return class_in_words(size, cures=selectors.cures_of(found, card) if size.contradicts else {})


def _with_what_changed(request: HttpRequest, found: Casus, typed: Kaart, error: ValidationError) -> KaartForm:
    """Return the form with what was typed, and each field that stands otherwise now; a second press saves."""
    found.refresh_from_db()
    data = request.POST.copy()
    data["gezien"] = card_hash(found)
    form = KaartForm(data)
    form.add_error(None, error)
    for (name, now), (_name, mine) in zip(card_rows(kaart_van(found)), card_rows(typed), strict=True):
        if now != mine:
            form.add_error(None, _("%(veld)s staat nu zo: %(waarde)s") % {"veld": name, "waarde": now})
    return form


def _filled_in(form: KaartForm, found: Casus) -> Kaart:
    """Return the card that was filled in, or the one that is kept when the values make none."""
    try:
        return form.kaart() if form.is_valid() else kaart_van(found)
    except ValidationError:
        return kaart_van(found)


def _fields_with_hints(form: KaartForm, found: Casus) -> list[dict[str, Any]]:
    """Return each field with the finest value of the registration, and whether it can get coarser."""
    finest = row_of(found.zaak).values
    counted = {field.id for field in kaart_schema().counted}
    return [
        {
            "veld": form[field.id],
            "naam": label_of(field),
            "id": field.id,
            "ladder": field.id in counted,
            "registratie": values_text(field, finest.get(field.id, ())),
        }
        for field in kaart_schema().velden
    ]


def _chosen_document(request: HttpRequest, found: Casus) -> Any:
    given = request.GET.get("document", "")
    if not given.isdigit():
        return None
    document = document_for(request.user, int(given))
    if document.zaak_id != found.zaak_id:
        raise Http404
    return document


def _passages(text: str) -> list[str]:
    found = (" ".join(match[0].split()) for match in PASSAGE.finditer(text))
    return [passage for passage in found if len(passage) >= SHORTEST]


def _taken_over(request: HttpRequest, passages: list[str]) -> dict[str, str]:
    choice = request.GET.get("passage", "")
    if choice not in map(str, range(len(passages))):
        return {}
    return {"bron": passages[int(choice)], "tekst": passages[int(choice)]}
