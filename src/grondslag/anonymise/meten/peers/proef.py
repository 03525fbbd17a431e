"""What every measured system does: load, take dossiers, answer, and say what that cost.

Standard library only: this runs in environments that know nothing of Grondslag.

Standard input: one JSON object `{"taal": "nl"|"en", "rondes": n, "dossiers": [{"zaak": object|null,
"documents": [{"name", "text"}]}]}`. Standard output: `{"laden_s", "cpu_s", "piek_mb", "dossiers":
[[{"findings": [...], "aandacht": [...]}, ...], ...]}`; these have the form of `FILE.bevindingen.json`.

`laden_s`: wall seconds of import, building and a first text of three words; `cpu_s`: processor seconds for
all dossiers, the median of the rounds; `piek_mb`: the most memory the process held, in MiB.
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

Documents = list[dict[str, Any]]
System = Callable[[Any, Documents], Documents]
"""(the registration or None, documents) → for each document its findings and aandacht."""


def run(start: Callable[[str], System]) -> None:
    """Load, answer, measure, print. `start` gets the language and imports the system, so that this counts."""
    question = json.load(sys.stdin)
    began = time.perf_counter()
    answer = start(question["taal"])
    answer(None, [{"name": "", "text": "Ik heet Karim."}])
    loaded = time.perf_counter() - began
    rounds: list[float] = []
    answers: list[Documents] = []
    for _ in range(question["rondes"]):
        clock = _processor()
        answers = [answer(each["zaak"], each["documents"]) for each in question["dossiers"]]
        rounds.append(_processor() - clock)
    measured = {
        "laden_s": round(loaded, 3),
        "cpu_s": statistics.median(rounds),
        "piek_mb": round(_peak() / 1024, 1),
    }
    json.dump({**measured, "dossiers": answers}, sys.stdout)


def _processor() -> float:
    """Processor seconds of this process and of those that it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _peak() -> int:
    """KiB that this process held at most, and the largest of those that it waited for.

    Not `ru_maxrss` of this process: that counts what its parent held before it became this program.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    own = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(own) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss


def found(spans: Sequence[tuple[int, int, str]]) -> dict[str, Any]:
    """The answer for one document of a system that only finds: all spans masked, overlapping ones as one."""
    merged: list[list[Any]] = []
    for start, end, label in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end, label])
    findings = [
        {
            "start": int(start),  # numpy's own integers have no JSON
            "end": int(end),
            "label": label,
            "entity": f"{label}-{number}",
            "action": "masker",
            "replacement": f"[{label}]",
            "score": 1.0,
            "reasons": [],
        }
        for number, (start, end, label) in enumerate(merged)
    ]
    return {"findings": findings, "aandacht": []}
