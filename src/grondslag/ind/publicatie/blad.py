"""The nota as the public gets it: rebuilt from its text and what was withheld, never a file with bars."""

import json
from collections import Counter
from functools import lru_cache
from typing import Any

from django.conf import settings

from grondslag.both.rendering import render_pdf
from grondslag.ind.publicatie.inhoud import SECTIES, withheld_from
from grondslag.ind.publicatie.models import Nota
from grondslag.ind.publicatie.passages import Stuk, public, tally
from grondslag.ind.publicatie.woo import woo

TITEL = "Nota"
"""The title in the metadata of every nota: the template's own, never of a file that somebody uploaded."""


def withheld(nota: Nota) -> dict[str, str]:
    """Return each withheld text with the id of its ground."""
    return {passage.tekst: passage.grond for passage in nota.passages.all() if passage.grond}


def counts(nota: Nota) -> Counter[str]:
    """Return how many passages are withheld on each ground, wherever they stand."""
    return tally(withheld_from(nota.inhoud), withheld(nota))


def document(nota: Nota) -> bytes:
    """Return the PDF; the same nota gives the same bytes.

    Raises:
        RenderingError: a part that the document needs is not there, or a character has no font.
    """
    return _rendered(json.dumps(_data(nota), sort_keys=True))


@lru_cache(maxsize=8)
def _rendered(data: str) -> bytes:
    """Render once for each content; the gate asks for it several times. Keeps public text alone."""
    return render_pdf("nota", json.loads(data))


def _data(nota: Nota) -> dict[str, Any]:
    labels = {text: woo().ground(grond).label for text, grond in withheld(nota).items()}

    def piece(text: str) -> list[Stuk]:
        return public(text, labels)

    said = nota.paragraaf5 or {"toelichting": [], "aantallen": {}}
    return {
        "moment": nota.gewijzigd.isoformat(),
        "demo": settings.DEMO,
        "onderwerp": nota.inhoud["onderwerp"],
        "kop": [{"naam": name, "waarde": piece(value)} for name, value in nota.inhoud["kop"]],
        **{part: [piece(text) for text in nota.inhoud[part]] for part in SECTIES},
        "niet_openbaar": [[text] for text in said["toelichting"]],
        "weglatingen": [
            {"grond": ground.label, "omschrijving": ground.onderwerp, "aantal": said["aantallen"][ground.id]}
            for ground in woo().grond
            if ground.id in said["aantallen"]
        ],
    }
