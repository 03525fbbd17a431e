"""What happens after the release, recorded as it happened: signed, handed over, scanned, answered."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grondslag.both import clock, kluis
from grondslag.both.audit.services import record
from grondslag.both.gate import selectors as gate
from grondslag.ind.aangiften.document import place_of
from grondslag.ind.aangiften.models import Aangifte, Stand, Vervolg, Vervolgsoort, Vrijgave
from grondslag.ind.aangiften.selectors import CONFIDENTIAL, aangiften_for, may_know_reply, vervolg_for
from grondslag.ind.aangiften.services import locked

AFTER = {
    Vervolgsoort.OVERHANDIGD: Vervolgsoort.ONDERTEKEND,
    Vervolgsoort.SCAN: Vervolgsoort.ONDERTEKEND,
    Vervolgsoort.OM_KENMERK: Vervolgsoort.OVERHANDIGD,
    Vervolgsoort.OM_REACTIE: Vervolgsoort.OVERHANDIGD,
}
"""What must have been recorded before: nothing unsigned is handed over, and the OM answers what it has."""
FIRST = {
    Vervolgsoort.ONDERTEKEND: gettext_lazy("Leg eerst vast wie de aangifte op welke dag ondertekende."),
    Vervolgsoort.OVERHANDIGD: gettext_lazy("Leg eerst vast op welke dag de aangifte is overhandigd."),
}
STANDS = (
    (Vervolgsoort.OM_REACTIE, gettext_lazy("Overhandigd; het OM liet iets weten")),
    (Vervolgsoort.OM_KENMERK, gettext_lazy("Overhandigd; het OM gaf een kenmerk")),
    (Vervolgsoort.OVERHANDIGD, gettext_lazy("Overhandigd")),
    (Vervolgsoort.ONDERTEKEND, gettext_lazy("Ondertekend")),
)
ELECTRONIC = "aangifte-elektronisch"
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
    if early := too_early(aangifte, soort, dag):
        raise ValidationError(early)
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


def too_early(aangifte: Aangifte, soort: Vervolgsoort, dag: dt.date | None = None) -> str:
    """Return why this cannot be recorded yet (on this day), or the empty string."""
    if not has_left(aangifte):
        return _("Het document ligt nog klaar en is niet opgehaald of ontvangen; er is nog niets gebeurd.")
    before = AFTER.get(soort)
    if before is None or (soort in CONFIDENTIAL and _in_envelope(aangifte)):
        return ""
    days = aangifte.vervolg.filter(soort=before)
    if not days.exists():
        return str(FIRST[before])
    if dag and not days.filter(dag__lte=dag).exists():
        return _("Deze dag ligt voor de dag van de stap ervoor (%(stap)s); controleer de dag.") % {
            "stap": before.label.lower()
        }
    return ""


def has_left(aangifte: Aangifte) -> bool:
    """Whether the released document was taken out, or received in its envelope."""
    request = _request_of(aangifte)
    return request is not None and gate.has_left(request)


def standing_of(user: Any, aangifte: Aangifte) -> Any:
    """Return where an aangifte stands, in words, as far as this person may know it."""
    if aangifte.stand != Stand.VRIJGEGEVEN:
        return aangifte.get_stand_display()
    done = {row.soort for row in vervolg_for(user, aangifte)}
    for soort, words in STANDS:
        if soort in done:
            return words
    request = _request_of(aangifte)
    if request and gate.is_held_back(request):
        return _("Vrijgegeven, en bij de uitgang tegengehouden")
    if _in_envelope(aangifte):
        return _("Ontvangen door het OM") if has_left(aangifte) else _("Vrijgegeven: onderweg naar het OM")
    if has_left(aangifte):
        return _("Opgehaald voor ondertekening")
    return _("Vrijgegeven: het document ligt klaar om op te halen")


def _in_envelope(aangifte: Aangifte) -> bool:
    return bool(aangifte.vrijgave.aanleiding == ELECTRONIC)


def _request_of(aangifte: Aangifte) -> Any:
    release = Vrijgave.objects.filter(aangifte=aangifte).first()
    return gate.latest_of(release.aanleiding, str(aangifte.pk)) if release else None


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
