"""The model as bytes, laid out as it is used: loading it reads no feature of a place."""

from __future__ import annotations

import json
import lzma
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from grondslag.anonymise.sequence import features
from grondslag.anonymise.sequence.places import LETTERS, TELLS, tellings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from grondslag.anonymise.sequence.places import Readings

    Packed = NDArray[np.float16]  # as they are in the file; summed as float32

_END = b"\n\0"


class Stored(NamedTuple):
    """What the file says.

    `moves`: (labels, labels). `words`: the features of words by themselves; `distances`: a bit for each
    distance of `features.WINDOW` at which one says something. `symbols`: what the features of places tell, by
    number; `told`: of each letter the numbers of what its features tell, (slots, readings), and whether a
    reading is the first of its feature. `weights`: (rows, labels); the rows are the words in order with each
    its distances in order, then the features of places, letter by letter.
    """

    labels: tuple[str, ...]
    moves: Packed
    words: list[str]
    distances: NDArray[np.uint8]
    symbols: list[str]
    told: dict[str, Readings]
    weights: Packed


def pack(
    labels: tuple[str, ...],
    weights: Mapping[str, Mapping[str, float]],
    moves: Mapping[tuple[str, str], float],
) -> bytes:
    """A model as bytes: the same model, the same bytes. `weights`: feature → label → weight.

    Raises:
        ValueError: a feature of a place has a letter that `TELLS` lacks, or can't be read as it says.
        OverflowError: the features of places tell more different things than two bytes can number.
    """
    words, distances, of_words = _by_word(weights)
    symbols: dict[str, int] = {}
    told, of_places = _by_letter(weights, symbols)
    table = np.zeros((len(of_words) + len(of_places), len(labels)), np.float16)
    for row, name in enumerate((*of_words, *of_places)):
        for label, weight in weights[name].items():
            table[row, labels.index(label)] = weight
    order = np.array([[moves.get((first, second), 0.0) for second in labels] for first in labels], np.float16)
    head = {
        "labels": labels,
        "words": len(words),
        "symbols": [*symbols],
        "told": {letter: len(firsts) for letter, (_, firsts) in told.items()},
    }
    arrays = (order, distances, *(each for pair in told.values() for each in pair), table.T)
    text = "\n".join((json.dumps(head, sort_keys=True), *words)).encode()
    return lzma.compress(text + _END + b"".join(each.tobytes() for each in arrays), preset=9)


def unpack(data: bytes) -> Stored:
    """What `pack` wrote.

    Raises:
        ValueError: it has another number of weights than its features ask for.
    """
    text, _, numbers = lzma.decompress(data).partition(_END)
    line, *words = text.decode().split("\n")
    head, at = json.loads(line), 0

    def take(kind: type[Any], *shape: int) -> NDArray[Any]:
        nonlocal at
        count = int(np.prod(shape))
        taken: NDArray[Any] = np.frombuffer(numbers, kind, count, at).reshape(shape)
        at += taken.nbytes
        return taken

    labels = tuple(head["labels"])
    moves = take(np.float16, len(labels), len(labels))
    distances = take(np.uint8, head["words"])
    told = {
        letter: (
            take(np.uint16, len(slots_of(letter)), head["told"][letter]),
            take(np.uint8, head["told"][letter]),
        )
        for letter in LETTERS
    }
    rows = int(np.bitwise_count(distances).sum()) + sum(int(firsts.sum()) for _, firsts in told.values())
    weights = take(np.float16, len(labels), rows).T
    if at != len(numbers):
        raise ValueError("the file of the model has another layout")
    return Stored(labels, moves, words, distances, head["symbols"], told, weights)


def slots_of(letter: str) -> tuple[str, ...]:
    """What a feature of a place tells, by its letter, the strokes aside."""
    return tuple(slot for slot in TELLS[letter] if slot != "|")


def _by_word(names: Iterable[str]) -> tuple[list[str], NDArray[np.uint8], list[str]]:
    """The features of words by themselves, their distances, and the names of the rows that they take."""
    columns = {str(distance): column for column, distance in enumerate(features.WINDOW)}
    found: dict[str, dict[int, str]] = {}
    for name in names:
        if name[0] <= "9":  # how far away the word is ("-2", "0"); a feature of a place begins with a letter
            end = 2 if name[0] == "-" else 1
            found.setdefault(name[end:], {})[columns[name[:end]]] = name
    words = sorted(found)
    distances = np.array([sum(1 << column for column in found[word]) for word in words], np.uint8)
    return words, distances, [found[word][column] for word in words for column in sorted(found[word])]


def _by_letter(names: Iterable[str], symbols: dict[str, int]) -> tuple[dict[str, Readings], list[str]]:
    """`Stored.told`, and the names of the rows of places. Numbers what they tell in `symbols`."""
    own = sorted(name for name in names if name[0] > "9")
    told, rows = {}, []
    for letter in LETTERS:
        numbers: list[list[int]] = []
        firsts: list[int] = []
        for name in own:
            if name[0] == letter:
                readings = tellings(name)
                numbers += [[symbols.setdefault(each, len(symbols)) for each in one] for one in readings]
                firsts += [int(not at) for at in range(len(readings))]
                rows += [name] * bool(readings)
        shape = len(firsts), len(slots_of(letter))
        told[letter] = np.array(numbers, np.uint16).reshape(shape).T, np.array(firsts, np.uint8)
    if len(rows) < len(own):
        raise ValueError(f"a place can't tell {min(set(own) - set(rows))!r}")
    return told, rows
