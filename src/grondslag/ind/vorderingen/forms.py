"""What is typed about a demand itself: who handles it, its form, its term, the zaak of its person."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from grondslag.both.accounts.selectors import active_users_with_role
from grondslag.both.ui.velden import DayField
from grondslag.both.vordering.woorden import FROM_WHAT, JA_NEE
from grondslag.ind.vorderingen import selectors
from grondslag.ind.zaken import checks


def text_field(label: Any, help_text: Any = "", *, rows: int = 2, required: bool = True) -> forms.CharField:
    """Return a field for a few lines of words."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=widget, max_length=4000
    )


class ToewijzenForm(forms.Form):
    """Who signs and who is the jurist; whoever fills it in drafts the answer."""

    genomen = forms.IntegerField(label=_("Genomen"), widget=forms.HiddenInput)
    ondertekenaar = forms.ChoiceField(
        label=_("Wie tekent als vorderingbehandelaar"), help_text=_("Een ander dan uzelf: u stelt op.")
    )
    jurist = forms.ChoiceField(label=_("Jurist"))

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["genomen"].initial = selectors.taken_by(user).count()
        self.people = {
            "ondertekenaar": _people("vorderingbehandelaar", user),
            "jurist": _people("jurist", user),
        }
        for name, people in self.people.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells mypy which field it is
            field.choices = [(key, person.naam) for key, person in people.items()]

    def chosen(self) -> dict[str, Any]:
        """Return the two people, and how many demands had been taken."""
        people = {name: people[self.cleaned_data[name]] for name, people in self.people.items()}
        return {**people, "genomen": self.cleaned_data["genomen"]}


VORM = {
    "vordering_vorm": (
        _("Vorm"),
        _("Is de vordering volledig, en is zij schriftelijk of wegens dringende noodzaak mondeling gedaan?"),
    ),
    "vordering_functie": (
        _("Functie"),
        _("Is wie de vordering deed volgens dit artikel bevoegd, en klopt de herkomst?"),
    ),
    "vordering_titel": (
        _("Titel"),
        _("Noemt de vordering dit artikel als de bevoegdheid waarop zij rust?"),
    ),
    "vordering_termijn": (_("Termijn"), _("Loopt de termijn waarbinnen verstrekt moet worden nog?")),
}


class VormForm(forms.Form):
    """The four questions on the form of a demand, each yes or no and in words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (subject, question) in VORM.items():
            self.fields[name] = forms.ChoiceField(label=question, choices=JA_NEE, widget=forms.RadioSelect)
            self.fields[f"{name}_waarom"] = text_field(FROM_WHAT % {"wat": subject})

    def judgements(self) -> dict[str, tuple[bool, str]]:
        """Return the answers by the name of the judgement."""
        given = self.cleaned_data
        return {name: (given[name] == "ja", given[f"{name}_waarom"]) for name in VORM}


class VerlengenForm(forms.Form):
    """A written extension of the term."""

    tot = DayField(label=_("Verlengd tot en met"))
    stuk = forms.CharField(label=_("Datum en kenmerk van de schriftelijke verlenging"), max_length=200)


class ZaakForm(forms.Form):
    """The number under which the person's zaak stands."""

    vnummer = forms.CharField(
        label=_("V-nummer"), max_length=20, widget=forms.TextInput(attrs={"class": "gr-kort"})
    )

    def clean_vnummer(self) -> str:
        return checks.vnummer(self.cleaned_data["vnummer"])


def _people(role: str, other_than: Any) -> dict[str, Any]:
    return {str(person.pk): person for person in active_users_with_role(role) if person != other_than}
