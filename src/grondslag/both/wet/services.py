"""Enter the law, change its day, withdraw it; and confirm or reject what another entered.

Nothing here opens the gate by itself: only a row with the yes of a second person counts (see `selectors`).
"""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.accounts.toegang import may_open
from grondslag.both.append_only import lock_for_append
from grondslag.both.audit.services import record
from grondslag.both.wet import checks
from grondslag.both.wet.checks import WetError
from grondslag.both.wet.models import Bevestiging, Inwerkingtreding, Soort
from grondslag.both.wet.selectors import law_of, pending_row, row_in_force
from grondslag.proof import canonical


@transaction.atomic
def enter_law(
    *,
    person: Any,
    staatsblad: str,
    artikelonderdeel: str,
    dag: dt.date,
    overgangsrecht: str,
    soorten: Mapping[str, str],
    voorwaarden: Sequence[tuple[str, str]],
    aanname: bool = False,
) -> Inwerkingtreding:
    """Keep what one jurist reads in the Staatsblad; it waits for another to confirm.

    `soorten` is {kind of data: its sentence of law}, `voorwaarden` (judgement, its sentence of law) pairs.

    Raises:
        WetError: wrong role, impossible number or day, a missing sentence, or another entry that waits.
    """
    _refuse_unable(person)
    checks.refuse_past(dag)
    number = "" if aanname else checks.staatsblad_number(staatsblad)
    checks.refuse_day_before_publication(dag, number)
    return _append(
        Inwerkingtreding(
            soort=Soort.INWERKINGTREDING,
            vervangt=row_in_force(),
            staatsblad=number,
            artikelonderdeel=checks.sentence(artikelonderdeel, what=_("Het artikelonderdeel"), longest=200),
            dag=dag,
            overgangsrecht=checks.sentence(overgangsrecht, what=_("De zin van het overgangsrecht")),
            soorten=checks.kinds_with_sentences(soorten),
            voorwaarden=checks.conditions_with_sentences(voorwaarden),
            aanname=aanname,
            ingevoerd_door=person,
        )
    )


@transaction.atomic
def move_day(
    *, person: Any, dag: dt.date, reden: str, staatsblad: str = "", voorbij: bool = False
) -> Inwerkingtreding:
    """Enter another day for the law that counts now: a postponement, or the correction of a mistake.

    A corrected day may lie in the past, if `voorbij` says that this is meant: it says what the law says, and
    changes no decision already taken.

    Raises:
        WetError: there is no law to change, the same day again, a day before the nota, a day that passed
            without `voorbij`, a reason that says too little, or a fault as in `enter_law`.
    """
    _refuse_unable(person)
    old = _in_force_or_refuse()
    if dag == old.dag:
        raise WetError(_("Dit is al de dag van inwerkingtreding: kies een andere dag."))
    checks.refuse_day_before_nota(dag)
    number = "" if old.aanname else checks.staatsblad_number(staatsblad)
    checks.refuse_day_before_publication(dag, number)
    checks.refuse_unconfirmed_past(dag, confirmed=voorbij)
    return _append(_successor(old, Soort.NIEUWE_DAG, person, reden, dag=dag, staatsblad=number))


@transaction.atomic
def withdraw_law(*, person: Any, reden: str) -> Inwerkingtreding:
    """Enter that the law that counts now does not enter into force after all, or was entered by mistake.

    Raises:
        WetError: wrong role, no reason, or there is no law to withdraw.
    """
    _refuse_unable(person)
    old = _in_force_or_refuse()
    return _append(_successor(old, Soort.INTREKKING, person, reden, dag=None, staatsblad=old.staatsblad))


def confirm_law(*, invoer: Inwerkingtreding, person: Any) -> Bevestiging:
    """Confirm, as the second person, exactly what the first entered; from now on it counts.

    Raises:
        WetError: wrong role, the same person, decided already, an assumption outside the demo, or another law
            that counts in the meantime.
    """
    if invoer.aanname and not settings.DEMO:
        raise WetError(_("Een aanname kan alleen in de demo worden bevestigd: reken haar door bij Wat als."))
    return _decide(invoer=invoer, person=person, akkoord=True, reden="")


def reject_law(*, invoer: Inwerkingtreding, person: Any, reden: str) -> Bevestiging:
    """Reject, as the second person, what the first entered; it never counts.

    Raises:
        WetError: wrong role, the same person, decided already, or no reason.
    """
    return _decide(invoer=invoer, person=person, akkoord=False, reden=checks.reason(reden))


def content_hash(row: Inwerkingtreding) -> str:
    """Return the hex hash of everything that the second person confirms."""
    content = {
        "soort": str(row.soort),
        "vervangt": row.vervangt_id,
        "staatsblad": row.staatsblad,
        "artikelonderdeel": row.artikelonderdeel,
        "dag": row.dag.isoformat() if row.dag else None,
        "overgangsrecht": row.overgangsrecht,
        "soorten": row.soorten,
        "voorwaarden": row.voorwaarden,
        "reden": row.reden,
        "aanname": row.aanname,
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def _refuse_unable(person: Any) -> None:
    if not may_open(person, "wet:invoeren"):
        raise WetError(_("De wet invoeren en bevestigen is een taak van een andere rol."))


def _in_force_or_refuse() -> Inwerkingtreding:
    row = row_in_force()
    if row is None:
        raise WetError(_("Er is geen bevestigde inwerkingtreding om te wijzigen: voer eerst de wet in."))
    return row


def _successor(
    old: Inwerkingtreding, soort: Soort, person: Any, reden: str, *, dag: dt.date | None, staatsblad: str
) -> Inwerkingtreding:
    return Inwerkingtreding(
        soort=soort,
        vervangt=old,
        staatsblad=staatsblad,
        artikelonderdeel=old.artikelonderdeel,
        dag=dag,
        overgangsrecht=old.overgangsrecht,
        soorten=old.soorten,
        voorwaarden=old.voorwaarden,
        reden=checks.reason(reden),
        aanname=old.aanname,
        ingevoerd_door=person,
    )


def _append(row: Inwerkingtreding) -> Inwerkingtreding:
    lock_for_append()
    if pending_row() is not None:
        raise WetError(_("Er wacht al een invoer op bevestiging: laat die eerst bevestigen of afwijzen."))
    if row.dag:
        checks.refuse_unusable(law_of(row))
    row.moment = clock.now()
    row.inhoud_sha256 = content_hash(row)
    row.save(force_insert=True)
    record(
        event="wet:ingevoerd",
        actor=row.ingevoerd_door,
        invoer=row.pk,
        soort=str(row.soort),
        aanname=row.aanname,
    )
    return row


@transaction.atomic
def _decide(*, invoer: Inwerkingtreding, person: Any, akkoord: bool, reden: str) -> Bevestiging:
    _refuse_unable(person)
    lock_for_append()
    if invoer.ingevoerd_door_id == person.pk:
        raise WetError(_("U voerde dit zelf in: een ander bevestigt of wijst het af."))
    if Bevestiging.objects.filter(inwerkingtreding=invoer).exists():
        raise WetError(_("Over deze invoer is al beslist."))
    in_force = row_in_force()
    if akkoord and invoer.vervangt_id != (in_force.pk if in_force else None):
        raise WetError(_("Intussen geldt een andere invoer: wijs deze af en voer haar opnieuw in."))
    decision = Bevestiging.objects.create(
        inwerkingtreding=invoer,
        akkoord=akkoord,
        reden=reden,
        bevestigd_door=person,
        moment=clock.now(),
        over_sha256=content_hash(invoer),
    )
    record(event="wet:bevestigd" if akkoord else "wet:afgewezen", actor=person, invoer=invoer.pk)
    return decision
