"""What is typed on the pages of the law. The rules themselves stand in `checks.py`."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.ui.velden import DayField
from grondslag.both.wet import checks
from grondslag.both.wet.grond import judgement_choices, kind_choices
from grondslag.both.wet.models import Inwerkingtreding
from grondslag.both.wet.selectors import ASSUMED_STAATSBLAD
from grondslag.law import Law, law_from

ASSUMED_DAY = dt.date(2027, 1, 1)  # the what-if that the ministries ask for first
EMPTY_CONDITIONS = 3  # shown below what is filled in; a button gives more
MOST_CONDITIONS = 20
KIND_PREFIX = "soort-"
CONDITION_PREFIX = "voorwaarde"


def _day(label: Any, help_text: Any = "") -> DayField:
    return DayField(label=label, help_text=help_text)


def _text(label: Any, help_text: Any = "", *, rows: int = 2, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=required, widget=forms.Textarea(attrs={"rows": rows})
    )


def _check(check: Callable[[Any], Any], value: Any) -> Any:
    """Hold a field to a rule of `checks.py`, so that all faults of a form show at once."""
    try:
        return check(value)
    except checks.WetError as fault:
        raise forms.ValidationError(str(fault)) from fault


class StaatsbladForm(forms.Form):
    """Step 1: where the law stands. Only in the demo can it be an assumption."""

    aanname = forms.BooleanField(
        label=_("Dit is een AANNAME, er is nog geen Staatsblad"),
        required=False,
        help_text=_(
            "Alleen in de demo. Een aanname draagt geen Staatsbladnummer en staat overal als AANNAME."
        ),
    )
    staatsblad = forms.CharField(
        label=_("Nummer van het Staatsblad"),
        max_length=30,
        required=False,
        help_text=_("Jaar en nummer, bijvoorbeeld 2026, 123. Neem het over uit het Staatsblad zelf."),
    )
    artikelonderdeel = forms.CharField(
        label=_("Artikelonderdeel"),
        max_length=200,
        help_text=_("Het onderdeel dat de verstrekking draagt, bijvoorbeeld artikel I, onderdeel B."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not settings.DEMO:
            del self.fields["aanname"]
            self.fields["staatsblad"].required = True

    def clean_staatsblad(self) -> str:
        """Return the number, in its one spelling."""
        typed = str(self.cleaned_data["staatsblad"])
        return str(_check(checks.staatsblad_number, typed)) if typed and not self._assumed() else typed

    def _assumed(self) -> bool:
        return bool(self.cleaned_data.get("aanname"))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if bool(values.get("aanname")) == bool(values.get("staatsblad")) and "staatsblad" not in self.errors:
            self.add_error(
                "staatsblad", _("Vul een Staatsbladnummer in, of kruis AANNAME aan; niet allebei.")
            )
        return values


class DagForm(forms.Form):
    """Step 2: from which day, and for which dossiers."""

    dag = _day(
        _("Dag van inwerkingtreding"),
        _("De dag zelf telt mee: vanaf 0.00 uur Nederlandse tijd gaat de grondslag open."),
    )
    overgangsrecht = _text(
        _("Overgangsrecht"),
        _("De zin van de wet die zegt of zij ook geldt voor dossiers van vóór die dag."),
    )

    def clean_dag(self) -> dt.date:
        """Return the day, which has not passed."""
        day: dt.date = self.cleaned_data["dag"]
        _check(checks.refuse_past, day)
        return day


class SoortenForm(forms.Form):
    """Step 3: per kind of data the sentence of law that lets it go out; left empty = stays shut."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, name in kind_choices():
            self.fields[KIND_PREFIX + kind] = _text(name, required=False)

    def soorten(self) -> dict[str, str]:
        """Return {kind: sentence} of the kinds that got a sentence."""
        return {
            name.removeprefix(KIND_PREFIX): text for name, text in self.cleaned_data.items() if text.strip()
        }


class VoorwaardeForm(forms.Form):
    """One condition of step 4."""

    zin = _text(_("De zin van de wet die dit vraagt"), required=False)
    oordeel = forms.ChoiceField(label=_("Wat daarvoor moet vaststaan"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oordeel"].choices = judgement_choices()  # type: ignore[attr-defined]  # a choice field, which the stubs call Field
        self.fields["oordeel"].initial = next((name for name, _text in judgement_choices()), "")

    def clean_zin(self) -> str:
        text = str(self.cleaned_data["zin"])
        if self.has_changed() and not text.strip():
            raise forms.ValidationError(_("Een voorwaarde heeft de zin van de wet nodig."))
        return text


class BaseVoorwaarden(forms.BaseFormSet[VoorwaardeForm]):
    """The conditions together."""

    default_error_messages = {
        "missing_management_form": _(
            "Het formulier kwam onvolledig aan: laad de pagina opnieuw en voer opnieuw in."
        )
    }

    def voorwaarden(self) -> list[tuple[str, str]]:
        """Return (judgement, sentence) of the conditions that were filled in."""
        filled = [form.cleaned_data for form in self.forms if form.cleaned_data.get("zin")]
        return [(row["oordeel"], row["zin"]) for row in filled]


VoorwaardenFormSet = forms.formset_factory(
    VoorwaardeForm,
    formset=BaseVoorwaarden,
    extra=EMPTY_CONDITIONS,
    max_num=MOST_CONDITIONS,
    validate_max=True,
)


def steps_of_entry(data: Any, *, judge: bool) -> dict[str, Any]:
    """Return the four steps of entering the law; without `judge` they show what was typed, and no faults."""
    if judge:
        return {
            "staatsblad": StaatsbladForm(data),
            "dag": DagForm(data),
            "soorten": SoortenForm(data),
            "voorwaarden": VoorwaardenFormSet(data, prefix=CONDITION_PREFIX),
        }
    typed = data.dict() if data else {}
    return {
        "staatsblad": StaatsbladForm(initial=typed),
        "dag": DagForm(initial=typed),
        "soorten": SoortenForm(initial=typed),
        "voorwaarden": VoorwaardenFormSet(prefix=CONDITION_PREFIX, initial=_typed_conditions(typed)),
    }


def faults_of(steps: dict[str, Any]) -> list[dict[str, str]]:
    """Return {"tekst", "naam", "veld"} of every fault in the steps; `veld` is the id of its input, if any."""
    conditions = steps["voorwaarden"]
    faults = [{"tekst": text, "naam": "", "veld": ""} for text in conditions.non_form_errors()]
    for form in (steps["staatsblad"], steps["dag"], steps["soorten"], *conditions):
        faults += [{"tekst": text, "naam": "", "veld": ""} for text in form.non_field_errors()]
        faults += [
            {"tekst": text, "naam": field.label, "veld": field.id_for_label}
            for field in form
            for text in field.errors
        ]
    return faults


def _typed_conditions(typed: dict[str, str]) -> list[dict[str, str]]:
    rows = [
        {name: typed.get(f"{CONDITION_PREFIX}-{number}-{name}", "") for name in ("oordeel", "zin")}
        for number in range(MOST_CONDITIONS)
    ]
    return [row for row in rows if row["zin"]]


class NieuweDagForm(forms.Form):
    """Another day for a law that was confirmed."""

    dag = _day(_("Nieuwe dag van inwerkingtreding"))
    staatsblad = forms.CharField(
        label=_("Nummer van het Staatsblad waarin dit staat"),
        max_length=30,
        help_text=_("Jaar en nummer, bijvoorbeeld 2026, 456."),
    )
    reden = _text(_("Reden"), _("Waarom de dag anders is: uitstel, of een fout in de eerdere invoer."))
    voorbij = forms.BooleanField(
        label=_("De dag is al voorbij; ik verbeter een fout in de eerdere invoer."),
        required=False,
        help_text=_("Alleen nodig bij een dag vóór vandaag. Besluiten die al genomen zijn, veranderen niet."),
    )

    def __init__(self, *args: Any, geldend: Inwerkingtreding | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if geldend is not None and geldend.aanname:
            del self.fields["staatsblad"]

    def clean_dag(self) -> dt.date:
        """Return the day, which is not before the nota."""
        day: dt.date = self.cleaned_data["dag"]
        _check(checks.refuse_day_before_nota, day)
        return day

    def clean_staatsblad(self) -> str:
        """Return the number, in its one spelling."""
        return str(_check(checks.staatsblad_number, self.cleaned_data["staatsblad"]))

    def clean_reden(self) -> str:
        """Return the reason, which says something."""
        return str(_check(checks.reason, self.cleaned_data["reden"]))


class BevestigForm(forms.Form):
    """The second person says that the text was compared with its source."""

    gelezen = forms.BooleanField(
        label=_("Ik heb iedere zin hierboven vergeleken met het Staatsblad."),
        error_messages={"required": _("Vergelijk eerst iedere zin met het Staatsblad en kruis dat aan.")},
    )


class RedenForm(forms.Form):
    """A reason in words, for a withdrawal or a rejection."""

    reden = _text(_("Reden"))

    def clean_reden(self) -> str:
        """Return the reason, which says something."""
        return str(_check(checks.reason, self.cleaned_data["reden"]))


class WatAlsForm(forms.Form):
    """A draft of the law, always an assumption. It stands in the address, so that a page can be kept."""

    dag = _day(_("De wet treedt in werking op"))
    soorten = forms.MultipleChoiceField(
        label=_("Soorten gegevens die de wet opent"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Zonder soorten gaat er niets open."),
    )
    voorwaarden = forms.MultipleChoiceField(
        label=_("Voorwaarden die de wet stelt"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soorten"].choices = kind_choices()  # type: ignore[attr-defined]  # a choice field, which the stubs call Field
        self.fields["voorwaarden"].choices = judgement_choices()  # type: ignore[attr-defined]  # a choice field, which the stubs call Field

    def law(self) -> Law:
        """Return the draft; its sentences are the word AANNAME, since there is no text."""
        return law_from(
            {
                "staatsblad": ASSUMED_STAATSBLAD,
                "artikelonderdeel": "AANNAME",
                "datum": self.cleaned_data["dag"],
                "overgangsrecht": "AANNAME",
                "soorten": [{"soort": kind, "zin": "AANNAME"} for kind in self.cleaned_data["soorten"]],
                "voorwaarden": [
                    {"oordeel": name, "zin": "AANNAME"} for name in self.cleaned_data["voorwaarden"]
                ],
                "aanname": True,
            }
        )


class PeildagForm(forms.Form):
    """As of which day the register is shown."""

    dag = _day(_("Stand op"))

    @classmethod
    def for_query(cls, query: Any) -> "PeildagForm":
        """Bind to the address when it names a day, else to today."""
        return cls(query if query.get("dag") else {"dag": clock.today().isoformat()})
