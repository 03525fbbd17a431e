"""What leaves the OM for the table: an answer, the word that a casus is recognised, its half of the minutes.

The author is the officier who answers, and she is one of the two who sign: that is how the ground has it.
"""

import hashlib
from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grondslag.both import clock
from grondslag.both.gate.occasions import Bundle, Channel, Facts, NotReady
from grondslag.both.tafel import bericht
from grondslag.both.ui.templatetags.ui import datum
from grondslag.law import Judgement
from grondslag.om.casussen.models import Casus
from grondslag.om.overlegtafel import selectors
from grondslag.om.overlegtafel.models import Antwoord, Herkenning, Reactie, Verslaghelft
from grondslag.proof import canonical

GATE, OFFICER = "poort", "officier"


class _Uitgang:
    """What the three have in common."""

    channel = Channel.ENVELOPE
    recipient = "ind"
    signed_by_author = True

    def released(self, object_id: str, entry_seq: int) -> None:
        """Nothing to note beside the register."""


class ReactieUitgang(_Uitgang):
    """An answer to a casus."""

    name = "tafelreactie"
    title = gettext_lazy("Reactie op een casus")
    message_kind = "tafelreactie"

    def may_see(self, user: Any, object_id: str) -> bool:
        return selectors.answers_for(user).filter(pk=object_id).exists()

    def may_request(self, user: Any, object_id: str) -> bool:
        return Reactie.objects.filter(pk=object_id, door=user).exists()

    def facts(self, object_id: str) -> Facts:
        row = Reactie.objects.select_related("casus__overleg", "door").get(pk=object_id)
        told = _answer(row).model_dump(mode="json")
        judgements = {
            "reactie_zonder_gegevens": _judgement(OFFICER, f"reactie {row.pk} zoals gelezen", told, row)
        }
        if row.reactie in Antwoord.values:
            judgements["reactie_uit_lijst"] = _judgement(GATE, f"reactie: {row.reactie}", told, row)
        return Facts(judgements, author=row.door, subject=str(row.casus.bericht))

    def bundle(self, object_id: str) -> Bundle:
        row = Reactie.objects.select_related("casus__overleg").get(pk=object_id)
        if row.casus.bevroren is not None:
            raise NotReady(_("Deze casus is herkend; een reactie erop vertrekt niet meer."))
        return _bundle(_answer(row), "reactie")

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        rows = Reactie.objects.filter(pk__in=object_ids)
        return {str(pk): label for pk, label in rows.values_list("pk", "casus__label")}

    def url(self, object_id: str) -> str:
        return reverse("overlegtafel:reactie", args=[object_id])


class HerkendUitgang(_Uitgang):
    """The word that a casus was recognised."""

    name = "herkend"
    title = gettext_lazy("Signaal dat een casus herkend is")
    message_kind = "herkend"

    def may_see(self, user: Any, object_id: str) -> bool:
        return selectors.recognitions_for(user).filter(pk=object_id).exists()

    def may_request(self, user: Any, object_id: str) -> bool:
        return Herkenning.objects.filter(pk=object_id, door=user).exists()

    def facts(self, object_id: str) -> Facts:
        row = Herkenning.objects.select_related("casus__overleg", "door").get(pk=object_id)
        told = _recognised(row.casus).model_dump(mode="json")
        judgement = _judgement(OFFICER, "signaal: het label en het woord herkend", told, row)
        return Facts({"herkend_zonder_naam": judgement}, author=row.door, subject=str(row.casus.bericht))

    def bundle(self, object_id: str) -> Bundle:
        row = Herkenning.objects.select_related("casus__overleg").get(pk=object_id)
        return _bundle(_recognised(row.casus), "signaal")

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        rows = Herkenning.objects.filter(pk__in=object_ids)
        return {str(pk): label for pk, label in rows.values_list("pk", "casus__label")}

    def url(self, object_id: str) -> str:
        return reverse("overlegtafel:herkenning", args=[object_id])


class VerslagUitgang(_Uitgang):
    """The OM's half of the minutes; it rests on the IND's half, which holds presence and outcomes."""

    name = "verslag"
    title = gettext_lazy("Verslag van de overlegtafel")
    message_kind = "verslag"
    recipient = "tafel"

    def may_see(self, user: Any, object_id: str) -> bool:
        half = _half(object_id)
        return half is not None and selectors.meetings_for(user).filter(pk=half.overleg_id).exists()

    def may_request(self, user: Any, object_id: str) -> bool:
        return self.may_see(user, object_id)

    def facts(self, object_id: str) -> Facts:
        half = Verslaghelft.objects.select_related("overleg", "door").get(pk=object_id, zijde="om")
        judgements = {}
        theirs = selectors.their_half(half.overleg)
        if theirs is not None and theirs.sha256 == half.bericht["sha256_van_andere_helft"]:
            judgements["vergadering_gehouden"] = Judgement(
                role=GATE,
                evidence="de helft van de IND, met presentielijst en uitkomsten",
                sha256=theirs.sha256,
                date=clock.amsterdam_day(theirs.moment),
            )
        return Facts(judgements, author=half.door, subject=str(half.overleg.referentie))

    def bundle(self, object_id: str) -> Bundle:
        half = Verslaghelft.objects.select_related("overleg").get(pk=object_id, zijde="om")
        if half != selectors.latest_half(half.overleg):
            raise NotReady(_("Er is een nieuwere helft van het verslag; bied die aan."))
        return _bundle(bericht.VerslagBericht.model_validate(half.bericht), "verslag")

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        halves = Verslaghelft.objects.filter(pk__in=object_ids).select_related("overleg")
        return {str(half.pk): datum(half.overleg.datum) for half in halves}

    def url(self, object_id: str) -> str:
        half = _half(object_id)
        if half is None:
            return reverse("overlegtafel:lijst")
        return reverse("overlegtafel:verslag", args=[half.overleg.referentie])


def _answer(row: Reactie) -> bericht.TafelreactieBericht:
    return bericht.TafelreactieBericht(
        overleg=bericht.OverlegRef(referentie=row.casus.overleg.referentie),
        label=row.casus.label,
        reactie=row.reactie,  # type: ignore[arg-type]  # the form refuses what is not in its list
        vraag=row.vraag,
    )


def _recognised(casus: Casus) -> bericht.HerkendBericht:
    return bericht.HerkendBericht(
        overleg=bericht.OverlegRef(referentie=casus.overleg.referentie), label=casus.label
    )


def _bundle(message: bericht.Bericht, kind: str) -> Bundle:
    return Bundle(bericht.as_bytes(message), f"{kind}.json", "application/json", frozenset({kind}))


def _judgement(role: str, evidence: str, told: dict[str, Any], row: Reactie | Herkenning) -> Judgement:
    return Judgement(
        role=role,
        evidence=evidence,
        sha256=hashlib.sha256(canonical(told)).hexdigest(),
        date=clock.amsterdam_day(row.moment),
    )


def _half(object_id: str) -> Verslaghelft | None:
    return Verslaghelft.objects.select_related("overleg").filter(pk=object_id, zijde="om").first()
