"""The pages of the anonymiser: for who may read, each act a plain form, quick with thousands of marks."""

import time

import pytest
from django.urls import reverse

from grondslag.ind.anonimiseren import selectors, services
from grondslag.ind.anonimiseren.models import Anonimisering, Handeling

pytestmark = pytest.mark.django_db


@pytest.fixture
def zaak(persoon, maak_zaak, voeg_toe):
    found = maak_zaak(persoon("behandelaar"))
    voeg_toe(found)
    return found


@pytest.fixture
def document(zaak):
    services.anonymise_zaak(user=zaak.behandelaar, zaak=zaak)
    return zaak.documenten.get()


def pages(zaak, document):
    finding = selectors.werkstuk(document).bevindingen[0].finding
    return [
        reverse("anonimiseren:overzicht", args=[zaak.pk]),
        reverse("anonimiseren:document", args=[document.pk]),
        reverse("anonimiseren:entiteit", args=[zaak.pk, finding.entity]),
        reverse("anonimiseren:wijzig", args=[document.pk, finding.start, finding.end]),
    ]


def test_another_behandelaar_and_a_reader_who_was_not_asked_find_nothing(als, zaak, document):
    for client in (als("behandelaar"), als("tweede-lezer")):
        for page in pages(zaak, document):
            assert client.get(page).status_code == 404
        for name in ("start", "toevoegen", "ongedaan"):
            answer = client.post(reverse(f"anonimiseren:{name}", args=[zaak.pk]), {"tekst": "de deur"})
            assert answer.status_code == 404
    assert not Handeling.objects.exists()


def test_every_page_shows_to_the_behandelaar(als, zaak, document):
    client = als(zaak.behandelaar)
    for page in pages(zaak, document):
        assert client.get(page).status_code == 200


def test_every_key_of_the_workbench_is_told_to_the_list_of_keys(als, zaak, document):
    page = als(zaak.behandelaar).get(reverse("anonimiseren:document", args=[document.pk])).content.decode()
    for key in ("Spatie", "x", "e", "a"):
        assert f'data-toets="{key}"' in page


def test_before_the_first_run_the_overview_says_what_to_do(als, zaak):
    answer = als(zaak.behandelaar).get(reverse("anonimiseren:overzicht", args=[zaak.pk]))
    assert "nog niet geanonimiseerd" in answer.content.decode()
    missing = reverse("anonimiseren:document", args=[zaak.documenten.get().pk])
    assert als(zaak.behandelaar).get(missing).status_code == 404


def test_the_button_runs_the_engine_and_says_what_waits(als, zaak, voeg_toe):
    client = als(zaak.behandelaar)
    start = reverse("anonimiseren:start", args=[zaak.pk])
    assert "wachten op een besluit" in client.post(start, follow=True).content.decode()
    voeg_toe(zaak, "02.txt", "Nog een stuk.", wacht=True)
    assert "wordt nog gelezen" in client.post(start, follow=True).content.decode()
    assert Anonimisering.objects.count() == 1


def test_the_original_is_marked_and_the_working_text_says_that_it_never_leaves(als, zaak, document):
    text = als(zaak.behandelaar).get(reverse("anonimiseren:document", args=[document.pk])).content.decode()
    assert "verlaat de IND nooit" in text
    assert 'data-label="persoon"' in text
    work = text[text.index("data-werk") : text.index("lijst-kop")]
    assert "Rahimi" not in work
    assert "[betrokkene]" in work


def test_one_finding_is_accepted_and_rejected_by_a_plain_form(als, zaak, document):
    client, page = als(zaak.behandelaar), reverse("anonimiseren:document", args=[document.pk])
    first, second = selectors.werkstuk(document).bevindingen[:2]
    answer = client.post(page + "?volgorde=twijfel", {"aanvaard": first.sleutel})
    assert answer["Location"] == f"{page}?volgorde=twijfel#b-{first.sleutel}"
    client.post(page, {"verwerp": second.sleutel})
    assert [each.stand for each in selectors.werkstuk(document).bevindingen[:2]] == ["aanvaard", "verworpen"]


def test_htmx_gets_the_row_and_both_texts_back(als, zaak, document):
    found = selectors.werkstuk(document).bevindingen[0]
    answer = als(zaak.behandelaar).post(
        reverse("anonimiseren:document", args=[document.pk]),
        {"verwerp": found.sleutel},
        headers={"HX-Request": "true"},
    )
    text = answer.content.decode()
    for part in (
        f'id="b-{found.sleutel}"',
        f'id="m-{found.sleutel}"',
        f'id="w-{found.sleutel}"',
        "open-telling",
    ):
        assert part in text


@pytest.mark.parametrize("data", [{}, {"aanvaard": "1-2-3"}, {"aanvaard": ""}, {"verwerp": "x"}])
def test_a_decision_about_what_is_not_there_is_unknown(als, zaak, document, data):
    page = reverse("anonimiseren:document", args=[document.pk])
    assert als(zaak.behandelaar).post(page, data).status_code == 404


def test_all_of_a_document_is_accepted_once_and_undone_at_once(als, zaak, document):
    client, page = als(zaak.behandelaar), reverse("anonimiseren:document", args=[document.pk])
    client.post(page, {"alles": "aanvaard"})
    assert selectors.open_findings(zaak) == []
    assert "over alles al besloten" in client.post(page, {"alles": "aanvaard"}, follow=True).content.decode()
    assert Handeling.objects.count() == 1
    client.post(reverse("anonimiseren:ongedaan", args=[zaak.pk]), {"terug": page})
    assert selectors.open_findings(zaak)


def test_undo_leads_back_to_this_site_only(als, zaak, document):
    client = als(zaak.behandelaar)
    client.post(reverse("anonimiseren:document", args=[document.pk]), {"alles": "aanvaard"})
    answer = client.post(
        reverse("anonimiseren:ongedaan", args=[zaak.pk]), {"terug": "https://elders.example/"}
    )
    assert answer["Location"] == reverse("anonimiseren:overzicht", args=[zaak.pk])


def test_all_of_one_person_but_the_exception(als, zaak, document):
    mentions = [
        e for e in selectors.werkstuk(document).bevindingen if e.finding.replacement == "[betrokkene]"
    ]
    page = reverse("anonimiseren:entiteit", args=[zaak.pk, mentions[0].finding.entity])
    als(zaak.behandelaar).post(page, {"verwerp": "alle", "uitzondering": mentions[0].sleutel})
    now = [
        e.stand
        for e in selectors.werkstuk(document).bevindingen
        if e.finding.entity == mentions[0].finding.entity
    ]
    assert now == ["open", *["verworpen"] * (len(mentions) - 1)]


def test_a_person_gets_another_label_everywhere(als, zaak, document):
    found = next(e for e in selectors.werkstuk(document).bevindingen if e.tekst == "Gulbuddin Saberi")
    page = reverse("anonimiseren:wijzig", args=[document.pk, found.finding.start, found.finding.end])
    client = als(zaak.behandelaar)
    refused = client.post(page, {"label": "PERSOON", "actie": "masker", "vervanging": "Gulbuddin Saberi"})
    assert "bevat de tekst zelf" in refused.content.decode()
    client.post(page, {"label": "PERSOON", "actie": "masker", "vervanging": "bevelhebber", "overal": "on"})
    assert "[bevelhebber]" in selectors.working_text(document)


def test_a_missed_text_is_added_and_a_wrong_one_explained(als, zaak, document):
    client, page = als(zaak.behandelaar), reverse("anonimiseren:toevoegen", args=[zaak.pk])
    form = {"tekst": "de deur", "label": "KENMERK", "actie": "masker", "vervanging": "iets"}
    wrong = client.post(page, {**form, "tekst": "staat er niet"})
    assert "staat nergens in het dossier" in wrong.content.decode()
    client.post(page, form)
    assert "[iets]" in selectors.working_text(document)


def test_two_thousand_findings_stay_quick(als, zaak, document, voeg_toe):
    lines = [
        f"Op {1 + n % 28} maart 20{n % 20:02} sprak Karim Rahimi met mr. J. de Vries-{n}." for n in range(700)
    ]
    long = voeg_toe(zaak, "lang.txt", "\n".join(lines))
    services.anonymise_zaak(user=zaak.behandelaar, zaak=zaak)
    assert len(selectors.werkstuk(long).bevindingen) > 2000
    client, page = als(zaak.behandelaar), reverse("anonimiseren:document", args=[long.pk])
    client.get(page)
    started = time.perf_counter()
    assert client.get(page).status_code == 200
    assert time.perf_counter() - started < 1
