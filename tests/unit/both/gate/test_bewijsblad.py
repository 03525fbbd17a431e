"""The proof as a sheet: what stands in the entry, in Dutch, for who may take the proof."""

import io

import pypdfium2
import pytest
from django.conf import settings
from django.utils import translation

from grondslag.both.accounts.toegang import regel
from grondslag.both.audit.models import AuditEvent
from grondslag.both.gate import bewijsblad
from grondslag.both.gate.services import request_release, sign

pytestmark = pytest.mark.django_db
TAKER = {"ind": "jurist", "om": "parketsecretaris"}[settings.ZIJDE]


@pytest.fixture
def ask(occasion, ground, persoon, roles):
    def ask(ground=ground):
        return request_release(
            occasion="verzonnen",
            object_id="1",
            ground=ground,
            requester=persoon(roles[0], naam="Wie vraagt"),
        )

    return ask


def _sheet(request) -> bytes:
    return bewijsblad.render(request, request.entry)


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_a_release_line_by_line_with_both_signers(ask, persoon, roles):
    request = ask()
    for rol in roles:
        request = sign(request=request, person=persoon(rol, naam=f"Tekent als {rol}"), rol=rol)
    text = _text(_sheet(request))
    body = request.entry.body
    assert all(step["line"] in text for step in body["besluit"]["steps"])
    assert all(signer["rol"] in text for signer in body["ondertekenaars"])
    assert "DEMO" in text
    assert "toegestaan" in text
    assert _sheet(request) == _sheet(request)
    assert "Waarover Verzonnen" not in text
    assert "Wat wel kan" not in text


def test_a_refusal_says_first_why_and_what_lacks_elsewhere(ask, occasion, ground):
    from grondslag.both.wet.selectors import current_register

    lacking = current_register().grounds[ground].rule.voorwaarden[0].oordeel
    occasion.without = {lacking}
    request = ask()
    text = _text(_sheet(request))
    why = next(step["why"] for step in request.entry.body["besluit"]["steps"] if not step["ok"])
    assert "geweigerd" in text
    assert why[:40] in text
    assert "Wat op andere grondslagen ontbreekt" in text
    assert "Waarover Verzonnen aanleiding: stuk 1" in text
    routes = request.entry.body["besluit"]["routes"]
    assert ("Wat wel kan" in text) == bool(routes)
    assert all(route["name"][:30] in text for route in routes)


def test_a_ground_that_does_not_exist_has_a_sheet_too(ask):
    assert bewijsblad.NO_GROUND[:30] in _text(_sheet(ask("bestaat-niet")))


def test_the_sheet_is_dutch_on_an_english_screen(ask, occasion):
    occasion.ready = False
    request = ask()
    dutch = _sheet(request)
    with translation.override("en"):
        assert _sheet(request) == dutch


def test_who_may_take_the_proof_takes_the_sheet_and_is_logged(als, ask, occasion):
    occasion.ready = False
    request = ask()
    answer = als(TAKER).get(f"/poort/verzoek/{request.pk}/bewijsblad/")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert AuditEvent.objects.filter(event="bewijs:opgehaald").count() == 1


def test_who_may_not_take_the_proof_finds_no_sheet(als, ask, occasion):
    occasion.ready = False
    request = ask()
    assert request.entry
    other = next(role for role in regel("poort:verzoek").roles if role not in regel("poort:bewijs").roles)
    assert als(other).get(f"/poort/verzoek/{request.pk}/bewijsblad/").status_code == 404
