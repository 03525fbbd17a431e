"""What is typed to draft and establish a demand; the rules stand in `both.vordering.regels`."""

import uuid
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from grondslag.both.accounts.selectors import active_users_with_role
from grondslag.both.ui.velden import DayField
from grondslag.both.vordering.bericht import Machtiging, Persoon
from grondslag.both.vordering.bericht import Vordering as Bericht
from grondslag.both.vordering.regels import artikelen
from grondslag.both.vordering.woorden import FROM_WHAT, JA_NEE
from grondslag.om.vorderingen import selectors, services
from grondslag.om.vorderingen.models import Vordering

if TYPE_CHECKING:
    from django.http import QueryDict

FUNCTIES = ("opsporingsambtenaar", "officier van justitie")
LEAVE = ("instantie", "datum", "kenmerk", "reikwijdte")


def _day(label: Any, *, required: bool = True) -> DayField:
    return DayField(label=label, required=required)


def _line(label: Any, help_text: Any = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=300)


def _text(label: Any, help_text: Any = "", *, rows: int = 3, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=widget, max_length=4000
    )


class VorderingForm(forms.Form):
    """A demand, whole. Each fault stands with the field that can mend it."""

    artikel = forms.ChoiceField(
        label=_("Artikel"), choices=lambda: [(one.id, one.naam) for one in artikelen().values()]
    )
    functie = forms.ChoiceField(
        label=_("Wie vordert"),
        choices=[(one, one) for one in FUNCTIES],
        help_text=_(
            "Artikel 126nc Sv kan ook een opsporingsambtenaar gebruiken; de andere alleen de officier."
        ),
    )
    titel = _line(
        _("Titel"), _("De bevoegdheid waarop de vordering berust, met artikel en lid."), required=True
    )
    verdenking = _text(_("Verdenking"), _("Voor uw eigen dossier; dit gaat niet naar de IND."))
    naam = _line(_("Naam"), _("Zoals u die kent. Geen naam? Vul dan de nauwkeurigste aanduiding in."))
    geboren = _line(_("Geboren"), _("Datum, jaar of plaats, voor zover bekend."))
    nummer = _line(_("Nummer"), _("Een nummer dat u uit eigen onderzoek kent, bijvoorbeeld een V-nummer."))
    aanduiding = _line(_("Andere aanduiding"))
    gegevens = _text(
        _("Gevorderde gegevens"),
        _("Zo nauwkeurig mogelijk, één gegeven per regel; iedere regel krijgt een eigen antwoord."),
        rows=5,
    )
    termijn = _day(_("Termijn: uiterlijk op"))
    wijze = _line(_("Wijze van verstrekken"), required=True)
    mondeling = forms.BooleanField(
        label=_("De vordering is wegens dringende noodzaak mondeling gedaan"),
        required=False,
        help_text=_("Binnen drie dagen volgt het papier; beide zijden zien die klok."),
    )
    gedaan = forms.DateTimeField(
        label=_("Mondeling gedaan op"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    machtiging_instantie = _line(_("Rechter-commissaris"), _("Alleen bij een machtiging: wie haar gaf."))
    machtiging_datum = _day(_("Datum van de machtiging"), required=False)
    machtiging_kenmerk = _line(_("Kenmerk van de machtiging"))
    machtiging_reikwijdte = _text(_("Reikwijdte van de machtiging"), rows=2, required=False)
    officier = forms.ChoiceField(label=_("Officier van justitie"))
    parketsecretaris = forms.ChoiceField(label=_("Parketsecretaris"))
    referentie = forms.UUIDField(label=_("Verwijzing"), widget=forms.HiddenInput)
    versie = forms.CharField(label=_("Versie"), widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, user: Any, vordering: Vordering | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.vordering = user, vordering
        self.people = {role: _people(role) for role in ("officier", "parketsecretaris")}
        if user.has_role("officier"):
            self.people["officier"] = {str(user.pk): user}
        for role, people in self.people.items():
            field = self.fields[role]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells mypy which field it is
            field.choices = [
                (key, person.naam) for key, person in people.items() if person != user or role == "officier"
            ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if self.errors:
            return values
        if not (values["naam"] or values["nummer"] or values["aanduiding"]):
            self.add_error("naam", _("Noem de persoon, of geef de nauwkeurigste aanduiding die u hebt."))
        leave = [bool(values[f"machtiging_{part}"]) for part in LEAVE]
        if any(leave) and not all(leave):
            self.add_error(
                "machtiging_instantie",
                _("Vul de machtiging volledig in: wie haar gaf, datum, kenmerk en reikwijdte."),
            )
        if not self.errors:
            self._check_demand(values)
        return values

    def _check_demand(self, values: dict[str, Any]) -> None:
        self.bericht = self._demand(values)
        try:
            services.refuse_faults(self.user, self.bericht)
        except ValidationError as faults:
            self.add_error(None, faults)

    def _demand(self, values: dict[str, Any]) -> Bericht:
        leave = None
        if values["machtiging_instantie"]:
            leave = Machtiging(**{part: values[f"machtiging_{part}"] for part in LEAVE})
        return Bericht(
            referentie=self.vordering.pk if self.vordering else values["referentie"],
            artikel=values["artikel"],
            functie=values["functie"],
            persoon=Persoon(**{key: values[key] for key in ("naam", "geboren", "nummer", "aanduiding")}),
            gegevens=[line.strip() for line in values["gegevens"].splitlines() if line.strip()],
            termijn=values["termijn"],
            wijze=values["wijze"],
            titel=values["titel"],
            mondeling=values["mondeling"],
            gedaan=values["gedaan"] if values["mondeling"] else None,
            machtiging=leave,
        )

    def save(self) -> Vordering:
        """Write the demand down."""
        values = self.cleaned_data
        return services.draft(
            user=self.user,
            bericht=self.bericht,
            verdenking=values["verdenking"],
            officier=self.people["officier"][values["officier"]],
            parketsecretaris=self.people["parketsecretaris"][values["parketsecretaris"]],
            vordering=self.vordering,
            versie=values["versie"],
        )

    def differences(self, stored: Vordering) -> list[tuple[Any, Any]]:
        """Build on what is `stored` now, so that it can be written over; return what it says otherwise."""
        known = initial_of(stored)
        data = cast("QueryDict", self.data).copy()
        data["versie"], data["referentie"] = known["versie"], known["referentie"]
        self.data = data
        return [
            (field.label, _said(field.field, known.get(name)))
            for name in self.fields
            if (field := self[name])
            and not field.is_hidden
            and field.field.has_changed(known.get(name), field.data)
        ]


def initial_of(vordering: Vordering) -> dict[str, Any]:
    """Return what the form holds for a demand that was drafted before."""
    demand = selectors.bericht_of(vordering)
    leave = demand.machtiging.model_dump() if demand.machtiging else {}
    return {
        **demand.model_dump(
            include={"artikel", "functie", "titel", "termijn", "wijze", "mondeling", "gedaan"}
        ),
        **demand.persoon.model_dump(),
        **{f"machtiging_{part}": value for part, value in leave.items()},
        "gegevens": "\n".join(demand.gegevens),
        "referentie": str(vordering.pk),
        "versie": selectors.version_of(vordering),
        "verdenking": vordering.inhoud["verdenking"],
        "officier": str(vordering.officier_id),
        "parketsecretaris": str(vordering.parketsecretaris_id),
    }


class VaststellenForm(forms.Form):
    """The questions of the law that this person answers, each yes or no and in words."""

    def __init__(self, *args: Any, names: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = names
        for name in names:
            label, question = selectors.VRAGEN[name]
            self.fields[name] = forms.ChoiceField(
                label=label, help_text=question, choices=JA_NEE, widget=forms.RadioSelect
            )
            self.fields[f"{name}_waarom"] = _text(FROM_WHAT % {"wat": label}, rows=2)

    def judgements(self) -> dict[str, tuple[bool, str]]:
        """Return the answers by the name of the judgement."""
        given = self.cleaned_data
        return {name: (given[name] == "ja", given[f"{name}_waarom"]) for name in self.names}


def initial_for(user: Any) -> dict[str, Any]:
    """Return what a new form starts with: what this person may usually demand."""
    officer = user.has_role("officier")
    article, function = ("126nd", "officier van justitie") if officer else ("126nc", "opsporingsambtenaar")
    return {
        "wijze": "verzegeld bericht",
        "artikel": article,
        "functie": function,
        "referentie": str(uuid.uuid4()),
    }


def _said(field: forms.Field, value: Any) -> Any:
    """Return a stored value as a person reads it."""
    if isinstance(field, forms.ChoiceField):
        return dict(field.widget.choices).get(value, value)
    if isinstance(field, forms.BooleanField):
        return _("ja") if value else _("nee")
    shown = value if value is None else field.widget.format_value(value)
    return "; ".join(str(shown or "").splitlines())


def _people(role: str) -> dict[str, Any]:
    return {str(person.pk): person for person in active_users_with_role(role)}
