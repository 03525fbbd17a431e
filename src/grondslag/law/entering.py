"""Enter a law into the ground that waits for it. Nothing opens that the law does not name."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from grondslag.law.faults import Fault, RegisterError
from grondslag.law.ground import Ground
from grondslag.law.lines import MAX_CONDITIONS
from grondslag.law.schema import Citation, Condition, Law

_FILE = "wet"


def law_from(data: Mapping[str, Any]) -> Law:
    """A law from plain data: the fields of `Law`, with [{soort, zin}] and [{oordeel, zin}].

    `datum` is a date or `jjjj-mm-dd`. Raises RegisterError, with one Dutch sentence for each fault.
    """
    try:
        return Law.model_validate_json(json.dumps(data, default=str))
    except ValidationError as error:
        faults = [
            Fault(
                _FILE, 1, f"'{'.'.join(map(str, detail['loc']))}' is onbruikbaar of ontbreekt: verbeter het."
            )
            for detail in error.errors(include_url=False)
        ]
        raise RegisterError(*faults) from error


def enter(law: Law, ground: Ground) -> Ground:
    """`ground` as the law fills it: each sentence of the law on a condition is a line of its own.

    Raises RegisterError for a kind or judgement that cannot be in it.
    """
    if faults := list(_faults(law, ground)):
        raise RegisterError(*faults)
    added = tuple(
        Condition(oordeel=condition.oordeel, bron=Citation(staatsblad=f"{law.name}: {condition.zin}"))
        for condition in law.voorwaarden
    )
    transitional = Citation(staatsblad=f"{law.name}: {law.overgangsrecht}", noot="overgangsrecht")
    sentences = tuple(Citation(staatsblad=f"{law.name}: {kind.zin}") for kind in law.soorten)
    rule = ground.rule.model_copy(
        update={
            "mag": tuple(kind.soort for kind in law.soorten),
            "mag_niet": {**ground.rule.mag_niet, "overige": "de wet noemt deze soort niet"},
            "voorwaarden": (*ground.rule.voorwaarden, *added),
            "bron": (*ground.rule.bron, transitional, *sentences),
            "feiten": "alle",
        }
    )
    return replace(ground, rule=rule, law=law)


def _faults(law: Law, ground: Ground) -> Iterator[Fault]:
    words = ground.vocabulary
    kinds = [kind.soort for kind in law.soorten]
    if len(set(kinds)) != len(kinds):
        yield Fault(_FILE, 1, "Een soort staat er twee keer; laat er één staan.")
    for name in kinds:
        kind = words.kinds.get(name)
        if kind is None:
            yield Fault(_FILE, 1, f"De soort '{name}' bestaat niet; kies er een uit soorten.yaml.")
        elif kind.groep in {"biometrie", "stuk"}:
            yield Fault(_FILE, 1, f"De soort '{name}' kan deze grondslag niet dragen; haal haar weg.")
    conditions = [(condition.oordeel, condition.zin) for condition in law.voorwaarden]
    if len(set(conditions)) != len(conditions):
        yield Fault(_FILE, 1, "Een voorwaarde staat er twee keer; laat er één staan.")
    if len(ground.rule.voorwaarden) + len(conditions) > MAX_CONDITIONS:
        yield Fault(
            _FILE, 1, f"Een grondslag heeft ten hoogste {MAX_CONDITIONS} voorwaarden; voeg zinnen samen."
        )
    for condition in law.voorwaarden:
        if condition.oordeel not in words.judgements:
            yield Fault(
                _FILE, 1, f"Het oordeel '{condition.oordeel}' bestaat niet; kies er een uit oordelen.yaml."
            )
