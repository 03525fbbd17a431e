"""The delivery record: the answer as a document for the IND's own file (it suits art. 126nd lid 5 Sv)."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from grondslag.both.gate.models import Verzoek
from grondslag.both.rendering import RenderingError, render_pdf
from grondslag.ind.vorderingen.antwoord import Gevraagd, bericht_of, items_of, kenmerk_of
from grondslag.ind.vorderingen.models import Vordering

BESLUIT = {"verstrekt": "verstrekt", "deels": "deels verstrekt", "niet": "niet verstrekt"}


def as_pdf(vordering: Vordering, request: Verzoek) -> bytes:
    """Return the record of a released answer as PDF: what, when, how, on which demand, with checksums.

    Raises:
        ValidationError: a character that cannot be printed; says which.
    """
    try:
        return render_pdf("antwoord", _data(vordering, request))
    except RenderingError as error:
        raise ValidationError(str(error)) from error


def _data(vordering: Vordering, request: Verzoek) -> dict[str, Any]:
    demand = bericht_of(vordering)
    return {
        "moment": vordering.beantwoord,
        "demo": settings.DEMO,
        "kenmerk": kenmerk_of(vordering),
        "vordering": [
            {"naam": "Verwijzing", "waarde": str(vordering.referentie)},
            {"naam": "Artikel", "waarde": f"{demand.artikel} Sv"},
            {"naam": "Gevorderd door", "waarde": demand.functie},
            {"naam": "Ontvangen", "waarde": f"{vordering.ontvangen:%d-%m-%Y}"},
        ],
        "afzender": {"naam": "Immigratie- en Naturalisatiedienst", "regels": []},
        "geadresseerde": {"naam": "Openbaar Ministerie", "regels": []},
        "posten": [_post(item, request) for item in items_of(vordering) if item.post],
        "wijze": demand.wijze,
        "ondertekenaars": [
            {"functie": one.person.functie or one.rol, "moment": one.moment}
            for one in request.handtekeningen.select_related("person")
        ],
    }


def _post(item: Gevraagd, request: Verzoek) -> dict[str, Any]:
    post = item.post
    assert post is not None  # noqa: S101 - only decided items come here
    file = {"naam": "antwoord.json", "sha256": request.bundle_sha256}
    return {
        "nummer": item.nummer,
        "gevraagd": item.tekst,
        "besluit": BESLUIT[post.besluit],
        "artikel": post.inhoud["artikel"],
        "reden": post.inhoud["reden"],
        "bestanden": [file] if item.gaat else [],
    }
