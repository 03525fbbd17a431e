"""A nota is public only with a ground for each withheld passage, a clean file and a section 5 that agrees."""

import hashlib
from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.gate.occasions import Bundle, Channel, Facts, NotReady
from grondslag.both.rendering import RenderingError
from grondslag.ind.publicatie import blad, punten, services
from grondslag.ind.publicatie.models import Nota, Passage, Stand
from grondslag.ind.publicatie.schoon import forbidden
from grondslag.law import Judgement
from grondslag.proof import canonical

READERS = ("beleidsmedewerker", "jurist", "afdelingshoofd")


class NotaOpenbaar:
    """One nota."""

    name = services.OCCASION
    title = _("Openbaarmaking van een nota")
    message_kind = services.OCCASION
    channel = Channel.PUBLIC
    recipient = "eenieder"
    signed_by_author = False

    def may_see(self, user: Any, object_id: str) -> bool:
        return user.has_role(*READERS) and Nota.objects.filter(pk=object_id).exists()

    def may_request(self, user: Any, object_id: str) -> bool:
        concept = Nota.objects.filter(pk=object_id, stand=Stand.CONCEPT)
        return user.has_role("beleidsmedewerker") and concept.exists()

    def facts(self, object_id: str) -> Facts:
        nota = Nota.objects.get(pk=object_id)
        return Facts(
            judgements={
                "grond_per_passage": decided(nota),
                "metadata_schoon": clean(nota),
                "paragraaf5_sluit_aan": agrees(nota),
            },
            author=nota.door,
            forbidden=tuple(forbidden(value) for value in blad.withheld(nota)),
            extra={"achtergehouden": [_commitment(passage) for passage in _withheld(nota)]},
        )

    def bundle(self, object_id: str) -> Bundle:
        nota = Nota.objects.get(pk=object_id)
        if nota.stand == Stand.INGETROKKEN:
            raise NotReady("De nota is ingetrokken.")
        if nota.paragraaf5 is None:
            raise NotReady("Paragraaf 5 van de nota ontbreekt; schrijf haar eerst.")
        try:
            data = blad.document(nota)
        except RenderingError as reason:
            raise NotReady(str(reason)) from reason
        return Bundle(data, f"nota-{nota.pk}.pdf", "application/pdf", frozenset({"nota"}))

    def released(self, object_id: str, entry_seq: int) -> None:
        services.note_released(nota=Nota.objects.get(pk=object_id), entry_seq=entry_seq)

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        return {pk: gettext("nota %(nr)s") % {"nr": pk} for pk in object_ids}

    def url(self, object_id: str) -> str:
        return reverse("publicatie:nota", args=[object_id])


def decided(nota: Nota) -> Judgement:
    """Return the list of withheld passages as the paper that each has its ground and reason."""
    rows = [[p.tekst, p.grond, p.reden, p.door.username] for p in _withheld(nota)]
    evidence = f"lijst van {len(rows)} achtergehouden gegevens bij nota {nota.pk}"
    return _judged(
        "beleidsmedewerker", evidence, punten.decided_faults(nota, punten.pointed_at(nota)), canonical(rows)
    )


def agrees(nota: Nota) -> Judgement:
    """Return the comparison of section 5 with what was withheld."""
    paper = canonical([nota.paragraaf5, dict(blad.counts(nota))])
    return _judged("poort", f"vergelijking bij nota {nota.pk}: gelijk", punten.section5_faults(nota), paper)


def clean(nota: Nota) -> Judgement:
    """Return what the check of the rebuilt file finds now."""
    found = punten.file_faults(nota)
    paper = b"" if found else blad.document(nota)
    return _judged("poort", f"controle van het herbouwde bestand van nota {nota.pk}: schoon", found, paper)


def _judged(role: str, evidence: str, faults: tuple[str, ...], paper: bytes) -> Judgement:
    """Return a judgement of today; with a fault it has no evidence, and so counts as no."""
    return Judgement(role, "" if faults else evidence, hashlib.sha256(paper).hexdigest(), clock.today())


def _withheld(nota: Nota) -> list[Passage]:
    return list(nota.passages.exclude(grond="").select_related("door"))


def _commitment(passage: Passage) -> dict[str, str]:
    """Return what the proof says of a passage: its ground, and a salted hash that only we can open."""
    digest = hashlib.sha256(f"{passage.zout}{passage.tekst}".encode()).hexdigest()
    return {"grond": passage.grond, "sha256": digest}
