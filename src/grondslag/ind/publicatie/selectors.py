"""Read the nota's: what stands in them, what is withheld, and what still stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both.gate.models import Verzoek
from grondslag.both.ui.taken import Task
from grondslag.ind.publicatie import blad
from grondslag.ind.publicatie.inhoud import KOPPEN
from grondslag.ind.publicatie.models import Nota, Passage, Stand
from grondslag.ind.publicatie.passages import Deel, for_makers
from grondslag.ind.publicatie.services import OCCASION
from grondslag.ind.publicatie.woo import woo


@dataclass(frozen=True)
class Sectie:
    """A section as its makers read it."""

    kop: str
    alineas: list[list[Deel]]


def notas_for(user: Any) -> QuerySet[Nota]:
    """Return the nota's of this person: all for the beleidsmedewerker; for a signer what was brought."""
    found = Nota.objects.select_related("door")
    if user.has_role("beleidsmedewerker"):
        return found
    brought = Verzoek.objects.filter(occasion=OCCASION).values_list("object_id", flat=True)
    return found.filter(pk__in=[int(pk) for pk in brought])


def nota_for(user: Any, pk: int) -> Nota:
    """Return one of them.

    Raises:
        Http404: it does not exist, or is not this person's to read.
    """
    nota = notas_for(user).filter(pk=pk).first()
    if nota is None:
        raise Http404
    return nota


def passage_for(user: Any, pk: int) -> Passage:
    """Return a decision on a passage of a nota of this person.

    Raises:
        Http404: it does not exist, or is not this person's.
    """
    passage = Passage.objects.select_related("nota").filter(pk=pk, nota__in=notas_for(user)).first()
    if passage is None:
        raise Http404
    return passage


def head_and_sections(
    nota: Nota, undecided: Sequence[str]
) -> tuple[list[tuple[str, list[Deel]]], list[Sectie]]:
    """Return the head and the four sections, with what is withheld and what is undecided marked."""
    labels = {text: woo().ground(grond).label for text, grond in blad.withheld(nota).items()}

    def parts(text: str) -> list[Deel]:
        return for_makers(text, labels, undecided)

    head = [(name, parts(value)) for name, value in nota.inhoud["kop"]]
    sections = [
        Sectie(f"{number} {title}", [parts(text) for text in nota.inhoud[part]])
        for number, (part, title) in enumerate(KOPPEN.items(), start=1)
    ]
    return head, sections


def decisions_of(nota: Nota) -> list[tuple[Passage, str]]:
    """Return each decision with the words for it: a ground of the Woo, or why it stays."""
    words = {grond.id: grond.label for grond in woo().grond} | {kind.id: kind.label for kind in woo().blijft}
    return [
        (passage, words[passage.grond or passage.blijft]) for passage in nota.passages.select_related("door")
    ]


def section5_of(nota: Nota) -> list[tuple[str, str, int]]:
    """Return what section 5 says: ground, subject, number."""
    said = (nota.paragraaf5 or {"aantallen": {}})["aantallen"]
    return [(g.label, g.onderwerp, said[g.id]) for g in woo().grond if g.id in said]


def tasks_for(user: Any) -> list[Task]:
    """Return the concepts of the beleidsmedewerker."""
    if not user.has_role("beleidsmedewerker"):
        return []
    concepts = Nota.objects.filter(stand=Stand.CONCEPT, door=user).count()
    return [Task(_("Nota's in concept"), reverse("publicatie:lijst"), concepts)]
