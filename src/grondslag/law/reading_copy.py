"""What a jurist read when signing a ground, kept beside the signatures: to see later what has changed since.

A copy is a text file, one sentence a line, in the folder `<signatures>.gelezen/`. The signature holds its
hash, so a copy that was changed is no copy any more. It only informs: whether a signature stands, the hashes
of the rule and of the cited words say.
"""

import difflib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from grondslag.law.explaining import Sentence, verklaar
from grondslag.law.register import Register
from grondslag.law.schema import Signature

What: TypeAlias = Literal["gelijk", "vervallen", "nieuw"]
_NUMBER = re.compile(r"G\d+\.[a-z]")
_WHAT: dict[str, What] = {" ": "gelijk", "-": "vervallen", "+": "nieuw"}


@dataclass(frozen=True)
class ReadLine:
    """One sentence beside what was signed: the same, no longer there, or new."""

    what: What
    text: str


def to_read(name: str, register: Register) -> tuple[str, ...]:
    """The ground `name` as lines to read and sign: its sentences, then the cited words as stored.

    Raises KeyError for an unknown ground.
    """
    ground = register.grounds[name]
    stored = ground.vocabulary.library.texts
    cited = dict.fromkeys(citation.tekst for citation in ground.citations if citation.tekst)
    words = (f'Aangehaalde tekst {file}: "{" ".join(stored[file].split())}"' for file in cited)
    return (*(_line(one) for one in verklaar(name, register, status=False)), *words)


def digest(lines: tuple[str, ...]) -> str:
    """Hex SHA-256 of a copy, as a signature holds it."""
    return hashlib.sha256(_content(lines)).hexdigest()


def keep(lines: tuple[str, ...], name: str, signatures: Path) -> None:
    """Write the copy that belongs to the signature under `name` in the file `signatures`."""
    file = _file(name, signatures)
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(_content(lines))


def kept(name: str, signature: Signature, signatures: Path) -> tuple[str, ...] | None:
    """The copy that was read for `signature`; None when it is gone or another than was signed."""
    try:
        content = _file(name, signatures).read_bytes()
    except OSError:
        return None
    if hashlib.sha256(content).hexdigest() != signature.gelezen:
        return None
    return tuple(content.decode("utf-8").splitlines())


def since(then: tuple[str, ...], now: tuple[str, ...]) -> Iterator[ReadLine]:
    """Yield every line of both in reading order with what became of it; what replaces one, right behind."""
    changed: list[ReadLine] = []
    for line in difflib.Differ().compare(then, now):
        if line[0] not in _WHAT:  # marks inside a line
            continue
        read = ReadLine(_WHAT[line[0]], line[2:])
        if read.what == "gelijk":
            yield from _paired(changed)
            changed = []
            yield read
        else:
            changed.append(read)
    yield from _paired(changed)


def _paired(changed: list[ReadLine]) -> list[ReadLine]:
    """Lines that changed, those of one number together; a line without number stays where it was."""
    place: dict[str, int] = {}
    order = [place.setdefault(_number(line.text), at) for at, line in enumerate(changed)]
    return [line for _, line in sorted(zip(order, changed, strict=True), key=lambda pair: pair[0])]


def _number(text: str) -> str:
    """The number of a line ("G12.c"); a line without one is its own."""
    first = text.split(" ", 1)[0]
    return first if _NUMBER.fullmatch(first) else text


def _line(sentence: Sentence) -> str:
    number = f"{sentence.id} " if sentence.id else ""
    source = f" [{sentence.source}]" if sentence.source else ""
    return " ".join(f"{number}{sentence.text}{source}".split())


def _content(lines: tuple[str, ...]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _file(name: str, signatures: Path) -> Path:
    return signatures.with_name(f"{signatures.stem}.gelezen") / f"{name}.txt"
