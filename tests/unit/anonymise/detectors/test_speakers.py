"""Who speaks in a chat or a transcript, and who signs a note."""

import pytest

from grondslag.anonymise import findings
from grondslag.anonymise.context import Context
from grondslag.anonymise.detectors import RULES
from grondslag.anonymise.detectors.speakers import detect
from grondslag.anonymise.view import View


def _masked(text):
    found = findings(text, detectors=RULES)
    return {text[each.start : each.end] for each in found if each.action != "behoud"}


def _initials(text):
    return [each for each in detect(View(text), Context.of(None)) if each.reason == "spreker met initialen"]


def test_the_speaker_of_an_indented_chat_is_found():
    text = "   [17/10/2017 21:11] Hani K.:     bij mij is niets"
    assert any(each.startswith("Hani") for each in _masked(text))


def test_a_title_goes_with_the_speaker():
    assert "Doc Wan-Wan" in _masked("[11/11/2019, 11:20] Doc Wan-Wan: who bring this")


def test_initials_that_begin_many_turns_are_a_person_wherever_they_begin_one():
    text = "Códigos: E = entrevistadora; SU = denunciante\n" + "E:   ¿Y luego?\nSU:  Nada más.\n" * 3
    found = [each for each in findings(text, detectors=RULES) if text[each.start : each.end] == "SU"]
    assert len(found) == 4
    assert len({each.entity for each in found}) == 1


@pytest.mark.parametrize("part", ["HM", "BK", "HB", "NB"])
def test_the_letters_of_a_part_in_the_hearing_stay(part):
    assert not _initials(f"{part}: Wat deed u?\nA: Niets.\n" * 4)


def test_letters_that_the_legend_gives_for_a_part_stay():
    text = "QG = questioner\n" + "QG: What did you do?\nA: Nothing.\n" * 4
    assert not _initials(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ik weet het. Niet gewijzigd. – Sterk, balie 6\n", "Sterk"),
        ("Tegen mijn advies. – FB\n", "FB"),
    ],
)
def test_who_signs_a_note_behind_a_dash_is_found(text, who):
    assert who in _masked(text)


def test_a_heading_behind_a_dash_stays():
    assert "Identiteit" not in _masked("Hoofdstuk 1.\n- Identiteit\n- Familie\n")
