"""The only clock of a site: the moment now, and the Amsterdam day that it falls on.

A ground is in force on a Dutch day (23:30 UTC on 31 December is already 1 January in Amsterdam), so every
legal question asks `today()`. Tests and the demo stop the clock with `frozen`, one act with `one_moment`.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_frozen: ContextVar[dt.datetime | None] = ContextVar("frozen", default=None)


def now() -> dt.datetime:
    """Return the present moment, with zone UTC."""
    return _frozen.get() or dt.datetime.now(dt.UTC)


def amsterdam_day(moment: dt.datetime) -> dt.date:
    """Return the Dutch calendar day of a moment that has a zone."""
    return moment.astimezone(AMSTERDAM).date()


def today() -> dt.date:
    """Return the Dutch calendar day of now."""
    return amsterdam_day(now())


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all of one act happen at one moment, so that midnight never falls between its parts.

    Enter it after every lock that the act waits for, so that what others did meanwhile lies before it.
    """
    with frozen(now()):
        yield


@contextmanager
def frozen(moment: dt.datetime) -> Iterator[None]:
    """Stop the clock of this context at `moment` (with zone)."""
    token = _frozen.set(moment.astimezone(dt.UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
