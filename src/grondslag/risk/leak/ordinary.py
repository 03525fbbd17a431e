"""Words that tell nothing: ordinary ones without a capital (a list, the words of the card), and for where."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from grondslag.anonymise.kaart import kaart_schema
from grondslag.risk.leak.fold import fold

_WORD: Final = re.compile(r"[^\W\d_]+")


@cache
def ordinary_words() -> frozenset[str]:
    """Folded, lower case."""
    schema = kaart_schema()
    labels = [schema.vrije_woorden.label, schema.vrije_woorden.id]
    for field in schema.velden:
        labels += [field.id, field.label, field.label_en]
        labels += [word for value in field.waarden for word in (value.id, value.label, value.label_en)]
    return _words(*_lines("gewone_woorden.txt"), *labels)


@cache
def words_for_where() -> frozenset[str]:
    """What says only where something is, folded, in lower case: no place by itself."""
    return _words(*_lines("waar_iets_is.txt"))


def _lines(name: str) -> list[str]:
    text = (files("grondslag.risk") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word.lower() for line in lines for word in _WORD.findall(fold(line).text))
