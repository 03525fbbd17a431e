"""The gold format: a text with marks `⟦LABEL#entity|surface⟧` → the plain text and its mentions."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"⟦([A-Z]+)#([^|⟧\n]+)\|([^⟧\n]*)⟧")


@dataclass(frozen=True, slots=True)
class Mention:
    """One marked mention; offsets in the plain text."""

    start: int
    end: int
    label: str
    entity: str


def read_gold(text: str) -> tuple[str, list[Mention]]:
    """The plain text and the mentions in it.

    Raises:
        ValueError: a mark is broken, so that a bracket is left in the plain text.
    """
    parts: list[str] = []
    mentions: list[Mention] = []
    at = length = 0
    for mark in _MARK.finditer(text):
        before = text[at : mark.start()]
        parts += (before, mark[3])
        start = length + len(before)
        length = start + len(mark[3])
        mentions.append(Mention(start, length, mark[1], mark[2]))
        at = mark.end()
    parts.append(text[at:])
    plain = "".join(parts)
    if "⟦" in plain or "⟧" in plain:
        line = plain[: max(plain.find("⟦"), plain.find("⟧"))].count("\n") + 1
        raise ValueError(f"Een merkteken is kapot, in of na regel {line}.")
    return plain, mentions
