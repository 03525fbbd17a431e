"""Invented dossiers in any number, in the gold format: not hard, but with names that no list knows.

    .venv/bin/python bench/volume.py --uit MAP [--documenten 1000] [--zaad 1]

Names and places are made of syllables, so that no gazetteer holds one of them (a test sees to it); numbers,
dates, posts and units vary. The same seed gives the same bytes. Everything is invented; licence CC0 1.0.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from grondslag.law.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

    Dice = random.Random

PER_DOSSIER = 4
_GIVEN = (
    ("Xhor", "Vral", "Tsem", "Gwob", "Ndev", "Kluv", "Zhur", "Phrel", "Qorv", "Byash"),
    ("ubek", "ozhin", "arwe", "imqa", "ethul", "ovash", "ubri", "andrex", "elqo", "urzha"),
)
_FAMILY = (
    ("Dzhor", "Mbruk", "Skvel", "Twaz", "Ghrev", "Vlomb", "Qhun", "Rhozh", "Ptel", "Fjurg"),
    ("anovuk", "iwaddo", "ebragu", "ozhenko", "ulqari", "erwosti", "izhabad", "umvelo", "axhoul", "ygrant"),
)
_PLACES = (
    ("Wodz", "Krugh", "Bvel", "Xant", "Ghlom", "Tsjor", "Vruk", "Qaph"),
    ("umbra", "ezhil", "orvast", "iwollo", "aqhan", "ushtor", "ebrugol", "ozimva"),
)
GIVEN, FAMILY, PLACES = (
    tuple(first + last for first in heads for last in tails) for heads, tails in (_GIVEN, _FAMILY, _PLACES)
)
_POSTS = (
    "plaatsvervangend commandant van de wegpost", "hoofd van de registratie", "secretaris van het wijkcomité",
    "chauffeur van de districtschef", "tweede man van de gevangenisbewaking",
)  # fmt: skip
_GROUPS = ("Hazara", "Tigrinya", "Kakwa", "Yezidi", "Laz")


@dataclass(frozen=True, slots=True)
class Invented:
    """One dossier: the registration as in zaak.json, and (name, gold text) of its documents."""

    name: str
    zaak: dict[str, object]
    documents: tuple[tuple[str, str], ...]


def dossiers(documents: int, seed: int = 1) -> Iterator[Invented]:
    """So many documents at least, four a dossier."""
    for number in range(-(-documents // PER_DOSSIER)):
        yield _dossier(number, random.Random(f"{seed}:{number}"))  # noqa: S311 (inventions, not keys)


def _dossier(number: int, dice: Dice) -> Invented:
    cast = _cast(dice)
    texts = [(f"{at:02d}-{kind}.gold.txt", _fill(text, cast)) for at, (kind, text) in enumerate(_KINDS, 1)]
    zaak = {
        "zaak": f"VOL-{number:06d}",
        "vnummer": cast["vnummer"][2],
        "bsn": None,
        "nationaliteit": "onbekend",
        "geboortedatum": cast["geboren_iso"][2],
        "geboorteplaats": cast["dorp"][2],
        "geslacht": "m",
        "personen": [
            {"rol": "betrokkene", "naam": cast["betrokkene"][2], "aliassen": []},
            {"rol": "broer", "naam": cast["broer"][2], "aliassen": []},
        ],
        "feitcomplex": "Verzonnen dossier voor metingen van omvang.",
        "grond": ["1F-a"],
        "land": "onbekend",
    }
    return Invented(f"v{number:06d}", zaak, tuple(texts))


def _cast(dice: Dice) -> dict[str, tuple[str, str, str]]:
    """Slot → (label, entity, surface)."""
    given, family = dice.sample(GIVEN, 6), dice.sample(FAMILY, 5)
    places = dice.sample(PLACES, 3)
    born = date(1960, 1, 1) + timedelta(days=dice.randrange(12_000))
    fact = date(1990, 1, 1) + timedelta(days=dice.randrange(8_000))
    heard = date(2015, 1, 1) + timedelta(days=dice.randrange(3_000))
    parts = (
        dice.randrange(20, 99),
        dice.randrange(70, 79),
        dice.randrange(100, 999),
        dice.randrange(1000, 9999),
    )
    phone = "+{} {} {} {}".format(*parts)
    vnummer = f"28{dice.randrange(10**7, 10**8):08d}"
    first, last = given[0], family[0]
    return {
        "betrokkene": ("PERSOON", "p1", f"{first} {last}"),
        "betrokkene_achter": ("PERSOON", "p1", last),
        "betrokkene_om": ("PERSOON", "p1", f"{last}, {first}"),
        "betrokkene_klein": ("PERSOON", "p1", first.lower()),
        "broer": ("PERSOON", "p2", f"{given[1]} {last}"),
        "broer_voor": ("PERSOON", "p2", given[1]),
        "chef": ("PERSOON", "p3", f"{given[2]} {family[1]}"),
        "chef_achter": ("PERSOON", "p3", family[1]),
        "getuige": ("PERSOON", "p4", f"{given[3]} {family[2]}"),
        "ambtenaar": ("AMBTENAAR", "a1", f"{given[4][0]}. {family[3]}"),
        "advocaat": ("PROFESSIONAL", "l1", f"{given[5][0]}.{given[4][0]}. {family[4]}"),
        "vnummer": ("VNUMMER", "v1", vnummer),
        "vnummer_punt": ("VNUMMER", "v1", f"{vnummer[:3]}.{vnummer[3:6]}.{vnummer[6:]}"),
        "tolk": ("PROFESSIONAL", "t1", str(dice.randrange(10_000, 99_999))),
        "telefoon": ("CONTACT", "c1", phone),
        "mail": ("CONTACT", "c2", f"{first.lower()}.{last.lower()}@post.example"),
        "geboren": ("GEBDATUM", "g1", _written(born)),
        "geboren_iso": ("GEBDATUM", "g1", born.isoformat()),
        "geboren_kort": ("GEBDATUM", "g1", f"{born.day:02d}-{born.month:02d}-{born.year}"),
        "feit": ("DATUM", "d1", _written(fact)),
        "feit_maand": ("DATUM", "d2", f"{MONTHS[fact.month - 1]} {fact.year}"),
        "gehoor": ("DATUM", "d3", _written(heard)),
        "dorp": ("PLAATS", "pl1", places[0]),
        "stad": ("PLAATS", "pl2", places[1]),
        "kamp": ("PLAATS", "pl3", places[2]),
        "functie": ("FUNCTIE", "f1", dice.choice(_POSTS)),
        "groep": ("GROEP", "gr1", dice.choice(_GROUPS)),
        "leeftijd": ("LEEFTIJD", "le1", str(dice.randrange(14, 60))),
        "eenheid": ("EENHEID", "e1", f"{dice.randrange(2, 90)}e brigade {places[1]}"),
        "jaar": ("", "", str(fact.year)),
    }


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _fill(template: str, cast: dict[str, tuple[str, str, str]]) -> str:
    def mark(slot: re.Match[str]) -> str:
        label, entity, surface = cast[slot[1]]
        return f"⟦{label}#{entity}|{surface}⟧" if label else surface

    return re.sub(r"\{(\w+)\}", mark, template)


_KINDS = (
    (
        "gehoor",
        """RAPPORT AANVULLEND GEHOOR

V-nummer: {vnummer}
Naam: {betrokkene_om}
Geboren: {geboren_kort}
Datum van het gehoor: {gehoor}
Hoormedewerker: {ambtenaar}
Tolk: {tolk}
Gemachtigde: mr. {advocaat}

V: Waar bent u opgegroeid?
A: In {dorp}, een dorp in de heuvels. Later zijn wij naar {stad} gegaan omdat mijn broer {broer_voor}
daar werk vond.
V: Tot welke bevolkingsgroep hoort u?
A: Ik ben {groep}. Dat is in ons land geen voordeel.
V: Wanneer kwam u in dienst?
A: Ik was {leeftijd} jaar. Het was in {feit_maand}, kort na het begin van de oorlog.
V: Wie gaf u de bevelen?
A: {chef}. Hij was {functie}. Iedereen was bang voor {chef_achter}.
V: Was u zelf bij de verhoren?
A: Ik stond bij de deur. Op {feit} heb ik gehoord dat {getuige} werd geslagen. Ik heb zelf niemand geslagen.
V: Weet {broer} hiervan?
A: Nee. {broer_voor} weet alleen dat ik soldaat was.
""",
    ),
    (
        "beschikking",
        """BESCHIKKING

Betreft: de aanvraag van {betrokkene}, geboren op {geboren}, V-nummer {vnummer_punt}.

1. Betrokkene heeft verklaard dat hij vanaf {feit_maand} diende bij de {eenheid}. Uit het ambtsbericht
blijkt dat deze eenheid burgers heeft vastgehouden en mishandeld.

2. De verklaring van {getuige} van {gehoor} steunt dit. De getuige noemt {betrokkene_achter} als degene die
de lijst bijhield.
Dat {betrokkene_achter} onder dwang handelde, is niet aannemelijk gemaakt; hij kreeg loon en verlof.

3. De plaats {kamp} wordt in drie rapporten genoemd als plaats van detentie. Betrokkene erkent dat hij daar
in {jaar} was.

4. Artikel 1F, aanhef en onder a, van het Vluchtelingenverdrag is van toepassing.

De Staatssecretaris, namens deze,
{ambtenaar}
""",
    ),
    (
        "mail",
        """Van: {mail}
Aan: mr. {advocaat}
Onderwerp: mijn zaak {vnummer}

Geachte heer, mevrouw,

mijn naam is {betrokkene}. mijn broer {broer} zei dat ik u moet schrijven. u kunt mij bellen op
{telefoon}.
de man die alles wist was {chef}, hij woont nu in {stad}. ik heb hem op {feit} voor het laatst gezien.

groeten,
{betrokkene_klein}
""",
    ),
    (
        "verslag",
        """VERSLAG VAN BEVINDINGEN

Op {gehoor} sprak ik, {ambtenaar}, met {getuige}, die verklaarde als volgt.
"Ik ben {leeftijd} jaar en kom uit {dorp}. In {jaar} werd ik naar {kamp}
gebracht. De bewaker heette {betrokkene};
wij noemden hem de schrijver. Zijn meerdere was {chef}, {functie}. Op {feit} zijn elf mannen weggehaald.
Ik heb hen niet teruggezien."
De getuige wees {betrokkene_achter} aan op een groepsfoto van de {eenheid}.
Het contactadres van de getuige is bekend; het nummer {telefoon} is niet meer in gebruik.
""",
    ),
)


def write(folder: Path, invented: Invented) -> None:
    """One folder a dossier."""
    target = folder / invented.name
    target.mkdir(parents=True, exist_ok=True)
    for name, text in invented.documents:
        (target / name).write_text(text, encoding="utf-8")
    zaak = json.dumps(invented.zaak, ensure_ascii=False, indent=1) + "\n"
    (target / "zaak.json").write_text(zaak, encoding="utf-8")


def main() -> int:
    """Write the dossiers and say how many."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--uit", type=Path, required=True, help="map voor de dossiers")
    parser.add_argument("--documenten", type=int, default=1000, help="ten minste zoveel documenten")
    parser.add_argument("--zaad", type=int, default=1, help="hetzelfde zaad geeft dezelfde dossiers")
    args = parser.parse_args()
    count = 0
    for invented in dossiers(args.documenten, args.zaad):
        write(args.uit, invented)
        count += len(invented.documents)
    print(f"{count} documenten in {args.uit}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
