"""Own initiative is not a route: it is a refusal that names the rule, its source and the lawful routes."""

from datetime import date

from grondslag.law.days import Events
from grondslag.law.deciding import decide
from grondslag.law.decision import Decision
from grondslag.law.register import LAW_GROUND, Register
from grondslag.law.request import Request


def own_initiative_refusal(day: date, register: Register, events: Events) -> Decision:
    """Answer "verstrek dit dossier aan het OM" on `day`: refused, with the rule, its source and `routes`.

    It asks the ground of the law to come for a whole dossier and brings no judgement at all. So it stays a
    refusal once the law is in force: then its steps say what the law still wants.
    """
    request = Request("eigen-beweging", LAW_GROUND, frozenset({"dossier"}), "om", {})
    return decide(request, register, events, day)
