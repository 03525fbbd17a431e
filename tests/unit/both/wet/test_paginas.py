"""The pages: who may see them, what they must say, and that a fault loses nothing that was typed."""

import datetime as dt
import re

import pytest
from django.conf import settings
from django.urls import reverse

from grondslag.both.wet import services
from grondslag.both.wet.models import Inwerkingtreding
from grondslag.both.wet.selectors import current_register, row_in_force

READER = {"ind": "beheerder", "om": "opsporingsambtenaar"}[settings.ZIJDE]


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


def typed(**change):
    """What a browser sends: the proposed judgement of every row too, also of those that stay empty."""
    rows = {f"voorwaarde-{number}-oordeel": "wet_voorwaarden" for number in range(3)}
    return {
        "voorwaarde-TOTAL_FORMS": "3",
        "voorwaarde-INITIAL_FORMS": "0",
        **rows,
        "staatsblad": "2026, 456",
        "artikelonderdeel": "artikel I, onderdeel B",
        "dag": "2027-01-01",
        "overgangsrecht": "Ook voor dossiers van daarvoor.",
        "soort-dossier": "Het dossier kan worden verstrekt.",
        "voorwaarde-0-zin": "Indien noodzakelijk.",
        **change,
    }


def test_everyone_on_the_side_reads_the_register_and_each_ground(als):
    client = als(READER)
    page = text_of(client.get(reverse("wet:register")))
    for ground in current_register().grounds.values():
        assert ground.rule.naam in page
        sheet = text_of(client.get(reverse("wet:grond", args=[ground.id])))
        assert all(line.id in sheet for line in current_register().lines[ground.id])
        assert all(question.vraag.split("'")[0] in sheet for question in ground.rule.open_vragen)


def test_the_demo_mark_stands_on_the_register(als):
    assert "DEMO" in text_of(als(READER).get(reverse("wet:register")))


def test_the_register_is_shown_as_of_a_day(als):
    client = als(READER)
    assert "Geldt nog niet" in text_of(
        client.get(reverse("wet:grond", args=["overlegtafel"]), {"dag": "2023-06-29"})
    )
    assert "geldt deze grondslag nog niet" in text_of(
        client.get(reverse("wet:grond", args=["overlegtafel"]), {"dag": "2023-06-29"})
    )


@pytest.mark.parametrize(
    "dag", ["2026-02-30", "gisteren", "'; --", "99999-01-01", "9998-01-01", "9999-12-31", "0001-01-01"]
)
def test_an_unusable_day_is_said_and_today_is_shown(als, dag):
    page = text_of(als(READER).get(reverse("wet:register"), {"dag": dag}))
    assert "Er is iets niet goed ingevuld" in page
    assert "24 november 2026" in page


def test_an_unknown_ground_or_entry_is_not_found(als):
    client = als(READER)
    assert client.get(reverse("wet:grond", args=["bestaat-niet"])).status_code == 404
    assert client.get(reverse("wet:invoer", args=[999])).status_code == 404


@pytest.mark.parametrize("route", ["wet:invoeren", "wet:andere-dag", "wet:intrekken", "wet:wat-als"])
def test_a_reader_enters_nothing(als, route):
    client = als(READER)
    assert client.get(reverse(route)).status_code == 404
    assert client.post(reverse(route), typed()).status_code == 404
    assert not Inwerkingtreding.objects.exists()


def test_the_law_is_entered_by_one_and_confirmed_by_another(als, eerste, tweede):
    first, second = als(eerste), als(tweede)
    answer = first.post(reverse("wet:invoeren"), typed(), follow=True)
    assert "Wacht op een tweede persoon" in text_of(answer)
    row = Inwerkingtreding.objects.get()
    assert "te bevestigen" in text_of(second.get(reverse("ui:start")))
    assert "Indien noodzakelijk." in text_of(second.get(reverse("wet:bevestigen", args=[row.pk])))
    second.post(reverse("wet:bevestigen", args=[row.pk]), {"gelezen": "on"})
    assert row_in_force() == row


def test_the_enterer_finds_no_way_to_confirm(als, eerste, law):
    row = services.enter_law(person=eerste, **law)
    client = als(eerste)
    assert "Bevestigen</button>" not in text_of(client.get(reverse("wet:bevestigen", args=[row.pk])))
    page = text_of(client.post(reverse("wet:bevestigen", args=[row.pk]), {"gelezen": "on"}))
    assert "een ander bevestigt" in page
    assert row_in_force() is None


def test_confirming_unread_is_refused(als, eerste, tweede, law):
    row = services.enter_law(person=eerste, **law)
    page = text_of(als(tweede).post(reverse("wet:bevestigen", args=[row.pk]), {}))
    assert "Vergelijk eerst iedere zin" in page
    assert row_in_force() is None


def test_more_conditions_loses_nothing_and_judges_nothing(als, eerste):
    page = text_of(als(eerste).post(reverse("wet:invoeren"), typed(meer="1", staatsblad="")))
    assert "Er is iets niet goed ingevuld" not in page
    assert "Indien noodzakelijk." in page
    assert "Het dossier kan worden verstrekt." in page
    assert "voorwaarde-3-oordeel" in page
    assert not Inwerkingtreding.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"staatsblad": "2031, 7"}, "Staatsbladnummer kan niet bestaan"),
        ({"staatsblad": ""}, "Vul een Staatsbladnummer in"),
        ({"aanname": "on"}, "niet allebei"),
        ({"dag": "2020-01-01"}, "Deze dag is voorbij"),
        ({"voorwaarde-0-oordeel": "machtiging_rc", "voorwaarde-0-zin": ""}, "heeft de zin van de wet nodig"),
        ({"voorwaarde-0-oordeel": ""}, "kies een oordeel"),
        (
            {"voorwaarde-1-oordeel": "wet_voorwaarden", "voorwaarde-1-zin": "Indien noodzakelijk."},
            "twee keer",
        ),
        ({"voorwaarde-TOTAL_FORMS": "junk"}, "kwam onvolledig aan"),
    ],
)
def test_a_fault_is_said_on_the_page_and_keeps_what_was_typed(als, eerste, change, words):
    page = text_of(als(eerste).post(reverse("wet:invoeren"), typed(**change)))
    assert words in page
    assert "Het dossier kan worden verstrekt." in page
    assert not Inwerkingtreding.objects.exists()


def test_what_if_is_marked_and_leads_nowhere(als, enterer_role):
    page = text_of(als(enterer_role).get(reverse("wet:wat-als"), {"dag": "2027-01-01", "soorten": "dossier"}))
    assert "<h1" in page
    assert page.count("SIMULATIE") > 3
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    assert 'method="post"' not in main
    assert "poort" not in main.replace("geen weg naar de poort", "")


def test_what_if_says_an_unusable_draft(als, enterer_role):
    client = als(enterer_role)
    page = text_of(client.get(reverse("wet:wat-als"), {"dag": "2027-13-01", "soorten": "biometrie"}))
    assert "Er is iets niet goed ingevuld" in page


@pytest.mark.usefixtures("confirmed")
def test_a_postponement_is_entered_on_its_page(als, eerste):
    answer = als(eerste).post(
        reverse("wet:andere-dag"),
        {"dag": "2027-02-01", "staatsblad": "2026, 500", "reden": "Uitgesteld bij besluit."},
        follow=True,
    )
    assert "Uitgesteld bij besluit." in text_of(answer)
    assert Inwerkingtreding.objects.last().dag == dt.date(2027, 2, 1)


def test_the_second_person_reads_that_the_day_had_passed(als, eerste, tweede, law):
    row = services.enter_law(person=eerste, **{**law, "staatsblad": "", "aanname": True})
    services.confirm_law(invoer=row, person=tweede)
    typed = {"dag": "2026-11-20", "staatsblad": "", "reden": "De dag stond verkeerd."}
    page = reverse("wet:andere-dag")
    assert "Deze dag is voorbij" in text_of(als(eerste).post(page, typed))
    entered = als(eerste).post(page, {**typed, "voorbij": "on"}, follow=True)
    assert "al voorbij op de dag van invoer" in text_of(entered)


def test_every_fault_of_an_entry_shows_at_once(als, eerste):
    wrong = typed(staatsblad="1999, 1", dag="2026-11-01", artikelonderdeel=" ")
    page = text_of(als(eerste).post(reverse("wet:invoeren"), wrong))
    for fault in ("Staatsbladnummer kan niet bestaan", "Deze dag is voorbij"):
        assert fault in page
    assert page.split('class="utrecht-unordered-list gr-fouten"')[1].split("</ul>")[0].count("<li>") == 3


@pytest.mark.usefixtures("confirmed")
def test_what_another_day_needs_is_not_said_to_be_optional(als, eerste):
    client, page = als(eerste), reverse("wet:andere-dag")
    form = text_of(client.get(page)).split("<main", 1)[1].split("</main>", 1)[0]
    assert "mag leeg blijven" not in form
    answer = text_of(client.post(page, {"dag": "2020-01-01", "staatsblad": "1999, 1", "reden": "x"}))
    for fault in ("30 juni 2023", "Staatsbladnummer kan niet bestaan", "ten minste 3"):
        assert fault in answer


def test_another_day_of_an_assumption_asks_for_no_staatsblad(als, eerste, tweede, law):
    row = services.enter_law(person=eerste, **{**law, "staatsblad": "", "aanname": True})
    services.confirm_law(invoer=row, person=tweede)
    assert 'name="staatsblad"' not in text_of(als(eerste).get(reverse("wet:andere-dag")))


def test_wherever_the_day_of_an_assumed_law_is_told_it_is_told_as_an_assumption(als, eerste, tweede, law):
    row = services.enter_law(person=eerste, **{**law, "staatsblad": "", "aanname": True})
    services.confirm_law(invoer=row, person=tweede)
    client = als(eerste)
    for path in (
        reverse("wet:register"),
        reverse("wet:grond", args=["eigen-beweging-wet"]),
        reverse("wet:grond", args=["overlegtafel"]),
        reverse("wet:inwerkingtreding"),
        reverse("wet:intrekken"),
    ):
        told = re.sub(r"<[^>]+>", " ", text_of(client.get(path)))
        for found in re.finditer(r"1 januari 2027|31 december 2026", told):
            assert "AANNAME" in told[max(0, found.start() - 120) : found.end() + 120], (path, found)


def test_a_confirmed_law_is_no_assumption(als, eerste, confirmed):
    assert "AANNAME" not in text_of(als(eerste).get(reverse("wet:grond", args=["overlegtafel"])))


def test_a_day_before_the_first_signature_is_said_to_be_hindsight(als):
    client = als(READER)
    for route, arguments in (("wet:register", []), ("wet:grond", ["overlegtafel"])):
        path = reverse(route, args=arguments)
        assert "U kijkt terug met wat nu bekend is" in text_of(client.get(path, {"dag": "2022-03-31"}))
        assert "U kijkt terug met wat nu bekend is" not in text_of(client.get(path))


def test_each_sentence_of_a_ground_says_whether_it_holds_and_each_reason_points_at_its_sentence(als):
    page = als(READER).get(reverse("wet:grond", args=["eigen-beweging-oud"])).content.decode()
    assert '<a class="nl-link" href="#G1.a">G1.a</a>' in page
    assert 'id="G1.a"' in page
    for words in (">niet voldaan<", ">voldaan<", "per zaak vast te stellen", "per verzoek te toetsen"):
        assert words in page
    assert "de bron zegt &#x27;1997&#x27;" in page


@pytest.mark.usefixtures("confirmed")
def test_a_what_if_begins_with_the_law_that_was_confirmed(als, eerste):
    client = als(eerste)
    page = text_of(client.get(reverse("wet:wat-als")))
    assert "Ingevuld is de wet die nu is ingevoerd en bevestigd" in page
    assert "U koos nog geen soorten gegevens" not in page
    chosen = text_of(client.get(reverse("wet:wat-als"), {"dag": "2027-01-01"}))
    assert "Ingevuld is de wet" not in chosen
    assert "U koos nog geen soorten gegevens" in chosen


def test_the_words_of_law_stand_on_the_page_or_it_says_that_they_do_not(als):
    client = als(READER)
    held = text_of(client.get(reverse("wet:grond", args=["aangifte-161"])))
    assert "Ieder die kennis draagt" in held
    lacking = text_of(client.get(reverse("wet:grond", args=["overlegtafel"])))
    assert "De tekst van deze bronnen staat niet in dit register" in lacking


@pytest.mark.parametrize(
    ("dag", "stand"), [("2022-03-31", "Bestond; staat niets toe"), ("2022-04-01", "Geldt niet meer")]
)
def test_the_practice_of_old_reads_otherwise_on_its_last_day_than_on_the_next(als, dag, stand):
    page = text_of(als(READER).get(reverse("wet:register"), {"dag": dag}))
    row = page[page.index("zoals tot april 2022") :]
    assert stand in row[: row.index("</tr>")]
    sheet = text_of(als(READER).get(reverse("wet:grond", args=["eigen-beweging-wet"]), {"dag": dag}))
    assert "was tot april 2022 een praktijk" in sheet
