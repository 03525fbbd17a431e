"""The engine: detect, search what was found in the whole dossier, bind, resolve, generalise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grondslag.anonymise import attention, registered
from grondslag.anonymise.bind import People, order_names, role_for
from grondslag.anonymise.candidate import TITLED
from grondslag.anonymise.context import Context
from grondslag.anonymise.detectors import ALL
from grondslag.anonymise.fold import fold, sound
from grondslag.anonymise.generalise import replacement
from grondslag.anonymise.hidden import TAGS
from grondslag.anonymise.knowledge import name_words
from grondslag.anonymise.language import languages_of
from grondslag.anonymise.model import NAMES, UNKNOWN, DocumentResult, Finding, Result
from grondslag.anonymise.registered import Matcher
from grondslag.anonymise.repeated import Repeated
from grondslag.anonymise.resolve import Span, resolve
from grondslag.anonymise.view import View
from grondslag.anonymise.vouch import Vouch, base

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grondslag.anonymise.candidate import Candidate
    from grondslag.anonymise.model import Dossier
    from grondslag.anonymise.zaak import Zaak
    from grondslag.documents import Extract

_MIN_NAME = 3


@dataclass(slots=True)
class _Reading:
    """One document under way."""

    name: str
    text: str
    view: View
    context: Context
    candidates: list[Candidate]


def anonymise(dossier: Dossier) -> Result:
    """Find, bind and replace in all documents of a dossier, attachments included.

    The same dossier gives the same result.
    """
    return _anonymise(
        [(extract.name, extract.text) for extract in flattened(dossier.documents)], dossier.zaak
    )


def findings(text: str, zaak: Zaak | None = None) -> list[Finding]:
    """The findings in one text."""
    return list(_anonymise([("", text)], zaak).documents[0].findings)


def flattened(extracts: Iterable[Extract]) -> Iterator[Extract]:
    """Each document, then its attachments, which are documents of their own."""
    for extract in extracts:
        yield extract
        yield from flattened(extract.attachments)


def _anonymise(texts: Sequence[tuple[str, str]], zaak: Zaak | None) -> Result:
    context = Context.of(zaak)
    readings = [_read(name, text, context) for name, text in texts]
    people = People(context.known)
    first = [resolve(reading.view.text, reading.candidates) for reading in readings]
    context.names = _names_found(readings, first, people)
    repeated = Repeated()
    for reading, spans in zip(readings, first, strict=True):
        reading.context.names = context.names
        repeated.learn(reading.view, spans)
    matcher = Matcher(context)
    resolved = [_second_pass(reading, matcher, repeated) for reading in readings]
    keys = _bind(readings, resolved, people)
    labels = _Labels(people.labels())
    documents = tuple(
        _document(reading, spans, own, labels)
        for reading, spans, own in zip(readings, resolved, keys, strict=True)
    )
    return Result(documents, labels.given)


def _read(name: str, text: str, shared: Context) -> _Reading:
    """First pass: every detector; what needs the names of the whole dossier comes after."""
    view = View(text)
    context = Context(shared.known, languages_of(view.folded), shared.names)
    candidates = [found for detect in ALL for found in detect(view, context)]
    return _Reading(name, text, view, context, candidates)


def _names_found(
    readings: Sequence[_Reading], first: Sequence[Sequence[Span]], people: People
) -> dict[str, str]:
    """Folded name word → key of its person, for all names found in any document."""
    names: list[tuple[str, str, str]] = []
    for reading, spans in zip(readings, first, strict=True):
        for span in spans:
            winner, surface = span.winner, reading.view.text[span.start : span.end]
            sure = winner.label in NAMES and (winner.score >= TITLED or span.role or " " in surface)
            if sure and winner.action != "behoud" and not winner.key.startswith(("schrift:", "code:")):
                names.append((surface, role_for(winner.label, span.role), ""))
    found: dict[str, str] = {}
    for name, role, _ in order_names(names):
        key = people.add(name, role)
        for word in name_words(name):
            if len(word) >= _MIN_NAME and base(word, word, frozenset({"nl"})) is not Vouch.SAFE:
                found.setdefault(word, key)
    return found


def _second_pass(reading: _Reading, matcher: Matcher, repeated: Repeated) -> list[Span]:
    """What was found anywhere in the dossier is searched in this document too."""
    names = registered.names(reading.view, matcher)
    return resolve(reading.view.text, [*reading.candidates, *names, *repeated.search(reading.view)])


def _bind(
    readings: Sequence[_Reading], resolved: Sequence[Sequence[Span]], people: People
) -> list[list[str]]:
    """For each span the key of its entity."""
    keys: list[list[str]] = []
    for reading, spans in zip(readings, resolved, strict=True):
        own: list[str] = []
        for span in spans:
            if span.winner.action != "behoud" and span.winner.label in NAMES | {UNKNOWN}:
                name = reading.view.text[span.start : span.end]
                if span.key.startswith(("code:", "schrift:")) or span.winner.label == UNKNOWN:
                    own.append(span.key or f"los-{sound(fold(name)) or name.lower()}")
                else:
                    own.append(people.add(name, role_for(span.winner.label, span.role), span.key))
            else:
                own.append(
                    span.key or f"{span.winner.label}:{reading.view.text[span.start : span.end].lower()}"
                )
        keys.append(own)
    return keys


class _Labels:
    """Gives each entity its id and each person its label, in the order in which they appear."""

    def __init__(self, of_people: dict[str, str]) -> None:
        self._people = of_people
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
        text = self._person(span, key) if label in NAMES else replacement(surface, span)
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


def _document(
    reading: _Reading, spans: Sequence[Span], keys: Sequence[str], labels: _Labels
) -> DocumentResult:
    found: list[Finding] = []
    clean = reading.view.clean
    for span, key in zip(spans, keys, strict=True):
        entity, text = labels.of(span, key, reading.view.text[span.start : span.end])
        start, end = clean.original(span.start, span.end)
        winner = span.winner
        found.append(
            Finding(
                start, end, winner.label, entity, winner.action, text, round(winner.score, 2), span.reasons
            )
        )
    found = _with_tags(reading.text, found)
    return DocumentResult(reading.name, reading.text, tuple(found), attention.sentences(reading.view, spans))


def _with_tags(text: str, found: list[Finding]) -> list[Finding]:
    """Letters hidden in tag characters are refused, wherever they stand outside another finding."""
    if text.isascii() or not TAGS.search(text):
        return found
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
