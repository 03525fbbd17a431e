"""Figures for the Kamer are a disclosure too: the same gate, two signatures, a proof."""

import hashlib
from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.gate.occasions import Bundle, Channel, Facts, NotReady
from grondslag.both.rendering import RenderingError
from grondslag.ind.kamer import blad, selectors
from grondslag.ind.kamer.models import Jaarcijfers
from grondslag.law import Judgement
from grondslag.proof import canonical

READERS = ("beleidsmedewerker", "jurist", "afdelingshoofd")


class KamerCijfers:
    """The frozen figures of one closed year."""

    name = selectors.OCCASION
    title = _("Cijfers aan de Tweede Kamer")
    message_kind = selectors.OCCASION
    channel = Channel.PUBLIC
    recipient = "tweede-kamer"
    signed_by_author = False

    def may_see(self, user: Any, object_id: str) -> bool:
        return user.has_role(*READERS) and Jaarcijfers.objects.filter(pk=object_id).exists()

    def may_request(self, user: Any, object_id: str) -> bool:
        return user.has_role("beleidsmedewerker") and Jaarcijfers.objects.filter(pk=object_id).exists()

    def facts(self, object_id: str) -> Facts:
        cijfers = Jaarcijfers.objects.get(pk=object_id)
        note = selectors.explanation_of(cijfers)
        judgements = {"cellen_onderdrukt": suppressed(cijfers)}
        if note is not None:
            judgements["peildatum"] = Judgement(
                role="beleidsmedewerker",
                evidence=f"toelichting {note.pk} bij de cijfers van {cijfers.jaar}",
                sha256=hashlib.sha256(note.tekst.encode()).hexdigest(),
                date=clock.amsterdam_day(note.moment),
            )
        return Facts(judgements=judgements, author=note.door if note else None)

    def bundle(self, object_id: str) -> Bundle:
        cijfers = Jaarcijfers.objects.get(pk=object_id)
        note = selectors.explanation_of(cijfers)
        if note is None:
            raise NotReady("De toelichting bij de cijfers ontbreekt; schrijf haar eerst.")
        try:
            data = blad.document(cijfers, note)
        except RenderingError as reason:
            raise NotReady(str(reason)) from reason
        return Bundle(data, f"cijfers-{cijfers.jaar}.pdf", "application/pdf", frozenset({"cijfers"}))

    def released(self, object_id: str, entry_seq: int) -> None:
        """Nothing to note beside the register: the figures were frozen already."""

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        years = Jaarcijfers.objects.filter(pk__in=object_ids)
        return {str(pk): str(year) for pk, year in years.values_list("pk", "jaar")}

    def url(self, object_id: str) -> str:
        return reverse("kamer:jaar", args=[Jaarcijfers.objects.get(pk=object_id).jaar])


def suppressed(cijfers: Jaarcijfers) -> Judgement:
    """Return what the check of the frozen tables finds now; without evidence it counts as no."""
    told = selectors.given_away(cijfers)
    evidence = "" if told else f"rapport van de onderdrukking over de tabellen van {cijfers.jaar}"
    return Judgement(
        "poort", evidence, hashlib.sha256(canonical(cijfers.tabellen)).hexdigest(), clock.today()
    )
