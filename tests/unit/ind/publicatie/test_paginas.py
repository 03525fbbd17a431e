"""The pages of a nota, as a beleidsmedewerker walks them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from grondslag.ind.publicatie.models import Nota

pytestmark = pytest.mark.django_db
TEXT = {
    "onderwerp": "Tijdelijke werkwijze",
    "kop": "Aan: de Minister\nBehandeld door: mevrouw S. Verbruggen",
    "aanleiding": "Sinds april 2022.",
    "besluit": "Instemmen.",
    "kernpunten": "Een tafel.\nEen aangifte.",
    "toelichting": "Meer daarover.",
}


def test_from_text_to_request(als):
    policy = als("beleidsmedewerker")
    address = policy.post(reverse("publicatie:nieuw"), TEXT).url
    nota = Nota.objects.get()
    assert nota.inhoud["kernpunten"] == ["Een tafel.", "Een aangifte."]
    page = policy.get(address).content.decode()
    assert "Nog te beslissen" in page
    assert "Vraag vrijgave" not in page
    decision = {"tekst": "S. Verbruggen", "keuze": "5.1-2-e", "reden": "naam van een ambtenaar"}
    policy.post(reverse("publicatie:passage", args=[nota.pk]), decision)
    said = {"toelichting": "Gegevens van ambtenaren.", "aantal-5.1-2-e": "1"}
    policy.post(reverse("publicatie:paragraaf5", args=[nota.pk]), said)
    assert "Vraag vrijgave" in policy.get(address).content.decode()
    answer = policy.post(reverse("publicatie:vrijgave", args=[nota.pk]))
    assert "/poort/verzoek/" in answer.url
    assert policy.get(answer.url).status_code == 200
    assert "Vraag vrijgave" not in policy.get(address).content.decode()


def test_the_same_nota_sent_twice_is_one(als):
    policy = als("beleidsmedewerker")
    addresses = {policy.post(reverse("publicatie:nieuw"), TEXT).url for _ in range(2)}
    assert addresses == {reverse("publicatie:nota", args=[Nota.objects.get().pk])}
    policy.post(reverse("publicatie:nieuw"), {**TEXT, "onderwerp": "Een andere nota"})
    assert Nota.objects.count() == 2


def test_a_nota_that_was_changed_in_another_tab_is_not_overwritten(als):
    policy = als("beleidsmedewerker")
    policy.post(reverse("publicatie:nieuw"), TEXT)
    page = reverse("publicatie:wijzigen", args=[Nota.objects.get().pk])
    seen = policy.get(page).context["form"]["gezien"].value()
    first = {**TEXT, "kernpunten": "Een tafel die tijdelijk is.", "gezien": seen}
    assert policy.post(page, first).status_code == 302
    second = {**TEXT, "toelichting": "Wat de tweede tab typte.", "gezien": seen}
    answer = policy.post(page, second)
    text = answer.content.decode()
    assert "intussen gewijzigd" in text
    assert "Een tafel die tijdelijk is." in text
    assert "Wat de tweede tab typte." in text
    assert Nota.objects.get().inhoud["kernpunten"] == ["Een tafel die tijdelijk is."]
    again = {**second, "gezien": answer.context["form"]["gezien"].value()}
    assert policy.post(page, again).status_code == 302
    assert Nota.objects.get().inhoud["toelichting"] == ["Wat de tweede tab typte."]


def test_a_faulty_decision_is_said_on_the_page_and_nothing_is_lost(als):
    policy = als("beleidsmedewerker")
    address = policy.post(reverse("publicatie:nieuw"), TEXT).url
    wrong = {"tekst": "Staat er niet", "keuze": "5.1-2-e", "reden": "naam"}
    page = policy.post(f"{address}passage/", wrong).content.decode()
    assert "Deze tekst staat niet in de nota" in page


def test_a_nota_without_a_section_is_not_stored(als):
    page = als("beleidsmedewerker").post(reverse("publicatie:nieuw"), {**TEXT, "besluit": " "})
    assert page.status_code == 200
    assert not Nota.objects.exists()


def test_a_file_fills_the_form_by_its_headings(als):
    lines = "Aan: de Minister\n1. Aanleiding\nSinds 2022.\n2. Geadviseerd besluit\nInstemmen.\n"
    lines += "3 Kernpunten\nEen tafel.\n4. Toelichting\nMeer.\n"
    lines += "5 Informatie die niet openbaar gemaakt kan worden\nX"
    upload = SimpleUploadedFile("nota.txt", lines.encode())
    page = als("beleidsmedewerker").post(reverse("publicatie:inlezen"), {"bestand": upload})
    form = page.context["form"]
    assert form.initial["besluit"] == "Instemmen."
    assert form.initial["toelichting"] == "Meer."
    assert not Nota.objects.exists()


@pytest.mark.parametrize(("name", "data"), [("nota.pdf", b"geen pdf"), ("nota.txt", b"")])
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(als, name, data):
    page = als("beleidsmedewerker").post(
        reverse("publicatie:inlezen"), {"bestand": SimpleUploadedFile(name, data)}
    )
    assert page.context["bestand"].errors["bestand"]


def test_withdrawing_asks_for_a_reason(als, ready, persoon):
    client = als(ready.door)
    page = client.post(reverse("publicatie:intrekken", args=[ready.pk]), {"reden": "x"})
    assert "Alleen een openbare nota" in page.content.decode()
