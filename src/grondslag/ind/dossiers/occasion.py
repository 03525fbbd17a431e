"""Provision of one's own initiative: no route, until a law makes it one.

It exists so that the refusal names the rule, its source and the lawful routes, and so that the law's entry
into force opens exactly this. What would leave is what the registration calls identifying; documents follow
only as labelled fragments.
"""

import hashlib
import json
from collections.abc import Collection
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.gate.models import Verzoek
from grondslag.both.gate.occasions import Bundle, Channel, Facts
from grondslag.ind.dossiers.models import Noodzaak
from grondslag.ind.zaken.models import Zaak
from grondslag.law import Judgement

GROUND = "eigen-beweging-wet"
OVERSIGHT = ("jurist", "afdelingshoofd", "privacyadviseur", "fg")
"""Who may know of a request of own initiative beside the behandelaar, once it is made."""


class EigenBeweging:
    """See the module."""

    name = "eigen-beweging"
    title = _("Verstrekking uit eigen beweging")
    message_kind = "eigen-beweging"
    channel = Channel.ENVELOPE
    recipient = "om"
    signed_by_author = False

    def may_see(self, user: Any, object_id: str) -> bool:
        return object_id in self.may_see_of(user, [object_id])

    def may_see_of(self, user: Any, object_ids: Collection[str]) -> set[str]:
        zaken = Zaak.objects.filter(pk__in=object_ids)
        asked = Verzoek.objects.filter(occasion=self.name, object_id__in=object_ids)
        known = Q(pk__in=[int(pk) for pk in asked.values_list("object_id", flat=True)])
        zaken = zaken.filter(
            Q(behandelaar=user) | known if user.has_role(*OVERSIGHT) else Q(behandelaar=user)
        )
        return {str(pk) for pk in zaken.values_list("pk", flat=True)}

    def may_request(self, user: Any, object_id: str) -> bool:
        return Zaak.objects.filter(pk=object_id, behandelaar=user).exists()

    def facts(self, object_id: str) -> Facts:
        zaak = Zaak.objects.get(pk=object_id)
        judgements = {"zaak_is_1f": is_1f(zaak)}
        necessity = Noodzaak.objects.filter(zaak=zaak).first()
        if necessity is not None:
            judgements["noodzaak_per_gegeven"] = is_necessary(necessity)
        return Facts(judgements=judgements, author=zaak.behandelaar, subject=str(zaak.referentie))

    def bundle(self, object_id: str) -> Bundle:
        zaak = Zaak.objects.get(pk=object_id)
        keys = ("personen", "geboortedatum", "nationaliteit")
        content = {"soort": self.message_kind, "versie": 1, **{key: zaak.gegevens[key] for key in keys}}
        data = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
        return Bundle(data, "verstrekking.json", "application/json", frozenset({"identificerend"}))

    def released(self, object_id: str, entry_seq: int) -> None:
        """Nothing to note beside the register."""

    def ground_of(self, object_id: str) -> str:  # noqa: ARG002 - the protocol's own arguments
        return GROUND

    def of_zaak(self, reference: str) -> Collection[str]:
        found = Zaak.objects.filter(referentie=reference)
        return [str(pk) for pk in found.values_list("pk", flat=True)]

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        return {pk: gettext("zaak %(nr)s") % {"nr": pk} for pk in object_ids}

    def url(self, object_id: str) -> str:
        return reverse("zaken:zaak", args=[object_id])


def is_necessary(necessity: Noodzaak) -> Judgement:
    """Return the judgement on necessity, with the words of the behandelaar as its paper."""
    return Judgement(
        role="behandelaar",
        evidence=f"noodzaak per gegeven, vastgelegd onder nummer {necessity.pk}",
        sha256=hashlib.sha256(str(necessity.tekst).encode()).hexdigest(),
        date=clock.amsterdam_day(necessity.moment),
    )


def is_1f(zaak: Zaak) -> Judgement:
    """Return the judgement that a zaak is about article 1F, with the registration as its paper."""
    paper = json.dumps({"limbs": zaak.limbs, "status": zaak.status}, sort_keys=True).encode()
    return Judgement(
        role="behandelaar",
        evidence=f"registratie van zaak {zaak.pk}",
        sha256=hashlib.sha256(paper).hexdigest(),
        date=clock.amsterdam_day(zaak.geregistreerd),
    )
