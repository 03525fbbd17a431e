from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from grondslag.both.accounts.selectors import active_users_with_role
from grondslag.om.overlegtafel.models import Antwoord


class ReactieForm(forms.Form):
    """The answer to a casus."""

    reactie = forms.ChoiceField(label=_("Reactie"), choices=Antwoord.choices, widget=forms.RadioSelect)
    vraag = forms.CharField(
        label=_("Nadere vraag"),
        required=False,
        max_length=600,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Alleen bij een nadere vraag. Zonder namen, dagen, plaatsen en getallen."),
    )


class DeelnemerForm(forms.Form):
    """Which officier takes part."""

    officier = forms.ChoiceField(label=_("Officier van justitie"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(user.pk): user for user in active_users_with_role("officier")}
        field = self.fields["officier"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(key, user.naam) for key, user in self.people.items()]

    def chosen(self) -> Any:
        """Return the officier that was chosen."""
        return self.people[self.cleaned_data["officier"]]


class VerslagForm(forms.Form):
    """The OM's half of the minutes: lines per casus, and what else was said."""

    overig = forms.CharField(
        label=_("Overig"),
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Eén punt per regel."),
    )

    def __init__(self, *args: Any, labels: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.labels = labels
        for pk, label in labels:
            self.fields[f"besproken-{pk}"] = forms.CharField(
                label=_("Besproken bij %(label)s") % {"label": label},
                required=False,
                max_length=8000,
                widget=forms.Textarea({"rows": 3}),
                help_text=_("Eén punt per regel, in algemene woorden."),
            )
        self.order_fields([f"besproken-{pk}" for pk, _label in labels])

    def discussed(self) -> dict[str, list[str]]:
        """Return the lines per label."""
        return {label: _lines(self.cleaned_data[f"besproken-{pk}"]) for pk, label in self.labels}

    def other(self) -> list[str]:
        """Return the other lines."""
        return _lines(self.cleaned_data["overig"])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
