"""What is asked of the gate: one ground, the kinds that would leave, the recipient, and who established what."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from grondslag.law.window import is_day

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


@dataclass(frozen=True)
class Judgement:
    """That `role` established something on `evidence` (a reference, with the SHA-256 of the paper) on `date`.

    A field that could not be read is None, and then the judgement establishes nothing.
    """

    role: str | None
    evidence: str | None
    sha256: str | None
    date: date | None


@dataclass(frozen=True)
class Request:
    """One request. The requester names the ground; the gate never picks one. No kinds is no request."""

    id: str
    ground: str
    kinds: frozenset[str]
    recipient: str
    judgements: Mapping[str, Judgement]


def defect(judgement: Judgement | None, role: str, max_age: timedelta | None, day: date) -> str | None:
    """Why `judgement` establishes nothing on `day`, as the end of a Dutch sentence; None when it stands."""
    if not isinstance(judgement, Judgement):
        return "het is er niet"
    if judgement.role != role:
        return f"het is van de rol '{judgement.role}' en niet van '{role}'"
    if not isinstance(judgement.evidence, str) or not judgement.evidence.strip():
        return "het noemt geen bewijs"
    if not isinstance(judgement.sha256, str) or not _SHA256.fullmatch(judgement.sha256):
        return "het controlegetal van het bewijs ontbreekt of is geen SHA-256"
    if not isinstance(judgement.date, date) or not is_day(judgement.date):
        return "de dag ontbreekt of bestaat niet"
    if judgement.date > day:
        return f"het is van {judgement.date.isoformat()}, na de dag van de beslissing"
    if max_age is not None and day - judgement.date > max_age:
        return f"het is van {judgement.date.isoformat()}, ouder dan {max_age.days} dag(en)"
    return None
