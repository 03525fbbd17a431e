from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from grondslag.both.accounts.selectors import active_users_with_role
from grondslag.both.clock import today
from grondslag.both.ui.velden import DayField, PartialDayField, needed_when
from grondslag.ind.aangiften import checks
from grondslag.ind.aangiften.gegevens import CRIMINAL, kinds, serves
from grondslag.ind.aangiften.models import Oordeel160
from grondslag.ind.aangiften.toetslijst import ONBEKEND, vragen, wetten

UNCHOSEN = ("", _("Maak een keuze"))
WITH_YES = _("nodig bij ja")
YES_NO = [("ja", _("ja")), ("nee", _("nee"))]
REPLIES = {
    "in-behandeling": _("in behandeling genomen"),
    "niet-in-behandeling": _("niet in behandeling genomen"),
    "anders": _("iets anders"),
}


def _text(label: Any, help_text: Any = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.Textarea({"rows": rows}),
        max_length=8000,
    )


def _day(label: Any) -> DayField:
    return DayField(label=label, initial=today)


def add_faults(form: forms.Form, name: str, faults: Iterable[Any]) -> None:
    """Put faults beside a field, unless something is said about it already."""
    if name not in form.errors:
        for fault in faults:
            form.add_error(name, fault)


def _paragraphs(text: str) -> list[str]:
    """Return what stands between empty lines, each on one line."""
    blocks = text.replace("\r\n", "\n").split("\n\n")
    return [" ".join(block.split()) for block in blocks if block.strip()]


class JuristvraagForm(forms.Form):
    """Ask a jurist to look."""

    vraag = _text(
        _("Wat moet de jurist bekijken?"),
        _("Geen namen, plaatsen, dagen of nummers; de jurist vraagt u om wat nodig is."),
    )


class Notitie160Form(forms.Form):
    """A jurist's note on art. 160 Sv."""

    zaak = forms.IntegerField(
        label=_("Nummer van de zaak"), min_value=1, widget=forms.NumberInput({"class": "gr-kort"})
    )
    oordeel = forms.ChoiceField(label=_("Oordeel"), choices=Oordeel160.choices, widget=forms.RadioSelect)
    notitie = _text(
        _("Notitie"),
        _("Welk feit, welk lid van artikel 160 Sv, en waarom de uitzondering van lid 2 al dan niet geldt."),
        rows=5,
    )


class ToetsForm(forms.Form):
    """The checklist; every answer may be `onbekend`."""

    onderdeel = forms.ChoiceField(label=_("Onderdeel van artikel 1F"))
    feit_van = PartialDayField(
        label=_("Eerste dag van de feiten"),
        help_text=_("Bijvoorbeeld 3-6-1987, 1987 of onbekend."),
    )
    feit_tot = PartialDayField(label=_("Laatste dag van de feiten"))
    wet = forms.ChoiceField(
        label=_("Toepasselijke wet"),
        help_text=_("Naar de dag van de feiten; een latere wet werkt niet terug."),
    )
    artikel = forms.CharField(
        label=_("Artikel van het feit"), max_length=200, help_text=_("Of het woord onbekend.")
    )
    toch = needed_when(
        _text(_("Waarom toch doorgaan?"), required=False, rows=2),
        _("nodig als er geen grond voor rechtsmacht is"),
    )

    def __init__(self, *args: Any, limbs: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["onderdeel"].choices = [*((limb, limb) for limb in limbs), (ONBEKEND, _("onbekend"))]  # type: ignore[attr-defined]  # a choice field, which the stubs call Field
        laws = [(wet.id, wet.naam) for wet in wetten().values()]
        self.fields["wet"].choices = [(ONBEKEND, _("onbekend")), *laws]  # type: ignore[attr-defined]  # a choice field, which the stubs call Field
        for vraag in vragen():
            self.fields[vraag.id] = forms.ChoiceField(
                label=vraag.naam,
                help_text=f"{vraag.uitleg} ({vraag.bron})",
                choices=list(vraag.antwoorden.items()),
                initial=ONBEKEND,
                widget=forms.RadioSelect,
            )
        self.order_fields(["onderdeel", "feit_van", "feit_tot", "wet", "artikel", "rechtsmacht", "toch"])


class FeitenForm(forms.Form):
    """What happened, where and when, and which kinds of data stand in it."""

    feiten = _text(
        _("De feiten"), _("Wat de betrokkene deed. Een lege regel begint een nieuwe alinea."), rows=10
    )
    kwalificatie = _text(_("Waarvan aangifte"), rows=2)
    plaats = forms.CharField(label=_("Plaats"), max_length=400)
    tijd = forms.CharField(label=_("Tijd"), max_length=200)
    soorten = forms.MultipleChoiceField(
        label=_("Staat in de feiten ook dit?"),
        required=False,
        choices=lambda: [pair for pair in kinds().items() if pair[0] != CRIMINAL],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Gegevens van strafrechtelijke aard zijn het altijd."),
    )
    afweging = needed_when(
        _text(_("Afweging bij derden"), required=False, rows=2),
        _("nodig als er een derde in de feiten staat"),
    )

    def content(self) -> dict[str, Any]:
        """Return what `services.save_facts` keeps."""
        data = self.cleaned_data
        return {**data, "feiten": _paragraphs(data["feiten"]), "afweging": data["afweging"].strip()}


class GegevenForm(forms.Form):
    """One personal datum with its own reason."""

    naam = forms.CharField(label=_("Gegeven"), max_length=80, help_text=_("Bijvoorbeeld naam of functie."))
    waarde = forms.CharField(label=_("Waarde"), max_length=300)
    soort = forms.ChoiceField(label=_("Soort"), choices=lambda: [UNCHOSEN, *kinds().items()])
    dient = forms.ChoiceField(label=_("Dient voor"), choices=lambda: [UNCHOSEN, *serves().items()])
    noodzaak = _text(_("Waarom noodzakelijk?"), _("Een eigen reden voor dit gegeven."), rows=2)
    afweging = needed_when(
        _text(_("Extra afweging"), required=False, rows=2),
        _("nodig bij een derde en bij een bijzonder gegeven"),
    )


class IndienForm(forms.Form):
    """Who advises, and who signs beside the head of unit."""

    adviseur = forms.ChoiceField(label=_("Jurist die adviseert"))
    medetekenaar = forms.ChoiceField(
        label=_("Jurist die tekent"), help_text=_("Een ander dan wie adviseert.")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._jurists = {each.username: each for each in active_users_with_role("jurist") if each != user}
        choices = [UNCHOSEN, *((name, each.naam) for name, each in self._jurists.items())]
        for field in self.fields.values():
            field.choices = choices  # type: ignore[attr-defined]  # a choice field, which the stubs call Field

    def people(self) -> dict[str, Any]:
        """Return the two jurists as `services.hand_in` takes them."""
        return {name: self._jurists[self.cleaned_data[name]] for name in ("adviseur", "medetekenaar")}


class AdviesForm(forms.Form):
    """The written advice."""

    mag = forms.ChoiceField(
        label=_("Mag deze aangifte met deze gegevens worden gedaan?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
    )
    tekst = _text(_("Advies"), _("Ook: of de toetslijst klopt. Deze tekst komt in de aangifte."), rows=5)
    geadresseerde = needed_when(
        forms.CharField(label=_("Geadresseerde"), max_length=120, required=False), WITH_YES
    )
    regels = _text(_("Adresregels"), _("Een regel per regel."), required=False, rows=2)
    reden = needed_when(_text(_("Waarom aan deze geadresseerde?"), required=False, rows=2), WITH_YES)
    bijzonder = needed_when(
        forms.MultipleChoiceField(
            label=_("Deze bijzondere gegevens mogen mee"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        ),
        WITH_YES,
    )
    bijzonder_reden = needed_when(_text(_("Waarom mogen deze mee?"), required=False, rows=2), WITH_YES)

    def __init__(self, *args: Any, special: Iterable[str], fixed_addressee: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        special = list(special)
        self.fields["bijzonder"].choices = [(kind, kinds()[kind]) for kind in special]  # type: ignore[attr-defined]  # a choice field, which the stubs call Field
        if not special:
            del self.fields["bijzonder"], self.fields["bijzonder_reden"]
        if fixed_addressee:
            del self.fields["geadresseerde"], self.fields["regels"], self.fields["reden"]

    def clean(self) -> dict[str, Any]:
        """Say at once all that `deciding.advise` would refuse; nobody chose yet counts as yes."""
        cleaned = super().clean() or {}
        add_faults(self, "tekst", checks.reason(cleaned.get("tekst", ""), str(_("Het advies"))))
        if cleaned.get("mag") == "nee":
            return cleaned
        if "geadresseerde" in self.fields:
            add_faults(self, "geadresseerde", checks.addressee(cleaned.get("geadresseerde", "")))
            add_faults(self, "reden", checks.addressee_reason(cleaned.get("reden", "")))
        if "bijzonder" in self.fields:
            special = [kind for kind, _name in self.fields["bijzonder"].choices]  # type: ignore[attr-defined]  # a choice field, which the stubs call Field
            add_faults(self, "bijzonder", checks.unsigned(special, cleaned.get("bijzonder", [])))
            add_faults(self, "bijzonder_reden", checks.special_reason(cleaned.get("bijzonder_reden", "")))
        return cleaned

    def content(self) -> dict[str, Any]:
        """Return what `deciding.advise` keeps."""
        data = self.cleaned_data
        lines = [line.strip() for line in data.get("regels", "").splitlines() if line.strip()]
        return {
            "tekst": data["tekst"].strip(),
            "geadresseerde": {
                "naam": data.get("geadresseerde", "").strip(),
                "regels": lines,
                "reden": data.get("reden", "").strip(),
            },
            "bijzonder": data.get("bijzonder", []),
            "bijzonder_reden": data.get("bijzonder_reden", "").strip(),
        }


class BesluitForm(forms.Form):
    """The decision of the head of unit, with the mandate on which the aangifte is signed."""

    akkoord = forms.ChoiceField(
        label=_("Besluit u tot deze aangifte?"), choices=YES_NO, widget=forms.RadioSelect
    )
    tekst = _text(_("Besluit"), _("Deze tekst komt in de aangifte."), rows=3)
    omschrijving = needed_when(
        forms.CharField(label=_("Mandaat waarop u tekent"), max_length=200, required=False), WITH_YES
    )
    dag = needed_when(DayField(label=_("Dag van het mandaat"), required=False), WITH_YES)
    mandaat = needed_when(
        forms.FileField(
            label=_("Het mandaat zelf"),
            required=False,
            help_text=_("Wordt bijlage 1, met zijn controlegetal."),
        ),
        WITH_YES,
    )

    def clean(self) -> dict[str, Any]:
        """Say at once all that `deciding.decide` would refuse; nobody chose yet counts as yes."""
        cleaned = super().clean() or {}
        add_faults(self, "tekst", checks.reason(cleaned.get("tekst", ""), str(_("Het besluit"))))
        if cleaned.get("dag") and cleaned["dag"] > today():
            self.add_error("dag", _("Het mandaat is van een dag in de toekomst; controleer de dag."))
        if cleaned.get("akkoord") != "nee":
            for name, missing in (
                ("omschrijving", _("Omschrijf het mandaat waarop u tekent.")),
                ("dag", _("Vul de dag van het mandaat in.")),
                ("mandaat", _("Voeg het mandaat toe waarop u tekent.")),
            ):
                add_faults(self, name, [] if cleaned.get(name) else [missing])
        return cleaned

    def content(self) -> dict[str, Any]:
        """Return what `deciding.decide` keeps."""
        data = self.cleaned_data
        day = data["dag"].isoformat() if data["dag"] else ""
        mandate = {"omschrijving": data["omschrijving"].strip(), "dag": day}
        return {"tekst": data["tekst"].strip(), "mandaat": mandate}


class VolledigForm(forms.Form):
    """The drafter's word that the document is complete."""

    volledig = forms.BooleanField(
        label=_("Het document is volledig en het mandaat van wie tekent ligt erbij.")
    )


class RedenForm(forms.Form):
    """A reason, in words."""

    reden = _text(_("Reden"), rows=3)


class OndertekendForm(forms.Form):
    """Who signed, in which function."""

    dag = _day(_("Dag van ondertekening"))
    functie = forms.CharField(label=_("Ondertekend door, in de functie van"), max_length=120)


class OverhandigdForm(forms.Form):
    """Who handed it over, to whom."""

    dag = _day(_("Dag van overhandiging"))
    door = forms.CharField(label=_("Overhandigd door, in de functie van"), max_length=120)
    aan = forms.CharField(label=_("Aan wie"), max_length=120, help_text=_("Functie en onderdeel."))
    wijze = forms.CharField(label=_("Hoe"), max_length=120, help_text=_("In persoon of met de post."))


class ScanForm(forms.Form):
    """The signed copy."""

    dag = _day(_("Dag van de scan"))
    bestand = forms.FileField(
        label=_("Scan van het ondertekende exemplaar"), help_text=_("PDF, JPEG of PNG.")
    )


class OmKenmerkForm(forms.Form):
    """The OM's reference."""

    dag = _day(_("Dag van ontvangst door het OM"))
    kenmerk = forms.CharField(label=_("Kenmerk van het OM"), max_length=60)


class OmReactieForm(forms.Form):
    """What the OM let know."""

    dag = _day(_("Dag van het bericht"))
    reactie = forms.ChoiceField(
        label=_("Bericht van het OM"), choices=list(REPLIES.items()), widget=forms.RadioSelect
    )
    toelichting = _text(_("Toelichting"), required=False, rows=3)


class KanaalForm(forms.Form):
    """What opens or shuts the electronic channel."""

    stand = forms.ChoiceField(
        label=_("Wat zegt de regeling?"),
        choices=[("open", _("het kanaal mag open")), ("dicht", _("het kanaal gaat dicht"))],
        widget=forms.RadioSelect,
    )
    tekst = _text(_("Tekst van de regeling"), _("De zin die het toestaat of beëindigt."), rows=4)
    bron = forms.CharField(
        label=_("Bron"), max_length=300, help_text=_("Regeling, artikel, Staatsblad of Staatscourant.")
    )
    demo = forms.BooleanField(label=_("Dit is een aanname voor de demo"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.DEMO:
            del self.fields["demo"]
