from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from grondslag.ind.publicatie.inhoud import SECTIES, head, paragraphs, text_hash
from grondslag.ind.publicatie.models import Nota
from grondslag.ind.publicatie.woo import woo

EEN_PER_REGEL = _("Iedere regel is een alinea.")


def _text(label: Any, rows: int, help_text: Any = EEN_PER_REGEL) -> forms.CharField:
    return forms.CharField(
        label=label, widget=forms.Textarea({"rows": rows}), help_text=help_text, max_length=50_000
    )


def _choices() -> list[tuple[str, Any]]:
    withhold = [(ground.id, f"{ground.label}: {ground.onderwerp}") for ground in woo().grond]
    stays = [(kind.id, kind.label) for kind in woo().blijft]
    return [
        ("", _("Kies een besluit")),
        (str(_("Achterhouden op grond van de Woo")), withhold),
        (str(_("Laten staan")), stays),
    ]


class NotaForm(forms.Form):
    """The text of a nota."""

    onderwerp = forms.CharField(label=_("Onderwerp"), max_length=200)
    kop = _text(_("Kop"), 5, _("Op iedere regel een gegeven: Aan: …, Van: …, Behandeld door: …"))
    aanleiding = _text(_("1 Aanleiding"), 4)
    besluit = _text(_("2 Geadviseerd besluit"), 3)
    kernpunten = _text(_("3 Kernpunten"), 4)
    toelichting = _text(_("4 Toelichting"), 6)

    def inhoud(self) -> dict[str, Any]:
        """Return the text in the form of `models.Nota.inhoud`."""
        data = self.cleaned_data
        sections = {part: paragraphs(data[part]) for part in SECTIES}
        return {"onderwerp": data["onderwerp"], "kop": head(data["kop"]), **sections}


class NotaWijzigenForm(NotaForm):
    """The text of a nota that is there; `gezien` is the hash of what the page showed."""

    gezien = forms.CharField(required=False, widget=forms.HiddenInput)


def initial_of(nota: Nota) -> dict[str, str]:
    """Return the text of a nota as `NotaWijzigenForm` takes it."""
    inhoud = nota.inhoud
    lines = [f"{name}: {value}" for name, value in inhoud["kop"]]
    sections = {part: "\n".join(inhoud[part]) for part in SECTIES}
    seen = text_hash(inhoud)
    return {"onderwerp": inhoud["onderwerp"], "kop": "\n".join(lines), **sections, "gezien": seen}


class BestandForm(forms.Form):
    """A nota that was written elsewhere."""

    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_("Tekst, Word of PDF. Alleen de zichtbare tekst wordt overgenomen; het bestand niet."),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Het bestand is leeg; kies een ander."),
        },
    )


class PassageForm(forms.Form):
    """A decision on a piece of text."""

    tekst = forms.CharField(label=_("Tekst, zoals zij in de nota staat"), max_length=500)
    keuze = forms.ChoiceField(label=_("Besluit"), choices=_choices)
    reden = forms.CharField(label=_("Reden"), max_length=300)


class BevindingForm(PassageForm):
    """The same for a text that the detectors pointed at."""

    tekst = forms.CharField(widget=forms.HiddenInput, max_length=500)


class Paragraaf5Form(forms.Form):
    """What the nota itself says of what is not public: a field for each ground that is used or was named."""

    toelichting = forms.CharField(
        label=_("5.1 Toelichting"),
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Welke gegevens niet openbaar zijn, en waarom."),
    )

    def __init__(self, *args: Any, used: Counter[str], nota: Nota, **kwargs: Any) -> None:
        said = nota.paragraaf5 or {"toelichting": [], "aantallen": {}}
        kwargs["initial"] = {"toelichting": "\n".join(said["toelichting"])}
        super().__init__(*args, **kwargs)
        self.grounds = [g for g in woo().grond if used[g.id] or g.id in said["aantallen"]]
        for ground in self.grounds:
            self.fields[f"aantal-{ground.id}"] = forms.IntegerField(
                label=_("Aantal op grond van %(grond)s") % {"grond": ground.label},
                help_text=ground.onderwerp,
                min_value=0,
                initial=said["aantallen"].get(ground.id),
                widget=forms.NumberInput({"class": "gr-kort"}),
            )

    def clean_toelichting(self) -> list[str]:
        found = paragraphs(self.cleaned_data["toelichting"])
        if not found:
            raise ValidationError(_("Schrijf ten minste één zin."))
        return found

    def aantallen(self) -> dict[str, int]:
        """Return the numbers by ground."""
        return {ground.id: self.cleaned_data[f"aantal-{ground.id}"] for ground in self.grounds}


class RedenForm(forms.Form):
    """Why a nota is withdrawn."""

    reden = forms.CharField(
        label=_("Reden"), max_length=300, help_text=_("Komt in de plaats van de nota; noem geen personen.")
    )
