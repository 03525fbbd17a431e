"""What a signature is set over, and whether the signatures under a request still stand."""

import hashlib
from typing import Any

from django.utils.translation import gettext_noop

from grondslag.both.gate import occasions
from grondslag.both.gate.decisions import Verdict
from grondslag.both.gate.models import Handtekening, Verzoek
from grondslag.both.gate.occasions import Facts
from grondslag.both.wet.selectors import signers_of
from grondslag.proof import canonical

CHANGED = "De inhoud is na de eerste toets gewijzigd; de handtekeningen gelden daarom niet meer."
OTHER_LAW = (
    "Het register van grondslagen is na de eerste toets gewijzigd; de handtekeningen gelden niet meer."
)
FALLEN = "Een handtekening geldt niet meer: wie tekende heeft die rol of dit account niet meer."
NOT_FOUR = gettext_noop("Opsteller, tweede lezer en de twee ondertekenaars zijn vier verschillende personen.")


def signed_hash(request: Verzoek) -> str:
    """Return the hash that a signature is set over: the exact bytes and the decision."""
    content = {
        "verzoek": str(request.pk),
        "bestand_sha256": request.bundle_sha256,
        "besluit": request.decision,
    }
    return hashlib.sha256(canonical(content)).hexdigest()


def wrote_or_read(request: Verzoek, facts: Facts, person: Any) -> bool:
    """Whether this person made or second-read the content, and so cannot sign for it."""
    is_author = person == facts.author and not occasions.get(request.occasion).signed_by_author
    return is_author or person == facts.second_reader


def objection(request: Verzoek, found: Verdict) -> str:
    """Return why the signatures do not carry what would leave now, or the empty string."""
    if found.bundle_sha256 != request.bundle_sha256:
        return CHANGED
    if found.decision.register_sha256 != request.decision["register_sha256"]:
        return OTHER_LAW
    signatures = list(request.handtekeningen.select_related("person"))
    all_there = {one.rol for one in signatures} == set(signers_of(request.ground))
    if not all_there or not all(_stands(request, one) for one in signatures):
        return FALLEN
    return "" if _are_four(request, found.facts, [one.person for one in signatures]) else NOT_FOUR


def _stands(request: Verzoek, signature: Handtekening) -> bool:
    person = signature.person
    holds = person.is_active and person.has_role(signature.rol)
    return holds and signature.over_sha256 == signed_hash(request)


def _are_four(request: Verzoek, facts: Facts, signers: list[Any]) -> bool:
    """Whether nobody has two parts, as far as there are an author and a second reader."""
    read_own = facts.author is not None and facts.author == facts.second_reader
    return not read_own and not any(wrote_or_read(request, facts, person) for person in signers)
