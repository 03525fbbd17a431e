"""The electronic channel of art. 163 Sv: shut until a jurist entered what opens it and another confirmed."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.ind.aangiften.checks import reason
from grondslag.ind.aangiften.models import Kanaalbevestiging, KanaalGrond


def open_ground() -> KanaalGrond | None:
    """Return what holds the channel open now, or None. An assumption of the demo counts in the demo only."""
    confirmed = KanaalGrond.objects.filter(bevestiging__akkoord=True)
    if not settings.DEMO:
        confirmed = confirmed.filter(demo=False)
    last = confirmed.order_by("-bevestiging__pk").first()
    return last if last is not None and last.open else None


def waiting_ground() -> KanaalGrond | None:
    """Return the entry that waits for a second jurist; there is never more than one."""
    return KanaalGrond.objects.filter(bevestiging=None).select_related("door").first()


@transaction.atomic
def enter_ground(*, jurist: Any, open_: bool, tekst: str, bron: str, demo: bool) -> KanaalGrond:
    """Keep what a jurist reads in the law about the channel: what opens it, or that it is shut again.

    Raises:
        ValidationError: no jurist, no text or source, an assumption outside the demo, or another entry waits.
    """
    _refuse_other(jurist)
    faults = reason(tekst, _("De tekst van de regeling"))
    if not bron.strip():
        faults.append(_("Noem de bron: regeling, artikel, Staatsblad of Staatscourant."))
    if demo and not settings.DEMO:
        faults.append(_("Een aanname kan alleen in de demo."))
    if waiting_ground() is not None:
        faults.append(_("Er wacht al een invoer op een tweede jurist."))
    if faults:
        raise ValidationError(faults)
    ground = KanaalGrond.objects.create(
        open=open_, tekst=tekst.strip(), bron=bron.strip(), demo=demo, door=jurist, moment=clock.now()
    )
    record(event="kanaal:ingevoerd", actor=jurist, invoer=ground.pk, open=open_, demo=demo)
    return ground


@transaction.atomic
def confirm_ground(*, jurist: Any, ground: KanaalGrond, akkoord: bool) -> Kanaalbevestiging:
    """Confirm or reject, as the second jurist, what the first entered.

    Raises:
        ValidationError: not a jurist, the same person, or decided already.
    """
    _refuse_other(jurist)
    if ground.door == jurist:
        raise ValidationError(_("U voerde dit zelf in: een andere jurist bevestigt of wijst het af."))
    if Kanaalbevestiging.objects.filter(grond=ground).exists():
        raise ValidationError(_("Over deze invoer is al beslist."))
    decision = Kanaalbevestiging.objects.create(
        grond=ground, akkoord=akkoord, door=jurist, moment=clock.now()
    )
    record(event="kanaal:beslist", actor=jurist, invoer=ground.pk, akkoord=akkoord)
    return decision


def _refuse_other(person: Any) -> None:
    if not person.has_role("jurist"):
        raise ValidationError(_("Dit is een taak van een jurist."))
