"""The engine: detect, search what was found in the whole dossier, bind, resolve, generalise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grondslag.anonymise import attention, broken, registered, stays
from grondslag.anonymise.binding.bind import NO_NAME, bind, role_for
from grondslag.anonymise.binding.names import order_names
from grondslag.anonymise.binding.people import People
from grondslag.anonymise.candidate import TITLED, WEAK
from grondslag.anonymise.context import Context
from grondslag.anonymise.detectors import ALL
from grondslag.anonymise.edges import edges
from grondslag.anonymise.fold import as_name, fold
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
from grondslag.anonymise.words import also_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grondslag.anonymise.candidate import Candidate, Detector
    from grondslag.anonymise.model import Dossier
    from grondslag.anonymise.zaak import Zaak
    from grondslag.documents import Extract

_MIN_NAME = 3
_MAX_PHRASE = 6


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
    return readings, resolved, bind([reading.view.text for reading in readings], resolved, people), people


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
            if sure and winner.action != "behoud" and not winner.key.startswith(NO_NAME):
                name = _without_verb(surface, reading.view.text[winner.start : winner.end])
                names.append((name, role_for(winner.label, span.role), winner.reason))
    for name, role, reason in order_names(names):
        key = people.add(as_name(name), role)
        words = [word for word in name_words(name) if len(word) >= _MIN_NAME]
        unknown = [word for word in words if base(word, word, frozenset({"nl"})) is not Vouch.SAFE]
        for word in unknown:
            context.names.setdefault(word, key)
        given = reason.startswith(("bijnaam", "naam achter", "zo ", "spreker"))
        if len(unknown) < len(words) or name.islower():
            _learn_phrases(context, name, key, given=given)


def _without_verb(surface: str, own: str) -> str:
    """A name without the ordinary small word that a doubt took up behind it ("Meneer Held loog")."""
    rest = fold(surface.removeprefix(own).strip())
    joined = surface.startswith(own) and rest.isalpha() and surface[-1].islower() and surface.endswith(rest)
    return own if joined and base(rest, rest, frozenset({"nl"})) is Vouch.SAFE else surface


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
    if len(parts) > 1 and parts[0] in also_names() and len(parts[0]) > _MIN_NAME:
        context.phrases.setdefault(parts[0], []).append((parts[:1], key, False))
    for each in (parts, *tails[:1]):
        if (len(each) > 1 or given) and len(each) <= _MAX_PHRASE:
            context.phrases.setdefault(each[0], []).append((each, key, name.islower() and len(each) > 1))


def second_pass(reading: Reading, matcher: Matcher, repeated: Repeated) -> list[Span]:
    """What was found anywhere in the dossier is searched in this document too."""
    view = reading.view
    known = (*registered.names(view, matcher), *broken.names(view, matcher), *broken.numbers(view, matcher))
    again = stays.without(reading.staying, (*known, *repeated.search(view)))
    return resolve(view.text, [*reading.candidates, *again])


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
    """Letters hidden in tag characters are refused, wherever they stand outside what is masked.

    A finding that stays ("Bundesamt für Migration") is dropped where such letters stand in it.
    """
    runs = [run.span() for run in TAGS.finditer(text)]
    found = [
        finding
        for finding in found
        if finding.action != "behoud"
        or not any(start < finding.end and finding.start < end for start, end in runs)
    ]
    covered = [(finding.start, finding.end) for finding in found]
    found.extend(
        Finding(
            start,
            end,
            UNKNOWN,
            "verborgen",
            "masker",
            "[verborgen tekens]",
            1.0,
            ("verborgen tekens",),
        )
        for start, end in runs
        if not any(first < end and start < last for first, last in covered)
    )
    return sorted(found, key=lambda finding: finding.start)
