"""Every change of one line of the register is caught, twice over: 0 alive.

By the signature: a changed line makes it fall, or is refused at load. And if a jurist signs the changed rule
without reading it: by the proofs, or by the second reading.
"""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from beweringen import gegevens_verschillen, verschilt, weerlegd
from maat import LANG
from mutanten import Mutant, mutanten

from grondslag import law
from grondslag.law import Register, RegisterError, load_register

MAP = Path(law.__file__).parent
VORMEN = ("*.yaml", "gronden/*.yaml", "handtekeningen/*.yaml", "teksten/*.txt")
BESTANDEN = [pad for vorm in VORMEN for pad in sorted(MAP.glob(vorm))]


def _gevangen(mutant: Mutant) -> str:
    """By what the mutant is caught; empty when it lives."""
    if mutant.register is None:
        return "de vorm"
    try:
        gelezen = verschilt(mutant.register, mutant.gronden)
        bewezen = weerlegd(mutant.register, mutant.gronden) if LANG or not gelezen else []
    except RegisterError:  # the ground of the law to come is gone or cannot hold a law
        return "de wet is niet in te voeren"
    if bewezen:
        return "de bewijzen"
    return "de tweede lezing" if gelezen else ""


def test_no_change_that_is_signed_unread_stays_alive(register, record_property):
    assert not verschilt(register)
    gevangen: Counter[str] = Counter()
    levend = []
    for mutant in mutanten(register):
        door = _gevangen(mutant)
        gevangen[door] += 1
        if not door:
            levend.append(mutant.naam)
    for door, aantal in gevangen.items():
        record_property(f"getekende mutanten gevangen door {door}", aantal)
    assert not levend


def _regels(bestand: Path) -> Iterator[tuple[int, str]]:
    """The lines that say something, with their place."""
    for nummer, regel in enumerate(bestand.read_text(encoding="utf-8").splitlines()):
        if regel.split("#")[0].strip():
            yield nummer, regel


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    return shutil.copytree(MAP, tmp_path / "law", ignore=shutil.ignore_patterns("*.py", "__pycache__"))


def _gelijk(register: Register, anders: Register, *, bestand: Path) -> bool:
    """Whether nothing was refused, no signature fell, and nothing reads differently."""
    if anders.faults or gegevens_verschillen(anders):
        return False
    if bestand.parent.name == "gronden":  # also where nobody signed, a rule that changed is another rule
        grond = bestand.stem
        return anders.grounds[grond].rule_sha256 == register.grounds[grond].rule_sha256
    return all(anders.grounds[naam].signed is ground.signed for naam, ground in register.grounds.items())


@pytest.mark.parametrize("bestand", BESTANDEN, ids=lambda pad: pad.stem)
def test_every_line_that_goes_is_seen(register, kopie, bestand, record_property):
    doel = kopie / bestand.relative_to(MAP)
    tekst = bestand.read_text(encoding="utf-8").splitlines(keepends=True)
    regels, ongezien = list(_regels(bestand)), []
    for nummer, regel in regels:
        doel.write_text("".join(tekst[:nummer] + tekst[nummer + 1 :]), encoding="utf-8")
        if _gelijk(register, load_register(folder=kopie, demo=True), bestand=bestand):
            ongezien.append(f"{nummer + 1}: {regel}")
    record_property("regels van het register weggelaten", len(regels))
    assert not ongezien
