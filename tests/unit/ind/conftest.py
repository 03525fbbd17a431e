"""An invented zaak with two documents, as the stages after the dossier find it."""

from collections.abc import Callable
from typing import Any

import pytest

TEXT = (
    "Rapport van nader gehoor.\n"
    "Verzoeker Karim Rahimi, V-nummer 2801234567, geboren op 12 mei 1984 te Herat, verklaart als volgt.\n"
    "Mijn broer Daoud Rahimi woonde in Herat. Karim kende commandant Gulbuddin Saberi.\n"
    "Ik heb de deur dichtgehouden. Niemand kon weg.\n"
)
LATER = "Karim Rahimi schreef op 3 juni 2019 aan zijn gemachtigde. Gulbuddin Saberi is overleden.\n"


@pytest.fixture
def maak_zaak(persoon: Callable[..., Any]) -> Callable[..., Any]:
    """Register a zaak: `maak_zaak(behandelaar)`; without one it belongs to the older stock."""
    from grondslag.ind.zaken.services import register_zaak

    numbers = iter(range(2801234567, 2801239999))

    def make(user: Any = None, **changes: Any) -> Any:
        gegevens = {
            "vnummer": str(next(numbers)),
            "bsn": "",
            "personen": [
                {"rol": "betrokkene", "naam": "Karim Rahimi", "aliassen": []},
                {"rol": "broer", "naam": "Daoud Rahimi", "aliassen": []},
            ],
            "geboortedatum": "1984-05-12",
            "geboortedatum_fictief": False,
            "geboorteplaats": "Herat",
            "nationaliteit": ["Afghaanse"],
            "geslacht": "m",
            "regio": "Herat",
            "feitcomplex": "",
        }
        values = {
            "limbs": ["1F-a"],
            "status": "tegengeworpen",
            "land": "AF",
            "periode_van": 1996,
            "periode_tot": 1998,
            "feitsoorten": ["foltering"],
            "rolklasse": "uitvoerend",
        }
        return register_zaak(user=user, gegevens=gegevens, **{**values, **changes})

    return make


@pytest.fixture
def voeg_toe() -> Callable[..., Any]:
    """Add a document that was read: `voeg_toe(zaak, "naam.txt", "tekst")`; without a text it still waits."""
    from grondslag.ind.dossiers.services import read_received, receive_document

    def add(zaak: Any, name: str = "01-gehoor.txt", text: str = TEXT, *, wacht: bool = False) -> Any:
        document = receive_document(user=zaak.behandelaar, zaak=zaak, name=name, data=text.encode())
        if not wacht:
            read_received(document=document)
        return type(document).objects.select_related("zaak").get(pk=document.pk)

    return add
