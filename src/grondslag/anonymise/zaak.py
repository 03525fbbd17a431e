"""What the case registration knows: `zaak.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Persoon:
    """One registered person: the role in the family, the name, and every other name known."""

    rol: str
    naam: str
    aliassen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Zaak:
    """The registered facts of one zaak; what is not known is empty."""

    zaak: str = ""
    vnummer: str = ""
    bsn: str = ""
    nationaliteit: tuple[str, ...] = ()
    geboortedatum: str = ""
    geboortedatum_fictief: bool = False
    geboorteplaats: str = ""
    geslacht: str = ""
    personen: tuple[Persoon, ...] = ()
    feitcomplex: str = ""
    grond: tuple[str, ...] = ()
    land: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Zaak:
        """Read the form of `zaak.json`; unknown keys are ignored.

        Raises:
            ValueError: a value has a form that is not in the description; the message is a Dutch sentence.
        """
        if not isinstance(data, dict):
            raise ValueError("zaak.json bevat geen object; geef de gegevens van één zaak.")  # noqa: TRY004 (callers catch one kind)
        persons = data.get("personen") or []
        if not isinstance(persons, list):
            raise ValueError("zaak.json: 'personen' is geen lijst.")  # noqa: TRY004 (callers catch one kind)
        birth = _text(data, "geboortedatum")
        return cls(
            zaak=_text(data, "zaak"),
            vnummer=_text(data, "vnummer"),
            bsn=_text(data, "bsn"),
            nationaliteit=_texts(data, "nationaliteit"),
            geboortedatum="" if birth == "onbekend" else birth,
            geboortedatum_fictief=bool(data.get("geboortedatum_fictief")),
            geboorteplaats=_text(data, "geboorteplaats"),
            geslacht=_text(data, "geslacht"),
            personen=tuple(_person(each) for each in persons),
            feitcomplex=_text(data, "feitcomplex"),
            grond=_texts(data, "grond"),
            land=_text(data, "land"),
        )


def _person(data: Any) -> Persoon:
    if not isinstance(data, dict):
        raise ValueError("zaak.json: een van de 'personen' is geen object met 'rol' en 'naam'.")  # noqa: TRY004 (callers catch one kind)
    return Persoon(_text(data, "rol"), _text(data, "naam"), _texts(data, "aliassen"))


def _text(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if value is None:
        return ""
    if isinstance(value, str | int):
        return str(value).strip()
    raise ValueError(f"zaak.json: '{key}' is geen tekst.")


def _texts(data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = data.get(key)
    if isinstance(value, list):
        if not all(isinstance(each, str) for each in value):
            raise ValueError(f"zaak.json: '{key}' is geen lijst van teksten.")
        return tuple(each.strip() for each in value if each.strip())
    single = _text(data, key)
    return (single,) if single else ()
