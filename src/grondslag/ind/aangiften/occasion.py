"""An aangifte at the gate: on paper, to be signed by hand; or in an envelope, once that channel is open."""

import base64
import hashlib
import json
from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.gate.occasions import Bundle, Channel, Facts, NotReady
from grondslag.both.rendering import RenderingError
from grondslag.ind.aangiften.channel import open_ground
from grondslag.ind.aangiften.document import document_of
from grondslag.ind.aangiften.gegevens import kinds_of
from grondslag.ind.aangiften.models import Aangifte, Stand, Vrijgave
from grondslag.ind.aangiften.selectors import Chain, aangiften_for, chain_of, judgements_of
from grondslag.ind.aangiften.services import locked, move

AT_THE_GATE = (Stand.VASTGESTELD, Stand.VRIJGEGEVEN)


class AangifteOpPapier:
    """The document is released for signature; a signer takes it out, and hands it over."""

    name = "aangifte"
    title = _("Aangifte")
    message_kind = "aangifte"
    channel = Channel.PAPER
    recipient = "om"
    signed_by_author = False

    def may_see(self, user: Any, object_id: str) -> bool:
        return bool(aangiften_for(user).filter(pk=object_id).exists())

    def may_request(self, user: Any, object_id: str) -> bool:
        return Aangifte.objects.filter(Q(stand=Stand.VASTGESTELD), pk=object_id, opsteller=user).exists()

    def facts(self, object_id: str) -> Facts:
        aangifte = Aangifte.objects.get(pk=object_id)
        chain = chain_of(aangifte)
        return Facts(
            judgements=judgements_of(aangifte),
            author=aangifte.opsteller,
            second_reader=chain.advies.jurist if chain.advies else None,
            subject=str(aangifte.zaak.referentie),
            extra=_hashes(chain),
        )

    def bundle(self, object_id: str) -> Bundle:
        aangifte = Aangifte.objects.get(pk=object_id)
        data, kinds = self._document(aangifte)
        return Bundle(data, f"aangifte-{aangifte.kenmerk}.pdf", "application/pdf", kinds)

    def released(self, object_id: str, entry_seq: int) -> None:
        aangifte = locked(Aangifte.objects.get(pk=object_id))
        Vrijgave.objects.create(
            aangifte=aangifte, aanleiding=self.name, inschrijving=entry_seq, moment=clock.now()
        )
        move(aangifte, Stand.VRIJGEGEVEN)
        record(event="aangifte:vrijgegeven", actor=None, aangifte=aangifte.pk, inschrijving=entry_seq)

    def ground_of(self, object_id: str) -> str:
        return str(Aangifte.objects.get(pk=object_id).grondslag)

    def of_zaak(self, reference: str) -> Collection[str]:
        found = Aangifte.objects.filter(zaak__referentie=reference)
        return [str(pk) for pk in found.values_list("pk", flat=True)]

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        found = Aangifte.objects.filter(pk__in=object_ids)
        return {str(pk): kenmerk for pk, kenmerk in found.values_list("pk", "kenmerk")}

    def url(self, object_id: str) -> str:
        return reverse("aangiften:aangifte", args=[object_id])

    def _document(self, aangifte: Aangifte) -> tuple[bytes, frozenset[str]]:
        """Return the exact bytes that were established, and the kinds that they hold."""
        chain = chain_of(aangifte)
        if aangifte.stand not in AT_THE_GATE or chain.vaststelling is None or chain.indiening is None:
            raise NotReady("Het document van deze aangifte is nog niet vastgesteld.")
        release = Vrijgave.objects.filter(aangifte=aangifte).first()
        if release is not None and release.aanleiding != self.name:
            raise NotReady("Deze aangifte is al langs een andere weg vrijgegeven.")
        try:
            data = document_of(aangifte, chain)
        except RenderingError as error:
            raise NotReady(str(error)) from error
        if hashlib.sha256(data).hexdigest() != chain.vaststelling.document_sha256:
            raise NotReady("Het document is niet meer wat is vastgesteld; stel het opnieuw vast.")
        content = chain.indiening.inhoud
        return data, kinds_of(content["inhoud"], content["gegevens"])


class AangifteElektronisch(AangifteOpPapier):
    """The same document in an envelope; shut until a jurist entered the ground of the channel."""

    name = "aangifte-elektronisch"
    title = _("Aangifte langs elektronische weg")
    channel = Channel.ENVELOPE

    def bundle(self, object_id: str) -> Bundle:
        aangifte = Aangifte.objects.get(pk=object_id)
        ground = open_ground()
        if ground is None:
            raise NotReady(
                "Het elektronische kanaal staat dicht: een jurist heeft niet ingevoerd welke regeling het "
                "opent (art. 163 Sv). Kies de weg op papier."
            )
        pdf, kinds = self._document(aangifte)
        content = {
            "soort": self.message_kind,
            "versie": 1,
            "kenmerk": aangifte.kenmerk,
            "document_sha256": hashlib.sha256(pdf).hexdigest(),
            "pdf_base64": base64.b64encode(pdf).decode(),
            "demo": ground.demo,
        }
        data = json.dumps(content, sort_keys=True).encode()
        return Bundle(data, f"aangifte-{aangifte.kenmerk}.json", "application/json", kinds)


def _hashes(chain: Chain) -> dict[str, str]:
    """Return the hashes of the papers, for the proof."""
    return {
        name: digest
        for name, digest in (
            ("indiening_sha256", chain.indiening and chain.indiening.sha256),
            ("advies_sha256", chain.advies and chain.advies.papier_sha256),
            ("besluit_sha256", chain.besluit and chain.besluit.papier_sha256),
            ("mandaat_sha256", chain.besluit and chain.besluit.mandaat_sha256),
        )
        if digest
    }
