"""The cheapest coarser cards that hide a zaak among enough others: a search up the ladders for this one zaak.

Local recoding: not the whole register gets coarser for the rarest zaak in it, but each card just as far as
its own zaak needs. The cost of a step is the weight of its field in `kaart.yaml`: what the table loses by it.
"""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import count
from typing import Final

import numpy as np

from grondslag.anonymise.kaart import Field, Kaart, kaart_schema
from grondslag.risk.register import Mask, RegisterIndex

MOST_VISITED: Final = 1500  # cards looked at before the search settles for the greedy way up; under 0.1 s
_SHOWN: Final = 3

State = tuple[frozenset[str], ...]  # values by counted field, in the order of the schema


@dataclass(frozen=True)
class Step:
    """One field that gets coarser: the values as they were and as they become."""

    field: str
    before: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True)
class Suggestion:
    """A coarser card, the class it gives, what changes, and what it costs the table (weights times rungs)."""

    kaart: Kaart
    size: int
    steps: tuple[Step, ...]
    cost: int


class Climb:
    """The ladders above one card, over the rows that the rest of what is said still leaves."""

    def __init__(self, kaart: Kaart, index: RegisterIndex, left: Mask) -> None:
        self._kaart = kaart
        self._index = index
        self._left = left
        self._fields = kaart_schema().counted
        self._masks: dict[tuple[str, frozenset[str]], Mask] = {}
        self.start: State = tuple(kaart.values(field.id) for field in self._fields)

    def cheapest(self, k: int) -> tuple[Suggestion, ...]:
        """At most three cards with a class of `k` or more, none coarser than another, cheapest first."""
        found: list[State] = []
        order = count()
        heap = [(0, next(order), self.start)]
        seen = {self.start}
        while heap and len(found) < _SHOWN and len(seen) < MOST_VISITED:
            cost, _, state = heapq.heappop(heap)
            if any(self._above(state, better) for better in found):
                continue
            if self.size(state) >= k:
                found.append(state)
                continue
            for weight, coarser in self._moves(state):
                if coarser not in seen:
                    seen.add(coarser)
                    heapq.heappush(heap, (cost + weight, next(order), coarser))
        suggestions = [self._suggestion(state) for state in found or self._greedy(k)]
        return tuple(sorted(suggestions, key=lambda each: (each.cost, -each.size)))

    def size(self, state: State) -> int:
        """The number of rows that fit this state and all else that is said."""
        masks = (self._mask(field, values) for field, values in zip(self._fields, state, strict=True))
        return int(np.count_nonzero(reduce(np.logical_and, masks, self._left)))

    def top(self) -> State:
        """The state that says nothing in any field."""
        return tuple(frozenset({field.top}) for field in self._fields)

    def _mask(self, field: Field, values: frozenset[str]) -> Mask:
        mask = self._masks.get((field.id, values))
        if mask is None:
            mask = reduce(np.logical_and, (self._index.fits(field.id, value) for value in values))
            self._masks[field.id, values] = mask
        return mask

    def _moves(self, state: State) -> Iterator[tuple[int, State]]:
        for place, (field, values) in enumerate(zip(self._fields, state, strict=True)):
            if field.id not in self._index.measured:
                continue
            for value in sorted(values):
                step = field.value(value).grover
                if step is not None:
                    raised = field.without_implied(values - {value} | {step})
                    yield field.gewicht, (*state[:place], raised, *state[place + 1 :])

    def _greedy(self, k: int) -> list[State]:
        """One card for a very rare zaak: up by the step that gains most for its weight, then down again."""
        state = self.start
        while self.size(state) < k:
            moves = list(self._moves(state))
            if not moves:
                return []
            state = max(moves, key=lambda move: (self.size(move[1]) / move[0], -move[0], _order(move[1])))[1]
        for place in sorted(range(len(state)), key=lambda place: -self._fields[place].gewicht):
            state = self._finest(place, state, k)
        return [state]

    def _finest(self, place: int, state: State, k: int) -> State:
        """The state with one field as fine as a class of `k` allows, going up from where it started."""
        field, values = self._fields[place], self.start[place]
        while (
            self.size(tried := (*state[:place], values, *state[place + 1 :])) < k and values != state[place]
        ):
            values = field.without_implied(field.value(value).grover or value for value in values)
        return tried

    def _above(self, coarse: State, fine: State) -> bool:
        """Whether `coarse` says nothing that `fine` doesn't say too."""
        return all(
            all(any(field.covers(high, low) for low in lows) for high in highs)
            for field, highs, lows in zip(self._fields, coarse, fine, strict=True)
        )

    def _suggestion(self, state: State) -> Suggestion:
        steps = tuple(
            Step(field.id, before, after)
            for field, before, after in zip(self._fields, self.start, state, strict=True)
            if before != after
        )
        kaart = reduce(lambda card, step: card.with_values(step.field, step.after), steps, self._kaart)
        return Suggestion(kaart, self.size(state), steps, sum(_cost(step) for step in steps))


def _cost(step: Step) -> int:
    """The weight of the field for each rung that the finest value and each dropped value went up."""
    field = kaart_schema().field(step.field)
    rungs = max(len(field.chain(value)) for value in step.before) - max(
        len(field.chain(value)) for value in step.after
    )
    return field.gewicht * max(rungs, len(step.before) - len(step.after))


def _order(state: State) -> list[list[str]]:
    return [sorted(values) for values in state]
