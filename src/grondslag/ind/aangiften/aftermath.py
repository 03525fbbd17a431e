"""What happens after the release, recorded as it happened: signed, handed over, scanned, answered."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock, kluis
from grondslag.both.audit.services import record
from grondslag.ind.aangiften.document import place_of
from grondslag.ind.aangiften.models import Aangifte, Stand, Vervolg, Vervolgsoort
from grondslag.ind.aangiften.selectors import CONFIDENTIAL, aangiften_for, may_know_reply
from grondslag.ind.aangiften.services import locked

AFTER = {Vervolgsoort.OVERHANDIGD: Vervolgsoort.ONDERTEKEND, Vervolgsoort.SCAN: Vervolgsoort.ONDERTEKEND}
"""What must have been recorded before: nothing unsigned is handed over."""
SCANS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n": "image/png"}


@transaction.atomic
def note(
    *,
    user: Any,
    aangifte: Aangifte,
    soort: Vervolgsoort,
    dag: dt.date,
    gegevens: Mapping[str, str],
    scan: bytes = b"",
) -> Vervolg:
    """Record one thing that happened, on the day that it happened.

    Raises:
        ValidationError: not released, not this person's, out of order, an impossible day, or no usable scan.
    """
    aangifte = locked(aangifte)
    _refuse_person(user, aangifte, soort)
    _refuse_day(aangifte, dag)
    before = AFTER.get(soort)
    if before and not aangifte.vervolg.filter(soort=before, dag__lte=dag).exists():
        raise ValidationError(_("Leg eerst vast wie de aangifte op welke dag ondertekende."))
    if soort == Vervolgsoort.SCAN and media_type(scan) is None:
        raise ValidationError(
            _("De scan is geen PDF, JPEG of PNG; kies het bestand van het ondertekende exemplaar.")
        )
    row = Vervolg.objects.create(
        aangifte=aangifte,
        soort=soort,
        dag=dag,
        gegevens=dict(gegevens),
        blob=kluis.store_blob(aangifte.zaak.sleutel, scan, place_of(aangifte)) if scan else "",
        sha256=hashlib.sha256(scan).hexdigest() if scan else "",
        door=user,
        moment=clock.now(),
    )
    record(event="aangifte:vervolg", actor=user, aangifte=aangifte.pk, soort=str(soort), vervolg=row.pk)
    return row


def media_type(data: bytes) -> str | None:
    """Return what kind of scan these bytes are by what they begin with, or None."""
    return next((kind for start, kind in SCANS.items() if data.startswith(start)), None)


def scan_of(row: Vervolg) -> bytes:
    """Return the bytes of a scan.

    Raises:
        KluisError: they do not open.
    """
    return kluis.load_blob(row.aangifte.zaak.sleutel, row.blob, place_of(row.aangifte))


def may_note(user: Any, aangifte: Aangifte, soort: Vervolgsoort) -> bool:
    """Whether this person may record this; the FG records nothing, the drafter nothing of the OM's answer."""
    if aangifte.stand != Stand.VRIJGEGEVEN or not aangiften_for(user).filter(pk=aangifte.pk).exists():
        return False
    if soort in CONFIDENTIAL:
        return bool(may_know_reply(user, aangifte) and user.has_role("jurist", "afdelingshoofd"))
    return bool(user == aangifte.opsteller or user.has_role("jurist", "afdelingshoofd"))


def _refuse_person(user: Any, aangifte: Aangifte, soort: Vervolgsoort) -> None:
    if aangifte.stand != Stand.VRIJGEGEVEN:
        raise ValidationError(_("Deze aangifte is nog niet vrijgegeven; er is nog niets om vast te leggen."))
    if not may_note(user, aangifte, soort):
        raise ValidationError(_("Dit legt een ander vast."))


def _refuse_day(aangifte: Aangifte, dag: dt.date) -> None:
    if dag > clock.today():
        raise ValidationError(_("Deze dag ligt in de toekomst; vul de dag in waarop het gebeurde."))
    if dag < clock.amsterdam_day(aangifte.vrijgave.moment):
        raise ValidationError(_("Deze dag ligt voor de vrijgave van het document; controleer de dag."))
