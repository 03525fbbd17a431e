"""One run of the engine as sealed bytes, and back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from grondslag.anonymise import Attention, DocumentResult, Finding, Result
from grondslag.both import kluis
from grondslag.ind.anonimiseren.models import Anonimisering
from grondslag.ind.zaken.models import Zaak


@dataclass(frozen=True)
class Gevonden:
    """What the engine found in one document."""

    findings: tuple[Finding, ...]
    aandacht: tuple[Attention, ...]


@dataclass(frozen=True)
class Run:
    """What the engine found in a dossier: by document, and the label that stands for each entity."""

    documenten: Mapping[int, Gevonden]
    entiteiten: Mapping[str, str]


def store(zaak: Zaak, documents: list[int], result: Result) -> str:
    """Seal a result and return the blob's name; `documents` are the keys of its documents, in order."""
    content = {
        "documenten": {str(pk): _plain(found) for pk, found in zip(documents, result.documents, strict=True)},
        "entiteiten": dict(result.entities),
    }
    return kluis.store_blob(zaak.sleutel, json.dumps(content, ensure_ascii=False).encode(), _context(zaak))


def load(run: Anonimisering) -> Run:
    """Open what `store` sealed.

    Raises:
        KluisError: the key of the dossier was destroyed, or the bytes are not what they were.
    """
    content = json.loads(kluis.load_blob(run.zaak.sleutel, run.resultaat, _context(run.zaak)))
    found = {int(pk): _gevonden(plain) for pk, plain in content["documenten"].items()}
    return Run(found, content["entiteiten"])


def _context(zaak: Zaak) -> str:
    return f"anonimisering:{zaak.referentie}"


def _plain(found: DocumentResult) -> dict[str, Any]:
    return {
        "findings": [finding.as_json() for finding in found.findings],
        "aandacht": [sentence.as_json() for sentence in found.aandacht],
    }


def _gevonden(plain: Mapping[str, Any]) -> Gevonden:
    findings = tuple(Finding(**{**each, "reasons": tuple(each["reasons"])}) for each in plain["findings"])
    return Gevonden(findings, tuple(Attention(**each) for each in plain["aandacht"]))
