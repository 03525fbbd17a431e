"""What must be in order before a nota can be public; each point with what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grondslag.both.rendering import RenderingError
from grondslag.ind.publicatie import blad, schoon
from grondslag.ind.publicatie.inhoud import always_public, withheld_from
from grondslag.ind.publicatie.models import Nota
from grondslag.ind.publicatie.passages import spans, undecided
from grondslag.ind.publicatie.woo import woo


@dataclass(frozen=True)
class Punt:
    """One point: in order when nothing is wrong."""

    naam: str
    fouten: tuple[str, ...]

    @property
    def in_orde(self) -> bool:
        return not self.fouten


def pointed_at(nota: Nota) -> list[str]:
    """Return what the detectors take for an official's datum and nobody has decided on."""
    decided = list(nota.passages.all())
    return undecided(
        [*withheld_from(nota.inhoud), *always_public(nota.inhoud, nota.paragraaf5)],
        withheld=[passage.tekst for passage in decided if passage.grond],
        kept=[passage.tekst for passage in decided if passage.blijft],
        titles=woo().bewindspersonen.titels,
    )


def decided_faults(nota: Nota, pointed: Sequence[str]) -> tuple[str, ...]:
    """Return why the list of withheld passages is not complete: what is `pointed` at, and what is gone."""
    found = []
    if waiting := len(pointed):
        found.append(
            ngettext(
                "Over %(count)d gegeven is nog niet beslist.",
                "Over %(count)d gegevens is nog niet beslist.",
                waiting,
            )
            % {"count": waiting}
        )
    texts = withheld_from(nota.inhoud)
    if any(not any(spans(text, [value]) for text in texts) for value in blad.withheld(nota)):
        found.append(_("Een achtergehouden passage staat niet (meer) in de nota; maak die ongedaan."))
    whole = always_public(nota.inhoud, nota.paragraaf5)
    if any(spans(text, blad.withheld(nota)) for text in whole):
        found.append(_("Het onderwerp of paragraaf 5 noemt wat u achterhoudt; herschrijf die tekst."))
    return tuple(found)


def section5_faults(nota: Nota) -> tuple[str, ...]:
    """Return where section 5 says other than what was withheld, ground by ground."""
    if nota.paragraaf5 is None:
        return (_("Paragraaf 5 is nog niet geschreven."),)
    real, said = blad.counts(nota), nota.paragraaf5["aantallen"]
    return tuple(
        _("%(grond)s: paragraaf 5 zegt %(gezegd)d, achtergehouden zijn er %(echt)d.")
        % {"grond": ground.label, "gezegd": said.get(ground.id, 0), "echt": real[ground.id]}
        for ground in woo().grond
        if said.get(ground.id, 0) != real[ground.id]
    )


def file_faults(nota: Nota) -> tuple[str, ...]:
    """Return what is not clean in the rebuilt file."""
    try:
        pdf = blad.document(nota)
    except RenderingError as reason:
        return (str(reason),)
    return tuple(schoon.faults(pdf, title=blad.TITEL, withheld=list(blad.withheld(nota))))


def points(nota: Nota, pointed: Sequence[str]) -> list[Punt]:
    """Return every point, for the page; the gate asks the same questions again. `pointed`: see above."""
    return [
        Punt(_("Over ieder gegeven van een ambtenaar is beslist"), decided_faults(nota, pointed)),
        Punt(_("Paragraaf 5 sluit aan bij wat is achtergehouden"), section5_faults(nota)),
        Punt(
            _("Het herbouwde bestand is schoon"),
            file_faults(nota) if nota.paragraaf5 else (_("Het bestand ontstaat na paragraaf 5."),),
        ),
    ]
