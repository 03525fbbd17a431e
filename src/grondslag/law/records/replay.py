"""Decide stored decisions again, offline: the same verdict and the same bytes, or where they differ."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grondslag.law.canonical import canonical
from grondslag.law.deciding import decide
from grondslag.law.records.stored import Stored
from grondslag.law.register import Register
from grondslag.law.schema import Law


@dataclass(frozen=True)
class Replay:
    """What became of one stored decision. `differences` are paths in it, such as `steps[3].ok`."""

    was: bool
    now: bool
    differences: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether it came out to the byte."""
        return not self.differences


class Replayer:
    """Replays under one register; each law that was entered then is entered once."""

    def __init__(self, register: Register) -> None:
        """Take the register without any law; each stored decision brings its own."""
        self._shipped = register
        self._entered: dict[Law | None, Register] = {None: register}

    def replay(self, stored: Stored) -> Replay:
        """Decide again on what was known then.

        Raises:
            RegisterError: the register cannot hold the law that was entered then.
        """
        again = decide(stored.request, self._with(stored.law), stored.events, stored.day).as_json()
        if own := stored.own_no:  # not the law's to say again
            again = {**again, "permit": False, "steps": [*again["steps"], *own]}
        was, now = bool(stored.decision["permit"]), bool(again["permit"])
        if stored.decision == again and not stored.has_number:
            return Replay(was, now, ())  # equal values have equal bytes, but for a number: 1 equals true
        return Replay(was, now, tuple(_differences(stored.decision, again, "")))

    def _with(self, law: Law | None) -> Register:
        if law not in self._entered:
            self._entered[law] = self._shipped.with_law(law) if law else self._shipped
        return self._entered[law]


def _differences(old: Any, new: Any, where: str) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for name in sorted(old.keys() | new.keys()):
            path = f"{where}.{name}" if where else name
            if name in old and name in new:
                yield from _differences(old[name], new[name], path)
            else:
                yield path
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (before, after) in enumerate(zip(old, new, strict=True)):
            yield from _differences(before, after, f"{where}[{index}]")
    elif canonical(old) != canonical(new):
        yield where
