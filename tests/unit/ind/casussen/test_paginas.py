"""The pages around a casus: for whom they are, by plain forms, each refusal a sentence on the page."""

import pytest
from django.urls import reverse

from grondslag.both.ui.taken import tasks_for
from grondslag.ind.anonimiseren import services as engine
from grondslag.ind.casussen import reading, selectors
from grondslag.ind.casussen.inhoud import card_hash, kaart_van
from grondslag.ind.casussen.models import Casus, Lezing
from grondslag.ind.zaken.models import Zaak

pytestmark = pytest.mark.django_db

AUTEUR = ("kaart", "citaten", "lezing-vragen")


def url(name, casus, *more):
    return reverse(f"casussen:{name}", args=[casus.pk, *more])


def card_of(casus, **changes):
    plain = kaart_van(casus).as_dict()
    del plain["kaart"]
    return {**plain, "gezien": card_hash(casus), **changes}


def answers(**changes):
    given = {}
    for name in reading.QUESTIONS:
        given |= {name: "nee", f"{name}_woorden": "Er staat niets op."}
    return {**given, **changes}


def text_of(answer):
    return answer.content.decode()


def test_another_behandelaar_finds_no_casus(als, casus):
    client = als("behandelaar")
    for name in ("casus", "voorbeeld", *AUTEUR):
        assert client.get(url(name, casus)).status_code == 404
    assert client.post(reverse("casussen:nieuw", args=[casus.zaak_id])).status_code == 404


def test_a_reader_of_another_casus_finds_neither_casus_nor_documents(als, mensen, gevraagd):
    client = als(mensen.ander)
    for name in ("casus", "lezen"):
        assert client.get(url(name, gevraagd)).status_code == 404
    overview = reverse("anonimiseren:overzicht", args=[gevraagd.zaak_id])
    assert client.get(overview).status_code == 404
    assert als(mensen.lezer).get(overview).status_code == 200


def test_the_author_does_not_open_the_reading(als, mensen, gevraagd):
    assert als(mensen.auteur).get(url("lezen", gevraagd)).status_code == 404


def test_the_reader_does_not_open_the_pages_of_the_author(als, persoon, mensen, gevraagd):
    mensen.lezer.rollen = ["tweede-lezer", "behandelaar"]
    mensen.lezer.save()
    for name in AUTEUR:
        assert als(mensen.lezer).get(url(name, gevraagd)).status_code == 404


def test_a_casus_is_made_by_the_button_and_starts_from_the_registration(als, mensen, zaak):
    client = als(mensen.auteur)
    answer = client.post(reverse("casussen:nieuw", args=[zaak.pk]), follow=True)
    made = Casus.objects.get()
    assert answer.redirect_chain == [(url("kaart", made), 302)]
    assert "Uit de registratie: Zuid- en Centraal-Azië" in text_of(answer)
    again = client.get(reverse("casussen:nieuw", args=[zaak.pk]))
    assert "heeft al een casus" in text_of(again)


def test_a_zaak_that_was_not_anonymised_explains_itself(als, mensen, maak_zaak):
    other = maak_zaak(mensen.auteur)
    answer = als(mensen.auteur).post(reverse("casussen:nieuw", args=[other.pk]), follow=True)
    assert "Anonimiseer eerst het dossier" in text_of(answer)


def test_words_that_say_too_much_come_back_with_what_may_stand_there(als, mensen, casus):
    answer = als(mensen.auteur).post(
        url("kaart", casus), card_of(casus, opslaan="ja", prangend="Hij was generaal in Herat.")
    )
    assert "generaal" in text_of(answer)
    assert "is een rang of post" in text_of(answer)
    assert kaart_van(Casus.objects.get()).prangend == "Er zijn verklaringen van meer kanten."


def test_one_press_makes_a_field_coarser_and_keeps_nothing_yet(als, mensen, casus):
    answer = als(mensen.auteur).post(url("kaart", casus), card_of(casus, grover="regio"))
    assert '<option value="azie" selected>' in text_of(answer)
    assert kaart_van(Casus.objects.get()).regio == "zuid_centraal_azie"


def test_the_class_is_said_in_words_with_what_it_does_not_prove(als, mensen, casus):
    text = text_of(als(mensen.auteur).get(url("kaart", casus)))
    assert "Deze casus past op 5 geregistreerde zaken." in text
    assert "ondergrens van het risico, geen bewijs" in text


def test_the_class_and_the_card_are_said_in_english_too(als, mensen, casus):
    client = als(mensen.auteur)
    client.post("/taal/", {"taal": "en"})
    page = text_of(client.get(url("casus", casus)))
    assert "This number is a lower bound of the risk" in page
    assert "Without the limb of article 1F" in page


def test_the_class_is_counted_live_and_keeps_nothing(als, mensen, casus):
    Zaak.objects.exclude(pk=casus.zaak_id).update(land="IR")
    data = card_of(casus, regio="niet_bepaald")
    assert "past op 5 geregistreerde" in text_of(als(mensen.auteur).post(url("klasse", casus), data))
    assert Casus.objects.get().versie == casus.versie


def test_a_card_that_was_changed_in_another_tab_is_not_overwritten(als, mensen, casus):
    client, page = als(mensen.auteur), url("kaart", casus)
    first = card_of(casus, opslaan="ja", regio="azie")
    second = card_of(casus, opslaan="ja", prangend="Anderen bevestigen wat hij zegt.")
    assert client.post(page, first).status_code == 302
    text = text_of(client.post(page, second))
    assert "intussen gewijzigd" in text
    assert "Regio van de feiten" in text
    assert "Anderen bevestigen wat hij zegt." in text
    assert kaart_van(Casus.objects.get()).regio == "azie"
    again = {**second, "gezien": card_hash(Casus.objects.get())}
    assert client.post(page, again).status_code == 302


def test_a_press_for_a_coarser_field_keeps_what_was_seen(als, mensen, casus):
    client, page = als(mensen.auteur), url("kaart", casus)
    text = text_of(client.post(page, card_of(casus, grover="regio", gezien="0" * 64)))
    assert f'name="gezien" value="{"0" * 64}"' in text


def test_a_card_other_than_the_registration_says_so_and_is_cured_by_its_button(als, mensen, casus):
    client, page = als(mensen.auteur), url("kaart", casus)
    wrong = card_of(casus, periode="2010-2019")
    text = text_of(client.post(url("klasse", casus), wrong))
    assert "anders dan de registratie" in text
    assert "te klein" not in text
    assert "kies een grovere kaart" not in text
    assert 'name="herstel" value="periode"' in text
    cured = text_of(client.post(page, {**wrong, "herstel": "periode"}))
    assert "groot genoeg" in cured
    assert Casus.objects.get().versie == casus.versie


def test_a_suggestion_is_taken_by_its_button(als, mensen, casus):
    Zaak.objects.exclude(pk=casus.zaak_id).update(land="SY")
    client, page = als(mensen.auteur), url("kaart", casus)
    before = text_of(client.get(page))
    assert "te klein" in before
    assert "Neem over: Regio van de feiten wordt" in before
    assert "past op 5 geregistreerde" in text_of(client.post(page, card_of(casus, neem="0")))


def test_a_quotation_is_chosen_from_the_working_text(als, mensen, casus):
    client, document = als(mensen.auteur), casus.zaak.documenten.get()
    page = f"{url('citaten', casus)}?document={document.pk}"
    shown = text_of(client.get(page))
    assert "Ik heb de deur dichtgehouden." in shown
    assert "Rahimi" not in shown
    taken = text_of(client.get(f"{page}&passage={shown.count('Neem passage') - 1}"))
    assert "<textarea" in taken
    wrong = client.post(
        page, {"bron": "Ik heb de deur dichtgehouden.", "tekst": "In 1997 hield hij de deur."}
    )
    assert "1997" in text_of(wrong)
    client.post(
        page, {"bron": "Ik heb de deur dichtgehouden.", "tekst": "De betrokkene hield de deur dicht."}
    )
    assert len(Casus.objects.get().citaten) == 1
    client.post(url("citaat-weg", casus, 1))
    assert Casus.objects.get().citaten == []


def test_a_document_of_another_zaak_is_unknown_there(als, mensen, casus, maak_zaak, voeg_toe):
    other = voeg_toe(maak_zaak(mensen.auteur), "x.txt")
    answer = als(mensen.auteur).get(f"{url('citaten', casus)}?document={other.pk}")
    assert answer.status_code == 404


def test_a_reading_is_asked_of_a_person_from_the_list_the_author_not_on_it(als, mensen, casus):
    client, page = als(mensen.auteur), url("lezing-vragen", casus)
    shown = text_of(client.get(page))
    assert f'value="{mensen.lezer.pk}"' in shown
    assert f'value="{mensen.auteur.pk}"' not in shown
    assert "Selecteer een geldige keuze" in text_of(client.post(page, {"lezer": mensen.auteur.pk}))
    client.post(page, {"lezer": mensen.lezer.pk})
    assert Casus.objects.get().stand == "ter_lezing"


def test_a_small_class_is_refused_on_the_page_and_the_other_road_offered(als, mensen, casus):
    Zaak.objects.exclude(pk=casus.zaak_id).update(land="SY")
    client, page = als(mensen.auteur), url("lezing-vragen", casus)
    assert "kleiner dan 5" in text_of(client.post(page, {"lezer": mensen.lezer.pk}))
    client.post(page, {"lezer": mensen.lezer.pk, "klasseroute": "on"})
    assert Casus.objects.get().klasseroute


def test_the_reader_approves_by_the_form(als, mensen, gevraagd):
    client, page = als(mensen.lezer), url("lezen", gevraagd)
    data = answers(versie_sha256=gevraagd.versie_sha256, goed="ja")
    assert "Beantwoord elk" in text_of(client.post(page, {**data, "koppelen": ""}))
    assert "&#x27;mogelijk&#x27;" in text_of(client.post(page, {**data, "afleiden": "mogelijk"}))
    answer = client.post(page, data, follow=True)
    assert "De casus is goedgekeurd" in text_of(answer)
    assert Casus.objects.get().stand == "gelezen"
    assert client.post(page, data).status_code == 404
    assert Lezing.objects.count() == 1


def test_the_reader_sees_what_blocks(als, mensen, gevraagd):
    engine.undo_last(user=mensen.auteur, zaak=gevraagd.zaak)
    client, page = als(mensen.lezer), url("lezen", gevraagd)
    assert "nog niet besloten" in text_of(client.get(page))
    data = answers(versie_sha256=gevraagd.versie_sha256, goed="ja")
    assert "nog niet besloten" in text_of(client.post(page, data))
    assert Casus.objects.get().stand == "ter_lezing"


def test_sending_back_shows_the_reason_to_the_author(als, mensen, gevraagd):
    client, page = als(mensen.lezer), url("lezen", gevraagd)
    assert "waarom u de casus terugstuurt" in text_of(
        client.post(page, {"terug": "ja", "versie_sha256": "x"})
    )
    client.post(page, {"terug": "ja", "versie_sha256": "x", "reden": "De rol is te fijn."})
    assert "De rol is te fijn." in text_of(als(mensen.auteur).get(url("casus", gevraagd)))


def test_a_lapsed_reading_is_asked_anew(als, mensen, gevraagd, keur_goed, voeg_toe):
    keur_goed(gevraagd, mensen.lezer)
    voeg_toe(gevraagd.zaak, "02.txt", "Nog een stuk.")
    text = text_of(als(mensen.auteur).get(url("casus", gevraagd)))
    assert "De lezing geldt niet meer" in text
    again = reading.ask_reading(user=mensen.auteur, casus=gevraagd, lezer=mensen.ander)
    assert again.stand == "ter_lezing"


def test_a_small_class_goes_by_advice_and_decision_and_the_fg_only_looks(als, mensen, casus, keur_goed):
    Zaak.objects.exclude(pk=casus.zaak_id).update(land="SY")
    asked = reading.ask_reading(user=mensen.auteur, casus=casus, lezer=mensen.lezer, klasseroute=True)
    keur_goed(asked, mensen.lezer)
    assert [task.aantal for task in tasks_for(mensen.adviseur)] == [1]
    als(mensen.adviseur).post(url("advies", casus), {"advies": "De waarden wijzen niemand aan."})
    assert tasks_for(mensen.adviseur) == []
    assert [task.aantal for task in tasks_for(mensen.hoofd)] == [1]
    fg = als(mensen.fg)
    assert "De waarden wijzen niemand aan." in text_of(fg.get(url("casus", casus)))
    assert fg.get(url("advies", casus)).status_code == fg.get(url("besluit", casus)).status_code == 404
    als(mensen.hoofd).post(url("besluit", casus), {"mag": "ja", "motivering": "Akkoord met het advies."})
    assert Casus.objects.get().stand == "gelezen"
    assert "klasse" in selectors.judgements_of(Casus.objects.get())


def test_the_start_page_tells_the_reader_and_the_author_what_waits(mensen, gevraagd, antwoorden):
    assert "Casussen om te lezen" in [str(task.titel) for task in tasks_for(mensen.lezer)]
    reading.send_back(user=mensen.lezer, casus=gevraagd, antwoorden=antwoorden(), reden="Te fijn.")
    assert "Teruggestuurde casussen" in [str(task.titel) for task in tasks_for(mensen.auteur)]


def test_the_preview_holds_the_card_and_nothing_of_the_dossier(als, mensen, gevraagd, keur_goed):
    text = text_of(als(mensen.auteur).get(url("voorbeeld", gevraagd)))
    shown = text[text.index('id="blad"') :]
    assert "Zuid- en Centraal-Azië" in shown
    for hidden in ("Rahimi", "2801234567", "Herat"):
        assert hidden not in shown
    assert als(mensen.coordinator).get(url("voorbeeld", gevraagd)).status_code == 404
    keur_goed(gevraagd, mensen.lezer)
    assert als(mensen.coordinator).get(url("voorbeeld", gevraagd)).status_code == 200


def test_the_page_of_the_zaak_shows_the_road(als, mensen, gevraagd):
    text = text_of(als(mensen.auteur).get(reverse("zaken:zaak", args=[gevraagd.zaak_id])))
    for step in ("Anonimiseren", "Casus", "Tweede lezing"):
        assert step in text


def test_the_reader_hears_all_that_is_missing_at_once_and_nothing_required_is_called_optional(
    als, mensen, gevraagd
):
    client, page = als(mensen.lezer), url("lezen", gevraagd)
    assert "mag leeg blijven" not in text_of(client.get(page))
    wrong = answers(versie_sha256=gevraagd.versie_sha256, koppelen="", afleiden_woorden="x")
    text = text_of(client.post(page, {"goed": "ja", **wrong}))
    faults = text.split('class="gr-fouten"')[1].split("</ul>")[0]
    assert faults.count("<li>") == 2
    text = text_of(client.post(page, {"terug": "ja", "versie_sha256": "x", "reden": "ok"}))
    assert "ten minste 3" in text
