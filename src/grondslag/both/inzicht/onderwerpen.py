"""What "Mag dit?" can be asked about: every occasion of the gate, and what has none (yet) of its own.

A subject that is no occasion can be asked about and nothing more: the gate does not know it.
"""

from grondslag.both.gate import occasions
from grondslag.both.gate.occasions import Subject

_subjects: dict[str, Subject] = {}


def register(subject: Subject) -> None:
    """Make a subject known that is no occasion of the gate."""
    _subjects[subject.name] = subject


def find(name: str) -> Subject | None:
    """Return a subject by its name, or None."""
    known: dict[str, Subject] = {each.name: each for each in occasions.known()}
    return known.get(name) or _subjects.get(name)
