"""The casusblad: a card of generalised values, the only form in which a casus leaves for the table.

A dossier without names still singles a person out: role, unit, year and place do so together. So what leaves
is not a blackened text but a card of closed values, each with a coarser value above it (the ladder), and two
kinds of free words, both held to the card's own coarseness: why the casus is pressing, and chosen quotations.

    >>> from grondslag.anonymise.kaart import kaart_of, validate, values_of_zaak
    >>> fijnst = values_of_zaak(land="SY", periode_van=2012, periode_tot=2013, limbs=["1F-a"],
    ...                         feitsoorten=["foltering"], rolklasse="uitvoerend", status="tegengeworpen",
    ...                         bewijssoorten=["getuigen"])
    >>> kaart = kaart_of(fijnst, behandeling=["alleen_tafel"], vraag="belang", prangend="Er zijn getuigen.")
    >>> kaart.regio, kaart.periode, validate(kaart)
    ('midden_oosten', '2010-2014', ())

The values and ladders are data: `anonymise/data/kaart.yaml`. Pure Python, no state, deterministic.
"""

from grondslag.anonymise.kaart.ladder import Field, KaartSchema, Value, kaart_schema
from grondslag.anonymise.kaart.landen import Land, find_land
from grondslag.anonymise.kaart.model import Kaart, KaartError, coarser
from grondslag.anonymise.kaart.tellings import told_by
from grondslag.anonymise.kaart.words import Fault, validate, validate_quotation
from grondslag.anonymise.kaart.zaak import kaart_of, raised, usual_values, values_of_zaak

__all__ = [
    "Fault",
    "Field",
    "Kaart",
    "KaartError",
    "KaartSchema",
    "Land",
    "Value",
    "coarser",
    "find_land",
    "kaart_of",
    "kaart_schema",
    "raised",
    "told_by",
    "usual_values",
    "validate",
    "validate_quotation",
    "values_of_zaak",
]
