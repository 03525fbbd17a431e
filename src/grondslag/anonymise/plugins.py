r"""Where others plug in: a detector of their own, an operator that writes something else in place of a find.

    from grondslag.anonymise.plugins import ALL, Candidate, operated

    def badges(view, context):
        for match in re.finditer(r"\bpenning \d{4}\b", view.text):
            yield Candidate(match.start(), match.end(), "DOCNUMMER", 0.9, "penning")

    result = anonymise(dossier, detectors=(*ALL, badges))
    result = operated(result, lambda finding, surface: "█" if finding.label == "BSN" else None)

A candidate of a detector stands among all others: the strongest wins, nothing proposed is lost, and what it
found is searched in the whole dossier. There is no operator that can be undone, and none should be written:
what stands in the text must not lead back to what stood there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from grondslag.anonymise.candidate import Candidate, Detector
from grondslag.anonymise.detectors import ALL
from grondslag.anonymise.model import Finding, Result

if TYPE_CHECKING:
    from grondslag.anonymise.model import DocumentResult

__all__ = ["ALL", "Candidate", "Detector", "Operator", "operated"]


class Operator(Protocol):
    """Says what stands in the place of a finding that does not stay."""

    def __call__(self, finding: Finding, surface: str) -> str | None:
        """The text in its place; `surface` is what stood there. None leaves what the engine chose."""
        ...


def operated(result: Result, operator: Operator) -> Result:
    """The result with every replacement as the operator wants it; what stays is not asked about."""
    return Result(tuple(_operated(document, operator) for document in result.documents), result.entities)


def _operated(document: DocumentResult, operator: Operator) -> DocumentResult:
    findings = tuple(
        finding
        if finding.action == "behoud"
        else replace(
            finding,
            replacement=_or(
                operator(finding, document.text[finding.start : finding.end]), finding.replacement
            ),
        )
        for finding in document.findings
    )
    return replace(document, findings=findings)


def _or(wanted: str | None, chosen: str | None) -> str | None:
    return chosen if wanted is None else wanted
