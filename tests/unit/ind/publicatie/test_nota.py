"""No nota leaves with an official's datum, without its grounds, or with a section 5 that differs."""

import io

import pikepdf
import pypdfium2
import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.gate.models import State
from grondslag.both.gate.services import GateError, request_release, sign
from grondslag.ind.publicatie import blad, punten, services
from grondslag.ind.publicatie.models import Nota, Passage, Stand
from grondslag.ind.publicatie.occasion import NotaOpenbaar

pytestmark = pytest.mark.django_db
GROUND = "5.1-2-e"


def ask(nota: Nota):
    return request_release(occasion="nota", object_id=str(nota.pk), ground="publicatie", requester=nota.door)


def failed(request) -> set[str]:
    """Return what the gate found wanting."""
    return {step["why"] for step in request.decision["steps"] if not step["ok"]}


def release(nota: Nota, persoon):
    request = ask(nota)
    for rol in ("jurist", "afdelingshoofd"):
        request = sign(request=request, person=persoon(rol), rol=rol)
    return request


def text_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def test_officials_are_pointed_at_and_a_minister_is_not(nota):
    assert set(punten.pointed_at(nota)) == {
        "S. Verbruggen",
        "06-12345678",
        "s.verbruggen@voorbeeld.example",
    }


def test_an_undecided_datum_blocks(nota):
    services.fix_section5(user=nota.door, nota=nota, toelichting=["Niets."], aantallen={})
    request = ask(nota)
    assert request.state == State.REFUSED
    assert not OutboxMessage.objects.exists()


def test_without_section_five_it_is_refused_with_the_reason(nota, withhold):
    withhold("S. Verbruggen", "06-12345678", "s.verbruggen@voorbeeld.example")
    assert "Paragraaf 5" in ask(nota).entry.body["reden"]


@pytest.mark.parametrize("said", [{}, {GROUND: 3}, {GROUND: 5}, {"5.1-2-i": 4}, {GROUND: 4, "5.1-1-d": 1}])
def test_a_section_five_that_differs_blocks(nota, withhold, said):
    withhold("S. Verbruggen", "06-12345678", "s.verbruggen@voorbeeld.example")
    services.fix_section5(user=nota.door, nota=nota, toelichting=["Gegevens."], aantallen=said)
    assert ask(nota).state == State.REFUSED
    assert punten.section5_faults(nota)


def test_one_passage_more_after_section_five_was_written_blocks(ready, withhold):
    withhold("tijdelijk")
    assert ask(ready).state == State.REFUSED


def test_a_name_in_the_subject_or_in_section_five_blocks(ready):
    said = {**ready.inhoud, "onderwerp": "Nota van S. Verbruggen"}
    services.change_nota(user=ready.door, nota=ready, inhoud=said)
    assert ask(ready).state == State.REFUSED
    assert punten.file_faults(ready)


def test_a_passage_that_is_no_longer_in_the_nota_blocks(ready):
    said = {**ready.inhoud, "toelichting": ["Geen vragen."]}
    services.change_nota(user=ready.door, nota=ready, inhoud=said)
    assert any("niet (meer)" in fault for fault in punten.decided_faults(ready, []))


@pytest.mark.parametrize(
    ("tekst", "keuze", "reden"),
    [
        ("niet in de nota", GROUND, "reden"),
        ("S. Verbruggen", "", "reden"),
        ("S. Verbruggen", "5.1-2-z", "reden"),
        ("S. Verbruggen", GROUND, "  "),
        ("", GROUND, "reden"),
    ],
)
def test_a_decision_needs_text_ground_and_reason(nota, tekst, keuze, reden):
    with pytest.raises(ValidationError):
        services.decide_passage(user=nota.door, nota=nota, tekst=tekst, keuze=keuze, reden=reden)
    assert not Passage.objects.exists()


def test_deciding_twice_on_the_same_text_is_refused_until_undone(nota, withhold):
    withhold("06-12345678")
    with pytest.raises(ValidationError, match="al beslist"):
        withhold("06-12345678")
    services.undo_passage(user=nota.door, passage=nota.passages.get())
    assert "06-12345678" in punten.pointed_at(nota)


def test_what_is_let_stay_is_no_longer_open_and_stays(nota):
    services.decide_passage(
        user=nota.door, nota=nota, tekst="S. Verbruggen", keuze="functie", reden="treedt in het openbaar op"
    )
    assert "S. Verbruggen" not in punten.pointed_at(nota)
    assert not blad.withheld(nota)


def test_everything_in_order_is_released_with_the_withheld_texts_nowhere(ready, persoon):
    request = release(ready, persoon)
    assert request.state == State.RELEASED, failed(request)
    ready.refresh_from_db()
    assert (ready.stand, ready.inschrijving) == (Stand.VRIJGEGEVEN, request.entry.seq)
    pdf = NotaOpenbaar().bundle(str(ready.pk)).data
    text = text_of(pdf)
    for word in ("Verbruggen", "12345678", "voorbeeld.example"):
        assert word not in text
        assert word.encode() not in pdf
    assert text.count("5.1 lid 2 onder e") == 5
    assert "Wiebe Halsema" in text
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.docinfo["/Title"]) == "Nota"
        assert "/Author" not in document.docinfo


def test_the_proof_commits_to_each_passage_and_holds_none(ready, persoon):
    body = release(ready, persoon).entry.body
    assert [p["grond"] for p in body["vaststellingen"]["achtergehouden"]] == [GROUND] * 3
    assert "Verbruggen" not in str(body)


def test_the_same_nota_gives_the_same_bytes(ready):
    first = blad.document(ready)
    blad._rendered.cache_clear()
    assert blad.document(Nota.objects.get(pk=ready.pk)) == first


def test_while_people_sign_it_cannot_be_changed(ready, withhold):
    ask(ready)
    with pytest.raises(ValidationError, match="ter ondertekening"):
        withhold("tijdelijk")


def test_a_public_nota_cannot_be_changed_and_leaves_a_tombstone_when_withdrawn(ready, persoon, als):
    release(ready, persoon)
    ready.refresh_from_db()
    with pytest.raises(ValidationError, match="geen concept"):
        services.change_nota(user=ready.door, nota=ready, inhoud=ready.inhoud)
    with pytest.raises(ValidationError, match="reden"):
        services.withdraw_nota(user=ready.door, nota=ready, reden=" ")
    services.withdraw_nota(user=ready.door, nota=ready, reden="Een bijlage ontbrak.")
    page = als(ready.door).get(reverse("publicatie:nota", args=[ready.pk])).content.decode()
    assert "Deze nota is ingetrokken" in page
    assert "Een bijlage ontbrak." in page


def test_a_withdrawn_nota_is_held_back_when_somebody_still_collects_it(ready, persoon, als):
    release(ready, persoon)
    ready.refresh_from_db()
    services.withdraw_nota(user=ready.door, nota=ready, reden="Een bijlage ontbrak.")
    message = OutboxMessage.objects.get()
    answer = als(ready.door).post(reverse("uitwisseling:ophalen", args=[message.message_id]))
    assert answer.status_code == 302
    message.refresh_from_db()
    assert message.state == "tegengehouden"


def test_a_concept_cannot_be_withdrawn(nota):
    with pytest.raises(ValidationError, match="openbare"):
        services.withdraw_nota(user=nota.door, nota=nota, reden="reden")


def test_a_jurist_sees_a_nota_once_it_was_brought_and_may_not_ask(ready, als, persoon):
    jurist = als("jurist")
    address = reverse("publicatie:nota", args=[ready.pk])
    assert jurist.get(address).status_code == 404
    ask(ready)
    assert jurist.get(address).status_code == 200
    with pytest.raises(GateError):
        request_release(
            occasion="nota", object_id=str(ready.pk), ground="publicatie", requester=persoon("jurist")
        )


def test_the_author_does_not_sign(ready):
    with pytest.raises(GateError):
        sign(request=ask(ready), person=ready.door, rol="jurist")


@pytest.mark.parametrize("route", ["zaken:lijst", "poort:te-tekenen", "gebruikers:lijst"])
def test_a_beleidsmedewerker_sees_counts_and_notas_only(als, route):
    assert als("beleidsmedewerker").get(reverse(route)).status_code == 404
