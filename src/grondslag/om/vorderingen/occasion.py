"""How a demand leaves the OM: on `om-vordering`, signed by its officier and its parketsecretaris.

An object is "<reference>" for the demand itself and "<reference>:papier" for the paper of an oral one, so
that what left first stays what it was.
"""

import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.gate.occasions import Bundle, Channel, Facts, NotReady
from grondslag.both.ui.templatetags.ui import datum
from grondslag.both.vordering.bericht import Intrekking, write
from grondslag.both.vordering.regels import gebreken
from grondslag.law import Judgement
from grondslag.om.vorderingen import selectors, services
from grondslag.om.vorderingen.models import Vordering

PAPIER = ":papier"


class UitgaandeVordering:
    """See the module."""

    name = "vordering"
    title = _("Vordering aan de IND")
    message_kind = "vordering"
    channel = Channel.ENVELOPE
    recipient = "ind"
    signed_by_author = True

    def may_see(self, user: Any, object_id: str) -> bool:
        return any(user in _people(one) for one in _found(object_id))  # a concept can be thrown away

    def may_request(self, user: Any, object_id: str) -> bool:
        vordering = _vordering(object_id)
        if object_id.endswith(PAPIER):
            in_time = vordering.verzonden is not None and vordering.schriftelijk is None
        else:
            in_time = vordering.verzonden is None
        return in_time and _may_ask(user, vordering)

    def facts(self, object_id: str) -> Facts:
        vordering = _vordering(object_id)
        papers = {
            name: Judgement(
                role=selectors.OORDELEN[name],
                evidence=f"oordeel {row.pk} bij vordering {vordering.pk}",
                sha256=row.over_sha256,
                date=clock.amsterdam_day(row.moment),
            )
            for name, row in selectors.oordelen_of(vordering).items()
            if row.akkoord
        }
        return Facts(papers, author=vordering.opsteller, subject=str(vordering.pk))

    def bundle(self, object_id: str) -> Bundle:
        vordering = _vordering(object_id)
        demand = selectors.bericht_of(vordering)
        if object_id.endswith(PAPIER):
            demand = demand.model_copy(update={"mondeling": False})
        if faults := gebreken(demand, clock.today()):
            raise NotReady(str(faults[0].zin))
        if objections := selectors.objections_of(vordering):
            raise NotReady(objections[0])
        return Bundle(write(demand), "vordering.json", "application/json", frozenset({"vordering"}))

    def released(self, object_id: str, entry_seq: int) -> None:  # noqa: ARG002 - the protocol's own arguments
        vordering = _vordering(object_id)
        services.note_left(vordering, papier=object_id.endswith(PAPIER) or not vordering.mondeling)

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        return {object_id: _label(object_id) for object_id in object_ids}

    def url(self, object_id: str) -> str:
        return reverse("vorderingen:vordering", args=[_vordering(object_id).pk])


class UitgaandeIntrekking(UitgaandeVordering):
    """The withdrawal of a demand: the same people, the same ground, its reference and nothing more."""

    name = "vordering-intrekking"
    title = _("Intrekking van een vordering")
    message_kind = "vordering-ingetrokken"

    def may_request(self, user: Any, object_id: str) -> bool:
        vordering = _vordering(object_id)
        return vordering.verzonden is not None and _may_ask(user, vordering)

    def bundle(self, object_id: str) -> Bundle:
        message = Intrekking(referentie=_vordering(object_id).pk)
        return Bundle(write(message), "intrekking.json", "application/json", frozenset({"vordering"}))

    def released(self, object_id: str, entry_seq: int) -> None:  # noqa: ARG002 - the protocol's own arguments
        services.note_withdrawn(_vordering(object_id))


def _vordering(object_id: str) -> Vordering:
    return _found(object_id).get()


def _found(object_id: str) -> QuerySet[Vordering]:
    return Vordering.objects.filter(pk=uuid.UUID(object_id.removesuffix(PAPIER)))


def _may_ask(user: Any, vordering: Vordering) -> bool:
    return vordering.ingetrokken is None and user in (vordering.opsteller, vordering.officier)


def _label(object_id: str) -> str:
    found = _vordering(object_id)
    label = gettext("artikel %(artikel)s Sv, %(dag)s") % {
        "artikel": found.artikel,
        "dag": datum(found.opgesteld),
    }
    paper = gettext("het papier")
    return f"{label} ({paper})" if object_id.endswith(PAPIER) else label


def _people(vordering: Vordering) -> tuple[Any, ...]:
    return (vordering.opsteller, vordering.officier, vordering.parketsecretaris)
