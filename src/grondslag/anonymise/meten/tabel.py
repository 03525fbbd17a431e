"""Figures as a table that a person can read, and as JSON that a program can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grondslag.anonymise.meten.systemen import ENGINE
from grondslag.anonymise.model import DIRECT, QUASI

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grondslag.anonymise.meten.systemen import Measured
    from grondslag.anonymise.scores import Score

_LABELS = (*sorted(DIRECT), *sorted(QUASI - {"KENMERK"}), "KENMERK")
_NONE = "–"


def figures(measured: Measured, score: Score) -> dict[str, Any]:
    """All figures of one system. Shares lie in 0–1; speed in characters a processor second.

    What a system does not do (linking, pointing at sentences) is null.
    """
    own = measured.name == ENGINE
    summary = score.summary()
    return {
        "systeem": measured.name,
        "direct": summary["direct"],
        "direct_entiteiten": summary["direct_entiteiten"],
        "quasi": summary["quasi"],
        "quasi_entiteiten": round(score.entity_recall(QUASI - {"KENMERK"}), 4),
        "precisie": summary["precisie"],
        "koppeling": summary["koppeling"] if own else None,
        "koppeling_alles": round(score.linking_all, 4) if own else None,
        "kenmerk_gemaskeerd": round(score.recall(["KENMERK"]), 4) if score.shown[1] else None,
        "kenmerk_getoond": summary["kenmerk_getoond"] if own and score.shown[1] else None,
        "getoonde_tekens": round(score.attention, 4) if own else None,
        "lekken": len(score.leaked),
        "tekens": score.characters,
        "tekens_per_s": round(score.characters / measured.cpu_s) if measured.cpu_s else None,
        "laden_s": measured.load_s,
        "piek_mb": measured.peak_mb,
        "per_label": score.per_label(),
        "entiteiten_per_label": {
            label: round(score.entity_recall([label]), 4)
            for label in sorted(score.entities)
            if score.entities[label][1]
        },
        "aantal_per_label": {
            label: counts[1] for label, counts in sorted(score.mentions.items()) if counts[1]
        },
    }


_ROWS = (
    ("direct: vermeldingen gevonden", "direct", "deel"),
    ("direct: personen en nummers geheel", "direct_entiteiten", "deel"),
    ("quasi, zonder KENMERK: vermeldingen", "quasi", "deel"),
    ("quasi, zonder KENMERK: geheel", "quasi_entiteiten", "deel"),
    ("precisie (tekens)", "precisie", "deel"),
    ("koppeling van personen, B³ F1", "koppeling", "deel"),
    ("koppeling van alles, B³ F1", "koppeling_alles", "deel"),
    ("KENMERK gemaskeerd", "kenmerk_gemaskeerd", "deel"),
    ("KENMERK getoond aan de lezer", "kenmerk_getoond", "deel"),
    ("… in dit deel van de tekst", "getoonde_tekens", "deel"),
    ("lekken van directe gegevens", "lekken", "aantal"),
    ("tekens per seconde per kern", "tekens_per_s", "aantal"),
    ("laden (s)", "laden_s", "seconden"),
    ("geheugen, piek (MB)", "piek_mb", "aantal"),
)


def table(systems: Sequence[dict[str, Any]]) -> str:
    """One column a system: the figures, then recall of mentions by label with how many there are."""
    head = ["", *(each["systeem"] for each in systems)]
    rows = [[title, *(shown(each[key], kind) for each in systems)] for title, key, kind in _ROWS]
    counts = systems[0]["aantal_per_label"]
    rows += [
        [
            f"  {label} ({counts[label]})",
            *(shown(each["per_label"].get(label), "deel") for each in systems),
        ]
        for label in _LABELS
        if label in counts
    ]
    return aligned([head, *rows])


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Columns of text, the first to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if not column else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def shown(figure: float | None, kind: str) -> str:
    """A figure in Dutch; `kind`: "deel" (0–1), "seconden" or "aantal". What was not measured is a dash."""
    if figure is None:
        return _NONE
    if kind == "deel":
        return f"{figure:.4f}".replace(".", ",")
    if kind == "seconden":
        return f"{figure:.2f}".replace(".", ",")
    return f"{figure:,.0f}".replace(",", ".")
