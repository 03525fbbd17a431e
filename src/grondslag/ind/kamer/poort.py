"""What the register of disclosures counts itself: no app is asked, and nobody types these figures."""

from collections import Counter

from grondslag.both.register.models import Kind
from grondslag.both.register.selectors import entries_of_year

OWN_INITIATIVE = "eigen-beweging"
"""The occasion of own initiative, and the start of the id of every ground for it."""


def own_initiative(year: int) -> int:
    """Return how many disclosures of one's own initiative left, on whatever ground: computed, not assumed."""
    return sum(
        entry.kind == Kind.VERSTREKKING
        and OWN_INITIATIVE in (entry.body["aanleiding"], entry.body["grondslag"]["id"][: len(OWN_INITIATIVE)])
        for entry in entries_of_year(year)
    )


def refusals(year: int) -> dict[str, int]:
    """Return how many requests the gate refused, and how many releases it held back at the moment of exit."""
    found = Counter({OWN_INITIATIVE: 0, "anders": 0, "tegengehouden": 0})
    for entry in entries_of_year(year):
        if entry.kind == Kind.TEGENGEHOUDEN:
            found["tegengehouden"] += 1
        elif entry.kind == Kind.WEIGERING:
            own = entry.body["aanleiding"] == OWN_INITIATIVE
            found[OWN_INITIATIVE if own else "anders"] += 1
    return dict(found)
