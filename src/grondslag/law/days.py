"""Days as the law uses them: Dutch days, both ends inclusive, imprecise dates read strictly, no clock.

An imprecise date ("april 2022", "1997") is read against the disclosure: a ground opens on the *last* day of
that period at the earliest, and is gone from its *first* day. So "vervalt per april 2022" means that
31 March 2022 is the last day on which the ground stands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

NOT_YET: Literal["nog_niet"] = "nog_niet"
Events: TypeAlias = Mapping[str, date | Literal["nog_niet"]]

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEAR = re.compile(r"[12]\d{3}", re.ASCII)  # what a source can mean: no sum of days leaves the calendar
_MONTH = re.compile(rf"({'|'.join(MONTHS)}) ([12]\d{{3}})", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt]([01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})", re.ASCII
)
_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Period:
    """A day, month or year as a source gives it: its first and its last day."""

    first: date
    last: date


@lru_cache(maxsize=256)
def parse_period(text: str) -> Period:
    """Read `2022-04-01`, `april 2022` or `2022`. Raises ValueError for anything else."""
    if _DAY.fullmatch(text) and _YEAR.match(text):
        day = date.fromisoformat(text)
        return Period(day, day)
    if match := _MONTH.fullmatch(text):
        first = date(int(match[2]), MONTHS.index(match[1]) + 1, 1)
        return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))
    if _YEAR.fullmatch(text):
        return Period(date(int(text), 1, 1), date(int(text), 12, 31))
    raise ValueError(text)


def parse_day(text: object) -> date:
    """Read exactly `jjjj-mm-dd`. Raises ValueError otherwise, also for a day that does not exist."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        raise ValueError("schrijf een dag als jjjj-mm-dd")
    return date.fromisoformat(text)


def amsterdam_day(moment: datetime) -> date:
    """The Dutch day of a moment. Raises ValueError for a moment without a zone."""
    if moment.tzinfo is None:
        raise ValueError("een moment heeft een tijdzone nodig")
    return moment.astimezone(_AMSTERDAM).date()


def parse_moment(text: object) -> date:
    """The Dutch day of an RFC 3339 moment with zone. Raises ValueError otherwise."""
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        raise ValueError("schrijf een moment als jjjj-mm-ddTuu:mm:ss met tijdzone (RFC 3339)")
    try:
        return amsterdam_day(datetime.fromisoformat(text.upper()))
    except OverflowError as error:
        raise ValueError("dit moment valt buiten de kalender") from error


def in_words(day: date) -> str:
    """A day as Dutch text: 1 april 2022."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
