"""A decision in the shape of AuthZEN 1.0, with the `context.time` of its Dutch profile: what others can read.

Nothing of a dossier is in it: papers by reference and hash, the bytes by hash, the asker by a reference
of the caller's choosing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Asked:
    """What a decision does not hold itself: who asked (a reference), when, for which bytes, on which papers.

    `ground` is the one that was asked for, which a decision after a fault of the engine has forgotten;
    `moment` has a time zone; `bundle_sha256` is empty when there were no bytes; `papers` is {judgement:
    {role, evidence, sha256, date}}. Raises ValueError for a moment without a time zone.
    """

    ground: str
    requester: str
    moment: datetime
    bundle_sha256: str
    papers: Mapping[str, Mapping[str, Any]]

    def __post_init__(self) -> None:
        """Refuse a moment that could be any of twenty-four."""
        if self.moment.tzinfo is None:
            raise ValueError("a moment has a time zone")


def authzen_request(decision: Mapping[str, Any], asked: Asked) -> dict[str, Any]:
    """The request of a stored decision (`Decision.as_json`): may these bytes go, on this ground, this day."""
    return {
        "subject": {"type": "verzoeker", "id": asked.requester},
        "action": {
            "name": "verstrekken",
            "properties": {"ground": asked.ground, "recipient": decision["recipient"]},
        },
        "resource": {
            "type": "bestand",
            "id": asked.bundle_sha256 or "geen",
            "properties": {"kinds": list(decision["kinds"])},
        },
        "context": {
            "time": asked.moment.isoformat(),
            "day": decision["day"],
            "events": dict(decision["events"]),
            "judgements": {name: dict(paper) for name, paper in asked.papers.items()},
        },
    }


def authzen_response(decision: Mapping[str, Any]) -> dict[str, Any]:
    """The response: the verdict, and in its context the whole proof with what each other ground lacks."""
    return {"decision": decision["permit"], "context": {"reason": dict(decision)}}
