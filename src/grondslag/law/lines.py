"""A ground as numbered Dutch sentences (G8.a, G8.b ...): first what the gate checks, then the judgements.

The numbers are what a jurist signs, what a decision refers to, and what `missing` lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from string import ascii_lowercase
from typing import Literal, TypeAlias, get_args

from grondslag.law.citing import cite
from grondslag.law.days import Period, in_words, parse_period
from grondslag.law.ground import Ground
from grondslag.law.schema import Boundary, Event

Check: TypeAlias = Literal[
    "historie", "vanaf", "tot_en_met", "feiten", "ontvanger", "soorten", "handtekening", "open_vragen"
]
HOUSE_RULE = "regel van dit register"
MAX_CONDITIONS = len(ascii_lowercase) - len(get_args(Check))  # one letter a line


@dataclass(frozen=True)
class Line:
    """One numbered sentence: a `check` that the gate makes itself, or a `judgement` (the other is None)."""

    id: str
    check: Check | None
    judgement: str | None
    text: str
    source: str


def lines_of(ground: Ground) -> tuple[Line, ...]:
    """All lines of a ground, in order."""
    drafts = [*_checks(ground), *_judgements(ground)]
    return tuple(
        Line(f"{ground.rule.nummer}.{ascii_lowercase[index]}", check, judgement, text, source)
        for index, (check, judgement, text, source) in enumerate(drafts)
    )


_Draft: TypeAlias = tuple[Check | None, str | None, str, str]


def _checks(ground: Ground) -> Iterator[_Draft]:
    rule, words = ground.rule, ground.vocabulary
    in_force = "; ".join(cite(citation, words.library) for citation in rule.werking.bron)
    basis, of_facts, of_kinds = _bases(ground)
    if rule.gebruik == "historie":
        yield "historie", None, "Deze grondslag is bedoeld om nu op te verstrekken.", HOUSE_RULE
    yield "vanaf", None, f"De grondslag geldt {_from(rule.werking.vanaf, ground)}.", in_force
    yield "tot_en_met", None, f"De grondslag geldt {_until(rule.werking.vervalt_per, ground)}.", in_force
    if rule.feiten != "alle" or ground.law is not None:  # with the law too: a letter names one line for ever
        yield "feiten", None, _facts(ground), of_facts
    yield "ontvanger", None, f"De ontvanger is {words.parties[rule.aan]}.", basis
    yield "soorten", None, _kinds(ground), of_kinds
    yield "handtekening", None, _signed(ground), HOUSE_RULE
    yield "open_vragen", None, "Geen open vraag aan een jurist blokkeert deze grondslag.", HOUSE_RULE


def _bases(ground: Ground) -> tuple[str, str, str]:
    """What a ground rests on; what says for which facts and which kinds: with a law, its own sentences."""
    law = ground.law
    texts = [cite(citation, ground.vocabulary.library) for citation in ground.rule.bron]
    if law is None:
        basis = "; ".join(texts)
        return basis, basis, basis
    basis = "; ".join(texts[: -1 - len(law.soorten)])  # behind it stand the law's: see `entering.enter`
    of_kinds = "; ".join(f"{law.name}: {kind.zin}" for kind in law.soorten)
    return basis, f"{law.name}: {law.overgangsrecht}", of_kinds or basis


def _facts(ground: Ground) -> str:
    known = f": {ground.law.overgangsrecht.rstrip('.')}" if ground.law else ""
    return f"Vast staat voor welke dossiers en feiten de grondslag geldt (overgangsrecht){known}."


def _signed(ground: Ground) -> str:
    if ground.law is not None:
        return "Een jurist voerde de wet in zoals zij hier staat, en een ander bevestigde haar."
    if any(citation.tekst for citation in ground.citations):
        return "Een jurist tekende deze regel en de aangehaalde tekst, precies zoals zij hier staan."
    return "Een jurist tekende deze regel, precies zoals zij hier staat."


def _judgements(ground: Ground) -> Iterator[_Draft]:
    words = ground.vocabulary
    for condition in ground.rule.voorwaarden:
        text = words.judgements[condition.oordeel].stelling
        yield None, condition.oordeel, text, cite(condition.bron, words.library)


def _kinds(ground: Ground) -> str:
    if not ground.rule.mag:
        return "Wat vertrekt, is van een soort die mee mag; hier mag geen enkele soort mee."
    return f"Alleen deze soorten gaan mee: {', '.join(ground.rule.mag)}."


def _event_name(event: Event, ground: Ground) -> str:
    return ground.vocabulary.events[event.gebeurtenis].naam


def _from(boundary: Boundary, ground: Ground) -> str:
    if isinstance(boundary, Event):
        return f"vanaf de dag van deze gebeurtenis: {_event_name(boundary, ground)}"
    if boundary == "open":
        return "zonder begindatum"
    period = parse_period(boundary)
    return f"vanaf {in_words(period.last)}{_strict(boundary, period)}"


def _until(boundary: Boundary, ground: Ground) -> str:
    if isinstance(boundary, Event):
        return f"tot en met de dag vóór deze gebeurtenis: {_event_name(boundary, ground)}"
    if boundary == "open":
        return "zonder einddatum"
    period = parse_period(boundary)
    return f"tot en met {in_words(period.first - timedelta(days=1))}{_strict(boundary, period)}"


def _strict(boundary: str, period: Period) -> str:
    """Say that a day is a reading of less: the source itself names no day."""
    return (
        ""
        if period.first == period.last
        else f" (de bron zegt '{boundary}'; zo leest dit register dat streng)"
    )
