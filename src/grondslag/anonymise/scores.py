"""Scores of findings against gold, as docs/benchmark.md explains them.

A mention is found when every letter and digit of it lies in findings that are not `behoud`, whatever the
label; an entity is found when all its mentions are. Precision counts letters and digits. A leak is a mention
of a direct identifier whose surface can be read in the output, unless the same letters stand unmarked in that
document too.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grondslag.anonymise.detectors import ALL
from grondslag.anonymise.engine import anonymise
from grondslag.anonymise.gold import read_gold
from grondslag.anonymise.model import DIRECT, NAMES, QUASI, Dossier
from grondslag.anonymise.zaak import Zaak
from grondslag.documents import Extract

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from grondslag.anonymise.candidate import Detector
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
    leaked: list[tuple[str, str, str]] = field(default_factory=list)
    shown: list[int] = field(default_factory=lambda: [0, 0])
    shown_characters: int = 0
    linked: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])
    linked_all: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])

    @property
    def linking(self) -> float:
        """B³ F1 over the mentions of persons: gold entities against those of the findings over them."""
        return _f1(self.linked)

    @property
    def linking_all(self) -> float:
        """B³ F1 over the mentions of everything but KENMERK."""
        return _f1(self.linked_all)

    @property
    def attention(self) -> float:
        """Share of the characters that stand in sentences shown to the reader."""
        return self.shown_characters / self.characters if self.characters else 0.0

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

    def per_label(self) -> dict[str, float]:
        """Recall of mentions of each label that has any."""
        return {
            label: round(_share([counts]), 4) for label, counts in sorted(self.mentions.items()) if counts[1]
        }

    def add(
        self, folder: str, documents: Sequence[DocumentResult], gold: Mapping[str, list[Mention]]
    ) -> None:
        """Count one dossier: what a system made of its documents, and the mentions by document."""
        hidden: dict[tuple[str, str], bool] = {}
        pairs: list[tuple[Mention, str]] = []
        for document in documents:
            _count(self, folder, document, gold[document.name], hidden)
            _count_leaks(self, folder, document, gold[document.name])
            pairs.extend(_linked(document, gold[document.name]))
        everything = [(f"{mention.label}:{mention.entity}", found) for mention, found in pairs]
        _b_cubed(
            self.linked,
            [pair for pair, (mention, _) in zip(everything, pairs, strict=True) if mention.label in NAMES],
        )
        _b_cubed(self.linked_all, everything)
        for (label, _), safe in hidden.items():
            self.entities[label][0] += safe
            self.entities[label][1] += 1


def _f1(linked: Sequence[float]) -> float:
    precision, recall, count = linked
    both = precision + recall
    return 2 * precision * recall / both / count if both else 1.0


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


def score(folders: Iterable[Path], *, detectors: Sequence[Detector] = ALL) -> Score:
    """Run the engine with these detectors over gold folders and count."""
    total = Score()
    for folder in folders:
        dossier, gold = read_dossier(folder)
        total.add(folder.name, anonymise(dossier, detectors=detectors).documents, gold)
    return total


def _linked(document: DocumentResult, mentions: list[Mention]) -> Iterator[tuple[Mention, str]]:
    """Each mention but KENMERK with the entity found over it; what was not found is alone."""
    for mention in mentions:
        if mention.label == "KENMERK":
            continue
        over = [each for each in document.findings if each.start < mention.end and mention.start < each.end]
        over.sort(key=lambda each: min(each.end, mention.end) - max(each.start, mention.start), reverse=True)
        yield mention, over[0].entity if over else f"{document.name}:{mention.start}"


def _b_cubed(into: list[float], pairs: list[tuple[str, str]]) -> None:
    """Add the B³ precision and recall of each mention of one dossier: (gold entity, found entity)."""
    gold, found, both = Counter(pair[0] for pair in pairs), Counter(pair[1] for pair in pairs), Counter(pairs)
    for pair in pairs:
        into[0] += both[pair] / found[pair[1]]
        into[1] += both[pair] / gold[pair[0]]
        into[2] += 1


def _count_leaks(total: Score, folder: str, document: DocumentResult, mentions: list[Mention]) -> None:
    """Surfaces of direct identifiers that the output still shows."""
    unmarked = list(document.text)
    for mention in mentions:
        unmarked[mention.start : mention.end] = "⟦" * (mention.end - mention.start)
    rest, output = "".join(unmarked), document.working_text
    for mention in mentions:
        surface = document.text[mention.start : mention.end]
        if mention.label in DIRECT and _stands(surface, output) and not _stands(surface, rest):
            total.leaked.append((f"{folder}/{document.name}", mention.label, surface))


def _stands(surface: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", text) is not None


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
    total.shown_characters += sum(each.end - each.start for each in document.aandacht)
