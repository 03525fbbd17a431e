"""Where fragments come from: the registration of the zaak, and the texts of its documents, word for word."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grondslag.documents import Extract
from grondslag.ind.dossiers.models import Document
from grondslag.ind.dossiers.selectors import extracts_of
from grondslag.ind.zaken.models import Zaak

DATA = Path(__file__).with_name("data")
SEXES = {"m": "man", "v": "vrouw", "x": "X"}


@dataclass(frozen=True)
class Gegeven:
    """One registered datum that can be chosen."""

    id: str
    label: str
    waarde: str
    voorstel: tuple[str, ...]


def registered(zaak: Zaak) -> list[Gegeven]:
    """Return what the registration knows of the person, without what it does not know."""
    values = _values(zaak.gegevens)
    rows = tomllib.loads((DATA / "registratie.toml").read_text(encoding="utf-8"))
    return [
        Gegeven(key, row["label"], values[key], tuple(row["soorten"]))
        for key, row in rows.items()
        if values[key] and values[key] != "onbekend"
    ]


def _values(known: Mapping[str, Any]) -> dict[str, str]:
    subject, *family = sorted(known["personen"], key=lambda person: person["rol"] != "betrokkene")
    return {
        "naam": subject["naam"],
        "andere_namen": ", ".join(subject.get("aliassen", [])),
        "geboortedatum": known.get("geboortedatum", ""),
        "geslacht": SEXES.get(known.get("geslacht", ""), ""),
        "vnummer": known["vnummer"],
        "bsn": known.get("bsn") or "",
        "geboorteplaats": known.get("geboorteplaats", ""),
        "nationaliteit": ", ".join(known.get("nationaliteit", [])),
        "familie": ", ".join(f"{person['naam']} ({person['rol']})" for person in family),
    }


def text_of(zaak: Zaak, document_pk: int) -> tuple[Document, Extract] | None:
    """Return a document of this zaak with its text, or None."""
    return next((found for found in extracts_of(zaak) if found[0].pk == document_pk), None)


def passage_in(text: str, words: str) -> str | None:
    """Return the passage as the text has it, or None when these words, one after another, are not in it.

    Line breaks and runs of spaces do not count: a passage copied from a page comes back as the source has it.
    """
    wanted = words.split()
    if not wanted:
        return None
    found = re.search(r"\s+".join(map(re.escape, wanted)), text)
    return found.group() if found else None
