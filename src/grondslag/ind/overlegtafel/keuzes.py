"""The fixed lists of the table, read from `data/`: its outcomes and the words of its labels."""

import functools
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import get_language

DATA = Path(__file__).with_name("data")
AANGIFTE = "aangifte_overwegen"
NUMBERS = range(10, 100)


@dataclass(frozen=True)
class Uitkomstsoort:
    """One outcome: its names and explanations per language; `terug`: the casus may come back later."""

    id: str
    namen: Mapping[str, str]
    uitleggen: Mapping[str, str]
    terug: bool

    @property
    def naam(self) -> str:
        """The name in the language of the reader."""
        return self.namen.get(get_language() or "nl", self.namen["nl"])

    @property
    def uitleg(self) -> str:
        """One sentence in the language of the reader."""
        return self.uitleggen.get(get_language() or "nl", self.uitleggen["nl"])


@functools.cache
def outcomes() -> Mapping[str, Uitkomstsoort]:
    """Return the outcomes by id, in the order of the form."""
    rows = tomllib.loads((DATA / "uitkomsten.toml").read_text(encoding="utf-8"))
    return {key: Uitkomstsoort(key, row["naam"], row["uitleg"], row["terug"]) for key, row in rows.items()}


@functools.cache
def label_words() -> tuple[str, ...]:
    """Return the words of which labels are made."""
    return tuple(tomllib.loads((DATA / "labels.toml").read_text(encoding="utf-8"))["woorden"])


def random_label() -> str:
    """Draw a label; nothing of the casus goes into it."""
    return f"{secrets.choice(label_words())} {secrets.choice(NUMBERS)}"


def word_of(label: str) -> str:
    """Return the word of a label."""
    return label.partition(" ")[0]
