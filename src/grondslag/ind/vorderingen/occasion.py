"""How an answer leaves the IND: on the ground of the demand's article, by its named handlers."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.audit.services import record
from grondslag.both.clock import amsterdam_day
from grondslag.both.gate.decisions import GATE
from grondslag.both.gate.occasions import Bundle, Channel, Facts, NotReady
from grondslag.both.ui.templatetags.ui import datum
from grondslag.both.vordering.bericht import write
from grondslag.both.vordering.regels import artikelen, papier_uiterlijk
from grondslag.ind.dossiers.occasion import is_1f
from grondslag.ind.vorderingen import selectors
from grondslag.ind.vorderingen.antwoord import answer, faults, fingerprint, items_of, leaving, outcome
from grondslag.ind.vorderingen.models import Onderdeel, Oordeel, Taak, Vordering
from grondslag.law import Judgement

HANDLER = "vorderingbehandelaar"


class AntwoordOpVordering:
    """See the module."""

    name = selectors.OCCASION
    title = _("Antwoord op een vordering")
    message_kind = "antwoord"
    channel = Channel.ENVELOPE
    recipient = "om"
    signed_by_author = False

    def may_see(self, user: Any, object_id: str) -> bool:
        return selectors.task_of(user, _vordering(object_id)) is not None

    def may_request(self, user: Any, object_id: str) -> bool:
        vordering = _vordering(object_id)
        return vordering.beantwoord is None and selectors.task_of(user, vordering) == Taak.OPSTELLER

    def facts(self, object_id: str) -> Facts:
        vordering = _vordering(object_id)
        return Facts(
            judgements=dict(_judgements(vordering)),
            author=selectors.handler_of(vordering, Taak.OPSTELLER),
            subject=str(vordering.zaak.referentie) if vordering.zaak else str(vordering.pk),
            until=dict(_until(vordering)),
        )

    def bundle(self, object_id: str) -> Bundle:
        vordering = _vordering(object_id)
        items = items_of(vordering)
        if fault := next(faults(vordering, items), None):
            raise NotReady(str(fault))
        kinds = frozenset(kind for fragment in leaving(items) for kind in fragment.soorten)
        return Bundle(write(answer(vordering, items)), "antwoord.json", "application/json", kinds)

    def released(self, object_id: str, entry_seq: int) -> None:  # noqa: ARG002 - the protocol's own arguments
        vordering = _vordering(object_id)
        vordering.beantwoord, vordering.uitkomst = clock.now(), outcome(items_of(vordering))
        vordering.save(update_fields=["beantwoord", "uitkomst"])
        record(event="vordering:beantwoord", actor=None, vordering=str(vordering.pk))

    def ground_of(self, object_id: str) -> str:
        return artikelen()[_vordering(object_id).artikel].grondslag

    def of_zaak(self, reference: str) -> Collection[str]:
        found = Vordering.objects.filter(zaak__referentie=reference)
        return [str(pk) for pk in found.values_list("pk", flat=True)]

    def labels_of(self, object_ids: Collection[str]) -> dict[str, str]:
        return {
            str(one.pk): gettext("artikel %(artikel)s Sv, ontvangen %(dag)s")
            % {"artikel": one.artikel, "dag": datum(one.ontvangen)}
            for one in Vordering.objects.filter(pk__in=object_ids)
        }

    def url(self, object_id: str) -> str:
        return reverse("vorderingen:vordering", args=[object_id])


def _vordering(object_id: str) -> Vordering:
    return Vordering.objects.select_related("zaak").get(pk=uuid.UUID(object_id))


def _judgements(vordering: Vordering) -> Iterator[tuple[str, Judgement]]:
    """Give what people established, as far as it still holds today."""
    given, fragments = selectors.oordelen_of(vordering), leaving(items_of(vordering))
    if vordering.zaak is not None:
        yield "zaak_is_1f", is_1f(vordering.zaak)
    for name in selectors.VORM:
        row = given.get(name)
        if row and row.akkoord and not (name == "vordering_termijn" and _term_is_over(vordering)):
            yield name, _paper(row, HANDLER)
    if (stands := _stands(vordering)) is not None:
        yield "vordering_staat", stands
    if fragments:
        yield "onderdelen_gelabeld", _labels(vordering, fragments)
    scope = given.get("vordering_omvat")
    if scope and scope.akkoord and scope.over_sha256 == fingerprint(fragments):
        yield "vordering_omvat", _paper(scope, "jurist")
    leave = given.get("machtiging_rc")
    if leave and leave.akkoord and leave.over_sha256 == fingerprint(fragments):
        yield "machtiging_rc", _paper(leave, "jurist")


def _until(vordering: Vordering) -> Iterator[tuple[str, dt.date]]:
    """Give the last day of what a paper gives a term: the demand's own, and that for the paper itself."""
    yield "vordering_termijn", selectors.term_of(vordering)
    if vordering.papier is None and vordering.gedaan is not None:
        yield "vordering_staat", papier_uiterlijk(vordering.gedaan)


def _term_is_over(vordering: Vordering) -> bool:
    return bool(selectors.term_of(vordering) < clock.today())


def _stands(vordering: Vordering) -> Judgement | None:
    """Say that the demand stands: today where its paper is there, else as of the day it was made orally.

    The law lets the second grow no older than three days, so without paper the way shuts by itself.
    """
    if vordering.ingetrokken:
        return None
    day = clock.today()
    if vordering.papier is None and vordering.gedaan is not None:
        day = amsterdam_day(vordering.gedaan)
    kind = "papier" if vordering.papier else "mondeling"
    return Judgement(GATE, f"vordering {vordering.pk}, {kind}", selectors.paper_hash(vordering), day)


def _labels(vordering: Vordering, fragments: list[Onderdeel]) -> Judgement:
    last = max(fragment.gelabeld for fragment in fragments if fragment.gelabeld)
    return Judgement(
        HANDLER, f"labels bij vordering {vordering.pk}", fingerprint(fragments), amsterdam_day(last)
    )


def _paper(row: Oordeel, role: str) -> Judgement:
    return Judgement(
        role, f"oordeel {row.pk} bij vordering {row.vordering_id}", row.over_sha256, amsterdam_day(row.moment)
    )
