from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from grondslag.anonymise.kaart import Field, Kaart, kaart_schema
from grondslag.both.accounts.selectors import active_users_with_role
from grondslag.both.oordeel import validate_reason
from grondslag.ind.casussen.inhoud import made_kaart
from grondslag.ind.casussen.models import Casus
from grondslag.ind.casussen.reading import MAYBE, NO, QUESTIONS, Antwoord
from grondslag.ind.casussen.weergave import VRAGEN
from grondslag.ind.zaken.woorden import label_of

WITHOUT_NAMES = _("Schrijf zonder namen of andere gegevens uit het dossier.")
OORDELEN = [(NO, _("nee")), (MAYBE, _("mogelijk"))]


def _field(field: Field) -> forms.Field:
    choices = [(value.id, label_of(value)) for value in field.waarden]
    if field.meer:
        return forms.MultipleChoiceField(
            label=label_of(field), choices=choices, required=field.telt, widget=forms.CheckboxSelectMultiple
        )
    return forms.ChoiceField(label=label_of(field), choices=choices)


class KaartForm(forms.Form):
    """The card: one field for each field of the schema, and why it is pressing.

    `gezien`: the hash of the card that the page showed, so that a change made meanwhile is seen.
    """

    def __init__(self, data: Any = None, *, kaart: Kaart | None = None, gezien: str = "") -> None:
        super().__init__(data, initial={**(kaart.as_dict() if kaart else {}), "gezien": gezien})
        for field in kaart_schema().velden:
            self.fields[field.id] = _field(field)
        words = kaart_schema().vrije_woorden
        self.fields["prangend"] = forms.CharField(
            label=_("Waarom prangend"),
            required=data is None or "opslaan" in data,  # counting and climbing need no words yet
            error_messages={"required": _("Schrijf in woorden waarom deze zaak prangend is.")},
            max_length=words.hoogstens,
            widget=forms.Textarea({"rows": 5}),
            help_text=_(
                "In algemene woorden: geen namen, plaatsen, jaren, aantallen of functies fijner dan de kaart."
            ),
        )

        self.fields["gezien"] = forms.CharField(required=False, widget=forms.HiddenInput)

    def kaart(self) -> Kaart:
        """Return the card of a valid form.

        Raises:
            ValidationError: the values make no card.
        """
        return made_kaart({name: value for name, value in self.cleaned_data.items() if name != "gezien"})


class CitaatForm(forms.Form):
    """A quotation: the passage, and the words in which it leaves."""

    bron = forms.CharField(
        label=_("Passage uit de werktekst"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Letterlijk overgenomen; zij blijft bij de IND."),
    )
    tekst = forms.CharField(
        label=_("Zo gaat het naar de tafel"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Niets fijners dan de kaart: jaren, aantallen, plaatsen en functies gaan de ladder op."),
    )


class LezingVragenForm(forms.Form):
    """Who reads, and whether a decision on a small class is asked for."""

    lezer = forms.ChoiceField(label=_("Tweede lezer"))
    klasseroute = forms.BooleanField(
        label=_("Vraag een besluit van het afdelingshoofd over de kleine klasse"),
        required=False,
        help_text=_(
            "Alleen als de lezer niemand herleidbaar acht: de privacyadviseur adviseert dan op schrift, "
            "en het afdelingshoofd besluit."
        ),
    )

    def __init__(self, data: Any = None, *, casus: Casus, genoeg: bool) -> None:
        super().__init__(data)
        people = [user for user in active_users_with_role("tweede-lezer") if user != casus.auteur]
        self.fields["lezer"].choices = [(str(user.pk), user.naam) for user in people]  # type: ignore[attr-defined]
        self._people = {str(user.pk): user for user in people}
        if genoeg:
            del self.fields["klasseroute"]

    def chosen_reader(self) -> Any:
        """Return the person that was chosen."""
        return self._people[self.cleaned_data["lezer"]]


class LezingForm(forms.Form):
    """The answers of the second reader; what must be answered depends on the outcome."""

    versie_sha256 = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, casus: Casus) -> None:
        super().__init__(data, initial={"versie_sha256": casus.versie_sha256})
        self._citaten = range(1, len(casus.citaten) + 1)
        approving = data is None or "terug" not in data
        for nummer in self._citaten:
            self.fields[f"citaat_{nummer}"] = forms.BooleanField(
                label=_("Citaat %(n)d gelezen, en het zegt niet meer dan de kaart") % {"n": nummer},
                required=approving,
                error_messages={"required": _("Niet elk citaat is als gelezen aangevinkt.")},
            )
        for name in QUESTIONS:
            self.fields[name] = forms.ChoiceField(
                label=VRAGEN[name],
                choices=OORDELEN,
                required=approving,
                widget=forms.RadioSelect,
                error_messages={"required": _("Beantwoord elke vraag met nee of mogelijk.")},
            )
            self.fields[f"{name}_woorden"] = forms.CharField(
                label=_("Waarom, in woorden"),
                required=approving,
                validators=[validate_reason] if approving else [],
                widget=forms.Textarea({"rows": 2}),
                error_messages={"required": _("Zeg in eigen woorden waarom.")},
            )
        self.fields["reden"] = forms.CharField(
            label=_("Reden van terugsturen"),
            required=data is None or not approving,
            validators=[] if approving else [validate_reason],
            widget=forms.Textarea({"rows": 2}),
            help_text=_("Alleen als u terugstuurt."),
            error_messages={
                "required": _("Schrijf waarom u de casus terugstuurt; de auteur moet ermee verder kunnen.")
            },
        )

    def antwoorden(self) -> dict[str, Antwoord]:
        """Return what was answered."""
        data = self.cleaned_data
        return {
            name: Antwoord(data[name], data[f"{name}_woorden"].strip())
            for name in QUESTIONS
            if data[name] or data[f"{name}_woorden"].strip()
        }

    def gelezen(self) -> frozenset[int]:
        """Return the quotations that were ticked."""
        return frozenset(nummer for nummer in self._citaten if self.cleaned_data[f"citaat_{nummer}"])

    def citaatvelden(self) -> Iterable[forms.BoundField]:
        """Return the boxes of the quotations, in order."""
        return [self[f"citaat_{nummer}"] for nummer in self._citaten]

    def vragen(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return each question with its field for words."""
        return [(self[name], self[f"{name}_woorden"]) for name in QUESTIONS]


class AdviesForm(forms.Form):
    """The written advice of the privacyadviseur."""

    advies = forms.CharField(
        label=_("Advies"),
        validators=[validate_reason],
        widget=forms.Textarea({"rows": 6}),
        help_text=WITHOUT_NAMES,
    )


class BesluitForm(forms.Form):
    """The written decision of the afdelingshoofd."""

    mag = forms.ChoiceField(
        label=_("Besluit"),
        choices=[("ja", _("De casus mag naar de tafel")), ("nee", _("De casus gaat terug naar de auteur"))],
        widget=forms.RadioSelect,
    )
    motivering = forms.CharField(
        label=_("Motivering"),
        validators=[validate_reason],
        widget=forms.Textarea({"rows": 5}),
        help_text=WITHOUT_NAMES,
    )
