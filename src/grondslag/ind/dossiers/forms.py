from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

REASON_HELP = _("Bijvoorbeeld: beschadigd bestand, opnieuw opgevraagd bij de afzender.")


class MultipleFileInput(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class MultipleFileField(forms.FileField):
    """Cleans every file of a multiple input."""

    widget = MultipleFileInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(MultipleFileField, self).clean(file, initial) for file in files]


def _reason() -> forms.CharField:
    return forms.CharField(
        label=_("Reden"), max_length=1000, widget=forms.Textarea({"rows": 3}), help_text=REASON_HELP
    )


class VervangForm(forms.Form):
    """Another file in the place of one that could not be read."""

    bestand = forms.FileField(
        label=_("Leesbaar bestand"),
        allow_empty_file=True,
        help_text=_("Het komt in de plaats van het onleesbare. Ten hoogste 50 MB."),
    )
    reden = _reason()


class IntrekForm(forms.Form):
    """Why a document that could not be read no longer counts."""

    reden = _reason()


class UploadForm(forms.Form):
    """Documents for a dossier."""

    bestanden = MultipleFileField(
        label=_("Documenten"),
        allow_empty_file=True,
        help_text=_("Tekst, Word, PDF, scan of e-mail; meer dan één tegelijk mag. Samen ten hoogste 50 MB."),
        error_messages={"required": _("Kies eerst een of meer bestanden.")},
    )
