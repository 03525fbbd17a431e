"""Put one question to the law: fetch the facts, add what the gate itself checked, decide for the day."""

import datetime as dt
import hashlib
import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import OperationalError, transaction

from grondslag.both import clock
from grondslag.both.gate.occasions import Bundle, Facts, NotReady, Occasion, Subject
from grondslag.both.wet.selectors import current_register, events_known
from grondslag.law import Decision, Judgement, Request, decide
from grondslag.risk import Unchecked, leak_check

log = logging.getLogger(__name__)
Fetched = TypeVar("Fetched", Facts, Bundle)

GATE = "poort"
"""The role under which the gate enters what it checked itself."""
SOURCE = "de poort zelf"
FAULT = "Door een fout kon de poort dit niet toetsen; meld het de beheerder en vraag het daarna opnieuw."


@dataclass(frozen=True)
class Verdict:
    """A decision with what it was about. `bundle` is None when there were no bytes to judge.

    `own_no` is why the gate itself says no, whatever the law says; empty when it does not.
    """

    decision: Decision
    question: Request
    facts: Facts
    bundle: Bundle | None
    own_no: str

    @property
    def permit(self) -> bool:
        """Whether the law permits it and the gate has nothing against it."""
        return self.decision.permit and self.bundle is not None and not self.own_no

    @property
    def bundle_sha256(self) -> str:
        """Hex SHA-256 of the exact bytes, or the empty string."""
        return hashlib.sha256(self.bundle.data).hexdigest() if self.bundle else ""

    def judgements(self) -> dict[str, Any]:
        """The papers that the decision rests on, as plain JSON: what it takes to decide it again.

        A refusal says of every other ground what is missing, and so rests on all of them. A disclosure rests
        on those of its own ground, and its proof, which others read, says nothing of the rest.
        """
        papers = self.question.judgements
        if self.decision.permit:
            lines = current_register().lines[self.decision.ground]
            papers = {line.judgement: papers[line.judgement] for line in lines if line.judgement}
        return {name: paper.as_json() for name, paper in papers.items() if isinstance(paper, Judgement)}

    def as_json(self) -> dict[str, Any]:
        """The decision as it is recorded: a no of the gate itself is a step of its own."""
        decision = self.decision.as_json()
        if not self.own_no:
            return decision
        step = {"line": GATE, "ok": False, "source": SOURCE, "why": self.own_no, "evidence": None}
        return {**decision, "permit": False, "steps": [*decision["steps"], step]}


@dataclass(frozen=True)
class Established:
    """What stands of one object now. `kinds` is None while there are no bytes that could leave.

    `subject` is the reference of the zaak it is about; empty where it is about none. `until`: see `Facts`.
    """

    judgements: Mapping[str, Judgement]
    kinds: frozenset[str] | None
    subject: str
    until: Mapping[str, dt.date] = field(default_factory=dict)


def established(subject: Subject, object_id: str) -> Established:
    """Return every judgement that the papers of an object carry now, the gate's own checks included."""
    facts, _no_facts = _asked(subject.facts, object_id)
    bundle, _no_bundle = _asked(subject.bundle, object_id)
    facts = facts or Facts({})
    kinds = bundle.kinds if bundle else None
    return Established(_judgements(facts, bundle), kinds, facts.subject, facts.until)


def verdict(*, request_id: uuid.UUID, occasion: Occasion, object_id: str, ground: str) -> Verdict:
    """Decide on today's law, with the facts as they stand now. A fault in the app that has them is a no."""
    facts, no_facts = _asked(occasion.facts, object_id)
    bundle, no_bundle = _asked(occasion.bundle, object_id)
    facts = facts or Facts({})
    question = Request(
        id=str(request_id),
        ground=ground,
        kinds=bundle.kinds if bundle else frozenset(),
        recipient=occasion.recipient,
        judgements=_judgements(facts, bundle),
    )
    decision = decide(question, current_register(), events_known(), clock.today())
    if not isinstance(decision, Decision):
        raise TypeError("only a decision opens the door; a simulation never does")
    return Verdict(decision, question, facts, bundle, no_facts or no_bundle)


LEAK_CHECKS = ("lekvrij", "verslag_lekvrij")
"""The judgements of the register that say that no identifier is readable in the bytes."""


def own_checks(bundle: Bundle, facts: Facts, day: dt.date) -> dict[str, Judgement]:
    """Return what the gate establishes about the bytes: no identifier of the dossier is readable in them.

    A judgement without evidence counts as no.
    """
    digest = hashlib.sha256(bundle.data).hexdigest()
    evidence = "lekcontrole door de poort over precies dit bestand" if _is_clean(bundle, facts) else ""
    found = Judgement(role=GATE, evidence=evidence, sha256=digest, date=day)
    return dict.fromkeys(LEAK_CHECKS, found)


def _judgements(facts: Facts, bundle: Bundle | None) -> dict[str, Judgement]:
    """Return the papers. What an occasion says of leaks is left out: the gate believes its own eyes only."""
    papers = {name: paper for name, paper in facts.judgements.items() if name not in LEAK_CHECKS}
    return papers | (own_checks(bundle, facts, clock.today()) if bundle else {})


def _is_clean(bundle: Bundle, facts: Facts) -> bool:
    """Whether the leak check could read all of the bytes, and found nothing."""
    try:
        return not leak_check(bundle.data, facts.forbidden, name=bundle.file_name, labels=facts.labels)
    except Unchecked:
        return False


def _asked(fetch: Callable[[str], Fetched], object_id: str) -> tuple[Fetched | None, str]:
    """Return what the app says of an object, or None and why there is nothing."""
    try:
        with transaction.atomic():  # a fault of the database inside leaves the gate's own act usable
            return fetch(object_id), ""
    except NotReady as reason:
        return None, str(reason)
    except OperationalError:
        raise  # the database is away or busy: that decides nothing, the act fails as a whole
    except Exception:  # whatever else is wrong in an app, unknown is a no
        log.exception("het feitenonderzoek van de poort faalde")
        return None, FAULT
