"""What stands after the engine and after people: a pure function of one run and the acts since.

An act holds for a finding as long as the text and the span are the same, whatever run found it; an acceptance
holds for what was accepted, so it falls when the label or the action is another.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from grondslag.anonymise import Finding
from grondslag.ind.anonimiseren.models import Soort

OPEN = "open"
KEPT = "behoud"
Plek = tuple[int, int, int]
"""Document, start, end: code points in the text of the document, `end` exclusive."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding with what people decided: `stand` is `open`, or the kind of the last act upon it."""

    document: int
    tekst: str
    finding: Finding
    stand: str = OPEN

    @property
    def plek(self) -> Plek:
        """Where it stands."""
        return self.document, self.finding.start, self.finding.end

    @property
    def verbergt(self) -> bool:
        """Whether the working text has something else in its place."""
        return self.stand != Soort.VERWORPEN and self.finding.action != KEPT

    @property
    def twijfel(self) -> float:
        """How much a reader should doubt it: 0 where the engine is certain, 1 where it is not at all."""
        return 1 - self.finding.score

    @property
    def sleutel(self) -> str:
        """The place as one word, for forms and addresses."""
        return "-".join(map(str, self.plek))

    @property
    def naam(self) -> str:
        """What stands for it on the screen."""
        return self.finding.replacement or self.tekst


@dataclass(frozen=True, slots=True)
class Act:
    """One act that still stands, as it is replayed."""

    pk: int
    soort: str
    plekken: tuple[tuple[int, int, int, str, str], ...]
    inhoud: Mapping[str, str]


def after_acts(
    document: int, text: str, findings: Iterable[Finding], acts: Iterable[Act]
) -> tuple[Bevinding, ...]:
    """Return the findings of one document with all acts applied in order, sorted, not overlapping."""
    standing = tuple(acts)
    by_place = _acts_by_place(standing)
    found = list(findings)
    added: set[Plek] = set()
    for act in standing:
        if act.soort == Soort.TOEGEVOEGD:
            found, new = _with_added(document, text, found, act, by_place)
            added |= new
    result = []
    for finding in found:
        plek = (document, finding.start, finding.end)
        start = Soort.TOEGEVOEGD.value if plek in added else OPEN
        bevinding = Bevinding(document, text[finding.start : finding.end], finding, start)
        result.append(_replayed(bevinding, by_place.get(plek, ())))
    return tuple(result)


def occurrences(text: str, wanted: str) -> list[tuple[int, int]]:
    """Return where a text stands as words of its own, in any case; a blank stands for any run of blanks."""
    parts = [re.escape(part) for part in wanted.split()]
    if not parts:
        return []
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)
    return [match.span() for match in pattern.finditer(text)]


Seen = tuple[Act, str, str]
"""An act upon a place, and the label and the action that were seen there."""


def _acts_by_place(acts: Iterable[Act]) -> dict[Plek, list[Seen]]:
    by_place: dict[Plek, list[Seen]] = {}
    for act in acts:
        for document, start, end, label, action in act.plekken:
            by_place.setdefault((document, start, end), []).append((act, label, action))
    return by_place


def _replayed(bevinding: Bevinding, seen: Iterable[Seen]) -> Bevinding:
    for act, label, action in seen:
        finding = bevinding.finding
        if act.soort == Soort.GEWIJZIGD:
            bevinding = replace(bevinding, finding=_changed(finding, act.inhoud), stand=act.soort)
        elif act.soort == Soort.VERWORPEN or (label, action) == (finding.label, finding.action):
            bevinding = replace(bevinding, stand=act.soort)
    return bevinding


def _changed(finding: Finding, inhoud: Mapping[str, str]) -> Finding:
    kept = inhoud["action"] == KEPT
    return replace(
        finding,
        label=inhoud["label"],
        action=inhoud["action"],  # type: ignore[arg-type]  # the service let only these words in
        replacement=None if kept else inhoud["replacement"],
    )


def _with_added(
    document: int, text: str, found: list[Finding], act: Act, by_place: Mapping[Plek, list[Seen]]
) -> tuple[list[Finding], set[Plek]]:
    """Mark a text wherever it stands; what hides all of it stays, what hides a part is taken along."""
    kept, new = list(found), set()
    for start, end in occurrences(text, act.inhoud["tekst"]):
        near = [each for each in kept if each.start < end and start < each.end]
        hiding = [each for each in near if _hides(document, each, by_place)]
        if any(each.start <= start and end <= each.end for each in hiding):
            continue
        first = min([start, *(each.start for each in hiding)])
        last = max([end, *(each.end for each in hiding)])
        kept = [each for each in kept if not (each.start < last and first < each.end)]
        kept.append(_mark(first, last, act))
        new.add((document, first, last))
    return sorted(kept, key=lambda each: each.start), new


def _hides(document: int, finding: Finding, by_place: Mapping[Plek, list[Seen]]) -> bool:
    seen = by_place.get((document, finding.start, finding.end), ())
    return _replayed(Bevinding(document, "", finding), seen).verbergt


def _mark(start: int, end: int, act: Act) -> Finding:
    return Finding(
        start=start,
        end=end,
        label=act.inhoud["label"],
        entity=f"toegevoegd-{act.pk}",
        action=act.inhoud["action"],  # type: ignore[arg-type]  # the service let only these words in
        replacement=act.inhoud["replacement"],
        score=1.0,
        reasons=("door een lezer toegevoegd",),
    )
