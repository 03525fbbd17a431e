"""What the shipped register must be, read from its files: the claims that a jurist checks first."""

import re
from pathlib import Path

import pytest

from grondslag import law
from grondslag.law import verklaar, vocabulary_json
from grondslag.law.citing import cite

GROUNDS = {
    "eigen-beweging-oud", "vordering-126nc", "vordering-126nd", "vordering-126nd-6", "vordering-126ne",
    "vordering-126nf", "inlichtingen-162-2", "overlegtafel", "aangifte-160", "aangifte-161", "aangifte-162-1",
    "eigen-beweging-wet", "kamer", "publicatie", "vordering-126u", "vordering-126z", "om-vordering",
    "om-tafelreactie", "om-herkend", "vaststelling-verslag",
}  # fmt: skip
KINDS = [
    "identificerend", "dossier", "strafrechtelijk", "derden",
    "godsdienst", "ras", "politiek", "gezondheid", "seksueel", "vakbond", "biometrie",
    "casus", "cijfers", "nota", "vordering", "reactie", "signaal", "verslag",
]  # fmt: skip
SPECIAL = {"godsdienst", "ras", "politiek", "gezondheid", "seksueel", "vakbond"}
SHUT = {"eigen-beweging-oud", "eigen-beweging-wet", "inlichtingen-162-2", "vordering-126u", "vordering-126z"}
FILES = sorted((Path(law.__file__).parent / "gronden").glob("*.yaml"))


def test_the_register_loads_without_a_fault(register):
    assert not register.faults


def test_the_names_that_other_programs_rely_on_are_there(register):
    assert set(register.grounds) == GROUNDS
    assert list(register.vocabulary.kinds) == KINDS


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_ground_is_read_at_one_glance(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) < 60


def test_special_data_go_on_one_ground_only(register):
    assert {name for name, ground in register.grounds.items() if ground.kinds & SPECIAL} == {
        "vordering-126nf"
    }
    needed = {condition.oordeel for condition in register.grounds["vordering-126nf"].rule.voorwaarden}
    assert "machtiging_rc" in needed


def test_biometrics_go_on_no_ground(register):
    assert not any("biometrie" in ground.kinds for ground in register.grounds.values())


def test_the_table_sees_an_anonymised_casus_only_and_nothing_else_carries_one(register):
    assert register.grounds["overlegtafel"].kinds == {"casus"}
    assert [name for name, ground in register.grounds.items() if "casus" in ground.kinds] == ["overlegtafel"]


def test_no_aangifte_carries_documents_but_where_the_law_couples_them(register):
    carrying = {
        name for name in GROUNDS if name.startswith("aangifte") and "dossier" in register.grounds[name].kinds
    }
    assert carrying == {"aangifte-162-1"}


def test_what_leaves_the_om_holds_no_data_of_the_dossier(register):
    exits = [ground for ground in register.grounds.values() if "om" in ground.rule.van]
    assert {ground.id for ground in exits} == {
        "om-vordering",
        "om-tafelreactie",
        "om-herkend",
        "vaststelling-verslag",
    }
    assert all(len(ground.kinds) == 1 for ground in exits)


def test_every_law_that_is_cited_has_a_link(register):
    for ground in register.grounds.values():
        for citation in ground.citations:
            if citation.wet:
                assert re.search(r"\[(jci1\.3:c:BWBR\d{7}|CELEX )", cite(citation, ground.vocabulary.library))


def test_every_judgement_is_used(register, draft_law):
    used = {c.oordeel for ground in register.grounds.values() for c in ground.rule.voorwaarden}
    waiting = {"wet_voorwaarden"}  # for the law to come
    assert used | waiting == set(register.vocabulary.judgements)


def test_every_role_that_judges_or_signs_is_known(register):
    roles = register.vocabulary.roles
    assert all(kind.door in roles for kind in register.vocabulary.judgements.values())
    assert all(
        role in roles
        for g in register.grounds.values()
        for pair in g.rule.ondertekenaars.values()
        for role in pair
    )


def test_the_ind_never_calls_a_person_a_suspect(register):
    read_aloud = " ".join(sentence.text for name in GROUNDS for sentence in verklaar(name, register))
    assert not re.search(r"verdachte|dader", read_aloud, re.IGNORECASE)


def test_what_is_open_says_so_and_what_is_shut_says_why(register):
    words = vocabulary_json(register)
    assert {name for name, ground in words["grounds"].items() if ground["status"] != "getekend-demo"} == SHUT
    assert words["grounds"]["eigen-beweging-oud"]["status"] == "historie"
    assert words["grounds"]["vordering-126u"]["status"] == "open-vraag"


def test_the_vocabulary_has_the_form_that_other_programs_rely_on(register):
    words = vocabulary_json(register)
    table = words["grounds"]["overlegtafel"]
    assert table["from"] == "2023-06-30"
    assert table["to"] == {"event": "inwerkingtreding_wet1f", "days": -1}
    assert table["recipient"] == "om"
    assert words["grounds"]["eigen-beweging-oud"]["to"] == "2022-03-31"
    assert words["grounds"]["eigen-beweging-wet"]["from"] == {"event": "inwerkingtreding_wet1f", "days": 0}
    assert words["grounds"]["kamer"]["to"] == "open"
    assert words["judgements"]["lekvrij"]["max_days"] == 1
    assert words["judgements"]["anoniem"]["role"] == "tweede-lezer"
    assert words["judgements"]["anoniem"]["max_days"] is None
    assert words["events"] == {"inwerkingtreding_wet1f": {"state": "nog_niet"}}
    for ground in words["grounds"].values():
        for line in ground["lines"]:
            assert set(line) in ({"id", "judgement", "source"}, {"id", "check", "source"})
            assert line["source"]


def test_a_ground_reads_as_numbered_sentences_with_their_source(register):
    sentences = {sentence.id: sentence for sentence in verklaar("overlegtafel", register) if sentence.id}
    assert list(sentences) == [f"G8.{letter}" for letter in "abcdefghijk"]
    assert "de tweede lezer" in sentences["G8.i"].text
    assert all(sentence.source for sentence in sentences.values())


def test_a_ground_that_is_not_there_cannot_be_read(register):
    with pytest.raises(KeyError):
        verklaar("eigen-beweging", register)
