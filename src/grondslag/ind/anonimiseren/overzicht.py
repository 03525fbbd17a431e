"""What the pages show of a dossier: its documents, its entities, the sentences to weigh, in their order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from grondslag.anonymise import Attention
from grondslag.anonymise.model import NAMES
from grondslag.ind.anonimiseren.bevindingen import OPEN, Bevinding
from grondslag.ind.anonimiseren.marks import certainty, context_of
from grondslag.ind.anonimiseren.selectors import Werkstuk
from grondslag.ind.anonimiseren.soorten import NAMEN, family_of

SENTENCES = 15
"""Sentences that the overview shows; each document shows all of its own."""

STANDEN = {
    "open": ("let-op", _("open")),
    "aanvaard": ("goed", _("aanvaard")),
    "gewijzigd": ("goed", _("gewijzigd")),
    "verworpen": ("neutraal", _("verworpen")),
    "toegevoegd": ("actief", _("toegevoegd")),
}


@dataclass(frozen=True)
class Entiteit:
    """One person, place or other thing through the whole dossier."""

    id: str
    naam: str
    soort: Any
    persoon: bool
    spellingen: tuple[str, ...]
    aantal: int
    open: int


@dataclass(frozen=True)
class Zin:
    """A sentence that may point at one person."""

    document: Any
    tekst: str
    waarom: str
    score: float


@dataclass(frozen=True)
class Rij:
    """One finding as a row of the list: itself, what stands around it, and how it looks."""

    bevinding: Bevinding
    voor: str
    na: str

    @property
    def soort(self) -> Any:
        return NAMEN[self.bevinding.finding.label]

    @property
    def familie(self) -> str:
        return family_of(self.bevinding)

    @property
    def zekerheid(self) -> str:
        return certainty(self.bevinding)

    @property
    def stand(self) -> tuple[str, Any]:
        """The look of the badge, and its word."""
        return STANDEN[self.bevinding.stand]


def entities_of(stukken: Iterable[Werkstuk]) -> list[Entiteit]:
    """Return the entities of a dossier: persons first, then what has most left to decide."""
    grouped: dict[str, list[Bevinding]] = {}
    for stuk in stukken:
        for bevinding in stuk.bevindingen:
            grouped.setdefault(bevinding.finding.entity, []).append(bevinding)
    found = [_entity(key, mentions) for key, mentions in grouped.items()]
    return sorted(found, key=lambda each: (not each.persoon, -each.open, -each.aantal, each.naam))


def mentions_of(stukken: Iterable[Werkstuk], entity: str) -> list[tuple[Werkstuk, Rij]]:
    """Return every mention of one entity, each with its document."""
    return [
        (stuk, row_of(stuk, bevinding))
        for stuk in stukken
        for bevinding in stuk.bevindingen
        if bevinding.finding.entity == entity
    ]


def sentences_of(stukken: Iterable[Werkstuk]) -> list[Zin]:
    """Return the sentences to weigh, strongest first."""
    found = [_sentence(stuk, each) for stuk in stukken for each in stuk.aandacht]
    return sorted(found, key=lambda each: -each.score)


def row_of(stuk: Werkstuk, bevinding: Bevinding) -> Rij:
    """Return a finding as a row."""
    return Rij(bevinding, *context_of(stuk, bevinding))


def ordered(stuk: Werkstuk, *, by_doubt: bool, only_open: bool) -> list[Bevinding]:
    """Return the findings of a document in reading order, or the most doubtful first."""
    found = [each for each in stuk.bevindingen if not only_open or each.stand == OPEN]
    return sorted(found, key=lambda each: -each.twijfel) if by_doubt else found


def _entity(key: str, mentions: list[Bevinding]) -> Entiteit:
    first = mentions[0]
    return Entiteit(
        id=key,
        naam=next((each.finding.replacement for each in mentions if each.finding.replacement), first.tekst),
        soort=NAMEN[first.finding.label],
        persoon=any(each.finding.label in NAMES for each in mentions),
        spellingen=tuple(dict.fromkeys(" ".join(each.tekst.split()) for each in mentions)),
        aantal=len(mentions),
        open=sum(each.stand == OPEN for each in mentions),
    )


def _sentence(stuk: Werkstuk, found: Attention) -> Zin:
    return Zin(stuk.document, stuk.tekst[found.start : found.end], found.why, found.score)
