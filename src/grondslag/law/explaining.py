"""A ground as a jurist reads and signs it: numbered Dutch sentences, each with its source."""

from collections.abc import Iterator
from dataclasses import dataclass

from grondslag.law.citing import cite
from grondslag.law.days import in_words
from grondslag.law.ground import Ground
from grondslag.law.lines import Line
from grondslag.law.register import Register

STATUS_WORDS = {
    "getekend": "getekend",
    "getekend-demo": "getekend met de handtekeningen van de DEMO",
    "aanname": "AANNAME: een wet die er niet is; alleen in een simulatie of in de demo",
    "concept": "concept: niet getekend, alleen in een simulatie",
    "open-vraag": "dicht: een open vraag aan een jurist blokkeert",
    "historie": "historie: staat niets toe",
}


@dataclass(frozen=True)
class Sentence:
    """One sentence of the explanation. `id` is the number that decisions refer to, empty for notes."""

    id: str
    text: str
    source: str


def verklaar(name: str, register: Register, *, status: bool = True) -> tuple[Sentence, ...]:
    """The ground `name` in sentences: head, numbered lines, what it may not carry and why, open questions.

    Without `status` it leaves out how the ground stands: what is left is what a jurist signs.
    Raises KeyError for a ground that the register does not have.
    """
    ground = register.grounds[name]
    return (
        *_head(ground, status=status),
        *(_numbered(line, ground) for line in register.lines[name]),
        *_not_carried(ground),
        *_questions(ground),
    )


def _head(ground: Ground, *, status: bool) -> Iterator[Sentence]:
    rule, words = ground.rule, ground.vocabulary
    senders = " of ".join(words.parties[party] for party in rule.van)
    basis = "; ".join(cite(citation, words.library) for citation in rule.bron)
    yield Sentence("", f"{rule.nummer} {rule.naam}.", basis)
    if status:
        yield Sentence("", f"Stand: {STATUS_WORDS[ground.status]}.", "")
    yield Sentence("", f"Verstrekt door {senders} aan {words.parties[rule.aan]}.", "")
    for side, roles in rule.ondertekenaars.items():
        signers = " en ".join(words.roles[role] for role in roles)
        yield Sentence("", f"Bij {words.parties[side]} tekenen {signers}, twee verschillende personen.", "")
    known = f"Deze versie is aan het register bekend sinds {in_words(rule.bekend)}"
    if ground.law is not None:
        known += f"; daarna is de wet erin ingevoerd ({ground.law.name})"
    yield Sentence("", f"{known}.", "")


def _numbered(line: Line, ground: Ground) -> Sentence:
    if line.judgement is None:
        return Sentence(line.id, line.text, line.source)
    words = ground.vocabulary
    judgement = words.judgements[line.judgement]
    days = judgement.max_days.days if judgement.max_days is not None else None
    age = f", hoogstens {days} {'dag' if days == 1 else 'dagen'} oud" if days is not None else ""
    who = f"Vast te stellen door {words.roles[judgement.door]} op: {judgement.bewijs}{age}."
    return Sentence(line.id, f"{line.text} {who}", line.source)


def _not_carried(ground: Ground) -> Iterator[Sentence]:
    for why, kinds in ground.stays_behind().items():
        names = ", ".join(f"'{kind}'" for kind in kinds)
        yield Sentence("", f"Niet mee {'gaan' if len(kinds) > 1 else 'gaat'} {names}: {why}.", "")


def _questions(ground: Ground) -> Iterator[Sentence]:
    for question in ground.rule.open_vragen:
        effect = "blokkeert" if question.blokkeert == "ja" else "blokkeert niet"
        if ground.law is not None and question.blokkeert == "ja":
            effect = "blokkeerde, tot de wet was ingevoerd"
        decided = f"{effect}; zo besloten door: {question.besloten_door}"
        yield Sentence("", f"Open vraag aan een jurist ({decided}): {question.vraag}", "")
