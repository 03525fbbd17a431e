"""The answer of the gate: every step yes or no, with source, reason and evidence.

`Decision` and `SimulatedDecision` are strangers: what takes the one must refuse the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from grondslag.law.request import Judgement


@dataclass(frozen=True)
class Step:
    """One line of the ground, answered. `why` is a Dutch sentence; `evidence` what it rests on."""

    line: str
    ok: bool
    source: str
    why: str
    evidence: Judgement | None

    def as_json(self) -> dict[str, Any]:
        """Plain data; evidence as {role, evidence, sha256, date} or null."""
        return {
            "line": self.line,
            "ok": self.ok,
            "source": self.source,
            "why": self.why,
            "evidence": self.evidence.as_json() if self.evidence else None,
        }


@dataclass(frozen=True)
class Route:
    """A lawful route that the register names beside a refusal: `sentence` reads "Ja, mits ..."."""

    ground: str
    name: str
    sentence: str


@dataclass(frozen=True)
class Finding:
    """What a decision and a simulated decision have in common. `day` is None when the request gave no day.

    `missing` stands on a refusal: for each *other* ground the lines that are not met (none: it is open).
    """

    permit: bool
    demo: bool
    assumption: bool
    ground: str
    day: date | None
    kinds: frozenset[str]
    recipient: str
    steps: tuple[Step, ...]
    missing: Mapping[str, tuple[str, ...]]
    routes: tuple[Route, ...]
    register_sha256: str
    events: Mapping[str, str]

    @property
    def refused(self) -> tuple[Step, ...]:
        """The steps that say no."""
        return tuple(step for step in self.steps if not step.ok)

    def as_json(self) -> dict[str, Any]:
        """Plain data with a fixed order of names: the same decision gives the same bytes."""
        return {
            "permit": self.permit,
            "demo": self.demo,
            "aanname": self.assumption,
            "ground": self.ground,
            "day": self.day.isoformat() if self.day else None,
            "kinds": sorted(self.kinds),
            "recipient": self.recipient,
            "steps": [step.as_json() for step in self.steps],
            "missing": {name: list(lines) for name, lines in self.missing.items()},
            "routes": [{"ground": r.ground, "name": r.name, "sentence": r.sentence} for r in self.routes],
            "register_sha256": self.register_sha256,
            "events": dict(self.events),
        }


@dataclass(frozen=True)
class Decision(Finding):
    """A real decision: the only thing on which the door may open."""


@dataclass(frozen=True)
class SimulatedDecision(Finding):
    """What would be decided under other events. It opens nothing, and says so in every output."""

    def as_json(self) -> dict[str, Any]:
        """As a decision, marked as a simulation."""
        return {**super().as_json(), "simulation": True}
