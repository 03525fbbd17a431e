"""The text of a nota: its sections, how lines become paragraphs, and how a document is split into them."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from grondslag.proof import canonical

SECTIES = ("aanleiding", "besluit", "kernpunten", "toelichting")
KOPPEN = {
    "aanleiding": "Aanleiding",
    "besluit": "Geadviseerd besluit",
    "kernpunten": "Kernpunten",
    "toelichting": "Toelichting",
}
EINDE = "Informatie die niet openbaar gemaakt kan worden"
"""The heading of section 5: what follows it in a document is written anew, from what is withheld."""


def paragraphs(text: str) -> list[str]:
    """Return the lines of a text that say something, each a paragraph."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def head(text: str) -> list[list[str]]:
    """Return the lines `name: value` at the head of a nota; a line without a colon continues the last."""
    lines: list[list[str]] = []
    for line in paragraphs(text):
        name, colon, value = (part.strip() for part in line.partition(":"))
        if colon and name and value:
            lines.append([name, value])
        elif lines:
            lines[-1][1] += f" {line}"
        else:
            lines.append(["Kop", line])
    return lines


def text_hash(inhoud: Mapping[str, Any]) -> str:
    """Return the hash of a text: what a form had before it."""
    return hashlib.sha256(canonical(dict(inhoud))).hexdigest()


def withheld_from(inhoud: Mapping[str, Any]) -> list[str]:
    """Return the texts in which a passage can be withheld: the values of the head, and the paragraphs."""
    return [value for _name, value in inhoud["kop"]] + [text for part in SECTIES for text in inhoud[part]]


def always_public(inhoud: Mapping[str, Any], paragraaf5: Mapping[str, Any] | None) -> list[str]:
    """Return the texts that stand in the file whole: the subject, and the note's own words in section 5."""
    return [inhoud["onderwerp"], *(paragraaf5["toelichting"] if paragraaf5 else [])]


def split(text: str) -> dict[str, str]:
    """Split the text of a document at the headings of a decision note; without any, all is toelichting."""
    found: dict[str, list[str]] = {"kop": [], **{part: [] for part in SECTIES}, "rest": []}
    now = "kop"
    for line in text.splitlines():
        heading = _heading(line)
        if heading:
            now = heading if now != "rest" else now
        else:
            found[now].append(line)
    if not any(found[part] for part in SECTIES):
        return {"toelichting": "\n".join(paragraphs(text))}
    return {part: "\n".join(paragraphs("\n".join(lines))) for part, lines in found.items() if part != "rest"}


def _heading(line: str) -> str:
    words = re.sub(r"^\s*\d[\d.]*\s*", "", line).strip().rstrip(":").casefold()
    if words == EINDE.casefold():
        return "rest"
    return next((part for part, name in KOPPEN.items() if words == name.casefold()), "")
