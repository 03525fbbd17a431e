"""Anonymise: text in, findings and a working text out. Stands alone.

    from grondslag.anonymise import Zaak, findings
    zaak = Zaak.from_json({"vnummer": "2801234567", "personen": [{"rol": "betrokkene", "naam": "Karim
    Rahimi"}]})
    for finding in findings("Ik heet Karim. Mijn broer woont in Herat.", zaak):
        print(finding.start, finding.end, finding.label, finding.replacement, finding.reasons)

`anonymise(Dossier(documents, zaak))` does the same for a whole dossier: a person has one label in all
documents, and a
name found once is searched in all. `documents` are extracts of `grondslag.documents`. Nothing here reads
files, opens
connections or keeps state; the same input gives the same output.
"""

from grondslag.anonymise.engine import anonymise, findings
from grondslag.anonymise.model import Attention, DocumentResult, Dossier, Finding, Result
from grondslag.anonymise.zaak import Persoon, Zaak

__all__ = [
    "Attention",
    "DocumentResult",
    "Dossier",
    "Finding",
    "Persoon",
    "Result",
    "Zaak",
    "anonymise",
    "findings",
]
