"""The gate's last word, asked by the exchange at the moment that bytes leave."""

import hashlib
from typing import Any

from grondslag.both.audit.services import record
from grondslag.both.gate import occasions
from grondslag.both.gate.decisions import verdict
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.register.models import Entry, Kind
from grondslag.both.register.selectors import check
from grondslag.both.register.services import append


def refuse_exit(entry: Entry, payload: bytes) -> str | None:
    """Return why these bytes may not leave at this moment, or None; a refusal enters the register.

    Checks the proof of the entry as an outsider would, with the exact bytes; then asks the law again, with
    the facts as they stand now, on the Amsterdam day of now.
    """
    reason = _broken_proof(entry, payload) or _no_longer_lawful(entry, payload)
    if reason is not None:
        append(
            kind=Kind.TEGENGEHOUDEN,
            body={"inschrijving": entry.seq, "reden": reason, "dag": entry.body["dag"]},
        )
    return reason


def may_collect(person: Any, entry: Entry) -> bool:
    """Whether a person may take the bytes of an entry out: the requester, or one of the two signers."""
    request = Verzoek.objects.filter(entry=entry, state=State.RELEASED).first()
    if request is None:
        return False
    return request.requester == person or request.handtekeningen.filter(person=person).exists()


def note_viewed(*, person: Any, entry: Entry) -> None:
    """Log that a person looked at an entry, before it is shown."""
    record(event="verstrekking:bekeken", actor=person, inschrijving=entry.seq)


def _broken_proof(entry: Entry, payload: bytes) -> str | None:
    outcome = check(entry, file_sha256=hashlib.sha256(payload).hexdigest())
    return None if outcome.valid else f"Het bewijs klopt niet: {outcome.where}: {outcome.what}"


def _no_longer_lawful(entry: Entry, payload: bytes) -> str | None:
    request = Verzoek.objects.filter(entry=entry, state=State.RELEASED).first()
    if request is None:
        return "Bij deze inschrijving hoort geen vrijgegeven verzoek."
    door = occasions.get(request.occasion)
    found = verdict(request_id=request.pk, occasion=door, object_id=request.object_id, ground=request.ground)
    if not found.decision.permit:
        return "Op de dag van uitgang is de grondslag niet (meer) vervuld."
    if found.bundle_sha256 != hashlib.sha256(payload).hexdigest():
        return "De inhoud is na de vrijgave gewijzigd."
    return None
