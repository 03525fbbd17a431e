import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from grondslag.both.rendering import Bar, bar_plot

BALKEN = [
    Bar("Overlegtafel", 24),
    Bar("Vordering 126nd", 11),
    Bar("Vordering 126nf", None),
    Bar("Eigen beweging", 0),
]


@pytest.fixture
def voorbeelden() -> dict[str, dict[str, Any]]:
    """One full example a template, with the plot drawn."""
    alle: dict[str, dict[str, Any]] = yaml.safe_load(
        Path(__file__).with_name("voorbeelden.yaml").read_text("utf-8")
    )
    alle["cijfers"]["plot"] = {
        "svg": bar_plot("Verstrekkingen", BALKEN, eenheid="aantal"),
        "alt": "Staafdiagram van de tabel hierboven.",
        "bijschrift": "Verstrekkingen naar weg, 2025",
    }
    return copy.deepcopy(alle)
