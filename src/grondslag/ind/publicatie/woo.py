"""The grounds of the Woo on which a passage stays out of a nota, and what stays in: data, in `woo.toml`."""

import functools
import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field


class Vorm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Grond(Vorm):
    """One ground. `label` is what the public reads in the place of the passage."""

    id: str = Field(pattern=r"^5\.1-[12]-[a-z]$")
    label: str
    onderwerp: str
    bron: str


class Blijft(Vorm):
    id: str = Field(pattern=r"^[a-z-]+$")
    label: str


class Bewindspersonen(Vorm):
    titels: list[str]


class Woo(Vorm):
    grond: list[Grond]
    blijft: list[Blijft]
    bewindspersonen: Bewindspersonen

    def ground(self, id_: str) -> Grond:
        """Return a ground.

        Raises:
            KeyError: there is none with this id.
        """
        return {grond.id: grond for grond in self.grond}[id_]


@functools.cache
def woo() -> Woo:
    """Return what `woo.toml` says."""
    return Woo.model_validate(tomllib.loads(Path(__file__).with_name("woo.toml").read_text(encoding="utf-8")))
