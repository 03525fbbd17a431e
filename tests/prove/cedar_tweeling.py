"""The same register in another engine's language: Cedar policies, one a ground, and requests for them.

A second opinion for tests and measurements. Cedar says yes or no; it gives no reasons on a no.
"""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from steekproef import Vraag
from vaste_regels import vast

from grondslag.law import LAW_EVENT, NOT_YET, Register
from grondslag.law.ground import Ground
from grondslag.law.lines import Line
from grondslag.law.schema import Boundary, Event
from grondslag.law.window import first_day, last_day

_NIETS = {LAW_EVENT: NOT_YET}


def beleid(register: Register) -> str:
    """The register as Cedar text: permissions only, each with all of its conditions."""
    return "\n".join(_beleid(register, grond) for grond in register.grounds)


def vraag_aan_cedar(vraag: Vraag) -> dict[str, Any]:
    """A question to the gate as a request to Cedar; days as ordinals, papers with their age in days."""
    request, wet, dag = vraag.request, vraag.events[LAW_EVENT], vraag.day.toordinal()
    papieren = {
        naam: {"rol": found.role, "leeftijd": dag - found.date.toordinal()}
        for naam, found in request.judgements.items()
        if found.date and found.role and found.evidence and found.sha256
    }
    return {
        "principal": 'Partij::"afzender"',
        "action": f'Action::"{request.ground}"',
        "resource": 'Partij::"ontvanger"',
        "context": {
            "dag": dag,
            **({} if wet == NOT_YET else {"wet": wet.toordinal()}),
            "aan": request.recipient,
            "soorten": sorted(request.kinds),
            "papieren": papieren,
        },
    }


def _beleid(register: Register, grond: str) -> str:
    ground = register.grounds[grond]
    regels = [term for line in register.lines[grond] for term in _regel(line, ground, register)]
    voorwaarden = " &&\n  ".join(regels)
    actie = f'action == Action::"{grond}"'
    return f'@id("{grond}")\npermit(principal, {actie}, resource) when {{\n  {voorwaarden}\n}};'


def _regel(line: Line, ground: Ground, register: Register) -> Iterator[str]:
    if line.judgement:
        kind = register.vocabulary.judgements[line.judgement]
        yield f"context.papieren has {line.judgement}"
        yield f'context.papieren.{line.judgement}.rol == "{kind.door}"'
        yield f"context.papieren.{line.judgement}.leeftijd >= 0"
        if kind.max_days is not None:
            yield f"context.papieren.{line.judgement}.leeftijd <= {kind.max_days // timedelta(days=1)}"
    elif line.check == "vanaf":
        yield _vanaf(ground.rule.werking.vanaf)
    elif line.check == "tot_en_met":
        yield _tot(ground.rule.werking.vervalt_per)
    elif line.check == "ontvanger":
        yield f'context.aan == "{ground.rule.aan}"'
    elif line.check == "soorten":
        yield "!context.soorten.isEmpty()"
        yield f"{json.dumps(sorted(ground.rule.mag))}.containsAll(context.soorten)"
    else:
        yield json.dumps(vast(str(line.check), ground))


def _vanaf(grens: Boundary) -> str:
    if isinstance(grens, Event):
        return f"context has wet && context.dag >= context.wet + {grens.dagen}"
    dag = first_day(grens, _NIETS)
    return f"context.dag >= {dag.toordinal()}" if dag else "false"


def _tot(grens: Boundary) -> str:
    if isinstance(grens, Event):
        return f"(!(context has wet) || context.dag < context.wet + {grens.dagen})"
    dag = last_day(grens, _NIETS)
    return f"context.dag <= {dag.toordinal()}" if dag else "false"
