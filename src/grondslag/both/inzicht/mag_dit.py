"""May this leave? Every ground put to the papers of one object, on any day: one line a ground.

It decides nothing and sends nothing: what comes back is a simulation, which no door takes. Of each ground it
is asked for all that would leave, to the recipient that the ground names. A ground that carries nothing of
what this object is, is not the way for it, however little it lacks.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from django.conf import settings
from django.utils.translation import gettext as _

from grondslag.both import clock
from grondslag.both.accounts.rollen import all_roles
from grondslag.both.gate.decisions import GATE
from grondslag.both.inzicht.toetsvraag import Toetsvraag
from grondslag.both.wet.selectors import current_register, events_known
from grondslag.law import Ground, Line, Register, Step, simulate


@dataclass(frozen=True)
class Gebrek:
    """One line of a ground that is not met: its number, what it asks, where that stands, and why not."""

    regel: str
    vraagt: str
    bron: str
    waarom: str


class Mag(Enum):
    """Yes; yes once papers come that people can give; no, by the law itself."""

    JA = "ja"
    JA_MITS = "ja_mits"
    NEE = "nee"


@dataclass(frozen=True)
class Weg:
    """One ground: its answer, in a sentence that can be read aloud, and what is not met.

    The sentence begins with ours (`kop`, in the language of the screen) and ends with words of the register
    (`woorden`, always Dutch; empty where there are none). `past`: it carries something of what this is.
    """

    ground: Ground
    mag: Mag
    kop: str
    woorden: str
    gebreken: tuple[Gebrek, ...]
    past: bool = True

    @property
    def zin(self) -> str:
        """The whole sentence."""
        return f"{self.kop} {self.woorden}".strip()


def ways(vraag: Toetsvraag, day: dt.date) -> list[Weg]:
    """Return every ground as it answers on the papers on a day, what is nearest to open first."""
    register, events = current_register(), events_known()
    found = []
    for ground in register.grounds.values():
        answer = simulate(vraag.request(ground, day), register, events, day)
        refused = () if answer.permit else answer.refused
        found.append(_way(register, ground, refused, past=vraag.fits(ground), gone=day < clock.today()))
    return sorted(found, key=_nearest)


def _nearest(way: Weg) -> tuple[int, bool, bool, int, int]:
    """What is open first, then our own grounds for this by how little they lack; others' come last."""
    answer = list(Mag).index(way.mag)
    return answer, not is_ours(way.ground), not way.past, len(way.gebreken), int(way.ground.rule.nummer[1:])


def is_ours(ground: Ground) -> bool:
    """Whether this side discloses on this ground at all."""
    return settings.ZIJDE in ground.rule.van


def _way(register: Register, ground: Ground, refused: Sequence[Step], *, past: bool, gone: bool) -> Weg:
    lines = {line.id: line for line in register.lines[ground.id]}
    known = [(lines[step.line], step) for step in refused if step.line in lines]
    faults = tuple(Gebrek(line.id, line.text, line.source, step.why) for line, step in known)
    if not is_ours(ground):
        head = _("Nee: op deze grondslag verstrekt de andere zijde, niet deze.")
        return Weg(ground, Mag.NEE, head, "", faults, past)
    if not past:
        names = ", ".join(ground.vocabulary.kinds[kind].naam for kind in sorted(ground.kinds))
        head = _("Nee, niet met dit stuk: hierop gaat alleen een eigen stuk, van deze soort:")
        return Weg(ground, Mag.NEE, head, names, faults, past)
    return Weg(ground, *_answer(register, known, gone=gone), faults, past)


def _answer(register: Register, known: Sequence[tuple[Line, Step]], *, gone: bool) -> tuple[Mag, str, str]:
    if not known:
        head = _("Ja: aan elke voorwaarde is voldaan. Een verzoek wordt opnieuw getoetst en getekend.")
        return Mag.JA, head, ""
    closed = next((step.why for line, step in known if line.check), "")
    if closed:
        return Mag.NEE, _("Nee."), closed
    papers, first = [line.judgement for line, _step in known if line.judgement], known[0][0].text
    if gone:  # for a day that has passed nothing can be established any more
        head = _("Nee: op die dag lagen %(aantal)d dingen niet vast, het eerste:") % {"aantal": len(papers)}
        return Mag.NEE, head, first
    if len(papers) == 1:
        return Mag.JA_MITS, *_one_paper(register, papers[0])
    head = _("Ja, mits %(aantal)d dingen vast komen te staan, het eerste:") % {"aantal": len(papers)}
    return Mag.JA_MITS, head, first


def _one_paper(register: Register, name: str) -> tuple[str, str]:
    judgement = register.vocabulary.judgements[name]
    role = str(all_roles()[judgement.door].naam) if judgement.door != GATE else ""
    who = f"{role[:1].lower()}{role[1:]}" or _("de poort")
    head = _("Ja, mits er één stuk bij komt, vast te stellen door %(wie)s:") % {"wie": who}
    return head, f"{judgement.bewijs}."
