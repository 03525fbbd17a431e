from collections.abc import Callable
from typing import Any

import pytest

from grondslag.ind.publicatie import services

INHOUD: dict[str, Any] = {
    "onderwerp": "Tijdelijke werkwijze 1F",
    "kop": [
        ["Aan", "de Minister van Justitie en Veiligheid"],
        ["Behandeld door", "mevrouw S. Verbruggen, 06-12345678"],
    ],
    "aanleiding": ["Minister Wiebe Halsema vroeg om een werkwijze."],
    "besluit": ["U wordt gevraagd in te stemmen."],
    "kernpunten": ["De tafel is tijdelijk."],
    "toelichting": ["Vragen kunnen naar S. Verbruggen, s.verbruggen@voorbeeld.example, worden gestuurd."],
}
OFFICIAL = ("S. Verbruggen", "06-12345678", "s.verbruggen@voorbeeld.example")
GROUND = "5.1-2-e"


@pytest.fixture
def nota(persoon: Callable[..., Any]) -> Any:
    """A nota with an official's name (twice), telephone and mail, on which nothing was decided."""
    return services.create_nota(user=persoon("beleidsmedewerker"), inhoud=INHOUD)


@pytest.fixture
def withhold(nota: Any) -> Callable[..., None]:
    """Withhold these texts."""

    def do(*texts: str, grond: str = GROUND) -> None:
        for text in texts:
            services.decide_passage(
                user=nota.door, nota=nota, tekst=text, keuze=grond, reden="naam van een ambtenaar"
            )

    return do


@pytest.fixture
def ready(nota: Any, withhold: Callable[..., None]) -> Any:
    """The nota with everything decided and a section 5 that agrees: four passages on one ground."""
    withhold(*OFFICIAL)
    services.fix_section5(
        user=nota.door, nota=nota, toelichting=["Gegevens van ambtenaren."], aantallen={GROUND: 4}
    )
    return nota
