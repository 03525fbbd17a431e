"""May this leave? Every ground put to the papers of one object, on any day: one line a ground.

It decides nothing and sends nothing: what comes back is a simulation, which no door takes. Of each ground it
is asked for all that would leave, to the recipient that the ground names. A ground that carries nothing of
what this object is, is not the way for it, however little it lacks; it can be the way for another piece.
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
from grondslag.law import Ground, Judgement, Line, Register, SimulatedDecision, Step, simulate
from grondslag.law.checking import REQUEST_CHECKS


@dataclass(frozen=True)
class Gebrek:
    """One line of a ground that is not met: its number, what it asks, where that stands, and why not."""

    regel: str
    vraagt: str
    bron: str
    waarom: str


@dataclass(frozen=True)
class Voldaan:
    """One line of a ground that is met: what it asks, its source, and the paper that it rests on, if any.

    `opnieuw`: on that day, which is to come, the gate will look for itself.
    """

    regel: str
    vraagt: str
    bron: str
    stuk: Judgement | None
    opnieuw: bool


class Mag(Enum):
    """Yes; yes once papers come that people can give; not this piece but one of its own; no, by the law."""

    JA = "ja"
    JA_MITS = "ja_mits"
    EIGEN_STUK = "eigen_stuk"
    NEE = "nee"


@dataclass(frozen=True)
class Weg:
    """One ground: its answer, in a sentence that can be read aloud, what is not met and what is.

    The sentence begins with ours (`kop`, in the language of the screen) and ends with words of the register
    (`woorden`, always Dutch; empty where there are none). `past`: it carries something of what this is.
    `gewezen`: the object goes this way, or its ground names it as another. `bestond`: a practice of the past
    that stood on the day; it permits nothing.
    """

    ground: Ground
    mag: Mag
    kop: str
    woorden: str
    gebreken: tuple[Gebrek, ...]
    voldaan: tuple[Voldaan, ...] = ()
    past: bool = True
    gewezen: bool = False
    bestond: bool = False

    @property
    def zin(self) -> str:
        """The whole sentence."""
        return f"{self.kop} {self.woorden}".strip()


def ways(vraag: Toetsvraag, day: dt.date) -> list[Weg]:
    """Return every ground as it answers on the papers on a day.

    First its own ground, then the ways that this one names, in its order; of the rest the nearest to open.
    """
    register, events = current_register(), events_known()
    named = _named_ways(register, vraag.own)
    found = []
    for ground in register.grounds.values():
        answer = simulate(vraag.request(ground, day), register, events, day)
        found.append(_way(_Asked(register, vraag, named, day), ground, answer))
    return sorted(found, key=lambda way: _nearest(way, named))


@dataclass(frozen=True)
class _Asked:
    register: Register
    vraag: Toetsvraag
    named: Sequence[str]
    day: dt.date

    @property
    def gone(self) -> bool:
        return self.day < clock.today()


def _named_ways(register: Register, own: str) -> Sequence[str]:
    """The ground that the object goes and those that it names as other ways; empty where none is fixed."""
    ground = register.grounds.get(own)
    return (own, *ground.rule.wegen) if ground else ()


def _nearest(way: Weg, named: Sequence[str]) -> tuple[bool, int, int, bool, int, int]:
    """Others' grounds come last; ours by the place that they are named in, then by what they lack."""
    place = named.index(way.ground.id) if way.ground.id in named else len(named)
    answer = list(Mag).index(way.mag)
    number = int(way.ground.rule.nummer[1:])
    return not is_ours(way.ground), place, answer, not way.past, len(way.gebreken), number


def kind_names(kinds: frozenset[str] | None) -> list[str]:
    """The kinds in the words of the register, in its order; nothing while they are not known."""
    known = current_register().vocabulary.kinds
    return [kind.naam for name, kind in known.items() if name in (kinds or ())]


def is_ours(ground: Ground) -> bool:
    """Whether this side discloses on this ground at all."""
    return settings.ZIJDE in ground.rule.van


def _way(asked: _Asked, ground: Ground, answer: SimulatedDecision) -> Weg:
    lines = {line.id: line for line in asked.register.lines[ground.id]}
    known = [(lines[step.line], step) for step in answer.steps if step.line in lines]
    refused = [(line, step) for line, step in known if not step.ok]
    faults = tuple(Gebrek(line.id, line.text, line.source, step.why) for line, step in refused)
    met = tuple(_met(line, step, asked.day) for line, step in known if step.ok)
    past = asked.vraag.fits(ground)
    if not is_ours(ground):
        head = _("Nee: op deze grondslag verstrekt de andere zijde, niet deze.")
        return Weg(ground, Mag.NEE, head, "", faults, met, past)
    named, stood = ground.id in asked.named, _stood(ground, refused)
    said = _answer(asked.register, refused, gone=asked.gone) if past else _other_piece(asked, ground, refused)
    return Weg(ground, *said, faults, met, past, gewezen=named, bestond=stood)


def _stood(ground: Ground, refused: Sequence[tuple[Line, Step]]) -> bool:
    """Whether it is a practice of the past, and the day one of its own."""
    failing = {line.check for line, _step in refused}
    return ground.rule.gebruik == "historie" and failing.isdisjoint({"vanaf", "tot_en_met"})


def _met(line: Line, step: Step, day: dt.date) -> Voldaan:
    """A line that is met. What the gate finds for itself, it finds again on the day."""
    paper = step.evidence
    again = paper is not None and paper.role == GATE and day > clock.today()
    return Voldaan(line.id, line.text, line.source, paper, again)


def _other_piece(asked: _Asked, ground: Ground, refused: Sequence[tuple[Line, Step]]) -> tuple[Mag, str, str]:
    """The answer of a ground that carries nothing of this piece: whether another piece could go this way."""
    names = ", ".join(ground.vocabulary.kinds[kind].naam for kind in sorted(ground.kinds))
    shut = next((step.why for line, step in refused if line.check not in {None, *REQUEST_CHECKS}), "")
    if shut:
        return Mag.NEE, _("Nee."), shut
    if asked.gone or ground.id not in asked.named[1:]:
        head = _("Nee, niet met dit stuk: hierop gaat alleen een eigen stuk, van deze soort:")
        return Mag.NEE, head, names
    head = _("Niet met dit stuk; wel met een eigen stuk, zodra daarvoor alles vaststaat. Van deze soort:")
    return Mag.EIGEN_STUK, head, names


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
