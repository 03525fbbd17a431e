from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.ui.velden import DayField
from grondslag.ind.overlegtafel.keuzes import outcomes
from grondslag.ind.overlegtafel.models import Agendapunt


def _words(label: Any, rows: int = 3, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea({"rows": rows}), **kwargs)


class OverlegForm(forms.Form):
    """A new meeting."""

    datum = DayField(label=_("Dag van de vergadering"), initial=clock.today)
    nummer = forms.IntegerField(
        label=_("Hoeveelste vergadering van die dag"),
        min_value=1,
        max_value=9,
        required=False,
        help_text=_("Alleen als er op die dag al een vergadering is, bijvoorbeeld 2."),
    )
    plaats = forms.CharField(
        label=_("Plaats"), max_length=120, required=False, help_text=_("Blijft bij de IND.")
    )

    def clean_nummer(self) -> int:
        """Return the first when none is given."""
        return self.cleaned_data["nummer"] or 1


class AgendaForm(forms.Form):
    """Why a casus is among the most pressing."""

    prangend = _words(
        _("Waarom hoort deze casus tot de meest prangende?"),
        max_length=2000,
        help_text=_(
            "In algemene woorden, zonder namen, getallen of puntentelling. Deze motivering blijft bij de IND."
        ),
    )


class AanwezigeForm(forms.Form):
    """Who is at the meeting, by function."""

    functie = forms.CharField(label=_("Functie"), max_length=80, help_text=_("Geen namen van ambtenaren."))
    organisatie = forms.ChoiceField(
        label=_("Organisatie"), choices=[("IND", "IND"), ("OM", "OM")], widget=forms.RadioSelect
    )


class UitkomstForm(forms.Form):
    """What the meeting concluded on one casus."""

    uitkomst = forms.ChoiceField(
        label=_("Uitkomst"),
        choices=lambda: [(one.id, f"{one.naam}: {one.uitleg}") for one in outcomes().values()],
        widget=forms.RadioSelect,
    )
    motivering = _words(_("Motivering"), max_length=2000)
    eigenaar = forms.CharField(
        label=_("Eigenaar"), max_length=80, help_text=_("Een functie, bijvoorbeeld: IND, jurist.")
    )
    uiterlijk = DayField(label=_("Uiterlijk"), required=False)


class VerslagForm(forms.Form):
    """Our half of the minutes: lines per casus, and what else was said."""

    overig = _words(_("Overig"), required=False, max_length=8000, help_text=_("Eén punt per regel."))

    def __init__(self, *args: Any, points: Sequence[Agendapunt], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.points = points
        for point in points:
            self.fields[f"besproken-{point.pk}"] = _words(
                _("Besproken bij %(label)s") % {"label": point.label},
                required=False,
                max_length=8000,
                help_text=_("Eén punt per regel, in algemene woorden."),
            )
        self.order_fields([f"besproken-{point.pk}" for point in points])

    def discussed(self) -> dict[str, list[str]]:
        """Return the lines per label."""
        return {point.label: _lines(self.cleaned_data[f"besproken-{point.pk}"]) for point in self.points}

    def other(self) -> list[str]:
        """Return the other lines."""
        return _lines(self.cleaned_data["overig"])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
