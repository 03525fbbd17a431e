"""The gate's last word, asked by the exchange at the moment that bytes leave."""

import hashlib
from typing import Any

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.gate import occasions
from grondslag.both.gate.decisions import Verdict, verdict
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.register.models import Entry, Kind
from grondslag.both.register.selectors import check
from grondslag.both.register.services import append


def refuse_exit(entry: Entry, payload: bytes, attempts: int = 0) -> str | None:
    """Return why these bytes may not leave at this moment, or None; a refusal enters the register.

    Checks the proof of the entry as an outsider would, with the exact bytes; then asks the law again, with
    the facts as they stand now, on the Amsterdam day of now. `attempts` is how often they were sent before:
    after one, nobody can say that they never left, and the register does not say so either.
    """
    with clock.one_moment():
        reason, found = _judged(entry, payload)
        if reason:
            append(kind=Kind.TEGENGEHOUDEN, body=_held_body(entry, reason, found, attempts))
    return reason or None


def may_collect(person: Any, entry: Entry) -> bool:
    """Whether a person may take the bytes of an entry out: the requester, or one of the two signers."""
    request = _released(entry)
    if request is None:
        return False
    return request.requester == person or request.handtekeningen.filter(person=person).exists()


def note_viewed(*, person: Any, entry: Entry) -> None:
    """Log that a person looked at an entry, before it is shown."""
    record(event="verstrekking:bekeken", actor=person, inschrijving=entry.seq)


def _judged(entry: Entry, payload: bytes) -> tuple[str, Verdict | None]:
    """Return why not (empty when nothing is against it), and the verdict where it came to one."""
    digest = hashlib.sha256(payload).hexdigest()
    broken = _broken_proof(entry, digest)
    request = _released(entry)
    if broken or request is None:
        return broken or "Bij deze inschrijving hoort geen vrijgegeven verzoek.", None
    try:
        door = occasions.get(request.occasion)
    except KeyError:
        return "De aanleiding van dit verzoek bestaat niet meer.", None
    found = verdict(request_id=request.pk, occasion=door, object_id=request.object_id, ground=request.ground)
    if found.own_no:
        return found.own_no, found
    if not found.permit:
        return "Op de dag van uitgang is de grondslag niet (meer) vervuld.", found
    if found.bundle_sha256 != digest:
        return "De inhoud is na de vrijgave gewijzigd.", found
    return "", found


def _released(entry: Entry) -> Verzoek | None:
    return Verzoek.objects.filter(entry=entry, state=State.RELEASED).first()


def _broken_proof(entry: Entry, digest: str) -> str:
    try:
        outcome = check(entry, file_sha256=digest)
    except ValueError:  # not even the form of a proof
        return "Van deze inschrijving is geen bewijs te maken."
    return "" if outcome.valid else f"Het bewijs klopt niet: {outcome.where}: {outcome.what}"


def _held_body(entry: Entry, reason: str, found: Verdict | None, attempts: int) -> dict[str, Any]:
    moment = clock.now()
    return {
        "inschrijving": entry.seq,
        "reden": reason,
        "besluit": found.as_json() if found else None,
        "oordelen": found.judgements() if found else {},
        "eerdere_pogingen": attempts,
        "moment": moment.isoformat(timespec="seconds"),
        "dag": clock.amsterdam_day(moment).isoformat(),
        "demo": entry.body["demo"],
    }
