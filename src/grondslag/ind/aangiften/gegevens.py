"""What a datum of an aangifte is: its kind, what it serves, why it is needed; and what stays behind, grey."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grondslag.both.wet.selectors import current_register
from grondslag.ind.zaken.models import Zaak

DATA = Path(__file__).with_name("data") / "gegevens.toml"
GROUPS = ("persoon", "bijzonder")
DERDEN = "derden"
DOSSIER = "dossier"
CRIMINAL = "strafrechtelijk"
"""The facts of an aangifte are data of this kind, whatever else they hold."""


@dataclass(frozen=True)
class Bekend:
    """Something that the registration knows: whether the aangifte has it, could have it, or never has."""

    naam: str
    waarde: str
    soort: str
    niet: str
    mee: bool


@functools.cache
def serves() -> Mapping[str, str]:
    """Return what a datum may serve, by id."""
    return dict(_data()["dient"])


def kinds() -> dict[str, str]:
    """Return the kinds that a datum can have, with their names; documents and biometrics are none of them."""
    words = current_register().vocabulary.kinds
    return {name: kind.naam for name, kind in words.items() if kind.groep in GROUPS and name != DOSSIER}


def is_special(kind: str) -> bool:
    """Whether it is a special category of data."""
    known = current_register().vocabulary.kinds.get(kind)
    return known is not None and known.groep == "bijzonder"


def not_carried(ground: str, kind: str) -> str:
    """Return why a ground does not carry a kind of data, or the empty string when it does."""
    found = current_register().grounds[ground]
    return "" if kind in found.kinds else found.why_not(kind)


def kinds_of(inhoud: Mapping[str, Any], gegevens: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    """Return every kind that the document holds: of each datum, and of the facts."""
    return frozenset({CRIMINAL, *inhoud.get("soorten", ()), *(row["soort"] for row in gegevens)})


def registered(zaak: Zaak, gegevens: Sequence[Mapping[str, Any]]) -> list[Bekend]:
    """Return what the registration knows of the person, as far as it is filled in."""
    taken = {row["naam"] for row in gegevens}
    found = []
    for row in _data()["bekend"]:
        value = _value(zaak, row["sleutel"])
        if value:
            mee = row["naam"] in taken
            found.append(Bekend(row["naam"], value, row.get("soort", ""), row.get("niet", ""), mee))
    return found


def _value(zaak: Zaak, key: str) -> str:
    known = zaak.gegevens
    people = known["personen"]
    subject = next(person for person in people if person["rol"] == "betrokkene")
    special = {
        "naam": subject["naam"],
        "aliassen": ", ".join(subject.get("aliassen", [])),
        "nationaliteit": ", ".join(known.get("nationaliteit", [])),
        "familie": str(len(people) - 1) if len(people) > 1 else "",
        "documenten": str(zaak.documenten.count() or ""),
    }
    value = special[key] if key in special else str(known.get(key) or "")
    return "" if value == "onbekend" else value


def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
