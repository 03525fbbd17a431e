"""Take an aangifte in, and open it."""

import base64
import binascii
import hashlib
from typing import Annotated, Any, Literal

from django.db import transaction
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from grondslag.both import clock, kluis
from grondslag.both.audit.services import record
from grondslag.both.exchange.handlers import Incoming, UnusableMessage
from grondslag.om.aangiften.models import Aangifte, Gelezen


class _Bericht(BaseModel):
    """The message of the IND: the document, its hash, and whether it rests on an assumption of the demo."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    soort: Literal["aangifte"]
    versie: Literal[1]
    kenmerk: Annotated[str, Field(pattern=r"^A-[A-Z2-9]{8}$")]
    document_sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    pdf_base64: str
    demo: bool


def receive(incoming: Incoming) -> None:
    """Keep an aangifte sealed, once.

    Raises:
        UnusableMessage: another form, a document that is not the one it says, or a second of this reference.
    """
    try:
        message = _Bericht.model_validate(incoming.payload)
    except ValidationError as error:
        raise UnusableMessage(
            "Een aangifte had niet de afgesproken vorm; vraag haar de IND opnieuw."
        ) from error
    pdf = _document(message)
    if Aangifte.objects.filter(kenmerk=message.kenmerk).exists():
        raise UnusableMessage("Deze aangifte is al ontvangen; de eerste blijft staan.")
    key = kluis.new_key()
    kept = Aangifte.objects.create(
        bericht=incoming.message_id,
        kenmerk=message.kenmerk,
        document_sha256=message.document_sha256,
        sleutel=key,
        blob=kluis.store_blob(key, pdf, _place(message.kenmerk)),
        demo=message.demo,
        ontvangen=incoming.received,
    )
    record(event="aangifte:ontvangen", actor=None, aangifte=kept.pk, bericht=str(incoming.message_id))


@transaction.atomic
def open_document(*, user: Any, aangifte: Aangifte) -> bytes:
    """Return the document; that it was opened is noted first.

    Raises:
        KluisError: the sealed bytes do not open.
    """
    Gelezen.objects.create(aangifte=aangifte, door=user, moment=clock.now())
    record(event="aangifte:document-bekeken", actor=user, aangifte=aangifte.pk)
    return kluis.load_blob(aangifte.sleutel, aangifte.blob, _place(aangifte.kenmerk))


def _document(message: _Bericht) -> bytes:
    try:
        pdf = base64.b64decode(message.pdf_base64, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnusableMessage(
            "Het document van een aangifte is niet te lezen; vraag het de IND opnieuw."
        ) from error
    if not pdf.startswith(b"%PDF-") or hashlib.sha256(pdf).hexdigest() != message.document_sha256:
        raise UnusableMessage("Het document van een aangifte heeft niet het controlegetal dat erbij staat.")
    return pdf


def _place(kenmerk: str) -> str:
    return f"aangifte:{kenmerk}"
