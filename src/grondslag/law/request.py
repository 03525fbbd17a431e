"""What is asked of the gate: one ground, the kinds that would leave, the recipient, who established what."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from grondslag.law.days import in_words
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

    def as_json(self) -> dict[str, str | None]:
        """Plain data: {role, evidence, sha256, date}, the date as jjjj-mm-dd."""
        return {
            "role": self.role,
            "evidence": self.evidence,
            "sha256": self.sha256,
            "date": self.date.isoformat() if self.date else None,
        }


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
    return next(_defects(judgement, role, max_age, day), None)


def _defects(found: Judgement, role: str, max_age: timedelta | None, day: date) -> Iterator[str]:
    """Every reason in turn. Each test relies on those before it, so only the first reason may be taken."""
    if found.role != role:
        yield f"het is van de rol '{found.role}' en niet van '{role}'"
    if not isinstance(found.evidence, str) or not found.evidence.strip():
        yield "het noemt geen bewijs"
    if not isinstance(found.sha256, str) or not _SHA256.fullmatch(found.sha256):
        yield "het controlegetal van het bewijs ontbreekt of is geen SHA-256"
    if not isinstance(found.date, date) or not is_day(found.date):
        yield "de dag ontbreekt of bestaat niet"
    elif found.date > day:
        yield f"het is van {in_words(found.date)}, na de dag van de beslissing"
    elif max_age is not None and day - found.date > max_age:
        days = "dag" if max_age.days == 1 else "dagen"
        yield f"het is van {in_words(found.date)}, ouder dan {max_age.days} {days}"
