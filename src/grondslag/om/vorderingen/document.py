"""A demand as a document for the OM's own file."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from grondslag.both.gate.selectors import latest_of
from grondslag.both.rendering import RenderingError, render_pdf
from grondslag.both.vordering.regels import papier_uiterlijk
from grondslag.om.vorderingen.models import Vordering
from grondslag.om.vorderingen.selectors import bericht_of

NAMEN = {"naam": "Naam", "geboren": "Geboren", "nummer": "Nummer", "aanduiding": "Aanduiding"}


def as_pdf(vordering: Vordering) -> bytes:
    """Return the demand as PDF; the same demand gives the same bytes.

    Raises:
        ValidationError: a character that cannot be printed; says which.
    """
    try:
        return render_pdf("vordering", _data(vordering))
    except RenderingError as error:
        raise ValidationError(str(error)) from error


def _data(vordering: Vordering) -> dict[str, Any]:
    demand = bericht_of(vordering)
    leave, oral = demand.machtiging, None
    if vordering.mondeling and vordering.gedaan:
        oral = {"gedaan": vordering.gedaan, "uiterlijk": papier_uiterlijk(vordering.gedaan)}
    return {
        "moment": vordering.verzonden or vordering.opgesteld,
        "demo": settings.DEMO,
        "kenmerk": str(vordering.pk),
        "artikel": demand.artikel,
        "bevoegdheid": demand.functie,
        "afzender": {"naam": "Openbaar Ministerie", "regels": []},
        "geadresseerde": {"naam": "Immigratie- en Naturalisatiedienst", "regels": []},
        "persoon": [
            {"naam": NAMEN[key], "waarde": value}
            for key, value in demand.persoon.model_dump().items()
            if value
        ],
        "gegevens": demand.gegevens,
        "titel": demand.titel,
        "verdenking": vordering.inhoud["verdenking"],
        "termijn": f"uiterlijk op {demand.termijn:%d-%m-%Y}",
        "wijze": demand.wijze,
        "machtiging": {
            "instantie": leave.instantie,
            "dag": leave.datum,
            "kenmerk": leave.kenmerk,
            "reikwijdte": leave.reikwijdte,
        }
        if leave
        else None,
        "mondeling": oral,
        "ondertekenaars": _signers(vordering),
    }


def _signers(vordering: Vordering) -> list[dict[str, Any]]:
    request = latest_of("vordering", str(vordering.pk))
    signatures = request.handtekeningen.select_related("person") if request else []
    return [{"functie": one.person.functie or one.rol, "moment": one.moment} for one in signatures]
