"""`Kaart`: one card, immutable and hashable, with bytes that are the same for the same card."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from grondslag.anonymise.kaart.alphabet import name_of, strangers
from grondslag.anonymise.kaart.ladder import Field, kaart_schema

VERSION: Final = 1


class KaartError(ValueError):
    """A card that cannot be; str(e) is one Dutch sentence that says what is wrong and what to do."""


@dataclass(frozen=True, kw_only=True)
class Kaart:
    """A card of generalised values. Several-valued fields take any iterable of ids.

    Raises KaartError for an unknown or missing value. What the free words say is judged by `validate`.
    """

    limb: frozenset[str]
    feitsoort: frozenset[str]
    regio: str
    periode: str
    rolklasse: str
    bewijssoorten: frozenset[str]
    status: str
    behandeling: frozenset[str]
    vraag: str
    prangend: str

    def __post_init__(self) -> None:
        for field in kaart_schema().velden:
            given = getattr(self, field.id)
            object.__setattr__(self, field.id, _several(field, given) if field.meer else _one(field, given))
        if not isinstance(self.prangend, str):
            raise KaartError("Waarom prangend moet tekst zijn; schrijf het in woorden.")
        object.__setattr__(self, "prangend", unicodedata.normalize("NFC", self.prangend))

    def values(self, field_id: str) -> frozenset[str]:
        """The values of one closed field, as a set also where the field holds one."""
        value = getattr(self, field_id)
        return value if isinstance(value, frozenset) else frozenset({value})

    def with_values(self, field_id: str, values: Iterable[str]) -> "Kaart":
        """The same card with other values in one field. Raises KaartError."""
        given = frozenset(values)
        change: dict[str, Any] = {field_id: given if kaart_schema().field(field_id).meer else min(given)}
        return replace(self, **change)

    def as_dict(self) -> dict[str, Any]:
        """Plain data: ids as text or sorted lists, `prangend` as text, `kaart` the version of the form."""
        plain: dict[str, Any] = {"kaart": VERSION, "prangend": self.prangend}
        for field in kaart_schema().velden:
            value = getattr(self, field.id)
            plain[field.id] = sorted(value) if field.meer else value
        return plain

    def as_json(self) -> bytes:
        """UTF-8 JSON, sorted, without spaces: equal cards give equal bytes.

        Raises KaartError when the free words hold a character outside the allow-list of letters.
        """
        if positions := strangers(self.prangend):
            character = name_of(self.prangend[positions[0]])
            raise KaartError(
                f"Waarom prangend bevat een teken dat niet naar buiten mag ({character}); haal het weg."
            )
        return json.dumps(self.as_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def from_dict(cls, plain: object) -> "Kaart":
        """The card from plain data of exactly the form of `as_dict`. Raises KaartError."""
        names = {field.id for field in kaart_schema().velden} | {"prangend"}
        if not isinstance(plain, dict) or plain.get("kaart") != VERSION or set(plain) != names | {"kaart"}:
            raise KaartError("Dit is geen casusblad van deze vorm; maak het opnieuw met dit programma.")
        return cls(**{name: plain[name] for name in names})

    @classmethod
    def from_json(cls, data: bytes) -> "Kaart":
        """The card from bytes that `as_json` could have made, and from no others. Raises KaartError."""
        try:
            kaart = cls.from_dict(json.loads(data.decode("utf-8")))
        except (UnicodeDecodeError, RecursionError, json.JSONDecodeError) as error:
            raise KaartError("Het casusblad is geen leesbare JSON; vraag het opnieuw op.") from error
        if kaart.as_json() != data:
            raise KaartError("Het casusblad staat niet in zijn vaste schrijfwijze; vraag het opnieuw op.")
        return kaart


def coarser(kaart: Kaart, field_id: str, value: str | None = None) -> Kaart | None:
    """The card with one field a step up its ladder; None when the field can't go up.

    With `value`, only that value of a several-valued field goes up.
    """
    field = kaart_schema().field(field_id)
    current = kaart.values(field_id)
    raised = frozenset(
        field.value(each).grover or each if value is None or each == value else each for each in current
    )
    raised = field.without_implied(raised)
    return None if raised == current else kaart.with_values(field_id, raised)


def _one(field: Field, given: object) -> str:
    if not isinstance(given, str) or given not in field:
        raise KaartError(f"{field.label}: kies één waarde uit de lijst.")
    return given


def _several(field: Field, given: object) -> frozenset[str]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise KaartError(f"{field.label}: kies een of meer waarden uit de lijst.")
    values = list(given)
    if not all(isinstance(value, str) and value in field for value in values):
        raise KaartError(f"{field.label}: kies waarden uit de lijst.")
    if not values and field.telt:
        raise KaartError(f"{field.label}: kies ten minste één waarde, of 'niet nader bepaald'.")
    return field.without_implied(values)
