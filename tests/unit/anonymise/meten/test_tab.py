"""The form and the scores of the Text Anonymization Benchmark."""

import json

import pytest

from grondslag.anonymise.meten.systemen import Measured
from grondslag.anonymise.meten.tab import FILE, read_tab, score_tab, to_tab
from grondslag.anonymise.model import DocumentResult, Finding

TEXT = "Mr John Doe of Kyrenia, no. 18403/91, met Doe."
SPANS = [(0, 11, "DIRECT", "p"), (42, 45, "DIRECT", "p"), (15, 22, "QUASI", "l"), (28, 36, "NO_MASK", "c")]


@pytest.fixture
def folder(tmp_path):
    spans = [{"s": s, "e": e, "id_type": kind, "entity": key} for s, e, kind, key in SPANS]
    line = {"id": "1", "split": "test", "text": TEXT, "spans": spans, "ignorable": [[0, 2], [12, 14]]}
    (tmp_path / FILE).write_text(
        json.dumps(line) + "\n" + json.dumps({**line, "split": "dev"}) + "\n", encoding="utf-8"
    )
    return tmp_path


def _masking(*spans):
    found = tuple(Finding(s, e, "X", "x", "masker", "[X]", 1.0, ()) for s, e in spans)
    return Measured("x", ((DocumentResult("1", TEXT, found, ()),),), 0.1, 1.0, 1.0)


def _scores(folder, *spans):
    found = score_tab(_masking(*spans), read_tab(folder))
    return found["ER_di"], found["ER_qi"], found["tokens_gevonden"], found["tokens_precisie"]


def test_an_entity_is_masked_when_all_its_mentions_are(folder):
    assert _scores(folder, (3, 11), (42, 45)) == (1.0, 0.0, 0.75, 1.0)
    assert _scores(folder, (3, 11)) == (0.0, 0.0, 0.5, 1.0)


def test_half_a_token_is_not_masked_and_two_halves_are(folder):
    assert _scores(folder, (15, 18)) == (0.0, 0.0, 0.0, 1.0)
    assert _scores(folder, (15, 18), (18, 22))[1] == 1.0


def test_what_may_stay_costs_precision_and_ignorable_words_cost_nothing(folder):
    assert _scores(folder, (0, 11), (12, 14), (28, 36), (42, 45)) == (1.0, 0.0, 0.75, 0.6)


def test_another_form_is_refused(tmp_path):
    (tmp_path / FILE).write_text('{"id": "1"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="andere vorm"):
        read_tab(tmp_path)


def test_a_dossier_in_the_form_of_the_benchmark(tmp_path):
    dossier = tmp_path / "d01"
    dossier.mkdir()
    (dossier / "01-a.gold.txt").write_text("⟦PERSOON#p1|Karim⟧ uit ⟦PLAATS#l1|Herat⟧", encoding="utf-8")
    (entry,) = to_tab([dossier])
    assert (entry["doc_id"], entry["text"]) == ("d01/01-a", "Karim uit Herat")
    mentions = entry["annotations"]["gold"]["entity_mentions"]
    assert [(each["entity_type"], each["identifier_type"], each["span_text"]) for each in mentions] == [
        ("PERSON", "DIRECT", "Karim"),
        ("LOC", "QUASI", "Herat"),
    ]
    assert all(
        entry["text"][each["start_offset"] : each["end_offset"]] == each["span_text"] for each in mentions
    )
