"""A decision in the register, as `grondslag wet herhaal` takes it, and as a line of the decision log."""

import datetime as dt
import hashlib
from typing import Any

from django.conf import settings

from grondslag import __version__
from grondslag.both.kluis import mac
from grondslag.both.register.models import Entry
from grondslag.both.wet.selectors import laws_confirmed, register_with
from grondslag.law import Law, RegisterError
from grondslag.law.records.authzen import Asked
from grondslag.law.records.decision_log import Trace, decision_log_record


def stored_line(entry: Entry) -> dict[str, Any] | None:
    """Return the decision of an entry with what it was decided on; None where the gate decided nothing.

    Nothing was asked of the law when bytes were held back because their proof was broken.
    """
    decision = entry.body["besluit"]
    if decision is None:
        return None
    law = _law_of_then(decision["register_sha256"])
    return {
        "id": f"{settings.ZIJDE}-{entry.seq}",
        "ground": decision["ground"],
        "day": entry.body["dag"],
        "kinds": decision["kinds"],
        "recipient": decision["recipient"],
        "judgements": entry.body["oordelen"],
        "events": decision["events"],
        "law": law.model_dump(mode="json") if law else None,
        "decision": decision,
    }


def log_record(entry: Entry) -> dict[str, Any] | None:
    """Return the record of the Authorization Decision Log; None where the gate decided nothing.

    The asker is a keyed fingerprint of a user name, and the worker where bytes were held at the exit. The
    ids of the trace come of the random salt of the entry: asked twice, it is the same record.
    """
    body = entry.body
    decision = body["besluit"]
    if decision is None:
        return None
    user = body.get("verzoeker")
    asked = Asked(
        ground=body["grondslag"]["id"] if "grondslag" in body else decision["ground"],
        requester=mac(user, "verzoeker in het beslislogboek") if user else "uitgang",
        moment=dt.datetime.fromisoformat(body["moment"]),
        bundle_sha256=body.get("bestand_sha256") or "",
        papers=body["oordelen"],
    )
    ids = hashlib.sha256(b"beslislogboek" + bytes.fromhex(entry.salt)).hexdigest()
    trace = Trace(ids[:32], ids[32:48])
    return decision_log_record(decision, asked, trace, engine=__version__, producer=settings.ZIJDE)


def _law_of_then(register_sha256: str) -> Law | None:
    """Return the entered law that makes the register what it was; None where no law does, or none is needed.

    By hash and not by moment: a law can be confirmed in the very second of a decision. Where the register has
    changed since no law fits, and the replay says so.
    """
    for law in laws_confirmed():
        try:
            if register_with(law).sha256 == register_sha256:
                return law
        except RegisterError:  # the shipped register can no longer hold it
            continue
    return None
