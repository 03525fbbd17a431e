"""The gate as a formula over every day, every day of entry, every set of kinds and every judgement.

`toegestaan` is built line by line from the register as loaded; `gelezen` from the second reading. The two
share nothing but the world of symbols. `test_codering.py` ties `toegestaan` to `decide`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import z3
from tweede_lezing import OORDELEN, PARTIJEN, Lezing
from vaste_regels import vast

from grondslag.law import NOT_YET, Register
from grondslag.law.ground import Ground
from grondslag.law.lines import Line
from grondslag.law.schema import Boundary, Event
from grondslag.law.window import first_day, last_day

LAATSTE_DAG = date.max.toordinal()
NIEMAND = -1  # a recipient or a role that the register does not know
_LEGE_WERELD = {"inwerkingtreding_wet1f": NOT_YET}


@dataclass(frozen=True)
class Wereld:
    """What a request may be: days as ordinals, names as indices, one paper a judgement with role and age."""

    dag: z3.ArithRef
    wet: z3.ArithRef
    wet_bekend: z3.BoolRef
    ontvanger: z3.ArithRef
    soorten: Mapping[str, z3.BoolRef]
    papier: Mapping[str, z3.BoolRef]  # there is a reference and a SHA-256
    rol: Mapping[str, z3.ArithRef]
    leeftijd: Mapping[str, z3.ArithRef]  # days before the day of the decision; negative: after it
    rollen: tuple[str, ...]

    def in_kalender(self) -> z3.BoolRef:
        """All days are days of the calendar."""
        return z3.And(self.dag >= 1, self.dag <= LAATSTE_DAG, self.wet >= 1, self.wet <= LAATSTE_DAG)

    def is_rol(self, oordeel: str, rol: str) -> z3.BoolRef:
        """The paper of `oordeel` is of `rol`."""
        return self.rol[oordeel] == self.rollen.index(rol)

    def staat_vast(self, oordeel: str, door: str, dagen: int | None) -> z3.BoolRef:
        """The judgement is established: on paper, by `door`, not after the day, not older than `dagen`."""
        leeftijd = self.leeftijd[oordeel]
        jong = z3.BoolVal(val=True) if dagen is None else leeftijd <= dagen
        return z3.And(self.papier[oordeel], self.is_rol(oordeel, door), leeftijd >= 0, jong)


def wereld(register: Register) -> Wereld:
    """The symbols for every request that can be put to `register`."""
    namen = tuple(register.vocabulary.judgements)
    return Wereld(
        dag=z3.Int("dag"),
        wet=z3.Int("wet"),
        wet_bekend=z3.Bool("wet_bekend"),
        ontvanger=z3.Int("ontvanger"),
        soorten={name: z3.Bool(f"soort:{name}") for name in register.vocabulary.kinds},
        papier={name: z3.Bool(f"papier:{name}") for name in namen},
        rol={name: z3.Int(f"rol:{name}") for name in namen},
        leeftijd={name: z3.Int(f"leeftijd:{name}") for name in namen},
        rollen=tuple(register.vocabulary.roles),
    )


def regels(register: Register, grond: str, w: Wereld) -> Mapping[str, z3.BoolRef]:
    """Every numbered line of a ground as a formula."""
    ground = register.grounds[grond]
    return {line.id: _regel(line, ground, register, w) for line in register.lines[grond]}


def toegestaan(register: Register, grond: str, w: Wereld) -> z3.BoolRef:
    """The ground permits: all of its lines. An unknown ground permits nothing."""
    if grond not in register.grounds:
        return z3.BoolVal(val=False)
    return z3.And(*regels(register, grond, w).values())


def gelezen(lezing: Lezing, w: Wereld) -> z3.BoolRef:
    """The same question put to the second reading."""
    return z3.And(
        z3.BoolVal(not lezing.dicht), *gelezen_zonder_soorten(lezing, w), *_alleen(lezing.soorten, w)
    )


def gelezen_zonder_soorten(lezing: Lezing, w: Wereld) -> list[z3.BoolRef]:
    """Who, when and on which judgements."""
    oordelen = [gelezen_vast(name, w) for name in sorted(lezing.oordelen)]
    return [gelezen_in_werking(lezing, w), w.ontvanger == PARTIJEN.index(lezing.aan), *oordelen]


def gelezen_vast(oordeel: str, w: Wereld) -> z3.BoolRef:
    """The judgement is established as the second reading has it."""
    return w.staat_vast(oordeel, *OORDELEN[oordeel])


def gelezen_in_werking(lezing: Lezing, w: Wereld) -> z3.BoolRef:
    """The ground is in force as the second reading has it."""
    delen = [z3.BoolVal(val=True)]
    if lezing.eerste == "wet":
        delen += [w.wet_bekend, w.dag >= w.wet]
    elif isinstance(lezing.eerste, date):
        delen.append(w.dag >= lezing.eerste.toordinal())
    if lezing.laatste == "dag voor wet":
        delen.append(z3.Or(z3.Not(w.wet_bekend), w.dag < w.wet))
    elif isinstance(lezing.laatste, date):
        delen.append(w.dag <= lezing.laatste.toordinal())
    return z3.And(*delen)


def _alleen(soorten: Iterable[str], w: Wereld) -> list[z3.BoolRef]:
    """Something leaves, and nothing but `soorten`."""
    anders = [z3.Not(w.soorten[name]) for name in w.soorten.keys() - set(soorten)]
    return [z3.Or(*w.soorten.values()), *anders]


def _regel(line: Line, ground: Ground, register: Register, w: Wereld) -> z3.BoolRef:
    if line.judgement is not None:
        kind = register.vocabulary.judgements[line.judgement]
        dagen = None if kind.max_days is None else kind.max_days // timedelta(days=1)
        return w.staat_vast(line.judgement, kind.door, dagen)
    if line.check == "vanaf":
        return _vanaf(ground.rule.werking.vanaf, w)
    if line.check == "tot_en_met":
        return _tot(ground.rule.werking.vervalt_per, w)
    if line.check == "ontvanger":
        return w.ontvanger == PARTIJEN.index(ground.rule.aan)
    if line.check == "soorten":
        return z3.And(*_alleen(ground.rule.mag, w))
    return z3.BoolVal(vast(str(line.check), ground))


def _vanaf(grens: Boundary, w: Wereld) -> z3.BoolRef:
    if isinstance(grens, Event):
        eerste = w.wet + grens.dagen
        return z3.And(w.wet_bekend, eerste >= 1, eerste <= LAATSTE_DAG, w.dag >= eerste)
    dag = first_day(grens, _LEGE_WERELD)
    return z3.BoolVal(val=False) if dag is None else w.dag >= dag.toordinal()


def _tot(grens: Boundary, w: Wereld) -> z3.BoolRef:
    if isinstance(grens, Event):
        laatste = w.wet + grens.dagen - 1
        binnen = z3.And(laatste >= 1, laatste <= LAATSTE_DAG, w.dag <= laatste)
        return z3.Or(z3.Not(w.wet_bekend), binnen)
    dag = last_day(grens, _LEGE_WERELD)
    return z3.BoolVal(val=False) if dag is None else w.dag <= dag.toordinal()
