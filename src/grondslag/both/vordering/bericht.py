"""The messages about a demand, strictly read: an unknown or missing field makes a message unusable.

A demand carries what art. 126nd lid 3 Sv prescribes and no more: the suspicion stays at the OM.
"""

import datetime as dt
import json
import uuid
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from grondslag.both.exchange.handlers import UnusableMessage

Tekst = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
Regel = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Artikel: TypeAlias = Literal["126nc", "126nd", "126nf"]
Functie: TypeAlias = Literal["opsporingsambtenaar", "officier van justitie"]
Besluit: TypeAlias = Literal["verstrekt", "deels", "niet"]


class _Vorm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Persoon(_Vorm):
    """Who it is about: by name, or by the most precise designation there is."""

    naam: Regel = ""
    geboren: Regel = ""
    nummer: Regel = ""
    aanduiding: Regel = ""

    @model_validator(mode="after")
    def _designates(self) -> "Persoon":
        if not (self.naam or self.nummer or self.aanduiding):
            raise ValueError("de persoon is niet aangeduid")
        return self


class Machtiging(_Vorm):
    """The leave of the rechter-commissaris, as the OM describes it."""

    instantie: Tekst
    datum: dt.date
    kenmerk: Tekst
    reikwijdte: Tekst


class Vordering(_Vorm):
    """A demand. `gedaan` is when it was made by word of mouth; None for one made on paper at once.

    An oral demand is sent with `mondeling`; its paper is the same message again without it.
    """

    soort: Literal["vordering"] = "vordering"
    versie: Literal[1] = 1
    referentie: uuid.UUID
    artikel: Artikel
    functie: Functie
    persoon: Persoon
    gegevens: list[Tekst] = Field(min_length=1, max_length=50)
    termijn: dt.date
    wijze: Tekst
    titel: Tekst
    mondeling: bool
    gedaan: AwareDatetime | None
    machtiging: Machtiging | None


class Intrekking(_Vorm):
    """The OM takes a demand back."""

    soort: Literal["vordering-ingetrokken"] = "vordering-ingetrokken"
    versie: Literal[1] = 1
    referentie: uuid.UUID


class Post(_Vorm):
    """One numbered item that was asked, and what became of it; `inhoud` is None where nothing goes."""

    nummer: int = Field(ge=1)
    gevraagd: Tekst
    besluit: Besluit
    artikel: Tekst
    reden: Tekst
    inhoud: Annotated[str, StringConstraints(min_length=1)] | None


class Antwoord(_Vorm):
    """The IND's answer, item by item."""

    soort: Literal["antwoord"] = "antwoord"
    versie: Literal[1] = 1
    vordering: uuid.UUID
    onderdelen: list[Post] = Field(min_length=1)
    kenmerk: Tekst


_T = TypeVar("_T", bound=_Vorm)


def read(kind: type[_T], payload: dict[str, Any]) -> _T:
    """Read an arriving message.

    Raises:
        UnusableMessage: one Dutch sentence that names the first part that is wrong.
    """
    try:
        return kind.model_validate_json(json.dumps(payload), strict=True)
    except ValidationError as error:
        part = ".".join(str(step) for step in error.errors()[0]["loc"]) or "geheel"
        raise UnusableMessage(
            f"Het bericht heeft niet de vorm die het moet hebben (onderdeel {part})."
        ) from error


def write(message: _Vorm) -> bytes:
    """Return the bytes of a message: the same message gives the same bytes."""
    return json.dumps(message.model_dump(mode="json"), ensure_ascii=False, sort_keys=True).encode()
