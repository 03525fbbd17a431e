"""Read demands: each is known to its three people, and to nobody else."""

import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.gate.selectors import latest_of
from grondslag.both.ui.taken import Task
from grondslag.both.vordering.bericht import Vordering as Bericht
from grondslag.both.vordering.bericht import write
from grondslag.both.vordering.klok import Klok, lopend, stilgezet
from grondslag.both.vordering.regels import artikelen, gebreken, papier_uiterlijk
from grondslag.om.vorderingen.models import Antwoord, Oordeel, Vordering
from grondslag.proof import canonical

OORDELEN = {
    "om_vordering_bevoegd": "officier",
    "om_machtiging": "officier",
    "om_vordering_vorm": "parketsecretaris",
}
"""What has to be established, and by which of the three people (roles of `law/oordelen.yaml`)."""
VRAGEN = {
    "om_vordering_bevoegd": (
        _("Bevoegdheid"),
        _("Is de vordering vastgesteld door wie het artikel bevoegd noemt?"),
    ),
    "om_machtiging": (
        _("Machtiging"),
        _("Is aan de machtiging voldaan: het artikel vraagt er geen, of zij ligt er?"),
    ),
    "om_vordering_vorm": (_("Vorm"), _("Is de vordering volledig en noemt zij niet meer dan nodig?")),
}
"""Each judgement with its name on the page, and its question in such words that a yes lets the demand out."""


def vorderingen_for(user: Any) -> QuerySet[Vordering]:
    """Return the demands that this person may know of."""
    mine = Q(opsteller=user) | Q(officier=user) | Q(parketsecretaris=user)
    return Vordering.objects.filter(mine).select_related("opsteller", "officier", "parketsecretaris")


def vordering_for(user: Any, pk: uuid.UUID) -> Vordering:
    """Return one demand of this person.

    Raises:
        Http404: it does not exist, or is not this person's to know.
    """
    vordering = vorderingen_for(user).filter(pk=pk).first()
    if vordering is None:
        raise Http404
    return vordering


def bericht_of(vordering: Vordering) -> Bericht:
    """Return the demand as it is sent."""
    return Bericht.model_validate(vordering.inhoud["bericht"])


def fingerprint(vordering: Vordering) -> str:
    """Return the hash of a demand as it now reads."""
    return hashlib.sha256(write(bericht_of(vordering))).hexdigest()


def may_change(user: Any, vordering: Vordering) -> bool:
    """Whether this person may still write the demand anew: its drafter, until the gate has been asked."""
    asked = latest_of("vordering", str(vordering.pk))
    still_draft = asked is None or asked.state in ("geweigerd", "ingetrokken")
    return vordering.opsteller == user and vordering.verzonden is None and still_draft


def version_of(vordering: Vordering) -> str:
    """Return the hash of everything that is written in a demand, the suspicion and its people included."""
    people = [vordering.officier_id, vordering.parketsecretaris_id]
    return hashlib.sha256(canonical({"inhoud": vordering.inhoud, "wie": people})).hexdigest()


def may_discard(user: Any, vordering: Vordering) -> bool:
    """Whether this person may throw the demand away: its maker, while it is a concept and nothing more."""
    more = vordering.oordelen.exists() or latest_of("vordering", str(vordering.pk)) or vordering.verzonden
    return vordering.opsteller == user and not more


def oordelen_of(vordering: Vordering) -> dict[str, Oordeel]:
    """Return the judgements that count, yes or no: the newest of each name, about the text as it is now."""
    rows = vordering.oordelen.filter(over_sha256=fingerprint(vordering)).select_related("persoon")
    newest = {row.naam: row for row in rows}
    return {name: row for name, row in newest.items() if row.akkoord is not None}


def answer_for(user: Any, vordering: Vordering) -> Antwoord | None:
    """Return the answer, for the officier and the drafter of the demand only."""
    if user not in (vordering.opsteller, vordering.officier):
        return None
    return Antwoord.objects.filter(vordering=vordering).first()


def is_answered(vordering: Vordering) -> bool:
    """Whether the IND answered."""
    return Antwoord.objects.filter(vordering=vordering).exists()


def clocks_of(vordering: Vordering) -> list[Klok]:
    """Return the term, and for an oral demand the three days for its paper."""
    today = clock.today()
    ended = _ended(vordering)
    term = _("Termijn voor de IND")
    clocks = [stilgezet(term, vordering.termijn, ended) if ended else lopend(term, vordering.termijn, today)]
    if vordering.mondeling and vordering.gedaan:
        name, last = _("Papier van de mondelinge vordering"), papier_uiterlijk(vordering.gedaan)
        left = vordering.schriftelijk
        clocks.append(stilgezet(name, last, _("gedaan")) if left else lopend(name, last, today))
    return clocks


def _ended(vordering: Vordering) -> Any:
    if vordering.ingetrokken:
        return _("ingetrokken")
    return _("beantwoord") if is_answered(vordering) else ""


def stand_of(vordering: Vordering) -> tuple[Any, str]:
    """Return where a demand stands, in words, and the kind of its badge."""
    if vordering.ingetrokken:
        return _("ingetrokken"), "neutraal"
    if is_answered(vordering):
        return _("beantwoord"), "goed"
    if vordering.verzonden:
        return _("verzonden"), "actief"
    return _("concept"), "let-op"


def rows_of(vordering: Vordering) -> list[tuple[Any, Any]]:
    """Return what a demand says as label and value; the items that are asked stand by themselves."""
    demand = bericht_of(vordering)
    person, leave = demand.persoon, demand.machtiging
    rows: list[tuple[Any, Any]] = [
        (_("Artikel"), artikelen()[demand.artikel].naam),
        (_("Gevorderd door"), demand.functie),
        (
            _("Persoon"),
            ", ".join(filter(None, [person.naam, person.geboren, person.nummer, person.aanduiding])),
        ),
        (_("Titel"), demand.titel),
        (_("Verdenking (blijft bij het OM)"), vordering.inhoud["verdenking"]),
        (_("Wijze van verstrekken"), demand.wijze),
    ]
    if leave:
        words = f"{leave.instantie}, {leave.datum:%d-%m-%Y}, {leave.kenmerk}: {leave.reikwijdte}"
        rows.append((_("Machtiging van de rechter-commissaris"), words))
    return rows


@dataclass(frozen=True)
class Vaststelling:
    """A judgement as the page shows it: by whom it is to be given, and what was said."""

    naam: Any
    persoon: Any
    oordeel: Oordeel | None


def judgements_to_show(vordering: Vordering) -> list[Vaststelling]:
    """Return the three judgements in order, given or not."""
    given = oordelen_of(vordering)
    return [
        Vaststelling(VRAGEN[name][0], getattr(vordering, part), given.get(name))
        for name, part in OORDELEN.items()
    ]


def missing_of(user: Any, vordering: Vordering) -> list[str]:
    """Return the names of the judgements that this person still has to give."""
    given = oordelen_of(vordering)
    return [name for name, part in OORDELEN.items() if name not in given and getattr(vordering, part) == user]


def to_establish(user: Any, vordering: Vordering) -> list[str]:
    """Return the names of the judgements that this person can give now: not given, or a no to think over."""
    given = oordelen_of(vordering)
    open_ones = [name for name in OORDELEN if name not in given or not given[name].akkoord]
    return [name for name in open_ones if getattr(vordering, OORDELEN[name]) == user]


def objections_of(vordering: Vordering) -> list[str]:
    """Return, for each judgement that is a no, one sentence: which question, who, and what can be done."""
    given = oordelen_of(vordering)
    text = _(
        "Op de vraag '%(vraag)s' antwoordde de %(rol)s nee; wijzig de vordering, of laat het oordeel herzien."
    )
    return [
        str(text) % {"vraag": VRAGEN[name][1], "rol": role}
        for name, role in OORDELEN.items()
        if name in given and not given[name].akkoord
    ]


def hindrances_of(vordering: Vordering) -> list[str]:
    """Return what keeps the gate from letting a demand out today, each as one sentence."""
    given = oordelen_of(vordering)
    waits = _("Nog vast te stellen door %(persoon)s (%(rol)s): %(wat)s.")
    missing = [
        str(waits) % {"persoon": getattr(vordering, role), "rol": role, "wat": VRAGEN[name][0]}
        for name, role in OORDELEN.items()
        if name not in given
    ]
    faults = [str(fault.zin) for fault in gebreken(bericht_of(vordering), clock.today())]
    return [*missing, *objections_of(vordering), *faults]


def tasks_for(user: Any) -> list[Task]:
    """Return what waits: judgements to give, and paper that is due."""
    if not user.has_role("officier", "opsporingsambtenaar", "parketsecretaris"):
        return []
    mine = list(vorderingen_for(user).filter(ingetrokken=None))
    url = reverse("vorderingen:lijst")
    to_judge = sum(1 for one in mine if one.verzonden is None and missing_of(user, one))
    paper = sum(
        1 for one in mine if one.verzonden and one.schriftelijk is None and one.parketsecretaris != user
    )
    return [
        Task(_("Vorderingen om vast te stellen"), url, to_judge),
        Task(_("Mondelinge vordering: papier binnen drie dagen"), url, paper, urgent=True),
    ]
