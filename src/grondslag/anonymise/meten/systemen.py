"""The systems that can be measured, and how each is started: in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grondslag.anonymise.model import Attention, DocumentResult, Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

SCRIPTS = Path(__file__).parent / "peers"
ENGINE = "grondslag"
PEERS = ("deduce", "presidio", "frog")
_SYSTEM_WIDE = frozenset({"frog"})  # a program of the operating system, not a library


class Absent(Exception):
    """A system that is not there, or that failed; the message is one Dutch sentence."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a system found, dossier by dossier, and what it cost.

    `load_s` in wall seconds, `cpu_s` in processor seconds for all dossiers once, `peak_mb` in MiB.
    """

    name: str
    results: tuple[tuple[DocumentResult, ...], ...]
    load_s: float
    cpu_s: float
    peak_mb: float


Question = dict[str, Any]
"""One dossier as `proef.py` takes it: `{"zaak": object or None, "documents": [{"name", "text"}]}`."""


def measure(
    name: str, dossiers: Sequence[Question], *, environments: Path, language: str = "nl", rounds: int = 1
) -> Measured:
    """Let one system answer all dossiers. `environments` holds one virtual environment a peer.

    Raises:
        Absent: the system is not installed, or ended with a fault.
    """
    command = [_interpreter(name, environments), str(SCRIPTS / f"met_{name}.py")]
    if name in _SYSTEM_WIDE:
        rounds = 1  # started anew for each dossier: a second round would tell nothing new
    question = {"taal": language, "rondes": rounds, "dossiers": list(dossiers)}
    # One thread each, and no clue for hash order: the same question gets the same answer.
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    done = subprocess.run(  # noqa: S603 (an interpreter and a script of ours)
        command, input=json.dumps(question), capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["geen melding"])[-1]
        raise Absent(f"{name} viel uit ({last[:200]}).")
    answer = json.loads(done.stdout)
    results = tuple(
        tuple(_result(*each) for each in zip(dossier["documents"], documents, strict=True))
        for dossier, documents in zip(dossiers, answer["dossiers"], strict=True)
    )
    return Measured(name, results, answer["laden_s"], answer["cpu_s"], answer["piek_mb"])


def _interpreter(name: str, environments: Path) -> str:
    """The Python that runs the script of this system."""
    if name == ENGINE:
        return sys.executable
    if name in _SYSTEM_WIDE:
        if shutil.which(name) is None:
            raise Absent(f"{name} staat niet op deze machine.")
        return sys.executable
    python = environments / name / "bin" / "python"
    if not python.is_file():
        raise Absent(f"{name} heeft geen omgeving in {environments}; `make bench` maakt haar.")
    return str(python)


def _result(document: dict[str, Any], answer: dict[str, Any]) -> DocumentResult:
    found = (Finding(**{**each, "reasons": tuple(each["reasons"])}) for each in answer["findings"])
    aandacht = tuple(Attention(**each) for each in answer["aandacht"])
    return DocumentResult(document["name"], document["text"], tuple(found), aandacht)
