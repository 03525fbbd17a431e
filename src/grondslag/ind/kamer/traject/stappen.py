"""The trajectory of the law: its usual stages as data, and what moves when one of them moves.

Nothing about the bill stands here: a stage has no day until a person records one, with its source. A day may
be imprecise ("maart 2027"); it is read as `law.days` reads it. Recording a stage opens no ground: only the
event that two jurists enter in `both.wet` does.
"""

import datetime as dt
import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from grondslag.law import Period, parse_period

ONBEKEND = "onbekend"


@dataclass(frozen=True)
class Stap:
    """A usual stage of a bill, and the paper that shows that it was reached."""

    id: str
    namen: Mapping[str, str]
    stukken: Mapping[str, str]

    @property
    def naam(self) -> str:
        """The name in the language of the reader."""
        return self.namen.get(get_language() or "nl", self.namen["nl"])

    @property
    def stuk(self) -> str:
        """The usual paper, in the language of the reader."""
        return self.stukken.get(get_language() or "nl", self.stukken["nl"])


@functools.cache
def stappen() -> tuple[Stap, ...]:
    """Return the stages in order."""
    return tuple(Stap(row["id"], row["naam"], row["stuk"]) for row in _data()["stap"])


def bron() -> str:
    """Return where the order of the stages comes from."""
    return str(_data()["bron"])


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("stappen.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Verschoven:
    """A later stage whose planned day would move along, when the shift of an earlier one works through."""

    stap: Stap
    van: str
    naar: dt.date


def shifted(stap_id: str, before: str, after: str, planned: Mapping[str, str]) -> list[Verschoven]:
    """Return the later planned stages as they would be if the shift of one stage works through whole.

    `before` and `after` are the old and the new day of the stage, `planned` the days of stages that are
    planned and not reached. The first day of an imprecise period stands for it. Arithmetic, no forecast.
    """
    old, new = period(before), period(after)
    if old is None or new is None or old == new:
        return []
    shift = new.first - old.first
    return [
        Verschoven(stap, planned[stap.id], found.first + shift)
        for stap in _later(stap_id)
        if stap.id in planned and (found := period(planned[stap.id]))
    ]


def out_of_order(days: Mapping[str, str]) -> list[tuple[Stap, Stap]]:
    """Return each pair of stages of which the later one lies wholly before the earlier one."""
    known = [(stap, found) for stap in stappen() if (found := period(days.get(stap.id, ONBEKEND)))]
    return [
        (early, late)
        for place, (early, first) in enumerate(known)
        for late, second in known[place + 1 :]
        if second.last < first.first
    ]


def period(text: str) -> Period | None:
    """Return the period that a day stands for; None for `onbekend`.

    Raises:
        ValueError: it is no day, month or year, and not the word onbekend.
    """
    return None if text == ONBEKEND else parse_period(text)


def _later(stap_id: str) -> Sequence[Stap]:
    order = [stap.id for stap in stappen()]
    return stappen()[order.index(stap_id) + 1 :]
