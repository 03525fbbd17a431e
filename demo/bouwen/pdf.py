"""A PDF with text, and the page images that a scan is made of: both laid out by the same typst template."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from bouwen.stuk import Alinea, Blok, Kop, Stuk, Tabel, blokken

SJABLOON = Path(__file__).with_name("stuk.typ")
LETTERS = Path(__file__).parents[2] / "src/grondslag/both/rendering/letters"
SCAN_DPI = 200


def pdf(stuk: Stuk) -> bytes:
    return bytes(_compile(stuk, format="pdf", timestamp=int(stuk.gemaakt.timestamp())))


def page_images(stuk: Stuk) -> list[bytes]:
    """Each page as PNG, at the resolution of an office scanner."""
    images = _compile(stuk, format="png", ppi=SCAN_DPI)
    return [images] if isinstance(images, bytes) else images


def _compile(stuk: Stuk, **how: Any) -> Any:
    data = {
        "kop": stuk.kop,
        "titel": stuk.eigenschappen.get("titel", ""),
        "auteur": stuk.eigenschappen.get("auteur", ""),
        "trefwoorden": stuk.eigenschappen.get("trefwoorden", ""),
        "scan": stuk.soort == "scan",
        "blokken": [_as_data(block) for block in blokken(stuk.bron)],
    }
    files = {"main.typ": SJABLOON.read_bytes(), "data.json": json.dumps(data).encode()}
    return typst.compile(files, font_paths=_fonts(), ignore_system_fonts=True, **how)


def _as_data(block: Blok) -> dict[str, Any]:
    match block:
        case Kop(niveau, tekst):
            return {"soort": "kop", "niveau": niveau, "tekst": tekst}
        case Tabel(rijen):
            return {"soort": "tabel", "rijen": rijen}
        case Alinea(delen):
            return {
                "soort": "alinea",
                "delen": [{"soort": deel.soort, "tekst": deel.tekst} for deel in delen],
            }


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(LETTERS)])
