"""The sources: `dossier.yaml` says what becomes of each text, and a light markup says what is in it.

Markup: `# kop`, `## kop`; rows `| a | b |`; inside a paragraph `{++erbij++}`, `{--eraf--}`, `{>>opmerking<<}`
and `[^: voetnoot]`. Sources of .txt and .eml are taken as they stand.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import yaml

Soort = Literal["tekst", "erbij", "eraf", "opmerking", "voetnoot"]


@dataclass(frozen=True)
class Deel:
    """A piece of a paragraph: plain text, an insertion, a deletion, a comment, a footnote."""

    soort: Soort
    tekst: str


@dataclass(frozen=True)
class Kop:
    niveau: int
    tekst: str


@dataclass(frozen=True)
class Alinea:
    delen: tuple[Deel, ...]


@dataclass(frozen=True)
class Tabel:
    rijen: tuple[tuple[str, ...], ...]


Blok = Kop | Alinea | Tabel


@dataclass(frozen=True)
class Stuk:
    """One document of a dossier: its text (`bron`) and how it is made into a file."""

    bestand: str
    soort: str
    bron: str
    dossier: str
    codering: str = "utf-8"
    kop: str = ""
    zaad: int = 0
    alleen_bijlage: bool = False
    eigenschappen: dict[str, str] = field(default_factory=dict)
    bewerker: str = ""
    bewerkt: str = ""
    van: str = ""
    aan: str = ""
    cc: str = ""
    onderwerp: str = ""
    datum: str = ""
    bijlagen: tuple[str, ...] = ()

    @property
    def gemaakt(self) -> datetime:
        return datetime.fromisoformat(self.eigenschappen.get("gemaakt", "2026-01-05T09:00:00Z"))


def read_dossier(folder: Path) -> list[Stuk]:
    """The documents that `dossier.yaml` lists, in its order. An unknown key is a TypeError."""
    listed: list[dict[str, Any]] = yaml.safe_load((folder / "dossier.yaml").read_text("utf-8"))["stukken"]
    return [_stuk(folder, entry) for entry in listed]


def _stuk(folder: Path, entry: dict[str, Any]) -> Stuk:
    values = {**entry, "bijlagen": tuple(entry.get("bijlagen", ()))}
    bron = (folder / values.pop("bron")).read_text("utf-8")
    return Stuk(bron=bron, dossier=folder.name, **values)


TEKENS = re.compile(
    r"\{\+\+(?P<erbij>.+?)\+\+\}|\{--(?P<eraf>.+?)--\}|\{>>(?P<opmerking>.+?)<<\}|\[\^: (?P<voetnoot>.+?)\]"
)


def blokken(bron: str) -> list[Blok]:
    return [_blok(part) for part in re.split(r"\n\s*\n", bron.strip())]


def _blok(text: str) -> Blok:
    if heading := re.fullmatch(r"(#+) (.+)", text):
        return Kop(len(heading[1]), heading[2])
    if text.startswith("|"):
        return Tabel(tuple(_row(line) for line in text.splitlines()))
    return Alinea(tuple(_delen(text)))


def _row(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _delen(text: str) -> list[Deel]:
    delen: list[Deel] = []
    place = 0
    for found in TEKENS.finditer(text):
        if found.start() > place:
            delen.append(Deel("tekst", text[place : found.start()]))
        soort: Any = found.lastgroup
        delen.append(Deel(soort, found[soort]))
        place = found.end()
    if place < len(text):
        delen.append(Deel("tekst", text[place:]))
    return delen
