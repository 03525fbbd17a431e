"""Read casussen: for the person who asks, for the class, for the gate."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import Http404

from grondslag.anonymise.kaart import Kaart, kaart_of, usual_values
from grondslag.both import clock
from grondslag.ind.anonimiseren import selectors as anonimiseren
from grondslag.ind.casussen.access import casussen_for
from grondslag.ind.casussen.inhoud import content_hash, kaart_van, paper_hash, woorden_van
from grondslag.ind.casussen.models import (
    Casus,
    Klasseadvies,
    Klassebesluit,
    Lezing,
    Stand,
    Uitgebracht,
    Uitkomst,
)
from grondslag.ind.dossiers.occasion import is_1f
from grondslag.ind.zaken.models import Zaak
from grondslag.ind.zaken.selectors import risk_register, row_of
from grondslag.law import Judgement
from grondslag.risk import ClassSize, RegisterIndex, Release, class_size

__all__ = [
    "People",
    "casus_for",
    "casus_of",
    "casussen_for",
    "class_size_of",
    "class_size_with",
    "judgements_of",
    "people_of",
    "ready_for_table",
]


class People(NamedTuple):
    """The two of the four persons that a casus itself knows."""

    author: Any
    second_reader: Any


def casus_for(user: Any, pk: int) -> Casus:
    """Return a casus that this person has a part in.

    Raises:
        Http404: it does not exist, or is not this person's to know.
    """
    casus = casussen_for(user).filter(pk=pk).first()
    if casus is None:
        raise Http404
    return casus


def casus_of(zaak: Zaak) -> Casus | None:
    """Return the casus of a zaak that is alive, or the newest frozen one."""
    own = Casus.objects.filter(zaak=zaak)
    return own.exclude(stand=Stand.BEVROREN).first() or own.first()


def class_size_of(casus: Casus, *, extra: Sequence[str] = ()) -> ClassSize:
    """Count the registered zaken that fit all that this casus says and all that was released before.

    `extra`: other words that would leave with it, such as the coordinator's why.
    """
    return class_size_with(casus, kaart_van(casus), (*woorden_van(casus), *extra))


def class_size_with(casus: Casus, kaart: Kaart, quotes: Sequence[str]) -> ClassSize:
    """Count for another card or other words than those that are kept."""
    return class_size(
        kaart,
        row_of(casus.zaak),
        RegisterIndex(risk_register()),
        quotes=tuple(quotes),
        earlier=earlier_of(casus.zaak),
    )


def cures_of(casus: Casus, kaart: Kaart) -> dict[str, frozenset[str]]:
    """Return the fields of a card that stand otherwise than at the start, with the value they started with.

    Where a card contradicts the registration, one of these values makes it agree again.
    """
    usual = kaart_of(usual_values(row_of(casus.zaak).values))
    wrong = class_size_with(casus, kaart, woorden_van(casus)).contradicts
    return {name: usual.values(name) for name in wrong if usual.values(name) != kaart.values(name)}


def earlier_of(zaak: Zaak) -> list[Release]:
    """Return everything that ever left about a zaak, on whatever casus."""
    return [
        Release(Kaart.from_dict(row.kaart), tuple(row.citaten))
        for row in Uitgebracht.objects.filter(zaak=zaak)
    ]


def people_of(casus: Casus) -> People:
    """Return the author, and who approved this version (None when nobody did)."""
    reading = valid_reading(casus)
    return People(casus.auteur, reading.lezer if reading else None)


def judgements_of(casus: Casus, *, extra: Sequence[str] = (), label: str = "") -> dict[str, Judgement]:
    """Return what stands established about a casus, each with its paper. What does not stand is not in it.

    zaak_is_1f: the registration. anoniem: the approving reading of this very version, while the dossier is as
    it was read, with every sheet about the zaak before the reader but that of `label`, which this one is.
    klasse: the size counted at this moment, or the decision of the afdelingshoofd.
    """
    found = {"zaak_is_1f": is_1f(casus.zaak)}
    reading = valid_reading(casus)
    if reading is None or casus.stand != Stand.GELEZEN or read_before_a_sheet(casus, label=label):
        return found
    found["anoniem"] = Judgement(
        role="tweede-lezer",
        evidence=f"lezing {reading.pk} van casus {casus.pk}, versie {reading.versie}",
        sha256=reading.papier_sha256,
        date=clock.amsterdam_day(reading.moment),
    )
    klasse = _class_judgement(casus, class_size_of(casus, extra=extra))
    if klasse is not None:
        found["klasse"] = klasse
    return found


def valid_reading(casus: Casus) -> Lezing | None:
    """Return the approving reading of the present version, as long as all that it rests on is unchanged."""
    reading = last_reading(casus)
    if reading is None or reading.uitkomst != Uitkomst.GOEDGEKEURD:
        return None
    same = content_hash(casus.kaart, casus.citaten) == casus.versie_sha256 == reading.versie_sha256
    untouched = reading.dossier_stand == anonimiseren.state_of(casus.zaak)
    if not (same and untouched) or anonimiseren.blockers(casus.zaak):
        return None
    return reading


def read_before_a_sheet(casus: Casus, *, label: str = "") -> bool:
    """Whether a sheet about the zaak left after the casus was read, that of `label` apart.

    Whoever read before it could not say whether the next one can be linked to it.
    """
    reading = last_reading(casus)
    left = Uitgebracht.objects.filter(zaak=casus.zaak).exclude(label=label)
    return reading is not None and left.filter(moment__gt=reading.moment).exists()


def lapsed(casus: Casus) -> bool:
    """Whether a casus was approved on a registration or on findings that are no longer as they were read.

    For a list: it asks the database little. Whether a reading holds in full, `valid_reading` says.
    """
    if casus.stand != Stand.GELEZEN:
        return False
    reading, run = casus.lezingen.last(), anonimiseren.latest_run(casus.zaak)
    if reading is None or run is None or reading.dossier_stand != anonimiseren.state_of(casus.zaak):
        return True
    return anonimiseren.older_than_registration(casus.zaak, run)


def last_reading(casus: Casus) -> Lezing | None:
    """Return the newest reading of a casus."""
    return casus.lezingen.select_related("lezer").last()


def advice_on(casus: Casus) -> Klasseadvies | None:
    """Return the advice on the class as the newest reading found it."""
    return Klasseadvies.objects.filter(lezing=last_reading(casus)).first()


def class_decision(reading: Lezing) -> Klassebesluit | None:
    """Return the decision that a small class may go on, if it was taken on this reading."""
    return Klassebesluit.objects.filter(advies__lezing=reading, mag=True).first()


def allowed_class(casus: Casus, size: ClassSize) -> Klassebesluit | None:
    """Return the decision that a class this small may go on, while the reading that it rests on holds."""
    reading = valid_reading(casus)
    decision = class_decision(reading) if reading else None
    return decision if decision is not None and size.size >= decision.advies.klasse else None


def ready_for_table() -> QuerySet[Casus]:
    """Return the approved casussen that were not brought to the table yet."""
    return Casus.objects.filter(stand=Stand.GELEZEN, uitgebracht=None).select_related("zaak", "auteur")


def _class_judgement(casus: Casus, size: ClassSize) -> Judgement | None:
    if size.contradicts:
        return None
    if size.enough:
        paper = {"versie": casus.versie_sha256, "klasse": size.size, "ondergrens": size.k}
        evidence = f"klasse van {size.size} geregistreerde zaken, eerdere verstrekkingen meegeteld"
        return Judgement("poort", evidence, paper_hash(paper), clock.today())
    decision = allowed_class(casus, size)
    if decision is None:
        return None
    evidence = (
        f"klasse van {size.size}: besluit {decision.pk} van het afdelingshoofd op advies {decision.advies_id}"
    )
    return Judgement("poort", evidence, decision.papier_sha256, clock.amsterdam_day(decision.moment))
