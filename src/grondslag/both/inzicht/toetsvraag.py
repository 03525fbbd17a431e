"""What "Mag dit?" asks of the law for one object: which papers count for a ground, also on a day to come."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from grondslag.both import clock
from grondslag.both.gate.decisions import GATE, Established
from grondslag.law import Ground, Judgement, Request

OF_THE_ZAAK = frozenset({"zaak_is_1f"})
"""Judgements about the zaak itself; every other is about this object, and counts on its own ground alone."""


@dataclass(frozen=True)
class Toetsvraag:
    """The object's papers, and the ground that it goes; empty where that is not fixed."""

    papers: Established
    own: str

    def request(self, ground: Ground, day: dt.date) -> Request:
        """The question for one ground: all that would leave, or all it may carry while that is not known."""
        kinds = self.papers.kinds if self.papers.kinds is not None else ground.kinds
        return Request("mag-dit", ground.id, kinds, ground.rule.aan, self._judgements(ground, day))

    def about(self, kinds: frozenset[str]) -> "Toetsvraag":
        """The same papers, asked for other kinds of data than lie ready."""
        return replace(self, papers=replace(self.papers, kinds=kinds))

    def fits(self, ground: Ground) -> bool:
        """Whether the ground carries something of what would leave; either may be unknown."""
        kinds = self.papers.kinds
        return kinds is None or not ground.kinds or bool(ground.kinds & kinds)

    def turns(self) -> set[dt.date]:
        """Every day on which a paper begins or ends to count, its age apart."""
        ends = {last + dt.timedelta(days=1) for last in self.papers.until.values()}
        dates = {paper.date for paper in self.papers.judgements.values() if paper.date is not None}
        return ends | dates | {clock.today()}

    def _judgements(self, ground: Ground, day: dt.date) -> Mapping[str, Judgement]:
        counts = self.own in {"", ground.id}
        return {
            name: _as_of(paper, day)
            for name, paper in self.papers.judgements.items()
            if (counts or name in OF_THE_ZAAK) and day <= self.papers.until.get(name, day)
        }


def _as_of(paper: Judgement, day: dt.date) -> Judgement:
    """The paper as it would be on a day to come: what the gate found today, it would find anew that day."""
    today = clock.today()
    renewed = paper.role == GATE and paper.date == today and day > today
    return replace(paper, date=day) if renewed else paper
