"""Scores of findings against gold, as `docs` define them.

Recall of mentions and entities, precision in characters.

A mention is found when every letter and digit of it lies in findings that are not `behoud`, whatever the
label.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grondslag.anonymise.engine import anonymise
from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.model import DIRECT, NAMES, QUASI, Dossier
from grondslag.anonymise.zaak import Zaak
from grondslag.documents import Extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from grondslag.anonymise.gold import Mention
    from grondslag.anonymise.model import DocumentResult


@dataclass(slots=True)
class Score:
    """Counts over one or more dossiers. `missed` holds (document, label, surface, context)."""

    mentions: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    entities: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    masked: int = 0
    rightly: int = 0
    characters: int = 0
    missed: list[tuple[str, str, str, str]] = field(default_factory=list)
    surplus: list[tuple[str, str, str]] = field(default_factory=list)
    shown: list[int] = field(default_factory=lambda: [0, 0])
    linked: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])

    @property
    def linking(self) -> float:
        """B³ F1 over the mentions of persons: gold entities against those of the findings over them."""
        precision, recall, count = self.linked
        both = precision + recall
        return 2 * precision * recall / both / count if both else 1.0

    def recall(self, labels: Iterable[str]) -> float:
        """Share of mentions found, over these labels."""
        return _share(self.mentions[label] for label in labels)

    def entity_recall(self, labels: Iterable[str]) -> float:
        """Share of entities of which every mention is found."""
        return _share(self.entities[label] for label in labels)

    @property
    def precision(self) -> float:
        """Of the letters and digits masked, the share inside a mark."""
        return self.rightly / self.masked if self.masked else 1.0

    def summary(self) -> dict[str, float]:
        """The figures that targets are set for."""
        quasi = QUASI - {"KENMERK"}
        return {
            "direct": round(self.recall(DIRECT), 4),
            "direct_entiteiten": round(self.entity_recall(DIRECT), 4),
            "quasi": round(self.recall(quasi), 4),
            "precisie": round(self.precision, 4),
            "kenmerk_getoond": round(_share([self.shown]), 4),
            "koppeling": round(self.linking, 4),
        }


def _share(counts: Iterable[list[int]]) -> float:
    found = total = 0
    for hit, all_of in counts:
        found, total = found + hit, total + all_of
    return found / total if total else 1.0


def read_dossier(folder: Path) -> tuple[Dossier, dict[str, list[Mention]]]:
    """A gold folder as a dossier, and the mentions by document."""
    gold: dict[str, list[Mention]] = {}
    extracts: list[Extract] = []
    for path in sorted(folder.glob("*.gold.txt")):
        text, mentions = read_gold(path.read_text(encoding="utf-8"))
        gold[path.name] = mentions
        extracts.append(Extract(path.name, "txt", "", text, None, (), (), ()))
    registration = folder / "zaak.json"
    zaak = (
        Zaak.from_json(json.loads(registration.read_text(encoding="utf-8")))
        if registration.is_file()
        else None
    )
    return Dossier(tuple(extracts), zaak), gold


def score(folders: Iterable[Path]) -> Score:
    """Run the engine over gold folders and count."""
    total = Score()
    for folder in folders:
        dossier, gold = read_dossier(folder)
        hidden: dict[tuple[str, str], bool] = {}
        pairs: list[tuple[str, str]] = []
        for document in anonymise(dossier).documents:
            _count(total, folder.name, document, gold[document.name], hidden)
            pairs.extend(_linked(document, gold[document.name]))
        _b_cubed(total, pairs)
        for (label, _), safe in hidden.items():
            total.entities[label][0] += safe
            total.entities[label][1] += 1
    return total


def _linked(document: DocumentResult, mentions: list[Mention]) -> Iterator[tuple[str, str]]:
    """(gold entity, found entity) of each mention of a person; what was not found is alone."""
    for mention in mentions:
        if mention.label not in NAMES:
            continue
        over = [each for each in document.findings if each.start < mention.end and mention.start < each.end]
        over.sort(key=lambda each: min(each.end, mention.end) - max(each.start, mention.start), reverse=True)
        alone = f"{document.name}:{mention.start}"
        yield f"{mention.label}:{mention.entity}", over[0].entity if over else alone


def _b_cubed(total: Score, pairs: list[tuple[str, str]]) -> None:
    """Add the B³ precision and recall of each mention of one dossier."""
    gold, found, both = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs), Counter(pairs)
    for pair in pairs:
        total.linked[0] += both[pair] / found[pair[1]]
        total.linked[1] += both[pair] / gold[pair[0]]
        total.linked[2] += 1


def _count(
    total: Score,
    folder: str,
    document: DocumentResult,
    mentions: list[Mention],
    hidden: dict[tuple[str, str], bool],
) -> None:
    text = document.text
    masked = bytearray(len(text))
    for finding in document.findings:
        if finding.action != "behoud":
            masked[finding.start : finding.end] = b"\1" * (finding.end - finding.start)
    marked = bytearray(len(text))
    for mention in mentions:
        marked[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
        found = all(masked[at] or not text[at].isalnum() for at in range(mention.start, mention.end))
        total.mentions[mention.label][0] += found
        total.mentions[mention.label][1] += 1
        entity = (mention.label, mention.entity)
        hidden[entity] = hidden.get(entity, True) and found
        if not found:
            context = text[max(0, mention.start - 40) : mention.end + 40].replace("\n", "⏎")
            total.missed.append(
                (f"{folder}/{document.name}", mention.label, text[mention.start : mention.end], context)
            )
        if mention.label == "KENMERK":
            total.shown[0] += any(
                each.start < mention.end and mention.start < each.end for each in document.aandacht
            )
            total.shown[1] += 1
    for finding in document.findings:
        if finding.action != "behoud" and not any(marked[finding.start : finding.end]):
            total.surplus.append(
                (f"{folder}/{document.name}", finding.label, text[finding.start : finding.end])
            )
    for at, ch in enumerate(text):
        if masked[at] and ch.isalnum():
            total.masked += 1
            total.rightly += marked[at]
    total.characters += len(text)
