from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class MultipleFileInput(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class MultipleFileField(forms.FileField):
    """Cleans every file of a multiple input."""

    widget = MultipleFileInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(MultipleFileField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    """Documents for a dossier."""

    bestanden = MultipleFileField(
        label=_("Documenten"),
        allow_empty_file=True,
        help_text=_("Tekst, Word, PDF, scan of e-mail; meer dan één tegelijk mag. Samen ten hoogste 50 MB."),
        error_messages={"required": _("Kies eerst een of meer bestanden.")},
    )
