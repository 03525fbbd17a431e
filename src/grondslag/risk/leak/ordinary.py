"""Words so ordinary that, without a capital, they tell nothing: a list, and the card's own words."""

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
    text = (files("grondslag.risk") / "data" / "gewone_woorden.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    schema = kaart_schema()
    labels = [schema.vrije_woorden.label, schema.vrije_woorden.id]
    for field in schema.velden:
        labels += [field.id, field.label, field.label_en]
        labels += [word for value in field.waarden for word in (value.id, value.label, value.label_en)]
    return frozenset(word.lower() for line in (*lines, *labels) for word in _WORD.findall(fold(line).text))
