"""The list of figures in `cijfers.toml`: what is counted, in words, with its source."""

import functools
import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from grondslag.ind.kamer.counts import Counted

VORIG = "vorig:"
"""Marks, in a `verband`, the figure of the closed year before."""


class Vorm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Cijfer(Vorm):
    """One figure. `cellen` gives the parts that an app counts a label."""

    naam: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    label: str = Field(min_length=1)
    definitie: str = Field(min_length=1)
    bron: str = Field(min_length=1)
    cellen: dict[str, str] = {}

    def complete(self, counted: Counted | None) -> Counted | None:
        """Return what was counted with every listed part: one that shows only when it is not zero tells."""
        if isinstance(counted, Mapping):
            return {**dict.fromkeys(self.cellen, 0), **counted}
        return counted


class Tabel(Vorm):
    titel: str = Field(min_length=1)
    cijfer: list[Cijfer] = Field(min_length=1)


class VerbandRegel(Vorm):
    plus: list[str] = Field(min_length=1)
    min: list[str] = Field(min_length=1)


class Cijferlijst(Vorm):
    tabel: list[Tabel] = Field(min_length=1)
    verband: list[VerbandRegel] = []

    @property
    def cijfers(self) -> list[Cijfer]:
        """Every figure, in order."""
        return [cijfer for tabel in self.tabel for cijfer in tabel.cijfer]


@functools.cache
def cijferlijst() -> Cijferlijst:
    """Return the list.

    Raises:
        ValueError: the file has another form, or speaks of a figure that it does not list.
    """
    found = Cijferlijst.model_validate(
        tomllib.loads(Path(__file__).with_name("cijfers.toml").read_text(encoding="utf-8"))
    )
    known = {cijfer.naam for cijfer in found.cijfers}
    spoken_of = {name.removeprefix(VORIG) for rule in found.verband for name in rule.plus + rule.min}
    if unknown := spoken_of - known:
        raise ValueError(f"cijfers.toml: a verband speaks of {sorted(unknown)}, which no figure has")
    return found
