from django import forms
from django.utils.translation import gettext_lazy as _

from grondslag.both.ui.velden import needed_when
from grondslag.ind.anonimiseren.bevindingen import KEPT
from grondslag.ind.anonimiseren.soorten import HANDELINGEN, NAMEN


class WijzigForm(forms.Form):
    """What stands in the place of a text."""

    label = forms.ChoiceField(label=_("Soort"), choices=lambda: list(NAMEN.items()))
    actie = forms.ChoiceField(
        label=_("Wat gebeurt ermee"), choices=lambda: list(HANDELINGEN.items()), widget=forms.RadioSelect
    )
    vervanging = needed_when(
        forms.CharField(
            label=_("Vervanging in de werktekst"),
            required=False,
            max_length=80,
            help_text=_("Bijvoorbeeld: broer 1, of streek in het noorden."),
        ),
        _("nodig, behalve bij behouden"),
    )


class WijzigPlekForm(WijzigForm):
    """The same for one mention, or for every mention of who or what it is about."""

    overal = forms.BooleanField(
        label=_("Ook alle andere vermeldingen van dezelfde, in het hele dossier"), required=False
    )


class ToevoegenForm(forms.Form):
    """A text that the engine missed."""

    tekst = forms.CharField(
        label=_("Gemiste tekst"),
        max_length=200,
        help_text=_("Zoals hij in het dossier staat; hij wordt overal gemarkeerd, ook in latere documenten."),
    )
    label = forms.ChoiceField(label=_("Soort"), choices=lambda: list(NAMEN.items()))
    actie = forms.ChoiceField(
        label=_("Wat gebeurt ermee"),
        choices=lambda: [(key, text) for key, text in HANDELINGEN.items() if key != KEPT],
        initial="masker",
        widget=forms.RadioSelect,
    )
    vervanging = forms.CharField(label=_("Vervanging in de werktekst"), max_length=80)
