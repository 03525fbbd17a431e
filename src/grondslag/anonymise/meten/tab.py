"""The Text Anonymization Benchmark (Pilán et al. 2022, MIT): read it, score on it, write in its form.

Scores are those of the benchmark: tokens are runs of letters and digits that it does not call ignorable; a
mention is masked when all its tokens are; an entity when all its mentions are. Its 31 test documents are
English judgments, single-annotated in the file read here, and nothing in the engine is tuned for them.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grondslag.anonymise.meten.tabel import shown
from grondslag.anonymise.model import DIRECT
from grondslag.anonymise.scores import read_dossier

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from grondslag.anonymise.gold import Mention
    from grondslag.anonymise.meten.systemen import Measured

FILE = "tab144_entities.jsonl"
_TOKEN = re.compile(r"\w+")
_TYPE = {
    "PERSOON": "PERSON", "AMBTENAAR": "PERSON", "PROFESSIONAL": "PERSON", "VNUMMER": "CODE", "BSN": "CODE",
    "ZAAKNUMMER": "CODE", "DOCNUMMER": "CODE", "PARKETNUMMER": "CODE", "CONTACT": "CODE", "ADRES": "LOC",
    "GEBDATUM": "DATETIME", "DATUM": "DATETIME", "PLAATS": "LOC", "EENHEID": "ORG", "FUNCTIE": "DEM",
    "GROEP": "DEM", "LEEFTIJD": "QUANTITY", "KENMERK": "MISC",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgment:
    """One judgment: spans are (start, end, identifier type, entity), tokens to skip given by their start."""

    name: str
    text: str
    spans: tuple[tuple[int, int, str, str], ...]
    ignorable: frozenset[int]


def read_tab(folder: Path, split: str = "test") -> list[Judgment]:
    """The judgments of one split.

    Raises:
        OSError: the file is not there.
        ValueError: a line of it has another form.
    """
    lines = (folder / FILE).read_text(encoding="utf-8").splitlines()
    try:
        return [_judgment(each) for each in map(json.loads, lines) if each["split"] == split]
    except (KeyError, TypeError) as problem:
        raise ValueError(f"een regel heeft een andere vorm ({problem})") from None


def _judgment(data: dict[str, Any]) -> Judgment:
    spans = tuple((each["s"], each["e"], each["id_type"], each["entity"]) for each in data["spans"])
    return Judgment(data["id"], data["text"], spans, frozenset(start for start, _ in data["ignorable"]))


def score_tab(measured: Measured, judgments: Sequence[Judgment]) -> dict[str, Any]:
    """Entity recall of direct and quasi identifiers, recall and precision of tokens, speed."""
    entities: dict[str, dict[str, bool]] = {"DIRECT": {}, "QUASI": {}}
    wanted = hit = masked_count = 0
    for judgment, (document,) in zip(judgments, measured.results, strict=True):
        tokens = [each.span() for each in _TOKEN.finditer(judgment.text)]
        tokens = [token for token in tokens if token[0] not in judgment.ignorable]
        masked = _covered(tokens, ((each.start, each.end) for each in document.findings if each.replacement))
        gold = _covered(tokens, (span[:2] for span in judgment.spans if span[2] in entities))
        wanted, hit, masked_count = wanted + len(gold), hit + len(gold & masked), masked_count + len(masked)
        for start, end, kind, entity in judgment.spans:
            if kind in entities:
                safe = _covered(tokens, [(start, end)]) <= masked
                entities[kind][entity] = entities[kind].get(entity, True) and safe
    characters = sum(len(each.text) for each in judgments)
    return {
        "systeem": measured.name,
        "ER_di": _share(entities["DIRECT"]),
        "ER_qi": _share(entities["QUASI"]),
        "tokens_gevonden": round(hit / wanted, 4) if wanted else 1.0,
        "tokens_precisie": round(hit / masked_count, 4) if masked_count else 1.0,
        "tekens_per_s": round(characters / measured.cpu_s) if measured.cpu_s else None,
    }


def _covered(tokens: Sequence[tuple[int, int]], spans: Iterable[tuple[int, int]]) -> set[int]:
    """Starts of the tokens that lie wholly in the spans together."""
    starts = [start for start, _ in tokens]
    inside: dict[int, set[int]] = defaultdict(set)
    for first, last in spans:
        at = max(0, bisect_right(starts, first) - 1)
        while at < len(tokens) and tokens[at][0] < last:
            start, end = tokens[at]
            inside[at] |= set(range(max(start, first), min(end, last)))
            at += 1
    return {starts[at] for at, covered in inside.items() if len(covered) == tokens[at][1] - starts[at]}


def _share(entities: dict[str, bool]) -> float:
    return round(sum(entities.values()) / len(entities), 4) if entities else 1.0


_SHARES = ("ER_di", "ER_qi", "tokens_gevonden", "tokens_precisie")
_ROWS = (*((row, "deel") for row in _SHARES), ("tekens_per_s", "aantal"))


def tab_rows(systems: Sequence[dict[str, Any]]) -> list[list[str]]:
    """The figures as rows of text, a column a system."""
    head = ["", *(each["systeem"] for each in systems)]
    return [head, *([row, *(shown(each[row], kind) for each in systems)] for row, kind in _ROWS)]


def to_tab(folders: Sequence[Path]) -> list[dict[str, Any]]:
    """Dossiers in the standoff JSON of the benchmark, one entry a document; our label stands beside its type.

    Entities keep their key through a dossier: `entity_id` is the same in all its documents.
    """
    return [
        _entry(folder.name, each.name, each.text, gold[each.name])
        for folder in folders
        for dossier, gold in (read_dossier(folder),)
        for each in dossier.documents
    ]


def _entry(folder: str, name: str, text: str, mentions: Sequence[Mention]) -> dict[str, Any]:
    document = f"{folder}/{name.removesuffix('.gold.txt')}"
    return {
        "doc_id": document,
        "dataset_type": "test",
        "text": text,
        "task": "Mask every private person in this dossier.",
        "meta": {"language": "nl", "dossier": folder},
        "quality_checked": True,
        "annotations": {
            "gold": {
                "entity_mentions": [
                    {
                        "entity_type": _TYPE[mention.label],
                        "entity_mention_id": f"{document}_m{number}",
                        "entity_id": f"{folder}_{mention.label}_{mention.entity}",
                        "start_offset": mention.start,
                        "end_offset": mention.end,
                        "span_text": text[mention.start : mention.end],
                        "edit_type": "check",
                        "identifier_type": "DIRECT" if mention.label in DIRECT else "QUASI",
                        "confidential_status": "NOT_CONFIDENTIAL",
                        "grondslag_label": mention.label,
                    }
                    for number, mention in enumerate(mentions)
                ]
            }
        },
    }
