"""Prepare a meeting, and record what it concluded. What is fixed at the meeting stays as it is."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.tafel import bericht
from grondslag.ind.anonimiseren.selectors import forbidden_of
from grondslag.ind.casussen.models import Casus
from grondslag.ind.overlegtafel import keuzes, selectors
from grondslag.ind.overlegtafel.controle import forbidden_at, refuse_telling_words
from grondslag.ind.overlegtafel.inhoud import minutes_message
from grondslag.ind.overlegtafel.models import (
    Aanwezige,
    Agendapunt,
    Overleg,
    Stand,
    Uitkomst,
    Verslaghelft,
)
from grondslag.risk import leak_check

DRAWS = 500
"""How often a label is drawn before it is said that none is left."""


@transaction.atomic
def plan_meeting(*, user: Any, datum: dt.date, plaats: str = "", nummer: int = 1) -> Overleg:
    """Plan a meeting; `nummer` says which meeting of its day it is, so that asking twice makes no second one.

    Raises:
        ValidationError: the day is past, the number is not the next of the day, or another role's task.
    """
    _refuse_others(user)
    if datum < clock.today():
        raise ValidationError(_("Deze dag is voorbij; kies vandaag of een latere dag."))
    _refuse_other_number(nummer, Overleg.objects.filter(datum=datum).count() + 1)
    overleg = Overleg.objects.create(
        datum=datum, nummer=nummer, plaats=plaats.strip(), gemaakt=clock.now(), door=user
    )
    record(event="overleg:gepland", actor=user, overleg=overleg.pk)
    return overleg


@transaction.atomic
def put_on_agenda(*, user: Any, overleg: Overleg, casus: Casus, prangend: str) -> Agendapunt:
    """Put a casus on the agenda under a label of its own, with the reason why it is among the most pressing.

    Raises:
        ValidationError: the casus cannot come (again), the meeting is over, or the reason is empty or points
            at somebody.
    """
    overleg = _open_meeting(user, overleg)
    if not prangend.strip():
        raise ValidationError(_("Schrijf in woorden waarom deze casus tot de meest prangende hoort."))
    if casus in selectors.to_read_again():
        text = _("Na de lezing vertrok er een blad over deze zaak; laat de casus eerst opnieuw lezen.")
        raise ValidationError(text)
    if casus not in selectors.candidates():
        raise ValidationError(_("Deze casus kan nu niet op de agenda: hij is niet gelezen, of al behandeld."))
    words = [(_("Waarom hoort deze casus tot de meest prangende?"), prangend.strip())]
    refuse_telling_words(overleg, words, forbidden_of(casus.zaak))
    point = Agendapunt.objects.create(
        overleg=overleg,
        casus=casus,
        label=_new_label(overleg, casus),
        prangend=prangend.strip(),
        door=user,
        toegevoegd=clock.now(),
    )
    record(event="agendapunt:toegevoegd", actor=user, overleg=overleg.pk, agendapunt=point.pk, casus=casus.pk)
    return point


@transaction.atomic
def take_off_agenda(*, user: Any, agendapunt: Agendapunt) -> None:
    """Take a casus off the agenda while nothing of it has been asked of the gate.

    Raises:
        ValidationError: the gate has been asked, the meeting is over, or this is another role's task.
    """
    _open_meeting(user, agendapunt.overleg)
    if selectors.request_of(agendapunt) is not None:
        raise ValidationError(_("Over deze casus is de poort al gevraagd; hij blijft op de agenda staan."))
    record(event="agendapunt:geschrapt", actor=user, overleg=agendapunt.overleg_id, casus=agendapunt.casus_id)
    agendapunt.delete()


@transaction.atomic
def note_presence(*, user: Any, overleg: Overleg, functie: str, organisatie: str) -> Aanwezige:
    """Note who is at the meeting, by function.

    Raises:
        ValidationError: it is noted already, holds a name, or the meeting is not being held.
    """
    overleg = _meeting_under_way(user, overleg)
    function, organisation = functie.strip(), organisatie.strip()
    if overleg.aanwezigen.filter(functie=function, organisatie=organisation).exists():
        raise ValidationError(_("Deze functie staat al op de presentielijst."))
    refuse_telling_words(overleg, [(_("Functie"), function), (_("Organisatie"), organisation)])
    row = Aanwezige.objects.create(
        overleg=overleg, functie=function, organisatie=organisation, door=user, moment=clock.now()
    )
    record(event="aanwezige:vastgelegd", actor=user, overleg=overleg.pk)
    return row


@transaction.atomic
def fix_outcome(
    *,
    user: Any,
    agendapunt: Agendapunt,
    uitkomst: str,
    motivering: str,
    eigenaar: str,
    uiterlijk: dt.date | None = None,
) -> Uitkomst:
    """Fix what the meeting concluded on a casus. Once; it is never changed after.

    Raises:
        ValidationError: not in the list, no reason or owner, told too finely, fixed before, not at the table.
    """
    overleg = _meeting_under_way(user, agendapunt.overleg)
    if uitkomst not in keuzes.outcomes():
        raise ValidationError(_("Kies een uitkomst uit de lijst."))
    if agendapunt.inschrijving is None or agendapunt.herkend is not None:
        raise ValidationError(_("Deze casus ligt niet op tafel; er is geen uitkomst vast te leggen."))
    if Uitkomst.objects.filter(agendapunt=agendapunt).exists():
        raise ValidationError(_("De uitkomst van deze casus is al vastgelegd en verandert niet meer."))
    reason, owner = motivering.strip(), eigenaar.strip()
    if not (reason and owner):
        raise ValidationError(_("Een uitkomst heeft een motivering en een eigenaar."))
    refuse_telling_words(overleg, [(_("Motivering"), reason), (_("Eigenaar"), owner)])
    row = Uitkomst.objects.create(
        agendapunt=agendapunt,
        uitkomst=uitkomst,
        motivering=reason,
        eigenaar=owner,
        uiterlijk=uiterlijk,
        door=user,
        moment=clock.now(),
    )
    record(event="uitkomst:vastgelegd", actor=user, agendapunt=agendapunt.pk, uitkomst=uitkomst)
    return row


@transaction.atomic
def close_meeting(*, user: Any, overleg: Overleg) -> Overleg:
    """Close a meeting: presence and outcomes are complete, and from now on fixed.

    Raises:
        ValidationError: what is still missing.
    """
    overleg = _meeting_under_way(user, overleg)
    missing = selectors.missing_to_close(overleg)
    if missing:
        raise ValidationError(missing)
    overleg.stand = Stand.GEHOUDEN
    overleg.save(update_fields=["stand"])
    record(event="overleg:gehouden", actor=user, overleg=overleg.pk)
    return overleg


@transaction.atomic
def fix_minutes(
    *, user: Any, overleg: Overleg, besproken: Mapping[str, Sequence[str]], overig: Sequence[str]
) -> Verslaghelft:
    """Fix our half of the minutes, after both detectors read it. Until it left, a new half replaces it.

    Who writes it down signs it not: coordinator or jurist, whoever is not one of the two signers.

    Raises:
        ValidationError: where which words may not stand, or it is not the time for minutes.
    """
    if not user.has_role(*selectors.WRITE_MINUTES):
        raise ValidationError(_("Het verslag schrijft de coördinator of een jurist."))
    overleg = Overleg.objects.select_for_update().get(pk=overleg.pk)
    if overleg.stand != Stand.GEHOUDEN or selectors.half_that_left(overleg) is not None:
        raise ValidationError(
            _("Het verslag is nu niet te schrijven: sluit eerst de vergadering, of het is al weg.")
        )
    if selectors.minutes_under_way(overleg):
        raise ValidationError(_("Het verslag ligt al bij de poort; trek dat verzoek eerst in."))
    words = [(label, line) for label, lines in besproken.items() for line in lines]
    refuse_telling_words(overleg, [*words, *((_("Overig"), line) for line in overig)])
    message = minutes_message(
        overleg, selectors.at_the_table(overleg), besproken, overig, selectors.their_hash(overleg)
    )
    half = Verslaghelft.objects.create(
        overleg=overleg,
        zijde="ind",
        bericht=message.model_dump(mode="json"),
        sha256=bericht.sha256_of(message),
        door=user,
        moment=clock.now(),
    )
    record(event="verslag:opgesteld", actor=user, overleg=overleg.pk, helft=half.pk)
    return half


def _refuse_others(user: Any) -> None:
    if not user.has_role("coordinator"):
        raise ValidationError(_("Dit is een taak van de coördinator van de overlegtafel."))


def _refuse_other_number(number: int, following: int) -> None:
    if number == following:
        return
    if following == 1:
        raise ValidationError(_("Op deze dag is nog geen vergadering; dit is dan de 1e."))
    raise ValidationError(
        _("Op deze dag is al een vergadering; kies een andere dag, of maak dit de %(n)se van die dag.")
        % {"n": following}
    )


def _open_meeting(user: Any, overleg: Overleg) -> Overleg:
    _refuse_others(user)
    overleg = Overleg.objects.select_for_update().get(pk=overleg.pk)
    if overleg.stand != Stand.VOORBEREIDING:
        raise ValidationError(
            _("Deze vergadering is gehouden; haar agenda en uitkomsten veranderen niet meer.")
        )
    return overleg


def _meeting_under_way(user: Any, overleg: Overleg) -> Overleg:
    overleg = _open_meeting(user, overleg)
    if overleg.datum > clock.today():
        raise ValidationError(_("De vergadering moet nog komen; leg dit vast op de dag zelf."))
    return overleg


def _new_label(overleg: Overleg, casus: Casus) -> str:
    """Draw a label that was never used, by a word of its own, that no dossier here holds as a name."""
    forbidden = (*forbidden_at(overleg), *forbidden_of(casus.zaak))
    taken = selectors.words_in_mind(overleg)
    for _draw in range(DRAWS):
        label = keuzes.random_label()
        fresh = keuzes.word_of(label) not in taken and not Agendapunt.objects.filter(label=label).exists()
        if fresh and not leak_check(label, forbidden):
            return label
    raise ValidationError(_("Er is geen vrij label meer; vraag de beheerder woorden toe te voegen."))
