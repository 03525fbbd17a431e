"""A class under five: blocked, unless two more persons put in writing that it may go on."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from grondslag.ind.casussen import reading, selectors
from grondslag.ind.casussen.models import Klasseadvies, Klassebesluit
from grondslag.ind.zaken.models import Zaak

pytestmark = pytest.mark.django_db


@pytest.fixture
def klein(casus):
    """A casus with a class of four: one of the five alike was about elsewhere."""
    other = Zaak.objects.exclude(pk=casus.zaak_id).first()
    other.land = "RW"
    other.save()
    assert selectors.class_size_of(casus).size == 4
    return casus


@pytest.fixture
def ter_besluit(klein, mensen, keur_goed):
    """The same, approved by the reader with the road of a decision asked for."""
    asked = reading.ask_reading(user=mensen.auteur, casus=klein, lezer=mensen.lezer, klasseroute=True)
    keur_goed(asked, mensen.lezer)
    asked.refresh_from_db()
    return asked


def test_a_small_class_is_not_sent_to_the_reader(klein, mensen):
    with pytest.raises(ValidationError, match="kleiner dan 5"):
        reading.ask_reading(user=mensen.auteur, casus=klein, lezer=mensen.lezer)


def test_a_class_that_became_small_while_it_was_read_is_not_approved(gevraagd, mensen, keur_goed):
    Zaak.objects.exclude(pk=gevraagd.zaak_id).update(land="RW")
    with pytest.raises(ValidationError, match="minder dan 5"):
        keur_goed(gevraagd, mensen.lezer)


def test_a_class_that_became_small_after_approval_no_longer_stands(gevraagd, mensen, keur_goed):
    keur_goed(gevraagd, mensen.lezer)
    gevraagd.refresh_from_db()
    Zaak.objects.exclude(pk=gevraagd.zaak_id).update(land="RW")
    assert "klasse" not in selectors.judgements_of(gevraagd)


def test_the_reader_alone_does_not_let_it_go_on(ter_besluit):
    assert ter_besluit.stand == "ter_besluit"
    assert set(selectors.judgements_of(ter_besluit)) == {"zaak_is_1f"}
    assert not selectors.ready_for_table().exists()


def test_a_decision_without_advice_is_refused(ter_besluit, mensen):
    with pytest.raises(ValidationError, match="nog geen advies"):
        reading.decide_class(user=mensen.hoofd, casus=ter_besluit, mag=True, motivering="Dit kan zo door.")


TELLING = [
    ("Karim Rahimi is hier niet uit te halen.", "Rahimi"),
    ("Zijn V-nummer 2801234567 staat er niet op.", "2801234567"),
    ("De heer Vermeulen ziet geen bezwaar.", "Vermeulen"),
]


@pytest.mark.parametrize(("words", "place"), TELLING)
def test_names_and_numbers_stay_out_of_advice_and_decision(ter_besluit, mensen, words, place):
    with pytest.raises(ValidationError, match=f"Advies: .*{place}"):
        reading.advise(user=mensen.adviseur, casus=ter_besluit, advies=words)
    reading.advise(
        user=mensen.adviseur, casus=ter_besluit, advies="De klasse telt 4 zaken, minder dan vijf; dat kan."
    )
    with pytest.raises(ValidationError, match=f"Motivering: .*{place}"):
        reading.decide_class(user=mensen.hoofd, casus=ter_besluit, mag=True, motivering=words)
    assert not Klassebesluit.objects.exists()


def test_an_advice_of_one_word_is_none(ter_besluit, mensen):
    with pytest.raises(ValidationError, match="ten minste 3"):
        reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="ok")


def test_each_act_is_of_its_own_role(ter_besluit, mensen):
    for person in (mensen.hoofd, mensen.fg, mensen.coordinator):
        with pytest.raises(ValidationError, match="andere rol"):
            reading.advise(user=person, casus=ter_besluit, advies="Dit kan zo door.")
    reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="Dit kan zo door.")
    for person in (mensen.adviseur, mensen.fg):
        with pytest.raises(ValidationError, match="andere rol"):
            reading.decide_class(user=person, casus=ter_besluit, mag=True, motivering="Dit kan zo door.")


def test_one_person_with_both_roles_does_not_do_both(ter_besluit, persoon):
    both = persoon("privacyadviseur", "afdelingshoofd")
    reading.advise(user=both, casus=ter_besluit, advies="Dit kan zo door.")
    with pytest.raises(ValidationError, match="niet ook besluiten"):
        reading.decide_class(user=both, casus=ter_besluit, mag=True, motivering="Dit kan zo door.")


def test_author_and_reader_neither_advise_nor_decide(ter_besluit, mensen):
    for person in (mensen.auteur, mensen.lezer):
        person.rollen = [*person.rollen, "privacyadviseur", "afdelingshoofd"]
        person.save()
        with pytest.raises(ValidationError, match="eigen casus"):
            reading.advise(user=person, casus=ter_besluit, advies="Dit kan zo door.")


def test_words_are_needed_and_advice_is_given_once(ter_besluit, mensen):
    with pytest.raises(ValidationError, match="in woorden"):
        reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="  ")
    reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="Dit kan zo door.")
    with pytest.raises(ValidationError, match="al geadviseerd"):
        reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="Nog eens.")


def test_a_decision_lets_it_go_on_and_says_so_in_the_evidence(ter_besluit, mensen, als):
    reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="De waarden wijzen niemand aan.")
    decision = reading.decide_class(
        user=mensen.hoofd, casus=ter_besluit, mag=True, motivering="Akkoord met het advies."
    )
    ter_besluit.refresh_from_db()
    page = als(mensen.coordinator).get(f"/casussen/{ter_besluit.pk}/").content.decode()
    assert "Het afdelingshoofd besloot" in page
    assert "kan de kaart niet naar de tafel" not in page
    klasse = selectors.judgements_of(ter_besluit)["klasse"]
    assert ter_besluit.stand == "gelezen"
    assert "besluit" in klasse.evidence
    assert klasse.sha256 == decision.papier_sha256
    assert list(selectors.ready_for_table()) == [ter_besluit]


def test_a_decision_holds_for_the_size_that_was_advised_on(ter_besluit, mensen):
    reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="Dit kan zo door.")
    reading.decide_class(user=mensen.hoofd, casus=ter_besluit, mag=True, motivering="Akkoord met het advies.")
    Zaak.objects.exclude(pk=ter_besluit.zaak_id).update(land="RW")
    ter_besluit.refresh_from_db()
    assert "klasse" not in selectors.judgements_of(ter_besluit)


def test_a_refusal_sends_it_back_with_the_words(ter_besluit, mensen):
    reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="Dat liever niet.")
    reading.decide_class(user=mensen.hoofd, casus=ter_besluit, mag=False, motivering="Maak de kaart grover.")
    ter_besluit.refresh_from_db()
    assert (ter_besluit.stand, ter_besluit.reden) == ("afgewezen", "Maak de kaart grover.")


def test_advice_and_decision_are_never_changed(ter_besluit, mensen):
    reading.advise(user=mensen.adviseur, casus=ter_besluit, advies="Dit kan zo door.")
    reading.decide_class(user=mensen.hoofd, casus=ter_besluit, mag=True, motivering="Akkoord met het advies.")
    for model in (Klasseadvies, Klassebesluit):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()
