"""Register a zaak, set its registration right, and say where article 1F stands in it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock, kluis
from grondslag.both.audit.services import record
from grondslag.ind.zaken import checks
from grondslag.ind.zaken.models import Correctie, Zaak

REGISTERED = ("gegevens", "limbs", "land", "periode_van", "periode_tot", "feitsoorten", "rolklasse")
"""The fields of a zaak that hold its registration; its stand is changed by itself."""


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
    checks.held_against(status, tegengeworpen_op, clock.today())
    values = _checked(
        gegevens=gegevens,
        limbs=limbs,
        land=land,
        periode_van=periode_van,
        periode_tot=periode_tot,
        feitsoorten=feitsoorten,
        rolklasse=rolklasse,
    )
    zaak = Zaak(
        **values,
        vnummer_mac=vnummer_mac(values["gegevens"]["vnummer"]),
        status=status,
        tegengeworpen_op=tegengeworpen_op,
        behandelaar=user,
        sleutel=kluis.new_key() if user is not None else "",
        geregistreerd=clock.now(),
    )
    _refuse_twin(zaak)
    zaak.save()
    record(event="zaak:geregistreerd", actor=user, zaak=zaak.pk)
    return zaak


@transaction.atomic
def correct_registration(*, user: Any, zaak: Zaak, reden: str, **registration: Any) -> Correctie:
    """Set a registration right; what it said stays on record. `registration` as `register_zaak` takes it.

    Whatever rests on it falls: the dossier must be anonymised again, and a casus that was approved must be
    read again (`ind.anonimiseren.selectors.blockers`).

    Raises:
        ValidationError: another's zaak, no reason, nothing changed, or a value has the wrong form.
    """
    zaak = Zaak.objects.select_for_update().get(pk=zaak.pk)
    if zaak.behandelaar != user:
        raise ValidationError(_("Alleen de behandelaar van de zaak verbetert de registratie."))
    checks.reason(reden)
    registration["gegevens"] = {**zaak.gegevens, **registration["gegevens"]}
    before, after = _content(zaak), _checked(**registration)
    if _stated(before) == _stated(after):
        raise ValidationError(_("Er is niets gewijzigd; verbeter een gegeven, of ga terug."))
    for name, value in after.items():
        setattr(zaak, name, value)
    zaak.vnummer_mac = vnummer_mac(zaak.gegevens["vnummer"])
    _refuse_twin(zaak)
    zaak.save(update_fields=[*after, "vnummer_mac"])
    correctie = Correctie.objects.create(
        zaak=zaak, voor=before, na=after, reden=reden.strip(), door=user, moment=clock.now()
    )
    record(event="zaak:gecorrigeerd", actor=user, zaak=zaak.pk, correctie=correctie.pk)
    return correctie


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


def _checked(*, gegevens: Mapping[str, Any], **counted: Any) -> dict[str, Any]:
    """Return the fields of a zaak that hold what was registered, each in its one form."""
    known = dict(gegevens)
    known["vnummer"] = checks.vnummer(str(known.get("vnummer") or ""))
    known["bsn"] = checks.bsn(str(known.get("bsn") or ""))
    known["geboortedatum"] = checks.birth_date(str(known.get("geboortedatum") or ""), clock.today())
    known["nationaliteit"] = checks.nationalities(known.get("nationaliteit") or [])
    checks.persons(known["personen"])
    checks.period(counted["periode_van"], counted["periode_tot"], clock.today())
    if not counted["limbs"]:
        raise ValidationError(_("Kies ten minste één onderdeel van artikel 1F (a, b of c)."))
    sets = {name: sorted(counted[name]) for name in ("limbs", "feitsoorten")}
    return {"gegevens": known, **counted, **sets}


def _content(zaak: Zaak) -> dict[str, Any]:
    """Return what a correction may change, as `_checked` gives it."""
    return {name: getattr(zaak, name) for name in REGISTERED}


def _stated(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the content without what is empty: a field that was never filled in says as much."""
    return {**content, "gegevens": {key: value for key, value in content["gegevens"].items() if value}}


def _refuse_twin(zaak: Zaak) -> None:
    if Zaak.objects.filter(vnummer_mac=zaak.vnummer_mac).exclude(pk=zaak.pk).exists():
        raise ValidationError(_("Dit V-nummer staat al geregistreerd; vraag uw coördinator naar de zaak."))
