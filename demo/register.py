"""The demo's register: 1,200 invented zaken, drawn from `data/register.yaml`, the same on every run.

python demo/register.py     prints how far cards of several levels would single these people out
"""

import random
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from grondslag.anonymise.kaart import find_land, kaart_schema, values_of_zaak
from grondslag.risk import RegisterRow, linkage

Key = TypeVar("Key")

SOURCE = Path(__file__).parent / "data" / "register.yaml"
_BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_AGE_AT_START = (17, 45)
_HELD = ("tegengeworpen", "onherroepelijk")
_FIRST_DECISION, _LAST_DECISION = 2012, 2025


def zaken() -> Iterator[dict[str, Any]]:
    """Every invented zaak as a plain dict, in a fixed order.

    Keys: vnummer, bsn (or None), personen [{rol, naam, aliassen}], geboortedatum (ISO),
    geboortedatum_fictief, nationaliteit, geslacht, land (ISO 2), regio, limbs, feitsoorten, rolklasse,
    status, tegengeworpen_op (ISO, or None where nobody recorded it), periode_van and periode_tot (years).
    """
    data = yaml.safe_load(SOURCE.read_text(encoding="utf-8"))
    dice = random.Random(data["zaad"])  # noqa: S311 — invented people, not keys
    days = random.Random(f"{data['zaad']} tegengeworpen")  # noqa: S311 — as above
    origins = data["herkomst"]
    numbers = dice.sample(range(10**7), data["aantal"])
    for number in numbers:
        land = _draw(dice, {code: origin["gewicht"] for code, origin in origins.items()})
        zaak = _zaak(dice, land, origins[land], data)
        held = _held_since(days, zaak) if zaak["status"] in _HELD else None
        yield {"vnummer": f"291{number:07}", "bsn": _bsn(dice), **zaak, "tegengeworpen_op": held}


def rows() -> list[RegisterRow]:
    """The register as the risk engine reads it."""
    return [
        RegisterRow(
            zaak["vnummer"],
            values_of_zaak(
                land=zaak["land"],
                periode_van=zaak["periode_van"],
                periode_tot=zaak["periode_tot"],
                limbs=zaak["limbs"],
                feitsoorten=zaak["feitsoorten"],
                rolklasse=zaak["rolklasse"],
                status=zaak["status"],
            ),
        )
        for zaak in zaken()
    ]


def _zaak(
    dice: random.Random, land: str, origin: Mapping[str, Any], data: Mapping[str, Any]
) -> dict[str, Any]:
    first, last, _ = dice.choices(origin["jaren"], [weight for _, _, weight in origin["jaren"]])[0]
    start = dice.randint(first, last)
    end = min(start + _draw(dice, data["duur"]), max(last, start), data["nieuwste_jaar"])
    facts = data["feiten"][origin.get("feiten", "oorlog")]
    fact = dice.choices(facts, [each["gewicht"] for each in facts])[0]
    sex = _draw(dice, data["geslacht"])
    born, assumed = _birth(dice, start)
    found = find_land(land)
    return {
        "personen": _persons(dice, data["namen"][origin["namen"]], sex),
        "geboortedatum": born.isoformat(),
        "geboortedatum_fictief": assumed,
        "nationaliteit": origin["nationaliteit"],
        "geslacht": sex,
        "land": land,
        "regio": found.regio if found else "niet_bepaald",
        "limbs": _draw(dice, fact["onderdelen"]).split(),
        "feitsoorten": list(fact["soorten"]),
        "rolklasse": _draw(dice, data["rollen"]),
        "status": _draw(dice, data["standen"]),
        "periode_van": start,
        "periode_tot": end,
    }


def _persons(dice: random.Random, names: Mapping[str, list[str]], sex: str) -> list[dict[str, Any]]:
    family = dice.choice(names["familie"])
    given = dice.choice(names[sex])
    persons = [{"rol": "betrokkene", "naam": f"{given} {family}", "aliassen": [f"{family}, {given[0]}."]}]
    other = "v" if sex == "m" else "m"
    relatives = dice.sample(
        [("partner", other), ("broer", "m"), ("zus", "v"), ("vader", "m")], dice.randint(0, 3)
    )
    for role, relative_sex in relatives:
        surname = dice.choice(names["familie"]) if role == "partner" else family
        persons.append({"rol": role, "naam": f"{dice.choice(names[relative_sex])} {surname}", "aliassen": []})
    return persons


def _birth(dice: random.Random, start: int) -> tuple[date, bool]:
    """A date of birth that fits the facts; three in ten are the assumed first of January."""
    year = start - dice.randint(*_AGE_AT_START)
    if dice.random() < 0.3:  # noqa: PLR2004 — said above
        return date(year, 1, 1), True
    return date(year, dice.randint(1, 12), dice.randint(1, 28)), False


def _held_since(dice: random.Random, zaak: Mapping[str, Any]) -> str | None:
    """A day after the facts and before 2026; of one in six nobody recorded it."""
    first = max(zaak["periode_tot"] + 1, _FIRST_DECISION)
    day = date(
        dice.randint(min(first, _LAST_DECISION), _LAST_DECISION), dice.randint(1, 12), dice.randint(1, 28)
    )
    return None if dice.random() < 1 / 6 else day.isoformat()


def _bsn(dice: random.Random) -> str | None:
    """A number that passes the 11-test, from a range that begins with 999; two in five have none."""
    if dice.random() < 0.4:  # noqa: PLR2004 — said above
        return None
    while True:
        digits = [9, 9, 9, *(dice.randint(0, 9) for _ in range(6))]
        if sum(weight * digit for weight, digit in zip(_BSN_WEIGHTS, digits, strict=True)) % 11 == 0:
            return "".join(map(str, digits))


def _draw(dice: random.Random, weights: Mapping[Key, int]) -> Key:
    return dice.choices(list(weights), list(weights.values()))[0]


def _levels() -> dict[str, dict[str, int]]:
    """Cards to compare, as heights on the ladder by field; a field that is left out says nothing."""
    usual = {field.id: field.gebruikelijk for field in kaart_schema().counted}
    usual.pop("bewijssoorten")  # the registration doesn't hold the evidence
    return {
        "fijnste waarden": dict.fromkeys(usual, 0),
        "zonder de stand": dict.fromkeys(usual.keys() - {"status"}, 0),
        "gebruikelijk": usual,
        "gebruikelijk, zonder de stand": {field: usual[field] for field in usual.keys() - {"status"}},
        "gebruikelijk, voor of vanaf 2000": {**usual, "periode": 2},
        "werelddeel, voor of vanaf 2000, twee rollen": {**usual, "regio": 1, "periode": 2, "rolklasse": 1},
    }


def main() -> None:
    """Print the table of shares."""
    register = rows()
    print(f"{len(register)} zaken{'':34}  alleen  k < 5  mediaan k  kans van raden")
    for name, heights in _levels().items():
        found = linkage(register, heights)
        print(
            f"{name:44} {found.singled_out:6.1%} {found.under_k:6.1%} {found.median_size:10.0f}"
            f" {found.success:15.3f}"
        )


if __name__ == "__main__":
    main()
