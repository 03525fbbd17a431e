"""Decisions of the gate in the form that `grondslag wet herhaal` takes (`law.records.stored`).

What cannot be decided again is written as such, with why; nothing is left out.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings

from grondslag.both.gate.models import State, Verzoek
from grondslag.both.register.models import Entry
from grondslag.both.wet.selectors import laws_confirmed, register_with
from grondslag.law import Law, RegisterError
from grondslag.law.records.stored import NOT_REPEATABLE

NO_PAPERS = "de inschrijving is gemaakt voordat het register de oordelen bewaarde."
OTHER_REGISTER = (
    "het register van grondslagen van toen is er niet meer; alleen dat zegt welk oordeel bij een regel hoort."
)


def stored_lines(entry: Entry) -> list[dict[str, Any]]:
    """Return the lines of an entry: its decision, and of a release also what was signed before it."""
    line = stored_line(entry)
    signed = entry.body.get("getekend_besluit")
    asked = [_asked(f"{_id(entry)}-getekend", signed)] if signed else []
    return [*([line] if line else []), *asked]


def open_lines() -> Iterator[dict[str, Any]]:
    """Yield a line for each request that waits for signatures: it is in no register yet."""
    for request in Verzoek.objects.filter(state=State.PERMITTED).order_by("created").iterator():
        yield _asked(f"{settings.ZIJDE}-verzoek-{request.pk}", request.decision)


def stored_line(entry: Entry) -> dict[str, Any] | None:
    """Return the decision of an entry with what it was decided on; None where the gate decided nothing.

    Nothing was asked of the law when bytes were held back because their proof was broken.
    """
    decision = entry.body["besluit"]
    if decision is None:
        return None
    if "oordelen" not in entry.body:
        return {"id": _id(entry), NOT_REPEATABLE: NO_PAPERS}
    law = _law_of_then(decision["register_sha256"])
    return _line(_id(entry), decision, entry.body["dag"], entry.body["oordelen"], law)


def _asked(name: str, decision: Mapping[str, Any]) -> dict[str, Any]:
    """Return the line of a yes that was signed, or waits for it: every paper stands at its step."""
    law = _law_of_then(decision["register_sha256"])
    register = register_with(law)
    if register.sha256 != decision["register_sha256"]:
        return {"id": name, NOT_REPEATABLE: OTHER_REGISTER}
    judgements = {line.id: line.judgement for line in register.lines[decision["ground"]] if line.judgement}
    papers = {
        judgements[step["line"]]: step["evidence"] for step in decision["steps"] if step["line"] in judgements
    }
    return _line(name, decision, decision["day"], papers, law)


def _line(
    name: str, decision: Mapping[str, Any], day: str, papers: Mapping[str, Any], law: Law | None
) -> dict[str, Any]:
    return {
        "id": name,
        "ground": decision["ground"],
        "day": day,
        "kinds": decision["kinds"],
        "recipient": decision["recipient"],
        "judgements": papers,
        "events": decision["events"],
        "law": law.model_dump(mode="json") if law else None,
        "decision": decision,
    }


def _id(entry: Entry) -> str:
    return f"{settings.ZIJDE}-{entry.seq}"


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
