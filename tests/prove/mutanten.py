"""Every change of one line of the register that could matter, each signed anew by a jurist who overlooked it.

Signed anew, because otherwise the signature falls and the ground shuts: that alone would catch everything,
and `test_mutanten.py` holds it apart.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from beweringen import WET_OORDEEL
from maat import LANG
from pydantic import ValidationError
from tweede_lezing import WET

from grondslag.law import Register
from grondslag.law.ground import Ground
from grondslag.law.schema import GroundFile, JudgementKind, Kind
from grondslag.law.signing import sign

DAG = date(2026, 11, 24)
ONNAUWKEURIG = {"1997": ("1996", "1998"), "april 2022": ("maart 2022", "mei 2022", "2022-04-02")}


@dataclass(frozen=True)
class Mutant:
    """A changed register; `gronden` are those that can differ. None: its form is refused at load."""

    naam: str
    gronden: tuple[str, ...]
    register: Register | None


def mutanten(register: Register) -> Iterator[Mutant]:
    """All of them."""
    for grond in register.grounds:
        zonder = {naam: ground for naam, ground in register.grounds.items() if naam != grond}
        yield Mutant(f"{grond}: weg", (grond,), replace(register, grounds=zonder))
        for naam, data in _regels(register, register.grounds[grond].rule.model_dump(mode="json")):
            yield Mutant(f"{grond}: {naam}", (grond,), met_regel(register, grond, data))
    yield from _woorden(register)


def _regels(register: Register, rule: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from _tijd(rule)
    for soort in register.vocabulary.kinds:
        mag = [naam for naam in rule["mag"] if naam != soort]
        yield f"soort {soort} om", {**rule, "mag": mag if soort in rule["mag"] else [*mag, soort]}
    yield from _voorwaarden(register, rule)
    for partij in register.vocabulary.parties:
        if partij != rule["aan"]:
            yield f"aan {partij}", {**rule, "aan": partij}
    for kant, (eerste, tweede) in rule["ondertekenaars"].items():
        for rollen in ([tweede, eerste], [eerste, "beheerder"], ["behandelaar", tweede]):
            yield (
                f"{kant} tekent als {rollen}",
                {**rule, "ondertekenaars": {**rule["ondertekenaars"], kant: rollen}},
            )
    ander = "om" if "om" not in rule["van"] else "tafel"
    yield f"van {ander}", {**rule, "van": [ander], "ondertekenaars": {ander: ["jurist", "fg"]}}
    yield "gebruik om", {**rule, "gebruik": "historie" if rule["gebruik"] != "historie" else "verstrekking"}
    for feiten in {"alle", "nog_niet", "onbekend"} - {rule["feiten"]}:
        yield f"feiten {feiten}", {**rule, "feiten": feiten}
    for index, vraag in enumerate(rule["open_vragen"]):
        om = {**vraag, "blokkeert": "ja" if vraag["blokkeert"] == "nee" else "nee"}
        yield f"vraag {index} om", {**rule, "open_vragen": _vervang(rule["open_vragen"], index, om)}
        if vraag["blokkeert"] == "ja":
            yield f"vraag {index} weg", {**rule, "open_vragen": _vervang(rule["open_vragen"], index)}


def _tijd(rule: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    werking = rule["werking"]
    for naam in ("vanaf", "vervalt_per"):
        for anders in _andere_grenzen(werking[naam]):
            yield f"{naam} {anders}", {**rule, "werking": {**werking, naam: anders}}


def _andere_grenzen(grens: Any) -> Iterator[Any]:
    if isinstance(grens, dict):
        for dagen in (-1, 1, 30):
            yield {**grens, "dagen": grens["dagen"] + dagen}
        yield from ("open", "2023-06-30", "2027-01-01")
    elif grens == "open":
        yield from ("2024-01-01", "2026-12-31", "2999-12-31")
    else:
        yield from ("open", "2027-01-01", {"gebeurtenis": "inwerkingtreding_wet1f"})
        yield from ONNAUWKEURIG.get(grens) or _dag_ernaast(date.fromisoformat(grens))


def _dag_ernaast(dag: date) -> Iterator[str]:
    for dagen in (-1, 1):
        yield (dag + timedelta(days=dagen)).isoformat()


def _voorwaarden(register: Register, rule: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    alle, namen = rule["voorwaarden"], [c["oordeel"] for c in rule["voorwaarden"]]
    ander = next(naam for naam in register.vocabulary.judgements if naam not in namen)
    for index, naam in enumerate(namen):
        yield f"zonder {naam}", {**rule, "voorwaarden": _vervang(alle, index)}
        gewisseld = {**alle[index], "oordeel": ander}
        yield f"{ander} voor {naam}", {**rule, "voorwaarden": _vervang(alle, index, gewisseld)}
    yield f"en ook {ander}", {**rule, "voorwaarden": [*alle, {**alle[0], "oordeel": ander}]}


def _vervang(lijst: list[Any], index: int, *door: Any) -> list[Any]:
    return [*lijst[:index], *door, *lijst[index + 1 :]]


def met_regel(register: Register, grond: str, data: Mapping[str, Any]) -> Register | None:
    """`register` with `data` as the rule of `grond`, signed anew; None when its form is refused."""
    try:
        rule = GroundFile.model_validate_json(json.dumps(data))
    except ValidationError:
        return None
    return _getekend(register, {grond: replace(register.grounds[grond], rule=rule)})


def _getekend(register: Register, grounds: Mapping[str, Ground]) -> Register:
    """`register` with `grounds` in it, signed by somebody who saw nothing."""
    signed = {
        naam: replace(ground, signature=sign(ground, (), day=DAG, jurist="Iemand"))
        for naam, ground in grounds.items()
    }
    return replace(register, grounds={**register.grounds, **signed})


def _woorden(register: Register) -> Iterator[Mutant]:
    """Changes of the words that grounds share: judgements, kinds, the event."""
    words = register.vocabulary
    for naam, oordeel in words.judgements.items():
        geraakt = [g.id for g in register.grounds.values() if naam in {c.oordeel for c in g.rule.voorwaarden}]
        gronden = tuple(geraakt) or (WET,) if naam == WET_OORDEEL else tuple(geraakt)
        for wat, anders in _andere_oordelen(register, oordeel):
            judgements = {**words.judgements, naam: anders}
            yield Mutant(f"{naam}: {wat}", gronden, _met_woorden(register, judgements=judgements))
    for naam, soort in words.kinds.items():
        for groep in ("persoon", "bijzonder", "biometrie", "stuk"):
            if groep != soort.groep:
                kinds = {**words.kinds, naam: Kind(groep=groep, naam=soort.naam)}
                yield Mutant(f"{naam}: groep {groep}", (WET,), _met_woorden(register, kinds=kinds))
    for naam, event in words.events.items():
        events = {**words.events, naam: event.model_copy(update={"stand": date(2027, 1, 1)})}
        yield Mutant(f"{naam}: stand", (WET, "overlegtafel"), _met_woorden(register, events=events))


def _andere_oordelen(register: Register, oordeel: JudgementKind) -> Iterator[tuple[str, JudgementKind]]:
    rollen = register.vocabulary.roles if LANG else ("behandelaar", "jurist", "poort")
    for rol in rollen:
        if rol != oordeel.door:
            yield f"door {rol}", oordeel.model_copy(update={"door": rol})
    geldig = oordeel.geldig
    if isinstance(geldig, str):
        return
    for dagen in (geldig.dagen - 1, geldig.dagen + 1):
        yield (
            f"{dagen} dagen",
            oordeel.model_copy(update={"geldig": geldig.model_copy(update={"dagen": dagen})}),
        )
    yield "onbeperkt", oordeel.model_copy(update={"geldig": "onbeperkt"})


def _met_woorden(register: Register, **words: Any) -> Register:
    vocabulary = replace(register.vocabulary, **words)
    grounds = {naam: replace(g, vocabulary=vocabulary) for naam, g in register.grounds.items()}
    return _getekend(replace(register, vocabulary=vocabulary), grounds)
