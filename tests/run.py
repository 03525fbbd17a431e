"""All tests, as `make test` runs them: each side is a run of its own, and both again on PostgreSQL.

Prints one closing line over all runs. A skip counts as a failure where CI says that it is CI.
"""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from postgres import postgres_server

ROOT = Path(__file__).parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-q"]
FIGURE = re.compile(r"(\d+) (passed|failed|skipped|error|errors|xfailed|xpassed)")
PARALLEL = ["-n", str(min(4, os.cpu_count() or 1))]


def main() -> int:
    """Run everything; 0 when all passed and, under CI, nothing was skipped."""
    counts: Counter[str] = Counter()
    clean = True
    for name, arguments, environment in _runs({}):
        clean &= _run(name, arguments, environment, counts)
    with postgres_server() as urls:
        if urls is None:
            print("\nPostgreSQL is hier niet te starten: installeer het pakket postgresql.")
            counts["skipped"] += 1
        else:
            for name, arguments, environment in _runs(urls):
                clean &= _run(f"{name} op PostgreSQL", arguments, environment, counts)
    failed = counts["failed"] + counts["errors"]
    print(f"\n{counts['passed']} passed, {failed} failed, {counts['skipped']} skipped")
    skipped_in_ci = counts["skipped"] and os.environ.get("CI")
    return 0 if clean and not failed and not skipped_in_ci else 1


def _runs(urls: dict[str, str]) -> list[tuple[str, list[str], dict[str, str]]]:
    """Return the runs: the first round is everything on SQLite, the second what touches a database."""
    ind, om = {"GRONDSLAG_ZIJDE": "ind", **urls}, {"GRONDSLAG_ZIJDE": "om", **urls}
    first = ["tests/unit", "tests/prove", "tests/contract", "tests/docs", "tests/regression"]
    existing = [path for path in first if (ROOT / path).exists()]
    if urls:
        existing = ["tests/unit/both", "tests/unit/ind", "tests/unit/om"]
    om_paths = ["tests/unit/both", "tests/unit/om"]
    if not urls:
        om_paths.append("tests/prove/test_poort.py")  # the model of the gate: each side has its own exits
    return [
        ("IND", [*PARALLEL, *(path for path in existing if path != "tests/unit/om")], ind),
        ("OM", [*PARALLEL, *om_paths], om),
        ("De hele keten in de browser", ["tests/e2e", "-p", "no:randomly"], {**ind}),
    ]


def _run(name: str, arguments: list[str], environment: dict[str, str], counts: Counter[str]) -> bool:
    print(f"\n== {name} ==", flush=True)
    started = time.monotonic()
    process = subprocess.Popen(
        [*PYTEST, *arguments], cwd=ROOT, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True
    )
    last = ""
    for line in process.stdout or ():
        print(line, end="", flush=True)
        last = line if FIGURE.search(line) else last
    for number, word in FIGURE.findall(last):
        counts["errors" if word.startswith("error") else word] += int(number)
    print(f"({time.monotonic() - started:.0f} s)", flush=True)
    return process.wait() == 0


if __name__ == "__main__":
    raise SystemExit(main())
