"""Take a demand, judge its form, and tie it to the zaak that it is about."""

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.oordeel import too_short
from grondslag.ind.vorderingen import selectors
from grondslag.ind.vorderingen.antwoord import bericht_of
from grondslag.ind.vorderingen.herkenning import is_about
from grondslag.ind.vorderingen.models import Behandelaar, Oordeel, Taak, Vordering
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.services import vnummer_mac
from grondslag.proof import canonical


@transaction.atomic
def take_oldest(*, user: Any, ondertekenaar: Any, jurist: Any, genomen: int | None = None) -> Vordering:
    """Take the demand that waits longest, and name who signs with whom; from then on only they know of it.

    `genomen` is how many this person had taken when the question was put: a form sent twice takes one demand,
    and gets it both times.

    Raises:
        ValidationError: the three are not three people in their roles, or nothing waits any more.
    """
    if len({user, ondertekenaar, jurist}) != len(Taak):
        raise ValidationError(_("Wie opstelt, wie tekent en de jurist zijn drie verschillende personen."))
    roles_right = ondertekenaar.has_role("vorderingbehandelaar") and jurist.has_role("jurist")
    if not (user.has_role("vorderingbehandelaar") and roles_right):
        raise ValidationError(_("Kies een tweede vorderingbehandelaar en een jurist."))
    # The same person twice at one moment: one waits for the other.
    get_user_model().objects.select_for_update().get(pk=user.pk)
    mine = selectors.taken_by(user)
    if genomen is not None and mine.count() > genomen:
        return mine[genomen]
    vordering = selectors.waiting().select_for_update(of=("self",)).first()
    if vordering is None:
        raise ValidationError(_("Er wacht geen vordering meer; een ander heeft haar in behandeling genomen."))
    for taak, person in zip(Taak, (user, ondertekenaar, jurist), strict=True):
        Behandelaar.objects.create(vordering=vordering, persoon=person, taak=taak, sinds=clock.now())
    record(event="vordering:toegewezen", actor=user, vordering=str(vordering.pk))
    return vordering


def hold(vordering: Vordering) -> None:
    """Keep others from writing to a demand until the end of the transaction."""
    Vordering.objects.select_for_update().get(pk=vordering.pk)


def refuse_closed(vordering: Vordering) -> None:
    """Raise ValidationError when nothing about a demand can be changed any more."""
    if selectors.is_closed(vordering):
        raise ValidationError(
            _("Deze vordering is gesloten of ligt bij de poort; trek dat verzoek in om iets te wijzigen.")
        )


@transaction.atomic
def judge_form(*, user: Any, vordering: Vordering, oordelen: Mapping[str, tuple[bool, str]]) -> None:
    """Record the judgements on the form of a demand: yes or no, in words.

    Raises:
        ValidationError: a yes where the machine finds a fault, or words that say nothing.
    """
    refuse_closed(vordering)
    before = selectors.oordelen_of(vordering)
    wrong = {fault.toets: str(fault.zin) for fault in selectors.faults_of_form(vordering)}
    faults: dict[str, list[str]] = {}
    for name, (agreed, words) in oordelen.items():
        if agreed and selectors.TOETS[name] in wrong:
            faults[name] = [_("Dit kan geen ja zijn: %(fout)s") % {"fout": wrong[selectors.TOETS[name]]}]
        if short := too_short(words):
            faults[f"{name}_waarom"] = [short]
    if faults:
        raise ValidationError(faults)
    paper = selectors.paper_hash(vordering)
    for name, (agreed, words) in oordelen.items():
        last = before.get(name)
        said = (user, agreed, words.strip(), paper)
        if last and (last.persoon, last.akkoord, last.toelichting, last.over_sha256) == said:
            continue  # the same form, sent twice
        judge(user=user, vordering=vordering, naam=name, akkoord=agreed, woorden=words, over_sha256=paper)


@transaction.atomic
def judge(
    *, user: Any, vordering: Vordering, naam: str, akkoord: bool, woorden: str, over_sha256: str
) -> None:
    """Record one judgement; a later one of the same name takes its place, and both stay."""
    Oordeel.objects.create(
        vordering=vordering,
        naam=naam,
        akkoord=akkoord,
        persoon=user,
        toelichting=woorden.strip(),
        over_sha256=over_sha256,
        moment=clock.now(),
    )
    record(event="vordering:getoetst", actor=user, vordering=str(vordering.pk), oordeel=naam, akkoord=akkoord)


@transaction.atomic
def extend_term(*, user: Any, vordering: Vordering, tot: dt.date, stuk: str) -> None:
    """Record that the OM extended the term in writing; the judgement on the term is to be given anew.

    Raises:
        ValidationError: the new day is before the present term, or is that term unextended.
    """
    refuse_closed(vordering)
    if tot == vordering.verlengd_tot:
        return
    if tot <= selectors.term_of(vordering):
        raise ValidationError(_("De verlenging loopt niet verder dan de termijn die er al is."))
    vordering.verlengd_tot = tot
    vordering.save(update_fields=["verlengd_tot"])
    paper = hashlib.sha256(canonical({"tot": tot.isoformat(), "stuk": stuk})).hexdigest()
    judge(
        user=user,
        vordering=vordering,
        naam="vordering_termijn",
        akkoord=tot >= clock.today(),
        woorden=_("Schriftelijk verlengd: %(stuk)s") % {"stuk": stuk},
        over_sha256=paper,
    )
    record(event="vordering:verlengd", actor=user, vordering=str(vordering.pk))


NO_ZAAK = "Onder dit nummer is bij deze vordering geen zaak te koppelen; controleer het nummer en de persoon."


def tie_zaak(*, user: Any, vordering: Vordering, vnummer: str) -> None:
    """Tie the zaak with this V-nummer when it is about the person whom the demand designates.

    A number that nobody has and a number of somebody else get the same answer; every try is logged.

    Raises:
        ValidationError: there is no such zaak for this demand.
    """
    refuse_closed(vordering)
    if vordering.zaak is not None:
        if vordering.zaak.vnummer_mac == vnummer_mac(vnummer):
            return
        raise ValidationError(_("Er is al een zaak gekoppeld."))
    zaak = Zaak.objects.filter(vnummer_mac=vnummer_mac(vnummer)).first()
    tied = zaak is not None and is_about(bericht_of(vordering).persoon, zaak.gegevens)
    with transaction.atomic():
        if tied:
            vordering.zaak = zaak
            vordering.save(update_fields=["zaak"])
        record(event="vordering:zaak-gezocht", actor=user, vordering=str(vordering.pk), gekoppeld=tied)
    if not tied:
        raise ValidationError(_(NO_ZAAK))


def note_viewed(*, user: Any, vordering: Vordering, document: int | None = None) -> None:
    """Log that a person looks at a demand, or at a document for it, before it is shown."""
    if document is None:
        record(event="vordering:bekeken", actor=user, vordering=str(vordering.pk))
    else:
        record(event="vordering:document-bekeken", actor=user, vordering=str(vordering.pk), document=document)
