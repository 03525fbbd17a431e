"""The form of what a registration holds. Each fault is one Dutch sentence: what is wrong, and what to do."""

import datetime as dt
import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grondslag.anonymise.kaart.landen import find_land
from grondslag.ind.zaken.models import HELD_AGAINST

BSN_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
ASSUMED_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
OLDEST = 1900
COUNTED_OFF = ("0123456789", "1234567890", "9876543210", "0987654321")
BESIDE_COUNTRIES = {"staatloos": "staatloos", "onbekend": "onbekend", "nederlandse": "Nederlandse"}
"""What may stand for a nationality beside the table, which leaves out the word that is in every document."""
SHORTEST = 10
"""Fewer characters than this are no reason."""


def vnummer(value: str) -> str:
    """Return the ten digits of a V-nummer, written with or without dots and spaces.

    What more its digits must obey nobody published; refused is only what is typed to fill the field.
    """
    digits = re.sub(r"[.\s]", "", value)
    if not re.fullmatch(r"[0-9]{10}", digits):
        raise ValidationError(_("Een V-nummer heeft tien cijfers; controleer het nummer op het dossier."))
    if len(set(digits)) == 1 or digits in COUNTED_OFF:
        raise ValidationError(_("Dit is geen bestaand V-nummer; neem het over van het dossier."))
    return digits


def bsn(value: str) -> str:
    """Return the nine digits of a BSN that passes the elfproef, or the empty string."""
    digits = re.sub(r"[.\s]", "", value)
    if not digits:
        return ""
    if not re.fullmatch(r"[0-9]{9}", digits) or digits == "000000000":
        raise ValidationError(_("Een BSN heeft negen cijfers; laat het veld leeg als er geen BSN is."))
    if sum(weight * int(digit) for weight, digit in zip(BSN_WEIGHTS, digits, strict=True)) % 11:
        raise ValidationError(
            _("Dit BSN klopt niet (elfproef); controleer de cijfers, of laat het veld leeg.")
        )
    return digits


def birth_date(value: str, today: dt.date) -> str:
    """Return a date of birth: a day, a month, a year, or `onbekend`."""
    text = value.strip() or "onbekend"
    if text == "onbekend":
        return text
    if not ASSUMED_DATE.fullmatch(text):
        raise ValidationError(_("Schrijf de geboortedatum als 17-5-1984, 5-1984, 1984 of onbekend."))
    parts = [int(part) for part in text.split("-")]
    try:
        first_day = dt.date(*[*parts, 1, 1][:3])
    except ValueError as error:
        raise ValidationError(_("Deze geboortedatum bestaat niet; controleer dag en maand.")) from error
    if first_day > today or first_day.year < OLDEST:
        raise ValidationError(_("Deze geboortedatum kan niet: zij ligt in de toekomst of te ver terug."))
    return text


def nationalities(value: str | Sequence[str]) -> list[str]:
    """Return nationalities that are of a country of the card's table (or its name), staatloos or onbekend.

    One alone may be a text by itself, as the file of the older stock has it.
    """
    names = [value] if isinstance(value, str) else value
    for name in names:
        if name.casefold() not in BESIDE_COUNTRIES and find_land(name) is None:
            raise ValidationError(
                _("'%(naam)s' is geen land of nationaliteit uit de lijst; kies er een, of onbekend.")
                % {"naam": name}
            )
    return [BESIDE_COUNTRIES.get(name.casefold(), name) for name in names]


def reason(value: str) -> None:
    """Refuse a reason that is none."""
    if len(value.strip()) < SHORTEST:
        raise ValidationError(_("Schrijf in een zin waarom u de registratie verbetert."))


def period(start: int | None, end: int | None, today: dt.date) -> None:
    """Check the years of the facts, both inclusive."""
    for year in (start, end):
        if year is not None and not OLDEST <= year <= today.year:
            raise ValidationError(_("De periode van de feiten kan niet in de toekomst of voor 1900 liggen."))
    if start is not None and end is not None and start > end:
        raise ValidationError(_("De periode eindigt voor zij begint; wissel de jaren om."))


def held_against(status: str, day: dt.date | None, today: dt.date) -> None:
    """Check the day since which article 1F is held against somebody; None where it is not known."""
    if day is None:
        return
    if status not in HELD_AGAINST:
        raise ValidationError(
            _("Een dag hoort alleen bij de stand tegengeworpen of onherroepelijk; laat hem leeg.")
        )
    if day > today:
        raise ValidationError(_("Artikel 1F kan niet in de toekomst zijn tegengeworpen; controleer de dag."))


def persons(value: list[dict[str, object]]) -> None:
    """Check that exactly one of the persons is the betrokkene, with a name."""
    subjects = [person for person in value if person["rol"] == "betrokkene" and person["naam"]]
    if len(subjects) != 1:
        raise ValidationError(_("Een zaak gaat over precies één betrokkene; vul diens naam in."))
