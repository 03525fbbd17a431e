"""What must hold for every day, every day of entry of the law, every request: in words that a lawyer signs.

`ALTIJD` must hold everywhere; `kan` must be possible somewhere. `weerlegd` gives the names of what fails, and
an empty list when all is proven.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import z3
from codering import (
    Wereld,
    gelezen,
    gelezen_in_werking,
    gelezen_vast,
    gelezen_zonder_soorten,
    regels,
    toegestaan,
    wereld,
)
from tweede_lezing import (
    BIJZONDER,
    LEZING,
    OORDELEN,
    PARTIJEN,
    PERSOONLIJK,
    ROLLEN,
    STAND,
    STUKKEN,
    WET,
    Lezing,
    met_wet,
)

from grondslag.law import LAW_EVENT, Law, Register, RegisterError, law_from

DICHT_SINDS = date(2022, 4, 1).toordinal()  # "april 2022" is a month: so from its first day
WET_OORDEEL = "wet_voorwaarden"


def wet(*soorten: str) -> Law:
    """An invented law that lets `soorten` pass on one condition."""
    return law_from(
        {
            "staatsblad": "onbekend",
            "artikelonderdeel": "verzonnen",
            "datum": "2027-01-01",
            "overgangsrecht": "Verzonnen.",
            "soorten": [{"soort": soort, "zin": "Verzonnen."} for soort in soorten],
            "voorwaarden": [{"oordeel": WET_OORDEEL, "zin": "Verzonnen."}],
            "aanname": True,
        }
    )


def in_te_voeren(register: Register) -> frozenset[str]:
    """The kinds that a law could bring into `register`."""
    return frozenset(kind for kind in register.vocabulary.kinds if _past(register, kind))


def _past(register: Register, kind: str) -> bool:
    try:
        register.with_law(wet(kind))
    except RegisterError:
        return False
    return True


@dataclass(frozen=True)
class Geval:
    """A register, the same with the widest law entered, and the world of requests, over some grounds."""

    register: Register
    w: Wereld
    gronden: tuple[str, ...]

    @cached_property
    def met_wet(self) -> Register:
        return self.register.with_law(wet(*in_te_voeren(self.register)))

    @cached_property
    def lezing_met_wet(self) -> Mapping[str, Lezing]:
        return met_wet(PERSOONLIJK - {"biometrie"}, {WET_OORDEEL})

    @cached_property
    def _toegestaan(self) -> Mapping[tuple[bool, str], z3.BoolRef]:
        registers = {False: self.register, True: self.met_wet}
        return {
            (met, grond): toegestaan(registers[met], grond, self.w)
            for met in registers
            for grond in self.gronden
        }

    def mag(self, grond: str, *, met: bool = True) -> z3.BoolRef:
        """The ground permits, in the register with or without the law."""
        return self._toegestaan[met, grond]

    def lezing(self, grond: str, *, met: bool) -> Lezing:
        """The second reading of the ground, with or without the law."""
        return (self.lezing_met_wet if met else LEZING)[grond]

    def alle(self) -> Iterator[tuple[str, bool, z3.BoolRef]]:
        """Every ground in both registers, with its verdict."""
        for (met, grond), formula in self._toegestaan.items():
            yield grond, met, formula

    def een_van(self, *soorten: str) -> z3.BoolRef:
        return z3.Or(*(self.w.soorten[soort] for soort in soorten))


def _op_eigen_grond(g: Geval) -> z3.BoolRef:
    return z3.And(
        *(
            z3.Implies(
                z3.And(mag, g.een_van(*PERSOONLIJK)),
                z3.And(
                    gelezen_in_werking(g.lezing(grond, met=met), g.w),
                    *(gelezen_vast(name, g.w) for name in g.lezing(grond, met=met).oordelen),
                ),
            )
            for grond, met, mag in g.alle()
        )
    )


def _eigen_beweging_dicht(g: Geval) -> z3.BoolRef:
    voor_de_wet = z3.Or(z3.Not(g.w.wet_bekend), g.w.dag < g.w.wet)
    return z3.And(
        *(
            z3.Implies(z3.And(g.w.dag >= DICHT_SINDS, voor_de_wet), z3.Not(mag))
            for grond, _, mag in g.alle()
            if grond.startswith("eigen-beweging")
        )
    )


def _oud_nooit(g: Geval) -> z3.BoolRef:
    return z3.And(*(z3.Not(mag) for grond, _, mag in g.alle() if grond == "eigen-beweging-oud"))


def _zonder_wettekst_niets(g: Geval) -> z3.BoolRef:
    return z3.And(*(z3.Not(mag) for grond, met, mag in g.alle() if grond == WET and not met))


def _bijzonder(g: Geval) -> z3.BoolRef:
    machtiging = gelezen_vast("machtiging_rc", g.w)
    op_de_wet = z3.And(g.w.wet_bekend, g.w.dag >= g.w.wet)
    mits = {"vordering-126nf": machtiging, WET: op_de_wet}
    return z3.And(
        *(
            z3.Implies(z3.And(mag, g.een_van(*BIJZONDER)), mits.get(grond, z3.BoolVal(val=False)))
            for grond, _, mag in g.alle()
        )
    )


def _biometrie(g: Geval) -> z3.BoolRef:
    return z3.And(*(z3.Implies(mag, z3.Not(g.w.soorten["biometrie"])) for _, _, mag in g.alle()))


def _tafel_ziet_casus(g: Geval) -> z3.BoolRef:
    anders = [z3.Not(vlag) for naam, vlag in g.w.soorten.items() if naam != "casus"]
    anoniem = [gelezen_vast(name, g.w) for name in ("anoniem", "klasse", "lekvrij")]
    return z3.And(
        *(
            z3.Implies(mag, z3.And(g.w.soorten["casus"], *anders, *anoniem))
            for grond, _, mag in g.alle()
            if grond == "overlegtafel"
        )
    )


def _casus_alleen_daar(g: Geval) -> z3.BoolRef:
    return z3.And(
        *(
            z3.Implies(mag, z3.Not(g.w.soorten["casus"]))
            for grond, _, mag in g.alle()
            if grond != "overlegtafel"
        )
    )


def _wet_raakt_niets_anders(g: Geval) -> z3.BoolRef:
    """With the law on its day against no law: one ground may open, one may close, both from that day."""
    gelijk = []
    for grond in g.gronden:
        zonder = z3.substitute(g.mag(grond, met=False), (g.w.wet_bekend, z3.BoolVal(val=False)))
        met = z3.substitute(g.mag(grond), (g.w.wet_bekend, z3.BoolVal(val=True)))
        opent = z3.And(grond == WET, g.w.dag >= g.w.wet, z3.Not(zonder))
        sluit = z3.And(grond == "overlegtafel", g.w.dag >= g.w.wet, zonder)
        gelijk.append(z3.Or(zonder == met, opent, sluit))
    return z3.And(*gelijk)


def _ontvangers(g: Geval) -> z3.BoolRef:
    """Personal data and the casus go to the OM alone; figures to Parliament, a note to everybody."""
    om = g.w.ontvanger == PARTIJEN.index("om")
    kamer = g.w.ontvanger == PARTIJEN.index("tweede-kamer")
    eenieder = g.w.ontvanger == PARTIJEN.index("eenieder")
    return z3.And(
        *(
            z3.Implies(
                mag,
                z3.And(
                    z3.Implies(g.een_van(*PERSOONLIJK, "casus"), om),
                    z3.Implies(kamer, z3.Not(g.een_van(*(g.w.soorten.keys() - {"cijfers"})))),
                    z3.Implies(eenieder, z3.Not(g.een_van(*(g.w.soorten.keys() - {"nota"})))),
                ),
            )
            for _, _, mag in g.alle()
        )
    )


def _gelijk_gelezen(g: Geval) -> z3.BoolRef:
    return z3.And(*(mag == gelezen(g.lezing(grond, met=met), g.w) for grond, met, mag in g.alle()))


def _gelijk_achter_slot(g: Geval) -> z3.BoolRef:
    """Who, when and on what, of each ground by itself: so that nothing slips in behind a lock or no kinds."""
    gelijk = []
    for grond in g.gronden:
        lijnen = g.register.lines.get(grond, ())
        formules = regels(g.register, grond, g.w) if lijnen else {}
        rest = z3.And(*(formules[lijn.id] for lijn in lijnen if lijn.check not in {*SLOTEN, "soorten"}))
        gelijk.append(rest == z3.And(*gelezen_zonder_soorten(g.lezing(grond, met=False), g.w)))
    return z3.And(*gelijk)


ALTIJD: Mapping[str, Callable[[Geval], z3.BoolRef]] = {
    "geen persoonsgegeven dan op de eigen grondslag, van kracht, met haar voorwaarden": _op_eigen_grond,
    "eigen beweging is dicht van 1 april 2022 tot de dag van de wet": _eigen_beweging_dicht,
    "de oude praktijk staat nooit iets toe": _oud_nooit,
    "een dag zonder wettekst opent niets": _zonder_wettekst_niets,
    "bijzondere gegevens alleen met machtiging, of op de wet": _bijzonder,
    "biometrie op geen grondslag": _biometrie,
    "de tafel ziet alleen een geanonimiseerde casus": _tafel_ziet_casus,
    "niets anders draagt een casus": _casus_alleen_daar,
    "de wet opent één weg, sluit één weg en raakt niets anders": _wet_raakt_niets_anders,
    "ieder ontvangt alleen wat voor hem is": _ontvangers,
}
SLOTEN = {"historie", "feiten", "handtekening", "open_vragen"}


def kan(g: Geval) -> Iterator[tuple[str, z3.BoolRef]]:
    """What must be possible: no dead rule, no dead kind, no dead condition; and the law opens and closes."""
    register = g.met_wet
    for grond in g.gronden:
        if g.lezing(grond, met=True).dicht:
            continue
        mag = g.mag(grond)
        for soort in register.grounds[grond].rule.mag if grond in register.grounds else ("niets",):
            yield f"geen dode regel: {grond} draagt {soort}", z3.And(mag, g.w.soorten.get(soort, mag))
        lijnen = regels(register, grond, g.w) if grond in register.grounds else {}
        oordelen = {line.id for line in register.lines.get(grond, ()) if line.judgement}
        for lijn in oordelen:
            rest = z3.And(*(formula for naam, formula in lijnen.items() if naam != lijn))
            yield f"iedere voorwaarde telt: {lijn}", z3.And(rest, z3.Not(mag))
    if WET in g.gronden:
        yield "de wet opent haar weg", z3.And(g.mag(WET), g.w.wet_bekend)
    if "overlegtafel" in g.gronden:
        zonder = z3.substitute(g.mag("overlegtafel", met=False), (g.w.wet_bekend, z3.BoolVal(val=False)))
        dicht = z3.And(zonder, g.w.wet_bekend, z3.Not(g.mag("overlegtafel")))
        yield "de wet sluit de tafel", dicht


def weerlegd(register: Register, gronden: tuple[str, ...] | None = None) -> list[str]:
    """The names of the claims that do not hold for `register`; none when all is proven."""
    g = Geval(register, wereld(register), gronden or tuple(LEZING))
    solver = _solver(g.w)
    fout = [naam for naam, bewering in ALTIJD.items() if _mogelijk(solver, z3.Not(bewering(g)))]
    return fout + [naam for naam, formula in kan(g) if not _mogelijk(solver, formula)]


def verschilt(register: Register, gronden: tuple[str, ...] | None = None) -> bool:
    """Whether the second reading differs from `register` anywhere at all."""
    g = Geval(register, wereld(register), gronden or tuple(LEZING))
    gelijk = z3.And(_gelijk_gelezen(g), _gelijk_achter_slot(g))
    return bool(gegevens_verschillen(register)) or _mogelijk(_solver(g.w), z3.Not(gelijk))


def gegevens_verschillen(register: Register) -> list[str]:
    """Where the second reading differs in what is no formula: names, signers, questions, groups, event."""
    words, groepen = (
        register.vocabulary,
        {"bijzonder": BIJZONDER, "biometrie": {"biometrie"}, "stuk": STUKKEN},
    )
    groepen["persoon"] = PERSOONLIJK - BIJZONDER - {"biometrie"}
    paren = {
        "de grondslagen": (set(register.grounds), set(LEZING)),
        "de stand van de wet": (dict(register.events), {LAW_EVENT: STAND}),
        "de partijen": (set(words.parties), set(PARTIJEN)),
        "de rollen": (set(words.roles), ROLLEN),
        "de oordelen": (set(words.judgements), set(OORDELEN)),
        "de soorten": (
            {naam: kind.groep for naam, kind in words.kinds.items()},
            {naam: groep for groep, namen in groepen.items() for naam in namen},
        ),
        **{
            grond: (
                (g.kinds, dict(g.rule.ondertekenaars), len(g.blocking), g.rule.feiten, g.rule.gebruik),
                (lezing.soorten, dict(lezing.tekenen), lezing.vragen, lezing.feiten, _gebruik(lezing)),
            )
            for grond, lezing in LEZING.items()
            if (g := register.grounds.get(grond))
        },
    }
    return [naam for naam, (register_zegt, lezing_zegt) in paren.items() if register_zegt != lezing_zegt]


def _gebruik(lezing: Lezing) -> str:
    return "historie" if lezing.dicht == "historie" else "verstrekking"


def _solver(w: Wereld) -> z3.Solver:
    solver = z3.Solver()
    solver.add(w.in_kalender())
    return solver


def _mogelijk(solver: z3.Solver, formula: z3.BoolRef) -> bool:
    """Whether some point satisfies `formula`. What z3 cannot tell counts as a defect of the proof."""
    solver.push()
    solver.add(formula)
    answer = solver.check()
    solver.pop()
    if answer == z3.unknown:
        raise AssertionError(f"z3 kan dit niet beslissen: {solver.reason_unknown()}")
    return answer == z3.sat
