"""What a casus says, as data and as engine values: the card, the quotations, their one hash."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grondslag.anonymise.kaart import Fault, Kaart, KaartError, told_by, validate, validate_quotation
from grondslag.ind.casussen.models import Casus
from grondslag.proof import canonical


def kaart_van(casus: Casus) -> Kaart:
    """Return the card of a casus."""
    return Kaart.from_dict(casus.kaart)


def woorden_van(casus: Casus) -> tuple[str, ...]:
    """Return the quotations of a casus as they leave."""
    return tuple(citaat["tekst"] for citaat in casus.citaten)


def content_hash(kaart: Mapping[str, Any], citaten: Sequence[Mapping[str, Any]]) -> str:
    """Return the hash of a version: the card and the quotations, in one spelling."""
    return hashlib.sha256(canonical({"kaart": dict(kaart), "citaten": list(citaten)})).hexdigest()


def card_hash(casus: Casus) -> str:
    """Return the hash of the card alone: what a form had before it, whatever became of the quotations."""
    return content_hash(casus.kaart, [])


def paper_hash(paper: Mapping[str, Any]) -> str:
    """Return the hash of a written act (a reading, an advice, a decision)."""
    return hashlib.sha256(canonical(dict(paper))).hexdigest()


def citaat(tekst: str, document: int, bron: str) -> dict[str, Any]:
    """Return a quotation as it is kept, with what its words tell of the card's fields."""
    told = {field: sorted(values) for field, values in told_by(tekst).items()}
    return {"tekst": tekst, "document": document, "bron": bron, "waarden": told}


def made_kaart(values: Mapping[str, Any]) -> Kaart:
    """Return the card of these values.

    Raises:
        ValidationError: a value is missing or unknown; one Dutch sentence.
    """
    try:
        return Kaart(**values)
    except KaartError as error:
        raise ValidationError(str(error)) from error


def card_faults(kaart: Kaart, citaten: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return, each as one sentence, what the words of a card and its quotations say too finely."""
    found = [sentence(fault) for fault in validate(kaart)]
    for number, each in enumerate(citaten, start=1):
        found += [
            _("Citaat %(nummer)d: %(fout)s") % {"nummer": number, "fout": sentence(fault)}
            for fault in validate_quotation(each["tekst"], kaart)
        ]
    return found


def sentence(fault: Fault) -> str:
    """Return why a place in free words says too much, and what may stand there instead."""
    if not fault.suggestion:
        return fault.why
    return _("%(waarom)s Schrijf bijvoorbeeld: %(voorstel)s.") % {
        "waarom": fault.why,
        "voorstel": fault.suggestion,
    }
