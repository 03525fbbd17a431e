"""From what the registration of a zaak knows to the finest values that a card may hold."""

from collections.abc import Iterable, Mapping
from typing import Final

from grondslag.anonymise.kaart.ladder import Field, kaart_schema
from grondslag.anonymise.kaart.landen import find_land
from grondslag.anonymise.kaart.model import Kaart

Values = Mapping[str, frozenset[str]]

_BAND: Final = 5  # years in the finest period band
_BOUNDARY: Final = 2000  # outside the bands, only the side of this year is said


def values_of_zaak(
    *,
    land: str | None = None,
    periode_van: int | None = None,
    periode_tot: int | None = None,
    limbs: Iterable[str] = (),
    feitsoorten: Iterable[str] = (),
    rolklasse: str | None = None,
    status: str | None = None,
    bewijssoorten: Iterable[str] = (),
) -> dict[str, frozenset[str]]:
    """The finest values of each field that counts; what is not known becomes the field's top.

    `land` is where the facts took place, by Dutch name or ISO code; the years are inclusive, and a period
    that crosses bands gets the finest band that holds all of it. Raises KeyError for values that the card
    doesn't know.
    """
    schema = kaart_schema()
    found = find_land(land) if land else None
    return {
        "limb": _known(schema.field("limb"), limbs),
        "feitsoort": _known(schema.field("feitsoort"), feitsoorten),
        "regio": _known(schema.field("regio"), [found.regio] if found else []),
        "periode": frozenset({_period(schema.field("periode"), periode_van, periode_tot)}),
        "rolklasse": _known(schema.field("rolklasse"), [rolklasse] if rolklasse else []),
        "bewijssoorten": _known(schema.field("bewijssoorten"), bewijssoorten),
        "status": _known(schema.field("status"), [status] if status else []),
    }


def raised(values: Values, heights: Mapping[str, int]) -> dict[str, frozenset[str]]:
    """The values with each field at its height on the ladder; a field that isn't named stays as it is."""
    return {
        field.id: field.raised(values[field.id], heights.get(field.id, 0)) for field in kaart_schema().counted
    }


def usual_values(values: Values) -> dict[str, frozenset[str]]:
    """The values at each field's usual height: coarse enough for an ordinary zaak, not for a rare one."""
    return raised(values, {field.id: field.gebruikelijk for field in kaart_schema().counted})


def kaart_of(
    values: Values, *, behandeling: Iterable[str] = (), vraag: str = "belang", prangend: str = ""
) -> Kaart:
    """A card that holds exactly `values` (of every field that counts). Raises KaartError."""
    fields = {
        field.id: frozenset(values[field.id]) if field.meer else field.common(values[field.id])
        for field in kaart_schema().counted
    }
    return Kaart(**fields, behandeling=frozenset(behandeling), vraag=vraag, prangend=prangend)  # type: ignore[arg-type]  # each field is checked by its own vocabulary


def _known(field: Field, values: Iterable[str]) -> frozenset[str]:
    given = frozenset(field.value(value).id for value in values)
    return field.without_implied(given) if given else frozenset({field.top})


def _period(field: Field, van: int | None, tot: int | None) -> str:
    years = [year for year in (van, tot) if year is not None]
    if not years:
        return field.top
    return field.common(_band(field, year) for year in (min(years), max(years)))


def period_of_year(year: int) -> str:
    """The finest period value that holds this year."""
    return _band(kaart_schema().field("periode"), year)


def _band(field: Field, year: int) -> str:
    first = year - year % _BAND
    band = f"{first}-{first + _BAND - 1}"
    if band in field:
        return band
    return "voor_2000" if year < _BOUNDARY else "vanaf_2000"
