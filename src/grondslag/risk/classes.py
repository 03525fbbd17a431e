"""How many registered zaken could a release be about, and what does each field of the card cost.

Two limits, which the screen must say (see `sentences`): a small number shows a risk for certain, while a
large one proves nothing, for an attacker may know more than the register; and a card is taken to say 'at
least this'.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

import numpy as np

from grondslag.anonymise.kaart import Kaart, kaart_schema
from grondslag.risk.coarsening import Climb, Suggestion
from grondslag.risk.register import Mask, RegisterIndex, RegisterRow, Release

DEFAULT_K: Final = 5

Told = list[tuple[str, str]]  # (field id, value id)


@dataclass(frozen=True)
class FieldCost:
    """What one field does to the class.

    `without`: the class if neither the card nor its words said anything in this field; earlier releases stay.
    `known`: the class for an attacker who also knows this field of the person at its finest.
    """

    without: int
    known: int


@dataclass(frozen=True)
class ClassSize:
    """The answer for one card.

    `size`: registered zaken, the own one included, that fit all that has been and would be said.
    `per_field`: by field id, see FieldCost.
    `suggestions`: the cheapest coarser cards of at least `k`, best first; empty when `size` is enough.
    `reachable`: the size for the coarsest card; under `k` when words or earlier releases say too much.
    `contradicts`: fields in which card, words or earlier releases say other than the zaak's registration.
    `unmeasured`: counted fields that the register doesn't hold, so that they narrow nothing here.
    """

    size: int
    k: int
    per_field: Mapping[str, FieldCost]
    suggestions: tuple[Suggestion, ...]
    reachable: int
    contradicts: tuple[str, ...]
    unmeasured: tuple[str, ...]

    @property
    def enough(self) -> bool:
        """Whether the class holds at least `k` zaken."""
        return self.size >= self.k


def class_size(
    kaart: Kaart,
    own: RegisterRow,
    register: Iterable[RegisterRow] | RegisterIndex,
    *,
    quotes: Sequence[str] = (),
    earlier: Sequence[Release] = (),
    k: int = DEFAULT_K,
) -> ClassSize:
    """Link the release to the register. Pass a RegisterIndex to ask the same register more than once.

    The words of `prangend`, the quotations and every earlier release of the same zaak narrow the class just
    as the card does: the attacker keeps everything. Raises KeyError when the register lacks the own zaak.
    """
    index = register if isinstance(register, RegisterIndex) else RegisterIndex(register)
    if own.key not in index.keys:
        raise KeyError(f"De zaak {own.key} staat niet in het register; registreer haar eerst.")
    closed, words = Release(kaart).closed(), Release(kaart, tuple(quotes)).words()
    past = [said for release in earlier for said in (*release.closed(), *release.words())]
    now, before = [*closed, *words], _fits(index, past)
    fits = before & _fits(index, now)
    climb = Climb(kaart, index, before & _fits(index, words))
    size = int(np.count_nonzero(fits))
    return ClassSize(
        size=size,
        k=k,
        per_field={field.id: _cost(field.id, own, index, before, now) for field in kaart_schema().counted},
        suggestions=climb.cheapest(k) if size < k else (),
        reachable=climb.size(climb.top()),
        contradicts=_contradictions(index, own, [*now, *past]),
        unmeasured=tuple(field.id for field in kaart_schema().counted if field.id not in index.measured),
    )


def _cost(field_id: str, own: RegisterRow, index: RegisterIndex, before: Mask, now: Told) -> FieldCost:
    without = before & _fits(index, [said for said in now if said[0] != field_id])
    known = before & _fits(index, now) & index.like(own.key, field_id)
    return FieldCost(int(np.count_nonzero(without)), int(np.count_nonzero(known)))


def _fits(index: RegisterIndex, told: Told) -> Mask:
    return reduce(np.logical_and, (index.fits(*said) for said in told), np.ones(len(index), np.bool_))


def _contradictions(index: RegisterIndex, own: RegisterRow, told: Told) -> tuple[str, ...]:
    place = index.keys[own.key]
    wrong = {field_id for field_id, value in told if not index.fits(field_id, value)[place]}
    return tuple(field.id for field in kaart_schema().counted if field.id in wrong)
