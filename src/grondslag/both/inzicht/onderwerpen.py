"""What "Mag dit?" can be asked about: every occasion of the gate, and what has none (yet) of its own.

A subject that is no occasion can be asked about and nothing more: the gate does not know it.
"""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from grondslag.both.gate import occasions
from grondslag.both.gate.occasions import Subject
from grondslag.both.gate.selectors import name_of


@runtime_checkable
class OfZaak(Protocol):
    """A subject that can tell which of its objects are about a zaak."""

    def of_zaak(self, reference: str) -> Collection[str]:
        """Return the ids of its objects about the zaak with this reference; they need not exist."""


@runtime_checkable
class OnGround(Protocol):
    """A subject whose objects each go one way."""

    def ground_of(self, object_id: str) -> str:
        """Return the id of the ground on which the object would leave."""


@dataclass(frozen=True)
class Verwant:
    """Another object about the same zaak: what it is called, and the two parts of its address here."""

    naam: str
    onderwerp: str
    object_id: str


_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    """Make a subject known that is no occasion of the gate."""
    _subjects[subject.name] = subject


def find(name: str) -> Subject | None:
    """Return a subject by its name, or None."""
    return next((each for each in _all() if each.name == name), None)


def own_ground(subject: Subject, object_id: str) -> str:
    """Return the id of the ground that an object goes, or the empty string where that is not fixed."""
    return subject.ground_of(object_id) if isinstance(subject, OnGround) else ""


def related(user: Any, reference: str, here: str) -> Iterator[Verwant]:
    """Yield what else there is about a zaak for this person to ask about, but for the page `here`.

    One object can be asked about under two names (on paper, in an envelope): the first counts.
    """
    met = {here}
    for subject in _all() if _is_reference(reference) else ():
        for object_id in subject.of_zaak(reference) if isinstance(subject, OfZaak) else ():
            url = subject.url(object_id)
            if url not in met and subject.may_see(user, object_id):
                met.add(url)
                yield Verwant(name_of(subject, object_id), subject.name, object_id)


def _is_reference(text: str) -> bool:
    """Whether a zaak can have this reference; what is about no zaak has another, or none."""
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _all() -> list[Subject]:
    return [*occasions.known(), *_subjects.values()]
