"""The labels of the engine in words, and the family that gives a mark its look."""

from django.utils.translation import gettext_lazy as _

from grondslag.anonymise.model import DIRECT, UNKNOWN
from grondslag.ind.anonimiseren.bevindingen import KEPT, Bevinding
from grondslag.ind.anonimiseren.models import Soort

NAMEN = {
    "PERSOON": _("persoon"),
    "AMBTENAAR": _("ambtenaar"),
    "PROFESSIONAL": _("professional"),
    "VNUMMER": _("V-nummer"),
    "BSN": _("BSN"),
    "ZAAKNUMMER": _("zaaknummer"),
    "DOCNUMMER": _("documentnummer"),
    "PARKETNUMMER": _("parketnummer"),
    "CONTACT": _("contactgegeven"),
    "ADRES": _("adres"),
    "GEBDATUM": _("geboortedatum"),
    "DATUM": _("datum"),
    "PLAATS": _("plaats"),
    "EENHEID": _("eenheid"),
    "FUNCTIE": _("functie"),
    "GROEP": _("groep"),
    "LEEFTIJD": _("leeftijd"),
    "KENMERK": _("kenmerk"),
    UNKNOWN: _("onbekend woord"),
}
HANDELINGEN = {
    "masker": _("maskeren: er komt een aanduiding voor in de plaats"),
    "generaliseer": _("generaliseren: er komt iets ruimers voor in de plaats"),
    KEPT: _("behouden: de tekst blijft staan"),
}


def family_of(bevinding: Bevinding) -> str:
    """Return `verworpen`, `behoud`, `direct`, `onbekend` or `quasi`: how a mark looks."""
    if bevinding.stand == Soort.VERWORPEN:
        return "verworpen"
    if bevinding.finding.action == KEPT:
        return "behoud"
    if bevinding.finding.label == UNKNOWN:
        return "onbekend"
    return "direct" if bevinding.finding.label in DIRECT else "quasi"
