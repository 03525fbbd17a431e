"""One ground as this app needs it of the engine: its text, how it stands on a day, what a law can fill in."""

import datetime as dt
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grondslag.law import Events, Ground, Register, load_register
from grondslag.law.checking import Situation, hindrance
from grondslag.law.citing import cite
from grondslag.law.schema import JudgementKind, Kind

OPENABLE_GROUPS = ("persoon", "bijzonder")
"""Groups of kinds that the law to come can open: biometrie has another path, a piece its own ground."""


OUTSIDE = {"vanaf": "ervoor", "tot_en_met": "erna"}
"""The checks that a day outside those of a ground does not meet, and on which side it lies."""


@dataclass(frozen=True)
class Reden:
    """Why a ground is shut: the line that is not met, a sentence, and the source of the line."""

    regel: str
    zin: str
    bron: str


@dataclass(frozen=True)
class Stand:
    """How a ground stands on one day, papers apart; `waarom` has a reason for each hindrance.

    `buiten`: the day lies before ("ervoor") or after ("erna") the days that the ground speaks of; else empty.
    `historie`: it is a practice of the past, which permits nothing.
    """

    open: bool
    waarom: tuple[Reden, ...]
    buiten: str
    historie: bool


def as_text(register: Register, ground_id: str) -> dict[str, Any]:
    """Return the ground for a proof; `naam` and `tekst` are None where the register does not hold it."""
    ground = register.grounds.get(ground_id)
    return {
        "id": ground_id,
        "naam": ground.rule.naam if ground else None,
        "tekst": numbered_sentences(register, ground_id) if ground else None,
        "bron": list(sources(ground)) if ground else [],
        "register_sha256": register.sha256,
    }


def numbered_sentences(register: Register, ground_id: str) -> str:
    """Return every line of the ground, one a row: number, sentence, source."""
    return "\n".join(f"{line.id} {line.text} [{line.source}]" for line in register.lines[ground_id])


def sources(ground: Ground) -> tuple[str, ...]:
    """Return what the ground as a whole rests on, in words with Juriconnect links."""
    return tuple(cite(citation, ground.vocabulary.library) for citation in ground.rule.bron)


def cited_words(ground: Ground) -> tuple[str, ...]:
    """Return the words of law that the ground cites, as far as the register holds them."""
    stored = ground.vocabulary.library.texts
    cited = dict.fromkeys(citation.tekst for citation in ground.citations if citation.tekst)
    return tuple(" ".join(stored[file].split()) for file in cited)


def stand_on(
    register: Register, ground: Ground, events: Events, day: dt.date, *, simulation: bool = False
) -> Stand:
    """Return how the ground stands on a day when every paper is there and only its own kinds would go.

    In a `simulation` a law marked AANNAME counts outside the demo too.
    """
    situation = Situation(ground.kinds, ground.rule.aan, day, events, simulation, register.assumed_law)
    reasons, outside = [], ""
    for line in register.lines[ground.id]:
        reason = hindrance(line.check, ground, situation) if line.check else None
        if line.check and reason:
            reasons.append(Reden(line.id, reason, line.source))
            outside = outside or OUTSIDE.get(line.check, "")
    waarom = tuple(reasons)
    history = ground.rule.gebruik == "historie"
    return Stand(open=not waarom, waarom=waarom, buiten=outside, historie=history)


def permitted_kinds() -> Mapping[str, Kind]:
    """Return the kinds of data that the law to come can open."""
    return {name: kind for name, kind in _shipped().vocabulary.kinds.items() if kind.groep in OPENABLE_GROUPS}


@functools.cache
def usable_judgements() -> Mapping[str, JudgementKind]:
    """Return the judgements that a condition can be put to, the usual one first (`voorwaarden.toml`)."""
    text = Path(__file__).with_name("voorwaarden.toml").read_text(encoding="utf-8")
    known = _shipped().vocabulary.judgements
    return {name: known[name] for name in tomllib.loads(text)["oordelen"] if name in known}


def kind_choices() -> list[tuple[str, str]]:
    """Return (id, name) of the kinds that the law to come can open."""
    return [(name, kind.naam) for name, kind in permitted_kinds().items()]


def judgement_choices() -> list[tuple[str, str]]:
    """Return (id, statement) of the judgements that a condition of the law can ask for."""
    return [(name, kind.stelling) for name, kind in usable_judgements().items()]


@functools.cache
def _shipped() -> Register:
    return load_register()
