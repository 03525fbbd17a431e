"""Register a zaak, and hand it to a behandelaar."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock, kluis
from grondslag.both.audit.services import record
from grondslag.ind.zaken import checks
from grondslag.ind.zaken.models import Zaak


@transaction.atomic
def register_zaak(
    *,
    user: Any,
    gegevens: Mapping[str, Any],
    limbs: Sequence[str],
    status: str,
    land: str,
    periode_van: int | None,
    periode_tot: int | None,
    feitsoorten: Sequence[str],
    rolklasse: str,
    tegengeworpen_op: dt.date | None = None,
) -> Zaak:
    """Register a zaak with this user as behandelaar; None registers one without (the older stock).

    Raises:
        ValidationError: a value has the wrong form, or the V-nummer is registered already.
    """
    known = _checked(gegevens)
    checks.period(periode_van, periode_tot, clock.today())
    checks.held_against(status, tegengeworpen_op, clock.today())
    if not limbs:
        raise ValidationError(_("Kies ten minste één onderdeel van artikel 1F (a, b of c)."))
    zaak = Zaak(
        gegevens=known,
        vnummer_mac=vnummer_mac(known["vnummer"]),
        limbs=sorted(limbs),
        status=status,
        tegengeworpen_op=tegengeworpen_op,
        land=land,
        periode_van=periode_van,
        periode_tot=periode_tot,
        feitsoorten=sorted(feitsoorten),
        rolklasse=rolklasse,
        behandelaar=user,
        sleutel=kluis.new_key() if user is not None else "",
        geregistreerd=clock.now(),
    )
    if Zaak.objects.filter(vnummer_mac=zaak.vnummer_mac).exists():
        raise ValidationError(_("Dit V-nummer staat al geregistreerd; vraag uw coördinator naar de zaak."))
    zaak.save()
    record(event="zaak:geregistreerd", actor=user, zaak=zaak.pk)
    return zaak


@transaction.atomic
def change_status(*, user: Any, zaak: Zaak, status: str, tegengeworpen_op: dt.date | None = None) -> None:
    """Record where article 1F now stands in a zaak, and since when it is held against the betrokkene.

    Raises:
        ValidationError: the day lies in the future, or belongs to another stand.
    """
    checks.held_against(status, tegengeworpen_op, clock.today())
    zaak.status, zaak.tegengeworpen_op = status, tegengeworpen_op
    zaak.save(update_fields=["status", "tegengeworpen_op"])
    record(event="zaak:stand-gewijzigd", actor=user, zaak=zaak.pk, stand=status)


def vnummer_mac(vnummer: str) -> str:
    """Return the fingerprint under which a V-nummer is found again."""
    return kluis.mac(vnummer, "vnummer")


def _checked(gegevens: Mapping[str, Any]) -> dict[str, Any]:
    known = dict(gegevens)
    known["vnummer"] = checks.vnummer(str(known.get("vnummer") or ""))
    known["bsn"] = checks.bsn(str(known.get("bsn") or ""))
    known["geboortedatum"] = checks.birth_date(str(known.get("geboortedatum") or ""), clock.today())
    checks.persons(known["personen"])
    return known
