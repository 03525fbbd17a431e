"""How far, and how long still: from what was measured in this run, and until then from what is usual."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, TypeVar

from tqdm import tqdm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Each = TypeVar("Each")

# Seconds a character of each stage on one core, as a start; what is measured takes over at once.
USUAL = {"Lezen": 1e-6, "Zoeken": 5e-6, "Verbinden": 2e-6, "Schrijven": 2e-6}
_STEPS = 1000


class Progress:
    """One bar over all stages. Weights are characters, or bytes of files before their text is known."""

    def __init__(self, weights: Sequence[int], *, hidden: bool | None = None) -> None:
        self._left = {stage: float(sum(weights)) for stage in USUAL}
        self._pace = dict(USUAL)
        self._started = time.monotonic()
        tqdm.monitor_interval = 0  # no thread beside us: workers are forked
        self._bar = tqdm(
            total=_STEPS,
            disable=not sys.stderr.isatty() if hidden is None else hidden,
            bar_format="{desc} {percentage:3.0f} % |{bar}| {postfix}",
        )

    def known(self, stages: Iterable[str], weight: int) -> None:
        """From now on these stages have this much to do."""
        for stage in stages:
            self._left[stage] = float(weight)

    def over(self, stage: str, each: Iterable[Each], weights: Iterable[int]) -> Iterator[Each]:
        """Pass on what comes, and count it under the stage."""
        began, done = time.monotonic(), 0
        for item, weight in zip(each, weights, strict=True):
            yield item
            done += weight
            self._left[stage] = max(0.0, self._left[stage] - weight)
            if done:
                self._pace[stage] = (time.monotonic() - began) / done
            self._show(stage)
        self._left[stage] = 0.0

    def remaining(self) -> float:
        """Seconds until all is done."""
        return sum(self._left[stage] * self._pace[stage] for stage in self._left)

    def close(self) -> None:
        """Leave the bar as it is."""
        self._bar.close()

    def _show(self, stage: str) -> None:
        spent, left = time.monotonic() - self._started, self.remaining()
        self._bar.n = int(_STEPS * spent / (spent + left)) if spent + left else _STEPS
        self._bar.set_description_str(stage, refresh=False)
        self._bar.set_postfix_str(f"nog ongeveer {tqdm.format_interval(left)}", refresh=False)
        self._bar.update(0)
