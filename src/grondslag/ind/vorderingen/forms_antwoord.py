"""What is typed to answer a demand: fragments, their labels, what was asked, the decision, a letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from grondslag.both.ui.velden import DayField
from grondslag.both.vordering.woorden import JA_NEE
from grondslag.both.wet.selectors import current_register
from grondslag.ind.vorderingen import bronnen
from grondslag.ind.vorderingen.antwoord import DEELS, NIET, VERSTREKT, Gevraagd, Weging, stand
from grondslag.ind.vorderingen.forms import text_field
from grondslag.ind.vorderingen.models import Onderdeel, Vordering

if TYPE_CHECKING:
    from django.http import QueryDict

PEOPLE_KINDS = ("persoon", "bijzonder", "biometrie")
ACCUSING = re.compile(r"\b(verdachten?|daders?)\b", re.IGNORECASE)


class BuildingForm(forms.Form):
    """A form that builds on what stood there when it was opened.

    When that changed meanwhile it is not taken: `intussen` then says what stands there now, as label and
    value, what was typed stays, and the next time it builds on what was shown.
    """

    versie = forms.CharField(label=_("Versie"), widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, onder: Sequence[Any], nu: Sequence[tuple[Any, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.stand, self._nu = stand(*onder), nu
        self.intussen: Sequence[tuple[Any, Any]] = ()
        self.fields["versie"].initial = self.stand

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("versie") != self.stand:
            data = cast("QueryDict", self.data).copy()
            data["versie"] = self.stand
            self.intussen, self.data = self._nu, data
            self.add_error(
                None, _("Dit is intussen gewijzigd. Wat u invulde staat er nog; vergelijk het eerst.")
            )
        return values


class _PerItemForm(forms.Form):
    nummer = forms.TypedChoiceField(label=_("Hoort bij"), coerce=int)

    def __init__(self, *args: Any, items: list[Gevraagd], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["nummer"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - tells mypy which field it is
        field.choices = [(item.nummer, f"{item.nummer}. {item.tekst[:80]}") for item in items]


class RegistratieForm(_PerItemForm):
    """Registered data under an item."""

    gegevens = forms.MultipleChoiceField(
        label=_("Gegevens uit de registratie"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, vordering: Vordering, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["gegevens"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - tells mypy which field it is
        known = bronnen.registered(vordering.zaak) if vordering.zaak else []
        field.choices = [(one.id, f"{one.label}: {one.waarde}") for one in known]


class PassageForm(_PerItemForm):
    """A passage of a document under an item."""

    passage = text_field(
        _("Passage"),
        _("Kopieer de woorden letterlijk uit de tekst hiernaast, niet meer dan is gevraagd."),
        rows=6,
    )


@dataclass(frozen=True)
class Rij:
    """A fragment on a page with its question, and where there is one a second question under it."""

    onderdeel: Onderdeel
    veld: forms.BoundField
    meer: forms.BoundField | None


class LabelsForm(BuildingForm):
    """The kinds of each fragment. Nothing is ticked beforehand: the machine proposes, a person labels.

    Whoever leaves out a proposed kind that would keep the fragment in, writes why.
    """

    def __init__(self, *args: Any, wegingen: list[Weging], **kwargs: Any) -> None:
        rows = [one.onderdeel for one in wegingen]
        super().__init__(
            *args,
            onder=[[row.pk, row.soorten, row.tegenspraak] for row in rows],
            nu=[(_title(row), _labels(row)) for row in rows],
            **kwargs,
        )
        kinds = current_register().vocabulary.kinds
        choices = [(name, kind.naam) for name, kind in kinds.items() if kind.groep in PEOPLE_KINDS]
        self.onderdelen = [one.onderdeel for one in wegingen]
        for one in wegingen:
            row = one.onderdeel
            self.fields[f"soorten-{row.pk}"] = forms.MultipleChoiceField(
                label=_("Soorten in dit onderdeel"),
                choices=choices,
                required=False,
                initial=row.soorten or [],
                widget=forms.CheckboxSelectMultiple,
            )

            if one.zwaar:
                self.fields[f"reden-{row.pk}"] = _reason(one)

    def rows(self) -> list[Rij]:
        """Return each fragment with its fields."""
        return _rows(self, self.onderdelen, "soorten", "reden")

    def labels(self) -> dict[int, list[str]]:
        """Return the kinds by fragment."""
        return {row.pk: self.cleaned_data[f"soorten-{row.pk}"] for row in self.onderdelen}

    def reasons(self) -> dict[int, str]:
        """Return by fragment why a proposed kind is not in it."""
        return {row.pk: self.cleaned_data.get(f"reden-{row.pk}", "") for row in self.onderdelen}


def _title(row: Onderdeel) -> str:
    return f"{row.nummer}. {Truncator(row.inhoud['tekst']).chars(60)}"


def _labels(row: Onderdeel) -> str:
    labels = ", ".join(row.soorten or ()) or _("nog niet gelabeld")
    return f"{labels} ({row.tegenspraak['reden']})" if row.tegenspraak else str(labels)


def _reason(one: Weging) -> forms.CharField:
    field = text_field(
        _("Waarom staat %(soorten)s hier niet in?") % {"soorten": ", ".join(one.zwaar)},
        _("Alleen als u dat niet aankruist. De jurist leest uw reden en beslist of dit zo mag vertrekken."),
        required=False,
    )
    field.initial = (one.onderdeel.tegenspraak or {}).get("reden", "")
    return field


def _rows(form: forms.Form, fragments: list[Onderdeel], first: str, second: str) -> list[Rij]:
    return [
        Rij(
            row,
            form[f"{first}-{row.pk}"],
            form[f"{second}-{row.pk}"] if f"{second}-{row.pk}" in form.fields else None,
        )
        for row in fragments
    ]


BESLUITEN = [(VERSTREKT, _("Verstrekt")), (DEELS, _("Deels verstrekt")), (NIET, _("Niet verstrekt"))]


class BeslissenForm(BuildingForm):
    """What becomes of each item, on which article, and why."""

    def __init__(self, *args: Any, items: list[Gevraagd], artikel: str, **kwargs: Any) -> None:
        super().__init__(
            *args,
            onder=[
                [
                    item.nummer,
                    [one.pk for one in item.gaat],
                    *([item.post.besluit, item.post.inhoud] if item.post else []),
                ]
                for item in items
            ],
            nu=[(f"{item.nummer}. {item.tekst}", _decided(item)) for item in items],
            **kwargs,
        )
        self.items = items
        for item in items:
            known = item.post.inhoud if item.post else {"artikel": f"artikel {artikel} Sv", "reden": ""}
            self.fields[f"besluit-{item.nummer}"] = forms.ChoiceField(
                label=_("Besluit"),
                choices=BESLUITEN,
                initial=item.post.besluit if item.post else _usual(item),
            )
            self.fields[f"artikel-{item.nummer}"] = forms.CharField(
                label=_("Artikel waarop dat rust"), max_length=200, initial=known["artikel"]
            )
            self.fields[f"reden-{item.nummer}"] = text_field(
                _("Reden"), _("Dit leest het OM; noem niet wat achterblijft.")
            )
            self.fields[f"reden-{item.nummer}"].initial = known["reden"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for name, value in values.items():
            if name.startswith("reden-") and ACCUSING.search(value):
                self.add_error(name, _("Schrijf 'betrokkene': de IND noemt niemand verdachte of dader."))
        return values

    def rows(self) -> list[tuple[Gevraagd, list[forms.BoundField]]]:
        """Return each item with its fields."""
        return [
            (item, [self[f"{part}-{item.nummer}"] for part in ("besluit", "artikel", "reden")])
            for item in self.items
        ]

    def decisions(self) -> dict[int, tuple[str, str, str]]:
        """Return (decision, article, reason) by item."""
        given = self.cleaned_data
        return {
            item.nummer: (
                given[f"besluit-{item.nummer}"],
                given[f"artikel-{item.nummer}"],
                given[f"reden-{item.nummer}"],
            )
            for item in self.items
        }


def _decided(item: Gevraagd) -> Any:
    if item.post is None:
        return _("nog niet besloten")
    said = item.post.inhoud
    return f"{dict(BESLUITEN)[item.post.besluit]}, {said['artikel']}: {said['reden']}"


def _usual(item: Gevraagd) -> str:
    if not item.gaat:
        return NIET
    return DEELS if item.blijft else VERSTREKT


OMVAT = {True: _("gevraagd"), False: _("meer dan gevraagd"), None: _("nog niet beoordeeld")}


class OmvangForm(BuildingForm):
    """The jurist: which fragments are within what was asked, and, where the article asks it, the leave."""

    def __init__(self, *args: Any, wegingen: list[Weging], machtiging: bool, **kwargs: Any) -> None:
        rows = [one.onderdeel for one in wegingen]
        super().__init__(
            *args,
            onder=[
                [row.pk, row.soorten, row.tegenspraak, row.omvat, row.tegenspraak_gevolgd] for row in rows
            ],
            nu=[(_title(row), f"{_labels(row)}; {OMVAT[row.omvat]}") for row in rows],
            **kwargs,
        )
        self.onderdelen = [one.onderdeel for one in wegingen]
        for one in wegingen:
            row = one.onderdeel
            self.fields[f"omvat-{row.pk}"] = forms.ChoiceField(
                label=_("Valt dit binnen de persoon en de gegevens die de vordering noemt?"),
                choices=JA_NEE,
                widget=forms.RadioSelect,
                initial={True: "ja", False: "nee", None: None}[row.omvat],
            )
            if one.ontkend:
                question = _("De behandelaar zegt dat %(soorten)s hier niet in staat. Bent u dat eens?")
                self.fields[f"gevolgd-{row.pk}"] = forms.ChoiceField(
                    label=question % {"soorten": ", ".join(one.ontkend)},
                    help_text=_("Bij nee blijft dit onderdeel achter, tot het anders is gelabeld."),
                    choices=JA_NEE,
                    widget=forms.RadioSelect,
                    initial={True: "ja", False: "nee", None: None}[row.tegenspraak_gevolgd],
                )
        if machtiging:
            self.fields["machtiging"] = forms.ChoiceField(
                label=_("Ligt er een schriftelijke machtiging die nog geldt en dit alles dekt?"),
                choices=JA_NEE,
                widget=forms.RadioSelect,
            )
        self.fields["toelichting"] = text_field(_("Toelichting"), rows=3)

    def rows(self) -> list[Rij]:
        """Return each fragment with its questions."""
        return _rows(self, self.onderdelen, "omvat", "gevolgd")

    def scope(self) -> dict[int, bool]:
        """Return by fragment whether it was asked."""
        return self._yes("omvat")

    def followed(self) -> dict[int, bool]:
        """Return by fragment, where a proposed kind was denied, whether the jurist agrees."""
        return self._yes("gevolgd")

    def _yes(self, part: str) -> dict[int, bool]:
        given = self.cleaned_data
        asked = [row.pk for row in self.onderdelen if f"{part}-{row.pk}" in given]
        return {pk: given[f"{part}-{pk}"] == "ja" for pk in asked}


class BriefForm(forms.Form):
    """A letter that gives nothing."""

    dag = DayField(label=_("Datum van de brief"))
    kenmerk = forms.CharField(label=_("Kenmerk van de brief"), max_length=100)
