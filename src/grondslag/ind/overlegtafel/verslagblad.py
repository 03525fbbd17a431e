"""The fixed minutes as PDF: both halves under one another, for the IND's own file."""

from typing import Any

from django.conf import settings

from grondslag.both.gate.selectors import latest_of
from grondslag.both.rendering import render_pdf
from grondslag.ind.overlegtafel import selectors
from grondslag.ind.overlegtafel.inhoud import meeting_name
from grondslag.ind.overlegtafel.models import Overleg, Reactie, Verslaghelft


def minutes_pdf(overleg: Overleg) -> bytes:
    """Return the minutes of a meeting whose both halves are there; one record gives one and the same file."""
    ours, theirs = selectors.half_that_left(overleg), selectors.their_half(overleg)
    if ours is None or theirs is None:
        raise ValueError("the minutes have two halves")
    text, other = ours.bericht["tekst"], theirs.bericht["tekst"]
    said = {one["label"]: one["besproken"] for one in other["casussen"]}
    return render_pdf(
        "verslag",
        {
            "vergadering": meeting_name(overleg),
            "dag": overleg.datum,
            "moment": theirs.moment,
            "demo": settings.DEMO,
            "aanwezig": text["aanwezig"],
            "agenda": [one["label"] for one in text["casussen"]],
            "casussen": [_casus(overleg, one, said.get(one["label"], [])) for one in text["casussen"]],
            "overig": [*text["overig"], *(_of_the_om(line) for line in other["overig"])],
            "vastgesteld": _fixed(ours, theirs),
        },
    )


def _casus(overleg: Overleg, one: dict[str, Any], said_by_the_om: list[str]) -> dict[str, Any]:
    question = Reactie.objects.filter(agendapunt__overleg=overleg, agendapunt__label=one["label"]).last()
    return {
        "label": one["label"],
        "vraag": question.vraag or None if question else None,
        "besproken": [*one["besproken"], *map(_of_the_om, said_by_the_om)],
        **{key: one[key] for key in ("uitkomst", "motivering", "eigenaar", "uiterlijk")},
    }


def _of_the_om(line: str) -> str:
    return f"OM: {line}"


def _fixed(ours: Verslaghelft, theirs: Verslaghelft) -> list[dict[str, Any]]:
    request = latest_of("verslag", str(ours.pk))
    signatures = request.handtekeningen.all() if request else []
    rows = [{"zijde": "IND", "functie": one.rol, "moment": one.moment} for one in signatures]
    return [*rows, {"zijde": "OM", "functie": "officier en parketsecretaris", "moment": theirs.moment}]
