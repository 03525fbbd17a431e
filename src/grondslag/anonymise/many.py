"""A dossier of many documents on many cores: the stages of `engine`, each document in a worker process.

The result is that of `engine.anonymise`, byte for byte, whatever the number of processes. Finding and writing
go document by document in workers; what concerns the whole dossier, which names there are and who is who, is
done once, in order, between the stages. Workers are forked anew for each stage, so that they see what was
decided without its being sent to them.
"""

from __future__ import annotations

import gc
import hashlib
import json
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, cast

from grondslag.anonymise import engine, stays
from grondslag.anonymise.binding.bind import bind
from grondslag.anonymise.binding.people import People
from grondslag.anonymise.candidate import Candidate
from grondslag.anonymise.context import Context
from grondslag.anonymise.model import UNKNOWN
from grondslag.anonymise.outputs import UnusableError, write
from grondslag.anonymise.registered import Matcher
from grondslag.anonymise.repeated import Repeated
from grondslag.anonymise.resolve import resolve
from grondslag.anonymise.view import View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from grondslag.anonymise.progress import Progress
    from grondslag.anonymise.resolve import Span
    from grondslag.anonymise.resume import Done
    from grondslag.anonymise.zaak import Zaak

Outcome = TypeVar("Outcome")
_WORTH_FORKING = 200_000  # characters; below that the workers cost more than they bring
_TASK = 30_000  # characters handed to a worker at once, about


@dataclass(slots=True)
class _Job:
    """What the workers see, as it stood when they were forked."""

    texts: Sequence[tuple[str, str]]
    context: Context
    out: Path
    found: list[str | None] = field(default_factory=list)  # candidates of each document, as JSON
    repeated: Repeated = field(default_factory=Repeated)
    matcher: Matcher | None = None
    resolved: list[list[Span]] = field(default_factory=list)
    keys: list[list[str]] = field(default_factory=list)
    labels: list[list[tuple[str, str | None]]] = field(default_factory=list)


_job: _Job


class _Seen:
    """A view of which the text is known; the rest is made when somebody asks."""

    def __init__(self, original: str, text: str) -> None:
        self._original = original
        self.text = text

    def __getattr__(self, name: str) -> Any:
        return getattr(View(self._original), name)


class _Given:
    """Labels that were given out already, in order."""

    def __init__(self, labels: Iterable[tuple[str, str | None]]) -> None:
        self._labels = iter(labels)

    def of(self, _span: Span, _key: str, _surface: str) -> tuple[str, str | None]:
        return next(self._labels)


def anonymise_to(
    out: Path,
    texts: Sequence[tuple[str, str]],
    zaak: Zaak | None,
    *,
    processes: int,
    done: Done,
    progress: Progress,
) -> tuple[int, int]:
    """Anonymise the texts (name, text) as one dossier and write the outcome of each.

    Returns the number of findings that do not stay, and of unknown words among them.

    Raises:
        UnusableError: the disk refuses, or a worker was killed.
    """
    global _job  # noqa: PLW0603 (forked workers see the job of their parent; it is too large to send)
    _job = _Job(texts, Context.of(zaak), out)
    weights = [len(text) for _, text in texts]
    run = _Run(processes if sum(weights) >= _WORTH_FORKING else 1, weights, progress)

    digests = [_digest(name, text) for name, text in texts]
    known = [done.candidates(each) for each in digests]
    _job.found = known
    first: list[list[Span]] = []
    readings: list[Any] = []
    found: list[str | None] = []
    for index, (clean, candidates, spans) in enumerate(run.map("Zoeken", _search)):
        if known[index] is None:
            done.keep_candidates(digests[index], candidates)
        name, text = texts[index]
        seen = cast("View", _Seen(text, text if clean is None else clean))
        readings.append(engine.Reading(name, text, seen, _job.context, [], []))
        found.append(candidates)
        first.append(spans)

    people = People(_job.context.known)
    engine.learn_names(_job.context, readings, first, people)
    for first_word, phrases in _job.context.phrases.items():
        # A name that stands in a thousand documents was learnt a thousand times; once is enough to find it.
        _job.context.phrases[first_word] = list(dict.fromkeys(phrases))
    for reading, spans in zip(readings, first, strict=True):
        _job.repeated.learn(reading.view, spans)
    _job.found, _job.matcher = found, Matcher(_job.context)
    _job.resolved = list(run.map("Verbinden", _search_again))
    _job.keys = bind([reading.view.text for reading in readings], _job.resolved, people)
    labels = engine.Labels(people.labels(), _job.context.known.countries)
    _job.labels = [
        [
            labels.of(span, key, reading.view.text[span.start : span.end])
            for span, key in zip(spans, keys, strict=True)
        ]
        for reading, spans, keys in zip(readings, _job.resolved, _job.keys, strict=True)
    ]
    masked = unknown = 0
    for some, strange in run.map("Schrijven", _write):
        masked, unknown = masked + some, unknown + strange
    return masked, unknown


def _digest(name: str, text: str) -> str:
    return hashlib.sha256(f"{name}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class _Run:
    """How the stages are run: here, or in so many workers."""

    processes: int
    weights: Sequence[int]
    progress: Progress

    def map(self, stage: str, act: Callable[[int], Outcome]) -> Iterator[Outcome]:
        """`act` on every index, in order."""
        indices = range(len(self.weights))
        if self.processes == 1:
            yield from self.progress.over(stage, map(act, indices), self.weights)
            return
        size = max(
            1, min(_TASK * len(self.weights) // sum(self.weights), len(self.weights) // self.processes)
        )
        gc.freeze()  # what stands is shared: a collector that marks it would copy it for each worker
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(self.processes, fork) as pool:
            try:
                yield from self.progress.over(stage, pool.map(act, indices, chunksize=size), self.weights)
            except BrokenProcessPool:
                raise UnusableError(
                    "Een werkproces is afgebroken, mogelijk door gebrek aan geheugen; geef dezelfde opdracht "
                    "opnieuw, met minder --processen: wat al gevonden is blijft bewaard."
                ) from None
            finally:
                pool.shutdown(cancel_futures=True)
                gc.unfreeze()


def _search(index: int) -> tuple[str | None, str, list[Span]]:
    """The visible text where it differs, the candidates as JSON, and the spans of the first pass."""
    name, text = _job.texts[index]
    known = _job.found[index]
    if known is None:
        reading = engine.read(name, text, _job.context)
        view, candidates = reading.view, reading.candidates
        known = json.dumps([_row(each) for each in candidates])
    else:
        view, candidates = View(text), _candidates(known)
    return None if view.text == text else view.text, known, resolve(view.text, candidates)


def _search_again(index: int) -> list[Span]:
    return engine.second_pass(_reading(index), cast("Matcher", _job.matcher), _job.repeated)


def _write(index: int) -> tuple[int, int]:
    given = cast("Any", _Given(_job.labels[index]))
    document = engine.as_result(_reading(index), _job.resolved[index], _job.keys[index], given)
    write(_job.out, document)
    masked = [finding for finding in document.findings if finding.action != "behoud"]
    return len(masked), sum(finding.label == UNKNOWN for finding in document.findings)


def _reading(index: int) -> engine.Reading:
    name, text = _job.texts[index]
    candidates = _candidates(cast("str", _job.found[index]))
    view = View(text)
    return engine.Reading(name, text, view, _job.context, stays.spans(view.text), candidates)


def _row(each: Candidate) -> list[Any]:
    return [each.start, each.end, each.label, each.score, each.reason, each.action, each.key, each.role]


def _candidates(rows: str) -> list[Candidate]:
    return [Candidate(*row) for row in json.loads(rows)]
