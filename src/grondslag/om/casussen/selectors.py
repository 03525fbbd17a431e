"""Read casusbladen of one meeting. There is no list of all and no search, on purpose."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grondslag.anonymise.kaart import Kaart, kaart_schema
from grondslag.om.casussen.models import Casus, Overleg


@dataclass(frozen=True)
class Regel:
    """One field of a card as it is read: its name, its values, and whether something was held back."""

    naam: str
    waarden: list[str]
    grofheid: str


@dataclass(frozen=True)
class Blad:
    """A casusblad as it is read."""

    regels: list[Regel]
    prangend: str
    citaten: list[str]
    voorwaarden: list[str]


def casussen_of(overleg: Overleg) -> QuerySet[Casus]:
    """Return the casussen of one meeting; a recognised one is no longer among them."""
    return Casus.objects.filter(overleg=overleg, bevroren=None)


def labels_of(overleg: Overleg) -> list[str]:
    """Return the labels of a meeting."""
    return list(casussen_of(overleg).values_list("label", flat=True))


def read_casus(casus: Casus) -> Blad:
    """Return what a casusblad says. The caller has logged that it is read."""
    told = casus.inhoud
    kaart = Kaart.from_dict({**told["kaart"], "kaart": 1, "prangend": told["prangend"]})
    return Blad(
        [_line(kaart, field) for field in kaart_schema().velden],
        told["prangend"],
        told["citaten"],
        told["voorwaarden"],
    )


def withheld() -> list[tuple[str, str]]:
    """Return what no casusblad holds, by category, with what stands there instead."""
    language = get_language() or "nl"
    return [
        (row["naam"].get(language, row["naam"]["nl"]), row["staat"].get(language, row["staat"]["nl"]))
        for row in _categories()
    ]


def _line(kaart: Kaart, field: Any) -> Regel:
    values = [value for value in field.waarden if value.id in kaart.values(field.id)]
    return Regel(_label(field), [_label(value) for value in values], _coarseness(field, values))


def _label(thing: Any) -> str:
    """The words of a field or a value, in the language of the reader."""
    return str(thing.label if (get_language() or "nl") == "nl" else thing.label_en)


def _coarseness(field: Any, values: list[Any]) -> str:
    """Tell whether a value stands above the lowest step of its ladder: then something finer was held back."""
    if not field.telt:
        return ""
    chosen = {value.id for value in values}
    if field.top in chosen:
        return _("achtergehouden of onbekend")
    if any(other.grover in chosen for other in field.waarden):
        return _("vergroofd")
    return ""


@functools.cache
def _categories() -> list[Mapping[str, Mapping[str, str]]]:
    text = Path(__file__).with_name("achtergehouden.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["categorie"])
