"""The road of a zaak, as its page shows it. Later stages, which this app may not know, add themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grondslag.ind.zaken.models import Zaak


@dataclass(frozen=True)
class Stap:
    """One step: its name, whether it is "klaar", "nu" or "straks", and where it is done."""

    volgorde: int
    naam: Any
    staat: str
    url: str = ""


_sources: list[Callable[[Zaak], Stap]] = []


def register(source: Callable[[Zaak], Stap]) -> None:
    """Add a step; adding it twice equals once."""
    if source not in _sources:
        _sources.append(source)


def steps_of(zaak: Zaak) -> list[Stap]:
    """Return the steps of a zaak in order."""
    return sorted((source(zaak) for source in _sources), key=lambda stap: stap.volgorde)
