"""One record of the Authorization Decision Log for each decision: allowed, denied, or not come to.

A denial is an answer, and has status `Unset`; `Error` is for a fault of the engine. Request and response
stand in the body, what they rest on is referred to in the attributes; nothing stands in both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from grondslag.law.canonical import sha256
from grondslag.law.deciding import ENGINE_LINE
from grondslag.law.records.authzen import Asked, authzen_request, authzen_response

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Trace:
    """W3C Trace Context: `trace_id` of 32 hex digits, `span_id` and `parent_span_id` (or None) of 16.

    The caller draws them at random; they are never made from anything about a person.
    """

    trace_id: str
    span_id: str
    parent_span_id: str | None = None

    def as_json(self) -> dict[str, str]:
        """The names of the standard, the parent only where there is one."""
        parent = {} if self.parent_span_id is None else {"parent_span_id": self.parent_span_id}
        return {"trace_id": self.trace_id, "span_id": self.span_id, **parent}


def decision_log_record(
    decision: Mapping[str, Any], asked: Asked, trace: Trace, *, engine: str, producer: str
) -> dict[str, Any]:
    """The record of a stored decision, made by version `engine`, at `producer` (the side and its system)."""
    fault = any(step["line"] == ENGINE_LINE for step in decision["steps"])
    return {
        **trace.as_json(),
        "event_name": "adl.access_evaluation",
        "timestamp": milliseconds(asked),
        "status": "Error" if fault else "Unset",
        "attributes": {
            "adl.core.policies": {"register": decision["register_sha256"]},
            "adl.core.information": {
                name: {"evidence": paper["evidence"], "sha256": paper["sha256"]}
                for name, paper in asked.papers.items()
            },
            "adl.core.configuration": {"engine": engine, "events": sha256(decision["events"])},
            "grondslag.besluit.sha256": sha256(decision),
            "grondslag.besluit.demo": decision["demo"],
        },
        "resource": {"producer": producer},
        "body": {
            "adl.core.request": authzen_request(decision, asked),
            "adl.core.response": authzen_response(decision),
        },
    }


def milliseconds(asked: Asked) -> int:
    """The moment as both logs write it: whole milliseconds since 1970, UTC."""
    return (asked.moment - _EPOCH) // timedelta(milliseconds=1)
