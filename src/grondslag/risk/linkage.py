"""How far would cards of one level single people out: the attack on everyone in the register at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import fmean, median

import numpy as np

from grondslag.anonymise.kaart import raised
from grondslag.risk.register import RegisterIndex, RegisterRow

Values = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Linkage:
    """Shares are of all zaken, from 0 to 1.

    `singled_out`: alone in their class; `under_k`: in a class under `k`; `median_size`: of the class of a
    zaak; `success`: the expected share of zaken that an attacker names rightly by guessing within each class.
    """

    zaken: int
    k: int
    singled_out: float
    under_k: float
    median_size: float
    success: float


def linkage(register: Iterable[RegisterRow], heights: Mapping[str, int], *, k: int = 5) -> Linkage:
    """Give every zaak the card of these heights by field id, and link each card to the register.

    A field that is not named says nothing. Raises ValueError for a register without zaken.
    """
    kept = list(register)
    if not kept:
        raise ValueError("Het register is leeg; er valt niets te koppelen.")
    index = RegisterIndex(kept)
    sizes_by_card: dict[frozenset[tuple[str, str]], int] = {}
    cards = Counter(_card(row.values, heights) for row in kept)
    for card in cards:
        fits = np.ones(len(index), np.bool_)
        for field_id, value in card:
            fits &= index.fits(field_id, value)
        sizes_by_card[card] = int(np.count_nonzero(fits))
    sizes = [size for card, size in sizes_by_card.items() for _ in range(cards[card])]
    return Linkage(
        zaken=len(kept),
        k=k,
        singled_out=fmean(size == 1 for size in sizes),
        under_k=fmean(size < k for size in sizes),
        median_size=median(sizes),
        success=fmean(1 / size for size in sizes),
    )


def _card(values: Values, heights: Mapping[str, int]) -> frozenset[tuple[str, str]]:
    held = {field_id: set_ for field_id, set_ in raised(values, heights).items() if field_id in heights}
    return frozenset((field_id, value) for field_id, set_ in held.items() for value in set_)
