"""The fields of the card and their ladders, read from `data/kaart.yaml` and checked before use.

A ladder is a tree: every value has at most one coarser value (`grover`), and a field that counts towards the
class size (`telt`) has exactly one top, the value that says nothing.
"""

from collections.abc import Iterable
from functools import cache, cached_property
from importlib.resources import files
from typing import Self

import yaml
from pydantic import BaseModel, ConfigDict, model_validator
from pydantic import Field as Constrained

DATA = files("grondslag.anonymise") / "data"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Value(_Strict):
    """One closed value of a field, with its words in two languages and the next coarser value's id."""

    id: str
    label: str
    label_en: str
    grover: str | None = None


class Field(_Strict):
    """One closed field of the card.

    `meer`: several values at once; `telt`: counts towards the class size; `gewicht`: what a rung costs the
    table; `gebruikelijk`: the height on the ladder at which a card starts.
    """

    id: str
    label: str
    label_en: str
    meer: bool
    telt: bool
    gewicht: int = Constrained(ge=0)
    gebruikelijk: int = Constrained(ge=0)
    bron: str
    waarden: tuple[Value, ...] = Constrained(min_length=2, strict=False)

    @cached_property
    def _by_id(self) -> dict[str, Value]:
        return {value.id: value for value in self.waarden}

    @model_validator(mode="after")
    def _is_a_ladder(self) -> Self:
        ids = [value.id for value in self.waarden]
        if len(set(ids)) != len(ids):
            raise ValueError(f"veld {self.id}: een waarde staat er tweemaal in")
        for value in self.waarden:
            if value.grover is not None and value.grover not in ids:
                raise ValueError(f"veld {self.id}: {value.id} verwijst naar {value.grover}, dat er niet is")
            self._climb_ends(value.id)
        if self.telt and sum(value.grover is None for value in self.waarden) != 1:
            raise ValueError(f"veld {self.id}: een veld dat telt heeft precies één top")
        return self

    def _climb_ends(self, start: str) -> None:
        seen = {start}
        step = self._by_id[start].grover
        while step is not None:
            if step in seen:
                raise ValueError(f"veld {self.id}: de ladder loopt rond bij {step}")
            seen.add(step)
            step = self._by_id[step].grover

    def __contains__(self, value: object) -> bool:
        return value in self._by_id

    def value(self, value_id: str) -> Value:
        """The value with this id. Raises KeyError."""
        return self._by_id[value_id]

    def chain(self, value_id: str) -> tuple[str, ...]:
        """The value itself and everything coarser, up to its top."""
        chain = [value_id]
        while (step := self._by_id[chain[-1]].grover) is not None:
            chain.append(step)
        return tuple(chain)

    def covers(self, coarse: str, fine: str) -> bool:
        """Whether `coarse` is `fine` or lies above it on the ladder."""
        return coarse in self.chain(fine)

    def height(self, value_id: str) -> int:
        """How many rungs the finest value below stands under this one; 0 for a finest value."""
        below = [len(self.chain(each.id)) for each in self.waarden if self.covers(value_id, each.id)]
        return max(below) - len(self.chain(value_id))

    def raised(self, values: Iterable[str], height: int) -> frozenset[str]:
        """Each value at the first step of its ladder of at least this height, or at the top."""
        return self.without_implied(
            next((step for step in self.chain(value) if self.height(step) >= height), self.chain(value)[-1])
            for value in values
        )

    @property
    def top(self) -> str:
        """The value that says nothing; only for a field that counts."""
        return next(value.id for value in self.waarden if value.grover is None)

    def common(self, values: Iterable[str]) -> str:
        """The finest single value that covers all `values`; the top when there are none."""
        chains = [self.chain(value) for value in values]
        if not chains:
            return self.top
        return next(step for step in chains[0] if all(step in chain for chain in chains))

    def without_implied(self, values: Iterable[str]) -> frozenset[str]:
        """`values` less those that another of them already says more finely."""
        given = frozenset(values)
        return frozenset(
            value
            for value in given
            if not any(other != value and self.covers(value, other) for other in given)
        )


class FreeWords(_Strict):
    """The one field in words: its label and the most characters it may hold."""

    id: str
    label: str
    label_en: str
    hoogstens: int = Constrained(gt=0)


class KaartSchema(_Strict):
    """All fields of the card, in the order in which a reader sees them."""

    kaart: int
    velden: tuple[Field, ...] = Constrained(strict=False)
    vrije_woorden: FreeWords

    @cached_property
    def _by_id(self) -> dict[str, Field]:
        return {field.id: field for field in self.velden}

    def field(self, field_id: str) -> Field:
        """The field with this id. Raises KeyError."""
        return self._by_id[field_id]

    @property
    def counted(self) -> tuple[Field, ...]:
        """The fields that make a person recognisable and count towards the class size."""
        return tuple(field for field in self.velden if field.telt)


@cache
def kaart_schema() -> KaartSchema:
    """The schema of the card as shipped. Raises pydantic.ValidationError for a broken data file."""
    return KaartSchema.model_validate(yaml.safe_load((DATA / "kaart.yaml").read_text(encoding="utf-8")))
