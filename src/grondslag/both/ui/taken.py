"""What is waiting for a person: apps tell it, the start page shows it.

An app registers a function in its `AppConfig.ready`:

    from grondslag.both.ui import taken
    taken.register(selectors.tasks_for)      # tasks_for(user) -> list[Task]
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Task:
    """One thing that waits. `aantal` counts what is behind the address; `urgent` puts it on top."""

    titel: "StrOrPromise"
    url: str
    aantal: int = 1
    urgent: bool = False


Source = Callable[[Any], list[Task]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Add a function that tells what waits for a user; adding it twice equals once."""
    if source not in _sources:
        _sources.append(source)
    return source


def tasks_for(user: Any) -> list[Task]:
    """Return all that waits for a user, what is urgent first, without what counts zero."""
    found = [task for source in _sources for task in source(user) if task.aantal]
    return sorted(found, key=lambda task: not task.urgent)
