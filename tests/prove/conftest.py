"""The proofs. Short in `make test`; `make prove` sets BEWIJS=lang and takes the long forms."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from grondslag.law import Register, load_register

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def register() -> Register:
    return load_register(demo=True)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was counted: a proof without its figures cannot be judged."""
    counts: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", ()):
        if "tests/prove" in report.nodeid:
            counts.update(dict(report.user_properties))
    for what, number in counts.items():
        terminalreporter.write_line(f"  {what}: {number:,}".replace(",", "."))
