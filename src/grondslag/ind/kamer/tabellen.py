"""From counts to the table of a year: which rows there are, what stays hidden, and how it is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from grondslag.ind.kamer.cijferlijst import VORIG, Cijferlijst
from grondslag.ind.kamer.counts import Counted
from grondslag.ind.kamer.grenzen import Verband, som
from grondslag.ind.kamer.onderdrukking import exposed, hidden_cells

GETOOND, VERBORGEN, ONBEKEND = "getoond", "verborgen", "onbekend"
WOORDEN = {VERBORGEN: "niet getoond", ONBEKEND: "onbekend"}


class Rij(TypedDict):
    """One row as it is published; `waarde` is None unless it is shown."""

    naam: str
    label: str
    stand: str
    waarde: int | None
    totaal: bool


class TabelVanJaar(TypedDict):
    titel: str
    rijen: list[Rij]


@dataclass(frozen=True)
class Telling:
    """Everything counted of a year, as cells: `naam` for a figure, `naam/deel` for its parts."""

    values: dict[str, int]
    sums: list[Verband] = field(default_factory=list)


def telling(counts: Mapping[str, Counted | None]) -> Telling:
    """Return the cells of what was counted, with the sums that tie them. What is not counted has no cell."""
    values: dict[str, int] = {}
    sums: list[Verband] = []
    for naam, found in counts.items():
        if isinstance(found, Mapping):
            parts = {f"{naam}/{part}": value for part, value in found.items()}
            values |= {naam: sum(parts.values()), **parts}
            sums.append(som(naam, list(parts)))
        elif found is not None:
            values[naam] = found
    return Telling(values, sums)


def verbanden(lijst: Cijferlijst, counted: Telling, vorig: Mapping[str, int]) -> list[Verband]:
    """Return every equality that a reader can use; one that the counts do not bear out misleads only him.

    `vorig` holds the counts of the closed year before, by figure.
    """
    known = {**counted.values, **{VORIG + name: value for name, value in vorig.items()}}
    found = list(counted.sums)
    for rule in lijst.verband:
        names = [*rule.plus, *rule.min]
        verband = dict.fromkeys(rule.plus, 1) | dict.fromkeys(rule.min, -1)
        if all(name in known for name in names) and not sum(f * known[n] for n, f in verband.items()):
            found.append(verband)
    return found


def publish(lijst: Cijferlijst, counted: Telling, hidden: frozenset[str]) -> list[TabelVanJaar]:
    """Return the tables as they may be seen."""
    return [
        {
            "titel": tabel.titel,
            "rijen": [
                _row(cell, label, counted.values, hidden, totaal=cell == cijfer.naam)
                for cijfer in tabel.cijfer
                for cell, label in _cells(cijfer.naam, cijfer.label, cijfer.cellen, counted.values)
            ],
        }
        for tabel in lijst.tabel
    ]


def _cells(
    naam: str, label: str, labels: Mapping[str, str], values: Mapping[str, int]
) -> list[tuple[str, str]]:
    parts = [cell.partition("/")[2] for cell in values if cell.startswith(f"{naam}/")]
    return [(naam, label), *((f"{naam}/{part}", labels.get(part, part)) for part in parts)]


def _row(cell: str, label: str, values: Mapping[str, int], hidden: frozenset[str], *, totaal: bool) -> Rij:
    stand = ONBEKEND if cell not in values else VERBORGEN if cell in hidden else GETOOND
    waarde = values[cell] if stand == GETOOND else None
    return {"naam": cell, "label": label, "stand": stand, "waarde": waarde, "totaal": totaal}


def hide(
    lijst: Cijferlijst, counted: Telling, vorig: Mapping[str, int], vorig_hidden: frozenset[str]
) -> frozenset[str]:
    """Return the cells to hide, given what the closed year before counted and hid."""
    return hidden_cells(counted.values, verbanden(lijst, counted, vorig), fixed=_fixed(vorig, vorig_hidden))


def told(
    lijst: Cijferlijst,
    counted: Telling,
    hidden: frozenset[str],
    vorig: Mapping[str, int],
    vorig_hidden: frozenset[str],
) -> list[str]:
    """Return the small cells that the published table gives away: none, or it may not leave."""
    return exposed(
        counted.values, verbanden(lijst, counted, vorig), hidden, fixed=_fixed(vorig, vorig_hidden)
    )


def _fixed(vorig: Mapping[str, int], hidden: frozenset[str]) -> dict[str, int | None]:
    return {VORIG + name: None if name in hidden else value for name, value in vorig.items()}


def hidden_in(tabellen: list[TabelVanJaar]) -> frozenset[str]:
    """Return the cells that a published table hides."""
    return frozenset(r["naam"] for t in tabellen for r in t["rijen"] if r["stand"] == VERBORGEN)


def written(rij: Mapping[str, Any]) -> str:
    """Return a row's value as a reader sees it: a number with dots, or the word for what is not there."""
    if rij["stand"] != GETOOND:
        return WOORDEN[rij["stand"]]
    return f"{rij['waarde']:,}".replace(",", ".")
