"""Making a casus: nothing finer than the card gets in, and each change is another version."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from grondslag.anonymise.kaart import coarser
from grondslag.ind.casussen import selectors, services
from grondslag.ind.casussen.inhoud import kaart_van
from grondslag.ind.casussen.models import Casus, Uitgebracht
from grondslag.ind.dossiers import selectors as dossiers

pytestmark = pytest.mark.django_db

PASSAGE = "Ik heb de deur dichtgehouden. Niemand kon weg."
WOORDEN = "De betrokkene verklaart dat hij de deur heeft dichtgehouden."


def quote(casus, mensen, tekst=WOORDEN, bron=PASSAGE, document=None):
    document = document or dossiers.documents_of(casus.zaak).first()
    return services.add_quotation(user=mensen.auteur, casus=casus, document=document, bron=bron, tekst=tekst)


def test_another_than_the_behandelaar_makes_no_casus(zaak, mensen):
    with pytest.raises(ValidationError, match="Alleen de behandelaar"):
        services.make_casus(user=mensen.lezer, zaak=zaak)


def test_a_dossier_that_was_not_anonymised_gives_no_casus(persoon, maak_zaak):
    zaak = maak_zaak(persoon("behandelaar"))
    with pytest.raises(ValidationError, match="Anonimiseer eerst"):
        services.make_casus(user=zaak.behandelaar, zaak=zaak)


def test_making_twice_gives_the_one_casus(zaak, mensen):
    first = services.make_casus(user=mensen.auteur, zaak=zaak)
    assert services.make_casus(user=mensen.auteur, zaak=zaak) == first
    assert Casus.objects.count() == 1


def test_a_card_without_words_why_is_refused(casus, mensen, met_woorden):
    with pytest.raises(ValidationError, match="waarom deze zaak prangend"):
        services.save_kaart(user=mensen.auteur, casus=casus, kaart=met_woorden(kaart_van(casus), "  "))


@pytest.mark.parametrize(
    "woorden", ["Het gebeurde in 1997.", "Zijn naam is Saberi.", "Er zijn drie getuigen."]
)
def test_words_finer_than_the_card_are_refused_and_nothing_is_kept(casus, mensen, met_woorden, woorden):
    before = casus.versie
    with pytest.raises(ValidationError):
        services.save_kaart(user=mensen.auteur, casus=casus, kaart=met_woorden(kaart_van(casus), woorden))
    casus.refresh_from_db()
    assert (casus.versie, kaart_van(casus).prangend) == (before, "Er zijn verklaringen van meer kanten.")


def test_only_the_author_changes(casus, mensen):
    with pytest.raises(ValidationError, match="Alleen de auteur"):
        services.save_kaart(user=mensen.lezer, casus=casus, kaart=kaart_van(casus))


def test_the_same_card_is_the_same_version(casus, mensen):
    again = services.save_kaart(user=mensen.auteur, casus=casus, kaart=kaart_van(casus))
    assert again.versie == casus.versie


def test_another_card_is_another_version(casus, mensen):
    other = services.save_kaart(user=mensen.auteur, casus=casus, kaart=coarser(kaart_van(casus), "regio"))
    assert other.versie == casus.versie + 1
    assert other.versie_sha256 != casus.versie_sha256


def test_a_casus_at_the_reader_is_not_changed(gevraagd, mensen):
    with pytest.raises(ValidationError, match="niet te wijzigen"):
        services.save_kaart(user=mensen.auteur, casus=gevraagd, kaart=coarser(kaart_van(gevraagd), "regio"))


@pytest.mark.parametrize("tekst", ["In 1997 hield hij de deur dicht.", "Karim hield de deur dicht.", " "])
def test_a_quotation_with_a_year_a_name_or_nothing_is_refused(casus, mensen, tekst):
    with pytest.raises(ValidationError):
        quote(casus, mensen, tekst)
    casus.refresh_from_db()
    assert casus.citaten == []


def test_a_passage_that_is_not_in_the_working_text_is_refused(casus, mensen):
    with pytest.raises(ValidationError, match="niet in de werktekst"):
        quote(casus, mensen, bron="Verzoeker Karim Rahimi")


def test_a_passage_of_another_zaak_is_refused(casus, mensen, maak_zaak, voeg_toe):
    other = voeg_toe(maak_zaak(mensen.auteur), "x.txt", PASSAGE)
    with pytest.raises(ValidationError, match="niet in de werktekst"):
        quote(casus, mensen, document=other)


def test_a_quotation_is_kept_with_where_it_stands_and_what_it_tells(casus, mensen):
    kept = quote(casus, mensen).citaten[0]
    assert (kept["tekst"], kept["bron"]) == (WOORDEN, PASSAGE)
    assert kept["document"] == dossiers.documents_of(casus.zaak).get().pk


def test_the_same_quotation_twice_is_refused(casus, mensen):
    casus = quote(casus, mensen)
    with pytest.raises(ValidationError, match="staat er al"):
        quote(casus, mensen)


def test_a_coarser_card_does_not_leave_a_finer_quotation_behind(casus, mensen):
    casus = quote(casus, mensen, "De betrokkene was in dienst in Zuid- en Centraal-Azië.")
    with pytest.raises(ValidationError, match="Citaat 1"):
        services.save_kaart(user=mensen.auteur, casus=casus, kaart=coarser(kaart_van(casus), "regio"))


def test_a_quotation_is_taken_away_once(casus, mensen):
    casus = quote(casus, mensen)
    casus = services.drop_quotation(user=mensen.auteur, casus=casus, nummer=1)
    assert casus.citaten == []
    with pytest.raises(ValidationError, match="niet"):
        services.drop_quotation(user=mensen.auteur, casus=casus, nummer=1)


def test_the_class_counts_words_and_every_earlier_release_in(casus, zaak, mensen, maak_zaak):
    maak_zaak(land="SY")
    assert selectors.class_size_of(casus).size == 5
    services.note_release(casus=casus, label="tafel-1")
    services.freeze_casus(casus=casus, reden="proef")
    second = services.make_casus(user=mensen.auteur, zaak=zaak)
    coarse = kaart_van(second).with_values("regio", {"niet_bepaald"})
    assert selectors.class_size_with(second, coarse, ()).size == 5


def test_a_label_is_used_once(casus):
    services.note_release(casus=casus, label="tafel-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        services.note_release(casus=casus, label="tafel-1")


def test_what_was_released_is_never_changed(casus):
    services.note_release(casus=casus, label="tafel-1")
    with pytest.raises(DatabaseError), transaction.atomic():
        Uitgebracht.objects.update(label="ander")


def test_freezing_twice_equals_once_and_nothing_goes_on(casus, mensen):
    services.freeze_casus(casus=casus, reden="herkend")
    frozen = services.freeze_casus(casus=casus, reden="nogmaals")
    assert (frozen.stand, frozen.reden) == ("bevroren", "herkend")
    with pytest.raises(ValidationError, match="niet te wijzigen"):
        services.save_kaart(user=mensen.auteur, casus=frozen, kaart=coarser(kaart_van(frozen), "regio"))


def test_no_word_of_a_casus_lies_readable_in_the_database(casus, mensen):
    quote(casus, mensen)
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM ind_casussen_casus")
        rows = str(cursor.fetchall())
    assert "verklaringen" not in rows
    assert "deur" not in rows
