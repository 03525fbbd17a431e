"""Read zaken: a person sees the zaken of her own; another's is as unknown as one that does not exist."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from grondslag import risk
from grondslag.anonymise import Zaak as EngineZaak
from grondslag.anonymise.kaart import kaart_schema, values_of_zaak
from grondslag.anonymise.kaart.landen import find_land
from grondslag.both.ui.taken import Task
from grondslag.both.ui.templatetags.ui import of_onbekend
from grondslag.ind.zaken.models import HELD_AGAINST, SEXES, Correctie, Zaak
from grondslag.ind.zaken.stappen import steps_of
from grondslag.ind.zaken.woorden import ROLES, label_of
from grondslag.risk import Forbidden, RegisterRow

__all__ = [
    "engine_zaak",
    "forbidden_of",
    "risk_register",
    "row_of",
    "rows_of",
    "steps_of",
    "tasks_for",
    "zaak_for",
    "zaken_for",
]


def zaken_for(user: Any) -> QuerySet[Zaak]:
    """Return the zaken that this person handles."""
    return Zaak.objects.filter(behandelaar=user)


def zaak_for(user: Any, pk: int) -> Zaak:
    """Return one zaak of this person.

    Raises:
        Http404: it does not exist, or is another's.
    """
    zaak = zaken_for(user).filter(pk=pk).first()
    if zaak is None:
        raise Http404
    return zaak


def engine_zaak(zaak: Zaak) -> EngineZaak:
    """Return what the anonymiser may know of a zaak."""
    return EngineZaak.from_json(
        {**zaak.gegevens, "grond": zaak.limbs, "land": zaak.land, "zaak": str(zaak.pk)}
    )


def row_of(zaak: Zaak) -> RegisterRow:
    """Return a zaak at the finest values of the card, for counting."""
    values = values_of_zaak(
        land=zaak.land,
        periode_van=zaak.periode_van,
        periode_tot=zaak.periode_tot,
        limbs=zaak.limbs,
        feitsoorten=zaak.feitsoorten,
        rolklasse=zaak.rolklasse,
        status=zaak.status,
    )
    return RegisterRow(key=str(zaak.referentie), values=values)


def risk_register() -> list[RegisterRow]:
    """Return every registered zaak at the finest values of the card."""
    return [row_of(zaak) for zaak in Zaak.objects.defer("gegevens")]


def held_against() -> Iterable[tuple[uuid.UUID, dt.date | None]]:
    """Return the zaken in which article 1F is held against somebody, and since when; for counts alone."""
    return Zaak.objects.filter(status__in=HELD_AGAINST).values_list("referentie", "tegengeworpen_op")


def forbidden_of(zaak: Zaak) -> tuple[Forbidden, ...]:
    """Return what the registration knows of the person and the family: nothing of it may leave in a casus."""
    known = {key: value for key, value in zaak.gegevens.items() if value != "onbekend"}
    return risk.forbidden_of(known)


def rows_of(zaak: Zaak) -> list[tuple[Any, Any]]:
    """Return what is known of a zaak as label and value."""
    known, schema = zaak.gegevens, kaart_schema()
    subject = next(person for person in known["personen"] if person["rol"] == "betrokkene")
    family = [_relative(person) for person in known["personen"] if person is not subject]
    kinds = [label_of(schema.field("feitsoort").value(kind)) for kind in zaak.feitsoorten]
    years = " – ".join(str(year) for year in (zaak.periode_van, zaak.periode_tot) if year)
    land = find_land(zaak.land)
    return [
        (_("V-nummer"), known["vnummer"]),
        (_("BSN"), known.get("bsn") or _("geen")),
        (_("Naam"), subject["naam"]),
        (_("Andere namen"), ", ".join(subject.get("aliassen", []))),
        (_("Geboren"), _birth(known)),
        (_("Geslacht"), SEXES.get(known.get("geslacht", ""), "")),
        (_("Nationaliteit"), ", ".join(known["nationaliteit"])),
        (_("Familie"), ", ".join(family)),
        (_("Onderdeel van artikel 1F"), ", ".join(zaak.limbs)),
        (_("Stand"), zaak.get_status_display()),
        *([(_("Tegengeworpen op"), _day(zaak.tegengeworpen_op))] if zaak.status in HELD_AGAINST else []),
        (
            _("Land en streek"),
            ", ".join(filter(None, [land.naam if land else zaak.land, known.get("regio")])),
        ),
        (_("Periode"), years),
        (_("Soort feiten"), ", ".join(kinds)),
        (_("Rol"), label_of(schema.field("rolklasse").value(zaak.rolklasse))),
        (_("Feitencomplex"), known.get("feitcomplex", "")),
        (_("Bewaartermijn"), of_onbekend(zaak.bewaartermijn)),
    ]


@dataclass(frozen=True)
class Wijziging:
    """One datum of a registration before and after a correction."""

    naam: Any
    was: Any
    werd: Any


def corrections_of(zaak: Zaak) -> list[tuple[Correctie, list[Wijziging]]]:
    """Return the corrections of a registration, the newest first, each with what it changed."""
    found = zaak.correcties.select_related("door").order_by("-pk")
    return [(correctie, _changes(correctie)) for correctie in found]


def latest_correction(zaak: Zaak) -> Correctie | None:
    """Return the newest correction of a registration, unopened."""
    return zaak.correcties.defer("voor", "na", "reden").last()


def _changes(correctie: Correctie) -> list[Wijziging]:
    before, after = rows_of(Zaak(**correctie.voor)), rows_of(Zaak(**correctie.na))
    return [
        Wijziging(name, was, now)
        for (name, was), (_same, now) in zip(before, after, strict=True)
        if was != now
    ]


def _relative(person: Mapping[str, Any]) -> str:
    names = ", ".join([person["naam"], *person.get("aliassen", [])])
    return f"{names} ({dict(ROLES).get(person['rol'], person['rol'])})"


def _birth(known: Mapping[str, Any]) -> str:
    assumed = gettext("(aangenomen)") if known.get("geboortedatum_fictief") else ""
    return " ".join(filter(None, [known["geboortedatum"], assumed, known.get("geboorteplaats")]))


def _day(day: dt.date | None) -> str:
    return date_format(day, "j F Y") if day else ""


def tasks_for(user: Any) -> list[Task]:
    """Return what waits on the start page of a behandelaar."""
    if not user.has_role("behandelaar"):
        return []
    return [
        Task(titel=_("Mijn zaken"), url=reverse("zaken:lijst"), aantal=zaken_for(user).count(), urgent=False)
    ]
