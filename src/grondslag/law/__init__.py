"""Which disclosure may happen on which day, and why (not): the register of legal grounds and its gate.

For a lawyer. Each ground is one file in `gronden/`: a permission with *all* its conditions, each with the
sentence of law or of the decision note (kenmerk 4754492) that asks for it. There are no prohibitions, so
nothing is allowed by a gap. A human, named by role, answers each condition on paper (`oordelen.yaml`); no
paper means no. A ground that no jurist signed, whose cited text changed since, or on which a blocking
question is open, decides nothing real. `verklaar` gives a ground as numbered sentences, and every decision
refers to those numbers.

For a programmer. No Django, no database, no network, no clock:

    register = load_register(demo=True)
    paper = Judgement(role="behandelaar", evidence="zaak 12", sha256="0" * 64, date=date(2026, 11, 2))
    request = Request("r1", "overlegtafel", frozenset({"casus"}), "om", {"zaak_is_1f": paper})
    decision = decide(request, register, register.events, date(2026, 11, 3))
    decision.permit            # False
    decision.refused[0].why    # the first line that says no, in Dutch
    decision.missing["vordering-126nd"]   # what each other ground lacks

Three axes of time: when the text is in force (`werking`), which facts it governs (`feiten`), since when the
register knew it (`bekend`). Days are Dutch days (`amsterdam_day`); both ends are inclusive; "april 2022" is
read strictly. A ground may hang on an event (`register.events`); `Register.with_law` enters the law to come,
`what_if` tries it out. A simulation is another type than a decision.
"""

from grondslag.law.days import NOT_YET, Events, Period, amsterdam_day, parse_period
from grondslag.law.deciding import decide, simulate
from grondslag.law.decision import Decision, Finding, Route, SimulatedDecision, Step
from grondslag.law.entering import law_from
from grondslag.law.explaining import Sentence, verklaar
from grondslag.law.faults import Fault, RegisterError
from grondslag.law.ground import Ground
from grondslag.law.lines import Line
from grondslag.law.loading import load_register
from grondslag.law.own_initiative import own_initiative_refusal
from grondslag.law.register import LAW_EVENT, LAW_GROUND, Register
from grondslag.law.request import Judgement, Request
from grondslag.law.schema import Law
from grondslag.law.simulating import Simulation, what_if
from grondslag.law.vocabulary import vocabulary_json

__all__ = [
    "LAW_EVENT",
    "LAW_GROUND",
    "NOT_YET",
    "Decision",
    "Events",
    "Fault",
    "Finding",
    "Ground",
    "Judgement",
    "Law",
    "Line",
    "Period",
    "Register",
    "RegisterError",
    "Request",
    "Route",
    "Sentence",
    "SimulatedDecision",
    "Simulation",
    "Step",
    "amsterdam_day",
    "decide",
    "law_from",
    "load_register",
    "own_initiative_refusal",
    "parse_period",
    "simulate",
    "verklaar",
    "vocabulary_json",
    "what_if",
]
