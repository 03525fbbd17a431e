"""May this leave? Every ground put to the papers of one object, on any day: one line a ground.

It decides nothing and sends nothing: what comes back is a simulation, which no door takes. Of each ground it
is asked as if only what that ground may carry would leave, to the recipient that the ground names.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grondslag.both.accounts.rollen import all_roles
from grondslag.both.gate.decisions import GATE, established
from grondslag.both.gate.occasions import Subject
from grondslag.both.wet.selectors import current_register, events_known
from grondslag.law import Ground, Line, Register, Request, Step, simulate


@dataclass(frozen=True)
class Gebrek:
    """One line of a ground that is not met: its number, what it asks, where that stands, and why not."""

    regel: str
    vraagt: str
    bron: str
    waarom: str


@dataclass(frozen=True)
class Weg:
    """One ground: open or shut, in a sentence that can be read aloud, and what is not met.

    The sentence begins with ours (`kop`, in the language of the screen) and ends with words of the register
    (`woorden`, always Dutch; empty where there are none).
    """

    ground: Ground
    open: bool
    kop: str
    woorden: str
    gebreken: tuple[Gebrek, ...]

    @property
    def zin(self) -> str:
        """The whole sentence."""
        return f"{self.kop} {self.woorden}".strip()


def ways(subject: Subject, object_id: str, day: dt.date) -> list[Weg]:
    """Return every ground as it answers for this object on a day, what is nearest to open first."""
    register, events = current_register(), events_known()
    papers = established(subject, object_id)
    found = []
    for name, ground in register.grounds.items():
        question = Request("mag-dit", name, ground.kinds, ground.rule.aan, papers)
        answer = simulate(question, register, events, day)
        found.append(_way(register, ground, answer.refused, permit=answer.permit))
    return sorted(found, key=_nearest)


def _nearest(way: Weg) -> tuple[bool, bool, int, int]:
    """What is open first, then our own grounds by how little they lack; those of others can never be ours."""
    return not way.open, not is_ours(way.ground), len(way.gebreken), int(way.ground.rule.nummer[1:])


def is_ours(ground: Ground) -> bool:
    """Whether this side discloses on this ground at all."""
    return settings.ZIJDE in ground.rule.van


def _way(register: Register, ground: Ground, refused: Sequence[Step], *, permit: bool) -> Weg:
    lines = {line.id: line for line in register.lines[ground.id]}
    known = [(lines[step.line], step) for step in refused if step.line in lines]
    faults = tuple(Gebrek(line.id, line.text, line.source, step.why) for line, step in known)
    if not is_ours(ground):
        head = _("Nee: op deze grondslag verstrekt de andere zijde, niet deze.")
        return Weg(ground, open=False, kop=head, woorden="", gebreken=faults)
    return Weg(ground, permit, *_sentence(register, known, permit=permit), faults)


def _sentence(register: Register, known: Sequence[tuple[Line, Step]], *, permit: bool) -> tuple[str, str]:
    if permit:
        return _("Ja: aan elke voorwaarde is voldaan. Een verzoek wordt opnieuw getoetst en getekend."), ""
    papers = [line.judgement for line, _step in known if line.judgement]
    if len(known) == len(papers) == 1:
        return _one_paper(register, papers[0])
    closed = next((step.why for line, step in known if line.check), "")
    missing = ngettext(
        "Er ontbreekt %(aantal)d oordeel.", "Er ontbreken %(aantal)d oordelen.", len(papers)
    ) % {"aantal": len(papers)}
    return " ".join([_("Nee."), *([missing] if papers else [])]), closed


def _one_paper(register: Register, name: str) -> tuple[str, str]:
    judgement = register.vocabulary.judgements[name]
    who = _("de poort") if judgement.door == GATE else str(all_roles()[judgement.door].naam).lower()
    head = _("Nee, tenzij er één stuk bij komt, vast te stellen door %(wie)s:") % {"wie": who}
    return head, f"{judgement.bewijs}."
