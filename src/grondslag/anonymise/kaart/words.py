"""What free words on the card may not say: nothing finer than the card itself.

The rules are strict and small on purpose. A word wrongly refused costs the author a rewording; a word wrongly
passed can cost a person their safety. Each rule yields faults with what may stand instead, where the ladder
knows it. The anonymiser's detectors are another, larger net; these rules do not lean on it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from grondslag.anonymise.kaart.alphabet import name_of, strangers
from grondslag.anonymise.kaart.ladder import Field, kaart_schema
from grondslag.anonymise.kaart.model import Kaart
from grondslag.anonymise.kaart.numerals import NUMBER_WORD, count_in
from grondslag.anonymise.kaart.tellings import WORD, tellings
from grondslag.anonymise.kaart.vocabulary import vocabulary

_NUMBER: Final = re.compile(r"\w*[\d²³¹½¼¾]\w*(?:[.,:/–-]\w*\d\w*)*")
_PLACEHOLDER: Final = re.compile(r"\[([^\[\]\n]*)\]")


@dataclass(frozen=True)
class Fault:
    """One place in free words that says more than the card.

    `field` is "prangend" or "citaat"; start and end are code points in the text; `rule` a stable id; `why` a
    Dutch sentence; `suggestion` what may stand instead, "" when it is best left out.
    """

    field: str
    start: int
    end: int
    text: str
    rule: str
    why: str
    suggestion: str


Raw = tuple[int, int, str, str, str]  # start, end, rule, why, suggestion


def validate(kaart: Kaart) -> tuple[Fault, ...]:
    """All faults in the card's own free words (`prangend`), in order of place."""
    faults = _faults("prangend", kaart.prangend, kaart)
    most = kaart_schema().vrije_woorden.hoogstens
    if len(kaart.prangend) > most:
        why = f"De uitleg telt {len(kaart.prangend)} tekens; kort haar in tot hoogstens {most}."
        too_long = Fault("prangend", most, len(kaart.prangend), kaart.prangend[most:], "lengte", why, "")
        faults = (*faults, too_long)
    return faults


def validate_quotation(text: str, kaart: Kaart) -> tuple[Fault, ...]:
    """All faults in a quotation from the working text, judged against this card, in order of place."""
    return _faults("citaat", text, kaart)


def _faults(where: str, text: str, kaart: Kaart) -> tuple[Fault, ...]:
    taken = [match.span() for match in _own_words(kaart).finditer(text)]
    faults: list[Fault] = []
    for rule in (_letters, _placeholders, _finer, _posts, _numbers, _number_words, _listed, _capitals):
        for start, end, rule_id, why, suggestion in rule(text, kaart):
            if not any(start < stop and begin < end for begin, stop in taken):
                faults.append(Fault(where, start, end, text[start:end], rule_id, why, suggestion))
                taken.append((start, end))
    return tuple(sorted(faults, key=lambda fault: (fault.start, fault.end)))


def _own_words(kaart: Kaart) -> re.Pattern[str]:
    """The card's own labels and all coarser ones: what the card says, its words may say."""
    labels = {
        re.escape(field.value(step).label).replace("–", "[–-]")
        for field in kaart_schema().counted
        for value in kaart.values(field.id)
        for step in field.chain(value)
    }
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(labels, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def _letters(text: str, _kaart: Kaart) -> Iterator[Raw]:
    for position in strangers(text):
        what = name_of(text[position])
        yield position, position + 1, "teken", f"Dit teken mag niet naar buiten ({what}); haal het weg.", ""


def _placeholders(text: str, _kaart: Kaart) -> Iterator[Raw]:
    known = vocabulary().plaatshouders
    for match in _PLACEHOLDER.finditer(text):
        inside = match[1].strip()
        word = inside.split(" ")[0].casefold() if inside else ""
        if known.get(word) == inside:
            continue
        suggestion = f"[{known[word]}]" if word in known else ""
        why = f"De plaatshouder {match[0]} zegt hoeveel of wie er zijn; gebruik een algemene."
        yield match.start(), match.end(), "plaatshouder", why, suggestion


def _finer(text: str, kaart: Kaart) -> Iterator[Raw]:
    schema = kaart_schema()
    for telling in tellings(text):
        field = schema.field(telling.field)
        said = kaart.values(telling.field)
        if not telling.exact and any(field.covers(telling.value, each) for each in said):
            continue
        words = text[telling.start : telling.end]
        why = f"'{words}' zegt meer dan de kaart bij '{field.label}'; ga de ladder op of laat het weg."
        yield telling.start, telling.end, "fijner", why, _up_to_card(field, telling.value, said)


def _up_to_card(field: Field, value: str, said: frozenset[str]) -> str:
    """The label of the first step above `value` that the card says too; "" when only the top is left."""
    step = next(step for step in field.chain(value) if any(field.covers(step, each) for each in said))
    return "" if step == field.top else field.value(step).label


def _posts(text: str, kaart: Kaart) -> Iterator[Raw]:
    field = kaart_schema().field("rolklasse")
    for value, pattern in vocabulary().posts:
        for match in pattern.finditer(text):
            why = f"'{match[0]}' is een rang of post, fijner dan de rol op de kaart."
            yield (
                match.start(),
                match.end(),
                "functie",
                why,
                _up_to_card(field, value, kaart.values("rolklasse")),
            )


def _numbers(text: str, _kaart: Kaart) -> Iterator[Raw]:
    for match in _NUMBER.finditer(text):
        digits = match[0]
        suggestion = _coarse_count(int(digits)) if digits.isdecimal() else ""
        why = f"Het getal '{digits}' is fijner dan de kaart; gebruik een grof woord of laat het weg."
        yield match.start(), match.end(), "cijfer", why, suggestion


def _number_words(text: str, _kaart: Kaart) -> Iterator[Raw]:
    for match in NUMBER_WORD.finditer(text):
        count = count_in(match[1])
        if count is not None:
            why = f"De telling '{match[0]}' is fijner dan de kaart; gebruik een grof woord of laat het weg."
            yield match.start(), match.end(), "telling", why, _coarse_count(count)


def _coarse_count(count: int) -> str:
    return next((each.woord for each in vocabulary().tellingen if count <= each.tot), "")


def _listed(text: str, _kaart: Kaart) -> Iterator[Raw]:
    words = vocabulary()
    for pattern, rule, why in (
        (words.time, "datum", "'{}' wijst een dag of maand aan; de kaart kent alleen banden van jaren."),
        (words.singular, "onderscheidend", "'{}' zegt dat er maar één zo is; laat het weg."),
        (words.features, "kenmerk", "Aan '{}' is iemand te herkennen; laat het weg."),
        (
            words.foreign,
            "taal",
            "'{}' is geen Nederlands; vertaal het, want deze regels lezen alleen Nederlands.",
        ),
        (words.groups, "groep", "'{}' noemt een volk, stam of geloof; dat gaat niet naar de tafel."),
    ):
        for match in pattern.finditer(text):
            yield match.start(), match.end(), rule, why.format(match[0]), ""


def _capitals(text: str, _kaart: Kaart) -> Iterator[Raw]:
    words = vocabulary()
    for match in WORD.finditer(text):
        word = match[0]
        if word == word.lower() or word in words.capitals:
            continue
        before = text[: match.start()].rstrip(" \"'‘“([")
        opens = not before or before[-1] in ".!?:…\n"
        if opens and word[1:] == word[1:].lower() and word.casefold() in words.openers:
            continue
        why = f"'{word}' kan een naam of plaats zijn; laat het weg"
        why += " of begin de zin met een ander woord." if opens else "."
        yield match.start(), match.end(), "naam", why, ""
