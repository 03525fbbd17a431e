"""What the register says of a disclosure or a refusal: the body of the proof (form: `docs/bewijs.md`)."""

import hashlib
import secrets
from typing import Any

from grondslag.both import clock
from grondslag.both.gate import occasions
from grondslag.both.gate.decisions import Verdict
from grondslag.both.gate.models import Verzoek
from grondslag.both.wet.selectors import ground_as_it_stands


def release_body(request: Verzoek, found: Verdict) -> dict[str, Any]:
    """Return the body of a release. The caller has checked that there is a bundle."""
    if found.bundle is None:
        raise ValueError("a release has bytes")
    return {
        **_common(request, found),
        "getekend_besluit": request.decision,
        "ondertekenaars": _signatures(request),
        "bestand_sha256": found.bundle_sha256,
        "bestand_naam": found.bundle.file_name,
    }


def refusal_body(request: Verzoek, found: Verdict) -> dict[str, Any]:
    """Return the body of a refusal; it says what was missing, and carries no bytes.

    Nobody signs a refusal: what was signed before it fell with it, and is told apart.
    """
    return {
        **_common(request, found),
        "reden": found.own_no,
        "ondertekenaars": [],
        "vervallen_handtekeningen": _signatures(request),
        "bestand_sha256": None,
        "bestand_naam": None,
    }


def _common(request: Verzoek, found: Verdict) -> dict[str, Any]:
    moment = clock.now()
    return {
        "grondslag": ground_as_it_stands(request.ground),
        "besluit": found.as_json(),
        "oordelen": found.judgements(),
        "aanleiding": request.occasion,
        "verzoek": str(request.pk),
        "verzoeker": request.requester.username,
        **_writers(request, found),
        "ontvanger": request.recipient,
        "moment": moment.isoformat(timespec="seconds"),
        "dag": clock.amsterdam_day(moment).isoformat(),
        "demo": found.decision.demo,
        "zaak_ref": _salted(found.facts.subject),
        "vaststellingen": dict(found.facts.extra),
    }


def _signatures(request: Verzoek) -> list[dict[str, str]]:
    return [
        {
            "rol": signature.rol,
            "persoon": signature.person.username,
            "moment": signature.moment.isoformat(timespec="seconds"),
            "over_sha256": signature.over_sha256,
        }
        for signature in request.handtekeningen.select_related("person")
    ]


def _writers(request: Verzoek, found: Verdict) -> dict[str, str | None]:
    """Return who wrote and who read. An author who may sign, and did, is named as signer alone."""
    author, reader = found.facts.author, found.facts.second_reader
    may_sign = occasions.get(request.occasion).signed_by_author
    signed = may_sign and request.handtekeningen.filter(person=author).exists()
    return {
        "opsteller": _name(None if signed else author),
        "tweede_lezer": _name(None if reader == author else reader),  # who wrote it is no second reader
    }


def _name(person: Any) -> str | None:
    return person.username if person is not None else None


def _salted(subject: str) -> dict[str, str]:
    """Return a commitment to the zaak: its reference is random, so nobody can guess it or link two proofs."""
    salt = secrets.token_hex(32)
    return {"zout": salt, "sha256": hashlib.sha256((salt + subject).encode()).hexdigest()}
