"""What may not leave: the values of one dossier, from its registration and from its documents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

KINDS: Final = ("naam", "nummer", "datum", "contact", "adres", "plaats")

_KIND_OF_LABEL: Final = {
    "PERSOON": "naam",
    "AMBTENAAR": "naam",
    "PROFESSIONAL": "naam",
    "VNUMMER": "nummer",
    "BSN": "nummer",
    "ZAAKNUMMER": "nummer",
    "DOCNUMMER": "nummer",
    "PARKETNUMMER": "nummer",
    "CONTACT": "contact",
    "ADRES": "adres",
    "GEBDATUM": "datum",
    "DATUM": "datum",
    "PLAATS": "plaats",
    "EENHEID": "plaats",
}


@dataclass(frozen=True, order=True)
class Forbidden:
    """One value that may not leave. `kind` is one of KINDS; `source` says where it comes from.

    A date is written YYYY-MM-DD or YYYY-MM, or as it stood in the document. Raises ValueError for
    another kind.
    """

    kind: str
    value: str
    source: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"Onbekende soort '{self.kind}'; kies uit {', '.join(KINDS)}.")


class Found(Protocol):
    """What is read of the anonymiser's findings: the label, and where in the text."""

    @property
    def label(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def forbidden_of(
    zaak: Mapping[str, Any], documents: Iterable[tuple[str, str, Iterable[Found]]] = ()
) -> tuple[Forbidden, ...]:
    """All forbidden values of a dossier, sorted, each value once.

    `zaak` has the form of zaak.json; `documents` are (name, text, findings). Findings with labels of groups,
    functions, ages and other features are not values to search for; the card's own rules hold those back.
    """
    seen: dict[tuple[str, str], Forbidden] = {}
    for each in (*_of_zaak(zaak), *_of_documents(documents)):
        if each.value.strip():
            seen.setdefault((each.kind, each.value), each)
    return tuple(sorted(seen.values()))


def _of_zaak(zaak: Mapping[str, Any]) -> Iterator[Forbidden]:
    for kind, field in (
        ("nummer", "vnummer"),
        ("nummer", "bsn"),
        ("nummer", "zaak"),
        ("datum", "geboortedatum"),
        ("plaats", "geboorteplaats"),
    ):
        if zaak.get(field):
            yield Forbidden(kind, str(zaak[field]), f"registratie: {field}")
    for person in zaak.get("personen", ()):
        for name in (person["naam"], *person.get("aliassen", ())):
            yield Forbidden("naam", name, f"registratie: {person['rol']}")


def _of_documents(documents: Iterable[tuple[str, str, Iterable[Found]]]) -> Iterator[Forbidden]:
    for name, text, findings in documents:
        for finding in findings:
            kind = _KIND_OF_LABEL.get(finding.label)
            if kind:
                yield Forbidden(kind, text[finding.start : finding.end], f"document: {name}")
