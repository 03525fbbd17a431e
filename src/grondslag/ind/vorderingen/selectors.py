"""Read demands: each is known to its named handlers, and to nobody else."""

import hashlib
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from grondslag.both import clock
from grondslag.both.gate.models import State, Verzoek
from grondslag.both.gate.selectors import latest_of
from grondslag.both.ui.taken import Task
from grondslag.both.vordering.klok import Klok, lopend, stilgezet
from grondslag.both.vordering.regels import Gebrek, artikelen, gebreken, papier_uiterlijk
from grondslag.ind.vorderingen.antwoord import bericht_of, fingerprint, items_of, leaving
from grondslag.ind.vorderingen.models import Oordeel, Taak, Vordering
from grondslag.proof import canonical

OCCASION = "antwoord"
VORM = ("vordering_vorm", "vordering_functie", "vordering_titel", "vordering_termijn")
"""The four judgements on the form of a demand, in the order of the page."""
STEPS_OF_TASK = {
    "opsteller": ("vorm", "zaak", "onderdelen", "labels", "omvang", "beslissen"),
    "jurist": ("omvang",),
}
TOETS = {name: name.removeprefix("vordering_") for name in VORM}


def vorderingen_for(user: Any) -> QuerySet[Vordering]:
    """Return the demands of which this person is a named handler."""
    return Vordering.objects.filter(behandelaars__persoon=user)


def vordering_for(user: Any, pk: uuid.UUID, *taken: str) -> Vordering:
    """Return one demand of this person; with `taken`, only for who has one of these tasks in it.

    Raises:
        Http404: it does not exist, or is not this person's (to do this with).
    """
    vordering = vorderingen_for(user).select_related("zaak").filter(pk=pk).first()
    if vordering is None or (taken and task_of(user, vordering) not in taken):
        raise Http404
    return vordering


def task_of(user: Any, vordering: Vordering) -> str | None:
    """Return what this person does for a demand."""
    return vordering.behandelaars.filter(persoon=user).values_list("taak", flat=True).first()


def handler_of(vordering: Vordering, taak: str) -> Any:
    """Return who has a task in a demand, or None."""
    found = vordering.behandelaars.filter(taak=taak).select_related("persoon").first()
    return found.persoon if found else None


def waiting() -> QuerySet[Vordering]:
    """Return the demands that nobody took yet; only their number is shown."""
    return Vordering.objects.filter(behandelaars=None, ingetrokken=None)


def taken_by(user: Any) -> QuerySet[Vordering]:
    """Return the demands that this person took, in the order of taking."""
    mine = Vordering.objects.filter(behandelaars__persoon=user, behandelaars__taak=Taak.OPSTELLER)
    return mine.order_by("behandelaars__pk")


def request_of(vordering: Vordering) -> Verzoek | None:
    """Return the newest request at the gate for the answer."""
    return latest_of(OCCASION, str(vordering.pk))


def is_closed(vordering: Vordering) -> bool:
    """Whether nothing can be changed any more: answered, taken back, or now at the gate."""
    if vordering.beantwoord or vordering.ingetrokken:
        return True
    asked = request_of(vordering)
    return asked is not None and asked.state in (State.PERMITTED, State.RELEASED)


def term_of(vordering: Vordering) -> Any:
    """Return the last day of the term, as extended."""
    return vordering.verlengd_tot or vordering.termijn


def faults_of_form(vordering: Vordering) -> list[Gebrek]:
    """Return what the machine finds wrong with the demand today."""
    demand = bericht_of(vordering)
    if vordering.papier:
        demand = demand.model_copy(update={"mondeling": False})
    return gebreken(demand, clock.today(), termijn=term_of(vordering))


def oordelen_of(vordering: Vordering) -> dict[str, Oordeel]:
    """Return the newest judgement of each name."""
    return {row.naam: row for row in vordering.oordelen.select_related("persoon")}


def paper_hash(vordering: Vordering) -> str:
    """Return the hash of the demand as it came in."""
    return hashlib.sha256(canonical(vordering.inhoud)).hexdigest()


def scope_stands(vordering: Vordering) -> bool:
    """Whether the jurist judged exactly the set that would leave now."""
    given = oordelen_of(vordering).get("vordering_omvat")
    return (
        given is not None and given.akkoord and given.over_sha256 == fingerprint(leaving(items_of(vordering)))
    )


def hindrances_of(vordering: Vordering) -> list[str]:
    """Return what people established, or did not yet, that keeps the gate from letting the answer out."""
    given = oordelen_of(vordering)
    found = []
    if any(name in given and not given[name].akkoord for name in VORM):
        found.append(_("De vorm klopt niet volgens uw oordeel; zo vertrekt er niets. Herzie het, of weiger."))
    if leaving(items_of(vordering)) and not scope_stands(vordering):
        found.append(_("De jurist heeft nog niet geoordeeld over precies wat nu zou vertrekken."))
    leave = given.get("machtiging_rc")
    if artikelen()[vordering.artikel].machtiging and leave is not None and not leave.akkoord:
        found.append(_("De jurist ziet geen machtiging die dit dekt; zo vertrekt er niets."))
    return [str(one) for one in found]


def clocks_of(vordering: Vordering) -> list[Klok]:
    """Return the term, and for an oral demand the three days for its paper."""
    today, ended = clock.today(), _ended(vordering)
    name, last = _("Termijn voor het antwoord"), term_of(vordering)
    clocks = [stilgezet(name, last, ended) if ended else lopend(name, last, today)]
    if vordering.mondeling and vordering.gedaan:
        name, last = _("Papier van de mondelinge vordering"), papier_uiterlijk(vordering.gedaan)
        clocks.append(
            stilgezet(name, last, _("ontvangen")) if vordering.papier else lopend(name, last, today)
        )
    return clocks


def _ended(vordering: Vordering) -> Any:
    if vordering.beantwoord:
        return _("beantwoord")
    return _("ingetrokken") if vordering.ingetrokken else ""


def stand_of(vordering: Vordering) -> tuple[Any, str]:
    """Return where a demand stands, in words, and the kind of its badge."""
    if ended := _ended(vordering):
        return ended, "goed" if vordering.beantwoord else "neutraal"
    asked = request_of(vordering)
    if asked and asked.state == State.PERMITTED:
        return _("wacht op handtekeningen"), "actief"
    return _("in behandeling"), "let-op"


def rows_of(vordering: Vordering) -> list[tuple[Any, Any]]:
    """Return what a demand says as label and value; the items that are asked stand by themselves."""
    demand = bericht_of(vordering)
    person, leave = demand.persoon, demand.machtiging
    designation = [person.naam, person.geboren, person.nummer, person.aanduiding]
    rows: list[tuple[Any, Any]] = [
        (_("Artikel"), artikelen()[demand.artikel].naam),
        (_("Gevorderd door"), demand.functie),
        (_("Persoon"), ", ".join(filter(None, designation))),
        (_("Titel"), demand.titel),
        (_("Wijze van verstrekken"), demand.wijze),
    ]
    if leave:
        words = f"{leave.instantie}, {leave.datum:%d-%m-%Y}, {leave.kenmerk}: {leave.reikwijdte}"
        rows.append((_("Machtiging van de rechter-commissaris"), words))
    return rows


@dataclass(frozen=True)
class Stap:
    """One step of the road to an answer: `staat` is "klaar", "nu" or "straks"."""

    route: str
    naam: Any
    staat: str
    url: str = ""


def steps_of(user: Any, vordering: Vordering) -> list[Stap]:
    """Return the steps of a demand; the first undone is now. Those that are this person's have an address."""
    items, given = items_of(vordering), oordelen_of(vordering)
    fragments = [one.onderdeel for item in items for one in item.wegingen]
    done = [
        (_("Vorm toetsen"), all(name in given for name in VORM), "vorm"),
        (_("Zaak koppelen"), vordering.zaak_id is not None, "zaak"),
        (_("Onderdelen kiezen"), bool(fragments), "onderdelen"),
        (_("Labelen"), bool(fragments) and all(one.soorten for one in fragments), "labels"),
        (_("Omvang, door de jurist"), scope_stands(vordering), "omvang"),
        (_("Beslissen per onderdeel"), all(item.post for item in items), "beslissen"),
        (_("Poort en handtekeningen"), vordering.beantwoord is not None, ""),
    ]
    mine = STEPS_OF_TASK.get(str(task_of(user, vordering)), ()) if not is_closed(vordering) else ()
    first = next((number for number, (_name, ready, _route) in enumerate(done) if not ready), len(done))
    return [
        Stap(
            route,
            name,
            "klaar" if ready else ("nu" if number == first else "straks"),
            _url(route, vordering, mine),
        )
        for number, (name, ready, route) in enumerate(done)
    ]


def _url(route: str, vordering: Vordering, mine: tuple[str, ...]) -> str:
    return reverse(f"vorderingen:{route}", args=[vordering.pk]) if route in mine else ""


def tasks_for(user: Any) -> list[Task]:
    """Return what waits: demands to take (a number, nothing more), and one's own that are open."""
    if not user.has_role("vorderingbehandelaar", "jurist"):
        return []
    url, tasks = reverse("vorderingen:lijst"), []
    if user.has_role("vorderingbehandelaar"):
        tasks.append(Task(_("Vordering toe te wijzen"), url, waiting().count(), urgent=True))
    mine = vorderingen_for(user).filter(beantwoord=None, ingetrokken=None)
    work = [one for one in mine if _waits_for(user, one)]
    late = any((term_of(one) - clock.today()).days <= 0 for one in work)
    return [*tasks, Task(_("Vorderingen die op u wachten"), url, len(work), urgent=late)]


def _waits_for(user: Any, vordering: Vordering) -> bool:
    task = task_of(user, vordering)
    if is_closed(vordering):
        return False
    if task == Taak.JURIST:
        return vordering.onderdelen.exists() and not scope_stands(vordering)
    return bool(task == Taak.OPSTELLER)
