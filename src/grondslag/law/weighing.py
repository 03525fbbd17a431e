"""Weigh one readable request: each line of its own ground, and what each other ground lacks."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from grondslag.law.checking import REQUEST_CHECKS, Situation, hindrance, is_met
from grondslag.law.decision import Route, Step
from grondslag.law.lines import Check, Line
from grondslag.law.register import Register
from grondslag.law.request import Judgement, Request, defect

ABSENT = "het is er niet"
_SITUATIONS_KEPT = 1024  # of a register; beyond it begins again
_ROUTE_STANDS: tuple[Check, ...] = ("handtekening", "open_vragen", "vanaf", "tot_en_met")


@dataclass(frozen=True)
class Weighing:
    """A request in a situation. `defects` says for every judgement why it does not stand, or None.

    `unmet` holds for every ground the checks that are not met.
    """

    request: Request
    register: Register
    situation: Situation
    defects: Mapping[str, str | None]
    unmet: "UnmetChecks"

    @classmethod
    def of(
        cls, request: Request, register: Register, situation: Situation, *, age_counts: bool
    ) -> "Weighing":
        """Test every judgement once; with `age_counts` False none is too old."""
        kinds = register.vocabulary.judgements
        defects: dict[str, str | None] = dict.fromkeys(kinds, ABSENT)
        for name, judgement in request.judgements.items():
            age = kinds[name].max_days if age_counts else None
            defects[name] = defect(judgement, kinds[name].door, age, situation.day)
        return cls(request, register, situation, defects, UnmetChecks.of(register, situation))

    def steps(self) -> tuple[Step, ...]:
        """The lines of the ground that the request names, each answered."""
        return tuple(self._step(line) for line in self.register.lines[self.request.ground])

    def permits(self) -> bool:
        """The verdict alone: whether every line of the ground is met."""
        return not self._unmet(self.request.ground)

    def missing(self) -> dict[str, tuple[str, ...]]:
        """For every other ground the lines that are not met."""
        return {name: tuple(self._unmet(name)) for name in self.register.lines if name != self.request.ground}

    def routes(self, missing: Mapping[str, tuple[str, ...]]) -> Iterator[Route]:
        """The routes that the ground names itself, as far as each stands that day, signed and unblocked."""
        for name in self.register.grounds[self.request.ground].rule.wegen:
            ground = self.register.grounds.get(name)
            if ground is None or not all(is_met(check, ground, self.situation) for check in _ROUTE_STANDS):
                continue
            lines = self.register.lines[name]
            wanting = [line.text for line in lines if line.judgement and line.id in missing[name]]
            carried = f"alleen dit meegaat: {', '.join(ground.rule.mag)}"
            conditions = "; ".join(
                [carried, *(f"{text[0].lower()}{text[1:].rstrip('.')}" for text in wanting)]
            )
            yield Route(name, ground.rule.naam, f"Ja, mits {conditions}.")

    def _unmet(self, name: str) -> list[str]:
        unmet, defects = self.unmet[name], self.defects
        return [
            line.id
            for line in self.register.lines[name]
            if (line.check in unmet if line.judgement is None else defects[line.judgement] is not None)
        ]

    def _step(self, line: Line) -> Step:
        if line.check is not None:
            return self._checked(line, line.check)
        name = str(line.judgement)
        found = self.request.judgements.get(name)
        evidence = found if isinstance(found, Judgement) else None
        fault = self.defects[name]
        why = line.text if fault is None else self._not_established(name, line.text, fault)
        return Step(line.id, ok=fault is None, source=line.source, why=why, evidence=evidence)

    def _checked(self, line: Line, check: Check) -> Step:
        ground = self.register.grounds[self.request.ground]
        reason = hindrance(check, ground, self.situation) if check in self.unmet[ground.id] else None
        return Step(line.id, ok=reason is None, source=line.source, why=reason or line.text, evidence=None)

    def _not_established(self, name: str, text: str, fault: str) -> str:
        words = self.register.vocabulary
        judgement = words.judgements[name]
        found = "" if fault == ABSENT else f" Wat er ligt, telt niet: {fault}."
        needed = f"Nodig is {judgement.bewijs}, door {words.roles[judgement.door]}."
        return f"Niet vastgesteld: {text}{found} {needed}"


@dataclass(frozen=True)
class UnmetChecks:
    """The checks of every ground that a situation leaves unmet: by the day and events, and by what is asked.

    Both are kept per register, for decisions come by the day and ask the same few things.
    """

    by_day: Mapping[str, frozenset[Check]]
    by_request: Mapping[str, frozenset[Check]]

    @classmethod
    def of(cls, register: Register, situation: Situation) -> "UnmetChecks":
        """Ask what was not asked before."""
        day = (situation.day, tuple(sorted(situation.events.items())), situation.simulation)
        asked = (situation.kinds, situation.recipient)
        return cls(
            _kept(register, day, situation, lambda check: check not in REQUEST_CHECKS),
            _kept(register, asked, situation, lambda check: check in REQUEST_CHECKS),
        )

    def __getitem__(self, ground: str) -> frozenset[Check]:
        return self.by_day[ground] | self.by_request[ground]


def _kept(
    register: Register, key: object, situation: Situation, concerns: Callable[[Check], bool]
) -> Mapping[str, frozenset[Check]]:
    known = register.unmet_checks
    found = known.get(key)
    if found is None:
        found = {
            name: frozenset(
                line.check
                for line in register.lines[name]
                if line.check and concerns(line.check) and not is_met(line.check, ground, situation)
            )
            for name, ground in register.grounds.items()
        }
        if len(known) >= _SITUATIONS_KEPT:
            known.clear()
        known[key] = found
    return found  # never read back: another thread may have cleared what is kept
