"""What the reading pages show, as plain values for the templates."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grondslag.both import clock
from grondslag.both.accounts.rollen import all_roles
from grondslag.both.accounts.toegang import may_open
from grondslag.both.ui.taken import Task
from grondslag.both.ui.templatetags.ui import datum, moment
from grondslag.both.wet import grond
from grondslag.both.wet.models import Bevestiging, Inwerkingtreding, Soort
from grondslag.both.wet.selectors import (
    as_of,
    current_register,
    events_known,
    law_of,
    pending_row,
    row_in_force,
)
from grondslag.both.wet.tijdlijn import Tijdlijn, tijdlijn
from grondslag.law import Ground, Line, Register, Sentence, verklaar
from grondslag.law.checking import REQUEST_CHECKS

STATUS = {
    "getekend": (gettext_lazy("Getekend"), "goed"),
    "getekend-demo": (gettext_lazy("Getekend voor de DEMO"), "let-op"),
    "aanname": (gettext_lazy("AANNAME"), "let-op"),
    "concept": (gettext_lazy("Niet getekend"), "fout"),
    "open-vraag": (gettext_lazy("Open vraag aan een jurist"), "fout"),
    "historie": (gettext_lazy("Geschiedenis"), "neutraal"),
}
"""The words and the colour for each `law.Status`."""


@dataclass(frozen=True)
class Badge:
    """A status on a page: the words, and a `soort` of the interface kit."""

    tekst: Any
    soort: str


@dataclass(frozen=True)
class Regel:
    """One row of the register: the ground, how it stands on the day, and whether it is signed."""

    ground: Ground
    stand: grond.Stand
    handtekening: Badge


@dataclass(frozen=True)
class Zin:
    """One numbered sentence, and how it stands on the day."""

    zin: Sentence
    uitkomst: Badge


@dataclass(frozen=True)
class Blad:
    """One ground in full on one day; `ondertekenaars` are (side, roles), `blijft` (why, kinds)."""

    regel: Regel
    zinnen: tuple[Zin, ...]
    bronnen: tuple[str, ...]
    teksten: tuple[str, ...]
    ondertekenaars: tuple[tuple[str, str], ...]
    gaat_mee: tuple[str, ...]
    blijft: tuple[tuple[str, tuple[str, ...]], ...]
    tijdlijn: Tijdlijn


def register_rows(day: dt.date) -> list[Regel]:
    """Return every ground as it stands on a day, in the order of the register."""
    stands = as_of(day)
    return [
        _row(ground, stands[ground.id]) for ground in sorted(current_register().grounds.values(), key=_number)
    ]


def blad(ground_id: str, day: dt.date) -> Blad | None:
    """Return one ground in full, or None when the register does not hold it."""
    register, events = current_register(), events_known()
    ground = register.grounds.get(ground_id)
    if ground is None:
        return None
    kinds = ground.vocabulary.kinds
    stand = grond.stand_on(register, ground, events, day)
    return Blad(
        regel=_row(ground, stand),
        zinnen=_sentences(register, ground_id, stand),
        bronnen=grond.sources(ground),
        teksten=grond.cited_words(ground),
        ondertekenaars=tuple(
            (side.upper(), _role_names(roles)) for side, roles in ground.rule.ondertekenaars.items()
        ),
        gaat_mee=tuple(kinds[name].naam for name in ground.rule.mag),
        blijft=_stays(ground),
        tijdlijn=tijdlijn(ground.rule.werking, events, day, assumed_law=register.assumed_law),
    )


def invoer_page(row: Inwerkingtreding, user: Any) -> dict[str, Any]:
    """Return what the page of one entry shows, and whether this person may decide on it."""
    decision = Bevestiging.objects.filter(inwerkingtreding=row).select_related("bevestigd_door").first()
    return {
        "row": row,
        "bevestiging": decision,
        "stand": entry_badge(row, decision),
        "rijen": _facts(row, decision),
        "soorten": _kinds(row) if row.dag else [],
        "voorwaarden": _conditions(row) if row.dag else [],
        "mag_terugblik": may_open(user, "inzicht:terugblik"),
        "mag_beslissen": decision is None
        and row.ingevoerd_door_id != user.pk
        and may_open(user, "wet:bevestigen"),
    }


def tasks_for(user: Any) -> list[Task]:
    """Return the entry that waits for this person to compare and confirm, if there is one."""
    if not may_open(user, "wet:bevestigen"):
        return []
    row = pending_row()
    if row is None or row.ingevoerd_door_id == user.pk:
        return []
    return [
        Task(titel=_("Inwerkingtreding van de wet te bevestigen"), url=reverse("wet:invoer", args=[row.pk]))
    ]


def entry_badge(row: Inwerkingtreding, decision: Bevestiging | None) -> Badge:
    """Return what became of an entry."""
    if decision is None:
        return Badge(_("Wacht op een tweede persoon"), "let-op")
    if not decision.akkoord:
        return Badge(_("Afgewezen"), "fout")
    in_force = row_in_force()
    if in_force == row:
        return Badge(_("Bevestigd: geldt"), "goed")
    replaced = row.soort != Soort.INTREKKING or in_force is not None
    return Badge(_("Bevestigd, later vervangen"), "neutraal") if replaced else Badge(_("Bevestigd"), "goed")


def _row(ground: Ground, stand: grond.Stand) -> Regel:
    return Regel(ground, stand, Badge(*STATUS[ground.status]))


def _sentences(register: Register, ground_id: str, stand: grond.Stand) -> tuple[Zin, ...]:
    sentences = {sentence.id: sentence for sentence in verklaar(ground_id, register) if sentence.id}
    failing = {reason.regel for reason in stand.waarom}
    return tuple(
        Zin(sentences[line.id], _outcome(line, failing=line.id in failing))
        for line in register.lines[ground_id]
    )


def _outcome(line: Line, *, failing: bool) -> Badge:
    """Return whether a line holds on the day; what hangs on the request or on the case is told so."""
    if failing:
        return Badge(_("niet voldaan"), "fout")
    if line.judgement:
        return Badge(_("per zaak vast te stellen"), "neutraal")
    if line.check in REQUEST_CHECKS:
        return Badge(_("per verzoek te toetsen"), "neutraal")
    return Badge(_("voldaan"), "goed")


def hindsight(day: dt.date) -> dt.date | None:
    """Return the day of the first signature in the register when `day` is before it: then we look back."""
    signed = [
        ground.signature.op for ground in current_register().grounds.values() if ground.signature is not None
    ]
    first = min(signed, default=None)
    return first if first is not None and day < first else None


def _number(ground: Ground) -> int:
    return int(ground.rule.nummer.removeprefix("G"))


def _kinds(row: Inwerkingtreding) -> list[dict[str, str]]:
    """Return the kinds of an entry; one that the register has lost since appears under its id."""
    known = current_register().vocabulary.kinds
    return [
        {"naam": known[kind.soort].naam if kind.soort in known else kind.soort, "zin": kind.zin}
        for kind in law_of(row).soorten
    ]


def _conditions(row: Inwerkingtreding) -> list[dict[str, str]]:
    """Return the conditions of an entry; one that the register has lost since appears under its id."""
    known = current_register().vocabulary.judgements
    return [
        {
            "stelling": known[name].stelling if name in known else name,
            "door": _role_names([known[name].door]) if name in known else "",
            "zin": condition.zin,
        }
        for condition in law_of(row).voorwaarden
        for name in [condition.oordeel]
    ]


def _stays(ground: Ground) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each reason why something stays behind, with the names of the kinds that it keeps."""
    known = ground.vocabulary.kinds
    return tuple(
        (why, tuple(known[kind].naam for kind in kinds)) for why, kinds in ground.stays_behind().items()
    )


def _role_names(ids: Iterable[str]) -> str:
    return " + ".join(str(all_roles()[role].naam) for role in ids)


def _day_of(row: Inwerkingtreding) -> str:
    """Return the day, and that it had passed: the second person confirms that too."""
    if row.dag is None:
        return _("geen: ingetrokken")
    if row.dag >= clock.amsterdam_day(row.moment):
        return datum(row.dag)
    return _("%(dag)s, al voorbij op de dag van invoer") % {"dag": datum(row.dag)}


def _facts(row: Inwerkingtreding, decision: Bevestiging | None) -> list[tuple[Any, Any]]:
    facts = [
        (_("Staatsblad"), f"Stb. {row.staatsblad}" if row.staatsblad else _("geen (AANNAME)")),
        (_("Artikelonderdeel"), row.artikelonderdeel),
        (_("Dag van inwerkingtreding"), _day_of(row)),
        (_("Overgangsrecht"), row.overgangsrecht),
        (_("Reden"), row.reden),
        (_("Vervangt"), _("invoer %(nr)s") % {"nr": row.vervangt_id} if row.vervangt_id else ""),
        (_("Ingevoerd door"), f"{row.ingevoerd_door.naam}, {moment(row.moment)}"),
    ]
    if decision:
        word = _("Bevestigd door") if decision.akkoord else _("Afgewezen door")
        facts += [
            (word, f"{decision.bevestigd_door.naam}, {moment(decision.moment)}"),
            (_("Toelichting"), decision.reden),
        ]
    return [(name, value) for name, value in [*facts, (_("Hash van de inhoud"), row.inhoud_sha256)] if value]
