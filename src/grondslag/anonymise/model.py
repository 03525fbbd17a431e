"""What goes into the anonymiser and what comes out of it.

All offsets are Unicode code points of the extracted text as it was given, `end` exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from grondslag.anonymise.zaak import Zaak
    from grondslag.documents import Extract

Action = Literal["masker", "generaliseer", "behoud"]

DIRECT = frozenset(
    {
        "PERSOON", "AMBTENAAR", "PROFESSIONAL", "VNUMMER", "BSN", "ZAAKNUMMER", "DOCNUMMER", "PARKETNUMMER",
        "CONTACT", "ADRES",
    }
)  # fmt: skip
QUASI = frozenset({"GEBDATUM", "DATUM", "PLAATS", "EENHEID", "FUNCTIE", "GROEP", "LEEFTIJD", "KENMERK"})
NAMES = frozenset({"PERSOON", "AMBTENAAR", "PROFESSIONAL"})
UNKNOWN = "ONBEKEND"
LABELS = DIRECT | QUASI | {UNKNOWN}


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of text that identifies, or that looks as if it does and may stay (`behoud`)."""

    start: int
    end: int
    label: str
    entity: str
    action: Action
    replacement: str | None
    score: float
    reasons: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The finding as it stands in `FILE.bevindingen.json`."""
        return {
            "start": self.start,
            "end": self.end,
            "label": self.label,
            "entity": self.entity,
            "action": self.action,
            "replacement": self.replacement,
            "score": self.score,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class Attention:
    """A sentence that may point at one person; nothing in it is changed, a reader looks at it."""

    start: int
    end: int
    score: float
    why: str

    def as_json(self) -> dict[str, object]:
        """The sentence as it stands under `aandacht`."""
        return {"start": self.start, "end": self.end, "score": self.score, "why": self.why}


@dataclass(frozen=True, slots=True)
class Dossier:
    """The documents of one zaak, in order, and what the registration knows of it."""

    documents: tuple[Extract, ...]
    zaak: Zaak | None = None


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """One document: findings sorted and not overlapping, sentences for the reader strongest first."""

    name: str
    text: str
    findings: tuple[Finding, ...]
    aandacht: tuple[Attention, ...]

    @property
    def working_text(self) -> str:
        """The text with every finding that does not stay replaced. It is the IND's, and never leaves."""
        return replaced(self.text, self.findings)


@dataclass(frozen=True, slots=True)
class Result:
    """All documents, and for each entity the label that stands for it."""

    documents: tuple[DocumentResult, ...]
    entities: Mapping[str, str]


def replaced(text: str, findings: Sequence[Finding]) -> str:
    """`text` with the replacement of each sorted finding in its place."""
    parts: list[str] = []
    at = 0
    for finding in findings:
        if finding.replacement is None:
            continue
        parts.append(text[at : finding.start])
        parts.append(finding.replacement)
        at = finding.end
    parts.append(text[at:])
    return "".join(parts)
