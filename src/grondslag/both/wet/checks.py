"""What an entry of the law must be before it is kept: each fault is one Dutch sentence."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.oordeel import too_short
from grondslag.both.wet.grond import usable_judgements
from grondslag.law import Law, RegisterError, load_register

NOTA = dt.date(2023, 6, 30)  # the intention to make this law dates from that day (beslisnota 4754492)
FIRST_YEAR = NOTA.year
HIGHEST_NUMBER = 999  # no year of the Staatsblad has come to a thousand numbers
STAATSBLAD = re.compile(r"(?:Stb\.?\s*)?(\d{4})\s*,?\s*(?:nr\.?\s*)?(\d{1,4})", re.IGNORECASE | re.ASCII)
LONGEST_TEXT = 2_000  # characters of one sentence of law


class WetError(Exception):
    """An entry that is not taken; str() is one Dutch sentence that says why and what to do."""


def staatsblad_number(text: str) -> str:
    """Return the number as "2026, 123".

    Raises:
        WetError: it is no number that the Staatsblad can have given out by today.
    """
    found = STAATSBLAD.fullmatch(text.strip())
    if found:
        year, number = int(found[1]), int(found[2])
        if FIRST_YEAR <= year <= clock.today().year and 1 <= number <= HIGHEST_NUMBER:
            return f"{year}, {number}"
    raise WetError(
        _("Dit Staatsbladnummer kan niet bestaan: schrijf jaar en nummer, bijvoorbeeld 2026, 123.")
    )


def refuse_day_before_publication(day: dt.date, staatsblad: str) -> None:
    """Raise WetError when the law would be in force before the year of its own Staatsblad."""
    if staatsblad and day.year < int(staatsblad.partition(",")[0]):
        raise WetError(
            _("Een wet treedt niet in werking vóór haar Staatsblad verschijnt: controleer dag en nummer.")
        )


def refuse_past(day: dt.date) -> None:
    """Raise WetError when an entry would open the gate as from a day that has passed."""
    if day < clock.today():
        raise WetError(_("Deze dag is voorbij: een grondslag gaat hier nooit met terugwerkende kracht open."))


def refuse_day_before_nota(day: dt.date) -> None:
    """Raise WetError when the law would be in force before anybody meant to make it."""
    if day < NOTA:
        raise WetError(
            _("Het voornemen tot deze wet is van 30 juni 2023: vóór die dag kan zij niet in werking zijn.")
        )


def refuse_unconfirmed_past(day: dt.date, *, confirmed: bool) -> None:
    """Raise WetError when another day has passed and nobody said that this is meant."""
    if day < clock.today() and not confirmed:
        raise WetError(_("Deze dag is voorbij: kruis aan dat u een fout verbetert, of kies een latere dag."))


def reason(text: str) -> str:
    """Return a reason that was typed, on one line.

    Raises:
        WetError: as for a sentence, or it says too little.
    """
    text = sentence(text, what=_("De reden"))
    if fault := too_short(text):
        raise WetError(fault)
    return text


def sentence(text: str, *, what: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text that was typed, on one line; `what` names it in a fault.

    Raises:
        WetError: it is empty, too long, unprintable, or the word "onbekend".
    """
    text = " ".join(text.split())
    if not text or text.casefold() == "onbekend":
        raise WetError(_("%(wat)s ontbreekt: vul dit veld in.") % {"wat": what})
    if len(text) > longest or not text.isprintable():
        raise WetError(
            _("%(wat)s is te lang of bevat onzichtbare tekens: neem alleen de zin zelf over.") % {"wat": what}
        )
    return text


def kinds_with_sentences(soorten: Mapping[str, str]) -> list[dict[str, str]]:
    """Return [{"soort", "zin"}] of {kind: sentence}; whether the kinds can be opened the engine says.

    Raises:
        WetError: a kind without its sentence.
    """
    what = _("De zin bij een soort gegevens")
    return [{"soort": kind, "zin": sentence(text, what=what)} for kind, text in soorten.items()]


def conditions_with_sentences(voorwaarden: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Return [{"oordeel", "zin"}] of (judgement, sentence) pairs.

    Raises:
        WetError: a judgement that cannot be asked here, or one without its sentence.
    """
    if not {name for name, _zin in voorwaarden} <= usable_judgements().keys():
        raise WetError(_("Dit oordeel kan de wet hier niet vragen: kies een oordeel uit de lijst."))
    what = _("De zin bij een voorwaarde")
    return [{"oordeel": name, "zin": sentence(zin, what=what)} for name, zin in voorwaarden]


def refuse_unusable(law: Law) -> None:
    """Raise WetError when the register cannot hold this law."""
    try:
        load_register().with_law(law)
    except RegisterError as error:
        raise WetError(error.faults[0].message) from error
