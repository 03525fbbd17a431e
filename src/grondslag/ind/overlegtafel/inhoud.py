"""What a meeting lets out, built from rows: a casus as a message, its file copy, our half of the minutes."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils import formats, translation

from grondslag.anonymise.kaart import Kaart, kaart_schema
from grondslag.both.rendering import render_pdf
from grondslag.both.rendering.vormen import VOORWAARDEN
from grondslag.both.tafel import bericht
from grondslag.ind.casussen.inhoud import kaart_van, woorden_van
from grondslag.ind.overlegtafel.keuzes import outcomes
from grondslag.ind.overlegtafel.models import Agendapunt, Overleg
from grondslag.proof import canonical


def meeting_name(overleg: Overleg) -> str:
    """Return what both sides call a meeting: "Overlegtafel van 10 december 2026", "…, 2e van die dag"."""
    with translation.override("nl"):
        name = f"Overlegtafel van {formats.date_format(overleg.datum, 'j F Y')}"
    return name if overleg.nummer == 1 else f"{name}, {overleg.nummer}e van die dag"


def casus_message(agendapunt: Agendapunt) -> bericht.CasusBericht:
    """Return the casus as the OM gets it: values of the card, quotations, the reviewed words why; no more."""
    overleg, kaart = agendapunt.overleg, kaart_van(agendapunt.casus)
    plain = kaart.as_dict()
    return bericht.CasusBericht(
        overleg=bericht.Overleg(
            referentie=overleg.referentie, datum=overleg.datum, naam=meeting_name(overleg)
        ),
        label=agendapunt.label,
        kaart={field.id: plain[field.id] for field in kaart_schema().velden},
        citaten=list(woorden_van(agendapunt.casus)),
        prangend=kaart.prangend,
        voorwaarden=list(VOORWAARDEN),
    )


def casusblad(message: bericht.CasusBericht) -> bytes:
    """Return the same casus as PDF, for the IND's own file; one message gives one and the same file."""
    return render_pdf(
        "casusblad",
        {
            "label": message.label,
            "vergadering": message.overleg.naam,
            "dag": message.overleg.datum,
            "velden": card_rows(message.as_kaart()),
            "waarom_prangend": message.prangend,
            "citaten": message.citaten,
            "voorwaarden": message.voorwaarden,
            "demo": settings.DEMO,
        },
    )


def casusblad_name(label: str) -> str:
    """Return the file name of the copy: the label of this meeting, and nothing else."""
    return f"casusblad-{label.lower().replace(' ', '-')}.pdf"


def card_rows(kaart: Kaart) -> list[dict[str, Any]]:
    """Return the card as lines of a form, in Dutch, in its own order."""
    return [
        {
            "naam": field.label,
            "waarde": [value.label for value in field.waarden if value.id in kaart.values(field.id)]
            or ["geen"],
        }
        for field in kaart_schema().velden
    ]


def minutes_message(
    overleg: Overleg,
    agendapunten: Sequence[Agendapunt],
    besproken: Mapping[str, Sequence[str]],
    overig: Sequence[str],
    andere: str,
) -> bericht.VerslagBericht:
    """Return our half of the minutes: presence, each casus with its outcome, and what else was said."""
    return bericht.VerslagBericht(
        overleg=bericht.OverlegRef(referentie=overleg.referentie),
        zijde="ind",
        tekst=bericht.Helft(
            aanwezig=[
                bericht.Aanwezig(functie=one.functie, organisatie=one.organisatie)
                for one in overleg.aanwezigen.all()
            ],
            casussen=[_discussed(punt, besproken.get(punt.label, ())) for punt in agendapunten],
            overig=list(overig),
        ),
        sha256_van_andere_helft=andere or None,
    )


def paper_hash(paper: Any) -> str:
    """Return the hash of what somebody established, in one spelling."""
    return hashlib.sha256(canonical(paper)).hexdigest()


def _discussed(agendapunt: Agendapunt, lines: Sequence[str]) -> bericht.Besproken:
    outcome = agendapunt.uitkomst
    with translation.override("nl"):
        name = outcomes()[outcome.uitkomst].naam
    return bericht.Besproken(
        label=agendapunt.label,
        besproken=list(lines),
        uitkomst=name,
        motivering=outcome.motivering,
        eigenaar=outcome.eigenaar,
        uiterlijk=outcome.uiterlijk,
    )
