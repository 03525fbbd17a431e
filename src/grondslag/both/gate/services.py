"""The one door: a request, two signatures, a release. Nothing else writes the outbox.

Every way through ends in the register, the refusals too. The gate decides three times: when it is asked, when
the second signature is set, and (`exit.py`) at the moment that the worker seals.
"""

import uuid
from dataclasses import replace
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.exchange import outbox
from grondslag.both.gate import occasions
from grondslag.both.gate.body import refusal_body, release_body
from grondslag.both.gate.decisions import Verdict, verdict
from grondslag.both.gate.models import Handtekening, State, Verzoek
from grondslag.both.gate.signatures import NOT_FOUR, objection, signed_hash, wrote_or_read
from grondslag.both.register.models import Kind
from grondslag.both.register.services import append
from grondslag.both.wet.selectors import signers_of

OF_RECORDS = "nl"
"""What the gate judges, records and releases is Dutch, in whatever language its user reads the screen."""

OPEN_ALREADY = gettext_lazy("Er loopt al een verzoek voor dit stuk; trek dat eerst in.")


class GateError(Exception):
    """An act that the gate does not take; str() is one Dutch sentence that says why and what to do."""


@transaction.atomic
def request_release(*, occasion: str, object_id: str, ground: str, requester: Any) -> Verzoek:
    """Ask the gate to let an object out on a named ground; the answer is in the state of what comes back.

    Raises:
        GateError: this person may not ask, or the same question is open already.
    """
    door = occasions.get(occasion)
    if not door.may_request(requester, object_id):
        raise GateError(_("U kunt dit verzoek niet doen: het is een taak van een andere rol."))
    if Verzoek.objects.filter(occasion=occasion, object_id=object_id, state=State.PERMITTED).exists():
        raise GateError(OPEN_ALREADY)
    request = Verzoek(
        id=uuid.uuid4(),
        occasion=occasion,
        object_id=object_id,
        ground=ground,
        recipient=door.recipient,
        requester=requester,
        created=clock.now(),
    )
    record(
        event="verzoek:gedaan",
        actor=requester,
        verzoek=str(request.id),
        aanleiding=occasion,
        grondslag=ground,
    )
    with clock.one_moment(), translation.override(OF_RECORDS):
        _judge(request, door)
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError:  # asked by two at the same moment: the database lets one of them
        raise GateError(OPEN_ALREADY) from None
    return request


@transaction.atomic
def sign(*, request: Verzoek, person: Any, rol: str) -> Verzoek:
    """Set one of the two signatures; the second one releases, if the gate still permits it.

    Raises:
        GateError: the wrong person, the wrong role, twice, or a request that is no longer open.
    """
    request = Verzoek.objects.select_for_update().get(pk=request.pk)
    if request.state != State.PERMITTED:
        raise GateError(_("Dit verzoek is niet meer open; er is niets te ondertekenen."))
    refuse_signer(request, person, rol)
    with clock.one_moment(), translation.override(OF_RECORDS):
        Handtekening.objects.create(
            verzoek=request, person=person, rol=rol, over_sha256=signed_hash(request), moment=clock.now()
        )
        record(event="verzoek:getekend", actor=person, verzoek=str(request.pk), rol=rol)
        if request.handtekeningen.count() >= len(signers_of(request.ground)):
            _release(request)
    return request


def refuse_signer(request: Verzoek, person: Any, rol: str) -> None:
    """Raise GateError when this person cannot sign this request in this role; the cheap questions go first.

    Author, second reader and the two signers are four persons (design, what always holds, 7).
    """
    door = occasions.get(request.occasion)
    fits = person.is_active and person.has_role(rol) and rol in signers_of(request.ground)
    if not fits or not door.may_see(person, request.object_id):
        raise GateError(_("Deze grondslag vraagt een handtekening van een andere rol."))
    if request.handtekeningen.filter(person=person).exists():
        raise GateError(_("U hebt dit verzoek al ondertekend; de tweede handtekening is van een ander."))
    if request.handtekeningen.filter(rol=rol).exists():
        raise GateError(_("In deze rol is al getekend."))
    if wrote_or_read(request, door.facts(request.object_id), person):
        raise GateError(_(NOT_FOUR))


@transaction.atomic
def withdraw(*, request: Verzoek, person: Any) -> None:
    """Take an open request back; its signatures fall with it.

    Raises:
        GateError: it is no longer open, or it is another person's.
    """
    request = Verzoek.objects.select_for_update().get(pk=request.pk)
    if request.state != State.PERMITTED or request.requester != person:
        raise GateError(_("Alleen wie het verzoek deed kan het intrekken, zolang het open is."))
    request.state = State.WITHDRAWN
    request.save(update_fields=["state"])
    record(event="verzoek:ingetrokken", actor=person, verzoek=str(request.pk))


def _judge(request: Verzoek, door: occasions.Occasion) -> None:
    """Decide for the first time; a no enters the register at once."""
    found = verdict(request_id=request.pk, occasion=door, object_id=request.object_id, ground=request.ground)
    request.decision, request.bundle_sha256 = found.as_json(), found.bundle_sha256
    request.state = State.PERMITTED if found.permit else State.REFUSED
    if request.state == State.REFUSED:
        _enter_refusal(request, found)


def _release(request: Verzoek) -> None:
    """Decide again; then register entry and outbox row together, or a refusal."""
    door = occasions.get(request.occasion)
    found = verdict(request_id=request.pk, occasion=door, object_id=request.object_id, ground=request.ground)
    found = replace(found, own_no=found.own_no or objection(request, found))
    if not found.permit or found.bundle is None:
        request.decision, request.state = found.as_json(), State.REFUSED
        _enter_refusal(request, found)
        request.save()
        return
    request.entry = append(kind=Kind.VERSTREKKING, body=release_body(request, found))
    request.decision = found.as_json()
    outbox.put(
        entry=request.entry,
        payload=found.bundle.data,
        kind=door.message_kind,
        channel=door.channel,
        recipient=door.recipient,
        file_name=found.bundle.file_name,
        media_type=found.bundle.media_type,
    )
    request.state = State.RELEASED
    request.save()
    record(
        event="verstrekking:vrijgegeven",
        actor=None,
        verzoek=str(request.pk),
        inschrijving=request.entry.seq,
    )
    door.released(request.object_id, request.entry.seq)


def _enter_refusal(request: Verzoek, found: Verdict) -> None:
    request.entry = append(kind=Kind.WEIGERING, body=refusal_body(request, found))
    record(
        event="verzoek:geweigerd",
        actor=request.requester,
        verzoek=str(request.pk),
        aanleiding=request.occasion,
        grondslag=request.ground,
        inschrijving=request.entry.seq,
    )
