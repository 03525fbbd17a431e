"""The register as data for other programs: `grondslag wet vocabulaire --json`."""

from typing import Any

from grondslag.law.days import parse_period
from grondslag.law.ground import Ground
from grondslag.law.lines import Line
from grondslag.law.register import Register
from grondslag.law.schema import Boundary, Event
from grondslag.law.window import last_day


def vocabulary_json(register: Register) -> dict[str, Any]:
    """Grounds with their lines, judgements, kinds and events; the form is fixed, other programs rely on it.

    `from` and `to` (inclusive) are a day, "open", or {"event", "days"}: so many days after the event.
    """
    words = register.vocabulary
    return {
        "grounds": {name: _ground(ground, register.lines[name]) for name, ground in register.grounds.items()},
        "judgements": {
            name: {
                "role": judgement.door,
                "evidence": judgement.bewijs,
                "question": judgement.vraag,
                "max_days": judgement.max_days.days if judgement.max_days is not None else None,
            }
            for name, judgement in words.judgements.items()
        },
        "kinds": list(words.kinds),
        "events": {
            name: {"state": state if isinstance(state, str) else state.isoformat()}
            for name, state in register.events.items()
        },
        "roles": dict(words.roles),
        "register_sha256": register.sha256,
        "demo": register.demo,
        "faults": {name: [str(fault) for fault in faults] for name, faults in register.faults.items()},
    }


def _ground(ground: Ground, lines: tuple[Line, ...]) -> dict[str, Any]:
    rule = ground.rule
    return {
        "status": ground.status,
        "name": rule.naam,
        "from": _from(rule.werking.vanaf),
        "to": _to(rule.werking.vervalt_per),
        "sender": list(rule.van),
        "recipient": rule.aan,
        "kinds": list(rule.mag),
        "signers": {side: list(roles) for side, roles in rule.ondertekenaars.items()},
        "lines": [_line(line) for line in lines],
    }


def _line(line: Line) -> dict[str, str]:
    what = {"judgement": line.judgement} if line.judgement else {"check": str(line.check)}
    return {"id": line.id, **what, "source": line.source}


def _from(boundary: Boundary) -> str | dict[str, Any]:
    if isinstance(boundary, Event):
        return {"event": boundary.gebeurtenis, "days": boundary.dagen}
    return boundary if boundary == "open" else parse_period(boundary).last.isoformat()


def _to(boundary: Boundary) -> str | dict[str, Any]:
    if isinstance(boundary, Event):
        return {"event": boundary.gebeurtenis, "days": boundary.dagen - 1}
    last = last_day(boundary, {})
    return boundary if boundary == "open" or last is None else last.isoformat()
