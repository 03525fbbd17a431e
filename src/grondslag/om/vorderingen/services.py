"""Draft a demand, establish it, and note that it left."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.oordeel import too_short
from grondslag.both.verouderd import Outdated
from grondslag.both.vordering.bericht import Vordering as Bericht
from grondslag.both.vordering.regels import gebreken
from grondslag.om.vorderingen import selectors
from grondslag.om.vorderingen.models import Oordeel, Vordering


class Overtaken(Outdated):
    """What is to be written was based on an older text; `stored` is the demand as it stands now."""

    def __init__(self, stored: Vordering) -> None:
        super().__init__(
            _("Deze vordering is intussen anders vastgelegd. Wat u typte staat er nog; vergelijk het eerst.")
        )
        self.stored = stored


@transaction.atomic
def draft(
    *,
    user: Any,
    bericht: Bericht,
    verdenking: str,
    officier: Any,
    parketsecretaris: Any,
    vordering: Vordering | None = None,
    versie: str | None = None,
) -> Vordering:
    """Write a new demand down, or write one that has not been asked of the gate anew.

    The same demand written twice is one demand: its reference is the form's. `versie` is the text that a
    change was based on (`selectors.version_of`); None where nobody can have changed it meanwhile.

    Raises:
        Overtaken: somebody (this person in another tab) wrote something else meanwhile.
        ValidationError: the demand has a fault, or is no longer a draft.
    """
    refuse_faults(user, bericht)
    row = Vordering(
        id=bericht.referentie,
        opsteller=user,
        artikel=bericht.artikel,
        functie=bericht.functie,
        termijn=bericht.termijn,
        mondeling=bericht.mondeling,
        gedaan=bericht.gedaan,
        officier=officier,
        parketsecretaris=parketsecretaris,
        inhoud={"bericht": bericht.model_dump(mode="json"), "verdenking": verdenking},
        opgesteld=clock.now(),
    )
    if vordering is None and _is_first(row):
        record(event="vordering:opgesteld", actor=user, vordering=str(row.pk))
        return row
    known = Vordering.objects.select_for_update().filter(pk=row.pk).first()
    if known is None:
        raise ValidationError(_("Deze vordering is weggegooid; stel haar opnieuw op."))
    if known.opsteller != user:
        raise ValidationError(_("Dit formulier is niet meer te gebruiken; open een nieuw."))
    if selectors.version_of(known) == selectors.version_of(row):
        return known
    _refuse_change(user, known, versie if vordering is not None else "")
    for name in WRITTEN:
        setattr(known, name, getattr(row, name))
    known.save(update_fields=WRITTEN)
    record(event="vordering:opgesteld", actor=user, vordering=str(known.pk))
    return known


WRITTEN = ("artikel", "functie", "termijn", "mondeling", "gedaan", "officier", "parketsecretaris", "inhoud")
"""What a person writes of a demand; the rest is what became of it."""


def _is_first(row: Vordering) -> bool:
    """Write a new demand down, unless its reference is there: the form was sent twice, perhaps at once."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _refuse_change(user: Any, known: Vordering, versie: str | None) -> None:
    if not selectors.may_change(user, known):
        raise ValidationError(
            _("Deze vordering is niet meer te wijzigen; trek het verzoek aan de poort eerst in.")
        )
    if versie is not None and versie != selectors.version_of(known):
        raise Overtaken(known)


@transaction.atomic
def discard(*, user: Any, vordering: Vordering) -> None:
    """Throw a concept away: its maker, while nobody established anything and the gate was never asked.

    Raises:
        ValidationError: it is another's, or more than a concept.
    """
    row = Vordering.objects.select_for_update().filter(pk=vordering.pk).first()
    if row is None:
        return
    if not selectors.may_discard(user, row):
        raise ValidationError(
            _("Deze vordering is niet weg te gooien: er is al over geoordeeld, of de poort is gevraagd.")
        )
    record(event="vordering:verwijderd", actor=user, vordering=str(row.pk))
    row.delete()


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
    faults = {
        f"{name}_waarom": [short]
        for name, (_agreed, words) in oordelen.items()
        if (short := too_short(words))
    }
    if faults:
        raise ValidationError(faults)
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
