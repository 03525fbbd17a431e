"""Draft a demand, establish it, and note that it left."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.vordering.bericht import Vordering as Bericht
from grondslag.both.vordering.regels import gebreken
from grondslag.both.vordering.woorden import TOO_LITTLE, says_something
from grondslag.om.vorderingen import selectors
from grondslag.om.vorderingen.models import Oordeel, Vordering


@transaction.atomic
def draft(
    *,
    user: Any,
    bericht: Bericht,
    verdenking: str,
    officier: Any,
    parketsecretaris: Any,
    vordering: Vordering | None = None,
) -> Vordering:
    """Write a new demand down, or write one that has not been asked of the gate anew.

    Raises:
        ValidationError: the demand has a fault, or is no longer a draft.
    """
    if vordering is not None and not selectors.may_change(user, vordering):
        raise ValidationError(
            _("Deze vordering is niet meer te wijzigen; trek het verzoek aan de poort eerst in.")
        )
    refuse_faults(user, bericht)
    row = vordering or Vordering(id=bericht.referentie, opsteller=user, opgesteld=clock.now())
    row.artikel, row.functie, row.termijn = bericht.artikel, bericht.functie, bericht.termijn
    row.mondeling, row.gedaan = bericht.mondeling, bericht.gedaan
    row.officier, row.parketsecretaris = officier, parketsecretaris
    row.inhoud = {"bericht": bericht.model_dump(mode="json"), "verdenking": verdenking}
    row.save()
    record(event="vordering:opgesteld", actor=user, vordering=str(row.pk))
    return row


def refuse_faults(user: Any, bericht: Bericht) -> None:
    """Raise ValidationError with every fault of a demand that this person would draft, by field."""
    faults: dict[str, list[str]] = {}
    for fault in gebreken(bericht, clock.today()):
        faults.setdefault(fault.veld, []).append(str(fault.zin))
    if bericht.functie == "opsporingsambtenaar" and not user.has_role("opsporingsambtenaar"):
        faults.setdefault("functie", []).append(
            _("U bent geen opsporingsambtenaar; vorder als officier van justitie.")
        )
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def establish(*, user: Any, vordering: Vordering, oordelen: Mapping[str, tuple[bool, str]]) -> None:
    """Establish judgements about the demand as it now reads: yes or no, in words. The newest counts.

    Raises:
        ValidationError: a judgement is another person's, or its words say nothing.
    """
    if any(getattr(vordering, selectors.OORDELEN[name]) != user for name in oordelen):
        raise ValidationError(_("Dit oordeel is aan een ander; vraag het de persoon die is aangewezen."))
    empty = [name for name, (_agreed, words) in oordelen.items() if not says_something(words)]
    if empty:
        raise ValidationError({f"{name}_waarom": [TOO_LITTLE] for name in empty})
    for name, (agreed, words) in oordelen.items():
        Oordeel.objects.create(
            vordering=vordering,
            naam=name,
            akkoord=agreed,
            persoon=user,
            toelichting=words.strip(),
            over_sha256=selectors.fingerprint(vordering),
            moment=clock.now(),
        )
        record(
            event="vordering:vastgesteld",
            actor=user,
            vordering=str(vordering.pk),
            oordeel=name,
            akkoord=agreed,
        )


def note_left(vordering: Vordering, *, papier: bool) -> None:
    """Note, in the transaction of the release, that the demand or its paper left."""
    moment = clock.now()
    vordering.verzonden = vordering.verzonden or moment
    if papier:
        vordering.schriftelijk = moment
    vordering.save(update_fields=["verzonden", "schriftelijk"])


def note_withdrawn(vordering: Vordering) -> None:
    """Note, in the transaction of the release, that the OM took the demand back."""
    vordering.ingetrokken = clock.now()
    vordering.save(update_fields=["ingetrokken"])
