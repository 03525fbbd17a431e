"""Frog as Debian packages it, its named entities only; on one thread.

It is started for each dossier anew, and its loading, two seconds or so, counts each time.
"""

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from proef import Documents, System, found, run

_SKIP = "--skip=lmpac"  # no lemmas, morphology, parser, IOB chunks or compounds
_WORD = 1  # column of the table


def start(_language: str) -> System:
    """Nothing is kept between two starts of Frog."""
    return _system


def _system(_zaak: Any, documents: Documents) -> Documents:
    with tempfile.TemporaryDirectory() as folder:
        texts, tables = Path(folder, "in"), Path(folder, "uit")
        texts.mkdir()
        tables.mkdir()
        for number, document in enumerate(documents):
            (texts / f"{number}.txt").write_text(document["text"], encoding="utf-8")
        command = ["frog", _SKIP, "--threads=1", f"--testdir={texts}", f"--outputdir={tables}"]
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        # In its own folder: Frog leaves a log where it is started.
        subprocess.run(command, check=True, capture_output=True, env=environment, cwd=folder)  # noqa: S603 (a fixed program, paths of ours)
        return [
            found(_spans(document["text"], (tables / f"{number}.txt.out").read_text(encoding="utf-8")))
            for number, document in enumerate(documents)
        ]


def _spans(text: str, table: str) -> list[tuple[int, int, str]]:
    """Where each named word stands: the words come in the order of the text."""
    spans, at = [], 0
    for line in table.splitlines():
        columns = line.split("\t")
        if len(columns) <= _WORD:
            continue
        start = text.find(columns[_WORD], at)
        if start < 0:
            continue
        at = start + len(columns[_WORD])
        entity = next((each for each in columns[2:] if each[:2] in {"B-", "I-"}), "")
        if entity:
            spans.append((start, at, entity[2:]))
    return spans


if __name__ == "__main__":
    run(start)
