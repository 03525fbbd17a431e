"""What the pages of an aangifte show, put together from what may be known."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from grondslag.both.gate.selectors import latest_of
from grondslag.both.wet.selectors import current_register
from grondslag.ind.aangiften import selectors, steps, toetslijst
from grondslag.ind.aangiften.aftermath import has_left, may_note, standing_of, too_early
from grondslag.ind.aangiften.channel import open_ground
from grondslag.ind.aangiften.forms import REPLIES
from grondslag.ind.aangiften.gegevens import (
    Bekend,
    is_special,
    kinds,
    kinds_of,
    not_carried,
    registered,
    serves,
)
from grondslag.ind.aangiften.models import Aangifte, Stand, Vervolgsoort

FIELDS = {
    "functie": _("Functie"),
    "door": _("Door"),
    "aan": _("Aan"),
    "wijze": _("Hoe"),
    "kenmerk": _("Kenmerk"),
    "reactie": _("Bericht"),
    "toelichting": _("Toelichting"),
}


@dataclass(frozen=True)
class GegevenRij:
    """A datum as the page shows it; `niet` says why the ground does not carry it."""

    nummer: int
    naam: str
    waarde: str
    soort: str
    dient: str
    noodzaak: str
    afweging: str
    bijzonder: bool
    niet: str


def page_of(user: Any, aangifte: Aangifte) -> dict[str, Any]:
    """Return the context of the page of an aangifte."""
    chain = selectors.chain_of(aangifte)
    ground = current_register().grounds[aangifte.grondslag]
    return {
        "aangifte": aangifte,
        "keten": chain,
        "aanleiding_dag": dt.date.fromisoformat(aangifte.aanleiding_papier["dag"]),
        "mandaat_dag": _mandate_day(chain),
        "grondslag": ground.rule.naam,
        "stappen": steps.road_of(aangifte),
        "taak": steps.task_of(user, aangifte, chain),
        "opsteller": user == aangifte.opsteller,
        "toets": checklist_rows(aangifte) if aangifte.toets else [],
        "rijen": list(datum_rows(aangifte)),
        "bekend": registered_rows(aangifte),
        "geweigerd": refused_kinds(aangifte),
        "verzoek": _request_of(aangifte),
        "verzoekbaar": user == aangifte.opsteller and aangifte.stand == Stand.VASTGESTELD,
        "kanaal": open_ground(),
        "vervolg": vervolg_rows(user, aangifte),
        "vervolgbaar": [
            soort
            for soort in Vervolgsoort
            if may_note(user, aangifte, soort) and not too_early(aangifte, soort)
        ],
        "stand": standing_of(user, aangifte),
        "op_te_halen": aangifte.stand == Stand.VRIJGEGEVEN and not has_left(aangifte),
        "antwoord_elders": user == aangifte.opsteller and aangifte.stand == Stand.VRIJGEGEVEN,
        "terug": aangifte.terugnames.last(),
        "verouderd": selectors.outdated(aangifte),
    }


def checklist_rows(aangifte: Aangifte) -> list[tuple[Any, Any]]:
    """Return the checklist as label and value, with the age that follows from it."""
    toets, known = aangifte.toets, aangifte.zaak.gegevens
    wet = toetslijst.wetten().get(toets["wet"])
    age, minor = toetslijst.age_then(
        known["geboortedatum"], toets["feit_van"], assumed=bool(known.get("geboortedatum_fictief"))
    )
    rows: list[tuple[Any, Any]] = [
        (_("Onderdeel van artikel 1F"), toets["onderdeel"]),
        (_("Dagen van de feiten"), f"{toets['feit_van']} – {toets['feit_tot']}"),
        (_("Toepasselijke wet"), f"{wet.naam} ({wet.bron})" if wet else toets["wet"]),
        (_("Artikel"), toets["artikel"]),
    ]
    rows += [(vraag.naam, vraag.antwoorden[toets[vraag.id]]) for vraag in toetslijst.vragen()]
    note = _(" (mogelijk minderjarig: een jurist kijkt)") if minor else ""
    rows.append((_("Leeftijd bij het eerste feit"), f"{age}{note}"))
    return [*rows, (_("Toch doorgaan omdat"), toets["toch"])] if toets.get("toch") else rows


def datum_rows(aangifte: Aangifte) -> Iterator[GegevenRij]:
    """Return the data that the aangifte carries."""
    names = kinds()
    for number, row in enumerate(aangifte.gegevens, start=1):
        yield GegevenRij(
            nummer=number,
            naam=row["naam"],
            waarde=row["waarde"],
            soort=names[row["soort"]].partition(":")[0],
            dient=serves().get(row["dient"], row["dient"]),
            noodzaak=row["noodzaak"],
            afweging=row["afweging"],
            bijzonder=is_special(row["soort"]),
            niet=not_carried(aangifte.grondslag, row["soort"]),
        )


def registered_rows(aangifte: Aangifte) -> list[Bekend]:
    """Return what the registration knows, taken in or not."""
    return registered(aangifte.zaak, aangifte.gegevens)


def refused_kinds(aangifte: Aangifte) -> list[tuple[str, str]]:
    """Return the kinds in the draft that the ground does not carry, each with the reason."""
    found = sorted(kinds_of(aangifte.inhoud, aangifte.gegevens))
    return [
        (kinds()[kind].partition(":")[0], why)
        for kind in found
        if (why := not_carried(aangifte.grondslag, kind))
    ]


def vervolg_rows(user: Any, aangifte: Aangifte) -> list[dict[str, Any]]:
    """Return what was recorded after the release, as far as this person may know it."""
    return [
        {
            "rij": row,
            "gegevens": [
                (FIELDS[key], REPLIES.get(value, value)) for key, value in row.gegevens.items() if value
            ],
            "vertrouwelijk": row.soort in selectors.CONFIDENTIAL,
        }
        for row in selectors.vervolg_for(user, aangifte)
    ]


def _mandate_day(chain: selectors.Chain) -> dt.date | None:
    return dt.date.fromisoformat(chain.besluit.inhoud["mandaat"]["dag"]) if chain.besluit else None


def _request_of(aangifte: Aangifte) -> Any:
    found = [latest_of(name, str(aangifte.pk)) for name in ("aangifte", "aangifte-elektronisch")]
    return max((one for one in found if one), key=lambda one: one.created, default=None)
