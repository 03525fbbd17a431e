"""The register of zaken as an attacker sees it: for each row and field, what a card may truly say of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from grondslag.anonymise.kaart import Field, Kaart, kaart_schema, told_by

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class RegisterRow:
    """One registered zaak: its own key, and its finest values by field id (as `values_of_zaak` gives)."""

    key: str
    values: Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Release:
    """One release of a zaak: its card and the quotations that went with it."""

    kaart: Kaart
    quotes: tuple[str, ...] = ()

    def closed(self) -> list[tuple[str, str]]:
        """(field id, value id) of what the closed fields of the card say."""
        return [
            (field.id, value) for field in kaart_schema().counted for value in self.kaart.values(field.id)
        ]

    def words(self) -> list[tuple[str, str]]:
        """(field id, value id) of what the free words and the quotations say."""
        told = [told_by(text) for text in (self.kaart.prangend, *self.quotes)]
        return [(field_id, value) for each in told for field_id, values in each.items() for value in values]


class RegisterIndex:
    """The rows turned into columns, once; answers which rows fit a value in microseconds.

    Raises ValueError when two rows share a key.
    """

    def __init__(self, rows: Iterable[RegisterRow]) -> None:
        kept = list(rows)
        self.keys = {row.key: position for position, row in enumerate(kept)}
        if len(self.keys) != len(kept):
            raise ValueError("Het register bevat een zaak tweemaal; haal de dubbele regel weg.")
        self._columns = {field.id: _Column(field, kept) for field in kaart_schema().counted}
        self._cache: dict[tuple[str, str], Mask] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @property
    def measured(self) -> tuple[str, ...]:
        """The fields that the register holds at all; the others can't be counted."""
        return tuple(field_id for field_id, column in self._columns.items() if column.held)

    def fits(self, field_id: str, value: str) -> Mask:
        """For each row whether a card that says `value` in this field can be about it.

        A field that the register doesn't hold tells the rows apart nowhere. In a field that it does hold, a
        row whose value is not known fits the top alone: the count errs to the small side.
        """
        known = self._cache.get((field_id, value))
        if known is None:
            known = self._cache[field_id, value] = self._columns[field_id].fits(value)
        return known

    def like(self, key: str, field_id: str) -> Mask:
        """For each row whether its finest values in this field are exactly those of the row with this key."""
        return self._columns[field_id].like(self.keys[key])


class _Column:
    """One field of all rows, as an index into its few distinct sets of values."""

    def __init__(self, field: Field, rows: list[RegisterRow]) -> None:
        self._field = field
        unknown = frozenset({field.top})
        numbers: dict[frozenset[str], int] = {}
        found = (row.values.get(field.id) or unknown for row in rows)
        self._codes = np.fromiter(
            (numbers.setdefault(each, len(numbers)) for each in found), np.intp, len(rows)
        )
        self._sets = list(numbers)
        self.held = any(each != unknown for each in self._sets)

    def fits(self, value: str) -> Mask:
        if not self.held:
            return np.ones(len(self._codes), np.bool_)
        return self._rows(any(self._field.covers(value, fine) for fine in each) for each in self._sets)

    def like(self, place: int) -> Mask:
        same: Mask = self._codes == self._codes[place]
        return same

    def _rows(self, wanted: Iterable[bool]) -> Mask:
        table = np.fromiter(wanted, np.bool_, len(self._sets))
        return table[self._codes] if len(table) else np.zeros(0, np.bool_)
