"""Each line is one mention that a detector must find whole; the surface stands between `{` and `}`."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from grondslag.anonymise import Zaak, findings
from grondslag.anonymise.candidate import Detector
from grondslag.anonymise.context import Context
from grondslag.anonymise.detectors import ALL, RULES, numbers
from grondslag.anonymise.view import View

PROBES = [
    line
    for line in Path(__file__).with_name("probes.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
ZAAK = Zaak.from_json(
    {
        "vnummer": "2844019273",
        "geboortedatum": "1979-04-02",
        "geboorteplaats": "Aleppo",
        "personen": [
            {
                "rol": "betrokkene",
                "naam": "Yusuf Hamdan al-Khatib",
                "aliassen": ["Abu Layla", "Leeuw van Homs"],
            },
            {"rol": "broer", "naam": "Mahmoud Hamdan"},
        ],
    }
)


def _covered(text: str, detectors: Sequence[Detector] = ALL) -> set[int]:
    return {
        at
        for found in findings(text, ZAAK, detectors=detectors)
        if found.action != "behoud"
        for at in range(found.start, found.end)
    }


@pytest.mark.parametrize("probe", PROBES)
def test_every_letter_and_digit_of_the_mention_is_covered(probe):
    start, end = probe.index("{"), probe.index("}") - 1
    text = probe.replace("{", "").replace("}", "")
    missed = "".join(text[at] for at in range(start, end) if text[at].isalnum() and at not in _covered(text))
    assert not missed


@pytest.mark.parametrize(
    "text",
    [
        "De Taliban en de KhAD hielden mensen vast.",
        "Artikel 1F van het Vluchtelingenverdrag is van toepassing.",
        "De rechtbank Den Haag, zittingsplaats Middelburg, verklaart het beroep ongegrond.",
        "Hij was soldaat in het nationale leger van Afghanistan, tussen 1996 en 2001.",
        "President Najibullah was toen aan de macht.",
        "Het Internationaal Strafhof heeft Thomas Lubanga veroordeeld.",
        "Betrokkene heeft gevangenen geslagen en bewaakt.",
        "De gesproken taal is Dari.",
        "| Naam | Geboren | Verblijf |\n",
        "Hij is bij mijn Nederlandse advocaat geweest.",
        "1985-1991 | soldaat\n",
        "4.1 Lagere school : vijf jaar\n4.2 Onderdeel : geen\n",
        'Het Vluchtelingenverdrag ("het Verdrag") is van toepassing.',
        "Volgens Barzani was er een akkoord.",
        'Men noemt dat "de Staat", "Taliban" of "de commandant".',
        "Dat duurde drie jaar, en twee maanden later kwam hij vrij.",
        "De wet van 23 november 2000 is gewijzigd.",
        "Dit is hem tegengeworpen.1 Wat hij zegt is niet aannemelijk.3 De IND volgt hem niet.12\n",
        "(Kamerstukken II 2021/22, 19 637,\nnr. 2850, p. 3)",
        "Kamerstukken II\n2021-2022, 19637, nr. 2850.",
        "Handelingen II 2021/22, nr. 45, item 7",
        "Zie Stcrt. 2012,\n26099, Stb. 2000,\n495 en Trb. 1954, 88.",
        "Zie WBV 2012/20, JV 2019/\n123, RV 2019/12 en PbEU 2011, L 337.",
        "de Wet van 23 november\n2000",
        "WERK EN OPLEIDING\nHij werkte op het land.",
        "4. WERK EN INKOMEN\n\nHij werkte op het land.",
        "Men kan dat laat noemen, en zo mocht u hem niet noemen.",
        "De tolk is de persoon die vertaalt.",
        "| A. IDENTITEIT\n| B. DOCUMENTEN\n",
        "Aanwezig: IND, COA, OM.",
        "Dat wordt in het rapport de verdachte genoemd.",
        "coördinator overlegtafel",
    ],
)
def test_what_the_table_needs_stays(text):
    masked = [text[found.start : found.end] for found in findings(text) if found.action != "behoud"]
    assert masked == []


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("De jaren 2010 2011 2012 waren slecht.", "2010 2011 2012"),
        ("Zij stond bij de brug en liep de weg naar school.", "bij de brug en liep de weg naar school"),
        ("Op de terugweg bij de school viel hij.", "de terugweg bij de school"),
        ("Het huis is gesneuveld bij de brug.", "gesneuveld bij de brug"),
        ("Beoordeling van de laatste cijfers van 2012.", "de laatste cijfers"),
        ("Het akkoord van 1/7 is gezien door allen.", "akkoord van"),
        ("De vrouw stond met de doek op de markt.", "De vrouw stond met de doek op de markt"),
        ("Hij sprak over in/uit en links/rechts.", "in/uit"),
        ("Hij woonde in azc Assen, 12 maanden lang.", "12 maanden lang"),
        ("De periode 1996 2001 en 2004-2010.", "1996 2001 en 2004-2010"),
        ("Zie bijlage nr. 12 en vraag nummer 14.", "nr. 12 en vraag nummer 14"),
        ("Op Goede Vrijdag, 2000 mensen sterk, trok men op.", "2000 mensen"),
        ("Volgens de vrouw duurde het 12 jaar.", "12 jaar"),
        ("Aan de ene kant stond het leger.", "de ene kant"),
        ("Hij liep een kilometer van tien die nog kwamen.", "tien die"),
        ("Het woord سلام komt 12 keer voor (12).", "keer voor"),
    ],
)
def test_what_looks_like_a_number_or_a_place_is_none_to_the_rules(text, stays):
    """The sequence model is asked no such thing: it leans towards masking, most in so short a text."""
    at = text.index(stays)
    assert not _covered(text, RULES) & set(range(at, at + len(stays)))


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Hij was soldaat en daarna bewaker.", "soldaat en daarna bewaker"),
        ("De behandelaar en de onderhandelaar spraken.", "behandelaar en de onderhandelaar"),
        ("Het gesprek ging over de oorlog.", "ging over de oorlog"),
        ("Hij ging over de grens en die over de brug ging.", "ging over de grens en die over de brug ging"),
        (
            "Hij verkocht wapens en vrouwen en handelde in drugs.",
            "verkocht wapens en vrouwen en handelde in drugs",
        ),
        ("Hij is verantwoordelijk voor de aanslag.", "verantwoordelijk voor de aanslag"),
        ("Zij verkocht zijn huis en haar land.", "verkocht zijn huis"),
        ("De bezetter en de onruststoker zijn weg.", "bezetter en de onruststoker"),
        ("De man die kwam is weg.", "man die kwam"),
        ("Hij heeft een pacemaker.", "pacemaker"),
        ("Hij werkte in een fabriek en op een school.", "een fabriek en op een school"),
        ("Er is geen politie en geen brigade.", "geen politie en geen brigade"),
    ],
)
def test_what_no_post_and_no_unit_is_stays_to_the_rules(text, stays):
    at = text.index(stays)
    assert not _covered(text, RULES) & set(range(at, at + len(stays)))


@pytest.mark.parametrize(
    "text",
    [
        "De schade was 12 500 000 000 euro.",
        "Hij betaalde AFN 12 500 250 aan smeergeld.",
        "Zij telde: een, twee, drie, vier, vijf.",
    ],
)
def test_an_amount_and_a_count_are_no_number_in_groups(text):
    reasons = {each.reason for each in numbers.detect(View(text), Context.of(None))}
    assert reasons.isdisjoint({"getal in groepen", "voorgelezen nummer"})
