"""The Dutch sentences and captions of this engine, read from `wording.toml`."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

WORDING: dict[str, dict[str, str]] = tomllib.loads(
    (Path(__file__).parent / "wording.toml").read_text(encoding="utf-8")
)


def sentence(table: str, key: str, values: Mapping[str, str | int]) -> str:
    """Fill the sentence `key` of `table`; KeyError where the key or one of its values is missing."""
    return WORDING[table][key].format_map(values)
