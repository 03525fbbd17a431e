"""What the tests of the law share: a stopped clock, people who may enter it, and one law."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings

from grondslag.both import clock
from grondslag.both.accounts.toegang import regel
from grondslag.both.wet import services

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
LAW_DAY = dt.date(2027, 1, 1)


@pytest.fixture(autouse=True)
def _stopped_clock() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def enterer_role() -> str:
    """A role of this side that may enter and confirm the law: the jurist at the IND."""
    return "jurist" if settings.ZIJDE == "ind" else min(regel("wet:invoeren").roles)


@pytest.fixture
def eerste(persoon: Callable[..., Any], enterer_role: str) -> Any:
    return persoon(enterer_role, naam="Eerste jurist")


@pytest.fixture
def tweede(persoon: Callable[..., Any], enterer_role: str) -> Any:
    return persoon(enterer_role, naam="Tweede jurist")


@pytest.fixture
def law() -> dict[str, Any]:
    """What a jurist would read in an (invented) Staatsblad."""
    return {
        "staatsblad": "2026, 456",
        "artikelonderdeel": "artikel I, onderdeel B",
        "dag": LAW_DAY,
        "overgangsrecht": "Deze wet is ook van toepassing op dossiers van vóór haar inwerkingtreding.",
        "soorten": {"identificerend": "Onze Minister kan identificerende gegevens verstrekken."},
        "voorwaarden": [("wet_voorwaarden", "De verstrekking is noodzakelijk voor de opsporing.")],
    }


@pytest.fixture
def confirmed(eerste: Any, tweede: Any, law: dict[str, Any]) -> Any:
    """The law, entered by one and confirmed by another."""
    row = services.enter_law(person=eerste, **law)
    services.confirm_law(invoer=row, person=tweede)
    return row
