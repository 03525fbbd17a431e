from collections.abc import Callable
from typing import Any

import pytest

from grondslag.ind.kamer import counts

COUNTED: dict[str, Any] = {
    "tafel-bijeenkomsten": 6,
    "casussen": 25,
    "uitkomsten": {"geen_vervolg": 14, "nadere_vraag": 8, "aangifte_overwegen": 3},
    "aangiften": {"overgedragen": 2, "niet_gedaan": 7},
    "vorderingen": {"126nc": 12, "126nd": 30, "126nf": 1},
    "vorderingen-afgedaan": {"geheel": 20, "deels": 11, "niet": 9},
    "vorderingen-open": 3,
}


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the apps of the chain count what a test wants: `filled(casussen=4)`."""
    monkeypatch.setattr(counts, "_counts", dict(counts._counts))

    def fill(**changed: Any) -> None:
        for name, value in {**COUNTED, **{k.replace("_", "-"): v for k, v in changed.items()}}.items():
            counts.register(name, lambda _year, value=value: value)

    fill()
    return fill
