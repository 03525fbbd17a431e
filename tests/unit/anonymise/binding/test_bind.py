"""One real-world person is one entity: what ties two names, and what does not."""

import pytest

from grondslag.anonymise.engine import anonymise
from grondslag.anonymise.model import NAMES, Dossier
from grondslag.anonymise.zaak import Zaak
from grondslag.documents import Extract

_ZAAK = Zaak.from_json({"personen": [{"rol": "betrokkene", "naam": "Karim Wahidi", "aliassen": []}]})


def _entities(*texts, zaak=None):
    """Surface → entity, of every name that is found."""
    extracts = tuple(
        Extract(f"{number}.txt", "txt", "", text, None, (), (), ()) for number, text in enumerate(texts)
    )
    return {
        document.text[found.start : found.end]: found.entity
        for document in anonymise(Dossier(extracts, zaak)).documents
        for found in document.findings
        if found.label in NAMES
    }


def _same(texts, first, second, zaak=None):
    entities = _entities(*texts, zaak=zaak)
    of = [
        next(entity for surface, entity in entities.items() if surface.endswith(name))
        for name in (first, second)
    ]
    return of[0] == of[1]


@pytest.mark.parametrize(
    "text",
    [
        "De getuige Ocitti Labongo was er. Ocitti Labongo, die wij Tuluwe noemden, ging weg.",
        "Daar kwam Ocitti Labongo. Wij zeiden Tuluwe. Hij ging weg.",
        "Daar kwam Ocitti Labongo. Labongo, in het dorp ook Tuluwe genoemd, zweeg.",
        "The man was Ocitti Labongo, whom everybody called Tuluwe, and he left.",
        "Verdachte Ocitti Labongo @ Tuluwe is voortvluchtig.",
        "Vraag: Wie is Tuluwe?\nAntwoord: Ocitti Labongo, mijn neef.",
        "De getuige Ocitti Labongo („Tuluwe”) was er.",
        "Achternaam: Labongo\nVoornaam: Ocitti\nAlias: Tuluwe\nGeboren: 1980",
    ],
)
def test_a_name_that_the_text_gives_to_somebody_is_his(text):
    assert _same([text, "Later zag ik Tuluwe en Labongo."], "Tuluwe", "Labongo")


@pytest.mark.parametrize(
    "text",
    [
        "De vrouw van Ocitti Labongo heet Tuluwe Okello en zij was thuis.",
        "Ocitti Labongo zei: Tuluwe Okello kwam niet.",
        "Ik zag Ocitti Labongo, niet Tuluwe Okello, in de bus.",
    ],
)
def test_a_name_that_stands_beside_somebody_is_another_person(text):
    assert not _same([text], "Okello", "Labongo")


def test_what_others_call_the_speaker_is_a_name_of_the_person_concerned():
    assert _same(["Karim Wahidi vertelt. In dienst noemden ze mij Zarqol."], "Zarqol", "Wahidi", _ZAAK)


def test_what_others_call_a_witness_is_a_name_of_the_witness():
    texts = ["My name is Fawwaz Bakkour. People call me Zarqol.", "Karim Wahidi zweeg."]
    assert _same(texts, "Zarqol", "Bakkour", _ZAAK)
    assert not _same(texts, "Zarqol", "Wahidi", _ZAAK)


def test_a_code_in_brackets_is_of_the_one_before_it():
    text = "Tolk: mevrouw S. Haddad (tolknummer 2281). Hoormedewerker: F. Hendriks (code HM-2093)."
    assert _same([text], "Haddad", "2281")
    assert _same([text], "Hendriks", "HM-2093")


def test_a_greeting_names_whom_the_message_is_to():
    text = "Van: Kok, R.\nAan: Zomer, L.\nVerzonden: 2 mei 2024\n\nBeste Lotte,\n\nHet dossier is af."
    assert _same([text, "Aanwezig was Lotte."], "Lotte", "Zomer, L")


def test_initials_are_of_the_person_who_has_them():
    assert _same(["De getuige Tom Hartman was er. Volgens mevrouw T.H. niet."], "Hartman", "T.H")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Rachid Hamlaoui", "kapitein Hamlaoui"),
        ("Marijke Zwartbol", "M.J. Zwartbol"),
        ("Zwartbol, Marijke", "Zwartbol, M."),
    ],
)
def test_rank_and_initials_do_not_make_two_persons(first, second):
    assert len(set(_entities(f"De getuige {first} was er.", f"Volgens {second} niet.").values())) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Yuldashev, B.", "M. Yuldashev"),
        ("Esfandiar Sharifov", "Behrouz Sharifov"),
        ("Yasir Abdulkarim Mahmudov", "Abdulkarim Hasanov"),
    ],
)
def test_a_relative_is_a_person_of_his_own(first, second):
    assert len(set(_entities(f"De getuige {first} was er.", f"Volgens {second} niet.").values())) == 2


def test_a_firm_does_not_take_the_name_of_the_lawyer():
    texts = ["Zwartbol & Van Duin Advocaten te Den Haag.", "De advocaat Marijke Zwartbol. M. Zwartbol pleit."]
    assert _same(texts, "Marijke Zwartbol", "M. Zwartbol")


def test_an_unknown_word_is_the_person_who_is_named_so_later():
    texts = ["Toen kwam Komakech binnen.", "De getuige Sam Komakech was er."]
    assert len(set(_entities(*texts).values())) == 1
