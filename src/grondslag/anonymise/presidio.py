"""The engine as a recogniser of Presidio, for who is there already: `pip install grondslag[presidio]`.

    from presidio_analyzer import AnalyzerEngine
    from grondslag.anonymise.presidio import GrondslagRecognizer

    analyzer = AnalyzerEngine(supported_languages=["nl"], ...)
    analyzer.registry.add_recognizer(GrondslagRecognizer(zaak))
    analyzer.analyze("Ik heet Karim.", language="nl")

Entity types are the labels of this engine. Presidio asks text by text, so persons are not bound over a
dossier here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from presidio_analyzer import AnalysisExplanation, EntityRecognizer, RecognizerResult

from grondslag.anonymise.engine import findings
from grondslag.anonymise.model import LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grondslag.anonymise.zaak import Zaak

NAME = "Grondslag"


class GrondslagRecognizer(EntityRecognizer):  # type: ignore[misc]  # the library is optional, and untyped here
    """Finds what the engine would not let stay, and says which detectors did."""

    def __init__(self, zaak: Zaak | None = None, *, supported_language: str = "nl") -> None:
        super().__init__(supported_entities=sorted(LABELS), name=NAME, supported_language=supported_language)
        self._zaak = zaak

    def load(self) -> None:
        """Nothing to load ahead: the lists are read on first use."""

    def analyze(
        self, text: str, entities: Sequence[str], nlp_artifacts: Any = None
    ) -> list[RecognizerResult]:
        """The findings of the wanted entity types; `nlp_artifacts` are not used."""
        del nlp_artifacts
        wanted = set(entities)
        return [
            RecognizerResult(
                entity_type=finding.label,
                start=finding.start,
                end=finding.end,
                score=finding.score,
                analysis_explanation=AnalysisExplanation(
                    recognizer=NAME,
                    original_score=finding.score,
                    textual_explanation=", ".join(finding.reasons),
                ),
            )
            for finding in findings(text, self._zaak)
            if finding.action != "behoud" and finding.label in wanted
        ]
