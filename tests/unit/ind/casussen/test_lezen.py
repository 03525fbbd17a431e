"""The second reading: another person, this very version, all decided, every question answered no."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.http import Http404

from grondslag.anonymise.kaart import coarser
from grondslag.ind.anonimiseren import selectors as anonimiseren
from grondslag.ind.anonimiseren import services as engine
from grondslag.ind.casussen import reading, selectors, services
from grondslag.ind.casussen.inhoud import kaart_van
from grondslag.ind.casussen.models import Lezing
from grondslag.ind.dossiers import selectors as dossiers

pytestmark = pytest.mark.django_db


def test_the_author_never_reads_also_with_the_role(casus, mensen):
    with pytest.raises(ValidationError, match="een ander dan de auteur"):
        reading.ask_reading(user=mensen.auteur, casus=casus, lezer=mensen.auteur)


def test_who_has_not_the_role_does_not_read(casus, mensen):
    with pytest.raises(ValidationError, match="met de rol van tweede lezer"):
        reading.ask_reading(user=mensen.auteur, casus=casus, lezer=mensen.hoofd)


def test_only_the_author_asks(casus, mensen):
    with pytest.raises(ValidationError, match="Alleen de auteur"):
        reading.ask_reading(user=mensen.ander, casus=casus, lezer=mensen.lezer)


def test_asking_twice_is_refused(gevraagd, mensen):
    with pytest.raises(ValidationError, match="al bij iemand"):
        reading.ask_reading(user=mensen.auteur, casus=gevraagd, lezer=mensen.ander)


def test_a_card_without_words_is_not_read(zaak, mensen):
    made = services.make_casus(user=mensen.auteur, zaak=zaak)
    with pytest.raises(ValidationError, match="waarom is deze zaak prangend"):
        reading.ask_reading(user=mensen.auteur, casus=made, lezer=mensen.lezer)


def test_a_reader_reads_the_documents_of_this_zaak_while_it_is_asked_and_of_no_other(
    gevraagd, mensen, maak_zaak, voeg_toe
):
    own = dossiers.documents_of(gevraagd.zaak).first()
    other = voeg_toe(maak_zaak(mensen.auteur), "x.txt")
    assert dossiers.document_for(mensen.lezer, own.pk) == own
    for user, document in ((mensen.lezer, other), (mensen.ander, own), (mensen.fg, own)):
        with pytest.raises(Http404):
            dossiers.document_for(user, document.pk)
    reading.take_back(user=mensen.auteur, casus=gevraagd)
    with pytest.raises(Http404):
        dossiers.document_for(mensen.lezer, own.pk)


def test_a_reader_of_another_zaak_knows_nothing_of_the_casus(gevraagd, mensen):
    with pytest.raises(Http404):
        selectors.casus_for(mensen.ander, gevraagd.pk)
    assert selectors.casus_for(mensen.lezer, gevraagd.pk) == gevraagd


def test_another_than_the_asked_reader_does_not_approve(gevraagd, mensen, keur_goed):
    for person in (mensen.ander, mensen.auteur, mensen.coordinator):
        with pytest.raises(ValidationError, match="niet \\(meer\\) bij u"):
            keur_goed(gevraagd, person)


def test_an_open_finding_blocks(gevraagd, mensen, keur_goed):
    engine.undo_last(user=mensen.auteur, zaak=gevraagd.zaak)
    with pytest.raises(ValidationError, match="nog niet besloten"):
        keur_goed(gevraagd, mensen.lezer)


def test_an_unread_and_an_unreadable_document_block(gevraagd, mensen, keur_goed, voeg_toe):
    voeg_toe(gevraagd.zaak, "stuk.pdf", "geen pdf")
    with pytest.raises(ValidationError, match="onleesbaar"):
        keur_goed(gevraagd, mensen.lezer)


@pytest.mark.parametrize("vraag", reading.QUESTIONS)
def test_possible_on_any_question_blocks(gevraagd, mensen, keur_goed, antwoorden, vraag):
    given = antwoorden(**{vraag: ("mogelijk", "Het zou kunnen.")})
    with pytest.raises(ValidationError, match="'mogelijk'"):
        keur_goed(gevraagd, mensen.lezer, antwoorden=given)
    assert not Lezing.objects.exists()


@pytest.mark.parametrize("antwoord", [("nee", "ok"), ("nee", "x"), ("nee", "nee nee nee")])
def test_an_answer_of_one_word_says_nothing(gevraagd, mensen, keur_goed, antwoorden, antwoord):
    with pytest.raises(ValidationError, match="ten minste 3"):
        keur_goed(gevraagd, mensen.lezer, antwoorden=antwoorden(koppelen=antwoord))


@pytest.mark.parametrize("antwoord", [("nee", " "), ("", "woorden"), ("ja", "woorden")])
def test_an_answer_without_words_is_no_answer(gevraagd, mensen, keur_goed, antwoorden, antwoord):
    with pytest.raises(ValidationError, match="elk van de vier vragen"):
        keur_goed(gevraagd, mensen.lezer, antwoorden=antwoorden(koppelen=antwoord))


def test_a_quotation_that_was_not_ticked_blocks(casus, mensen, keur_goed):
    casus = services.add_quotation(
        user=mensen.auteur,
        casus=casus,
        document=dossiers.documents_of(casus.zaak).get(),
        bron="Niemand kon weg.",
        tekst="De betrokkene verklaart dat hij de deur heeft dichtgehouden.",
    )
    asked = reading.ask_reading(user=mensen.auteur, casus=casus, lezer=mensen.lezer)
    with pytest.raises(ValidationError, match="Niet elk citaat"):
        keur_goed(asked, mensen.lezer, gelezen=frozenset())
    assert keur_goed(asked, mensen.lezer).uitkomst == "goedgekeurd"


def test_a_version_that_changed_meanwhile_is_not_approved(gevraagd, mensen, keur_goed):
    with pytest.raises(ValidationError, match="intussen gewijzigd"):
        keur_goed(gevraagd, mensen.lezer, versie_sha256="0" * 64)


def test_approving_twice_is_refused(gevraagd, mensen, keur_goed):
    keur_goed(gevraagd, mensen.lezer)
    with pytest.raises(ValidationError, match="niet \\(meer\\) bij u"):
        keur_goed(gevraagd, mensen.lezer)
    assert Lezing.objects.count() == 1


def test_an_approved_casus_stands_with_its_papers(gevraagd, mensen, keur_goed):
    found = keur_goed(gevraagd, mensen.lezer)
    gevraagd.refresh_from_db()
    judgements = selectors.judgements_of(gevraagd)
    assert set(judgements) == {"zaak_is_1f", "anoniem", "klasse"}
    assert (judgements["anoniem"].role, judgements["anoniem"].sha256) == ("tweede-lezer", found.papier_sha256)
    assert judgements["klasse"].role == "poort"
    assert "klasse van 5" in judgements["klasse"].evidence
    assert selectors.people_of(gevraagd) == (mensen.auteur, mensen.lezer)
    assert list(selectors.ready_for_table()) == [gevraagd]


def test_what_was_brought_is_no_longer_ready(gevraagd, mensen, keur_goed):
    keur_goed(gevraagd, mensen.lezer)
    services.note_release(casus=gevraagd, label="tafel-1")
    assert not selectors.ready_for_table().exists()


def test_before_the_reading_only_the_registration_stands(gevraagd):
    assert set(selectors.judgements_of(gevraagd)) == {"zaak_is_1f"}
    assert selectors.people_of(gevraagd).second_reader is None


def test_a_change_after_approval_must_be_read_again(gevraagd, mensen, keur_goed):
    keur_goed(gevraagd, mensen.lezer)
    changed = services.save_kaart(
        user=mensen.auteur, casus=gevraagd, kaart=coarser(kaart_van(gevraagd), "regio")
    )
    assert changed.stand == "concept"
    assert set(selectors.judgements_of(changed)) == {"zaak_is_1f"}
    assert Lezing.objects.get().inhoud["kaart"] != changed.kaart


def test_a_card_changed_behind_the_services_falls(gevraagd, mensen, keur_goed):
    keur_goed(gevraagd, mensen.lezer)
    gevraagd.refresh_from_db()
    gevraagd.kaart = {**gevraagd.kaart, "regio": "afrika"}
    gevraagd.save()
    assert "anoniem" not in selectors.judgements_of(gevraagd)


def test_a_decision_on_a_finding_after_approval_makes_the_reading_fall(gevraagd, mensen, keur_goed):
    keur_goed(gevraagd, mensen.lezer)
    gevraagd.refresh_from_db()
    findings = anonimiseren.werkstukken(gevraagd.zaak)[0].bevindingen
    engine.decide_findings(
        user=mensen.auteur, zaak=gevraagd.zaak, soort="verworpen", bevindingen=findings[:1]
    )
    assert "anoniem" not in selectors.judgements_of(gevraagd)


def test_a_document_that_came_in_after_approval_makes_the_reading_fall(gevraagd, mensen, keur_goed, voeg_toe):
    keur_goed(gevraagd, mensen.lezer)
    gevraagd.refresh_from_db()
    voeg_toe(gevraagd.zaak, "02.txt", "Nog een stuk.", wacht=True)
    assert "anoniem" not in selectors.judgements_of(gevraagd)


def test_a_reading_is_never_changed(gevraagd, mensen, keur_goed):
    keur_goed(gevraagd, mensen.lezer)
    with pytest.raises(DatabaseError), transaction.atomic():
        Lezing.objects.update(uitkomst="teruggestuurd")


def test_sending_back_needs_a_reason_and_opens_the_casus_to_its_author(gevraagd, mensen, antwoorden):
    with pytest.raises(ValidationError, match="waarom u de casus terugstuurt"):
        reading.send_back(user=mensen.lezer, casus=gevraagd, antwoorden={}, reden=" ")
    reading.send_back(user=mensen.lezer, casus=gevraagd, antwoorden=antwoorden(), reden="De rol is te fijn.")
    gevraagd.refresh_from_db()
    assert (gevraagd.stand, gevraagd.reden) == ("afgewezen", "De rol is te fijn.")
    assert set(selectors.judgements_of(gevraagd)) == {"zaak_is_1f"}
    again = services.save_kaart(
        user=mensen.auteur, casus=gevraagd, kaart=coarser(kaart_van(gevraagd), "rolklasse")
    )
    assert again.stand == "concept"


def test_taking_back_what_lies_with_nobody_is_refused(casus, mensen):
    with pytest.raises(ValidationError, match="ligt bij niemand"):
        reading.take_back(user=mensen.auteur, casus=casus)
