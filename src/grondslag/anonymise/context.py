"""What the detectors know beside the text.

The registration, the languages used, and names found elsewhere in the dossier.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grondslag.anonymise.knowledge import Knowledge, knowledge_of

if TYPE_CHECKING:
    from grondslag.anonymise.zaak import Zaak


@dataclass(slots=True)
class Context:
    """One dossier's context. `names` holds folded name words found in it, with the key of their person.

    `phrases` holds whole names of ordinary words ("de slager", "Van Dam"), by their first word: the words,
    the key of the person, and whether they are written small.
    """

    known: Knowledge
    languages: frozenset[str] = frozenset({"nl"})
    names: dict[str, str] = field(default_factory=dict)
    phrases: dict[str, list[tuple[tuple[str, ...], str, bool]]] = field(default_factory=dict)

    @classmethod
    def of(cls, zaak: Zaak | None) -> Context:
        """A context that knows what the registration knows."""
        return cls(knowledge_of(zaak))
