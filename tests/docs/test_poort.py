"""What the page on the gate shows is what the gate says."""

import contextlib
import io
import re
from pathlib import Path

from grondslag.law import load_register

EXAMPLE = re.compile(r"^```python\n(.*?)^```\n+^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
TWENTY = "De twintig grondslagen"


def test_the_example_runs_and_says_what_stands_there(documents: dict[str, str]) -> None:
    [(code, expected)] = EXAMPLE.findall(documents["docs/poort.md"])
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(compile(code, "docs/poort.md", "exec"), {})  # noqa: S102 - the lines that the page shows
    assert said.getvalue() == expected
    assert [line for line in expected.splitlines() if not line.startswith(" ")] == ["nee", "nee", "ja"]


def test_the_number_of_grounds_is_that_of_the_register(documents: dict[str, str]) -> None:
    assert TWENTY in documents["docs/poort.md"]
    assert len(load_register().grounds) == 20


def test_both_front_pages_lead_to_it(root: Path, documents: dict[str, str]) -> None:
    assert (root / "docs" / "poort.md").exists()
    assert all("(docs/poort.md)" in documents[name] for name in ("README.md", "README.en.md"))
