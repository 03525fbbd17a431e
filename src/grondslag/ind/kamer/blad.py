"""The figures of a year as a document for the Kamer; the same frozen rows give the same bytes."""

import json
from functools import lru_cache
from typing import Any

from django.conf import settings

from grondslag.both.rendering import bar_plot, render_pdf
from grondslag.both.rendering.plots import describe
from grondslag.ind.kamer import selectors
from grondslag.ind.kamer.models import Jaarcijfers, Toelichting
from grondslag.ind.kamer.onderdrukking import ONDERGRENS

EENHEID = "aantal"
ONDERDRUKKING = (
    f"Aantallen van 1 tot en met {ONDERGRENS - 1} worden niet getoond. Ook andere aantallen zijn weggelaten "
    "waar een klein aantal anders uit totalen of uit eerdere jaren is terug te rekenen. Nul wordt getoond."
)


def plot_title(cijfers: Jaarcijfers) -> str:
    """Return the heading of the plot."""
    return f"Overzicht van {cijfers.jaar}"


def plot(cijfers: Jaarcijfers) -> str:
    """Return the plot of a year as SVG."""
    return bar_plot(plot_title(cijfers), selectors.bars_of(cijfers), eenheid=EENHEID)


def plot_words(cijfers: Jaarcijfers) -> str:
    """Return what the plot shows, in words."""
    return describe(selectors.bars_of(cijfers), EENHEID)


def document(cijfers: Jaarcijfers, toelichting: Toelichting) -> bytes:
    """Return the PDF: the tables, the plot, the explanation and the definitions."""
    return _rendered(json.dumps(_data(cijfers, toelichting), sort_keys=True))


@lru_cache(maxsize=8)
def _rendered(data: str) -> bytes:
    """Render once for each content; the gate asks for the same bytes several times."""
    return render_pdf("cijfers", json.loads(data))


def _data(cijfers: Jaarcijfers, toelichting: Toelichting) -> dict[str, Any]:
    return {
        "moment": toelichting.moment.isoformat(),
        "demo": settings.DEMO,
        "titel": "1F: overlegtafel, aangiften en vorderingen",
        "jaar": cijfers.jaar,
        "peildatum": cijfers.peildatum.isoformat(),
        "inleiding": [line for line in toelichting.tekst.splitlines() if line.strip()],
        "tabellen": [
            {
                "titel": tabel["titel"],
                "kolommen": ["wat is geteld", str(cijfers.jaar), str(cijfers.jaar - 1)],
                "rijen": [
                    {"naam": r["label"], "waarden": [r["tekst"], r["vorig"]], "totaal": r["totaal"]}
                    for r in tabel["rijen"]
                ],
            }
            for tabel in selectors.tables_with_year_before(cijfers)
        ],
        "plot": {"svg": plot(cijfers), "alt": plot_words(cijfers), "bijschrift": plot_title(cijfers)},
        "onderdrukking": ONDERDRUKKING,
        "definities": [
            {"begrip": label, "omschrijving": text, "bron": source}
            for label, text, source in cijfers.definities
        ],
    }
