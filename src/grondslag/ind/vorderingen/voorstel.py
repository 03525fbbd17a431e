"""Which kinds of data a fragment seems to hold, and in which of its words. It proposes; a person labels.

The words stand in `data/voorstel.yaml`; names, numbers and groups are what the anonymiser finds.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from grondslag.anonymise import Finding, findings
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.selectors import engine_zaak

DATA = Path(__file__).with_name("data") / "voorstel.yaml"
SUBJECT = "[betrokkene]"
NAMES = frozenset({"PERSOON", "AMBTENAAR", "PROFESSIONAL"})
FROM_THE_DOSSIER = "dossier"
"""What every passage of a dossier is; nothing has to be seen in it for that."""


def proposed(text: str, zaak: Zaak) -> dict[str, list[str]]:
    """Return the kinds that a passage from the dossier seems to hold, each with the words it was seen in."""
    found = list(findings(text, engine_zaak(zaak)))
    seen = in_words(_without_names(text, found))
    for finding in found:
        words = text[finding.start : finding.end]
        for kind in _kinds_of(finding, words):
            seen.setdefault(kind, []).append(words)
    seen.setdefault(FROM_THE_DOSSIER, [])
    return {kind: sorted(set(words)) for kind, words in sorted(seen.items())}


def in_words(text: str) -> dict[str, list[str]]:
    """Return the kinds that the words of a text point at, with those words as the text has them."""
    flat = _flat(text)
    seen: dict[str, list[str]] = {}
    for kind, patterns in _patterns().items():
        for found in (match for pattern in patterns for match in pattern.finditer(flat)):
            seen.setdefault(kind, []).append(" ".join(text[found.start() : found.end()].split()))
    return seen


def _without_names(text: str, found: Iterable[Finding]) -> str:
    """Return the text with every name blanked: mr. Blind is not blind, and Verhoeven-Stam is of no tribe."""
    for one in found:
        if one.label in NAMES:
            text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _kinds_of(finding: Finding, words: str) -> list[str]:
    if finding.label == "PERSOON":
        return ["identificerend" if finding.replacement == SUBJECT else "derden"]
    if finding.label == "GROEP":
        return kinds_of_group(words)
    return list(_rules()["labels"].get(finding.label, ()))


def kinds_of_group(words: str) -> list[str]:
    """Return what the name of a group says of a person: a people, a faith, or both."""
    if _both().search(_flat(words)):
        return ["godsdienst", "ras"]
    return ["godsdienst"] if "godsdienst" in in_words(words) else ["ras"]


def _flat(text: str) -> str:
    """Return the text without capitals and accents, character for character, so that places stay the same."""
    return "".join((unicodedata.normalize("NFKD", char)[0].casefold() or char)[0] for char in text)


@functools.cache
def _rules() -> dict[str, Any]:
    return dict(yaml.safe_load(DATA.read_text(encoding="utf-8")))


@functools.cache
def _patterns() -> dict[str, list[re.Pattern[str]]]:
    rules = _rules()
    return {
        kind: [
            _one_of(word for words in by_language.values() for word in words),
            *map(re.compile, rules["patronen"].get(kind, ())),
        ]
        for kind, by_language in rules["woorden"].items()
    }


@functools.cache
def _both() -> re.Pattern[str]:
    return _one_of(_rules()["volk_en_geloof"])


def _one_of(words: Iterable[str]) -> re.Pattern[str]:
    parts = (
        re.escape(_flat(word)).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in sorted(set(words))
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")
