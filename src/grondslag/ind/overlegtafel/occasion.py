"""The two ways in which the table lets something out of the IND: a casus, and our half of the minutes."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grondslag.both import clock, kluis
from grondslag.both.gate.occasions import Bundle, Channel, Facts, NotReady
from grondslag.both.tafel import bericht
from grondslag.both.ui.templatetags.ui import datum
from grondslag.ind.anonimiseren.selectors import forbidden_of
from grondslag.ind.casussen.selectors import class_size_of, judgements_of, people_of
from grondslag.ind.casussen.services import note_release
from grondslag.ind.overlegtafel import selectors
from grondslag.ind.overlegtafel.controle import forbidden_at, labels_at, leaks_in
from grondslag.ind.overlegtafel.inhoud import casus_message, casusblad, casusblad_name, paper_hash
from grondslag.ind.overlegtafel.models import Agendapunt, Stand, Verslaghelft, Verslaguitgang
from grondslag.law import Judgement

GATE = "poort"
GROUND = "overlegtafel"
"""On which a casus goes to the table."""


class CasusUitgang:
    """A casus to the table: the card as JSON to the OM, the same as PDF to our own file."""

    name = "casus"
    title = gettext_lazy("Casus voor de overlegtafel")
    message_kind = "casus"
    channel = Channel.ENVELOPE
    recipient = "om"
    signed_by_author = False

    def may_see(self, user: Any, object_id: str) -> bool:
        return selectors.points_for(user).filter(pk=object_id).exists()

    def may_request(self, user: Any, object_id: str) -> bool:
        return bool(user.has_role("coordinator")) and self.may_see(user, object_id)

    def facts(self, object_id: str) -> Facts:
        point = _point(object_id)
        casus = point.casus
        people = people_of(casus)
        judgements = {**judgements_of(casus, label=point.label), "prangend": _pressing(point)}
        return Facts(
            judgements=judgements,
            author=people.author,
            second_reader=people.second_reader,
            forbidden=forbidden_of(casus.zaak),
            labels=(point.label,),
            subject=str(casus.zaak.referentie),
            extra={"klasse": class_size_of(casus).size, "versie_sha256": casus.versie_sha256},
        )

    def bundle(self, object_id: str) -> Bundle:
        """Rebuild the JSON; refuse when the copy for our own file would hold an identifier.

        Raises:
            NotReady: the meeting is over, the casus recognised, or the PDF not clean.
        """
        point = _point(object_id)
        if point.herkend is not None:
            raise NotReady(_("Deze casus is herkend en vertrekt niet."))
        if point.overleg.stand != Stand.VOORBEREIDING and point.inschrijving is None:
            raise NotReady(_("De vergadering is al gehouden; zet de casus op de agenda van een volgende."))
        message = casus_message(point)
        if reason := leaks_in(casusblad(message), point, casusblad_name(point.label)):
            raise NotReady(reason)
        return Bundle(bericht.as_bytes(message), "casus.json", "application/json", frozenset({"casus"}))

    def released(self, object_id: str, entry_seq: int) -> None:
        point = _point(object_id)
        pdf = casusblad(casus_message(point))
        point.blad = kluis.store_blob(point.casus.zaak.sleutel, pdf, blad_context(point))
        point.inschrijving = entry_seq
        point.save(update_fields=["blad", "inschrijving"])
        note_release(casus=point.casus, label=point.label)

    def ground_of(self, object_id: str) -> str:  # noqa: ARG002 - the protocol's own arguments
        return GROUND

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        points = Agendapunt.objects.filter(pk__in=object_ids)
        return {str(pk): label for pk, label in points.values_list("pk", "label")}

    def url(self, object_id: str) -> str:
        return reverse("overlegtafel:agendapunt", args=[object_id])


class VerslagUitgang:
    """Our half of the minutes; who wrote it down does not sign it."""

    name = "verslag"
    title = gettext_lazy("Verslag van de overlegtafel")
    message_kind = "verslag"
    channel = Channel.ENVELOPE
    recipient = "tafel"
    signed_by_author = False

    def may_see(self, user: Any, object_id: str) -> bool:
        half = _half(object_id)
        return half is not None and selectors.meetings_for(user).filter(pk=half.overleg_id).exists()

    def may_request(self, user: Any, object_id: str) -> bool:
        return bool(user.has_role(*selectors.WRITE_MINUTES)) and self.may_see(user, object_id)

    def facts(self, object_id: str) -> Facts:
        half = Verslaghelft.objects.get(pk=object_id, zijde="ind")
        judgements = {}
        if half.overleg.stand != Stand.VOORBEREIDING and not selectors.missing_to_close(half.overleg):
            judgements["vergadering_gehouden"] = Judgement(
                role=GATE,
                evidence=f"presentielijst en uitkomsten van overleg {half.overleg_id}",
                sha256=paper_hash(half.bericht["tekst"]),
                date=clock.amsterdam_day(half.moment),
            )
        return Facts(
            judgements=judgements,
            author=half.door,
            forbidden=forbidden_at(half.overleg),
            labels=tuple(labels_at(half.overleg)),
            subject=str(half.overleg.referentie),
        )

    def bundle(self, object_id: str) -> Bundle:
        half = Verslaghelft.objects.get(pk=object_id, zijde="ind")
        if half != selectors.latest_half(half.overleg):
            raise NotReady(_("Er is een nieuwere helft van het verslag; bied die aan."))
        message = bericht.VerslagBericht.model_validate(half.bericht)
        return Bundle(bericht.as_bytes(message), "verslag.json", "application/json", frozenset({"verslag"}))

    def released(self, object_id: str, entry_seq: int) -> None:
        half = Verslaghelft.objects.select_related("overleg").get(pk=object_id)
        Verslaguitgang.objects.create(helft=half, inschrijving=entry_seq, moment=clock.now())
        settle(half.overleg)

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        halves = Verslaghelft.objects.filter(pk__in=object_ids).select_related("overleg")
        return {str(half.pk): datum(half.overleg.datum) for half in halves}

    def url(self, object_id: str) -> str:
        half = _half(object_id)
        return (
            reverse("overlegtafel:verslag", args=[half.overleg_id]) if half else reverse("overlegtafel:lijst")
        )


def settle(overleg: Any) -> None:
    """Note that the minutes are fixed by both sides: each half left, and each side holds the other's hash."""
    ours, theirs = selectors.half_that_left(overleg), selectors.their_half(overleg)
    if ours is None or theirs is None or overleg.stand == Stand.VASTGESTELD:
        return
    if ours.sha256 == _named(theirs) or theirs.sha256 == _named(ours):
        overleg.stand = Stand.VASTGESTELD
        overleg.save(update_fields=["stand"])


def blad_context(point: Agendapunt) -> str:
    """Return the place to which the sealed copy of a casusblad is bound."""
    return f"casusblad:{point.pk}"


def _named(half: Verslaghelft) -> str:
    return str(half.bericht["sha256_van_andere_helft"])


def _pressing(point: Agendapunt) -> Judgement:
    paper = {"agendapunt": point.pk, "motivering": point.prangend, "door": point.door.username}
    return Judgement(
        role="coordinator",
        evidence=f"schriftelijke motivering bij agendapunt {point.pk}",
        sha256=paper_hash(paper),
        date=clock.amsterdam_day(point.toegevoegd),
    )


def _point(object_id: str) -> Agendapunt:
    return Agendapunt.objects.select_related("overleg", "casus__zaak", "casus__auteur", "door").get(
        pk=object_id
    )


def _half(object_id: str) -> Verslaghelft | None:
    return Verslaghelft.objects.filter(pk=object_id, zijde="ind").first()
