"""Read the aangiften that arrived: for the officier alone."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both.ui.taken import Task
from grondslag.om.aangiften.models import Aangifte


def aangiften_for(user: Any) -> QuerySet[Aangifte]:
    """Return the aangiften that this person may see."""
    return Aangifte.objects.all() if user.has_role("officier") else Aangifte.objects.none()


def aangifte_for(user: Any, pk: int) -> Aangifte:
    """Return one aangifte.

    Raises:
        Http404: it does not exist, or is not this person's to know.
    """
    found = aangiften_for(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def tasks_for(user: Any) -> list[Task]:
    """Return the aangiften that nobody opened yet."""
    if not user.has_role("officier"):
        return []
    return [
        Task(
            _("Nieuwe aangiften"),
            reverse("aangiften:lijst"),
            aangiften_for(user).filter(gelezen=None).count(),
        )
    ]
