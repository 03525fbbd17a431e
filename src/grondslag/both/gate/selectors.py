"""Read the gate: what waits for a signature, what left, what was refused, each only for who may know."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both.accounts.toegang import may_open
from grondslag.both.exchange.collection import Outgoing, outgoing_of
from grondslag.both.exchange.models import OutboxState
from grondslag.both.gate import occasions
from grondslag.both.gate.exit import may_collect
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.services import GateError, refuse_signer
from grondslag.both.register.models import Receipt
from grondslag.both.ui.taken import Task
from grondslag.both.wet.selectors import current_register, signers_of
from grondslag.law import Register

COLLECT_ROUTE = "uitwisseling:ophalen"


@dataclass(frozen=True)
class Slot:
    """One of the two signatures: the role, and who set it when."""

    rol: str
    signature: Any
    mine: bool


def request_for(user: Any, pk: uuid.UUID) -> Verzoek:
    """Return a request that this person may know of.

    Raises:
        Http404: it does not exist, or is not for this person to know.
    """
    request = Verzoek.objects.filter(pk=pk).select_related("entry", "requester").first()
    if request is None or not may_see(user, request):
        raise Http404
    return request


def may_see(user: Any, request: Verzoek) -> bool:
    """Whether this person may know that a request exists; the occasion says so."""
    return request.requester == user or occasions.get(request.occasion).may_see(user, request.object_id)


def requests_for(user: Any, *, state: str | None = None) -> list[Verzoek]:
    """Return the requests that this person may know of, newest first.

    Without their decisions, which are sealed and large: a list shows none. The occasion is asked once an
    object, however often it was asked for.
    """
    found = Verzoek.objects.select_related("requester").defer("decision")
    return _visible(user, found.filter(state=state) if state else found)


def to_sign(user: Any) -> list[Verzoek]:
    """Return the open requests in which this person can set a signature that is still missing."""
    open_ones = Verzoek.objects.filter(state=State.PERMITTED, ground__in=_grounds_signed_by(user))
    unsigned = open_ones.exclude(handtekeningen__person=user).select_related("requester").defer("decision")
    return [
        request for request in _visible(user, unsigned) if any(slot.mine for slot in slots(user, request))
    ]


def _visible(user: Any, requests: QuerySet[Verzoek]) -> list[Verzoek]:
    found = list(requests)
    others: dict[str, set[str]] = {}
    for request in found:
        if request.requester_id != user.pk:
            others.setdefault(request.occasion, set()).add(request.object_id)
    seen = {name: occasions.seen_of(occasions.get(name), user, ids) for name, ids in others.items()}
    return [
        request
        for request in found
        if request.requester_id == user.pk or request.object_id in seen[request.occasion]
    ]


def _grounds_signed_by(user: Any) -> list[str]:
    """Return the grounds on which somebody with these roles signs; none for most people."""
    return [
        name
        for name, ground in current_register().grounds.items()
        if user.has_role(*(ground.rule.ondertekenaars.get(settings.ZIJDE) or ()))
    ]


def slots(user: Any, request: Verzoek) -> list[Slot]:
    """Return the two signatures of a request, set or to be set."""

    def possible(rol: str) -> bool:
        try:
            refuse_signer(request, user, rol)
        except GateError:
            return False
        return request.state == State.PERMITTED

    signatures = {signature.rol: signature for signature in request.handtekeningen.select_related("person")}
    return [
        Slot(rol, signatures.get(rol), rol not in signatures and possible(rol))
        for rol in signers_of(request.ground)
    ]


def ground_name(ground: str) -> str:
    """Return number and name of a ground as the register has them, or its id."""
    found = current_register().grounds.get(ground)
    return f"{found.rule.nummer} {found.rule.naam}" if found else ground


def with_names(requests: list[Verzoek]) -> list[tuple[Verzoek, str, str]]:
    """Return each request with what it is about (title of its occasion, label of its object), and its ground.

    Every occasion is asked once for all of its objects. The caller has seen to it that the reader may know.
    """
    asked: dict[str, set[str]] = {}
    for request in requests:
        asked.setdefault(request.occasion, set()).add(request.object_id)
    labels = {name: occasions.labels_of(occasions.get(name), ids) for name, ids in asked.items()}
    return [
        (
            request,
            _name(occasions.get(request.occasion), labels[request.occasion].get(request.object_id)),
            ground_name(request.ground),
        )
        for request in requests
    ]


def name_of(subject: occasions.Subject, object_id: str) -> str:
    """Return what one object is called: the title of its subject and its own label."""
    return _name(subject, occasions.labels_of(subject, {object_id}).get(object_id))


def _name(subject: occasions.Subject, label: str | None) -> str:
    return f"{subject.title}: {label}" if label else str(subject.title)


def latest_of(occasion: str, object_id: str) -> Verzoek | None:
    """Return the newest request for an object; its own page shows where it stands."""
    return Verzoek.objects.filter(occasion=occasion, object_id=str(object_id)).first()


@dataclass(frozen=True)
class Elsewhere:
    """Another ground, and what is missing on it."""

    nummer: str
    naam: str
    missing: list[str]


def register_of(request: Verzoek) -> Register:
    """Return the register with the law as it was known when a request was made."""
    return current_register(known_at=request.created)


def elsewhere(request: Verzoek, register: Register) -> list[Elsewhere]:
    """Return what is missing on each ground that is no route, the nearest first; it picks nothing."""
    named = {route["ground"] for route in request.decision["routes"]}
    found: list[Elsewhere] = []
    for ground, missing in request.decision["missing"].items():
        if ground in register.grounds and ground not in named:
            texts = {line.id: line.text for line in register.lines[ground]}
            rule = register.grounds[ground].rule
            found.append(Elsewhere(rule.nummer, rule.naam, [texts.get(line, line) for line in missing]))
    return sorted(found, key=lambda other: len(other.missing))


def outgoing(request: Verzoek) -> Outgoing | None:
    """Return where the released bytes are on their way out."""
    return outgoing_of(request.entry) if request.entry else None


def has_left(request: Verzoek) -> bool:
    """Whether the bytes were taken out, or were received on the other side."""
    found = outgoing(request)
    return found is not None and found.state in (OutboxState.COLLECTED, OutboxState.RECEIPTED)


def is_held_back(request: Verzoek) -> bool:
    """Whether the gate held the bytes back at the exit."""
    found = outgoing(request)
    return found is not None and found.state == OutboxState.HELD_BACK


def to_collect(user: Any, request: Verzoek) -> bool:
    """Whether bytes lie ready that this person may take out: as requester or signer, with a role that may."""
    found = outgoing(request)
    return bool(
        found
        and found.to_collect
        and request.entry
        and may_open(user, COLLECT_ROUTE)
        and may_collect(user, request.entry)
    )


def receipt_of(request: Verzoek) -> dict[str, Any] | None:
    """Return the body of the receipt, when the recipient signed one."""
    receipt = Receipt.objects.filter(entry=request.entry).first() if request.entry else None
    return dict(receipt.receipt["body"]) if receipt else None


def tasks_for(user: Any) -> list[Task]:
    """Return what waits for this person's signature."""
    count = len(to_sign(user))
    return [Task(_("Te ondertekenen"), reverse("poort:te-tekenen"), count, urgent=True)] if count else []
