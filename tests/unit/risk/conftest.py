"""A small invented register, and cards on it."""

import importlib.util
from pathlib import Path

import pytest

from grondslag.anonymise.kaart import values_of_zaak
from grondslag.risk import RegisterRow


def row(
    key, *, land="AF", van=1986, rol="uitvoerend", soort="menselijkheid", limb="1F-a", status="onherroepelijk"
):
    return RegisterRow(
        key,
        values_of_zaak(
            land=land, periode_van=van, limbs=[limb], feitsoorten=[soort], rolklasse=rol, status=status
        ),
    )


@pytest.fixture
def small_register():
    """Six alike, one alone by its role, one alone by its country, one of which little is known."""
    alike = [row(f"a{number}") for number in range(6)]
    unknown = RegisterRow("leeg", values_of_zaak())
    return [*alike, row("leider", rol="leidend"), row("ver", land="CO", van=1999), unknown]


@pytest.fixture(scope="session")
def demo_register():
    """The module `demo/register.py`, which is no package."""
    path = Path(__file__).parents[3] / "demo" / "register.py"
    spec = importlib.util.spec_from_file_location("demo_register", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def demo_zaken(demo_register):
    return list(demo_register.zaken())


@pytest.fixture(scope="session")
def demo_rows(demo_register):
    return demo_register.rows()


@pytest.fixture(scope="session")
def demo_names(demo_zaken):
    """Some hundreds of different full names."""
    return sorted({person["naam"] for zaak in demo_zaken for person in zaak["personen"]})[:600]
