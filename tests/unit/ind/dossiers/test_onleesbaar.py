"""An unreadable document blocks its dossier until it is replaced or withdrawn, with who, when and why."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction

from grondslag.both import kluis
from grondslag.both.audit.models import AuditEvent
from grondslag.ind.anonimiseren import selectors as anonimiseren
from grondslag.ind.dossiers import selectors, services
from grondslag.ind.dossiers.models import Document, Documentintrekking

pytestmark = pytest.mark.django_db
BROKEN = b"%PDF-1.7 en dan niets"
REASON = "Beschadigd bestand; opnieuw opgevraagd."


@pytest.fixture
def zaak(maak_zaak, persoon):
    return maak_zaak(persoon("behandelaar"))


@pytest.fixture
def onleesbaar(zaak):
    document = services.receive_document(user=zaak.behandelaar, zaak=zaak, name="stuk.pdf", data=BROKEN)
    services.read_received(document=document)
    return Document.objects.select_related("zaak").get(pk=document.pk)


def test_a_withdrawn_document_no_longer_blocks_and_its_bytes_and_arrival_stay(zaak, onleesbaar):
    assert any("onleesbaar" in sentence for sentence in anonimiseren.blockers(zaak))
    services.withdraw_document(user=zaak.behandelaar, document=onleesbaar, reden=REASON)
    assert not any("onleesbaar" in sentence for sentence in anonimiseren.blockers(zaak))
    assert [one.stand for one in selectors.documents_of(zaak)] == ["ingetrokken"]
    assert kluis.load_blob(zaak.sleutel, onleesbaar.bron, services.context(zaak)) == BROKEN
    logged = AuditEvent.objects.filter(fields__document=onleesbaar.pk).values_list("event", flat=True)
    assert {"document:ontvangen", "document:ingetrokken"} <= set(logged)


def test_a_replacement_takes_its_place_and_is_read_as_any_other(zaak, onleesbaar):
    instead = services.replace_document(
        user=zaak.behandelaar, document=onleesbaar, name="stuk.txt", data=b"Nu wel.", reden=REASON
    )
    services.read_received(document=instead)
    assert not selectors.unreadable_of(zaak).exists()
    assert [extract.text for _, extract in selectors.extracts_of(zaak)] == ["Nu wel."]
    assert Documentintrekking.objects.get().vervanging == instead


def test_the_same_file_is_no_replacement_and_nothing_is_withdrawn(zaak, onleesbaar):
    with pytest.raises(ValidationError, match="andere vorm"):
        services.replace_document(
            user=zaak.behandelaar, document=onleesbaar, name="stuk.pdf", data=BROKEN, reden=REASON
        )
    assert selectors.unreadable_of(zaak).exists()


def test_what_was_read_another_s_a_second_time_and_without_reason_are_refused(
    zaak, onleesbaar, persoon, voeg_toe
):
    gelezen = voeg_toe(zaak)
    for user, document, reden, sentence in (
        (zaak.behandelaar, gelezen, REASON, "wat gelezen is, blijft"),
        (persoon("behandelaar"), onleesbaar, REASON, "Alleen de behandelaar"),
        (zaak.behandelaar, onleesbaar, "  weg ", "in een zin"),
    ):
        with pytest.raises(ValidationError, match=sentence):
            services.withdraw_document(user=user, document=document, reden=reden)
    services.withdraw_document(user=zaak.behandelaar, document=onleesbaar, reden=REASON)
    with pytest.raises(ValidationError, match="al ingetrokken"):
        services.withdraw_document(user=zaak.behandelaar, document=onleesbaar, reden=REASON)


def test_a_withdrawal_is_never_changed_and_its_reason_lies_sealed(zaak, onleesbaar):
    services.withdraw_document(user=zaak.behandelaar, document=onleesbaar, reden=REASON)
    with pytest.raises(DatabaseError), transaction.atomic():
        Documentintrekking.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Documentintrekking.objects.update(moment=onleesbaar.ontvangen)


def test_the_pages_lead_from_the_dossier_to_both_ways_out(als, zaak, onleesbaar):
    client, page = als(zaak.behandelaar), f"/zaken/{zaak.pk}/dossier/"
    shown = client.get(page).content.decode()
    for way in ("vervangen", "intrekken"):
        assert f"/documenten/{onleesbaar.pk}/{way}/" in shown
    empty = client.post(f"/documenten/{onleesbaar.pk}/vervangen/", {"reden": ""}).content.decode()
    assert "Leesbaar bestand" in empty
    file = SimpleUploadedFile("stuk.txt", b"Nu wel.")
    done = client.post(
        f"/documenten/{onleesbaar.pk}/vervangen/", {"reden": REASON, "bestand": file}, follow=True
    ).content.decode()
    assert "vervangen door stuk.txt" in done
    assert REASON in done
    assert client.get(f"/documenten/{onleesbaar.pk}/intrekken/").status_code == 404
    assert als("behandelaar").get(f"/documenten/{onleesbaar.pk}/intrekken/").status_code == 404


def test_the_overview_of_the_reader_tells_what_was_withdrawn_unread(als, zaak, onleesbaar):
    client = als(zaak.behandelaar)
    client.post(f"/documenten/{onleesbaar.pk}/intrekken/", {"reden": REASON})
    shown = client.get(f"/zaken/{zaak.pk}/anonimiseren/").content.decode()
    assert "Ingetrokken zonder gelezen te zijn" in shown
    assert REASON in shown
