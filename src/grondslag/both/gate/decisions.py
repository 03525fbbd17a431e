"""Put one question to the law: fetch the facts, add what the gate itself checked, decide for the day."""

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass

from grondslag.both import clock
from grondslag.both.gate.occasions import Bundle, Facts, NotReady, Occasion
from grondslag.both.wet.selectors import current_register, events_known
from grondslag.law import Decision, Judgement, Request, decide
from grondslag.risk import Unchecked, leak_check

GATE = "poort"
"""The role under which the gate enters what it checked itself."""


@dataclass(frozen=True)
class Verdict:
    """A decision with what it was about. `bundle` is None when there were no bytes to judge."""

    decision: Decision
    facts: Facts
    bundle: Bundle | None
    not_ready: str

    @property
    def bundle_sha256(self) -> str:
        """Hex SHA-256 of the exact bytes, or the empty string."""
        return hashlib.sha256(self.bundle.data).hexdigest() if self.bundle else ""


def verdict(*, request_id: uuid.UUID, occasion: Occasion, object_id: str, ground: str) -> Verdict:
    """Decide on today's law, with the facts as they stand now."""
    facts = occasion.facts(object_id)
    bundle, not_ready = _bundle(occasion, object_id)
    judgements = dict(facts.judgements)
    if bundle is not None:
        judgements.update(own_checks(bundle, facts, clock.today()))
    question = Request(
        id=str(request_id),
        ground=ground,
        kinds=bundle.kinds if bundle else frozenset(),
        recipient=occasion.recipient,
        judgements=judgements,
    )
    decision = decide(question, current_register(), events_known(), clock.today())
    if not isinstance(decision, Decision):
        raise TypeError("only a decision opens the door; a simulation never does")
    return Verdict(decision, facts, bundle, not_ready)


LEAK_CHECKS = ("lekvrij", "verslag_lekvrij")
"""The judgements of the register that say that no identifier is readable in the bytes."""


def own_checks(bundle: Bundle, facts: Facts, day: dt.date) -> dict[str, Judgement]:
    """Return what the gate establishes about the bytes: no identifier of the dossier is readable in them.

    What an occasion says under these names is overwritten: the gate believes its own eyes only. A judgement
    without evidence counts as no.
    """
    digest = hashlib.sha256(bundle.data).hexdigest()
    evidence = "lekcontrole door de poort over precies dit bestand" if _is_clean(bundle, facts) else ""
    found = Judgement(role=GATE, evidence=evidence, sha256=digest, date=day)
    return dict.fromkeys(LEAK_CHECKS, found)


def _is_clean(bundle: Bundle, facts: Facts) -> bool:
    """Whether the leak check could read all of the bytes, and found nothing."""
    try:
        return not leak_check(bundle.data, facts.forbidden, name=bundle.file_name)
    except Unchecked:
        return False


def _bundle(occasion: Occasion, object_id: str) -> tuple[Bundle | None, str]:
    try:
        return occasion.bundle(object_id), ""
    except NotReady as reason:
        return None, str(reason)
