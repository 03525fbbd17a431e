"""The chain, act by act, as the people of both sides perform it in their pages.

Each act is written against `bezoeker.Visitor`, so that the demo walks it over plain HTTP and the browser
tests walk the same with a real browser. Everything that is typed stands in `demo/dossiers/<name>/casus.yaml`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from acten import aangifte, casus, openbaar, tafel, toezicht, vorderingen, wet
from bezoeker import Stuck, Visitor, wait_until
from grondslag.anonymise.kaart import find_land
from zijden import Side

HERE = Path(__file__).parent
DOSSIERS = ("afghanistan", "syrie", "rwanda")


@dataclass
class Dossier:
    """One invented dossier: what is typed about it, and where it went."""

    naam: str
    zaak: dict[str, Any]
    keuzes: dict[str, Any]
    bestanden: list[Path]
    adressen: dict[str, str] = field(default_factory=dict)


@dataclass
class Stage:
    """The two sides, the dossiers, and the people: one visitor a role, made when first needed."""

    sides: Mapping[str, Side]
    folder: Path
    links: Mapping[str, Mapping[str, str]]
    visitor: Callable[[str], Visitor]
    people: dict[str, Visitor] = field(default_factory=dict)
    dossiers: dict[str, Dossier] = field(default_factory=dict)
    adressen: dict[str, str] = field(default_factory=dict)

    def als(self, role: str) -> Visitor:
        """Return the person who plays a role, signed in."""
        if role not in self.people:
            link = next(links[role] for links in self.links.values() if role in links)
            self.people[role] = self.visitor(link)
        return self.people[role]

    def dossier(self, name: str) -> Dossier:
        """Return one of the dossiers."""
        if name not in self.dossiers:
            source = HERE / "dossiers" / name
            files = sorted(path for path in (self.folder / name).iterdir() if path.name != "zaak.json")
            zaak = json.loads((source / "zaak.json").read_text(encoding="utf-8"))
            choices = yaml.safe_load((source / "casus.yaml").read_text(encoding="utf-8"))
            self.dossiers[name] = Dossier(name, zaak, choices, files)
        return self.dossiers[name]


def registreer(stage: Stage, name: str) -> None:
    """Step 1: the case worker registers the zaak and adds the documents."""
    dossier, person = stage.dossier(name), stage.als("Behandelaar 1F")
    zaak, choice = dossier.zaak, dossier.keuzes["registratie"]
    subject, *family = zaak["personen"]
    nationality = zaak["nationaliteit"]
    values: dict[str, Any] = {
        "vnummer": zaak["vnummer"],
        "bsn": zaak["bsn"] or "",
        "naam": subject["naam"],
        "aliassen": "\n".join(subject["aliassen"]),
        "geboortedatum": zaak["geboortedatum"],
        "geboorteplaats": zaak["geboorteplaats"],
        "geslacht": zaak["geslacht"],
        "nationaliteit": nationality if isinstance(nationality, str) else ", ".join(nationality),
        "limbs": choice["limbs"],
        "status": choice["status"],
        "tegengeworpen_op": str(choice.get("tegengeworpen_op", "")),
        "land": find_land(choice["land"]).iso2,  # type: ignore[union-attr]  # a land of the data file is found
        "periode_van": str(choice["periode_van"]),
        "periode_tot": str(choice["periode_tot"]),
        "feitsoorten": choice["feitsoorten"],
        "rolklasse": choice["rolklasse"],
        "feitcomplex": zaak["feitcomplex"],
    }
    for number, member in enumerate(family[:6]):
        known = {"partner", "kind", "vader", "moeder", "broer", "zus"}
        values[f"familie-{number}-rol"] = member["rol"] if member["rol"] in known else "ander"
        values[f"familie-{number}-naam"] = member["naam"]
        values[f"familie-{number}-aliassen"] = ", ".join(member["aliassen"])
    person.open("/zaken/nieuw/")
    person.submit("Registreren", values)
    dossier.adressen["dossier"] = person.url
    dossier.adressen["zaak"] = person.url.removesuffix("dossier/")
    person.submit("Toevoegen", files={"bestanden": dossier.bestanden})


def gelezen(stage: Stage, name: str) -> None:
    """Step 1, the end: every document has been read, hidden content and scans included."""
    page = stage.dossier(name).adressen["dossier"]
    person = stage.als("Behandelaar 1F")
    wait_until(person, page, lambda text: "wordt gelezen" not in text, "Het lezen van de documenten")
    if "onleesbaar" in person.text:
        raise Stuck(f"Een document van {name} is onleesbaar: {person.text}")


def eigen_beweging_geweigerd(stage: Stage) -> None:
    """Step 2: asking to hand the dossier over is refused at once, with the rule and the lawful routes."""
    person = stage.als("Behandelaar 1F")
    person.open(stage.dossier("afghanistan").adressen["zaak"])
    person.submit("Verstrek dossier aan OM")
    for words in (
        "Nee: dit mag niet vertrekken",
        "was tot april 2022 een praktijk",
        "4754492",
        "Wat wel kan",
    ):
        if words not in person.text:
            raise Stuck(f"In de weigering ontbreekt '{words}': {person.text[:300]}")
    person.follow("Mag dit langs een andere weg")
    for words in ("Mag dit?", "Nee", "G12"):
        if words not in person.text:
            raise Stuck(f"Op de bladzijde over alle grondslagen ontbreekt '{words}': {person.text[:300]}")


def _each(act: Callable[[Stage, str], None]) -> Callable[[Stage], None]:
    def acts(stage: Stage) -> None:
        for name in DOSSIERS:
            act(stage, name)

    return acts


STAPPEN: list[tuple[str, Callable[[Stage], None]]] = [
    ("Registreer drie zaken en voeg hun documenten toe", _each(registreer)),
    ("Lees alle documenten, ook de scans", _each(gelezen)),
    ("Verstrekking uit eigen beweging wordt geweigerd", eigen_beweging_geweigerd),
    ("Anonimiseer de dossiers", _each(casus.geanonimiseerd)),
    ("Beslis over de bevindingen, ook in één keer en ongedaan", _each(casus.besloten)),
    ("Maak van elke zaak een casus, met gekozen citaten", _each(casus.casus_gemaakt)),
    ("Vraag een tweede lezing", _each(casus.lezing_gevraagd)),
    ("De tweede lezer beslist over wat open is, en keurt goed", _each(casus.gelezen)),
    *tafel.STAPPEN,
    *vorderingen.STAPPEN,
    *aangifte.STAPPEN,
    *wet.STAPPEN,
    *toezicht.STAPPEN,
    *openbaar.STAPPEN,
]
