"""Close a year, and explain its figures."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.tafel.woorden import persons_in
from grondslag.ind.kamer import counts, selectors, tabellen
from grondslag.ind.kamer.cijferlijst import cijferlijst
from grondslag.ind.kamer.models import Jaarcijfers, Toelichting

FIRST_YEAR = 2022
"""The year in which own initiative stopped (nota 4754492, par. 1)."""


@transaction.atomic
def close_year(*, jaar: int, user: Any) -> Jaarcijfers:
    """Count a year that is over, once, and freeze what was counted.

    In demo mode the running year can be closed too, up to today; the figures say so.

    Raises:
        ValidationError: the year runs still, lies outside the method, or is closed already.
    """
    today = clock.today()
    early = jaar == today.year and settings.DEMO
    if jaar >= today.year and not early:
        raise ValidationError(_("Dit jaar loopt nog; sluit het na 31 december."))
    if jaar < FIRST_YEAR:
        raise ValidationError(_("De werkwijze begint in 2022; eerdere jaren hebben geen cijfers."))
    if Jaarcijfers.objects.filter(jaar=jaar).exists():
        raise ValidationError(_("Dit jaar is al gesloten; de cijfers liggen vast."))
    lijst = cijferlijst()
    counted = tabellen.telling({c.naam: c.complete(counts.counted(c.naam, jaar)) for c in lijst.cijfers})
    hidden = tabellen.hide(lijst, counted, *selectors.year_before(jaar))
    cijfers = Jaarcijfers.objects.create(
        jaar=jaar,
        peildatum=today if early else dt.date(jaar, 12, 31),
        tussentijds=early,
        gesloten=clock.now(),
        door=user,
        geteld=counted.values,
        tabellen=tabellen.publish(lijst, counted, hidden),
        definities=[[c.label, c.definitie, c.bron] for c in lijst.cijfers],
    )
    record(event="cijfers:gesloten", actor=user, jaar=jaar, tussentijds=early)
    return cijfers


@transaction.atomic
def explain(*, cijfers: Jaarcijfers, user: Any, tekst: str) -> Toelichting:
    """Say of the figures of a year what they count and on which day.

    Raises:
        ValidationError: there is no text, or it names a person.
    """
    if not tekst.strip():
        raise ValidationError(_("Schrijf een toelichting van ten minste één zin."))
    if named := persons_in(tekst):
        raise ValidationError([one.waarom for one in named])
    found = Toelichting.objects.create(cijfers=cijfers, tekst=tekst.strip(), door=user, moment=clock.now())
    record(event="cijfers:toegelicht", actor=user, jaar=cijfers.jaar)
    return found
