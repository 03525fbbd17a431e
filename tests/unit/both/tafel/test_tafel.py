"""Words around the table, and its messages: what may stand, what may not, one spelling for one message."""

import uuid

import pytest

from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.both.tafel import bericht
from grondslag.both.tafel.woorden import objections

MEETING = {"referentie": str(uuid.UUID(int=7))}


@pytest.mark.parametrize(
    "words",
    [
        "Zijn er naast verklaringen ook stukken van de organisatie zelf?",
        "Het OM acht de casus van belang en vraagt tijd om te bezien wat er nodig is.",
        "De IND zoekt uit of artikel 126nd Sv dit dekt; het gaat om 1F-a.",
        "Anker 48 wordt aangehouden.",
        "Hoeveel getuigen zijn er?",
        "",
    ],
)
def test_general_words_and_the_labels_of_the_meeting_may_stand(words):
    assert objections(words, ["Anker 48"]) == []


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Heet hij Ghulam Sakhi Pardes?", "Pardes"),
        ("Was dit op 12 mei 1994?", "12"),
        ("Het was in Baghlan.", "Baghlan"),
        ("Zaak 2801234567 lijkt erop.", "2801234567"),
        ("Hij diende bij de KhAD.", "KhAD"),
        ("Anker 49 is van een andere vergadering.", "49"),
        ("De twee getuigen waren van 1986.", "1986"),
        ("Zijn telefoon was 06-12345678.", "06-12345678"),
    ],
)
def test_what_points_at_somebody_is_named_with_what_to_do(words, place):
    found = objections(words, ["Anker 48"])
    assert any(place in one.tekst or one.tekst in place for one in found)
    assert all(one.waarom.endswith(".") for one in found)


def test_a_label_does_not_hide_the_name_beside_it():
    assert [one.tekst for one in objections("Anker 48 is Rahimi.", ["Anker 48"])] == ["Rahimi"]


def test_one_message_has_one_spelling_and_one_hash():
    plain = {"soort": "herkend", "versie": 1, "overleg": MEETING, "label": "Anker 48"}
    shuffled = dict(reversed(plain.items()))
    one, other = (bericht.read(bericht.HerkendBericht, payload) for payload in (plain, shuffled))
    assert bericht.as_bytes(one) == bericht.as_bytes(other)
    assert bericht.sha256_of(one) == bericht.sha256_of(other)


@pytest.mark.parametrize("label", ["Anker 9", "Anker 100", "anker 48", "Anker 48 (Rahimi)", "2801234567"])
def test_a_label_has_one_form(label):
    with pytest.raises(UnusableMessage, match="afgesproken vorm"):
        bericht.read(
            bericht.HerkendBericht, {"soort": "herkend", "versie": 1, "overleg": MEETING, "label": label}
        )
