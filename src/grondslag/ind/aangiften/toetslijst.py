"""The checklist before drafting: the law on the day of the facts, jurisdiction, age, and the rest.

It shows and warns; a jurist judges. Data and sources in `data/toetslijst.toml`. No database, no clock.
"""

import datetime as dt
import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

ONBEKEND = "onbekend"
NO_JURISDICTION = "geen"
MAJORITY = 18
DATA = Path(__file__).with_name("data") / "toetslijst.toml"
DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

Bound = dt.date | Literal["open", "onbekend"]


@dataclass(frozen=True)
class Wet:
    """A statute with the facts that it governs; a bound that nobody confirmed is "onbekend"."""

    id: str
    naam: str
    feiten: tuple[str, ...]
    vanaf: Bound
    tot_en_met: Bound
    internationaal: bool
    bron: str

    def reaches(self, first: dt.date | None, last: dt.date | None) -> bool:
        """Whether its days can cover some of the facts; what is unknown can."""
        after = isinstance(self.vanaf, dt.date) and last is not None and last < self.vanaf
        before = isinstance(self.tot_en_met, dt.date) and first is not None and first > self.tot_en_met
        return not after and not before


@dataclass(frozen=True)
class Vraag:
    """A question of the list with its fixed answers; `onbekend` is one of them."""

    id: str
    naam: str
    uitleg: str
    bron: str
    antwoorden: Mapping[str, str]


@functools.cache
def wetten() -> Mapping[str, Wet]:
    """Return the statutes by id."""
    return {row["id"]: Wet(**{**row, "feiten": tuple(row["feiten"])}) for row in _data()["wet"]}


@functools.cache
def vragen() -> tuple[Vraag, ...]:
    """Return the questions in order."""
    return tuple(Vraag(**row) for row in _data()["vraag"])


def days_of(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day that "1987", "1987-06" or "1987-06-03" can mean; None for `onbekend`.

    Raises:
        ValueError: it is none of these.
    """
    if text == ONBEKEND:
        return None
    found = DAY.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None:
        raise ValueError(text)
    if day is not None and month is not None:
        return dt.date(year, month, day), dt.date(year, month, day)
    first = dt.date(year, month or 1, 1)
    following = dt.date(year + 1, 1, 1) if month in (None, 12) else dt.date(year, month + 1, 1)
    return first, following - dt.timedelta(days=1)


def laws_for(kinds: Sequence[str], van: str, tot: str) -> list[Wet]:
    """Return the statutes that may govern facts of these kinds in this time, the special ones first."""
    first, last = _window(van, tot)
    special = {kind for wet in wetten().values() for kind in wet.feiten}
    return [
        wet
        for wet in wetten().values()
        if wet.reaches(first, last)
        and (set(kinds) & set(wet.feiten) or ("*" in wet.feiten and not set(kinds) <= special))
    ]


def faults(toets: Mapping[str, Any], today: dt.date) -> dict[str, str]:
    """Return what cannot be in a checklist: field → one Dutch sentence."""
    found: dict[str, str] = {}
    for key in ("feit_van", "feit_tot"):
        try:
            days = days_of(str(toets[key]))
        except ValueError:
            found[key] = "Schrijf de dag als 3-6-1987, 6-1987, 1987 of onbekend."
            continue
        if days and days[0] > today:
            found[key] = "Een feit kan niet in de toekomst liggen; controleer de dag."
    if found:
        return found
    first, last = _window(str(toets["feit_van"]), str(toets["feit_tot"]))
    if first and last and first > last:
        found["feit_tot"] = "De feiten eindigen voor zij beginnen; wissel de dagen om."
    wet = wetten().get(str(toets["wet"]))
    if wet and not wet.reaches(first, last):
        found["wet"] = (
            f"Op de dag van de feiten gold deze wet niet: {wet.naam} ({wet.bron}). "
            "Kies een andere wet, of onbekend."
        )
    if toets["rechtsmacht"] == NO_JURISDICTION and not str(toets.get("toch", "")).strip():
        found["rechtsmacht"] = (
            "Zonder rechtsmacht heeft een aangifte geen zin en is verstrekken niet nodig. "
            "Schrijf waarom u toch doorgaat, of zie af van de aangifte."
        )
    return found


def unknown(toets: Mapping[str, Any]) -> list[str]:
    """Return what the list leaves unknown, each by its name."""
    names = {"feit_van": "begin van de feiten", "feit_tot": "einde van de feiten"}
    names |= {"wet": "toepasselijke wet", "artikel": "artikel"}
    names |= {vraag.id: f"{vraag.naam[:1].lower()}{vraag.naam[1:]}" for vraag in vragen()}
    return [name for key, name in names.items() if str(toets.get(key, ONBEKEND)) == ONBEKEND]


def goes_to_landelijk_parket(toets: Mapping[str, Any]) -> bool:
    """Whether the facts fall under the law on which the Landelijk Parket alone decides."""
    wet = wetten().get(str(toets.get("wet")))
    return wet is not None and wet.internationaal


def age_then(born: str, van: str, *, assumed: bool) -> tuple[str, bool]:
    """Return the age at the first of the facts, in words, and whether the person may have been a minor."""
    try:
        birth, fact = days_of(born), days_of(van)
    except ValueError:
        birth = fact = None
    if birth is None or fact is None:
        return ONBEKEND, True
    youngest, oldest = _years(birth[1], fact[0]), _years(birth[0], fact[1])
    words = f"{youngest} jaar" if youngest == oldest else f"{youngest} tot {oldest} jaar"
    return words + (", op een aangenomen geboortedatum" if assumed else ""), youngest < MAJORITY


def _years(born: dt.date, day: dt.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _window(van: str, tot: str) -> tuple[dt.date | None, dt.date | None]:
    start, end = days_of(van), days_of(tot)
    return (start[0] if start else None), (end[1] if end else None)


def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))
