"""The shipped register under the demo's signatures, and requests that lack nothing."""

import shutil
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from grondslag import law
from grondslag.law import Judgement, Law, Register, Request, law_from, load_register

DAY = date(2026, 11, 24)
PAPER = "stuk 12, versie 3"
SHA256 = "0123456789abcdef" * 4


@pytest.fixture(scope="session")
def register() -> Register:
    return load_register(demo=True)


@pytest.fixture(scope="session")
def day() -> date:
    return DAY


@pytest.fixture(scope="session")
def judgement() -> Callable[..., Judgement]:
    def _judgement(register: Register, name: str, day: date = DAY, **changes) -> Judgement:
        role = register.vocabulary.judgements[name].door
        return Judgement(**{"role": role, "evidence": PAPER, "sha256": SHA256, "date": day, **changes})

    return _judgement


@pytest.fixture(scope="session")
def complete(judgement) -> Callable[..., Request]:
    """A request to which nothing is wanting but what `register` itself withholds."""

    def _complete(
        register: Register, ground: str, *, day: date = DAY, kinds: Iterable[str] | None = None, **judgements
    ) -> Request:
        rule = register.grounds[ground].rule
        established = {c.oordeel: judgement(register, c.oordeel, day) for c in rule.voorwaarden}
        asked = frozenset(rule.mag if kinds is None else kinds)
        return Request("verzoek-1", ground, asked, rule.aan, {**established, **judgements})

    return _complete


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the register's files that a test may spoil."""
    source = Path(law.__file__).parent
    for name in ("gronden", "teksten", "handtekeningen"):
        shutil.copytree(source / name, tmp_path / name)
    for file in source.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    return tmp_path


@pytest.fixture
def spoil(folder: Path) -> Callable[[str, str, str], Path]:
    """Replace text in a file of the copy; the text must be there."""

    def _spoil(name: str, old: str, new: str) -> Path:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return file

    return _spoil


@pytest.fixture(scope="session")
def draft_law() -> Law:
    """A drafted law: every word of it is invented, and it says so."""
    return law_from(
        {
            "staatsblad": "onbekend",
            "artikelonderdeel": "verzonnen onderdeel A",
            "datum": "2027-01-01",
            "overgangsrecht": "Verzonnen: de wet geldt ook voor dossiers van daarvoor.",
            "soorten": [
                {"soort": kind, "zin": f"Verzonnen: ook {kind}."} for kind in ("identificerend", "dossier")
            ],
            "voorwaarden": [{"oordeel": "wet_voorwaarden", "zin": "Verzonnen: indien noodzakelijk."}],
            "aanname": True,
        }
    )
