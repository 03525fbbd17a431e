"""The document that is signed (art. 163 Sv), made anew each time from what was established."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from grondslag.both.rendering import render_pdf
from grondslag.both.wet.selectors import current_register
from grondslag.ind.aangiften.gegevens import is_special, kinds
from grondslag.ind.aangiften.models import Aangifte

if TYPE_CHECKING:
    from grondslag.ind.aangiften.selectors import Chain

ORGANISATION = "Immigratie- en Naturalisatiedienst"
ARTICLES = {
    "aangifte-160": "artikel 160 van het Wetboek van Strafvordering",
    "aangifte-161": "artikel 161 van het Wetboek van Strafvordering",
}


def place_of(aangifte: Aangifte) -> str:
    """Return the place to which the sealed papers of an aangifte are bound."""
    return f"aangifte:{aangifte.kenmerk}"


def document_of(aangifte: Aangifte, chain: "Chain") -> bytes:
    """Return the PDF. Call only where the chain has a decision.

    Raises:
        RenderingError: the document cannot be made of these words.
    """
    if chain.indiening is None or chain.advies is None or chain.besluit is None:
        raise ValueError("a document follows from a decision")
    content, advice, decision = chain.indiening.inhoud, chain.advies.inhoud, chain.besluit.inhoud
    addressee, mandate = advice["geadresseerde"], decision["mandaat"]
    data: dict[str, Any] = {
        "moment": chain.besluit.moment,
        "demo": current_register().grounds[aangifte.grondslag].demo,
        "kenmerk": aangifte.kenmerk,
        "geadresseerde": {"naam": addressee["naam"], "regels": addressee["regels"]},
        "aangever": {
            "organisatie": ORGANISATION,
            "functie": chain.besluit.hoofd.functie or "Afdelingshoofd",
            "mandaat": {
                "omschrijving": mandate["omschrijving"],
                "dag": dt.date.fromisoformat(mandate["dag"]),
                "bijlage": 1,
            },
        },
        "grondslag": ARTICLES[aangifte.grondslag],
        "feiten": content["inhoud"]["feiten"],
        "kwalificatie": content["inhoud"]["kwalificatie"],
        "plaats": content["inhoud"]["plaats"],
        "tijd": content["inhoud"]["tijd"],
        "persoon": [_datum(row) for row in content["gegevens"]],
        "advies": advice["tekst"],
        "besluit": decision["tekst"],
        "bijlagen": [
            {
                "nummer": 1,
                "omschrijving": f"Mandaat: {mandate['omschrijving']}",
                "sha256": chain.besluit.mandaat_sha256,
            }
        ],
    }
    return render_pdf("aangifte", data)


def _datum(row: dict[str, str]) -> dict[str, str | None]:
    weighing = f" {row['afweging']}" if row["afweging"] else ""
    return {
        "gegeven": row["naam"],
        "waarde": row["waarde"],
        "noodzaak": f"{row['noodzaak']}{weighing}",
        "bijzonder": kinds()[row["soort"]] if is_special(row["soort"]) else None,
    }
