"""Read meetings: the coordinator and the jurist who signs, the advisers, and an author her own casus.

A casus that the OM recognised is hidden: only the privacyadviseur and the FG see it still.
"""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grondslag.both import clock
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.selectors import latest_of
from grondslag.both.ui.taken import Task
from grondslag.ind.casussen.models import Casus
from grondslag.ind.casussen.models import Stand as CasusStand
from grondslag.ind.casussen.selectors import lapsed, read_before_a_sheet
from grondslag.ind.overlegtafel.keuzes import AANGIFTE, Uitkomstsoort, outcomes, word_of
from grondslag.ind.overlegtafel.models import Agendapunt, Overleg, Stand, Uitkomst, Verslaghelft
from grondslag.ind.zaken.models import Zaak

__all__ = [
    "agenda_of",
    "at_the_table",
    "candidates",
    "half_that_left",
    "latest_half",
    "meeting_for",
    "meetings_for",
    "minutes_under_way",
    "missing_to_close",
    "outcome_kind",
    "outcomes_for_aangifte",
    "point_for",
    "points_for",
    "recognised_for",
    "request_of",
    "tasks_for",
    "their_half",
    "their_hash",
    "to_read_again",
    "words_in_mind",
]

AT_THE_TABLE = ("coordinator", "jurist", "privacyadviseur", "fg")
WRITE_MINUTES = ("coordinator", "jurist")
SEE_RECOGNISED = SUPERVISE = ("privacyadviseur", "fg")


def meetings_for(user: Any) -> QuerySet[Overleg]:
    """Return the meetings that this person may see, the latest first."""
    return Overleg.objects.all() if user.has_role(*AT_THE_TABLE) else Overleg.objects.none()


def meeting_for(user: Any, pk: int) -> Overleg:
    """Return one meeting.

    Raises:
        Http404: it does not exist, or is not this person's to know.
    """
    overleg = meetings_for(user).filter(pk=pk).first()
    if overleg is None:
        raise Http404
    return overleg


def points_for(user: Any) -> QuerySet[Agendapunt]:
    """Return the points that this person may see: who has a part in the table all, an author her own."""
    points = _had_a_part(user)
    return points if user.has_role(*SEE_RECOGNISED) else points.filter(herkend=None)


def recognised_for(user: Any) -> QuerySet[Agendapunt]:
    """Return the points that this person saw until the OM recognised them: that they were, and no more."""
    points = _had_a_part(user)
    return points.none() if user.has_role(*SEE_RECOGNISED) else points.exclude(herkend=None)


def point_for(user: Any, pk: int) -> Agendapunt:
    """Return one point of an agenda.

    Raises:
        Http404: it does not exist, is hidden, or is not this person's to know.
    """
    point = points_for(user).filter(pk=pk).first()
    if point is None:
        raise Http404
    return point


def agenda_of(user: Any, overleg: Overleg) -> QuerySet[Agendapunt]:
    """Return the agenda of a meeting as this person may see it."""
    return points_for(user).filter(overleg=overleg)


def at_the_table(overleg: Overleg) -> list[Agendapunt]:
    """Return the casussen that left for this meeting and were not recognised."""
    left = overleg.agendapunten.filter(herkend=None).exclude(inschrijving=None)
    return list(left.select_related("uitkomst", "casus__zaak"))


def candidates() -> list[Casus]:
    """Return the approved casussen that may come to the table: new ones, and those that may come back.

    Not one whose reading lapsed, or that a sheet overtook: the gate would refuse it.
    """
    return [casus for casus in _awaited() if not lapsed(casus) and not read_before_a_sheet(casus)]


def to_read_again() -> list[Casus]:
    """Return those that may come back once somebody has read them beside the sheet that left."""
    return [casus for casus in _awaited() if not lapsed(casus) and read_before_a_sheet(casus)]


def _awaited() -> QuerySet[Casus]:
    back = [key for key, outcome in outcomes().items() if outcome.terug]
    approved = Casus.objects.filter(stand=CasusStand.GELEZEN).select_related("zaak", "auteur")
    waiting = Agendapunt.objects.filter(uitkomst=None, overleg__stand=Stand.VOORBEREIDING)
    ended = Agendapunt.objects.filter(uitkomst__isnull=False).exclude(uitkomst__uitkomst__in=back)
    hidden = Agendapunt.objects.exclude(herkend=None)
    for points in (waiting, ended, hidden):
        approved = approved.exclude(pk__in=points.values("casus"))
    return approved


def request_of(agendapunt: Agendapunt) -> Verzoek | None:
    """Return the newest request to let this casus out."""
    return latest_of("casus", str(agendapunt.pk))


def _had_a_part(user: Any) -> QuerySet[Agendapunt]:
    points = Agendapunt.objects.select_related("overleg", "casus__zaak", "casus__auteur")
    return points if user.has_role(*AT_THE_TABLE) else points.filter(casus__auteur=user)


def words_in_mind(overleg: Overleg) -> frozenset[str]:
    """Return the words of the labels on this agenda and on the one before it.

    Two casussen under one word are mixed up, and one casus twice under one word would be linked. A word is
    avoided whatever casus it stood for, so that its absence tells nothing either.
    """
    earlier = Q(datum__lt=overleg.datum) | Q(datum=overleg.datum, nummer__lt=overleg.nummer)
    before = Overleg.objects.filter(earlier).exclude(agendapunten=None).first()
    labels = Agendapunt.objects.filter(overleg__in=[overleg, *([before] if before else [])])
    return frozenset(word_of(label) for label in labels.values_list("label", flat=True))


def missing_to_close(overleg: Overleg) -> list[str]:
    """Return what a meeting still misses before it can be closed, each as one sentence."""
    missing = []
    if not overleg.aanwezigen.exists():
        missing.append(_("De presentielijst is leeg; leg vast wie er was."))
    open_points = [point.label for point in at_the_table(overleg) if not hasattr(point, "uitkomst")]
    if open_points:
        missing.append(_("Nog zonder uitkomst: %(labels)s.") % {"labels": ", ".join(open_points)})
    return missing


def outcome_kind(outcome: Uitkomst | None) -> Uitkomstsoort | None:
    """Return the value of the fixed list that an outcome has."""
    return outcomes()[outcome.uitkomst] if outcome else None


def latest_half(overleg: Overleg) -> Verslaghelft | None:
    """Return our half of the minutes as it was last fixed."""
    return overleg.helften.filter(zijde="ind").last()


def half_that_left(overleg: Overleg) -> Verslaghelft | None:
    """Return our half of the minutes once it left."""
    return overleg.helften.filter(zijde="ind", uitgang__isnull=False).last()


def their_half(overleg: Overleg) -> Verslaghelft | None:
    """Return the OM's half of the minutes."""
    return overleg.helften.filter(zijde="om").last()


def their_hash(overleg: Overleg) -> str:
    """Return the hash of the OM's half, or the empty string while there is none."""
    half = their_half(overleg)
    return half.sha256 if half else ""


def minutes_under_way(overleg: Overleg) -> bool:
    """Whether a half of ours lies at the gate for signature."""
    half = latest_half(overleg)
    request = latest_of("verslag", str(half.pk)) if half else None
    return request is not None and request.state == State.PERMITTED


def outcomes_for_aangifte(zaak: Zaak) -> QuerySet[Uitkomst]:
    """Return the outcomes of a zaak, of meetings that were held, on which the IND considers an aangifte."""
    return Uitkomst.objects.filter(
        agendapunt__casus__zaak=zaak, agendapunt__herkend=None, uitkomst=AANGIFTE
    ).exclude(agendapunt__overleg__stand=Stand.VOORBEREIDING)


def tasks_for(user: Any) -> list[Task]:
    """Return what waits for the coordinator of the table."""
    if not user.has_role("coordinator"):
        return []
    today = Overleg.objects.filter(stand=Stand.VOORBEREIDING, datum__lte=clock.today()).count()
    page = reverse("overlegtafel:lijst")
    return [
        Task(gettext_lazy("Casussen die op een agenda kunnen"), page, len(candidates())),
        Task(gettext_lazy("Vergaderingen om vast te leggen"), page, today),
    ]
