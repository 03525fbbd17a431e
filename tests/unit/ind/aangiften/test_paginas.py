"""The pages: walked by their people from the first button to the last; closed to everybody else."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.unit.ind.aangiften.conftest import FEITEN, NAAM, TOETS, outcome

from grondslag.both import clock
from grondslag.both.gate.selectors import latest_of, outgoing
from grondslag.ind.aangiften.models import Aangifte, KanaalGrond, Stand

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"aangiften:{name}", args=args)


def post(client, name, pk, data):
    answer = client.post(url(name, pk), data)
    assert answer.status_code == 302, answer.content.decode()
    return answer


def test_an_aangifte_is_walked_from_outcome_to_hand_over(als, people, zaak, outcomes):
    outcomes[zaak.pk] = [outcome()]
    drafter, jurist, second, head = (
        als(person) for person in (people.behandelaar, people.jurist, people.tweede, people.hoofd)
    )
    assert "Begin de aangifte" in drafter.get(url("zaak", zaak.pk)).content.decode()
    post(drafter, "zaak", zaak.pk, {"aanleiding": "tafel:7"})
    pk = Aangifte.objects.get().pk
    for page in ("toetslijst", "feiten", "gegevens", "indienen", "afzien", "aangifte"):
        assert drafter.get(url(page, pk)).status_code == 200
    post(drafter, "toetslijst", pk, TOETS)
    post(drafter, "feiten", pk, {**FEITEN, "feiten": "Eerste alinea.\r\n\r\nTweede alinea."})
    assert "Ghulam Verzonnen" in drafter.get(url("gegevens", pk) + "?neem=Naam").content.decode()
    post(drafter, "gegevens", pk, NAAM)
    post(
        drafter, "indienen", pk, {"adviseur": people.jurist.username, "medetekenaar": people.tweede.username}
    )
    assert Aangifte.objects.get().inhoud["feiten"] == ["Eerste alinea.", "Tweede alinea."]
    assert jurist.get(url("advies", pk)).status_code == 200
    advice = {"mag": "ja", "tekst": "Er is geen bezwaar.", "geadresseerde": "LP", "reden": "Dat is bevoegd."}
    post(jurist, "advies", pk, advice)
    assert head.get(url("besluit", pk)).status_code == 200
    mandate = SimpleUploadedFile("mandaat.txt", b"verzonnen mandaat")
    decision = {
        "akkoord": "ja",
        "tekst": "Ik besluit hiertoe.",
        "omschrijving": "mandaat",
        "dag": "2026-01-05",
    }
    post(head, "besluit", pk, {**decision, "mandaat": mandate})
    assert drafter.get(url("document", pk)).content.startswith(b"%PDF")
    post(drafter, "vaststellen", pk, {"volledig": "on"})
    post(drafter, "poort", pk, {})
    request = latest_of("aangifte", str(pk))
    for client, rol in ((second, "jurist"), (head, "afdelingshoofd")):
        client.post(reverse("poort:tekenen", args=[request.pk]), {"rol": rol})
    assert Aangifte.objects.get().stand == Stand.VRIJGEGEVEN
    gate_page, button = reverse("poort:verzoek", args=[request.pk]), "Haal het stuk op"
    for client, collects in ((drafter, False), (jurist, False), (second, True), (head, True)):
        assert (button in client.get(gate_page).content.decode()) is collects
    assert "<dt>Ontvanger</dt><dd>OM</dd>" in head.get(gate_page).content.decode()
    early = head.get(url("vervolg", pk, "overhandigd"), follow=True).content.decode()
    assert "ligt nog klaar" in early
    assert "Haal het document op bij de poort" in early
    assert (
        head.post(
            reverse("uitwisseling:ophalen", args=[outgoing(latest_of("aangifte", str(pk))).message_id])
        ).status_code
        == 200
    )
    today = clock.today().isoformat()
    signed = {"dag": today, "functie": "Hoofd unit 1F"}
    assert head.post(url("vervolg", pk, "ondertekend"), signed).status_code == 302
    handed = {"dag": today, "door": "Hoofd unit 1F", "aan": "Landelijk Parket", "wijze": "in persoon"}
    assert head.post(url("vervolg", pk, "overhandigd"), handed).status_code == 302
    scan = {"dag": today, "bestand": SimpleUploadedFile("scan.pdf", b"%PDF-1.7 verzonnen")}
    assert head.post(url("vervolg", pk, "scan"), scan).status_code == 302
    page = head.get(url("aangifte", pk)).content.decode()
    assert "Overhandigd" in page
    assert "Vrijgegeven voor ondertekening" not in page
    assert "Overhandigd" in drafter.get(url("lijst")).content.decode()
    assert "Bekijk de scan" in page
    row = Aangifte.objects.get().vervolg.get(soort="scan")
    assert head.get(url("scan", pk, row.pk)).content == b"%PDF-1.7 verzonnen"


def test_to_others_it_is_as_unknown_as_one_that_does_not_exist(als, people, persoon, bring):
    pk = bring("vrijgegeven").pk
    unknown = als("behandelaar").get(url("aangifte", 999))
    assert unknown.status_code == 404
    for stranger in (
        persoon("behandelaar"),
        persoon("jurist"),
        persoon("privacyadviseur"),
        persoon("coordinator"),
    ):
        client = als(stranger)
        for page in ("aangifte", "document"):
            assert client.get(url(page, pk)).status_code == 404
        assert client.get(url("vervolg", pk, "ondertekend")).status_code == 404


def test_who_may_see_may_not_therefore_act(als, people, bring):
    pk = bring("ingediend").pk
    assert als(people.tweede).get(url("advies", pk)).status_code == 404
    assert als(people.behandelaar).get(url("feiten", pk)).status_code == 404
    assert als(people.fg).get(url("aangifte", pk)).status_code == 200


def test_a_fault_stands_on_the_page_beside_its_field(als, people, aangifte):
    client = als(people.behandelaar)
    answer = client.post(url("toetslijst", aangifte.pk), {**TOETS, "feit_tot": "2999"})
    assert answer.status_code == 200
    assert "toekomst" in answer.content.decode()


@pytest.mark.parametrize("value", ["", "tafel", "tafel:x", "tafel:²", "x:1", "tafel:99999999999999999999"])
def test_garbage_for_a_cause_begins_nothing(als, people, zaak, outcomes, value):
    als(people.behandelaar).post(url("zaak", zaak.pk), {"aanleiding": value})
    assert not Aangifte.objects.exists()


def test_a_special_datum_is_shown_with_the_reason_why_the_gate_will_refuse(als, people, bring, aangifte):
    special = {
        **NAAM,
        "naam": "Geloof",
        "soort": "godsdienst",
        "noodzaak": "Reden van het feit.",
        "afweging": "Niet te missen.",
    }
    bring("geschreven", gegevens=(NAAM, special))
    page = als(people.behandelaar).get(url("gegevens", aangifte.pk)).content.decode()
    assert "De poort weigert dit" in page
    assert "niet voordat een jurist tekent" in page


def test_the_jurist_notes_and_opens_the_channel_with_a_second(als, people, zaak, outcomes):
    drafter, first, second = als(people.behandelaar), als(people.jurist), als(people.tweede)
    drafter.post(url("zaak", zaak.pk), {"vraag": "Kan artikel 160 hier verplichten?"})
    assert "Kan artikel 160" in first.get(url("artikel-160")).content.decode()
    first.post(
        url("artikel-160"), {"zaak": zaak.pk, "oordeel": "kan", "notitie": "Lid 1 kan van toepassing zijn."}
    )
    assert "Begin de aangifte" in drafter.get(url("zaak", zaak.pk)).content.decode()
    entered = {"stand": "open", "tekst": "Verzonnen regeling.", "bron": "verzonnen", "demo": "on"}
    first.post(url("kanaal"), entered)
    ground = KanaalGrond.objects.get()
    first.post(url("kanaal-beslissen", ground.pk), {"akkoord": "ja"})
    assert "Het kanaal staat dicht" in first.get(url("kanaal")).content.decode()
    second.post(url("kanaal-beslissen", ground.pk), {"akkoord": "ja"})
    page = second.get(url("kanaal")).content.decode()
    assert "Het kanaal staat open" in page
    assert "DEMO" in page


def test_an_advice_tells_all_that_is_missing_at_once_and_marks_what_a_yes_needs(als, people, bring):
    pk = bring("ingediend").pk
    client = als(people.jurist)
    page = client.get(url("advies", pk)).content.decode()
    assert "(nodig bij ja)" in page
    answer = client.post(url("advies", pk), {"mag": "ja", "tekst": "kort"}).content.decode()
    for words in ("Het advies ontbreekt of is te kort", "Noem de geadresseerde", "De reden waarom aan deze"):
        assert words in answer
    refused = {"mag": "nee", "tekst": "De toetslijst klopt niet."}
    assert client.post(url("advies", pk), refused).status_code == 302


def test_a_decision_tells_all_that_is_missing_at_once(als, people, bring):
    pk = bring("geadviseerd").pk
    client = als(people.hoofd)
    assert client.get(url("besluit", pk)).content.decode().count("(nodig bij ja)") == 3
    for chosen in ({"tekst": ""}, {"akkoord": "ja"}):
        answer = client.post(url("besluit", pk), chosen).content.decode()
        for words in ("Omschrijf het mandaat", "Vul de dag van het mandaat in", "Voeg het mandaat toe"):
            assert words in answer
    assert client.post(url("besluit", pk), {"akkoord": "nee", "tekst": "Te oude feiten."}).status_code == 302


def test_whether_it_may_leave_is_one_click_away(als, people, aangifte):
    client, where = als(people.behandelaar), f"/inzicht/mag-dit/aangifte/{aangifte.pk}/"
    assert f'href="{where}"' in client.get(url("aangifte", aangifte.pk)).content.decode()
    assert f"Mag dit? Aangifte: {aangifte.kenmerk}" in client.get(where).content.decode()
