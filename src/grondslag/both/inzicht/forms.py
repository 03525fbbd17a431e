"""What is asked on "Mag dit?": a day, and which kinds of data would go."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.wet.forms import PeildagForm
from grondslag.both.wet.selectors import current_register


class VraagForm(PeildagForm):
    """The day and the kinds; no kind chosen means: what lies ready, or all that a ground can carry."""

    soort = forms.MultipleChoiceField(
        label=_("Welke gegevens zouden gaan"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = current_register().vocabulary.kinds
        self.fields["soort"].choices = [  # type: ignore[attr-defined]  # a field with choices
            (name, format_html('<span lang="nl">{}{}</span>', kind.naam[:1].upper(), kind.naam[1:]))
            for name, kind in known.items()
        ]

    @classmethod
    def for_query(cls, query: Any) -> "VraagForm":
        """Bind to the address, with today where it names no day."""
        data = query.copy()
        if not data.get("dag"):
            data["dag"] = clock.today().isoformat()
        return cls(data)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds that were chosen; none where nothing was, or nothing that exists."""
        return frozenset(self.cleaned_data.get("soort", ())) if self.is_bound else frozenset()
