"""Documents are kept as they came, read once, and shown to whoever handles the zaak."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from grondslag.both import clock
from grondslag.both.audit.models import AuditEvent
from grondslag.both.exchange.models import OutboxMessage
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.services import request_release, sign
from grondslag.both.register.models import Entry
from grondslag.both.wet.services import confirm_law, enter_law
from grondslag.ind.dossiers import selectors
from grondslag.ind.dossiers.models import Document
from grondslag.ind.dossiers.services import read_received, receive_document, state_necessity
from grondslag.ind.zaken.services import register_zaak

pytestmark = pytest.mark.django_db

MAIL = (
    b"From: a@voorbeeld.example\r\nTo: b@voorbeeld.example\r\nSubject: Stukken\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\n'
    b"Content-Type: text/plain\r\n\r\nZie bijlage.\r\n"
    b'--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="stuk.txt"\r\n\r\n'
    b"Tekst van de bijlage.\r\n--x--\r\n"
)


@pytest.fixture
def zaak(persoon):
    return register_zaak(
        user=persoon("behandelaar"),
        gegevens={
            "vnummer": "2719403381",
            "bsn": "",
            "geboortedatum": "onbekend",
            "nationaliteit": ["Afghaanse"],
            "personen": [{"rol": "betrokkene", "naam": "Verzonnen Persoon", "aliassen": []}],
        },
        limbs=["1F-a"],
        status="tegengeworpen",
        land="AF",
        periode_van=None,
        periode_tot=None,
        feitsoorten=["foltering"],
        rolklasse="leidend",
    )


@pytest.fixture
def receive(zaak):
    def receive(data: bytes, name: str = "stuk.txt") -> Document:
        return receive_document(user=zaak.behandelaar, zaak=zaak, name=name, data=data)

    return receive


def test_a_text_is_read_as_it_is_and_reading_again_changes_nothing(receive):
    document = receive("Één regel.\n".encode())
    read_received(document=document)
    read_received(document=document)
    assert selectors.extract_of(Document.objects.get()).text == "Één regel.\n"


def test_an_empty_file_and_a_duplicate_are_refused_and_what_was_there_stays(receive):
    receive(b"eerste")
    for data, sentence in ((b"", "leeg"), (b"eerste", "al in het dossier")):
        with pytest.raises(ValidationError, match=sentence):
            receive(data)
    assert Document.objects.count() == 1


def test_what_cannot_be_read_is_kept_marked_and_says_why(receive, zaak):
    document = receive(b"%PDF-1.7 en dan niets", "stuk.pdf")
    read_received(document=document)
    document = Document.objects.select_related("extractie").get()
    assert document.stand == "onleesbaar"
    assert document.extractie.reden.endswith(".")
    assert list(selectors.unreadable_of(zaak)) == [document]


def test_an_attachment_is_a_document_of_its_own(receive, zaak):
    read_received(document=receive(MAIL, "mail.eml"))
    names = [document.naam for document in selectors.documents_of(zaak)]
    assert names == ["mail.eml", "mail.eml.bijlage-1"]
    texts = [extract.text for _, extract in selectors.extracts_of(zaak)]
    assert "Tekst van de bijlage." in texts[1]


def test_the_original_lies_sealed_and_cannot_be_changed(receive, settings):
    document = receive(b"Verzonnen Persoon was daar.")
    for path in settings.DATA.rglob("*"):
        if path.is_file():
            assert b"Verzonnen Persoon" not in path.read_bytes(), path
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(sha256="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).delete()


def test_another_s_document_is_unknown(receive, als):
    document = receive(b"tekst")
    read_received(document=document)
    assert als("behandelaar").get(f"/documenten/{document.pk}/").status_code == 404


def test_a_name_with_control_characters_is_made_harmless(receive):
    assert receive(b"x", "../../een\x00\u202egek\n.txt").naam.isprintable()


def test_upload_tells_of_each_file_apart_and_keeps_the_good_ones(als, zaak):
    client = als(zaak.behandelaar)
    files = [SimpleUploadedFile("goed.txt", b"tekst"), SimpleUploadedFile("leeg.txt", b"")]
    page = client.post(f"/zaken/{zaak.pk}/dossier/", {"bestanden": files}, follow=True).content.decode()
    assert "leeg.txt: Het bestand is leeg" in page
    assert Document.objects.count() == 1


def test_own_initiative_is_refused_recorded_and_nothing_is_queued(als, zaak):
    page = als(zaak.behandelaar).post(f"/zaken/{zaak.pk}/verstrek/", follow=True).content.decode()
    request = Verzoek.objects.get()
    assert request.state == State.REFUSED
    assert Entry.objects.get().kind == "weigering"
    assert not OutboxMessage.objects.exists()
    for words in (
        "was tot april 2022 een praktijk",
        "4754492",
        "Geanonimiseerde casus aan de periodieke overlegtafel",
    ):
        assert words in page


def test_only_the_behandelaar_can_ask(als, zaak):
    assert als("behandelaar").post(f"/zaken/{zaak.pk}/verstrek/").status_code == 404
    assert not Verzoek.objects.exists()


def test_from_the_day_of_the_law_own_initiative_is_a_route_with_its_conditions_and_not_before(
    als, persoon, zaak
):
    jurist, other = persoon("jurist"), persoon("jurist")
    entered = enter_law(
        person=jurist,
        staatsblad="",
        artikelonderdeel="AANNAME: artikel I, onderdeel A",
        dag=clock.today() + dt.timedelta(days=10),
        overgangsrecht="AANNAME: De wet geldt ook voor eerdere dossiers.",
        soorten={"identificerend": "AANNAME: Identificerende gegevens gaan mee."},
        voorwaarden=[],
        aanname=True,
    )
    confirm_law(invoer=entered, person=other)
    ask = {"occasion": "eigen-beweging", "object_id": str(zaak.pk), "ground": "eigen-beweging-wet"}
    assert request_release(requester=zaak.behandelaar, **ask).state == State.REFUSED
    with clock.frozen(clock.now() + dt.timedelta(days=10)):
        assert request_release(requester=zaak.behandelaar, **ask).state == State.REFUSED
        state_necessity(user=zaak.behandelaar, zaak=zaak, text="Zonder naam is er niets te beoordelen.")
        request = request_release(requester=zaak.behandelaar, **ask)
        assert request.state == State.PERMITTED
        sign(request=request, person=other, rol="jurist")
        sign(request=request, person=persoon("afdelingshoofd"), rol="afdelingshoofd")
        assert OutboxMessage.objects.get().kind == "eigen-beweging"


def test_the_same_attachment_twice_in_one_mail_is_one_document(receive, zaak):
    """A signature with the same picture at the top and the foot would else keep the mail unread for good."""
    head, body, attachment, end = MAIL.split(b"--x", 3)
    twice = b"--x".join([head, body, attachment, attachment, end])
    document = receive(twice, "mail.eml")
    read_received(document=document)
    assert selectors.waiting_of(zaak) == 0
    assert [one.naam for one in selectors.documents_of(zaak)] == ["mail.eml", "mail.eml.bijlage-1"]


def test_a_look_at_the_dossier_is_logged_before_names_of_documents_are_shown(als, zaak, receive):
    receive(b"tekst")
    als(zaak.behandelaar).get(f"/zaken/{zaak.pk}/dossier/")
    assert AuditEvent.objects.filter(event="zaak:bekeken", actor=zaak.behandelaar).count() == 1
