"""For each span of a dossier the key of its entity: what the text says is one person is tied first."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from grondslag.anonymise.binding.aliases import behind_place_word, tied
from grondslag.anonymise.binding.names import initials_in, order_names, own_words
from grondslag.anonymise.binding.speaker import of_speaker
from grondslag.anonymise.candidate import LISTED
from grondslag.anonymise.edges import edges
from grondslag.anonymise.fold import as_name, fold, sound
from grondslag.anonymise.knowledge import name_words
from grondslag.anonymise.model import NAMES, UNKNOWN
from grondslag.anonymise.vouch import foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grondslag.anonymise.binding.people import People
    from grondslag.anonymise.resolve import Span

_OF_LABEL = {"AMBTENAAR": "ambtenaar", "PROFESSIONAL": "professional"}
# The keys of what is no name: another script, a code, a number.
NO_NAME = ("schrift:", "code:", "nummer:")
_NEAR = 40  # findings before and behind initials in which their bearer is looked for
_INITIALS = re.compile(
    r"(?:[A-Z]\.?){2,4}|[A-Z][a-z]{1,2}[A-Z]?[A-Z]|[A-Z][a-z]?[A-Z][a-z]?|[a-z]{1,2}[A-Z]{1,2}|[a-z]{3}"
)


def bind(texts: Sequence[str], resolved: Sequence[Sequence[Span]], people: People) -> list[list[str]]:
    """For each span the key of its entity. What the text says is one person is tied first."""
    whole = [_whole_names(text, spans) for text, spans in zip(texts, resolved, strict=True)]
    unknown = {id(span) for spans in resolved for span in spans if span.winner.label == UNKNOWN}
    _meet(resolved, whole, people)
    for text, spans, names in zip(texts, resolved, whole, strict=True):
        name_of = dict(zip(map(id, spans), names, strict=True))
        for first, second in tied(text, spans):
            _tie(text, first, second, name_of, people)
        _tie_speaker(text, spans, name_of, people)
    for text, spans, names in zip(texts, resolved, whole, strict=True):
        for span, name in zip(spans, names, strict=True):
            if span.winner.label in NAMES:  # so that a word is known wherever it stands first
                _key_of(text, span, name, people)
    keys = [
        [_key_of(text, span, name, people) for span, name in zip(spans, names, strict=True)]
        for text, spans, names in zip(texts, resolved, whole, strict=True)
    ]
    for text, spans, own, names in zip(texts, resolved, keys, whole, strict=True):
        _sign(spans, names, own, people)
        _keep_articles(text, [span for span in spans if id(span) in unknown], spans)
    return keys


def _sign(spans: Sequence[Span], names: Sequence[str], keys: list[str], people: People) -> None:
    """Let initials that are nobody's yet be those of the person last named who has them, or named next."""
    for at, (span, name) in enumerate(zip(spans, names, strict=True)):
        letters = initials_in(name) if span.winner.action != "behoud" else ""
        loose = span.winner.label in NAMES or (span.winner.label == UNKNOWN and len(letters) > 1)
        if letters and loose and not people.find(name) and not people.find_initials(name):
            near = (*reversed(keys[max(0, at - _NEAR) : at]), *keys[at + 1 : at + 1 + _NEAR])
            known = people.find_signed(name, near, signing=span.winner.label not in {"PERSOON", UNKNOWN})
            if known:
                if span.winner.label == UNKNOWN:
                    span.winner = span.winner._replace(label="PERSOON")
                keys[at] = known


def _keep_articles(text: str, unknown: Sequence[Span], spans: Sequence[Span]) -> None:
    """Let a word that turned out to be a person keep the article before it ("de Nacht")."""
    ends = {id(span): before.end for before, span in itertools.pairwise(spans)}
    for span in unknown:
        if span.winner.label != UNKNOWN:
            loose = replace(span, winner=span.winner._replace(label=UNKNOWN))
            start = next(edges(text, [loose]))[0]
            span.start = max(start, ends.get(id(span), 0))


def _tie_speaker(text: str, spans: Sequence[Span], name_of: dict[int, str], people: People) -> None:
    """Give the speaker of a text, as a rule the person concerned, the names by which he says he is called."""
    myself, called = of_speaker(text, spans)
    speaker = people.concerned
    whole = [span for span in myself if len(own_words(name_of[id(span)])) > 1]
    if whole:
        speaker = _person_of(text, whole[0], name_of[id(whole[0])], people)
    for span in called if speaker else ():
        people.tie(speaker, _person_of(text, span, name_of[id(span)], people))


def _person_of(text: str, span: Span, name: str, people: People) -> str:
    """The key of the person that a span is; what was no person yet becomes one."""
    key = _key_of(text, span, name, people)
    if key.startswith("code:"):
        people.code(key)
    elif key.startswith("los-") or span.winner.label not in NAMES:
        span.winner = span.winner._replace(label="PERSOON", action="masker")
        key = people.add(name, "", span.key)
    return key


def _tie(text: str, first: Span, second: Span, name_of: dict[int, str], people: People) -> None:
    """Make one person of two spans; what was no person yet becomes one."""
    keys = [_person_of(text, span, name_of[id(span)], people) for span in (first, second)]
    if not any(key.startswith("schrift:") for key in keys):
        people.tie(*keys)


def _whole_names(text: str, spans: Sequence[Span]) -> list[str]:
    """The surface of each span as a name: scanning errors undone, both halves of a broken name whole."""
    names = [as_name(text[span.start : span.end]) for span in spans]
    for index in range(len(spans) - 1):
        first, second = spans[index], spans[index + 1]
        between = text[first.end : second.start]
        if (
            between in {"-\n", "\n"}
            and (between == "-\n" or text[first.end - 1] == "-")
            and _namelike(first, second)
        ):
            joined = as_name(
                text[first.start : first.end].removesuffix("-") + text[second.start : second.end]
            )
            names[index] = names[index + 1] = joined
    return names


def _namelike(*spans: Span) -> bool:
    return all(span.winner.label in NAMES | {UNKNOWN, "PLAATS"} for span in spans)


def _meet(resolved: Sequence[Sequence[Span]], whole: Sequence[Sequence[str]], people: People) -> None:
    """Let the persons of the dossier be known by their fullest names before any shorter one is asked for."""
    found = [
        (name, role_for(span.winner.label, span.role), span.key)
        for spans, names in zip(resolved, whole, strict=True)
        for span, name in zip(spans, names, strict=True)
        if span.winner.label in NAMES and span.winner.action != "behoud"
    ]
    for name, role, key in order_names(found):
        if len(name_words(name)) > 1 and not key.startswith(NO_NAME):
            people.add(name, role, key)


def _key_of(text: str, span: Span, name: str, people: People) -> str:
    """The key of one span; a word that nothing vouched for is a person when it fits one."""
    label = span.winner.label
    if label == "PLAATS" and span.winner.score <= LISTED and not behind_place_word(text, span):
        known = people.find(name)
        if known:
            span.winner = span.winner._replace(label="PERSOON", action="masker")
            return known
    if span.winner.action == "behoud" or label not in NAMES | {UNKNOWN}:
        return span.key or f"{label}:{text[span.start : span.end].lower()}"
    if span.key.startswith("schrift:"):
        return people.find_script(name) or span.key
    known = people.find_initials(name) if _INITIALS.fullmatch(name) else ""
    if span.key.startswith("code:"):
        return known or people.root(span.key)
    if label == UNKNOWN and not span.key:
        if not known and not (name.islower() and all(map(foreign, name.split(" ")))):
            known = people.find(name) or people.find_near(name)
        if known:
            span.winner = span.winner._replace(label="PERSOON")
        return known or f"los-{_heard(name)}"
    if not known and not span.key and not people.find(name):
        known = people.find_letter(name.rstrip(".")) if len(name.rstrip(".")) == 1 else people.find_near(name)
    return known or people.add(name, role_for(label, span.role), span.key)


def _heard(name: str) -> str:
    """How the first word of a name sounds, so that "Ngadimin" and "Ngadimin P." are one."""
    first = next(iter(own_words(name)), name)
    return sound(fold(first)) or name.lower()


def role_for(label: str, role: str) -> str:
    """The role of a mention: what the detector says, or what the label says."""
    return role or _OF_LABEL.get(label, "")
