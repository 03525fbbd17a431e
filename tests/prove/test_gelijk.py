"""The register and the second reading, compared point by point: 0 differences.

Per ground: all sets of its own judgements, no kind, every kind and every pair, all days on which anything
changes and their neighbours, without the law and with it on two days. `make test` takes the two halves of
that product by turns; `make prove` takes it whole.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations, product, starmap
from typing import NamedTuple

import pytest
from beweringen import WET_OORDEEL, in_te_voeren, wet
from maat import LANG
from tweede_lezing import LEZING, OORDELEN, PARTIJEN, PERSOONLIJK, WET, met_wet, staat_toe

from grondslag.law import LAW_EVENT, NOT_YET, Judgement, Register, Request
from grondslag.law.checking import Situation
from grondslag.law.request import defect
from grondslag.law.weighing import UnmetChecks, Weighing
from grondslag.law.window import first_day, last_day

WETDAGEN = (None, date(2022, 4, 1), date(2027, 1, 1))
DAG = date(2026, 11, 24)


def _deelverzamelingen(namen: Iterable[str]) -> Iterator[frozenset[str]]:
    lijst = sorted(namen)
    return (frozenset(deel) for n in range(len(lijst) + 1) for deel in combinations(lijst, n))


def _soorten(register: Register) -> list[frozenset[str]]:
    alle = sorted(register.vocabulary.kinds)
    return [frozenset(deel) for n in (0, 1, 2) for deel in combinations(alle, n)]


def _dagen(register: Register, grond: str, wetdag: date | None) -> list[date]:
    """Every day on which the register or the reading changes its mind, with the day before and after."""
    werking, lezing = register.grounds[grond].rule.werking, LEZING[grond]
    events = {LAW_EVENT: wetdag or NOT_YET}
    randen = [first_day(werking.vanaf, events), last_day(werking.vervalt_per, events)]
    randen += [lezing.eerste, lezing.laatste, wetdag]
    dagen = {DAG, date.min, date.max}
    for rand in randen:
        if isinstance(rand, date) and date.min < rand < date.max:
            dagen |= {rand - timedelta(1), rand, rand + timedelta(1)}
    return sorted(dagen)


class Punt(NamedTuple):
    """One point of the comparison; `wet` is None while the law is not there."""

    dag: date
    wet: date | None
    soorten: frozenset[str]
    aan: str
    vast: frozenset[str]


def _zegt(register: Register, grond: str, punt: Punt) -> bool:
    """The evaluator's own verdict, with exactly the judgements `punt.vast` established."""
    request = Request("x", grond, punt.soorten, punt.aan, {})
    events = {LAW_EVENT: punt.wet or NOT_YET}
    situation = Situation(
        punt.soorten, punt.aan, punt.dag, events, simulation=False, assumed_law=register.assumed_law
    )
    defects = {naam: None if naam in punt.vast else "nee" for naam in register.vocabulary.judgements}
    return Weighing(request, register, situation, defects, UnmetChecks.of(register, situation)).permits()


def _punten(register: Register, grond: str, oordelen: frozenset[str]) -> Iterator[tuple]:
    """The points that are compared: (day, day of the law, kinds, recipient, judgements)."""
    aan, soorten = LEZING[grond].aan, _soorten(register)
    alle = [frozenset(register.vocabulary.judgements)]
    toe = [*alle, *(alle[0] - {naam} for naam in sorted(oordelen))]
    ene = [frozenset(register.grounds[grond].kinds), *soorten[:1]]
    for wetdag in WETDAGEN:
        dagen = _dagen(register, grond, wetdag)
        if LANG:
            yield from product(dagen, [wetdag], [*soorten, *ene], [aan], _deelverzamelingen(oordelen))
        else:
            yield from product(dagen, [wetdag], soorten, [aan], toe[: 2 if wetdag else 1])
            yield from product([dagen[1], DAG], [wetdag], ene, [aan], _deelverzamelingen(oordelen))
        yield from product(dagen, [wetdag], [*ene, *soorten[1:19]], [*PARTIJEN, "niemand", ""], toe)


@pytest.mark.parametrize("grond", LEZING)
def test_no_difference_with_the_second_reading(register, grond, record_property):
    lezingen, registers = {False: LEZING}, {False: register}
    if grond == WET:
        registers[True] = register.with_law(wet(*in_te_voeren(register)))
        lezingen[True] = met_wet(PERSOONLIJK - {"biometrie"}, {WET_OORDEEL})
    aantal = toegestaan = 0
    for met, gebruikt in registers.items():
        lezing = lezingen[met][grond]
        for punt in starmap(Punt, _punten(gebruikt, grond, lezing.oordelen)):
            verwacht = staat_toe(lezing, **punt._asdict())
            assert _zegt(gebruikt, grond, punt) is verwacht, punt
            aantal, toegestaan = aantal + 1, toegestaan + verwacht
    record_property("punten vergeleken met de tweede lezing", aantal)
    record_property("waarvan toegestaan", toegestaan)
    assert bool(toegestaan) is (grond == WET or not LEZING[grond].dicht)


def test_the_kinds_a_law_can_bring_are_those_of_persons_without_biometrics(register):
    assert in_te_voeren(register) == PERSOONLIJK - {"biometrie"}


@pytest.mark.parametrize("naam", OORDELEN)
def test_a_judgement_stands_exactly_as_it_was_read(register, naam):
    kind = register.vocabulary.judgements[naam]
    door, dagen = OORDELEN[naam]
    rollen = (*register.vocabulary.roles, "niemand", None)
    for rol, leeftijd, bewijs, sha in product(
        rollen, (-1, 0, 1, 2, 3, 4, 400), ("stuk", " ", None), ("a" * 64, "a" * 63)
    ):
        gevonden = Judgement(rol, bewijs, sha, DAG - timedelta(leeftijd))
        verwacht = rol == door and bewijs == "stuk" and len(sha) == 64 and leeftijd >= 0
        verwacht = verwacht and (dagen is None or leeftijd <= dagen)
        assert (defect(gevonden, kind.door, kind.max_days, DAG) is None) is verwacht
