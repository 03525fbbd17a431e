"""What happened to which zaak on which day, told by the apps that keep the rows; this app knows none of them.

    from grondslag.ind.kamer import momenten
    momenten.register(momenten.TABLE, lambda: [(zaak.referentie, dag), ...])

Nobody sees the pairs: they are only counted, of closed years, with small counts hidden.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Iterable

Moment = tuple[uuid.UUID, dt.date | None]
"""A zaak by its random reference, and the Dutch day; None where the day is not known."""

Moments = Callable[[], Iterable[Moment]]

HELD_AGAINST = "tegengeworpen"
TABLE = "tafel"
DEMAND = "vordering"
ANSWERED = "vordering-beantwoord"
REPORTED = "aangifte-overgedragen"
NOT_NEEDED = "niet-nodig"

_moments: dict[str, Moments] = {}


def register(name: str, moments: Moments) -> None:
    """Let an app tell of its moments; `name` is one of the constants above."""
    _moments[name] = moments


def told(name: str) -> Iterable[Moment]:
    """Return the moments of one kind; none when no app tells of them."""
    return _moments[name]() if name in _moments else ()


def dated(name: str) -> Iterable[tuple[uuid.UUID, dt.date]]:
    """Return the moments of one kind of which the day is known."""
    return [(zaak, day) for zaak, day in told(name) if day is not None]
