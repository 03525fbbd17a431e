"""The menu: what stands in `navigatie.toml`, cut down to what the person may open."""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from grondslag.both.accounts.toegang import may_open


@dataclass(frozen=True)
class Item:
    """One line of the menu; `toets` is its shortcut key, or empty."""

    route: str
    namen: Mapping[str, str]
    toets: str

    @property
    def naam(self) -> str:
        """The label in the language of the reader."""
        return self.namen.get(get_language() or "nl", self.namen["nl"])

    @property
    def url(self) -> str:
        """The address that it leads to."""
        return reverse(self.route)


@functools.cache
def items() -> tuple[Item, ...]:
    """Return the whole menu of this side."""
    text = Path(__file__).with_name("navigatie.toml").read_text(encoding="utf-8")
    lines = tomllib.loads(text).get(settings.ZIJDE, [])
    return tuple(Item(line["route"], line["naam"], line.get("toets", "")) for line in lines)


def menu_for(user: Any) -> list[Item]:
    """Return the items that the person may open."""
    return [item for item in items() if may_open(user, item.route)]
