"""Detectors and operators of others, and the engine as a recogniser of Presidio."""

import importlib
import re
import sys
import types
from dataclasses import dataclass
from typing import Any

import pytest

from grondslag.anonymise import Dossier, Zaak, anonymise
from grondslag.anonymise.plugins import ALL, Candidate, operated
from grondslag.documents import Extract

TEXT = "Hij droeg penning 4711 in Herat.\nDe penning 4711 is later gevonden."


def badges(view, _context):
    for match in re.finditer(r"\bpenning \d{4}\b", view.text):
        yield Candidate(match.start(), match.end(), "DOCNUMMER", 0.9, "penning")


def dossier():
    return Dossier((Extract("a.txt", "txt", "", TEXT),), None)


def test_a_detector_of_others_stands_among_ours():
    with_badges = anonymise(dossier(), detectors=(*ALL, badges)).documents[0]
    found = [each for each in with_badges.findings if each.label == "DOCNUMMER"]
    assert [TEXT[each.start : each.end] for each in found] == ["penning 4711", "penning 4711"]
    assert {each.entity for each in found} == {"docnummer-1"}
    assert "penning" in found[0].reasons
    assert "Herat" not in with_badges.working_text
    assert "4711" in anonymise(dossier()).documents[0].working_text


def test_an_operator_writes_what_it_wants_and_is_not_asked_about_what_stays():
    asked = []

    def bar(finding, surface):
        asked.append((finding.action, surface))
        return "█" if finding.label == "DOCNUMMER" else None

    result = operated(anonymise(dossier(), detectors=(*ALL, badges)), bar)
    text = result.documents[0].working_text
    assert text.count("█") == 2
    assert "Herat" not in text
    assert "behoud" not in {action for action, _ in asked}


@dataclass
class _Explanation:
    recognizer: str
    original_score: float
    textual_explanation: str


@dataclass
class _Result:
    entity_type: str
    start: int
    end: int
    score: float
    analysis_explanation: Any


class _Recognizer:
    def __init__(self, supported_entities, name, supported_language):
        self.supported_entities, self.name, self.supported_language = (
            supported_entities,
            name,
            supported_language,
        )


@pytest.fixture
def adapter(monkeypatch):
    """The adapter on a stand-in of the library; bench/in_presidio.py runs it in the real one."""
    library = types.ModuleType("presidio_analyzer")
    library.AnalysisExplanation, library.RecognizerResult = _Explanation, _Result
    library.EntityRecognizer = _Recognizer
    monkeypatch.setitem(sys.modules, "presidio_analyzer", library)
    monkeypatch.delitem(sys.modules, "grondslag.anonymise.presidio", raising=False)
    yield importlib.import_module("grondslag.anonymise.presidio")
    del sys.modules["grondslag.anonymise.presidio"]


def test_presidio_gets_spans_labels_scores_and_reasons(adapter):
    zaak = Zaak.from_json(
        {"vnummer": "2801234567", "personen": [{"rol": "betrokkene", "naam": "Karim Rahimi"}]}
    )
    recognizer = adapter.GrondslagRecognizer(zaak)
    text = "Ik heet Karim Rahimi, V-nummer 2801234567."
    found = recognizer.analyze(text, recognizer.supported_entities)
    assert [(each.entity_type, text[each.start : each.end]) for each in found] == [
        ("PERSOON", "Karim Rahimi"),
        ("VNUMMER", "2801234567"),
    ]
    assert all(each.analysis_explanation.textual_explanation for each in found)
    assert recognizer.supported_language == "nl"


def test_presidio_gets_only_what_it_asks_for(adapter):
    found = adapter.GrondslagRecognizer().analyze("V-nummer 2801234567 in Herat.", ["PLAATS"])
    assert {each.entity_type for each in found} == {"PLAATS"}
