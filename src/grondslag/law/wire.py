"""Requests and decisions as JSON lines: the fixed form of `grondslag wet toets --jsonl`.

A line: {"id", "ground", "day" | "moment", "kinds", "recipient", "judgements", "events"?}, with `judgements`
{name: {"role", "evidence", "sha256", "date"}}. What cannot be read is answered too, as a refusal whose step
`verzoek` says why.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from grondslag.law.days import NOT_YET, Events, parse_day, parse_moment
from grondslag.law.deciding import decide, refusal, simulate
from grondslag.law.decision import Finding, SimulatedDecision
from grondslag.law.register import Register
from grondslag.law.request import Judgement, Request

_FIELDS = frozenset({"id", "ground", "day", "moment", "kinds", "recipient", "judgements", "events"})
_REQUIRED = ("id", "ground", "kinds", "recipient", "judgements")
_NONE_YET = {"judgements": " (zonder oordelen: {})"}
_JUDGEMENT_FIELDS = frozenset({"role", "evidence", "sha256", "date"})


class Unreadable(ValueError):
    """The line is no request; the message is a Dutch sentence that says why and what to do."""


def read_request(line: str) -> Request:
    """Read one line as a request for a what-if: the fields of `toets`; its day and events are not used.

    Raises:
        Unreadable: the line is no request.
    """
    return _request(read_object(line))


def read_decided(data: Mapping[str, Any]) -> tuple[Request, date, Events]:
    """Read what was decided on: the fields of `toets`, of which `events` is how they stood then.

    Raises:
        Unreadable: something in it is missing or wrong.
    """
    return _request(data), _day(data), _events(data.get("events"))


def answer(line: str, register: Register) -> dict[str, Any]:
    """Decide one line. Never raises: what cannot be read is refused."""
    identity: str | int | None = None
    try:
        data = read_object(line)
        identity = _identity(data)
        return _reply(identity, _decide(data, register))
    except Unreadable as error:
        return _reply(identity, refusal(register, str(error)))


def _decide(data: Mapping[str, Any], register: Register) -> Finding:
    request, day = _request(data), _day(data)
    if "events" not in data:
        return decide(request, register, register.events, day)
    return simulate(request, register, {**register.events, **_events(data["events"])}, day)


def _reply(identity: str | int | None, finding: Finding) -> dict[str, Any]:
    steps = [{"line": s.line, "ok": s.ok, "source": s.source, "why": s.why} for s in finding.steps]
    reply: dict[str, Any] = {
        "id": identity,
        "permit": finding.permit,
        "steps": steps,
        "missing": {name: list(lines) for name, lines in finding.missing.items()},
        "register_sha256": finding.register_sha256,
    }
    if isinstance(finding, SimulatedDecision):
        reply["simulation"] = True
    if finding.demo:
        reply["demo"] = True
    return reply


def read_object(line: str, numbers: list[str] | None = None) -> dict[str, Any]:
    """The JSON object that a line is; every number in it is noted in `numbers`, as it is written there.

    Raises Unreadable for anything else, and for a name given twice.
    """
    met = [] if numbers is None else numbers

    def noted(read: Callable[[str], Any]) -> Callable[[str], Any]:
        def note_and_read(text: str) -> Any:
            met.append(text)
            return read(text)

        return note_and_read

    try:
        data = json.loads(
            line,
            object_pairs_hook=_once,
            parse_constant=_no_constant,
            parse_int=noted(int),
            parse_float=noted(float),
        )
    except Unreadable:
        raise
    except (ValueError, RecursionError) as error:
        raise Unreadable("De regel is geen JSON; stuur één object per regel.") from error
    if not isinstance(data, dict):
        raise Unreadable("De regel is geen object; stuur één verzoek per regel.")
    return data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise Unreadable("Een veld staat er twee keer; noem ieder veld, ook de grondslag, precies één keer.")
    return result


def _no_constant(name: str) -> Any:
    raise Unreadable(f"{name} is geen waarde; stuur geldige JSON.")


def _identity(data: Mapping[str, Any]) -> str | int | None:
    identity = data.get("id")
    return identity if isinstance(identity, str | int) and not isinstance(identity, bool) else None


def _request(data: Mapping[str, Any]) -> Request:
    if unknown := sorted(data.keys() - _FIELDS):
        raise Unreadable(f"Onbekend veld '{unknown[0]}'; laat het weg.")
    for name in _REQUIRED:
        if data.get(name) is None:
            raise Unreadable(f"Het veld '{name}' ontbreekt of is null; vul het in{_NONE_YET.get(name, '')}.")
    if _identity(data) is None:
        raise Unreadable("Het veld 'id' is geen tekst en geen geheel getal; verbeter het.")
    ground, recipient, kinds, judgements = (
        data[name] for name in ("ground", "recipient", "kinds", "judgements")
    )
    if not isinstance(ground, str) or not isinstance(recipient, str):
        raise Unreadable("Noem precies één grondslag en één ontvanger, als tekst.")
    if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
        raise Unreadable("Het veld 'kinds' is geen lijst van soorten; noem iedere soort als tekst.")
    if not isinstance(judgements, dict):
        raise Unreadable("Het veld 'judgements' is geen object; noem ieder oordeel bij zijn naam.")
    read = {name: _judgement(name, value) for name, value in judgements.items()}
    return Request(str(data["id"]), ground, frozenset(kinds), recipient, read)


def _judgement(name: str, value: object) -> Judgement:
    """A judgement; what is wrong in it stays in it as None, so that its own line says what is missing."""
    if not isinstance(value, dict):
        return Judgement(None, None, None, None)
    if unknown := sorted(value.keys() - _JUDGEMENT_FIELDS):
        raise Unreadable(f"Onbekend veld '{unknown[0]}' in het oordeel '{name}'; laat het weg.")
    role, evidence, sha256 = (
        field if isinstance(field, str) else None for field in map(value.get, ("role", "evidence", "sha256"))
    )
    try:
        day = parse_day(value.get("date"))
    except ValueError:
        day = None
    return Judgement(role, evidence, sha256, day)


def _day(data: Mapping[str, Any]) -> date:
    if ("day" in data) == ("moment" in data):
        raise Unreadable("Noem een dag (day) of een moment (moment): precies één van de twee.")
    try:
        return parse_day(data["day"]) if "day" in data else parse_moment(data["moment"])
    except ValueError as error:
        raise Unreadable(
            "De dag is onbruikbaar of bestaat niet: schrijf day als jjjj-mm-dd, of moment als "
            "jjjj-mm-ddTuu:mm:ss met tijdzone (RFC 3339)."
        ) from error


def _events(value: object) -> Events:
    if not isinstance(value, dict):
        raise Unreadable("Het veld 'events' is geen object; noem iedere gebeurtenis bij haar naam.")
    try:
        return {name: NOT_YET if state == NOT_YET else parse_day(state) for name, state in value.items()}
    except ValueError as error:
        raise Unreadable(
            "De stand van een gebeurtenis is een bestaande dag (jjjj-mm-dd) of nog_niet."
        ) from error
