"""Receive documents and read them. What was received stays, whatever becomes of the reading."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock, kluis
from grondslag.both.append_only import lock_for_append
from grondslag.both.audit.services import record
from grondslag.documents import Extract, Failure, Unreadable, read_document, safe_name
from grondslag.ind.dossiers.models import Document, Documentintrekking, Extractie, Noodzaak, Stand
from grondslag.ind.zaken.checks import SHORTEST
from grondslag.ind.zaken.models import Zaak


@transaction.atomic
def receive_document(*, user: Any, zaak: Zaak, name: str, data: bytes) -> Document:
    """Keep a document, sealed, and put its reading in the queue.

    Raises:
        ValidationError: it is empty, or this zaak has it already.
    """
    from grondslag.ind.dossiers.tasks import read  # noqa: PLC0415 - the task calls back into this module

    if not data:
        raise ValidationError(_("Het bestand is leeg; kies het bestand opnieuw."))
    digest = hashlib.sha256(data).hexdigest()
    if twin := Document.objects.filter(zaak=zaak, ouder=None, sha256=digest).first():
        raise ValidationError(_twin_sentence(twin))
    document = Document.objects.create(
        zaak=zaak,
        naam=safe_name(name),
        sha256=digest,
        grootte=len(data),
        bron=kluis.store_blob(zaak.sleutel, data, context(zaak)),
        door=user,
        ontvangen=clock.now(),
    )
    record(event="document:ontvangen", actor=user, zaak=zaak.pk, document=document.pk)
    transaction.on_commit(lambda: read.enqueue(document.pk))
    return document


@transaction.atomic
def replace_document(*, user: Any, document: Document, name: str, data: bytes, reden: str) -> Document:
    """Keep a file in the place of a document that could not be read, which is withdrawn by it.

    Raises:
        ValidationError: the file is empty or was received before, or `withdraw_document` refuses.
    """
    _to_withdraw(user, document, reden)
    instead = receive_document(user=user, zaak=document.zaak, name=name, data=data)
    _withdraw(user, document, reden, instead)
    return instead


@transaction.atomic
def withdraw_document(*, user: Any, document: Document, reden: str) -> None:
    """Let a document that could not be read no longer hold up its dossier. Its bytes stay, sealed.

    Only the unreadable: nothing that left, and no reading, can rest on what nobody read. What was read stays,
    for the working text, a quotation or an answer may rest on it.

    Raises:
        ValidationError: another's zaak, no reason, it was read, or it was withdrawn before.
    """
    _to_withdraw(user, document, reden)
    _withdraw(user, document, reden, None)


@transaction.atomic
def state_necessity(*, user: Any, zaak: Zaak, text: str) -> Noodzaak:
    """Record why each datum is needed; the gate asks for it once a law makes own initiative a route."""
    record(event="zaak:noodzaak-vastgesteld", actor=user, zaak=zaak.pk)
    return Noodzaak.objects.create(zaak=zaak, tekst=text, door=user, moment=clock.now())


def read_received(*, document: Document) -> None:
    """Read a received document, once; reading it again changes nothing."""
    if Extractie.objects.filter(document=document).exists():
        return
    data = kluis.load_blob(document.zaak.sleutel, document.bron, context(document.zaak))
    try:
        extract = read_document(data, document.naam)
    except Unreadable as fault:
        _store_unreadable(document, str(fault))
        return
    _store(document, extract)


def _twin_sentence(twin: Document) -> str:
    if twin.stand in ("onleesbaar", "ingetrokken"):
        return _("Dit is hetzelfde bestand, dat niet te lezen was; lever het in een andere vorm aan.")
    return _("Dit document zit al in het dossier; het is niet nog eens opgeslagen.")


def _to_withdraw(user: Any, document: Document, reden: str) -> None:
    lock_for_append()
    if document.zaak.behandelaar != user:
        raise ValidationError(_("Alleen de behandelaar van de zaak trekt een document in."))
    if Documentintrekking.objects.filter(document=document).exists():
        raise ValidationError(_("Dit document is al ingetrokken."))
    if not Extractie.objects.filter(document=document, stand=Stand.ONLEESBAAR).exists():
        raise ValidationError(
            _("Alleen een document dat niet te lezen is wordt ingetrokken; wat gelezen is, blijft.")
        )
    if len(reden.strip()) < SHORTEST:
        raise ValidationError(_("Schrijf in een zin waarom dit document niet meer meetelt."))


def _withdraw(user: Any, document: Document, reden: str, instead: Document | None) -> None:
    Documentintrekking.objects.create(
        document=document, vervanging=instead, reden=reden.strip(), door=user, moment=clock.now()
    )
    record(
        event="document:ingetrokken",
        actor=user,
        zaak=document.zaak_id,
        document=document.pk,
        vervanging=instead.pk if instead else None,
    )


def context(zaak: Zaak) -> str:
    """Return the place to which the sealed bytes of a dossier are bound."""
    return f"dossier:{zaak.referentie}"


@transaction.atomic
def _store(document: Document, extract: Extract) -> None:
    zaak = document.zaak
    Extractie.objects.create(
        document=document,
        stand=Stand.GELEZEN,
        soort=extract.kind,
        paginas=[[page.number, page.start, page.end] for page in extract.pages],
        waarschuwingen=list(extract.warnings),
        verborgen_vanaf=extract.hidden_start,
        tekst=kluis.store_blob(zaak.sleutel, extract.text.encode(), context(zaak)),
        gelezen=clock.now(),
    )
    record(event="document:gelezen", actor=None, document=document.pk, stand=Stand.GELEZEN)
    # The same bytes twice in one mail (a picture in its signature) are one document; what was read wins.
    parts: dict[str, Extract | Failure] = {}
    found: list[Extract | Failure] = [*extract.attachments, *extract.failures]
    for part in found:
        parts.setdefault(part.sha256, part)
    for part in parts.values():
        _store_part(_attachment(document, part), part)


def _store_part(document: Document, part: Extract | Failure) -> None:
    if isinstance(part, Failure):
        _store_unreadable(document, part.message)
    else:
        _store(document, part)


@transaction.atomic
def _store_unreadable(document: Document, reason: str) -> None:
    Extractie.objects.create(
        document=document, stand=Stand.ONLEESBAAR, reden=reason[:300], gelezen=clock.now()
    )
    record(event="document:gelezen", actor=None, document=document.pk, stand=Stand.ONLEESBAAR)


def _attachment(parent: Document, attachment: Extract | Failure) -> Document:
    return Document.objects.create(
        zaak=parent.zaak,
        ouder=parent,
        naam=attachment.name,
        sha256=attachment.sha256,
        grootte=0,
        door=parent.door,
        ontvangen=clock.now(),
    )
