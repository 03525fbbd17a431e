from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from grondslag.anonymise.kaart import kaart_schema
from grondslag.anonymise.kaart.landen import landen
from grondslag.both import clock
from grondslag.both.ui.velden import DayField, PartialDayField
from grondslag.ind.zaken import checks
from grondslag.ind.zaken.models import SEXES, Status, Zaak
from grondslag.ind.zaken.woorden import ROLES, label_of

LIMBS = [("1F-a", _("onderdeel a")), ("1F-b", _("onderdeel b")), ("1F-c", _("onderdeel c"))]
COUNTED = (
    "limbs",
    "status",
    "tegengeworpen_op",
    "land",
    "periode_van",
    "periode_tot",
    "feitsoorten",
    "rolklasse",
)
UNCHOSEN = ("", _("Maak een keuze"))


def _choices(field: str) -> list[tuple[str, str]]:
    top = kaart_schema().field(field).top
    return [(value.id, label_of(value)) for value in kaart_schema().field(field).waarden if value.id != top]


def _held_since() -> DayField:
    return DayField(
        label=_("Tegengeworpen op"),
        required=False,
        help_text=_("De dag van het besluit; leeg als die onbekend is of 1F niet is tegengeworpen."),
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class ZaakForm(forms.Form):
    """What the registration of a 1F zaak asks."""

    vnummer = forms.CharField(
        label=_("V-nummer"),
        max_length=14,
        help_text=_("Tien cijfers."),
        widget=forms.TextInput({"class": "gr-kort"}),
    )
    bsn = forms.CharField(
        label=_("BSN"),
        max_length=12,
        required=False,
        help_text=_("Leeg als er geen BSN is."),
        widget=forms.TextInput({"class": "gr-kort"}),
    )
    naam = forms.CharField(label=_("Naam van de betrokkene"), max_length=200)
    aliassen = forms.CharField(
        label=_("Andere namen en schrijfwijzen"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Eén per regel: ook bijnamen, strijdnamen en eerdere spellingen."),
    )
    geboortedatum = PartialDayField(
        label=_("Geboortedatum"),
        required=False,
        help_text=_("Bijvoorbeeld 17-5-1984, 1984 of onbekend."),
    )
    geboortedatum_fictief = forms.BooleanField(label=_("De geboortedatum is aangenomen"), required=False)
    geboorteplaats = forms.CharField(label=_("Geboorteplaats"), max_length=120, required=False)
    geslacht = forms.ChoiceField(label=_("Geslacht"), choices=list(SEXES.items()), widget=forms.RadioSelect)
    nationaliteit = forms.CharField(
        label=_("Nationaliteit"),
        max_length=200,
        help_text=_("Uit de lijst, staatloos of onbekend. Meer dan één: met een komma ertussen."),
        widget=forms.TextInput({"list": "nationaliteiten"}),
    )
    limbs = forms.MultipleChoiceField(
        label=_("Onderdeel van artikel 1F"), choices=LIMBS, widget=forms.CheckboxSelectMultiple
    )
    status = forms.ChoiceField(label=_("Stand"), choices=Status.choices, widget=forms.RadioSelect)
    tegengeworpen_op = _held_since()
    land = forms.ChoiceField(label=_("Land van de feiten"), choices=lambda: [UNCHOSEN, *_countries()])
    regio = forms.CharField(label=_("Plaats of streek van de feiten"), max_length=200, required=False)
    periode_van = forms.IntegerField(
        label=_("Feiten vanaf (jaar)"), required=False, widget=forms.NumberInput({"class": "gr-kort"})
    )
    periode_tot = forms.IntegerField(
        label=_("Feiten tot en met (jaar)"), required=False, widget=forms.NumberInput({"class": "gr-kort"})
    )
    feitsoorten = forms.MultipleChoiceField(
        label=_("Soort feiten"), choices=lambda: _choices("feitsoort"), widget=forms.CheckboxSelectMultiple
    )
    rolklasse = forms.ChoiceField(
        label=_("Rol"), choices=lambda: _choices("rolklasse"), widget=forms.RadioSelect
    )
    feitcomplex = forms.CharField(label=_("Feitencomplex in één regel"), max_length=300, required=False)

    def clean_vnummer(self) -> str:
        return checks.vnummer(self.cleaned_data["vnummer"])

    def clean_bsn(self) -> str:
        return checks.bsn(self.cleaned_data["bsn"])

    def clean_geboortedatum(self) -> str:
        return checks.birth_date(self.cleaned_data["geboortedatum"], clock.today())

    def clean_nationaliteit(self) -> list[str]:
        names = [name.strip() for name in self.cleaned_data["nationaliteit"].split(",") if name.strip()]
        return checks.nationalities(names)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _check_held_since(self)
        try:
            checks.period(cleaned.get("periode_van"), cleaned.get("periode_tot"), clock.today())
        except ValidationError as error:
            self.add_error("periode_tot", error)
        return cleaned

    def registration(self, family: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the keyword arguments of `services.register_zaak`, but for the user."""
        data = self.cleaned_data
        subject = {"rol": "betrokkene", "naam": data["naam"], "aliassen": _lines(data["aliassen"])}
        plain = ("vnummer", "bsn", "geboortedatum", "geboortedatum_fictief", "geboorteplaats", "geslacht")
        gegevens = {key: data[key] for key in (*plain, "nationaliteit", "regio", "feitcomplex")}
        gegevens["personen"] = [subject, *family]
        return {"gegevens": gegevens, **{key: data[key] for key in COUNTED if key in data}}


class CorrectieForm(ZaakForm):
    """What a registration says, to be set right; where article 1F stands has a page of its own."""

    status = None  # type: ignore[assignment]  # Django's own way to leave out what a form inherits
    tegengeworpen_op = None  # type: ignore[assignment]  # idem
    reden = forms.CharField(
        label=_("Reden van de correctie"),
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Wat er fout of vergeten was, en waar dat uit blijkt."),
    )

    @classmethod
    def of(cls, zaak: Zaak, posted: Any) -> "CorrectieForm":
        """Return the form as the registration now fills it."""
        known = zaak.gegevens
        subject = next(person for person in known["personen"] if person["rol"] == "betrokkene")
        initial = {
            **{key: value for key, value in known.items() if key != "personen"},
            **{key: getattr(zaak, key) for key in COUNTED if key in cls.base_fields},
            "naam": subject["naam"],
            "aliassen": "\n".join(subject.get("aliassen", [])),
            "nationaliteit": ", ".join(known["nationaliteit"]),
        }
        return cls(posted, initial=initial)


def _check_held_since(form: forms.Form) -> None:
    data = form.cleaned_data
    try:
        checks.held_against(data.get("status", ""), data.get("tegengeworpen_op"), clock.today())
    except ValidationError as error:
        form.add_error("tegengeworpen_op", error)


class FamilieForm(forms.Form):
    """One member of the family that the registration knows."""

    rol = forms.ChoiceField(label=_("Familielid"), choices=[UNCHOSEN, *ROLES], required=False)
    naam = forms.CharField(label=_("Naam"), max_length=200, required=False)
    aliassen = forms.CharField(label=_("Andere schrijfwijzen"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("rol")) != bool(cleaned.get("naam")):
            raise ValidationError(_("Vul van een familielid zowel de verwantschap als de naam in."))
        return cleaned


FamilieFormSet = formset_factory(FamilieForm, extra=6, max_num=20)


def family_initial(zaak: Zaak) -> list[dict[str, str]]:
    """Return the family that is registered, as the rows of the formset."""
    known = dict(ROLES)
    return [
        {
            "rol": person["rol"] if person["rol"] in known else "ander",
            "naam": person["naam"],
            "aliassen": ", ".join(person.get("aliassen", [])),
        }
        for person in zaak.gegevens["personen"]
        if person["rol"] != "betrokkene"
    ]


def nationalities() -> list[str]:
    """Return what the field suggests: every country, and what may stand beside them."""
    return [*(name for _iso, name in _countries()), *checks.BESIDE_COUNTRIES.values()]


def family_of(formset: Any) -> list[dict[str, Any]]:
    """Return the persons of a valid formset, without the rows that were left empty."""
    return [
        {
            "rol": row["rol"],
            "naam": row["naam"],
            "aliassen": [name.strip() for name in row["aliassen"].split(",") if name.strip()],
        }
        for row in formset.cleaned_data
        if row.get("naam")
    ]


class StandForm(forms.Form):
    """Where article 1F now stands."""

    status = forms.ChoiceField(label=_("Stand"), choices=Status.choices, widget=forms.RadioSelect)
    tegengeworpen_op = _held_since()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        _check_held_since(self)
        return cleaned


def _countries() -> list[tuple[str, str]]:
    return sorted(((land.iso2, land.naam) for land in landen()), key=lambda choice: choice[1])
