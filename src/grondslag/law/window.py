"""From which day to which a ground is in force. Fails shut: what is not known is not in force."""

from datetime import date, datetime, timedelta

from grondslag.law.days import NOT_YET, Events, parse_period
from grondslag.law.schema import Boundary, Event


def is_day(value: object) -> bool:
    """Whether `value` is a day and nothing finer: a moment must be made a Dutch day first."""
    return isinstance(value, date) and not isinstance(value, datetime)


def first_day(boundary: Boundary, events: Events) -> date | None:
    """The first day in force; None when that day is not known or has not come into sight."""
    if isinstance(boundary, Event):
        return _after(boundary, events, 0)
    return date.min if boundary == "open" else parse_period(boundary).last


def last_day(boundary: Boundary, events: Events) -> date | None:
    """The last day in force: the day before `vervalt_per`; None when it cannot be known."""
    if isinstance(boundary, Event):
        if events.get(boundary.gebeurtenis) == NOT_YET:
            return date.max
        return _after(boundary, events, -1)
    return date.max if boundary == "open" else parse_period(boundary).first - timedelta(days=1)


def is_assumed(boundary: Boundary, *, assumed_law: bool) -> bool:
    """Whether the day of a boundary rests on a law that is assumed: it hangs on that law's entry."""
    return assumed_law and isinstance(boundary, Event)


def _after(boundary: Event, events: Events, extra: int) -> date | None:
    state = events.get(boundary.gebeurtenis)
    if not isinstance(state, date) or not is_day(state):
        return None
    try:
        return state + timedelta(days=boundary.dagen + extra)
    except OverflowError:  # beyond the calendar: such a day is not in force
        return None
