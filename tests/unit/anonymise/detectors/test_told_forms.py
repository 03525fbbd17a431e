"""Dates, ages and numbers that stand on more lines, and what looks like one and must stay."""

import pytest

from grondslag.anonymise import findings
from grondslag.anonymise.context import Context
from grondslag.anonymise.detectors import (
    agewords,
    births,
    dates,
    homes,
    officials,
    rarenumbers,
    seasons,
    units,
)
from grondslag.anonymise.view import View


def _covered(text: str) -> str:
    mask = bytearray(len(text))
    for found in findings(text):
        if found.action != "behoud":
            mask[found.start : found.end] = b"\1" * (found.end - found.start)
    return "".join(ch if mask[at] else " " for at, ch in enumerate(text))


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("ACHTERZIJDE\n11 XI  wacht bij de school\n", ["11 XI"]),
        (
            "Nr | Wie | Geboren | Groep\n---|---|---|---\n1 | Love | 1992 | Lendu\n2 | Ugen | ca. 1970 | x\n",
            ["1992", "ca. 1970"],
        ),
        ("GUVOHNOMA  JB 007\n416\nserjant", ["JB 007", "416"]),
        ("Née à : Rumonge        en : 1969\nCNI", ["1969"]),
        ("kenteken: niet AE 1447 maar AF 1447.", ["AE 1447", "AF 1447"]),
    ],
)
def test_every_mention_is_covered(text, mentions):
    covered = _covered(text)
    assert [mention for mention in mentions if mention not in covered] == []


@pytest.mark.parametrize(
    ("detector", "text"),
    [
        (births, "Zie Resolutie 1593 (2005) en het rapport (2003)."),
        (births, "Naam | Plaats | Jaar\nJan | Homs | 2012\n"),
        (births, "Hij is geboren te Homs en in 1999 gevlucht."),
        (births, "Naam | Gebied | Jaar\nJan | 2010 | 2012\nPiet | 2011 | 2012\nAn | 2009 | 2012\n"),
        (dates, "De artikelen 3.4 en 3.6. Verder paragraaf 2.1 en 2.3."),
        (dates, "ik was gisteren bij jan, en toen bij piet"),
        (officials, "V: Was u daar? - Soms\nV: Kent u hem? – Klopt.\nDat was alles. – Nooit"),
        (units, "Er liep een tor 12 naar de overkant; de Fuerza Militar en de Air Force."),
        (seasons, "De dag van de uitspraak en de dag van de bekendmaking."),
        (seasons, "Hij kwam in de winter en bleef."),
        (agewords, "Er waren twee of drie mannen."),
        (agewords, "Merhi a eu quinze ans de travaux forcés."),
        (agewords, "Toelichting | 40,00 | geen"),
        (rarenumbers, "Besluit 1/80 van de Associatieraad; het besluit van 3 mei."),
        (rarenumbers, "Een order van 20 man en een bevel van 2 uur."),
        (rarenumbers, "HIJ IS IN 2014 OP DE VLUCHT"),
        (homes, "Het Witte Huis en de zwarte markt; de groene deur."),
        (homes, "Hij zat op de trap van het gebouw."),
    ],
)
def test_what_looks_like_one_stays(detector, text):
    context = Context.of(None)
    assert [text[each.start : each.end] for each in detector.detect(View(text), context)] == []
