"""What the register says of a disclosure or a refusal: the body of the proof (form: `docs/bewijs.md`)."""

import hashlib
import secrets
from typing import Any

from grondslag.both import clock
from grondslag.both.gate import occasions
from grondslag.both.gate.decisions import Verdict
from grondslag.both.gate.models import Verzoek
from grondslag.both.wet.selectors import ground_as_it_stands

CHANGED = "De inhoud is na de eerste toets gewijzigd; de handtekeningen gelden daarom niet meer."


def release_body(request: Verzoek, found: Verdict) -> dict[str, Any]:
    """Return the body of a release. The caller has checked that there is a bundle."""
    body = _common(request, found)
    if found.bundle is None:
        raise ValueError("a release has bytes")
    body["bestand_sha256"], body["bestand_naam"] = found.bundle_sha256, found.bundle.file_name
    return body


def refusal_body(request: Verzoek, found: Verdict, *, changed: bool) -> dict[str, Any]:
    """Return the body of a refusal; it says what was missing, and carries no bytes."""
    body = _common(request, found)
    body["reden"] = CHANGED if changed else found.not_ready
    return body


def _common(request: Verzoek, found: Verdict) -> dict[str, Any]:
    moment = clock.now()
    return {
        "grondslag": ground_as_it_stands(request.ground),
        "besluit": found.decision.as_json(),
        "aanleiding": request.occasion,
        "verzoek": str(request.pk),
        "verzoeker": request.requester.username,
        "opsteller": _name(None if signed_by_author(request) else found.facts.author),
        "tweede_lezer": _name(found.facts.second_reader),
        "ondertekenaars": [
            {
                "rol": signature.rol,
                "persoon": signature.person.username,
                "moment": signature.moment.isoformat(timespec="seconds"),
                "over_sha256": signature.over_sha256,
            }
            for signature in request.handtekeningen.select_related("person")
        ],
        "ontvanger": request.recipient,
        "bestand_sha256": None,
        "bestand_naam": None,
        "moment": moment.isoformat(timespec="seconds"),
        "dag": clock.amsterdam_day(moment).isoformat(),
        "demo": found.decision.demo,
        "zaak_ref": _salted(found.facts.subject),
        "vaststellingen": dict(found.facts.extra),
    }


def _name(person: Any) -> str | None:
    return person.username if person is not None else None


def signed_by_author(request: Verzoek) -> bool:
    """Whether the ground's occasion lets the author sign; then the proof names her as signer alone."""
    return occasions.get(request.occasion).signed_by_author


def _salted(subject: str) -> dict[str, str]:
    """Return a commitment to the zaak: its reference is random, so nobody can guess it or link two proofs."""
    salt = secrets.token_hex(32)
    return {"zout": salt, "sha256": hashlib.sha256((salt + subject).encode()).hexdigest()}
