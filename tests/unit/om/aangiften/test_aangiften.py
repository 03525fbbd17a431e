"""What arrives is kept whole or not at all, and read by the officier alone."""

import base64
import hashlib
import uuid

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from grondslag.both import clock
from grondslag.both.exchange.handlers import Incoming, UnusableMessage, handle
from grondslag.om.aangiften.models import Aangifte, Gelezen

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 verzonnen aangifte"


def message(**changes):
    return {
        "soort": "aangifte",
        "versie": 1,
        "kenmerk": "A-ABCD2345",
        "document_sha256": hashlib.sha256(PDF).hexdigest(),
        "pdf_base64": base64.b64encode(PDF).decode(),
        "demo": True,
        **changes,
    }


def arrive(payload):
    handle(Incoming(uuid.uuid4(), "ind", "aangifte", payload, clock.now()))


@pytest.mark.parametrize(
    "payload",
    [
        {},
        message(versie=2),
        message(versie="1"),
        message(soort="casus"),
        message(kenmerk="../A-ABCD2345"),
        message(kenmerk="A-ABCD2345\n"),
        message(document_sha256="0" * 64),
        message(document_sha256="x"),
        message(pdf_base64="geen base64!"),
        message(pdf_base64=""),
        message(pdf_base64="é"),
        message(demo="ja"),
        message(bijlage="dossier.zip"),
        message(
            pdf_base64=base64.b64encode(b"PK").decode(), document_sha256=hashlib.sha256(b"PK").hexdigest()
        ),
    ],
)
def test_another_form_or_another_document_has_no_effect(payload):
    with pytest.raises(UnusableMessage):
        arrive(payload)
    assert not Aangifte.objects.exists()


def test_one_changed_byte_is_refused():
    changed = base64.b64encode(PDF[:-1] + b"X").decode()
    with pytest.raises(UnusableMessage, match="controlegetal"):
        arrive(message(pdf_base64=changed))


def test_a_second_of_the_same_reference_leaves_the_first():
    arrive(message())
    with pytest.raises(UnusableMessage, match="al ontvangen"):
        arrive(message())
    assert Aangifte.objects.count() == 1


def test_what_arrived_is_never_changed():
    arrive(message())
    with pytest.raises(DatabaseError), transaction.atomic():
        Aangifte.objects.update(demo=False)


def test_the_officier_reads_it_and_that_is_noted(als):
    arrive(message())
    officier, found = als("officier"), Aangifte.objects.get()
    assert "Nieuwe aangiften" in officier.get(reverse("ui:start")).content.decode()
    assert found.kenmerk in officier.get(reverse("aangiften:lijst")).content.decode()
    page = officier.get(reverse("aangiften:aangifte", args=[found.pk])).content.decode()
    assert "DEMO" in page
    assert officier.get(reverse("aangiften:document", args=[found.pk])).content == PDF
    assert Gelezen.objects.get().door == officier.user
    assert "Nieuwe aangiften" not in officier.get(reverse("ui:start")).content.decode()


@pytest.mark.parametrize("role", ["parketsecretaris", "opsporingsambtenaar"])
def test_to_others_it_does_not_exist(als, role):
    arrive(message())
    pk = Aangifte.objects.get().pk
    client = als(role)
    for name in ("aangifte", "document"):
        assert client.get(reverse(f"aangiften:{name}", args=[pk])).status_code == 404
    assert client.get(reverse("aangiften:lijst")).status_code == 404


def test_the_om_does_not_say_whether_the_channel_of_the_ind_is_open(als):
    page = als("officier").get(reverse("aangiften:lijst")).content.decode()
    assert "Het kanaal is dicht" not in page
    assert "hier is dat niet te zien" in page
