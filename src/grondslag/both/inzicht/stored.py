"""A decision in the register, in the form that `grondslag wet herhaal` takes (`law.records.stored`)."""

from typing import Any

from django.conf import settings

from grondslag.both.register.models import Entry
from grondslag.both.wet.selectors import laws_confirmed, register_with
from grondslag.law import Law, RegisterError


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
