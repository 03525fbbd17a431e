"""The messages of the overlegtafel. Each side builds with them what it sends, and reads what arrives.

A message is strict: a name that its form does not know is refused, for what has no place is not sent.
"""

import datetime as dt
import hashlib
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from grondslag.anonymise.kaart import Kaart, KaartError
from grondslag.both.exchange.handlers import UnusableMessage
from grondslag.proof import canonical

Tekst = Annotated[str, Field(min_length=1, max_length=2000)]
Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Label = Annotated[str, Field(pattern=r"^[A-Z][a-z]+ [1-9][0-9]$")]
Antwoord = Literal["geen_belang", "nadere_vraag", "van_belang", "buiten_rechtsmacht"]
NADERE_VRAAG: Antwoord = "nadere_vraag"


class Vorm(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Bericht(Vorm):
    """What every message of the table begins with."""

    versie: Literal[1] = 1


class OverlegRef(Vorm):
    """A meeting by the random number that it has on both sides."""

    referentie: UUID


class Overleg(OverlegRef):
    datum: dt.date
    naam: Tekst


class CasusBericht(Bericht):
    """A casus for one meeting, IND to OM: the card, the quotations that were read, the words why."""

    soort: Literal["casus"] = "casus"
    overleg: Overleg
    label: Label
    kaart: dict[str, str | list[str]]
    citaten: Annotated[list[Tekst], Field(max_length=20)]
    prangend: Annotated[str, Field(max_length=600)]
    voorwaarden: Annotated[list[Tekst], Field(min_length=1, max_length=20)]

    @model_validator(mode="after")
    def _is_a_card(self) -> "CasusBericht":
        self.as_kaart()
        return self

    def as_kaart(self) -> Kaart:
        """Return the card.

        Raises:
            KaartError: the values are not those of a card.
        """
        return Kaart.from_dict({**self.kaart, "kaart": 1, "prangend": self.prangend})


class TafelreactieBericht(Bericht):
    """What the OM answers to a casus; only a further question has words."""

    soort: Literal["tafelreactie"] = "tafelreactie"
    overleg: OverlegRef
    label: Label
    reactie: Antwoord
    vraag: Annotated[str, Field(max_length=600)]

    @model_validator(mode="after")
    def _words_go_with_a_question(self) -> "TafelreactieBericht":
        if bool(self.vraag) != (self.reactie == NADERE_VRAAG):
            raise ValueError("Alleen een nadere vraag heeft woorden.")
        return self


class HerkendBericht(Bericht):
    """The OM recognised a casus: the label and the word, nothing else."""

    soort: Literal["herkend"] = "herkend"
    overleg: OverlegRef
    label: Label


class Besproken(Vorm):
    """What one side's half of the minutes says of one casus. Only the IND's half names the outcome."""

    label: Label
    besproken: Annotated[list[Tekst], Field(max_length=20)]
    uitkomst: Tekst | None = None
    motivering: Tekst | None = None
    eigenaar: Tekst | None = None
    uiterlijk: dt.date | None = None


class Aanwezig(Vorm):
    functie: Tekst
    organisatie: Tekst


class Helft(Vorm):
    aanwezig: Annotated[list[Aanwezig], Field(max_length=60)]
    casussen: Annotated[list[Besproken], Field(max_length=60)]
    overig: Annotated[list[Tekst], Field(max_length=40)]


class VerslagBericht(Bericht):
    """One side's half of the minutes; it names the other half once that has arrived."""

    soort: Literal["verslag"] = "verslag"
    overleg: OverlegRef
    zijde: Literal["ind", "om"]
    tekst: Helft
    sha256_van_andere_helft: Hash | None


def as_bytes(message: Bericht) -> bytes:
    """Return the exact bytes of a message: equal messages give equal bytes."""
    return canonical(message.model_dump(mode="json"))


def sha256_of(message: Bericht) -> str:
    """Return the hash by which the other side names this message."""
    return hashlib.sha256(as_bytes(message)).hexdigest()


B = TypeVar("B", bound=Bericht)


def read(form: type[B], payload: dict[str, Any]) -> B:
    """Read what arrived.

    Raises:
        UnusableMessage: it has not this form, or holds values that do not exist.
    """
    try:
        return form.model_validate(payload)
    except (ValidationError, KaartError) as error:
        kind = form.model_fields["soort"].default
        raise UnusableMessage(
            f"Een bericht '{kind}' had niet de afgesproken vorm; vraag de andere zijde het opnieuw te sturen."
        ) from error
