"""Read words before they are fixed: with the detectors, and for all that is known of the whole agenda."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grondslag.both.tafel.woorden import objections
from grondslag.ind.anonimiseren.selectors import forbidden_of
from grondslag.ind.overlegtafel.models import Agendapunt, Overleg
from grondslag.risk import Forbidden, Unchecked, leak_check


def forbidden_at(overleg: Overleg) -> tuple[Forbidden, ...]:
    """Return what may not be readable at a meeting: of every casus on its agenda, the hidden ones too."""
    points = overleg.agendapunten.select_related("casus__zaak")
    return tuple(value for point in points for value in forbidden_of(point.casus.zaak))


def labels_at(overleg: Overleg) -> list[str]:
    """Return the labels of a meeting, which its words may name."""
    return [point.label for point in overleg.agendapunten.all()]


def refuse_telling_words(
    overleg: Overleg, words: Iterable[tuple[str, str]], known: Iterable[Forbidden] = ()
) -> None:
    """Refuse words that may point at somebody. `words` are pairs (place, text).

    `known`: what may not be readable besides, of a casus that is not on the agenda yet.

    Raises:
        ValidationError: each hit one sentence: where it stands, what it is, what to do.
    """
    words, labels = tuple(words), labels_at(overleg)
    forbidden = (*forbidden_at(overleg), *known)
    # All in one go, for most words are clean; only after a hit is it worth the time to find each place.
    clean = not leak_check("\n\n".join(text for _place, text in words), forbidden, labels=labels)
    found: list[str] = []
    for place, text in words:
        hits = [objection.waarom for objection in objections(text, labels)]
        hits += [] if clean else [_known(hit.text) for hit in leak_check(text, forbidden, labels=labels)]
        found += [
            _("%(plaats)s: %(waarom)s") % {"plaats": place, "waarom": why} for why in dict.fromkeys(hits)
        ]
    if not (clean or found):
        found = [_("Samen wijzen deze woorden iemand aan; haal weg wat uit een dossier kan komen.")]
    if found:
        raise ValidationError(found)


def leaks_in(data: bytes, agendapunt: Agendapunt, name: str) -> str:
    """Return why a file may not be kept or leave, in one sentence, or the empty string."""
    try:
        hits = leak_check(data, forbidden_of(agendapunt.casus.zaak), name=name, labels=[agendapunt.label])
    except Unchecked as reason:
        return str(reason)
    if not hits:
        return ""
    return _(
        "In het casusblad staat nog iets uit het dossier (%(plaats)s); stuur de casus terug naar de auteur."
    ) % {"plaats": hits[0].place}


def _known(text: str) -> str:
    return _("'%(tekst)s' staat in een dossier van deze agenda; laat het weg.") % {"tekst": text}
