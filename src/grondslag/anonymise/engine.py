"""The engine: detect, search what was found in the whole dossier, bind, resolve, generalise."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grondslag.anonymise import aliases, attention, registered, stays
from grondslag.anonymise.bind import People, initials_in, order_names, own_words, role_for
from grondslag.anonymise.candidate import LISTED, TITLED, WEAK
from grondslag.anonymise.context import Context
from grondslag.anonymise.detectors import ALL
from grondslag.anonymise.edges import edges
from grondslag.anonymise.fold import as_name, fold, sound
from grondslag.anonymise.generalise import replacement
from grondslag.anonymise.hidden import TAGS
from grondslag.anonymise.knowledge import name_words
from grondslag.anonymise.language import languages_of
from grondslag.anonymise.lists import word_set
from grondslag.anonymise.model import NAMES, UNKNOWN, DocumentResult, Finding, Result
from grondslag.anonymise.registered import Matcher
from grondslag.anonymise.repeated import Repeated
from grondslag.anonymise.resolve import Span, resolve
from grondslag.anonymise.view import View, folded_words
from grondslag.anonymise.vouch import Vouch, base, foreign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grondslag.anonymise.candidate import Candidate, Detector
    from grondslag.anonymise.model import Dossier
    from grondslag.anonymise.zaak import Zaak
    from grondslag.documents import Extract

_MIN_NAME = 3
_MAX_PHRASE = 6
_NEAR = 40  # findings before and behind initials in which their bearer is looked for
_INITIALS = re.compile(
    r"(?:[A-Z]\.?){2,4}|[A-Z][a-z]{1,2}[A-Z]?[A-Z]|[A-Z][a-z]?[A-Z][a-z]?|[a-z]{1,2}[A-Z]{1,2}|[a-z]{3}"
)


_BEHIND_PLACE_WORD = re.compile(
    r"(?<!\w)(?:in|te|uit|naar|bij|nabij|vanuit|rond|from|near|à|aus|nach)[ \n]$", re.IGNORECASE
)


@dataclass(slots=True)
class Reading:
    """One document under way."""

    name: str
    text: str
    view: View
    context: Context
    staying: list[tuple[int, int]]
    candidates: list[Candidate]


def anonymise(dossier: Dossier, *, detectors: Sequence[Detector] = ALL) -> Result:
    """Find, bind and replace in all documents of a dossier, attachments included.

    The same dossier gives the same result. `detectors`: `(*ALL, own)` adds one of your own.
    """
    texts = [(extract.name, extract.text) for extract in flattened(dossier.documents)]
    return _anonymise(texts, dossier.zaak, detectors)


def findings(text: str, zaak: Zaak | None = None, *, detectors: Sequence[Detector] = ALL) -> list[Finding]:
    """The findings in one text."""
    return list(_anonymise([("", text)], zaak, detectors).documents[0].findings)


def flattened(extracts: Iterable[Extract]) -> Iterator[Extract]:
    """Each document, then its attachments, which are documents of their own."""
    for extract in extracts:
        yield extract
        yield from flattened(extract.attachments)


def read_spans(dossier: Dossier) -> Iterator[tuple[str, View, list[Span]]]:
    """Each document as the detectors left it, for whoever learns from it: its name, view and spans."""
    texts = [(extract.name, extract.text) for extract in flattened(dossier.documents)]
    readings, resolved, _, _ = _bound(texts, Context.of(dossier.zaak), ALL)
    for reading, spans in zip(readings, resolved, strict=True):
        yield reading.name, reading.view, spans


def _anonymise(
    texts: Sequence[tuple[str, str]], zaak: Zaak | None, detectors: Sequence[Detector] = ALL
) -> Result:
    context = Context.of(zaak)
    readings, resolved, keys, people = _bound(texts, context, detectors)
    labels = Labels(people.labels(), context.known.countries)
    documents = tuple(
        as_result(reading, spans, own, labels)
        for reading, spans, own in zip(readings, resolved, keys, strict=True)
    )
    return Result(documents, labels.given)


def _bound(
    texts: Sequence[tuple[str, str]], context: Context, detectors: Sequence[Detector]
) -> tuple[list[Reading], list[list[Span]], list[list[str]], People]:
    """All texts read, with the spans of each, the key of the entity of each span, and the people."""
    readings = [read(name, text, context, detectors) for name, text in texts]
    people = People(context.known)
    first = [resolve(reading.view.text, reading.candidates) for reading in readings]
    learn_names(context, readings, first, people)
    repeated = Repeated()
    for reading, spans in zip(readings, first, strict=True):
        reading.context.names, reading.context.phrases = context.names, context.phrases
        repeated.learn(reading.view, spans)
    matcher = Matcher(context)
    resolved = [second_pass(reading, matcher, repeated) for reading in readings]
    return readings, resolved, bind(readings, resolved, people), people


def read(name: str, text: str, shared: Context, detectors: Sequence[Detector] = ALL) -> Reading:
    """First pass: every detector; what needs the names of the whole dossier comes after."""
    view = View(text)
    context = Context(shared.known, languages_of(view.folded), shared.names)
    staying = stays.spans(view.text)
    candidates = list(
        stays.without(staying, (each for detect in detectors for each in detect(view, context)))
    )
    return Reading(name, text, view, context, staying, candidates)


def learn_names(
    context: Context, readings: Sequence[Reading], first: Sequence[Sequence[Span]], people: People
) -> None:
    """Take up every sure name of any document: its words, and whole when its words are ordinary ones."""
    names: list[tuple[str, str, str]] = []
    for reading, spans in zip(readings, first, strict=True):
        for span in spans:
            winner, surface = span.winner, reading.view.text[span.start : span.end]
            sure = winner.label in NAMES and (winner.score >= TITLED or span.role or " " in surface)
            if sure and winner.score <= WEAK:  # the model takes small words of another language for a name
                sure = not all(map(foreign, surface.lower().split()))
            if sure and winner.action != "behoud" and not winner.key.startswith(("schrift:", "code:")):
                names.append((surface, role_for(winner.label, span.role), winner.reason))
    for name, role, reason in order_names(names):
        key = people.add(as_name(name), role)
        words = [word for word in name_words(name) if len(word) >= _MIN_NAME]
        unknown = [word for word in words if base(word, word, frozenset({"nl"})) is not Vouch.SAFE]
        for word in unknown:
            context.names.setdefault(word, key)
        given = reason.startswith(("bijnaam", "naam achter", "zo ", "spreker"))
        if len(unknown) < len(words):
            _learn_phrases(context, name, key, given=given)


def _learn_phrases(context: Context, name: str, key: str, *, given: bool) -> None:
    """The whole name, its end from the particle on ("van Dam" of "Bert van Dam"), and its last word."""
    parts, particles = folded_words(name), word_set("tussenvoegsels")
    tails = [
        parts[at:]
        for at in range(1, len(parts) - 1)
        if parts[at] in particles and parts[at - 1] not in particles
    ]
    surname = parts[-1:]
    if len(parts) > 1 and len(surname[0]) > _MIN_NAME and surname[0] not in word_set("functiewoorden"):
        context.phrases.setdefault(surname[0], []).append((surname, key, False))
    for each in (parts, *tails[:1]):
        if (len(each) > 1 or given) and len(each) <= _MAX_PHRASE:
            context.phrases.setdefault(each[0], []).append((each, key, name.islower() and len(each) > 1))


def second_pass(reading: Reading, matcher: Matcher, repeated: Repeated) -> list[Span]:
    """What was found anywhere in the dossier is searched in this document too."""
    names = registered.names(reading.view, matcher)
    again = stays.without(reading.staying, (*names, *repeated.search(reading.view)))
    return resolve(reading.view.text, [*reading.candidates, *again])


def bind(readings: Sequence[Reading], resolved: Sequence[Sequence[Span]], people: People) -> list[list[str]]:
    """For each span the key of its entity. What the text says is one person is tied first."""
    whole = [
        _whole_names(reading.view.text, spans) for reading, spans in zip(readings, resolved, strict=True)
    ]
    unknown = {id(span) for spans in resolved for span in spans if span.winner.label == UNKNOWN}
    _meet(resolved, whole, people)
    for reading, spans, names in zip(readings, resolved, whole, strict=True):
        text, name_of = reading.view.text, dict(zip(map(id, spans), names, strict=True))
        for first, second in aliases.tied(text, spans):
            _tie(text, first, second, name_of, people)
        _tie_speaker(text, spans, name_of, people)
    for reading, spans, names in zip(readings, resolved, whole, strict=True):
        for span, name in zip(spans, names, strict=True):
            if span.winner.label in NAMES:  # so that a word is known wherever it stands first
                _key_of(reading.view.text, span, name, people)
    keys = [
        [_key_of(reading.view.text, span, name, people) for span, name in zip(spans, names, strict=True)]
        for reading, spans, names in zip(readings, resolved, whole, strict=True)
    ]
    for reading, spans, own, names in zip(readings, resolved, keys, whole, strict=True):
        _sign(spans, names, own, people)
        _keep_articles(reading.view.text, [span for span in spans if id(span) in unknown], spans)
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
    myself, called = aliases.of_speaker(text, spans)
    speaker = people.concerned()
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
        if len(name_words(name)) > 1 and not key.startswith(("schrift:", "code:")):
            people.add(name, role, key)


def _key_of(text: str, span: Span, name: str, people: People) -> str:
    """The key of one span; a word that nothing vouched for is a person when it fits one."""
    label = span.winner.label
    if (
        label == "PLAATS"
        and span.winner.score <= LISTED
        and not _BEHIND_PLACE_WORD.search(text, max(0, span.start - 12), span.start)
    ):
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


class Labels:
    """Gives each entity its id and each person its label, in the order in which they appear."""

    def __init__(self, of_people: dict[str, str], countries: frozenset[str]) -> None:
        self._people = of_people
        self._countries = countries
        self._ids: dict[tuple[str, str], str] = {}
        self._loose: dict[str, int] = {}
        self.given: dict[str, str] = {}

    def of(self, span: Span, key: str, surface: str) -> tuple[str, str | None]:
        """The entity id and the replacement of a span."""
        label = span.winner.label
        kind = "persoon" if label in NAMES else label.lower()
        number = self._ids.get((kind, key))
        if number is None:
            number = self._next(kind)
            self._ids[(kind, key)] = number
        if span.winner.action == "behoud":
            return number, None
        text = self._person(span, key) if label in NAMES else replacement(surface, span, self._countries)
        self.given.setdefault(number, text)
        return number, text

    def _next(self, kind: str) -> str:
        self._loose[kind] = self._loose.get(kind, 0) + 1
        return f"{kind}-{self._loose[kind]}"

    def _person(self, span: Span, key: str) -> str:
        known = self._people.get(key)
        if known:
            return known
        role = role_for(span.winner.label, span.role) or "persoon"
        number = self._loose.get(f"rol {role}", 0) + 1
        self._loose[f"rol {role}"] = number
        self._people[key] = f"[{role} {number}]" if key.startswith("code:") else f"[{role}]"
        return self._people[key]


def as_result(reading: Reading, spans: Sequence[Span], keys: Sequence[str], labels: Labels) -> DocumentResult:
    """The findings of one document, in code points of its own text, with the sentences to show its reader."""
    found: list[Finding] = []
    clean = reading.view.clean
    bounds = edges(reading.view.text, spans)
    for span, key, (first, last) in zip(spans, keys, bounds, strict=True):
        entity, text = labels.of(span, key, reading.view.text[span.start : span.end])
        start, end = clean.original(first, last)
        winner = span.winner
        found.append(
            Finding(
                start, end, winner.label, entity, winner.action, text, round(winner.score, 2), span.reasons
            )
        )
    if clean.cuts:
        found = _with_tags(reading.text, found)
    return DocumentResult(reading.name, reading.text, tuple(found), attention.sentences(reading.view, spans))


def _with_tags(text: str, found: list[Finding]) -> list[Finding]:
    """Letters hidden in tag characters are refused, wherever they stand outside another finding."""
    covered = [(finding.start, finding.end) for finding in found]
    found.extend(
        Finding(
            run.start(),
            run.end(),
            UNKNOWN,
            "verborgen",
            "masker",
            "[verborgen tekens]",
            1.0,
            ("verborgen tekens",),
        )
        for run in TAGS.finditer(text)
        if not any(start < run.end() and run.start() < end for start, end in covered)
    )
    return sorted(found, key=lambda finding: finding.start)
