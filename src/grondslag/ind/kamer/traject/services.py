"""Record what is known of the trajectory and of promises to Parliament: never a day without a source."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.ind.kamer.models import Opvolging, Stand, Toezegging, Trajectstap
from grondslag.ind.kamer.traject import stappen
from grondslag.law import Period


@transaction.atomic
def record_stage(*, user: Any, stap: str, stand: str, dag: str, stuk: str, bron: str) -> Trajectstap:
    """Record where one stage of the bill stands.

    Raises:
        ValidationError: no such stage, a day that is none, no source, or a stage reached in the future or
            on an unknown day.
    """
    if stap not in {each.id for each in stappen.stappen()}:
        raise ValidationError(_("Deze stap kent het traject niet."))
    known = _period(dag)
    if stand == Stand.GEZET and (known is None or known.first > clock.today()):
        raise ValidationError(_("Een gezette stap heeft een dag die voorbij is; anders is hij gepland."))
    row = Trajectstap.objects.create(
        stap=stap, stand=stand, dag=dag, stuk=stuk.strip(), bron=_source(bron), door=user, moment=clock.now()
    )
    record(event="traject:vastgelegd", actor=user, stap=stap, stand=stand)
    return row


@transaction.atomic
def record_promise(*, user: Any, tekst: str, gedaan: str, bron: str, uiterlijk: str) -> Toezegging:
    """Record a promise to Parliament.

    Raises:
        ValidationError: no words, no source, a day that is none, or one made in the future.
    """
    if not tekst.strip():
        raise ValidationError(_("Schrijf in één zin wat is toegezegd."))
    made = _period(gedaan)
    if made is not None and made.first > clock.today():
        raise ValidationError(_("Een toezegging is niet in de toekomst gedaan."))
    _period(uiterlijk)
    row = Toezegging.objects.create(
        tekst=tekst.strip(),
        gedaan=gedaan,
        bron=_source(bron),
        uiterlijk=uiterlijk,
        door=user,
        moment=clock.now(),
    )
    record(event="toezegging:vastgelegd", actor=user, toezegging=row.pk)
    return row


@transaction.atomic
def follow_up(*, user: Any, toezegging: Toezegging, uiterlijk: str, bron: str) -> Opvolging:
    """Record that a promise was kept (`uiterlijk` empty), or that it got another day.

    Raises:
        ValidationError: it was kept already, no source, or a day that is none.
    """
    toezegging = Toezegging.objects.select_for_update().get(pk=toezegging.pk)
    latest = toezegging.opvolgingen.first()
    if latest is not None and not latest.uiterlijk:
        raise ValidationError(_("Deze toezegging is al nagekomen."))
    if uiterlijk:
        _period(uiterlijk)
    row = Opvolging.objects.create(
        toezegging=toezegging, uiterlijk=uiterlijk, bron=_source(bron), door=user, moment=clock.now()
    )
    record(event="toezegging:opgevolgd", actor=user, toezegging=toezegging.pk, nagekomen=not uiterlijk)
    return row


def _period(text: str) -> Period | None:
    try:
        return stappen.period(text)
    except ValueError as error:
        raise ValidationError(_("Schrijf een dag als 2027-03-01, maart 2027, 2027 of onbekend.")) from error


def _source(text: str) -> str:
    if not text.strip():
        raise ValidationError(_("Noem de bron: het stuk waarin dit staat, met zijn dag of nummer."))
    return text.strip()
