"""Countries of origin: from a Dutch name, adjective or ISO code to the region of the card."""

import csv
import io
import unicodedata
from dataclasses import dataclass
from functools import cache

from grondslag.anonymise.kaart.ladder import DATA, kaart_schema


@dataclass(frozen=True)
class Land:
    """One country: its ISO 3166-1 codes, Dutch name, the finest region of the card, and other names."""

    iso2: str
    iso3: str
    naam: str
    regio: str
    ook: tuple[str, ...]


@cache
def landen() -> tuple[Land, ...]:
    """All countries of the table. Raises ValueError for a region that the card doesn't know."""
    text = (DATA / "landen.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    table = tuple(
        Land(row["iso2"], row["iso3"], row["naam"], row["regio"], tuple(filter(None, row["ook"].split("|"))))
        for row in rows
    )
    regions = kaart_schema().field("regio")
    for land in table:
        if land.regio not in regions:
            raise ValueError(f"landen.csv: {land.naam} heeft een onbekende regio {land.regio}")
    return table


def find_land(name: str) -> Land | None:
    """The country with this ISO code, Dutch name, adjective or name of its people; None when unknown."""
    return _by_name().get(_folded(name))


@cache
def _by_name() -> dict[str, Land]:
    names: dict[str, Land] = {}
    for land in landen():
        for name in (land.iso2, land.iso3, land.naam, *land.ook, *(f"{each}e" for each in land.ook)):
            names.setdefault(_folded(name), land)
    return names


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(each for each in decomposed if not unicodedata.combining(each)).split())
