"""The word lists behind the rules for free words, from `data/kaart_woorden.yaml`."""

import re
from functools import cache, cached_property
from typing import Final

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from grondslag.anonymise.kaart.ladder import DATA, kaart_schema

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Count(BaseModel):
    """The coarse word for counts up to and including `tot`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    tot: int
    woord: str


class Vocabulary(BaseModel):
    """The lists as written; a stem ends in a hyphen. Use `matches`, `posts` and `tells`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    hoofdletters: str
    beginwoorden: str
    tijd: str
    onderscheidend: str
    posten: dict[str, str]
    groepen: str
    kenmerken: str
    vreemd: str
    vertelt: dict[str, dict[str, str]]
    plaatshouders: dict[str, str]
    tellingen: tuple[Count, ...]

    @model_validator(mode="after")
    def _speaks_of_the_card(self) -> "Vocabulary":
        schema = kaart_schema()
        for field_id, values in {**self.vertelt, "rolklasse": self.posten}.items():
            for value in values:
                schema.field(field_id).value(value)
        return self

    @cached_property
    def capitals(self) -> frozenset[str]:
        return frozenset(self.hoofdletters.split())

    @cached_property
    def openers(self) -> frozenset[str]:
        """Words that may open a sentence: the list, and every word of the card's own labels."""
        labels = (value.label for field in kaart_schema().velden for value in field.waarden)
        return frozenset(self.beginwoorden.split()) | {
            word.casefold() for label in labels for word in _WORD.findall(label)
        }

    @cached_property
    def time(self) -> re.Pattern[str]:
        return stems(self.tijd)

    @cached_property
    def singular(self) -> re.Pattern[str]:
        return stems(self.onderscheidend)

    @cached_property
    def groups(self) -> re.Pattern[str]:
        return stems(self.groepen)

    @cached_property
    def features(self) -> re.Pattern[str]:
        return stems(self.kenmerken)

    @cached_property
    def foreign(self) -> re.Pattern[str]:
        return stems(self.vreemd)

    @cached_property
    def posts(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((value, stems(words)) for value, words in self.posten.items())

    @cached_property
    def tells(self) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
        """(field, value, pattern) of the words that tell a value of the card."""
        return tuple(
            (field_id, value, stems(words))
            for field_id, values in self.vertelt.items()
            for value, words in values.items()
        )


def stems(words: str) -> re.Pattern[str]:
    """One pattern for a list of words and stems, on word boundaries, in any case."""
    parts = sorted(
        (
            re.escape(word.removesuffix("-")) + (r"[^\W\d_]*" if word.endswith("-") else "")
            for word in words.split()
        ),
        key=len,
        reverse=True,
    )
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(parts)})(?![^\W\d_])", re.IGNORECASE)


@cache
def vocabulary() -> Vocabulary:
    """The lists as shipped. Raises pydantic.ValidationError or KeyError for a broken data file."""
    text = (DATA / "kaart_woorden.yaml").read_text(encoding="utf-8")
    return Vocabulary.model_validate(yaml.safe_load(text))
