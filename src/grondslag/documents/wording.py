"""The Dutch sentences and captions of this engine, read from `wording.toml`."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

HIDDEN_LINE = "--- verborgen ---"
WORDING: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "wording.toml").read_text(encoding="utf-8")
)


def captions(text: str) -> list[tuple[int, int]]:
    """Where the captions of the hidden tail stand, as far as the reader wrote all of their words.

    In order, code points of `text`. A caption that holds the name of a person, or of a property that a person
    made up, is none.
    """
    at = text.find(f"{HIDDEN_LINE}\n")
    return [] if at < 0 else [match.span() for match in _captions().finditer(text, at)]


@cache
def _captions() -> re.Pattern[str]:
    forms = []
    for key, caption in WORDING["caption"].items():
        form = re.escape(caption).replace(r"\{page\}", r"\d+").replace(r"\{number\}", r"\d+")
        if r"\{name\}" in form:
            form = form.replace(r"\{name\}", f"(?:{'|'.join(map(re.escape, WORDING['given'].get(key, ())))})")
        if r"\{" not in form and "(?:)" not in form:
            forms.append(form)
    return re.compile(rf"^(?:{'|'.join(forms)}) ", re.MULTILINE)


def sentence(table: str, key: str, values: Mapping[str, str | int]) -> str:
    """Fill the sentence `key` of `table`; KeyError where the key or one of its values is missing."""
    return str(WORDING[table][key].format_map(values))
